// Every lesson's tour: complete, two to four minutes long, nothing cut off, and rendered small in both languages.
#include "core/lessons/catalogue.h"
#include "tests/ui/ui_fixture.h"
#include "ui/present/present_painter.h"
#include "ui/record/video.h"

#include <QFileInfo>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class ToursTest : public QObject {
    Q_OBJECT

private slots:
    void tourIsWhole_data() { rows(); }
    void tourIsWhole();
    void rendersSmall_data() { rows(); }
    void rendersSmall();
    void typeIsLargeEnough_data() { rows(); }
    void typeIsLargeEnough();

private:
    void rows() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("chinese");
        for (const lessons::Lesson &lesson : m_catalogue.lessons()) {
            QTest::newRow(qPrintable(lesson.id + " zh")) << lesson.id << true;
            QTest::newRow(qPrintable(lesson.id + " en")) << lesson.id << false;
        }
    }
    std::unique_ptr<Presentation> open(const QString &id, bool chinese) {
        m_fixture.settings.setLanguage(chinese ? Language::Chinese : Language::English);
        const lessons::Lesson *lesson = m_catalogue.find(id);
        const auto tour = lessons::loadTour(lesson->folder + '/' + lessons::tourFileName);
        if (!tour) {
            qWarning("%s line %d", tour.error().code.c_str(), static_cast<int>(tour.error().span.line));
            return nullptr;
        }
        return std::make_unique<Presentation>(m_fixture.kit, lesson, tour.value());
    }

    lessons::Catalogue m_catalogue{QString(FORKYARD_SOURCE_DIR) + "/resources/lessons"};
    Fixture m_fixture;
};

void ToursTest::tourIsWhole() {
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    const auto tour = open(id, chinese);
    QVERIFY(tour);
    for (const Diagnostic &problem : tour->clock().problems()) QFAIL(qPrintable(QString::fromStdString(problem.code + " " + problem.arguments.front())));
    QVERIFY2(tour->clock().duration() >= 120 && tour->clock().duration() <= 240, qPrintable(QString::number(tour->clock().duration())));
    for (int step = 0; step < tour->stepCount(); ++step) {
        const lessons::TourStep &each = tour->step(step);
        QVERIFY(!each.caption.zh.isEmpty() && !each.caption.en.isEmpty());
        if (!each.prediction.isEmpty()) QVERIFY2(tour->prediction(step), qPrintable(each.prediction));
        if (each.answered) QVERIFY2(!tour->rightChoices(step).isEmpty(), qPrintable(each.prediction));
    }
    QVERIFY(chaptersOf(*tour).size() >= 3);
}

void ToursTest::rendersSmall() {
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    const auto tour = open(id, chinese);
    QVERIFY(tour);
    QTemporaryDir folder;
    VideoOptions options;
    options.size = {320, 180};
    options.fps = 5;
    options.file = folder.filePath("tour.mp4");
    if (encoderProgram().isEmpty()) QSKIP("2026-11-28: there is no ffmpeg here");
    const auto report = renderVideo(m_fixture.kit, *tour, options);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().code.c_str());
    QCOMPARE(report.value().frames, frameCount(*tour, options));
    QVERIFY(report.value().drawn > tour->stepCount());
    QVERIFY(QFileInfo(options.file).size() > 10'000);
}

/// At 1080 lines, at the end of every step: essential text 1/24 of the height, any other 1/40; and every caption has room.
void ToursTest::typeIsLargeEnough() {
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    const auto tour = open(id, chinese);
    QVERIFY(tour);
    for (const QSize size : {QSize(1920, 1080), QSize(1080, 1920)}) {
        PresentPainter painter(m_fixture.kit, *tour, size);
        for (int step = 0; step < tour->stepCount(); ++step) {
            painter.paint(tour->clock().at(tour->clock().stepEnd(step) - 0.05));
            QVERIFY2(!painter.hasCutCaption(), qPrintable(QString("step %1").arg(step + 1)));
        }
        QVERIFY(painter.smallestEssential() >= 1080 / 24.0);
        QVERIFY(painter.smallestOther() >= 1080 / 40.0);
    }
}

QTEST_MAIN(ToursTest)
#include "tst_tours.moc"
