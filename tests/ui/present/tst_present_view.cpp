// Presenting driven by keys and the mouse, as a teacher with a clicker does; and pictures for a handout.
#include "core/lessons/catalogue.h"
#include "core/trace/scripted_trace.h"
#include "tests/ui/ui_fixture.h"
#include "ui/present/notes_view.h"
#include "ui/present/present_keys.h"
#include "ui/present/present_painter.h"
#include "ui/present/present_view.h"
#include "ui/present/tour_editor.h"
#include "ui/present/tour_step_form.h"
#include "ui/record/pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTabBar>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// A machine that stands where it is told to.
class FakeMachine : public RunController {
public:
    void start(const QString &, const QString &, const RunOptions &options) override { begun = options; }
    void stop() override { stopped = true; }
    bool isRunning() const override { return !stopped; }
    void step(const RunOptions::Step &next) override { steps << next.thread; }
    void setPace(double) override {}
    void sendInput(const QString &) override {}
    void closeInput() override {}

    RunOptions begun;
    QList<int> steps;
    bool stopped = false;
};

} // namespace

class PresentViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        const lessons::Lesson *lesson = m_catalogue.find("2");
        auto tour = lessons::loadTour(lesson->folder + "/tour.txt");
        QVERIFY(tour.ok());
        m_view = new PresentView(m_fixture.kit, std::make_unique<Presentation>(m_fixture.kit, lesson, tour.value()));
        m_view->resize(1280, 720);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
    }
    /// The lesson's idea would answer the prediction: it is on the title only after that was asked.
    void ideaComesAfterThePrediction() {
        for (const lessons::Lesson &lesson : m_catalogue.lessons()) {
            auto tour = lessons::loadTour(lesson.folder + "/tour.txt");
            QVERIFY(tour.ok());
            const Presentation presentation(m_fixture.kit, &lesson, tour.value());
            bool isAsked = false;
            for (int step = 0; step < presentation.stepCount(); ++step) {
                if (presentation.step(step).shows(lessons::TourStep::Part::Title)) QCOMPARE(!presentation.idea(step).isEmpty(), isAsked);
                isAsked |= presentation.step(step).shows(lessons::TourStep::Part::Ask);
            }
            QVERIFY(isAsked);
        }
    }
    /// Beside a long state a box has little room for its name: what its pin has is read, the rest of a word is not.
    void namesWithoutRoomAreTheirPins() {
        const QFont font = m_fixture.kit.fonts().words();
        const auto in = [&](const char *name, const char *room) { return PresentPainter::shortened(name, font, QFontMetricsF(font).horizontalAdvance(room) + 1); };
        QCOMPARE(in("Process-2", "Process-2"), QString("Process-2"));
        QCOMPARE(in("Process-2", "Proc-2"), QString("P2"));
        QCOMPARE(in("Thread-1 (change)", "Thread-1"), QString("Thread-1"));
        QCOMPARE(in("Thread-1 (change)", "Thr-1"), QString("T1"));
        QCOMPARE(in("ForkPoolWorker-3", "Worker-3"), QString("Worker-3"));
        QCOMPARE(in("ForkPoolWorker-3", "Work-3"), QString("W3"));
        QCOMPARE(in("MainThread", "Thread"), QString("main"));
        QCOMPARE(in("process 4834", "4834"), QString("4834"));
    }
    void cleanup() { delete m_view; }
    void aClickerGoesThroughTheSteps();
    void theStepBeginsAgain();
    void bBlanksAndAnyStepShowsAgain();
    void theSpotlightDarkensAllButTheMiddle();
    void thePenDrawsAndFades();
    void keysAreShown();
    void votesAreCounted();
    void itPlaysByItself();
    void theClassSaysWhoGoesNext();
    void everyScheduleIsShown();
    void notesTellWhatComesNext();
    void keysAreListedOnRequest();
    void theTourEditorFitsInLargeType();
    void escapeLeaves();
    void typeIsMeasured();
    void aStripIsVectorsOrPixels();
    void aTourIsTrimmedAndCaptioned();
    void aStepGetsItsQuestionChartKnobsAndZoom_data();
    void aStepGetsItsQuestionChartKnobsAndZoom();
    void theEditorIsReachedByKeys();
    void whatIsNotTouchedStaysTheSame();

private:
    void openLesson(const QString &id);
    lessons::Catalogue m_catalogue{QString(FORKYARD_SOURCE_DIR) + "/resources/lessons"};
    Fixture m_fixture;
    QPointer<PresentView> m_view;
};

void PresentViewTest::aClickerGoesThroughTheSteps() {
    QCOMPARE(m_view->step(), 0);
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QCOMPARE(m_view->step(), 2);
    QTest::keyClick(m_view, Qt::Key_PageUp);
    QCOMPARE(m_view->step(), 1);
    QTest::mouseClick(m_view, Qt::LeftButton);
    QCOMPARE(m_view->step(), 2);
    QTest::mouseClick(m_view, Qt::RightButton);
    QTest::keyClick(m_view, Qt::Key_PageUp);
    QTest::keyClick(m_view, Qt::Key_PageUp); // nothing lies before the first
    QCOMPARE(m_view->step(), 0);
    for (int i = 0; i < 100; ++i) QTest::keyClick(m_view, Qt::Key_Space);
    QCOMPARE(m_view->step(), m_view->presentation().stepCount() - 1);
}

void PresentViewTest::theStepBeginsAgain() {
    m_view->goTo(1);
    const QImage begin = m_view->grab().toImage();
    m_view->advance(1000);
    QVERIFY(m_view->isAtRest());
    QVERIFY(m_view->grab().toImage() != begin);
    QTest::keyClick(m_view, Qt::Key_Home);
    QVERIFY(!m_view->isAtRest());
    QCOMPARE(m_view->step(), 1);
}

void PresentViewTest::bBlanksAndAnyStepShowsAgain() {
    QTest::keyClick(m_view, Qt::Key_B);
    QVERIFY(m_view->isBlank());
    const QImage blank = m_view->grab().toImage();
    QCOMPARE(blank.pixelColor(640, 300), QColor(Qt::black));
    QTest::keyClick(m_view, Qt::Key_B);
    QVERIFY(!m_view->isBlank());
    QTest::keyClick(m_view, Qt::Key_B);
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QVERIFY(!m_view->isBlank());
}

void PresentViewTest::theSpotlightDarkensAllButTheMiddle() {
    QTest::mouseMove(m_view, {640, 300});
    const QImage before = m_view->grab().toImage();
    QTest::keyClick(m_view, Qt::Key_S);
    QVERIFY(m_view->hasSpotlight());
    const QImage after = m_view->grab().toImage();
    QVERIFY(after.pixelColor(1270, 20).lightness() < before.pixelColor(1270, 20).lightness());
    QTest::keyClick(m_view, Qt::Key_S);
    QVERIFY(!m_view->hasSpotlight());
}

void PresentViewTest::thePenDrawsAndFades() {
    QTest::keyClick(m_view, Qt::Key_D);
    QVERIFY(m_view->hasPen());
    QTest::mousePress(m_view, Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(m_view, {300, 120});
    QTest::mouseRelease(m_view, Qt::LeftButton, {}, {300, 120});
    QCOMPARE(m_view->step(), 0); // the pen does not turn pages
    QCOMPARE(m_view->strokeCount(), std::size_t{1});
    QTRY_COMPARE_WITH_TIMEOUT(m_view->strokeCount(), std::size_t{0}, 10'000);
}

void PresentViewTest::keysAreShown() {
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QVERIFY(!m_view->shownKey().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_view->shownKey().isEmpty(), 10'000);
}

void PresentViewTest::votesAreCounted() {
    delete m_view;
    const lessons::Lesson *lesson = m_catalogue.find("10");
    m_view = new PresentView(m_fixture.kit, std::make_unique<Presentation>(m_fixture.kit, lesson, lessons::loadTour(lesson->folder + "/tour.txt").value()));
    m_view->resize(1280, 720);
    m_view->show();
    int asked = 0;
    while (m_view->presentation().step(asked).prediction.isEmpty()) ++asked;
    m_view->goTo(asked);
    const QImage before = m_view->grab().toImage();
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_2, Qt::Key_9}) QTest::keyClick(m_view, key);
    QCOMPARE(m_view->votes(), (QList<int>{1, 2, 0}));
    QVERIFY(m_view->grab().toImage() != before);
    QTest::keyClick(m_view, Qt::Key_0);
    QCOMPARE(m_view->votes(), (QList<int>{0, 0, 0}));
}

void PresentViewTest::openLesson(const QString &id) {
    delete m_view;
    const lessons::Lesson *lesson = m_catalogue.find(id);
    m_view = new PresentView(m_fixture.kit, std::make_unique<Presentation>(m_fixture.kit, lesson, lessons::loadTour(lesson->folder + "/tour.txt").value()));
    m_view->resize(1280, 720);
    m_view->show();
}

void PresentViewTest::theClassSaysWhoGoesNext() {
    openLesson("10");
    const Presentation &tour = m_view->presentation();
    int stepped = 0;
    while (!tour.standing(stepped) || tour.standing(stepped)->choices.size() < 3) ++stepped;
    FakeMachine *machine = nullptr;
    m_view->goTo(stepped);
    QVERIFY(!m_view->choose(2)); // there is no machine for it
    m_view->setControllerMaker([&machine] {
        auto made = std::make_unique<FakeMachine>();
        machine = made.get();
        return made;
    });
    QVERIFY(!m_view->choose(2)); // something still moves
    m_view->advance(1000);
    m_view->grab();
    const QImage offered = m_view->painter()->image().copy();
    QTest::keyClick(m_view, Qt::Key_9); // nobody has this number
    QVERIFY(!machine);
    QTest::keyClick(m_view, Qt::Key_2);
    QVERIFY(machine);
    QCOMPARE(machine->begun.schedule, tour.standing(stepped)->schedule);
    QVERIFY(machine->begun.simulated);
    QCOMPARE(machine->begun.step.thread, 2);
    QVERIFY(!m_view->choose(3)); // not before it stands
    auto store = std::make_shared<trace::Store>();
    trace::scriptWholeQueueLesson(*store);
    emit machine->storeChanged(store);
    Standing here;
    here.choices = {{3, false}};
    here.time = 1000;
    emit machine->stood({here});
    QVERIFY(m_view->isOnOwnWay());
    m_view->grab();
    QVERIFY(m_view->painter()->image() != offered);
    QVERIFY(!m_view->choose(2));
    QVERIFY(m_view->choose(3));
    QCOMPARE(machine->steps, QList<int>{3});
    QTest::keyClick(m_view, Qt::Key_Home);
    QVERIFY(!m_view->isOnOwnWay());
    m_view->advance(1000);
    m_view->grab();
    QVERIFY(m_view->painter()->image() == offered);
}

void PresentViewTest::everyScheduleIsShown() {
    openLesson("10");
    const Presentation &tour = m_view->presentation();
    int step = 0;
    while (!tour.step(step).shows(lessons::TourStep::Part::Ends)) ++step;
    QVERIFY(tour.exploration(step));
    // Four operations of each thread, in any order: 8 over 4.
    QCOMPARE(tour.exploration(step)->interleavings, QString("70"));
    QVERIFY(tour.exploration(step)->complete);
    while (!tour.step(step).answered) ++step;
    QCOMPARE(tour.rightChoices(step).size(), 1);
}

void PresentViewTest::itPlaysByItself() {
    QTest::keyClick(m_view, Qt::Key_A);
    QVERIFY(m_view->isPlaying());
    m_view->advance(1000);
    QCOMPARE(m_view->step(), 1);
    QTest::keyClick(m_view, Qt::Key_A);
    m_view->advance(1000);
    QCOMPARE(m_view->step(), 1);
}

void PresentViewTest::keysAreListedOnRequest() {
    const QImage before = m_view->grab().toImage();
    QTest::keyClick(m_view, Qt::Key_Question, Qt::ShiftModifier);
    QVERIFY(m_view->listsKeys());
    QCOMPARE(m_view->shownKey(), QString("?"));
    QVERIFY(m_view->grab().toImage() != before);
    // Escape takes the list away first, and leaves only then.
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(!m_view->listsKeys());
    QVERIFY(m_view->isVisible());
    // The teacher's own window has them all the time, each of them.
    QTest::keyClick(m_view, Qt::Key_N);
    const auto *list = m_view->notes()->findChild<QLabel *>("notesKeys");
    QVERIFY(list);
    for (const auto &[key, what] : PresentKeys::all()) QVERIFY2(list->text().contains(QString(what).replace(' ', QChar(QChar::Nbsp))), qPrintable(key));
}

void PresentViewTest::theTourEditorFitsInLargeType() {
    for (const Language language : {Language::English, Language::Chinese}) {
        Fixture fixture;
        fixture.settings.setLanguage(language);
        fixture.settings.setZoom(200);
        TourEditor editor(fixture.kit, m_view->presentation().tour(), nullptr);
        editor.show();
        // Not beyond the screen, and no part of it asks for more than a small one has.
        const QSize least = editor.minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 680, qPrintable(QString("%1 x %2").arg(least.width()).arg(least.height())));
        QVERIFY(editor.height() <= std::max(least.height(), editor.screen()->availableSize().height()));
    }
}

void PresentViewTest::notesTellWhatComesNext() {
    QTest::keyClick(m_view, Qt::Key_N);
    QVERIFY(m_view->notes());
    QCOMPARE(m_view->notes()->notesText(), m_view->presentation().step(0).caption.en);
    QCOMPARE(m_view->notes()->nextText(), m_view->presentation().step(1).notes.en); // what the teacher is to be told
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QCOMPARE(m_view->notes()->notesText(), m_view->presentation().step(1).notes.en);
    QVERIFY(m_view->notes()->clockText().contains("step 2 of"));
    // Whichever window has the keyboard, a clicker goes on and back.
    QTest::keyClick(m_view->notes(), Qt::Key_PageDown);
    QCOMPARE(m_view->step(), 2);
    QTest::keyClick(m_view->notes(), Qt::Key_PageUp);
    QCOMPARE(m_view->step(), 1);
    m_view->goTo(m_view->presentation().stepCount() - 1);
    QVERIFY(m_view->notes()->nextText().contains("last"));
}

void PresentViewTest::escapeLeaves() {
    const QSignalSpy left(m_view, &PresentView::left);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QTRY_VERIFY(!m_view);
}

/// Essential text at least 1/24 of the screen's height, any other 1/40, on screens of any size.
void PresentViewTest::typeIsMeasured() {
    for (const QSize size : {QSize(1280, 720), QSize(1600, 1000), QSize(1024, 768)}) {
        m_view->resize(size);
        for (int step = 0; step < m_view->presentation().stepCount(); ++step) {
            m_view->goTo(step);
            m_view->advance(1000);
            m_view->grab();
        }
        QVERIFY(m_view->painter()->smallestEssential() >= size.height() / 24.0);
        QVERIFY(m_view->painter()->smallestOther() >= size.height() / 40.0);
    }
}

void PresentViewTest::aStripIsVectorsOrPixels() {
    QTemporaryDir folder;
    for (const char *name : {"strip.svg", "strip.pdf", "strip.png"}) {
        const QString file = folder.filePath(name);
        QVERIFY(saveStrip(m_fixture.kit, m_view->presentation(), file).ok());
        QVERIFY(QFileInfo(file).size() > 20'000);
    }
    QVERIFY(QSvgRenderer(folder.filePath("strip.svg")).isValid());
    QFile pdf(folder.filePath("strip.pdf"));
    QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
    QCOMPARE(QImage(folder.filePath("strip.png")).width(), 2 * 960 + 3 * 32);
    QVERIFY(!saveStrip(m_fixture.kit, m_view->presentation(), folder.filePath("strip.doc")).ok());
    QVERIFY(savePicture(*m_view, folder.filePath("view.svg")).ok());
}

void PresentViewTest::aTourIsTrimmedAndCaptioned() {
    QTemporaryDir folder;
    lessons::Tour tour = m_view->presentation().tour();
    tour.folder = folder.path();
    const auto count = tour.steps.size();
    TourEditor editor(m_fixture.kit, tour, nullptr);
    editor.pick(2);
    editor.removeStep();
    QCOMPARE(editor.tour().steps.size(), count - 1);
    // Where there is no step nothing is typed that would be lost.
    TourEditor empty(m_fixture.kit, lessons::Tour(), nullptr);
    for (const QPlainTextEdit *each : empty.findChildren<QPlainTextEdit *>()) QVERIFY(!each->isEnabled());
    empty.addStep({});
    for (const QPlainTextEdit *each : empty.findChildren<QPlainTextEdit *>()) QVERIFY(each->isEnabled());
    empty.removeStep();
    for (const QPlainTextEdit *each : empty.findChildren<QPlainTextEdit *>()) QVERIFY(!each->isEnabled());
    lessons::TourStep own;
    own.program = "program.py";
    own.show = {lessons::TourStep::Part::Code};
    editor.addStep(own);
    QCOMPARE(editor.current(), 3);
    editor.findChildren<QPlainTextEdit *>()[1]->setPlainText("Look here");
    QCOMPARE(editor.tour().steps[3].caption.en, QString("Look here"));
    // Both captions together leave room for the notes beneath them.
    for (const int caption : {0, 1}) {
        const QPlainTextEdit *field = editor.findChildren<QPlainTextEdit *>()[caption];
        QVERIFY2(field->maximumHeight() < field->sizeHint().height(), qPrintable(QString::number(field->maximumHeight())));
    }
    QVERIFY(!editor.isRecording());
    const QSignalSpy toggled(&editor, &TourEditor::recordingToggled);
    for (QPushButton *each : editor.findChildren<QPushButton *>())
        if (each->isCheckable()) each->click();
    QCOMPARE(toggled.count(), 1);
    QVERIFY(editor.isRecording());
    editor.moveStep(-1);
    QCOMPARE(editor.tour().steps[2].caption.en, QString("Look here"));
    QVERIFY(editor.save().ok());
    const auto again = lessons::loadTour(folder.filePath("tour.txt"));
    QVERIFY(again.ok());
    QCOMPARE(again.value().steps.size(), count);
    QCOMPARE(again.value().steps[2].caption.zh, QString("Look here"));
}

void PresentViewTest::aStepGetsItsQuestionChartKnobsAndZoom_data() {
    QTest::addColumn<Language>("language");
    QTest::newRow("Chinese") << Language::Chinese;
    QTest::newRow("English") << Language::English;
}

void PresentViewTest::aStepGetsItsQuestionChartKnobsAndZoom() {
    using Part = lessons::TourStep::Part;
    QFETCH(Language, language);
    m_fixture.settings.setLanguage(language);
    QTemporaryDir folder;
    const lessons::Lesson *lesson = m_catalogue.find("2");
    lessons::Tour tour = m_view->presentation().tour();
    tour.folder = folder.path();
    TourEditor editor(m_fixture.kit, tour, nullptr);
    editor.setLesson(lesson);
    TourStepForm &form = *editor.stepForm();
    form.setMomentSource([] {
        lessons::TourMoment here;
        here.kind = lessons::TourMoment::Kind::Time;
        here.offset = 250'000'000;
        return std::optional(here);
    });
    int first = 0; // where a run begins
    while (tour.steps[first].run < 0) ++first;
    editor.pick(first);
    auto *knobs = form.findChild<QLineEdit *>("tourKnobs");
    QVERIFY(knobs->isEnabled());
    knobs->setText("rounds=4, gil=calls");
    QCOMPARE(editor.tour().runs[tour.steps[first].run].settings, (QHash<QString, QString>{{"rounds", "4"}, {"gil", "calls"}}));
    knobs->setText("rounds");
    QVERIFY(!form.problem().isEmpty());
    QCOMPARE(editor.tour().runs[tour.steps[first].run].settings.value("rounds"), QString("4"));
    knobs->setText("rounds=5");

    lessons::TourStep own;
    own.program = tour.steps[first].program;
    own.run = tour.steps[first].run;
    own.show = {Part::Code};
    editor.addStep(own);
    const int row = editor.current();
    QVERIFY(!knobs->isEnabled()); // no run begins here
    auto *chart = form.findChild<QComboBox *>("tourChart");
    chart->setCurrentIndex(chart->findData("queue-depth"));
    QCOMPARE(editor.tour().steps[row].chart, QString("queue-depth"));
    QVERIFY(editor.tour().steps[row].shows(Part::Chart));
    auto *from = form.findChild<QLineEdit *>("tourZoomFrom"), *to = form.findChild<QLineEdit *>("tourZoomTo");
    from->setText("start");
    QVERIFY(!form.problem().isEmpty()); // a span has two ends
    QVERIFY(!editor.tour().steps[row].zoomFrom);
    for (QPushButton *each : to->parentWidget()->findChildren<QPushButton *>()) each->click();
    QCOMPARE(to->text(), QString("0.25 s"));
    QVERIFY(form.problem().isEmpty());
    QCOMPARE(editor.tour().steps[row].zoomTo->offset, 250'000'000);
    QVERIFY(editor.tour().steps[row].shows(Part::Lanes));
    to->setText("nonsense");
    QVERIFY(!form.problem().isEmpty());
    to->setText("end");
    form.findChild<QLineEdit *>("tourTo")->setText("0.25 s");
    form.findChild<QCheckBox *>("tourWaitsForKey")->setChecked(true);

    for (const char *word : {"ask", "answer"}) {
        editor.addStep(own);
        auto *question = form.findChild<QComboBox *>("tourQuestion");
        QCOMPARE(question->count(), 1 + 2 * lesson->predictions.size());
        question->setCurrentIndex(question->findData(word + QString(' ') + lesson->predictions.first().id));
        QVERIFY(question->currentIndex() > 0);
        QCOMPARE(editor.tour().steps[editor.current()].show, QList<Part>{Part::Ask});
    }
    // Taken back, the program is on the screen again.
    editor.addStep(own);
    auto *question = form.findChild<QComboBox *>("tourQuestion");
    question->setCurrentIndex(1);
    question->setCurrentIndex(0);
    QCOMPARE(editor.tour().steps[editor.current()].show, QList<Part>{Part::Code});
    editor.removeStep();

    QVERIFY(editor.save().ok());
    const auto again = lessons::loadTour(folder.filePath("tour.txt"));
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().code.c_str());
    QCOMPARE(again.value().runs[own.run].settings, (QHash<QString, QString>{{"rounds", "5"}}));
    const lessons::TourStep &shown = again.value().steps[row];
    QCOMPARE(shown.chart, QString("queue-depth"));
    QCOMPARE(shown.zoomFrom->kind, lessons::TourMoment::Kind::Start);
    QCOMPARE(shown.zoomTo->kind, lessons::TourMoment::Kind::End);
    QCOMPARE(shown.to->offset, 250'000'000);
    QVERIFY(shown.waitsForKey);
    QCOMPARE(again.value().steps[row + 1].prediction, lesson->predictions.first().id);
    QVERIFY(!again.value().steps[row + 1].answered);
    QVERIFY(again.value().steps[row + 2].answered);
}

/// With Tab alone one comes to everything that can be set, and everything says what it is.
void PresentViewTest::theEditorIsReachedByKeys() {
    TourEditor editor(m_fixture.kit, m_view->presentation().tour(), nullptr);
    editor.setLesson(m_catalogue.find("2"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowActive(&editor));
    editor.pick(3);
    QTabBar *pages = editor.findChild<QTabBar *>();
    pages->setFocus();
    QTest::keyClick(pages, Qt::Key_Right);
    QVERIFY(editor.stepForm()->isVisible());
    QSet<QString> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &editor, Qt::Key_Tab);
        if (QApplication::focusWidget()) reached << QApplication::focusWidget()->objectName();
    }
    for (const char *name : {"tourQuestion", "tourChart", "tourAt", "tourTo", "tourZoomFrom", "tourZoomTo", "tourLight", "tourWaitsForKey"}) QVERIFY2(reached.contains(name), name);
}

/// To look at every step changes none of them.
void PresentViewTest::whatIsNotTouchedStaysTheSame() {
    QTemporaryDir folder;
    for (const lessons::Lesson &lesson : m_catalogue.lessons()) {
        auto tour = lessons::loadTour(lesson.folder + "/tour.txt");
        if (!tour) continue;
        const QString before = lessons::writeTour(tour.value());
        TourEditor editor(m_fixture.kit, tour.value(), nullptr);
        editor.setLesson(&lesson);
        for (int i = 0; i < tour.value().steps.size(); ++i) {
            editor.pick(i);
            // The form gives back what it was shown.
            lessons::TourStep step = editor.tour().steps[i];
            editor.stepForm()->take(step, nullptr);
            lessons::Tour taken = tour.value();
            taken.steps[i] = step;
            QCOMPARE(lessons::writeTour(taken), before);
        }
        QVERIFY(!editor.isChanged());
    }
}

QTEST_MAIN(PresentViewTest)
#include "tst_present_view.moc"
