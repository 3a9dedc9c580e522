// The window's runs: starting with the options that are set, and what is done with the end.
#include "core/trace/store.h"
#include "ui/console/console_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/lesson/outcome.h"
#include "ui/models/finding_words.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"
#include "ui/window/top_bar.h"

#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <utility>

namespace forkyard::ui {

RunOptions MainWindow::runOptions() const {
    const Settings &settings = m_kit.settings();
    RunOptions options;
    options.gilProfile = m_optionKnobs.value("gil", settings.gilProfile());
    options.startMethod = m_optionKnobs.value("start-method", options.startMethod);
    options.slice = m_optionKnobs.value("slice").toInt();
    options.pace = runsAtFullSpeed() ? 0 : m_optionKnobs.contains("pace") ? m_optionKnobs["pace"].toDouble() : settings.pace();
    // A run that can be followed records what can be seen; at full speed that would cost too much.
    options.level = !settings.recordingLevel().isEmpty() ? settings.recordingLevel() : options.pace > 0 ? "all" : "sync";
    const QString path = m_editor->program().path;
    options.directory = m_lesson ? m_lesson->folder : path.isEmpty() ? QString() : QFileInfo(path).absolutePath();
    options.restricted = !path.isEmpty() && !settings.isTrusted(path);
    options.listenAnywhere = settings.mayListen(m_editor->program().key);
    return options;
}

void MainWindow::run() {
    if (m_mode == RunMode::Explore) return explore();
    if (m_mode == RunMode::Step) return beginStepping();
    start(runOptions());
}

void MainWindow::start(const RunOptions &options) {
    if (m_controller->isRunning() && !m_controller->isStanding()) {
        // One that is being ended takes a moment; the new one begins when it is gone.
        m_runAgain = m_stoppedByUser;
        return;
    }
    m_runAgain = false;
    m_editor->flush();
    m_editor->clearProblem();
    m_replay.stop();
    m_stoppedByUser = false;
    m_runFile = m_lesson ? m_editor->program().fileName : QString();
    const lessons::Program *program = m_lesson ? m_lesson->program(m_runFile) : nullptr;
    m_runsLessonText = program && m_editor->text() == program->text;
    m_textsSeen = 0;
    m_findingsSeen = 0;
    m_findingTold = 0;
    m_findingsTold = 0;
    if (m_charts) m_charts->setProgramFolder(options.directory);
    m_controller->start(m_editor->text(), m_editor->program().fileName, options);
}

void MainWindow::stop() {
    if (m_explorer && m_explorer->isExploring()) return m_explorer->stop();
    if (!m_controller->isRunning()) return;
    // A simulated machine that runs on by itself stands where it is; if it does not, the second time ends it.
    if (m_mode == RunMode::Step && m_comingSteps && !std::exchange(m_standAsked, true)) return m_controller->stand();
    m_stoppedByUser = true;
    m_controller->stop();
}

void MainWindow::noteStarted() {
    m_notice->dismissUnlessOffer();
    // In a small window the program is what one looks at while it runs, but for who has opened charts or events; where there is room for one place, the stage.
    if (m_shape == Shape::Folded && m_side->current() == SidePanel::Page::Lesson) m_side->show(SidePanel::Page::Program);
    if (m_shape == Shape::Tabbed) m_side->show(SidePanel::Page::Stage);
    refreshRunState();
}

void MainWindow::noteEnded(RunExit exit) {
    m_run.noteEnded();
    m_comingSteps = false;
    watchForListening();
    watchForFindings();
    refreshRunState();
    // A run that was stopped is no answer to a prediction.
    if (m_mode == RunMode::Live && m_lesson && m_run.store() && !m_runFile.isEmpty() && !m_stoppedByUser && exit.how != RunExit::How::Failed)
        m_lessonPanel->noteRun(m_runFile, outcomeOf(*m_run.store()), m_runsLessonText);
    if (m_runAgain) run();
}

void MainWindow::watchForListening() {
    // The machine refuses before anything listens, and says so in an exception: that is when the user is asked.
    const trace::Store *store = m_run.store();
    if (!store || runOptions().restricted || runOptions().listenAnywhere) return;
    for (; m_textsSeen < store->texts().size(); ++m_textsSeen) {
        if (store->text(m_textsSeen).find("--listen-anywhere") == std::string_view::npos) continue;
        m_textsSeen = static_cast<trace::TextId>(store->texts().size());
        m_notice->tell(
            NoticeBar::Tone::Problem,
            [] { return tr("The program wants to wait for connections from other computers. Whoever is on your network could then reach it."); },
            [] { return tr("Allow it and run again"); },
            [this, key = m_editor->program().key] {
                m_kit.settings().allowListening(key);
                if (m_controller->isRunning()) {
                    stop();
                    m_runAgain = true;
                } else run();
            });
        return;
    }
}

/// What was found in a lesson's program may be what a prediction asks: it is told once that is made or skipped.
bool MainWindow::isAnswerHeld() {
    return m_lesson && m_runsLessonText && std::any_of(m_lesson->predictions.begin(), m_lesson->predictions.end(), [this](const lessons::Prediction &each) {
        return each.program == m_runFile && !m_library.progress().prediction(m_lesson->id, each.id);
    });
}

void MainWindow::watchForFindings() {
    const std::shared_ptr<const trace::Store> store = m_run.sharedStore();
    if (!store || isAnswerHeld() || m_mode != RunMode::Live) return;
    const auto &all = store->findings();
    if (m_findingsSeen == all.size()) return;
    // Findings are in the order of their events, so that a later one may come before those that are known.
    std::size_t worst = all.size(), worthTelling = 0;
    int rank = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const int its = findingRank(m_run, all[at]);
        worthTelling += its > 0;
        if (its <= rank) continue;
        rank = its;
        worst = at;
    }
    m_findingsSeen = all.size();
    // One that was put away comes again only for something worse.
    const bool isWorse = rank > m_findingTold, isCounted = worthTelling > m_findingsTold && m_finding->isVisible();
    if (worst == all.size() || (!isWorse && !isCounted)) return;
    m_findingTold = rank;
    m_findingsTold = worthTelling;
    const trace::Finding finding = all[worst];
    const int others = static_cast<int>(worthTelling) - 1;
    const auto isStillShown = [this, told = std::weak_ptr(store)] { return m_run.store() && told.lock() == m_run.sharedStore(); };
    m_finding->tell(
        NoticeBar::Tone::Problem, [this, isStillShown, finding, others] {
            if (!isStillShown()) return QString();
            const QString sentence = findingSentence(m_run, finding);
            if (others == 0) return sentence;
            // After the first line, before what the exception means.
            const qsizetype end = sentence.indexOf('\n');
            const QString more = tr("(and %n more, see Events)", nullptr, others);
            return end < 0 ? sentence + ' ' + more : sentence.left(end) + ' ' + more + sentence.mid(end);
        },
        [] { return tr("Show the moment"); },
        [this, isStillShown, finding] {
            if (isStillShown()) showFinding(m_run, finding);
        });
}

void MainWindow::noteProblem(const Diagnostic &problem) {
    const bool inText = problem.span.isValid() &&
                        (problem.file.empty() || QString::fromStdString(problem.file) == m_editor->program().fileName);
    if (inText) m_editor->showProblem(problem);
    else m_notice->tell(problem);
    refreshRunState();
}

void MainWindow::refreshRunState() {
    const bool running = m_controller->isRunning() && !m_controller->isStanding();
    const bool exploring = m_explorer && m_explorer->isExploring();
    m_topBar->setRunning(running || exploring);
    m_topBar->setFullSpeed(runsAtFullSpeed());
    m_topBar->setViewPaused(!m_run.playhead().followsNow());
    m_topBar->setRunHighlighted(m_lessonPanel->isRunNext());
    m_topBar->setStepHighlighted(!m_lessonPanel->isPredictionDue());
    // A stepped machine that stands takes what is typed too: it may wait for nothing else.
    m_console->setTakesInput(m_controller->isRunning());
    m_lessonPanel->setRunning(running);
    const auto enable = [this](const char *name, bool enabled) {
        if (QAction *action = m_actions.value(name)) action->setEnabled(enabled);
    };
    enable("run", !running && !exploring);
    enable("stop", running || exploring);
    enable("replay", !running && m_run.store());
    enable("manyRuns", m_charts != nullptr);
    const bool isWhole = m_run.store() && !m_opening;
    enable("saveTrace", !running && isWhole);
    enable("saveMoment", !running && isWhole);
    // A mark can be set while a run goes on.
    for (const char *name : {"bookmark", "nextBookmark", "previousBookmark"}) enable(name, isWhole);
    refreshStepping();
    layOut();
}

void MainWindow::showLineOnTimeline(int line) {
    if (!m_run.store()) return;
    // The next moment at which some thread comes to the line; from the beginning again after the last.
    const trace::Store &store = *m_run.store();
    const auto find = [&](trace::EventIndex from, trace::EventIndex to) {
        for (trace::EventIndex index = from; index < to; ++index) {
            const std::uint32_t place = store.event(index).line;
            if (trace::packedFile(place) == 0 && trace::packedLine(place) == static_cast<std::uint32_t>(line)) return index;
        }
        return trace::kNoEvent;
    };
    const trace::EventIndex here = store.eventCountAt(static_cast<trace::Time>(m_run.playhead().time()));
    trace::EventIndex found = find(here, store.eventCount());
    if (found == trace::kNoEvent) found = find(0, here);
    if (found == trace::kNoEvent) return;
    m_run.playhead().setTime(static_cast<qint64>(store.event(found).time));
    m_run.select({Selection::Kind::Event, found});
    showPlace(m_timeline);
}

void MainWindow::act(const lessons::Action &action) {
    using Kind = lessons::Action::Kind;
    switch (action.kind) {
    case Kind::Predict:
        m_side->show(SidePanel::Page::Lesson);
        openPredicted(action.target);
        m_lessonPanel->showPrediction(action.target);
        break;
    case Kind::Run:
        if (m_controller->isRunning()) break;
        if (!action.target.isEmpty() && m_lesson && m_editor->program().fileName != action.target)
            openLesson(m_lesson->id, action.target);
        run();
        break;
    case Kind::Open:
        if (m_lesson) openLesson(m_lesson->id, action.target);
        m_side->show(SidePanel::Page::Program);
        break;
    case Kind::Knob: turnKnob(action.target, action.value); break;
    case Kind::Moment: showPrinted(action.target.toInt()); break;
    case Kind::Chart:
        m_side->show(SidePanel::Page::Charts);
        if (m_charts) m_charts->reveal(action.target);
        break;
    case Kind::Exercise:
        if (m_lesson) {
            if (const lessons::Exercise *exercise = m_lesson->exercise(action.target))
                openLesson(m_lesson->id, exercise->program);
            m_lessonPanel->showExercise(action.target);
        }
        break;
    case Kind::Answer: answerPrediction(action.target); break;
    case Kind::Measure: measureLesson(); break;
    case Kind::Lesson: openLesson(action.target); break;
    }
    m_lessonPanel->noteAction(action);
}

void MainWindow::showPrinted(int number) {
    if (!m_run.store() || number < 1) return;
    const auto &pieces = m_run.store()->console();
    int lines = 0;
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const std::string_view text = m_run.store()->text(pieces[index].text);
        lines += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
        if (lines < number) continue;
        m_run.playhead().setTime(static_cast<qint64>(m_run.store()->event(pieces[index].event).time));
        showPlace(m_stage);
        return;
    }
}

/// The lesson's first program that has the knob's line.
void MainWindow::openProgramWith(const lessons::Knob &knob) {
    for (const lessons::Program &program : m_lesson->programs) {
        if (!lessons::knobValueIn(program.text, knob)) continue;
        openLesson(m_lesson->id, program.file);
        return;
    }
}

void MainWindow::turnKnob(const QString &id, const QString &value) {
    const lessons::Knob *knob = m_lesson ? m_lesson->knob(id) : nullptr;
    if (!knob) return;
    if (knob->target == lessons::Knob::Target::Constant && !lessons::knobValueIn(m_editor->text(), *knob)) openProgramWith(*knob);
    if (knob->target == lessons::Knob::Target::Option) m_optionKnobs.insert(knob->name, value);
    else m_editor->replaceText(lessons::applyKnob(m_editor->text(), *knob, value));
    showKnobs();
}

} // namespace forkyard::ui
