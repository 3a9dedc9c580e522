// Handing on: moments, bookmarks, exports and pictures.
#include "core/trace/store.h"
#include "core/trace/trace_export.h"
#include "ui/editor/program_file.h"
#include "ui/explore/explore_view.h"
#include "ui/kit/save_file.h"
#include "ui/models/moment_file.h"
#include "ui/window/export_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/picture_export.h"
#include "ui/window/side_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QEventLoop>
#include <QFileInfo>
#include <QInputDialog>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace forkyard::ui {

SavedMoment MainWindow::momentNow(const QString &notes) const {
    SavedMoment moment;
    moment.programName = m_editor->program().fileName;
    moment.programText = m_editor->text();
    moment.lesson = m_lesson ? m_lesson->id : QString();
    moment.mode = m_mode;
    moment.options = runOptions();
    moment.options.schedule = m_mode == RunMode::Step ? m_stepping.schedule() : QString();
    moment.time = m_run.playhead().time();
    moment.notes = notes;
    moment.bookmarks = m_run.bookmarks().toJson();
    moment.watched = m_run.watched();
    moment.store = m_run.sharedStore();
    return moment;
}

Status MainWindow::saveMomentTo(const QString &path, const QString &notes) {
    const Result<QByteArray> bytes = momentToJson(momentNow(notes));
    if (!bytes) return bytes.error();
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes.value()) == bytes.value().size() && file.commit()) {
        m_kit.settings().addRecentFile(path);
        return Nothing{};
    }
    return Diagnostic{"file.unwritable", {QFileInfo(path).fileName().toStdString(), file.errorString().toStdString()}, {}, DiagnosticClass::UserMistake, {}};
}

bool MainWindow::openMoment(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_notice->tell({"file.unreadable", {QFileInfo(path).fileName().toStdString(), file.errorString().toStdString()}, {}, DiagnosticClass::UserMistake, {}});
        return false;
    }
    Result<SavedMoment> read = momentFromJson(file.readAll());
    if (!read) {
        m_notice->tell(read.error());
        return false;
    }
    stop();
    m_notice->dismiss();
    SavedMoment &moment = read.value();
    m_kit.settings().addRecentFile(path);
    const lessons::Lesson *lesson = moment.lesson.isEmpty() ? nullptr : m_library.catalogue().find(moment.lesson);
    setOpened("moment:" + path, lesson);
    if (lesson) arrangeViews(lesson->pictureFor(moment.programName), lesson->charts);
    m_editor->open({"moment:" + path, moment.programName, {}, moment.programText});
    m_optionKnobs = {{"gil", moment.options.gilProfile}, {"start-method", moment.options.startMethod}, {"slice", QString::number(moment.options.slice)}, {"pace", QString::number(moment.options.pace)}};
    m_run.setStore(std::move(moment.store), false);
    m_run.playhead().setTime(moment.time);
    m_run.bookmarks().fromJson(moment.bookmarks);
    for (const QString &name : moment.watched) m_run.setWatched(name, true);
    m_stepping.clear();
    setMode(moment.mode);
    // Steps can be gone on with where there is a machine to take them: the same schedule leads to the same moment.
    if (m_mode == RunMode::Step && !moment.options.schedule.isEmpty() && m_controller->canSimulate()) {
        m_showAt = moment.time;
        simulate({}, moment.options.schedule);
    }
    refreshTitle();
    refreshRunState();
    if (!moment.notes.isEmpty()) m_notice->tell(NoticeBar::Tone::Information, [notes = moment.notes] { return notes; });
    return true;
}

void MainWindow::saveMoment() {
    QInputDialog dialog(this);
    dialog.setWindowTitle(tr("Save this moment"));
    dialog.setLabelText(tr("What should whoever opens it know? (may be empty)"));
    dialog.setOption(QInputDialog::UsePlainTextEditForTextInput);
    static_cast<void>(dialog.sizeHint()); // makes its parts
    // The key goes on to the buttons: a note needs no tabulators, and whoever has no mouse must get out of it.
    if (auto *edit = dialog.findChild<QPlainTextEdit *>()) edit->setTabChangesFocus(true);
    if (dialog.exec() != QDialog::Accepted) return;
    const QString notes = dialog.textValue().trimmed();
    const QString name = QFileInfo(m_editor->program().fileName).completeBaseName() + '.' + momentSuffix;
    const QString path = askSaveFile(this, tr("Save this moment"), name, tr("Moments (*.%1)").arg(momentSuffix));
    if (path.isEmpty()) return;
    if (const Status status = saveMomentTo(path, notes); !status) m_notice->tell(status.error());
}

void MainWindow::addBookmark(const QString &text) {
    m_run.bookmarks().set(m_run.playhead().time(), text);
}

void MainWindow::askBookmark() {
    if (!m_run.store()) return;
    bool agreed = false;
    // While a run goes on time does not stand still for whoever types.
    const qint64 time = m_run.playhead().time();
    const trace::Store *store = m_run.store();
    const Bookmark *known = m_run.bookmarks().at(time);
    const QString text = QInputDialog::getText(this, tr("Bookmark this moment"), tr("Its name"), QLineEdit::Normal,
                                               known ? known->text : m_kit.words().seconds(time, 3), &agreed);
    if (agreed && m_run.store() == store) m_run.bookmarks().set(time, text);
}

void MainWindow::goToBookmark(bool backwards) {
    const qint64 now = m_run.playhead().time();
    const Bookmark *found = backwards ? m_run.bookmarks().previous(now) : m_run.bookmarks().next(now);
    if (!found) return;
    m_notice->tell(NoticeBar::Tone::Information, [text = found->text] { return text; });
    m_run.playhead().setTime(found->time);
}

QList<std::pair<QString, QString>> MainWindow::pictureViews() const {
    QList<std::pair<QString, QString>> views{{"window", tr("the whole window")}};
    if (m_mode == RunMode::Explore) views << std::pair{QString("explore"), tr("all schedules")};
    else views << std::pair{QString("stage"), tr("the stage")};
    if (m_timeline) views << std::pair{QString("timeline"), tr("the timeline")};
    if (m_charts) views << std::pair{QString("charts"), tr("the charts")};
    views << std::pair{QString("program"), tr("the program")};
    return views;
}

QWidget *MainWindow::viewNamed(const QString &name) {
    if (name == "explore") return m_explore;
    if (name == "stage") return m_stage;
    if (name == "timeline") return m_timeline;
    if (name == "charts") return m_charts;
    return name == "program" ? static_cast<QWidget *>(m_editor) : this;
}

Status MainWindow::exportTo(const QString &path, const ExportChoice &choice) {
    if (choice.format) return trace::exportTrace(*m_run.store(), *choice.format, QFile::encodeName(path).toStdString());
    QWidget *view = viewNamed(choice.view);
    if (view->isVisible()) return exportPicture(*view, path, choice.scale, windowTitle());
    // A view behind another tab has no size and nothing painted yet: it comes to the front for the picture.
    const SidePanel::Page before = m_side->current();
    m_side->showPageOf(view);
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    // What it has put off to its next frame comes first.
    for (QTimer *timer : view->findChildren<QTimer *>()) {
        if (!timer->isSingleShot() || !timer->isActive()) continue;
        QEventLoop loop;
        connect(timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    const Status status = exportPicture(*view, path, choice.scale, windowTitle());
    m_side->show(before);
    return status;
}

void MainWindow::askExport() {
    ExportDialog dialog(m_kit, m_run.store() != nullptr, pictureViews(), this);
    if (dialog.exec() != QDialog::Accepted) return;
    const ExportChoice choice = dialog.choice();
    const QString base = QFileInfo(m_editor->program().fileName).completeBaseName();
    const QString path = askSaveFile(this, tr("Export"), base + '.' + choice.suffix, QString("*.%1").arg(choice.suffix));
    if (path.isEmpty()) return;
    if (const Status status = exportTo(path, choice); !status) m_notice->tell(status.error());
}

void MainWindow::copyPicture() {
    View *view = viewWithFocus();
    QApplication::clipboard()->setImage(pictureOf(view ? *static_cast<QWidget *>(view) : *this, 2));
    m_notice->tell(NoticeBar::Tone::Information, [] { return tr("The picture is in the clipboard."); });
}

} // namespace forkyard::ui
