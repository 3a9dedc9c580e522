#include "ui/window/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace forkyard::ui {

namespace {

constexpr int mostFolders = 20;
const char *const foldersFile = "lesson-folders.txt"; // a path a line

} // namespace

QString titleOf(const lessons::Words &words, Language language) {
    return words.in(language == Language::Chinese ? lessons::Language::Chinese : lessons::Language::English);
}

Library::Library(Settings &settings, const QString &lessonsFolder, QObject *parent) :
    QObject(parent), m_settings(settings), m_lessonsFolder(lessonsFolder), m_catalogue(lessonsFolder),
    m_progress(settings.dataFolder() + "/progress.json") {
    m_problems = m_catalogue.problems();
    openRemembered();
    if (const Status loaded = m_progress.load(); !loaded) m_problems << loaded.error();
    connect(&settings, &Settings::recentFilesChanged, this, &Library::changed);
}

/// A folder that is not there now, as on a stick that is not plugged in, is no mistake, and stays remembered.
void Library::openRemembered() {
    QFile file(m_settings.dataFolder() + '/' + foldersFile);
    if (!file.open(QIODevice::ReadOnly)) return;
    m_folders = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder)
        if (QFileInfo::exists(*folder + "/lesson.json")) m_catalogue.add(*folder);
}

void Library::remember(const QString &folder) {
    m_folders.removeAll(folder);
    m_folders.prepend(folder);
    while (m_folders.size() > mostFolders) m_folders.removeLast();
    QDir().mkpath(m_settings.dataFolder());
    QSaveFile file(m_settings.dataFolder() + '/' + foldersFile);
    // Where it cannot be kept, the lesson is open all the same.
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write((m_folders.join('\n') + '\n').toUtf8());
    file.commit();
}

const lessons::Lesson *Library::next(const lessons::Lesson &lesson) const {
    const QList<lessons::Lesson> &all = m_catalogue.lessons();
    for (qsizetype index = 0; index + 1 < all.size(); ++index) {
        if (all[index].id == lesson.id && all[index].folder == lesson.folder) return &all[index + 1];
    }
    return nullptr;
}

const lessons::Lesson *Library::addFolder(const QString &folder, QList<Diagnostic> *problems) {
    const qsizetype before = m_catalogue.problems().size();
    const lessons::Lesson *lesson = m_catalogue.add(folder);
    *problems = m_catalogue.problems().mid(before);
    const bool isBundled = !m_lessonsFolder.isEmpty() && folder.startsWith(m_lessonsFolder + '/');
    if (lesson && !isBundled) remember(lesson->folder);
    emit changed();
    return lesson;
}

QList<RailItem> Library::railItems() const {
    const auto chapterTitle = [](lessons::Chapter chapter) {
        switch (chapter) {
        case lessons::Chapter::Processes: return tr("Processes");
        case lessons::Chapter::Threads: return tr("Threads");
        case lessons::Chapter::Choosing: return tr("Choosing");
        case lessons::Chapter::Own: return tr("Opened lessons");
        }
        return QString();
    };
    QList<RailItem> items;
    std::optional<lessons::Chapter> chapter;
    for (const lessons::Lesson &lesson : m_catalogue.lessons()) {
        if (chapter != lesson.chapter) {
            chapter = lesson.chapter;
            items << RailItem{RailItem::Kind::Chapter, {}, chapterTitle(*chapter)};
        }
        const QString mark = lesson.number > 0 ? QString::number(lesson.number) : QString::fromUtf8("•");
        items << RailItem{RailItem::Kind::Lesson, "lesson:" + lesson.id, titleOf(lesson.title, m_settings.language()),
                          mark, m_progress.of(lesson.id).done};
    }
    items << RailItem{RailItem::Kind::Chapter, {}, tr("My programs")};
    for (const QString &path : m_settings.recentFiles())
        items << RailItem{RailItem::Kind::Program, "file:" + path, QFileInfo(path).fileName()};
    items << RailItem{RailItem::Kind::Command, "new", tr("New program")};
    items << RailItem{RailItem::Kind::Command, "open", tr("Open a program…")};
    return items;
}

} // namespace forkyard::ui
