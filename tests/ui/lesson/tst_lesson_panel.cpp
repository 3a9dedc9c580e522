// A lesson from its first question to its end: prediction, run, answer, exercise, and the next thing to do at each step.
#include "tests/ui/ui_fixture.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/lesson/lesson_text.h"
#include "ui/lesson/outcome.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
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
    exercise.hint = {"改数字", "Change the number"};
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
    void exerciseAndTheEnd();
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
    QVERIFY(wordsOf(panel).contains("Next, step 1 of 4"));
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

void LessonPanelTest::exerciseAndTheEnd() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
    panel.setNext("02", "Another");
    button(panel, "One")->click();
    panel.noteRun("program.py", printed("1"));
    QVERIFY(!wordsOf(panel).contains("Change the number"));
    button(panel, "Hint")->click();
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

void LessonPanelTest::linksAct() {
    Fixture fixture;
    lessons::Progress progress(fixture.folder.filePath("progress.json"));
    LessonPanel panel(fixture.kit, progress, nullptr);
    const lessons::Lesson lesson = smallLesson();
    panel.setLesson(&lesson);
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
