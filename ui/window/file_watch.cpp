#include "ui/window/file_watch.h"

#include <QDir>
#include <QFileInfo>

namespace forkyard::ui {

namespace {
constexpr int SettlingMs = 200;
} // namespace

FileWatch::FileWatch(QObject *parent) : QObject(parent) {
    m_settling.setSingleShot(true);
    m_settling.setInterval(SettlingMs);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settling, qOverload<>(&QTimer::start));
    // A file that comes back is seen by its folder only.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_watcher.files().contains(m_path) && (!m_isGone || QFileInfo::exists(m_path))) m_settling.start();
    });
    connect(&m_settling, &QTimer::timeout, this, [this] {
        watchAgain();
        emit changed();
    });
}

void FileWatch::setFile(const QString &path) {
    if (path == m_path) return;
    if (const QStringList all = m_watcher.files() + m_watcher.directories(); !all.isEmpty()) m_watcher.removePaths(all);
    m_settling.stop();
    m_path = path;
    watchAgain();
}

void FileWatch::watchAgain() {
    if (m_path.isEmpty()) return;
    const QFileInfo info(m_path);
    m_isGone = !info.exists();
    if (info.exists() && !m_watcher.files().contains(m_path)) m_watcher.addPath(m_path);
    if (info.dir().exists() && !m_watcher.directories().contains(info.path())) m_watcher.addPath(info.path());
}

} // namespace forkyard::ui
