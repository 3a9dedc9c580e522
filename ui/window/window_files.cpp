// The window's opening and saving: lessons, programs, traces, by dialog, by drop, by path.
#include "core/trace/trace_file.h"
#include "ui/editor/program_file.h"
#include "ui/editor/syntax_check.h"
#include "ui/explore/explore_view.h"
#include "ui/kit/save_file.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/models/moment_file.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"
#include "ui/window/top_bar.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>

namespace forkyard::ui {

namespace {

const QString traceSuffix = "forkyard";
const QString firstLesson = "2";
/// Reading a trace, ns: before anything is shown, and in each turn after that; ms between turns.
constexpr std::uint64_t openedAtOnce = 150'000'000;
constexpr std::uint64_t openedInATurn = 6'000'000;
constexpr int turnsApart = 8;

bool looksLikeMoment(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && isMoment(file.read(200));
}

/// By its name; one with another name if it can be read as a program. (What is damaged, or another program's, would open as nonsense.)
bool looksLikeProgram(const QString &path, const QString &text) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix.isEmpty() || suffix == "py" || suffix == "pyw" || suffix == "txt") return true;
    const QString start = text.trimmed();
    return !start.isEmpty() && !start.startsWith('{') && !start.startsWith('[') && !checkSyntax(text).problem;
}

} // namespace

void MainWindow::openFirst() {
    const QString last = m_kit.settings().lastOpened();
    if (last.startsWith("lesson:") && openLesson(last.mid(7).section('/', 0, 0), last.section('/', 1))) return;
    if (last.startsWith("file:") && QFileInfo::exists(last.mid(5)) && openProgram(last.mid(5))) return;
    if (last == "new") return openNewProgram();
    if (openLesson(firstLesson)) return;
    const QList<lessons::Lesson> &all = m_library.catalogue().lessons();
    if (all.isEmpty() || !openLesson(all.first().id)) openNewProgram();
}

bool MainWindow::openPath(const QString &path) {
    const QFileInfo info(path);
    if (info.isDir() && QFileInfo::exists(path + "/lesson.json")) return openLessonFolder(path);
    if (const lessons::Lesson *lesson = m_library.catalogue().find(path); lesson && !info.exists() && !path.contains('/')) return openLesson(lesson->folder);
    if (info.isFile() && (info.suffix() == momentSuffix || looksLikeMoment(path))) return openMoment(info.absoluteFilePath());
    if (info.suffix() == traceSuffix || (info.isFile() && trace::isTraceFile(QFile::encodeName(path).toStdString()))) return openTrace(info.absoluteFilePath());
    return openProgram(info.absoluteFilePath());
}

bool MainWindow::openLesson(const QString &id, const QString &file) {
    const lessons::Lesson *lesson = m_library.catalogue().find(id);
    if (!lesson || lesson->programs.isEmpty()) return false;
    const lessons::Program *program = file.isEmpty() ? &lesson->programs.first() : lesson->program(file);
    if (!program) return false;
    const QString key = "lesson:" + lesson->id;
    setOpened(key, lesson);
    arrangeViews(lesson->pictureFor(program->file), lesson->charts);
    m_editor->open({key + '/' + program->file, program->file, {}, program->text});
    m_topBar->setFullSpeed(runsAtFullSpeed());
    showKnobs();
    m_kit.settings().setLastOpened(key + '/' + program->file);
    refreshTitle();
    return true;
}

bool MainWindow::openLessonFolder(const QString &folder) {
    QList<Diagnostic> problems;
    const QString place = QFileInfo(folder).canonicalFilePath();
    // What is open now is void when others are read; the same folder is read again.
    const QString before = m_lesson ? m_lesson->id : QString(), file = m_editor->program().fileName;
    stop();
    m_lesson = m_judgedLesson = nullptr;
    m_lessonPanel->setLesson(nullptr);
    const lessons::Lesson *lesson = m_library.addFolder(place.isEmpty() ? folder : place, &problems);
    if (!problems.isEmpty()) m_notice->tell(problems.first());
    if (lesson) return openLesson(lesson->folder);
    if (!before.isEmpty()) openLesson(before, file);
    return false;
}

bool MainWindow::openProgram(const QString &path) {
    const Result<QString> text = readProgram(path);
    if (!text) {
        m_notice->tell(text.error());
        return false;
    }
    if (!looksLikeProgram(path, text.value())) {
        m_notice->tell({"file.unknown-kind", {QFileInfo(path).fileName().toStdString()}, {}, DiagnosticClass::UserMistake, {}});
        return false;
    }
    m_notice->dismiss();
    const QString key = "file:" + path;
    m_kit.settings().addRecentFile(path);
    setOpened(key, nullptr);
    m_editor->open({key, QFileInfo(path).fileName(), path, text.value()});
    m_kit.settings().setLastOpened(key);
    refreshTitle();
    if (!m_kit.settings().isTrusted(path) && m_notice->text().isEmpty()) tellRestricted(path);
    return true;
}

void MainWindow::openNewProgram() {
    m_notice->dismiss();
    setOpened("new", nullptr);
    m_editor->open({"new", tr("untitled.py"), {}, {}});
    m_kit.settings().setLastOpened("new");
    refreshTitle();
    m_side->show(SidePanel::Page::Program);
    m_editor->edit()->setFocus();
}

bool MainWindow::openTrace(const QString &path) {
    auto opening = trace::TraceOpening::begin(path.toStdString());
    if (!opening) {
        m_notice->tell(opening.error());
        return false;
    }
    stop();
    m_notice->dismiss(); // what was told of another file
    m_kit.settings().addRecentFile(path);
    // Most are there at once; of a long one the beginning is shown while the rest is read.
    const bool isWhole = opening.value()->readOn(openedAtOnce, trace::TraceOpening::Patience::WaitForMore);
    const std::shared_ptr<trace::Store> store = opening.value()->store();
    if (!store->sources().empty()) {
        setOpened("trace:" + path, nullptr);
        const QString text = QString::fromStdString(store->sources().front().text);
        const QString name = QFileInfo(QString::fromStdString(store->sources().front().path)).fileName();
        m_editor->open({"trace:" + path, name.isEmpty() ? QFileInfo(path).fileName() : name, {}, text});
    }
    m_run.setStore(store, !isWhole);
    m_opening = std::move(opening).value();
    if (isWhole) return endOpening();
    readOn();
    refreshTitle();
    refreshRunState();
    return true;
}

/// A turn of reading a long trace; the next comes when the window has had its own.
void MainWindow::readOn() {
    if (!m_opening) return;
    if (m_run.store() != m_opening->store().get()) { // something else is shown now
        m_opening.reset();
        return;
    }
    const bool isWhole = m_opening->readOn(openedInATurn);
    m_run.noteAppended();
    if (isWhole) {
        endOpening();
        return;
    }
    const auto percent = static_cast<int>(m_opening->store()->eventCount() * std::uint64_t{100} / std::max<std::uint64_t>(1, m_opening->expected()));
    if (percent != m_openedPercent) {
        m_openedPercent = percent;
        m_notice->tell(NoticeBar::Tone::Information, [percent] { return tr("The trace is being read: %1 % are there.").arg(percent); });
    }
    QTimer::singleShot(turnsApart, this, &MainWindow::readOn);
}

bool MainWindow::endOpening() {
    const std::optional<Diagnostic> warning = m_opening->warning();
    m_opening.reset();
    if (m_openedPercent >= 0) m_notice->dismiss();
    m_openedPercent = -1;
    if (m_run.isLive()) {
        m_run.noteEnded();
        m_run.playhead().stopFollowing();
    }
    if (warning) m_notice->tell(*warning);
    refreshTitle();
    refreshRunState();
    return true;
}

void MainWindow::setOpened(const QString &key, const lessons::Lesson *lesson) {
    if (key != m_openedKey) {
        stop();
        m_run.setStore(nullptr, false);
        m_explore->clear();
        m_optionKnobs.clear();
    }
    m_openedKey = key;
    // Another program of the same lesson leaves the lesson's panel as it is.
    if (lesson != m_lesson || !lesson) {
        m_lesson = lesson;
        if (!lesson) arrangeViews({}, {});
        m_lessonPanel->setLesson(lesson);
        const lessons::Lesson *next = lesson ? m_library.next(*lesson) : nullptr;
        m_lessonPanel->setNext(next ? next->id : QString(),
                               next ? titleOf(next->title, m_kit.settings().language()) : QString());
        m_side->show(SidePanel::Page::Lesson);
        // In a small window a program without a lesson is there to be read and run.
        if (!lesson) m_side->show(SidePanel::Page::Program);
    }
    m_rail->setCurrent(key);
    refreshRunState();
}

void MainWindow::activateRailItem(const QString &key) {
    if (key == "open") askOpenProgram();
    else if (key == "new") openNewProgram();
    else if (key.startsWith("lesson:")) openLesson(key.mid(7));
    else if (key.startsWith("file:")) openProgram(key.mid(5));
}

void MainWindow::tellRestored(bool originalChanged) {
    m_notice->tell(
        NoticeBar::Tone::Information,
        [originalChanged] {
            return originalChanged ? tr("Your changes from last time are back. The original has changed since.")
                                   : tr("Your changes from last time are back.");
        },
        [this] {
            return m_editor->program().path.isEmpty() ? tr("Reset to the original") : tr("Go back to what is on disk");
        },
        [this] { m_editor->resetToOriginal(); });
}

/// By another program, or it is gone. What was typed here is never lost: it stays, or is taken back by undo.
void MainWindow::noteFileChanged() {
    const QString path = m_editor->program().path, name = QFileInfo(path).fileName();
    if (path.isEmpty()) return;
    if (!QFileInfo::exists(path))
        return m_notice->tell(NoticeBar::Tone::Information, [name] { return tr("%1 is not on the disk any more. What you see is kept here; saving writes it again.").arg(name); },
                              [] { return tr("Save"); }, [this] { save(); });
    const Result<QString> text = readProgram(path);
    if (!text || text.value() == m_editor->program().original) return;
    if (!m_editor->isModified()) {
        m_editor->takeFromDisk(text.value());
        return m_notice->tell(NoticeBar::Tone::Information, [name] { return tr("%1 was changed by another program. What is on the disk now is shown.").arg(name); });
    }
    if (text.value() == m_editor->text()) return m_editor->takeFromDisk(text.value());
    m_notice->tell(NoticeBar::Tone::Information, [name] { return tr("%1 was changed by another program, and by you. Saving writes over the other changes.").arg(name); },
                   [] { return tr("Show what is on the disk"); }, [this, path] {
                       if (const Result<QString> now = readProgram(path)) m_editor->takeFromDisk(now.value());
                   });
}

void MainWindow::tellRestricted(const QString &path) {
    m_notice->tell(
        NoticeBar::Tone::Information,
        [] {
            return tr("This program comes from outside. Until you trust it, it may start no other programs, read only the files beside "
                      "it, write none, and use no network beyond this machine.");
        },
        [] { return tr("Trust it"); }, [this, path] { m_kit.settings().trust(path); });
}

void MainWindow::askOpenProgram() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), {},
                                                      tr("Programs, traces, moments (*.py *.%1 *.%2);;All files (*)").arg(traceSuffix, QString(momentSuffix)));
    if (!path.isEmpty()) openPath(path);
}

void MainWindow::askOpenTrace() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a trace"), {},
                                                      tr("Traces (*.%1);;All files (*)").arg(traceSuffix));
    if (!path.isEmpty()) openTrace(path);
}

void MainWindow::askOpenLesson() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a lesson's folder"));
    if (!folder.isEmpty()) openLessonFolder(folder);
}

void MainWindow::save() {
    const QString path = m_editor->program().path;
    if (path.isEmpty()) return saveAs();
    const Status status = m_editor->saveTo(path);
    if (!status) m_notice->tell(status.error());
}

void MainWindow::saveAs() {
    const QString suggested =
        m_editor->program().path.isEmpty() ? m_editor->program().fileName : m_editor->program().path;
    const QString path = askSaveFile(this, tr("Save the program"), suggested, tr("Programs (*.py)"));
    if (path.isEmpty()) return;
    const Status status = m_editor->saveTo(path);
    if (!status) return m_notice->tell(status.error());
    // What was written here is the user's own.
    m_kit.settings().trust(path);
    m_kit.settings().addRecentFile(path);
    m_kit.settings().setLastOpened("file:" + path);
    m_openedKey = "file:" + path;
    if (m_lesson) {
        m_lesson = nullptr;
        m_lessonPanel->setLesson(nullptr);
        m_lessonPanel->setNext({}, {});
    }
    refreshRail();
    refreshTitle();
}

void MainWindow::saveTrace() {
    if (!m_run.store()) return;
    const QString path = askSaveFile(this, tr("Save the trace"), {},
                                                      tr("Traces (*.%1)").arg(traceSuffix));
    if (path.isEmpty()) return;
    const Status status = trace::saveTrace(*m_run.store(), path.toStdString());
    if (!status) m_notice->tell(status.error());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile()) return;
    event->acceptProposedAction();
    openPath(urls.first().toLocalFile());
}

} // namespace forkyard::ui
