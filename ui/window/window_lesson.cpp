// The lesson in the window: what it asks is handed to whoever judges, its knobs stand as the program says, and what was done is
// written out for the teacher.
#include "ui/kit/save_file.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"
#include "ui/window/top_bar.h"


namespace forkyard::ui {

void MainWindow::connectLesson() {
    connect(m_lessonPanel, &LessonPanel::checkRequested, this, &MainWindow::checkExercise);
    connect(m_lessonPanel, &LessonPanel::playRequested, this, [this](const QString &file, const QString &schedule) {
        if (m_lesson && !file.isEmpty() && m_editor->program().fileName != file) openLesson(m_lesson->id, file);
        play(schedule);
    });
    connect(m_editor, &EditorPanel::textEdited, this, &MainWindow::showKnobs);
    if (!m_judge) return;
    LessonJudge *judge = m_judge.get();
    connect(m_lessonPanel, &LessonPanel::stopRequested, judge, &LessonJudge::stop);
    connect(judge, &LessonJudge::progressed, this, [this](int done, int total) { m_lessonPanel->setGathering(m_judging, done, total); });
    connect(judge, &LessonJudge::judged, this, [this](const Evidence &evidence) {
        if (m_judgedLesson == m_lesson) m_lessonPanel->noteEvidence(evidence, m_judgesOwnText);
    });
    connect(judge, &LessonJudge::measured, this, [this](const Measured &measured) {
        if (m_judgedLesson == m_lesson) m_lessonPanel->noteMeasured(measured);
    });
    connect(judge, &LessonJudge::failed, m_notice, qOverload<const Diagnostic &>(&NoticeBar::tell));
    connect(judge, &LessonJudge::finished, this, [this] {
        m_lessonPanel->setGathering({});
        refreshRunState();
    });
}

void MainWindow::arrangeViews(const lessons::Picture &picture, const QStringList &charts) {
    const Arrangement arrangement{picture.lanes, picture.objects, picture.folded, charts};
    if (arrangement == m_arrangement) return; // what somebody brought back stays
    m_arrangement = arrangement;
    for (View *view : {m_stage, m_timeline, m_charts})
        if (view) view->arrange(arrangement);
}

bool MainWindow::runsAtFullSpeed() const {
    const lessons::Program *program = m_lesson ? m_lesson->program(m_editor->program().fileName) : nullptr;
    return program && program->fullSpeed;
}

bool MainWindow::runsOnlyLive() {
    const lessons::Program *program = m_lesson ? m_lesson->program(m_editor->program().fileName) : nullptr;
    if (!program || program->liveOnly.en.isEmpty()) return false;
    // With a knob turned it is still the lesson's program; with something else in it, it is the learner's own.
    QString text = m_editor->text();
    for (const lessons::Knob &knob : m_lesson->knobs)
        if (const auto value = knob.target == lessons::Knob::Target::Constant ? lessons::knobValueIn(program->text, knob) : std::nullopt) text = lessons::applyKnob(text, knob, *value);
    if (text != program->text) return false;
    m_notice->tell(
        NoticeBar::Tone::Information,
        [this, reason = program->liveOnly] { return tr("This program runs live only. %1").arg(titleOf(reason, m_kit.settings().language())); },
        [] { return tr("Run it live"); },
        [this] {
            setMode(RunMode::Live);
            run();
        });
    return true;
}

void MainWindow::judge(JudgeTask::Kind kind, const QString &id, const QString &file, const QString &text) {
    if (!m_judge || m_judge->isBusy() || m_controller->isRunning() || !m_lesson) return;
    const lessons::Program *program = m_lesson->program(file);
    m_judgedLesson = m_lesson;
    m_judgesOwnText = program && text != program->text;
    m_judging = kind == JudgeTask::Kind::Measurement ? QString("measure") : id;
    m_notice->dismiss();
    m_lessonPanel->setGathering(m_judging);
    m_judge->begin({kind, m_lesson->folder, id, file, text, m_optionKnobs.value("gil", m_kit.settings().gilProfile())});
    refreshRunState();
}

void MainWindow::checkExercise(const QString &id) {
    const lessons::Exercise *exercise = m_lesson ? m_lesson->exercise(id) : nullptr;
    if (!exercise) return;
    // The learner's text is what was left in the editor, whichever file was looked at in between.
    if (m_editor->program().fileName != exercise->program) openLesson(m_lesson->id, exercise->program);
    judge(JudgeTask::Kind::Exercise, id, exercise->program, m_editor->text());
}

void MainWindow::answerPrediction(const QString &id) {
    const lessons::Prediction *prediction = m_lesson ? m_lesson->prediction(id) : nullptr;
    if (!prediction) return;
    if (m_editor->program().fileName != prediction->program) openLesson(m_lesson->id, prediction->program);
    judge(JudgeTask::Kind::Prediction, id, prediction->program, m_editor->text());
}

/// What is to be predicted stands beside the question.
void MainWindow::openPredicted(const QString &id) {
    const lessons::Prediction *prediction = m_lesson ? m_lesson->prediction(id) : nullptr;
    if (!prediction || m_controller->isRunning() || m_editor->program().fileName == prediction->program) return;
    openLesson(m_lesson->id, prediction->program);
}

void MainWindow::measureLesson() {
    if (!m_lesson || !m_lesson->measurement) return;
    const QString &file = m_lesson->measurement->program;
    if (m_editor->program().fileName != file) openLesson(m_lesson->id, file);
    judge(JudgeTask::Kind::Measurement, {}, file, m_lesson->program(file)->text);
}

void MainWindow::showKnobs() {
    QHash<QString, QString> values;
    if (m_lesson) {
        for (const lessons::Knob &knob : m_lesson->knobs) {
            if (knob.target == lessons::Knob::Target::Option) values.insert(knob.id, m_optionKnobs.value(knob.name, knob.value));
            else if (const auto value = lessons::knobValueIn(m_editor->text(), knob)) values.insert(knob.id, *value);
        }
    }
    m_lessonPanel->setKnobValues(values);
}

void MainWindow::exportProgress() {
    const QString file = askSaveFile(this, tr("Export progress"), "forkyard-progress.csv", tr("Tables (*.csv)"));
    if (file.isEmpty()) return;
    if (const Status written = m_library.progress().exportTo(file); !written) m_notice->tell(written.error());
}

} // namespace forkyard::ui
