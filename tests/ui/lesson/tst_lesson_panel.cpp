// A lesson from its first question to its end: prediction, run, answer, exercise, and the next thing to do at each step.
#include "tests/ui/ui_fixture.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/lesson/lesson_text.h"
#include "ui/lesson/outcome.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBlock>
#include <QTextDocumentFragment>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

using lessons::Action;
using lessons::Condition;
using lessons::Prediction;

lessons::Lesson smallLesson() {
    lessons::Lesson lesson;
    lesson.id = "01-small";
    lesson.number = 1;
    lesson.title = {"小课", "A small lesson"};
    lesson.idea = {"想法", "The idea"};
    lesson.text = {"# 小课\n\n看[这里](forkyard:moment/2)。", "# A small lesson\n\nSee [here](forkyard:moment/2), *really*."};
    lesson.programs = {{"program.py", {}, "print(1)\n"}};
    Prediction prediction;
    prediction.id = "what";
    prediction.program = "program.py";
    prediction.question = {"打印什么？", "What is printed?"};
    prediction.choices = {{"one", {"一", "One"}, Condition{.kind = Condition::Kind::LastLine, .texts = {"1"}}},
                          {"two", {"二", "Two"}, Condition{.kind = Condition::Kind::LastLine, .texts = {"2"}}}};
    prediction.explanation = {"因为。", "That is why."};
    lesson.predictions = {prediction};
    lessons::Exercise exercise;
    exercise.id = "make-two";
    exercise.task = {"打印 2", "Print 2"};
    exercise.hints = {{"看看数字", "Look at the number"}, {"改数字", "Change the number"}};
    exercise.program = "program.py";
    exercise.solved = Condition{.kind = Condition::Kind::LastLine, .texts = {"2"}};
    lesson.exercises = {exercise};
    lesson.path = {{{Action::Kind::Predict, "what", {}}, {"预测", "Predict it"}},
                   {{Action::Kind::Run, "program.py", {}}, {"运行", "Run it"}},
                   {{Action::Kind::Exercise, "make-two", {}}, {"练习", "Do it"}},
                   {{Action::Kind::Lesson, "02", {}}, {"下一课", "Go on"}}};
    return lesson;
}

lessons::Outcome printed(const QString &line) {
    lessons::Outcome outcome;
    outcome.lines = {line};
    return outcome;
}

/// All words of the panel's labels.
QString wordsOf(const LessonPanel &panel) {
    QStringList words;
    for (const QLabel *label : panel.widget()->findChildren<QLabel *>())
        words << QTextDocumentFragment::fromHtml(label->text()).toPlainText();
    for (const QPushButton *button : panel.widget()->findChildren<QPushButton *>()) words << button->text();
    return words.join('\n');
}

QPushButton *button(const LessonPanel &panel, const QString &name) {
    for (QPushButton *each : panel.widget()->findChildren<QPushButton *>()) {
        if (each->text() == name || each->accessibleName() == name) return each;
    }
    return nullptr;
}

} // namespace

class LessonPanelTest : public QObject {
    Q_OBJECT

private slots:
    void predictionComesFirst();
    void runAnswersThePrediction();
    void skippingIsOpen();
    void explanationComesAfterThePrediction();
    void partsWaitForTheirPrediction();
    void partsWaitForTheQuestionTheyLinkTo();
    void exercisesWaitForTheFirstPrediction();
    void exerciseAndTheEnd();
    void schedulesAnswerAndJudge();
    void votesAreCounted();
    void placeStaysWhenStepsAreAdded();
    void oneThingIsHighlighted();
    void whatIsNextIsNeverOutOfSight();
    void figuresDecideTheText();
    void linksAct();
    void languageIsTheReaders();
    void noTypeIsSlanted();
    void outcomeIsReadFromTheTrace();
};

void LessonPanelTest::predictionComesFirst() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    QVERIFY(panel.isPredictionDue());
    QCOMPARE(panel.nextStep(), 0);
    QVERIFY(wordsOf(panel).contains("Next, step 1 of 3"));
    QVERIFY(!wordsOf(panel).contains("That is why."));
    QSignalSpy changes(&panel, &LessonPanel::progressChanged);
    QVERIFY(button(panel, "One"));
    button(panel, "One")->click();
    QVERIFY(changes.size() >= 1);
    QVERIFY(!panel.isPredictionDue());
    QCOMPARE(panel.nextStep(), 1);
    QVERIFY(wordsOf(panel).contains("You predicted"));
    // It is there the next time, too.
    lessons::Progress again(fixture.folder.filePath("progress.json"));
    QVERIFY(again.load().ok());
    QCOMPARE(again.prediction("01-small", "what"), std::optional<QString>("one"));
}

void LessonPanelTest::runAnswersThePrediction() {
    Fixture fixture;
    for (const auto &[choice, verdict] : {std::pair{"One", "went as you predicted"}, std::pair{"Two", "went otherwise"}}) {
        lessons::Progress progress(fixture.folder.filePath(QString(choice) + ".json"));
        LessonPanel panel(fixture.kit, progress, nullptr);
        const lessons::Lesson lesson = smallLesson();
        panel.setLesson(&lesson);
        button(panel, choice)->click();
        panel.noteRun("program.py", printed("1"));
        QVERIFY2(wordsOf(panel).contains(verdict), qPrintable(wordsOf(panel)));
        QVERIFY(wordsOf(panel).contains("That is why."));
        QCOMPARE(panel.nextStep(), 2);
        QCOMPARE(progress.of("01-small").ends["program.py"]["1"], 1);
    }
}

void LessonPanelTest::skippingIsOpen() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    button(panel, "Skip")->click();
    QVERIFY(!panel.isPredictionDue());
    QVERIFY(wordsOf(panel).contains("Skipped"));
    panel.noteRun("program.py", printed("1"));
    QVERIFY(!wordsOf(panel).contains("as you predicted"));
}

void LessonPanelTest::explanationComesAfterThePrediction() {
    Fixture fixture;
    lessons::Lesson lesson = smallLesson();
    lesson.today = {"今天", "Nowadays"};
    for (const char *choice : {"One", "Skip"}) {
        lessons::Progress progress(fixture.folder.filePath(QString(choice) + ".json"));
        LessonPanel panel(fixture.kit, progress, nullptr);
        panel.setLesson(&lesson);
        QVERIFY(!panel.widget()->findChild<LessonText *>());
        QVERIFY(!wordsOf(panel).contains("The idea") && !wordsOf(panel).contains("Nowadays"));
        QVERIFY(wordsOf(panel).contains("follow once the prediction"));
        button(panel, choice)->click();
        auto *text = panel.widget()->findChild<LessonText *>();
        QVERIFY(text && text->toPlainText().contains("See here"));
        QVERIFY(wordsOf(panel).contains("The idea") && wordsOf(panel).contains("Nowadays"));
        QVERIFY(!wordsOf(panel).contains("follow once the prediction"));
    }
}

void LessonPanelTest::partsWaitForTheirPrediction() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    lessons::Lesson lesson = smallLesson();
    lesson.text.en += "\n\n## Late\n\nIt waits. [Run it](forkyard:run/late.py).\n\n## Other\n\nAs it is. [Run it](forkyard:run/program.py).\n";
    lesson.programs.append({"late.py", {}, "print(1)\n"});
    Prediction later = lesson.predictions.first();
    later.id = "later";
    later.program = "late.py";
    later.choices = {{"early", {"早", "Early"}, {}}};
    lesson.predictions << later;
    lesson.path.insert(2, {{Action::Kind::Predict, "later", {}}, {"再预测", "Predict again"}});
    LessonPanel panel(fixture.kit, progress, nullptr);
    panel.setLesson(&lesson);
    const auto text = [&panel] { return panel.widget()->findChild<LessonText *>()->toPlainText(); };
    button(panel, "One")->click();
    QVERIFY(text().contains("Late\nThis part follows once its prediction"));
    QVERIFY(!text().contains("It waits.") && text().contains("As it is."));
    panel.noteRun("program.py", printed("1"));
    QVERIFY(!text().contains("It waits."));
    button(panel, "Early")->click();
    QVERIFY(text().contains("It waits.") && !text().contains("This part follows"));
}

/// A part that gives a later prediction's answer need not name its program: it links to the question.
void LessonPanelTest::partsWaitForTheQuestionTheyLinkTo() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    lessons::Lesson lesson = smallLesson();
    lesson.text.en += "\n\n## Late\n\nIt waits, as was [asked](forkyard:predict/later).\n\n## Other\n\nAs it is.\n";
    lesson.programs.append({"late.py", {}, "print(1)\n"});
    Prediction later = lesson.predictions.first();
    later.id = "later";
    later.program = "late.py";
    later.choices = {{"early", {"早", "Early"}, {}}};
    lesson.predictions << later;
    lesson.path.insert(2, {{Action::Kind::Predict, "later", {}}, {"再预测", "Predict again"}});
    LessonPanel panel(fixture.kit, progress, nullptr);
    panel.setLesson(&lesson);
    const auto text = [&panel] { return panel.widget()->findChild<LessonText *>()->toPlainText(); };
    button(panel, "One")->click();
    QVERIFY(text().contains("Late\nThis part follows once its prediction"));
    QVERIFY(!text().contains("It waits") && text().contains("As it is."));
    panel.noteRun("program.py", printed("1"));
    button(panel, "Early")->click();
    QVERIFY(text().contains("It waits"));
}

/// A task may say how its program ends, which is what the first prediction asks.
void LessonPanelTest::exercisesWaitForTheFirstPrediction() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    QVERIFY(!wordsOf(panel).contains("Print 2"));
    button(panel, "Skip")->click();
    QVERIFY(wordsOf(panel).contains("Print 2"));
}

void LessonPanelTest::exerciseAndTheEnd() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    panel.setNext("02", "Another");
    button(panel, "One")->click();
    panel.noteRun("program.py", printed("1"));
    // Hints come one by one, and the solution after a try of one's own.
    QVERIFY(!wordsOf(panel).contains("Look at the number"));
    button(panel, "Hint 1 of 2")->click();
    QVERIFY(wordsOf(panel).contains("Look at the number"));
    QVERIFY(!wordsOf(panel).contains("Change the number"));
    button(panel, "Hint 2 of 2")->click();
    QVERIFY(wordsOf(panel).contains("Change the number"));
    panel.noteRun("program.py", printed("1"));
    QCOMPARE(panel.nextStep(), 2);
    panel.noteRun("program.py", printed("2"));
    QVERIFY(progress.of("01-small").exercises.contains("make-two"));
    QVERIFY(progress.of("01-small").done);
    QSignalSpy actions(&panel, &LessonPanel::actionRequested);
    button(panel, QString::fromUtf8("Next: Another →"))->click();
    QCOMPARE(actions.first().first().value<Action>().target, QString("02"));
}

void LessonPanelTest::schedulesAnswerAndJudge() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    lessons::Lesson lesson = smallLesson();
    Prediction &prediction = lesson.predictions[0];
    prediction.answeredBy = Prediction::AnsweredBy::Explore;
    for (lessons::Choice &choice : prediction.choices) choice.when.reset();
    prediction.choices[0].every = Condition{.kind = Condition::Kind::LastLine, .texts = {"1"}};
    prediction.choices[0].idea = {"误", "The mistaken idea"};
    lesson.path.insert(1, {{Action::Kind::Answer, "what", {}}, {"问", "Ask"}});
    lesson.exercises[0].checkedBy = Prediction::AnsweredBy::Explore;
    lesson.exercises[0].solution = "program.py";
    panel.setLesson(&lesson);
    button(panel, "One")->click();
    QVERIFY(button(panel, "Ask every schedule"));
    // No answer is known before it was asked for, and one run is none.
    panel.noteRun("program.py", printed("1"));
    QVERIFY(!wordsOf(panel).contains("That is why."));
    panel.setGathering("what", 0, 0);
    QVERIFY(button(panel, "Stop"));
    panel.setGathering({});
    Evidence evidence;
    evidence.about = "what";
    evidence.explored = evidence.complete = true;
    evidence.total = "6";
    evidence.ends = {{{"1"}, "exit 0", "5", "1x2", {}, true}, {{"2"}, "exit 0", "1", "1x1 2x1", {}, true}};
    evidence.borneOut = {"two"};
    panel.noteEvidence(evidence, false);
    for (const char *said : {"All 6 schedules", "It went otherwise", "The mistaken idea", "That is why."})
        QVERIFY2(wordsOf(panel).contains(said), said);
    QSignalSpy plays(&panel, &LessonPanel::playRequested);
    for (QPushButton *each : panel.widget()->findChildren<QPushButton *>())
        if (each->accessibleName().contains("2") && each->text() == "Play") each->click();
    QCOMPARE(plays.size(), 1);
    QCOMPARE(plays.first().at(1).toString(), QString("1x1 2x1"));

    // An exercise for every schedule: a run that came out right solves nothing, a failing schedule is shown and played.
    panel.noteRun("program.py", printed("2"));
    QVERIFY(!progress.of("01-small").exercises.contains("make-two"));
    QVERIFY(!button(panel, "Show a solution")->isEnabled());
    evidence.about = "make-two";
    evidence.verdict = Evidence::Verdict::NotSolved;
    evidence.ends[0].isRight = false;
    evidence.ends[0].lack = {"缺了一步。", "A step is missing."};
    panel.noteEvidence(evidence, false);
    QVERIFY2(wordsOf(panel).contains("A step is missing."), "what the answer lacks is said");
    QVERIFY2(!button(panel, "Show a solution")->isEnabled(), "the lesson's own text is no try");
    panel.noteEvidence(evidence, true);
    QVERIFY(button(panel, "Show a solution")->isEnabled());
    QVERIFY(wordsOf(panel).contains("these schedules fail"));
    evidence.verdict = Evidence::Verdict::Solved;
    panel.noteEvidence(evidence, true);
    QVERIFY(progress.of("01-small").exercises.contains("make-two"));
    QVERIFY(wordsOf(panel).contains("no schedule fails"));
}

void LessonPanelTest::votesAreCounted() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    button(panel, "Count the class's votes")->click();
    const auto boxes = panel.widget()->findChildren<QSpinBox *>();
    QCOMPARE(boxes.size(), 2);
    boxes[0]->setValue(7);
    boxes[1]->setValue(5);
    button(panel, "Done counting")->click();
    QVERIFY(wordsOf(panel).contains("7 of 12 votes: One"));
    lessons::Progress again(fixture.folder.filePath("progress.json"));
    QVERIFY(again.load().ok());
    QCOMPARE(again.of("01-small").votes["what"]["two"], 5);
}

/// The lesson that is opened again has another first step, and two that do the same.
void LessonPanelTest::placeStaysWhenStepsAreAdded() {
    Fixture fixture;
    const QString file = fixture.folder.filePath("progress.json");
    lessons::Lesson lesson = smallLesson();
    {
        lessons::Progress progress(file);
        LessonPanel panel(fixture.kit, progress, nullptr);
        panel.setLesson(&lesson);
        button(panel, "One")->click();
        panel.noteRun("program.py", printed("1"));
        QCOMPARE(panel.nextStep(), 2);
    }
    lesson.path.insert(0, {{Action::Kind::Moment, "1", {}}, {"看", "Look"}, true});
    lesson.path.insert(4, {{Action::Kind::Run, "program.py", {}}, {"再运行", "Run it again"}});
    lessons::Progress progress(file);
    QVERIFY(progress.load().ok());
    LessonPanel panel(fixture.kit, progress, nullptr);
    panel.setLesson(&lesson);
    QCOMPARE(lesson.path[panel.nextStep()].text.en, QString("Do it"));
    panel.noteRun("program.py", printed("2"));
    QCOMPARE(lesson.path[panel.nextStep()].text.en, QString("Run it again"));
}

void LessonPanelTest::oneThingIsHighlighted() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    lessons::Lesson lesson = smallLesson();
    lesson.path.insert(3, {{Action::Kind::Run, "program.py", {}}, {"再运行", "Run it again"}, true});
    lesson.learned = {{"学到了", "Learned"}};
    panel.setLesson(&lesson);
    panel.setNext("02", "Another");
    const auto highlighted = [&] { return panel.widget()->findChildren<QPushButton *>("accentButton").size(); };
    QCOMPARE(highlighted(), 1);
    QVERIFY(!panel.isRunNext());
    button(panel, "One")->click();
    QCOMPARE(highlighted(), 1);
    QVERIFY(panel.isRunNext());
    panel.noteRun("program.py", printed("1"));
    QCOMPARE(highlighted(), 1);
    QVERIFY(!panel.isRunNext());
    QVERIFY(!wordsOf(panel).contains("Learned"));
    panel.noteRun("program.py", printed("2"));
    QVERIFY(wordsOf(panel).contains("Learned"));
    QVERIFY(wordsOf(panel).contains("Going further, step 1 of 1"));
    QCOMPARE(highlighted(), 1);
    QVERIFY(progress.of("01-small").done);
}

void LessonPanelTest::whatIsNextIsNeverOutOfSight() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    lessons::Lesson lesson = smallLesson();
    for (QString *text : {&lesson.text.zh, &lesson.text.en}) *text += QString("\n\n…").repeated(60);
    LessonPanel panel(fixture.kit, progress, nullptr);
    panel.resize(420, 500);
    panel.setLesson(&lesson);
    panel.show();
    button(panel, "Skip")->click(); // before that there is little to scroll over
    auto *reminder = panel.findChild<QPushButton *>("nextReminder");
    const auto isInSight = [&panel] {
        const auto *next = panel.widget()->findChild<QPushButton *>("accentButton");
        return next && panel.viewport()->rect().contains(QRect(next->mapTo(panel.viewport(), QPoint()), next->size()));
    };
    QTRY_VERIFY(isInSight() && reminder->isHidden());
    panel.verticalScrollBar()->setValue(panel.verticalScrollBar()->maximum());
    QTRY_VERIFY(!isInSight() && reminder->isVisible());
    // It covers nothing of the lesson.
    QVERIFY(!reminder->geometry().intersects(panel.viewport()->geometry()));
    QTest::mouseClick(reminder, Qt::LeftButton);
    QTRY_VERIFY(isInSight() && reminder->isHidden());
    // What was done far below leads on to a card above.
    panel.verticalScrollBar()->setValue(panel.verticalScrollBar()->maximum());
    panel.noteRun("program.py", printed("1"));
    QTRY_VERIFY(!isInSight() && reminder->isVisible());
}

void LessonPanelTest::figuresDecideTheText() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    lessons::Lesson lesson = smallLesson();
    lessons::Measurement measurement;
    measurement.program = "program.py";
    measurement.title = {"测", "Measured"};
    measurement.unit = {"秒", "s"};
    measurement.rows = {{"a", {"甲", "A"}}, {"b", {"乙", "B"}}};
    measurement.findings = {{"a", "b", 0, 1.5, {}, {"一样", "no faster, %1"}}, {"a", "b", 1.5, 0, "on", {"快", "faster, %1 times"}}};
    lesson.measurement = measurement;
    panel.setLesson(&lesson);
    QVERIFY(button(panel, "Measure on this machine"));
    panel.noteMeasured({"A processor", 1, 2, {{"a", 1.0}, {"b", 1.0}}, true, 0.1});
    QVERIFY(wordsOf(panel).contains("A processor, 1 of its 2 cores"));
    QVERIFY(wordsOf(panel).contains("no faster, 1.0"));
    QVERIFY(!wordsOf(panel).contains("busy"));
    panel.noteMeasured({"A processor", 2, 2, {{"a", 1.8}, {"b", 1.0}}, false, 3});
    QVERIFY2(!wordsOf(panel).contains("faster, 1.8"), "that is said with the GIL only");
    QVERIFY(wordsOf(panel).contains("busy"));
    panel.noteMeasured({"A processor", 2, 2, {{"a", 1.8}, {"b", 1.0}}, true, 0});
    QVERIFY(wordsOf(panel).contains("faster, 1.8 times"));
    QVERIFY(!wordsOf(panel).contains("no faster"));
}

void LessonPanelTest::linksAct() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    button(panel, "Skip")->click();
    QSignalSpy actions(&panel, &LessonPanel::actionRequested);
    auto *text = panel.widget()->findChild<LessonText *>();
    QVERIFY(text);
    emit text->anchorClicked(QUrl("forkyard:moment/2"));
    QCOMPARE(actions.size(), 1);
    QVERIFY(actions.first().first().value<Action>().kind == Action::Kind::Moment);
    emit text->anchorClicked(QUrl("https://example.org/"));
    QCOMPARE(actions.size(), 1);
}

void LessonPanelTest::languageIsTheReaders() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    QVERIFY(wordsOf(panel).contains("A small lesson"));
    fixture.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QVERIFY(wordsOf(panel).contains(QString::fromUtf8("小课")));
    QVERIFY(!wordsOf(panel).contains("A small lesson"));
    QVERIFY(!wordsOf(panel).contains("Skip"));
}

void LessonPanelTest::noTypeIsSlanted() {
    Fixture fixture;
    LessonText text(fixture.kit, nullptr);
    text.setLessonMarkdown("# Title\n\n*slanted* and **strong** and `code`\n", false);
    int pieces = 0;
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
        for (QTextBlock::iterator at = block.begin(); !at.atEnd(); ++at, ++pieces)
            QVERIFY(!at.fragment().charFormat().fontItalic());
    }
    QVERIFY(pieces >= 5);
}

void LessonPanelTest::outcomeIsReadFromTheTrace() {
    const lessons::Outcome outcome = outcomeOf(*queueRun(true));
    QVERIFY(outcome.lines.contains("put A"));
    QVERIFY(outcome.lines.contains("got C"));
    QCOMPARE(outcome.processes, 3);
    QCOMPARE(outcome.threads, 3);
    QCOMPARE(outcome.exitCode, 0);
}

QTEST_MAIN(LessonPanelTest)
#include "tst_lesson_panel.moc"
