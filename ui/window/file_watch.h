// Tells that the file of the program that is open was changed, or removed, by somebody else. Reads nothing of it.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace forkyard::ui {

class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent);

    /// Empty: none.
    void setFile(const QString &path);

signals:
    /// Once for what comes together; whether it is another text now, or whether it was this program's own saving, is not looked at.
    void changed();

private:
    void watchAgain();

    QFileSystemWatcher m_watcher;
    QTimer m_settling; ///< others write in pieces, or a new file in the old one's place
    QString m_path;
    bool m_isGone = false; ///< and that was told
};

} // namespace forkyard::ui
