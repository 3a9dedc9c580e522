// A scripted run rendered to files: the same frames each time, readable by ffprobe, and nothing left behind where it fails.
#include "tests/ui/record/video_probe.h"
#include "tests/ui/ui_fixture.h"
#include "ui/present/present_painter.h"
#include "ui/record/planar_frame.h"
#include "ui/record/video.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace forkyard;
using namespace forkyard::ui;

class VideoTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_presentation = Presentation::ofTrace(m_fixture.kit, queueRun(true), "A queue"); }
    void twoRendersAreTheSame();
    void aBusyMachineChangesNothing();
    void whatIsPaintedDoesNotDependOnWhatWasBefore();
    void conversionOfAPartIsThatOfTheWhole();
    void filesCanBeRead_data();
    void filesCanBeRead();
    void aPosterIsAMomentAtRest();
    void picturesAreNumbered();
    void cancellingLeavesNothing();
    void troubleIsToldBeforeTheWork();
    void uprightScreensAreLaidOutAnew();
    void longLinesGoOnInTheNextRow();
    void aRunIsPresentedWithItsProgram();
    void aConsoleIsNoHigherThanItsLines();
    void captionsAreTimed();
    void aNarrationBelongsToItsPart();
    void aNarrationMustFitTheTour();
    void aPictureThatHasNoRoomIsTold();

private:
    VideoOptions options(const QString &name) const {
        VideoOptions made;
        made.file = m_folder.filePath(name);
        made.size = small;
        made.fps = 5;
        made.wantsHash = true;
        return made;
    }

    Fixture m_fixture;
    QTemporaryDir m_folder;
    std::unique_ptr<Presentation> m_presentation;
};

void VideoTest::twoRendersAreTheSame() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    const auto one = renderVideo(m_fixture.kit, *m_presentation, options("one.mp4"));
    const auto other = renderVideo(m_fixture.kit, *Presentation::ofTrace(m_fixture.kit, queueRun(true), "A queue"), options("other.mp4"));
    QVERIFY(one.ok() && other.ok());
    QVERIFY(one.value().frames > 20);
    QVERIFY(one.value().drawn > 5);
    QCOMPARE(one.value().hash, other.value().hash);
    // The files too: one encoder, the same input.
    QFile a(m_folder.filePath("one.mp4")), b(m_folder.filePath("other.mp4"));
    QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
    QVERIFY(a.readAll() == b.readAll());
}

void VideoTest::aBusyMachineChangesNothing() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    const auto alone = renderVideo(m_fixture.kit, *m_presentation, options("alone.mp4"));
    std::atomic<bool> stop = false;
    std::vector<std::thread> load;
    for (int i = 0; i < 3; ++i)
        load.emplace_back([&stop] {
            while (!stop) {}
        });
    const auto busy = renderVideo(m_fixture.kit, *m_presentation, options("busy.mp4"));
    stop = true;
    for (std::thread &each : load) each.join();
    QVERIFY(alone.ok() && busy.ok());
    QCOMPARE(alone.value().hash, busy.value().hash);
}

void VideoTest::whatIsPaintedDoesNotDependOnWhatWasBefore() {
    PresentPainter along(m_fixture.kit, *m_presentation, small);
    const double end = m_presentation->clock().duration();
    for (double t = 0; t < end; t += 0.13) along.paint(m_presentation->clock().at(t));
    const double there = end * 0.6;
    along.paint(m_presentation->clock().at(there));
    PresentPainter fresh(m_fixture.kit, *m_presentation, small);
    fresh.paint(m_presentation->clock().at(there));
    QVERIFY(along.image() == fresh.image());
}

void VideoTest::conversionOfAPartIsThatOfTheWhole() {
    QImage image(64, 48, QImage::Format_RGB32);
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 64; ++x) image.setPixel(x, y, qRgb(x * 4, y * 5, (x * y) & 255));
    QByteArray whole(planarBytes(image.size()), Qt::Uninitialized), part;
    convertToPlanar(image, image.rect(), whole);
    part = whole;
    for (int x = 11; x < 30; ++x) image.setPixel(x, 17, qRgb(255, 0, 0));
    convertToPlanar(image, QRect(11, 17, 19, 1), part);
    convertToPlanar(image, image.rect(), whole);
    QVERIFY(part == whole);
    image.fill(Qt::white);
    convertToPlanar(image, image.rect(), whole);
    QCOMPARE(static_cast<unsigned char>(whole[0]), 235);
    QCOMPARE(static_cast<unsigned char>(whole[64 * 48]), 128);
    image.fill(Qt::black);
    convertToPlanar(image, image.rect(), whole);
    QCOMPARE(static_cast<unsigned char>(whole[0]), 16);
}

void VideoTest::filesCanBeRead_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::newRow("mp4") << "a.mp4" << "h264";
    QTest::newRow("webm") << "a.webm" << "vp9";
    QTest::newRow("gif") << "a.gif" << "gif";
}

void VideoTest::filesCanBeRead() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QFETCH(QString, name);
    QFETCH(QString, codec);
    VideoOptions wanted = options(name);
    wanted.to = 4;
    wanted.poster = m_folder.filePath("poster.png");
    wanted.subtitles = m_folder.filePath("a.vtt");
    const auto report = renderVideo(m_fixture.kit, *m_presentation, wanted);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().code.c_str());
    QCOMPARE(report.value().frames, 20);
    const Probe found = probe(wanted.file);
    QCOMPARE(found.codec, codec);
    QCOMPARE(QSize(found.width, found.height), small);
    if (codec != "gif") {
        QCOMPARE(found.frames, 20);
        QCOMPARE(found.pixels, QString("yuv420p"));
        QCOMPARE(found.rate, QString("5/1"));
        QVERIFY(qAbs(found.duration - 4) < 0.25);
        QCOMPARE(found.chapters, 1);
    }
    QCOMPARE(QImage(wanted.poster).size(), small);
    QVERIFY(QFile::exists(wanted.subtitles));
    QVERIFY(QDir(m_folder.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).isEmpty());
}

void VideoTest::aPosterIsAMomentAtRest() {
    const lessons::TourClock &clock = m_presentation->clock();
    const double whole = posterSeconds(*m_presentation, 0, clock.duration());
    const auto [step, sinceStep, time, timeBefore, sinceJump] = clock.at(whole);
    QCOMPARE(time, clock.restOf(step));
    QVERIFY(clock.stepBegin(step) <= clock.duration() * 0.45 && clock.stepEnd(step) >= clock.duration() * 0.45);
    for (double from = 0; from + 0.5 <= clock.duration(); from += 0.5) {
        const double part = posterSeconds(*m_presentation, from, from + 0.5);
        QVERIFY2(part >= from && part < from + 0.5, qPrintable(QString::number(from)));
    }

    VideoOptions wanted = options("frame-%03d.png");
    wanted.to = 1;
    wanted.poster = m_folder.filePath("poster.png");
    QVERIFY(renderVideo(m_fixture.kit, *m_presentation, wanted).ok());
    PresentPainter fresh(m_fixture.kit, *m_presentation, small);
    fresh.paint(clock.at(posterSeconds(*m_presentation, 0, 1)));
    QCOMPARE(QImage(wanted.poster).convertToFormat(QImage::Format_RGB32), fresh.image().convertToFormat(QImage::Format_RGB32));
}

void VideoTest::picturesAreNumbered() {
    VideoOptions wanted = options("frame-%03d.png");
    wanted.to = 1;
    const auto report = renderVideo(m_fixture.kit, *m_presentation, wanted);
    QVERIFY(report.ok());
    for (int i = 0; i < 5; ++i) QCOMPARE(QImage(m_folder.filePath(QString("frame-00%1.png").arg(i))).size(), small);
}

void VideoTest::cancellingLeavesNothing() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QTemporaryDir folder;
    for (const char *name : {"a.mp4", "b-%02d.png"}) {
        VideoOptions wanted = options(name);
        wanted.file = folder.filePath(name);
        const auto report = renderVideo(m_fixture.kit, *m_presentation, wanted, [](qint64 done, qint64) { return done < 7; });
        QVERIFY(!report.ok());
        QCOMPARE(QString::fromStdString(report.error().code), QString("record.cancelled"));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }
}

void VideoTest::troubleIsToldBeforeTheWork() {
    const auto codeOf = [&](const VideoOptions &wanted) {
        bool worked = false;
        const auto report = renderVideo(m_fixture.kit, *m_presentation, wanted, [&](qint64, qint64) { return worked = true; });
        return worked || report.ok() ? QString() : QString::fromStdString(report.error().code);
    };
    QCOMPARE(codeOf(options("nowhere/%02d.png")), QString("record.no-folder"));
    QCOMPARE(codeOf(options("a.doc")), QString("record.unknown-format"));
    VideoOptions odd = options("a-%02d.png");
    odd.size = {481, 270};
    QCOMPARE(codeOf(odd), QString("record.odd-size"));
    VideoOptions closed = options("%02d.png");
    closed.file = "/proc/%02d.png";
    QCOMPARE(codeOf(closed), QString("record.not-writable"));
    VideoOptions huge = options("%02d.png");
    QCOMPARE(QString::fromStdString(checkTarget(huge.file, VideoFormat::Pictures, {100'000, 100'000}, 1'000'000).error().code), QString("record.disk-full"));
}

void VideoTest::uprightScreensAreLaidOutAnew() {
    const auto program = [](int lines) { return QStringList(lines, QString(30, u'x')); };
    const PresentLayout wide = layOutStep({1920, 1080}, m_presentation->step(0).show, program(18), 0);
    const PresentLayout high = layOutStep({1080, 1920}, m_presentation->step(0).show, program(18), 0);
    // Code beside the world, and above it.
    QVERIFY(wide.places[1].area.left() >= wide.places[0].area.right());
    QVERIFY(high.places[1].area.top() >= high.places[0].area.bottom());
    QCOMPARE(high.caption.width(), 1080.0);
    // All of a program that would fit on a slide has room, and no more than half is the program's.
    const QRectF code = high.places[0].area;
    QVERIFY(code.height() >= 18 * measureCode(PresentType({1080, 1920}), code, 30, 18).lineHeight);
    QVERIFY(layOutStep({1080, 1920}, m_presentation->step(0).show, program(100), 0).places[0].area.height() <= 960);
}

/// On an upright screen a line of code is whole: no row is wider than there is room, and together the rows are the program.
void VideoTest::longLinesGoOnInTheNextRow() {
    const QStringList code{"import threading", "", "    worker = threading.Thread(target=work, args=(queue, 3), daemon=True)", QString(90, u'x'), "print(\"每一把锁都有一个主人，没有主人的锁谁都可以拿\")"};
    const CodeMeasures measures = measureCode(PresentType({1080, 1920}), QRectF(0, 0, 1060, 900), codeColumns(code), 5);
    const std::vector<CodeRow> rows = rowsOfCode(code, measures, 1060);
    const double room = (1060 - measures.gutter) / (measures.pixels * 0.6);
    QStringList again(code.size());
    for (const CodeRow &row : rows) {
        const QString piece = code[row.line].mid(row.start, row.length);
        QVERIFY2(row.indent + Fonts::columns(piece) <= room, qPrintable(piece));
        QCOMPARE(row.indent > 0, row.start > 0);
        again[row.line] += piece;
    }
    for (qsizetype line = 0; line < code.size(); ++line) QCOMPARE(again[line].remove(u' '), QString(code[line]).remove(u' '));
    QCOMPARE(rows[0].length, 16);
    QCOMPARE(rows[1].length, 0);
    // After a bracket or a comma, moved in by four.
    QVERIFY(rows[3].line == 2 && rows[3].indent == 8);
    QVERIFY(QString("(, ").contains(code[2][rows[3].start - 1]));
    // With room for all there is a row for each.
    QCOMPARE(rowsOfCode(code, measures, 4000).size(), static_cast<std::size_t>(code.size()));
}

void VideoTest::aRunIsPresentedWithItsProgram() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptLostUpdate(*store);
    QVERIFY(Presentation::ofTrace(m_fixture.kit, store, "A run")->programText(0).contains("balance = balance + amount"));
}

void VideoTest::aConsoleIsNoHigherThanItsLines() {
    const QList<lessons::TourStep::Part> parts{lessons::TourStep::Part::Lanes, lessons::TourStep::Part::Console};
    const PresentLayout few = layOutStep({1920, 1080}, parts, {"pass"}, 3), many = layOutStep({1920, 1080}, parts, {"pass"}, 100);
    QVERIFY(few.places[1].area.height() < many.places[1].area.height());
    QVERIFY(few.places[0].area.height() > many.places[0].area.height());
    // What it leaves, the others get.
    QVERIFY(qAbs(few.places[1].area.bottom() - many.places[1].area.bottom()) <= 2);
    QVERIFY(few.places[1].area.height() >= PresentType({1920, 1080}).other * consoleLineSpacing * 3);
}

void VideoTest::captionsAreTimed() {
    QVERIFY(subtitlesText(*m_presentation, false).startsWith("1\n00:00:00,000 --> "));
    QVERIFY(subtitlesText(*m_presentation, true).startsWith("WEBVTT\n\n1\n00:00:00.000 --> "));
    QVERIFY(subtitlesText(*m_presentation, true).contains("A queue"));
    QVERIFY(subtitlesText(*m_presentation, false, 2, 3.5).startsWith("1\n00:00:00,000 --> 00:00:01,500\n"));
}

/// Four seconds of silence, then a tone: what is heard from the fourth second on is the tone, and it ends with the picture.
void VideoTest::aNarrationBelongsToItsPart() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    const QString voice = m_folder.filePath("voice.wav");
    QCOMPARE(QProcess::execute("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i", "aevalsrc=if(gt(t\\,4)\\,sin(2*PI*440*t)/2\\,0):s=8000:d=12", voice}), 0);
    lessons::Tour tour;
    tour.folder = m_folder.path();
    tour.voiceZh = tour.voiceEn = "voice.wav";
    for (const double cue : {0.0, 8.0}) {
        lessons::TourStep step;
        step.caption = {"字", "Words"};
        step.show = {lessons::TourStep::Part::Title};
        step.cueZh = step.cueEn = cue;
        tour.steps << step;
    }
    const Presentation narrated(m_fixture.kit, nullptr, tour);
    VideoOptions part = options("part.mp4");
    part.from = 4;
    part.to = 6;
    QVERIFY(renderVideo(m_fixture.kit, narrated, part).ok());
    QProcess hear;
    hear.start("ffmpeg", {"-v", "error", "-i", part.file, "-f", "s16le", "-ac", "1", "-ar", "8000", "-"});
    QVERIFY(hear.waitForFinished(60'000));
    const QByteArray heard = hear.readAllStandardOutput();
    const qsizetype count = heard.size() / 2;
    QVERIFY2(std::abs(count - 16000) < 2000, qPrintable(QString::number(count)));
    const auto *samples = reinterpret_cast<const qint16 *>(heard.constData());
    int loudest = 0;
    for (qsizetype i = 2000; i < 6000; ++i) loudest = std::max(loudest, std::abs(int{samples[i]}));
    QVERIFY2(loudest > 8000, qPrintable(QString::number(loudest)));
}

void VideoTest::aNarrationMustFitTheTour() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    QCOMPARE(QProcess::execute("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000:duration=90", m_folder.filePath("long.wav")}), 0);
    QFile text(m_folder.filePath("words.wav"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no sound");
    text.close();
    lessons::Tour tour;
    tour.folder = m_folder.path();
    lessons::TourStep step;
    step.caption = {"字", "Words"};
    step.show = {lessons::TourStep::Part::Title};
    tour.steps << step;
    for (const auto &[voice, code] : {std::pair("long.wav", "record.narration-longer"), std::pair("words.wav", "record.no-sound-in")}) {
        tour.voiceZh = tour.voiceEn = voice;
        const Presentation narrated(m_fixture.kit, nullptr, tour);
        const auto report = renderVideo(m_fixture.kit, narrated, options("narrated.mp4"));
        QCOMPARE(report.ok() ? "rendered" : report.error().code, std::string(code));
        QVERIFY(!QFile::exists(m_folder.filePath("narrated.mp4")));
    }
}

/// /dev/full takes nothing, and says so only when its buffer is full or flushed.
void VideoTest::aPictureThatHasNoRoomIsTold() {
    VideoOptions pictures = options("full-%d.png");
    pictures.to = 0.6;
    QVERIFY(QFile::link("/dev/full", m_folder.filePath("full-1.png")));
    const auto report = renderVideo(m_fixture.kit, *m_presentation, pictures);
    QCOMPARE(report.ok() ? "rendered" : report.error().code, std::string("record.write-failed"));
    QCOMPARE(QDir(m_folder.path()).entryList({"full-*"}, QDir::AllEntries | QDir::System), QStringList());
}

QTEST_MAIN(VideoTest)
#include "tst_video.moc"
