// Every lesson's tour rendered whole at full size in both languages, and read by ffprobe; one of them again while the machine is busy.
// Long: only in ./tests/run --full.
#include "core/lessons/catalogue.h"
#include "tests/ui/ui_fixture.h"
#include "ui/record/video.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <atomic>
#include <thread>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

constexpr QSize full{1920, 1080};
constexpr int fps = 5;

QStringList probe(const QString &file, const QStringList &words) {
    QProcess ask;
    ask.start("ffprobe", QStringList{"-v", "error", "-of", "csv=p=0"} + words + QStringList{file});
    ask.waitForFinished(300'000);
    return QString::fromUtf8(ask.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class WholeToursTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (encoderProgram().isEmpty() || QStandardPaths::findExecutable("ffprobe").isEmpty()) QSKIP("2026-11-28: there is no ffmpeg here");
    }
    void rendersWhole_data();
    void rendersWhole();
    void aBusyMachineRendersTheSame();

private:
    std::unique_ptr<Presentation> open(const QString &id, bool chinese) {
        m_fixture.settings.setLanguage(chinese ? Language::Chinese : Language::English);
        const lessons::Lesson *lesson = m_catalogue.find(id);
        const auto tour = lessons::loadTour(lesson->folder + '/' + lessons::tourFileName);
        return tour ? std::make_unique<Presentation>(m_fixture.kit, lesson, tour.value()) : nullptr;
    }
    VideoOptions options(const QString &name) const {
        VideoOptions made;
        made.file = m_folder.filePath(name);
        made.size = full;
        made.fps = fps;
        made.wantsHash = true;
        return made;
    }

    lessons::Catalogue m_catalogue{QString(FORKYARD_SOURCE_DIR) + "/resources/lessons"};
    Fixture m_fixture;
    QTemporaryDir m_folder;
};

void WholeToursTest::rendersWhole_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("chinese");
    for (const lessons::Lesson &lesson : m_catalogue.lessons()) {
        QTest::newRow(qPrintable(lesson.id + " zh")) << lesson.id << true;
        QTest::newRow(qPrintable(lesson.id + " en")) << lesson.id << false;
    }
}

void WholeToursTest::rendersWhole() {
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    const auto tour = open(id, chinese);
    QVERIFY(tour);
    const VideoOptions wanted = options("tour.mp4");
    const auto report = renderVideo(m_fixture.kit, *tour, wanted);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().code.c_str());
    const qint64 frames = frameCount(*tour, wanted);
    const QStringList stream = probe(wanted.file, {"-count_packets", "-select_streams", "v:0", "-show_entries", "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_packets"});
    QCOMPARE(stream.value(0), QString("h264,1920,1080,yuv420p,%1/1,%2").arg(fps).arg(frames));
    const double seconds = probe(wanted.file, {"-show_entries", "format=duration"}).value(0).toDouble();
    QVERIFY2(qAbs(seconds - static_cast<double>(frames) / fps) < 0.5, qPrintable(QString::number(seconds)));
    QCOMPARE(probe(wanted.file, {"-show_chapters"}).size(), chaptersOf(*tour).size());
}

void WholeToursTest::aBusyMachineRendersTheSame() {
    const auto tour = open("10", false);
    // A part of it: with three loops beside it, even that takes a while.
    const auto part = [this](const QString &name) {
        VideoOptions made = options(name);
        made.from = 20;
        made.to = 40;
        return made;
    };
    const auto alone = renderVideo(m_fixture.kit, *tour, part("alone.mp4"));
    std::atomic<bool> stop = false;
    std::vector<std::thread> load;
    for (int i = 0; i < 3; ++i)
        load.emplace_back([&stop] {
            while (!stop) {}
        });
    const auto busy = renderVideo(m_fixture.kit, *open("10", false), part("busy.mp4"));
    stop = true;
    for (std::thread &each : load) each.join();
    QVERIFY(alone.ok() && busy.ok());
    QCOMPARE(busy.value().frames, alone.value().frames);
    QCOMPARE(busy.value().hash, alone.value().hash);
}

QTEST_MAIN(WholeToursTest)
#include "tst_tours_whole.moc"
