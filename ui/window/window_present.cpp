// The window's presenting, recording and pictures: what is open is handed to the folders that do it.
#include "core/trace/store.h"
#include "core/trace/trace_file.h"
#include "ui/editor/editor_panel.h"
#include "ui/kit/save_file.h"
#include "ui/present/notes_view.h"
#include "ui/present/present_view.h"
#include "ui/present/tour_editor.h"
#include "ui/present/tour_step_form.h"
#include "ui/record/live_recorder.h"
#include "ui/record/pictures.h"
#include "ui/record/unfinished.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/top_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <memory>
#include <optional>

namespace forkyard::ui {

namespace {

/// The lesson's tour, or that beside the program; else the run.
std::unique_ptr<Presentation> presentationOf(const Kit &kit, const lessons::Lesson *lesson, const QString &program, const RunModel &run, NoticeBar &notice) {
    const QString file = lesson ? lesson->folder + '/' + lessons::tourFileName : lessons::tourFileFor(program);
    if (lesson && !lessons::isTourThere(file)) return Presentation::ofLesson(kit, *lesson);
    if (!file.isEmpty()) {
        auto tour = lessons::loadTour(file);
        if (tour) return std::make_unique<Presentation>(kit, lesson, std::move(tour).value());
        notice.tell(tour.error());
        return nullptr;
    }
    if (!run.store() || run.store()->eventCount() == 0) return nullptr;
    // The window's own; presenting ends before another takes its place.
    const auto &sources = run.store()->sources();
    const QString name = sources.empty() ? QString() : QFileInfo(QString::fromStdString(sources.front().path)).fileName();
    return Presentation::ofTrace(kit, {std::shared_ptr<void>(), run.store()}, name.isEmpty() ? MainWindow::tr("A run") : MainWindow::tr("A run of %1").arg(name));
}

lessons::TourMoment momentOf(qint64 time) {
    lessons::TourMoment moment;
    moment.kind = lessons::TourMoment::Kind::Time;
    moment.offset = time;
    return moment;
}

QString recordingsFolder(const Kit &kit) { return kit.settings().dataFolder() + "/recordings"; }

} // namespace

void MainWindow::present() {
    auto presentation = presentationOf(m_kit, m_lesson, m_editor->program().path, m_run, *m_notice);
    if (!presentation) {
        m_notice->tell(NoticeBar::Tone::Information, [] { return tr("There is nothing to present yet: open a lesson, or run a program first."); });
        return;
    }
    auto *view = new PresentView(m_kit, std::move(presentation), this);
    view->setControllerMaker(m_makeController);
    connect(&m_run, &RunModel::storeReplaced, view, &QWidget::close);
    connect(&m_kit, &Kit::languageChanged, view, &QWidget::close);
    // A recording shows what the audience sees.
    if (auto *recorder = findChild<LiveRecorder *>()) recorder->follow(*view);
    connect(view, &PresentView::left, this, [this] {
        if (auto *recorder = findChild<LiveRecorder *>()) recorder->follow(*this);
    });
    view->showFullScreen();
    view->activateWindow();
    view->setFocus();
}

PresentView *MainWindow::presentView() const { return findChild<PresentView *>("presentView"); }

/// What is offered for a file that is made of what is open.
QString MainWindow::fileNamed(const QString &suffix) const {
    const QString name = m_lesson ? m_lesson->id : QFileInfo(m_editor->program().fileName).completeBaseName();
    return (name.isEmpty() ? QStringLiteral("forkyard") : name) + '.' + suffix;
}

void MainWindow::saveStripAs() {
    auto presentation = presentationOf(m_kit, m_lesson, m_editor->program().path, m_run, *m_notice);
    if (!presentation) return;
    const QString file = askSaveFile(this, tr("Save the tour's steps as one sheet"), fileNamed("pdf"), tr("Pictures (*.pdf *.svg *.png)"));
    if (file.isEmpty()) return;
    if (const Status saved = saveStrip(m_kit, *presentation, file); !saved) m_notice->tell(saved.error());
}

void MainWindow::toggleRecording() {
    auto *recorder = findChild<LiveRecorder *>();
    if (recorder) {
        const Status ended = recorder->stop();
        const qint64 frames = recorder->frames(), lost = recorder->lost();
        delete recorder;
        m_topBar->setRecording(false);
        if (!ended) return m_notice->tell(ended.error());
        m_notice->tell(NoticeBar::Tone::Information, [frames, lost] { return tr("Recorded %1 s; %2 of %3 frames came too late and are shown twice.").arg(static_cast<double>(frames) / 30, 0, 'f', 1).arg(lost).arg(frames); });
        return;
    }
    const QString file = askSaveFile(this, tr("Record the window to"), fileNamed("mp4"), tr("Videos (*.mp4 *.webm)"));
    if (!file.isEmpty()) startRecording(file);
}

void MainWindow::startRecording(const QString &file) {
    auto *recorder = new LiveRecorder(this);
    recorder->setNoteFolder(recordingsFolder(m_kit));
    QWidget *shown = presentView() ? static_cast<QWidget *>(presentView()) : this;
    if (const Status begun = recorder->start(*shown, file); !begun) {
        delete recorder;
        return m_notice->tell(begun.error());
    }
    m_topBar->setRecording(true);
    connect(recorder, &LiveRecorder::endedByItself, this, [this, recorder](const Diagnostic &why) {
        const qint64 frames = recorder->frames(), lost = recorder->lost();
        recorder->deleteLater();
        recorder->setParent(nullptr);
        m_topBar->setRecording(false);
        m_notice->tell(NoticeBar::Tone::Problem, [this, why, frames, lost] { return m_kit.words().sentence(why) + ' ' + tr("%1 of %2 frames came too late and are shown twice.").arg(lost).arg(frames); });
    });
    // What was lost is said when it was, but not thirty times a second.
    connect(recorder, &LiveRecorder::changed, this, [this, recorder, told = qint64{0}, second = 0]() mutable {
        if (recorder->lost() == told || static_cast<int>(recorder->seconds()) == second) return;
        second = static_cast<int>(recorder->seconds());
        told = recorder->lost();
        m_topBar->setLost(told);
    });
    tellRecording(recorder->hasSound());
}

/// One at a time: the next is offered once this one is seen to. An hour of video takes some seconds, away from the window.
void MainWindow::offerRescue() {
    const QList<Unfinished> left = unfinishedRecordings(recordingsFolder(m_kit));
    if (left.isEmpty()) return;
    const Unfinished first = left.first();
    const QString name = QFileInfo(first.file).fileName(), folder = QFileInfo(first.file).absolutePath();
    const auto rescue = [this, first] {
        auto result = std::make_shared<Result<QString>>(QString());
        // Not the window's: one that is closed meanwhile waits for nobody, and the note stays where it is.
        QThread *worker = QThread::create([first, result] { *result = rescueRecording(first); });
        connect(worker, &QThread::finished, worker, &QObject::deleteLater);
        connect(worker, &QThread::finished, this, [this, first, result] {
            if (*result) return m_notice->tell(NoticeBar::Tone::Information, [file = result->value()] { return tr("Rescued: %1").arg(file); });
            const Diagnostic why = result->error();
            m_notice->tell(
                NoticeBar::Tone::Problem, [this, why] { return m_kit.words().sentence(why); }, [] { return tr("Remove what is left of it"); },
                [this, first] {
                    discardRecording(first);
                    m_notice->dismiss();
                });
        });
        worker->start();
    };
    m_notice->tell(
        NoticeBar::Tone::Information, [name, folder] { return tr("The recording %1 in %2 was cut off. What was recorded until then can be rescued.").arg(name, folder); }, [] { return tr("Rescue it"); }, rescue);
}

/// For as long as it takes to read: it is in the recording too. The button above stays.
void MainWindow::tellRecording(bool hasSound) {
    constexpr int readMilliseconds = 6000;
    m_notice->tell(
        NoticeBar::Tone::Information, [hasSound] { return hasSound ? tr("Recording, with the microphone.") : tr("Recording, without sound: there is no microphone."); }, [] { return tr("Stop recording"); }, [this] { toggleRecording(); });
    QTimer::singleShot(readMilliseconds, m_notice, [this, told = m_notice->text()] {
        if (m_notice->text() == told) m_notice->dismiss();
    });
}

/// Beside the lesson, where it is the user's own; else where they say.
void MainWindow::editTour() {
    if (auto *open = findChild<TourEditor *>("tourEditor")) return open->raise();
    const QString path = m_editor->program().path;
    QString folder = m_lesson ? m_lesson->folder : path.isEmpty() ? QString() : QFileInfo(path).absolutePath();
    if (folder.isEmpty() || !QFileInfo(folder).isWritable()) folder = QFileDialog::getExistingDirectory(this, tr("A folder for the tour and its recordings"));
    // Each program of one's own has one of its own.
    const QString beside = m_lesson ? QString() : lessons::tourFileFor(path);
    const QString name = !beside.isEmpty() ? QFileInfo(beside).completeBaseName() : m_lesson || path.isEmpty() ? QStringLiteral("tour") : lessons::tourNameFor(path);
    if (!folder.isEmpty()) openTourEditor(folder, name);
}

TourEditor *MainWindow::openTourEditor(const QString &folder, const QString &name) {
    lessons::Tour tour;
    tour.folder = folder;
    tour.name = name;
    if (lessons::isTourThere(tour.file())) {
        auto read = lessons::loadTour(tour.file());
        if (!read) {
            m_notice->tell(read.error());
            return nullptr;
        }
        tour = std::move(read).value();
    }
    auto *editor = new TourEditor(m_kit, std::move(tour), this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->setLesson(m_lesson);
    editor->stepForm()->setMomentSource([this] {
        std::optional<lessons::TourMoment> here;
        if (m_run.store() && m_run.store()->eventCount() > 0) here = momentOf(m_run.playhead().time());
        return here;
    });
    m_tourStore = nullptr;
    connect(editor, &TourEditor::stepWanted, this, [this, editor] { addTourStep(*editor); });
    // A moment at which one stays is a step; those one passes are not.
    constexpr int restMilliseconds = 1500;
    auto *rest = new QTimer(editor);
    rest->setSingleShot(true);
    rest->setInterval(restMilliseconds);
    connect(rest, &QTimer::timeout, this, [this, editor] {
        const bool isNew = m_run.store() != m_tourStore || m_run.playhead().time() != m_tourTime;
        if (editor->isRecording() && isNew && m_run.store() && m_run.store()->eventCount() > 0) addTourStep(*editor);
    });
    connect(&m_run.playhead(), &Playhead::timeChanged, rest, [rest, editor] {
        if (editor->isRecording()) rest->start();
    });
    connect(editor, &TourEditor::recordingToggled, rest, [rest](bool on) { on ? rest->start() : rest->stop(); });
    editor->show();
    return editor;
}

/// What differs from the lesson's own knobs: another recording of the tour is to be like this one.
QHash<QString, QString> MainWindow::knobsTurned() const {
    QHash<QString, QString> turned;
    for (const char *name : {"gil", "start-method", "slice", "pace"})
        if (const auto value = m_optionKnobs.constFind(name); value != m_optionKnobs.cend()) turned.insert(name, value.value());
    if (!m_lesson) return turned;
    for (const lessons::Knob &knob : m_lesson->knobs) {
        if (knob.target != lessons::Knob::Target::Constant) continue;
        if (const auto value = lessons::knobValueIn(m_editor->text(), knob); value && *value != knob.value) turned.insert(knob.name, *value);
    }
    return turned;
}

/// What is on the screen as a step: the program, the run with its trace, where the playhead has come to, what is picked.
void MainWindow::addTourStep(TourEditor &editor) {
    using Part = lessons::TourStep::Part;
    lessons::TourStep step;
    step.program = m_editor->program().fileName;
    step.show = {Part::Code};
    const trace::Store *store = m_run.store();
    if (store && store->eventCount() > 0) {
        step.show << Part::Stage;
        const lessons::TourMoment here = momentOf(m_run.playhead().time());
        const bool isNew = store != m_tourStore;
        if (isNew) {
            m_tourStore = store;
            lessons::TourRun run;
            run.program = step.program;
            run.settings = knobsTurned();
            step.run = editor.addRun(run);
            if (const Status saved = trace::saveTrace(*store, editor.tour().traceFile(step.run).toStdString()); !saved) return m_notice->tell(saved.error());
            step.at = lessons::TourMoment{};
        } else {
            step.run = static_cast<int>(editor.tour().runs.size()) - 1;
        }
        // What lies behind the step before is gone back to, what lies ahead is played.
        const bool isAhead = isNew || m_tourTime <= here.offset;
        if (!isAhead) step.at = here;
        else if (here.offset != m_tourTime || isNew) step.to = here;
        m_tourTime = here.offset;
        const Selection picked = m_run.selection();
        if (picked.kind == Selection::Kind::Lane) step.light << m_run.laneName(static_cast<trace::LaneId>(picked.id));
        if (m_charts && m_charts->isVisible()) {
            step.show << Part::Chart;
            step.chart = "threads-by-state";
        }
        if (picked.kind == Selection::Kind::Object) step.light << m_run.objectName(static_cast<trace::ObjectIndex>(picked.id));
    }
    editor.addStep(step);
}

} // namespace forkyard::ui
