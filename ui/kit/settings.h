// Everything the user can set, kept in one file, with a signal per value. Knows no widget; who shows a value listens.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace forkyard::ui {

enum class Language { English, Chinese };
enum class ThemeChoice { System, Light, Dark, Contrast };

class Settings : public QObject {
    Q_OBJECT

public:
    /// Values live in `file` (INI text); an empty path means the user's own configuration folder.
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);

    /// The first time the language is the system's: Chinese where that is Chinese, else English.
    Language language() const { return m_language; }
    void setLanguage(Language language);

    ThemeChoice theme() const { return m_theme; }
    void setTheme(ThemeChoice theme);

    /// Percent, 80 to 300; values outside are brought inside.
    int zoom() const { return m_zoom; }
    void setZoom(int percent);
    static constexpr int smallestZoom = 80;
    static constexpr int largestZoom = 300;

    /// Without animations.
    bool isCalm() const { return m_calm; }
    void setCalm(bool calm);

    /// Lines per second and thread in a live run; 0 is full speed.
    double pace() const { return m_pace; }
    void setPace(double linesPerSecond);

    /// "any", "calls" or "off", as the command line spells them.
    QString gilProfile() const { return m_gilProfile; }
    void setGilProfile(const QString &profile);

    /// "sync", "shared" or "all"; empty: chosen from the pace.
    QString recordingLevel() const { return m_recordingLevel; }
    void setRecordingLevel(const QString &level);

    /// Files opened lately, newest first, at most ten.
    QStringList recentFiles() const { return m_recentFiles; }
    void addRecentFile(const QString &path);
    void forgetRecentFiles();

    /// Programs from elsewhere that may do everything.
    bool isTrusted(const QString &path) const { return m_trustedFiles.contains(path); }
    void trust(const QString &path);
    qsizetype trustedCount() const { return m_trustedFiles.size(); }
    void forgetTrust();
    /// Programs that may wait for connections from other computers.
    bool mayListen(const QString &key) const { return m_listeners.contains(key); }
    void allowListening(const QString &key);

    /// Key of the lesson or program that was open last ("lesson:queue", "file:/path").
    QString lastOpened() const { return m_lastOpened; }
    void setLastOpened(const QString &key);

    /// Sizes of windows and splitters, opaque to this class, by a name of the widget's choosing.
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    void forgetLayout();

    /// Where drafts and other files of the program live; made when it is missing.
    QString dataFolder() const;

signals:
    void languageChanged(forkyard::ui::Language language);
    void themeChanged(forkyard::ui::ThemeChoice theme);
    void zoomChanged(int percent);
    void calmChanged(bool calm);
    void paceChanged(double linesPerSecond);
    void gilProfileChanged(const QString &profile);
    void recordingLevelChanged(const QString &level);
    void recentFilesChanged(const QStringList &files);
    void trustedFilesChanged();
    void lastOpenedChanged(const QString &key);

private:
    void read();

    QSettings m_file;
    QString m_dataFolder;
    Language m_language = Language::English;
    ThemeChoice m_theme = ThemeChoice::System;
    int m_zoom = 100;
    bool m_calm = false;
    double m_pace = 2;
    QString m_gilProfile;
    QString m_recordingLevel;
    QStringList m_recentFiles;
    QStringList m_trustedFiles;
    QStringList m_listeners;
    QString m_lastOpened;
};

} // namespace forkyard::ui
