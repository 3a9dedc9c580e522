// Values are read once and written as they change.
#include "ui/kit/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr int mostRecentFiles = 10;

QString defaultFile() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/settings.ini";
}

QString themeKey(ThemeChoice theme) {
    if (theme == ThemeChoice::Light) return "light";
    if (theme == ThemeChoice::Contrast) return "contrast";
    return theme == ThemeChoice::Dark ? "dark" : "system";
}

/// The file is text that anybody may edit: what is no number counts as not set.
double numberIn(const QSettings &file, const QString &key, double otherwise) {
    bool isNumber = false;
    const double number = file.value(key).toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? number : otherwise;
}

/// The same of a word that is none of those known.
QString wordIn(const QSettings &file, const QString &key, const QStringList &known) {
    const QString word = file.value(key).toString();
    return known.contains(word) ? word : known.first();
}

Language systemLanguage() {
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent) :
    QObject(parent), m_file(file.isEmpty() ? defaultFile() : file, QSettings::IniFormat) {
    m_dataFolder = file.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                  : QFileInfo(file).absolutePath();
    read();
}

void Settings::read() {
    const QString language = m_file.value("language").toString();
    m_language = language == "zh_CN" ? Language::Chinese : language == "en" ? Language::English : systemLanguage();
    const QString theme = m_file.value("theme").toString();
    m_theme = theme == "light" ? ThemeChoice::Light : theme == "dark" ? ThemeChoice::Dark
              : theme == "contrast" ? ThemeChoice::Contrast : ThemeChoice::System;
    m_zoom = static_cast<int>(std::clamp(numberIn(m_file, "zoom", 100), double{smallestZoom}, double{largestZoom}));
    m_calm = m_file.value("calm").toBool();
    m_pace = std::max(0.0, numberIn(m_file, "pace", 2));
    m_gilProfile = wordIn(m_file, "gilProfile", {"any", "calls", "off"});
    m_recordingLevel = wordIn(m_file, "recordingLevel", {"", "sync", "shared", "all"});
    m_recentFiles = m_file.value("recentFiles").toStringList();
    m_trustedFiles = m_file.value("trustedFiles").toStringList();
    m_listeners = m_file.value("listeners").toStringList();
    m_lastOpened = m_file.value("lastOpened").toString();
}

void Settings::setLanguage(Language language) {
    if (language == m_language) return;
    m_language = language;
    m_file.setValue("language", language == Language::Chinese ? "zh_CN" : "en");
    emit languageChanged(language);
}

void Settings::setTheme(ThemeChoice theme) {
    if (theme == m_theme) return;
    m_theme = theme;
    m_file.setValue("theme", themeKey(theme));
    emit themeChanged(theme);
}

void Settings::setZoom(int percent) {
    percent = std::clamp(percent, smallestZoom, largestZoom);
    if (percent == m_zoom) return;
    m_zoom = percent;
    m_file.setValue("zoom", percent);
    emit zoomChanged(percent);
}

void Settings::setCalm(bool calm) {
    if (calm == m_calm) return;
    m_calm = calm;
    m_file.setValue("calm", calm);
    emit calmChanged(calm);
}

void Settings::setPace(double linesPerSecond) {
    linesPerSecond = std::max(0.0, linesPerSecond);
    if (linesPerSecond == m_pace) return;
    m_pace = linesPerSecond;
    m_file.setValue("pace", linesPerSecond);
    emit paceChanged(linesPerSecond);
}

void Settings::setGilProfile(const QString &profile) {
    if (profile == m_gilProfile) return;
    m_gilProfile = profile;
    m_file.setValue("gilProfile", profile);
    emit gilProfileChanged(profile);
}

void Settings::setRecordingLevel(const QString &level) {
    if (level == m_recordingLevel) return;
    m_recordingLevel = level;
    m_file.setValue("recordingLevel", level);
    emit recordingLevelChanged(level);
}

void Settings::addRecentFile(const QString &path) {
    QStringList files = m_recentFiles;
    files.removeAll(path);
    files.prepend(path);
    while (files.size() > mostRecentFiles) files.removeLast();
    if (files == m_recentFiles) return;
    m_recentFiles = files;
    m_file.setValue("recentFiles", files);
    emit recentFilesChanged(files);
}

void Settings::forgetRecentFiles() {
    m_recentFiles.clear();
    m_file.setValue("recentFiles", m_recentFiles);
    emit recentFilesChanged(m_recentFiles);
}

void Settings::trust(const QString &path) {
    if (m_trustedFiles.contains(path)) return;
    m_trustedFiles.append(path);
    m_file.setValue("trustedFiles", m_trustedFiles);
    emit trustedFilesChanged();
}

void Settings::forgetTrust() {
    m_trustedFiles.clear();
    m_listeners.clear();
    m_file.setValue("trustedFiles", m_trustedFiles);
    m_file.setValue("listeners", m_listeners);
    emit trustedFilesChanged();
}

void Settings::allowListening(const QString &key) {
    if (m_listeners.contains(key)) return;
    m_listeners.append(key);
    m_file.setValue("listeners", m_listeners);
}

void Settings::setLastOpened(const QString &key) {
    if (key == m_lastOpened) return;
    m_lastOpened = key;
    m_file.setValue("lastOpened", key);
    emit lastOpenedChanged(key);
}

QByteArray Settings::layout(const QString &name) const {
    return m_file.value("layout/" + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state) {
    m_file.setValue("layout/" + name, state);
}

void Settings::forgetLayout() {
    m_file.remove("layout");
}

QString Settings::dataFolder() const {
    QDir().mkpath(m_dataFolder);
    return m_dataFolder;
}

} // namespace forkyard::ui
