// A scripted run rendered to files: the same frames each time, readable by ffprobe, and nothing left behind where it fails.
#include "tests/ui/ui_fixture.h"
#include "ui/present/present_painter.h"
#include "ui/record/live_recorder.h"
#include "ui/record/planar_frame.h"
#include "ui/record/video.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <atomic>
#include <thread>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

constexpr QSize small{480, 270};

struct Probe {
    int width = 0, height = 0, frames = 0, chapters = 0;
    double duration = 0;
    QString rate, codec, pixels;
};

Probe probe(const QString &file) {
    QProcess ask;
    ask.start("ffprobe", {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=width,height,nb_read_frames,r_frame_rate,codec_name,pix_fmt:format=duration", "-show_chapters", "-of", "flat", file});
    ask.waitForFinished(60'000);
    Probe found;
    for (const QByteArray &line : ask.readAllStandardOutput().split('\n')) {
        const QByteArray key = line.left(line.indexOf('='));
        const QString value = QString::fromUtf8(line.mid(line.indexOf('=') + 1)).remove('"');
        if (key.endsWith(".width")) found.width = value.toInt();
        if (key.endsWith(".height")) found.height = value.toInt();
        if (key.endsWith("nb_read_frames")) found.frames = value.toInt();
        if (key.endsWith("r_frame_rate")) found.rate = value;
        if (key.endsWith("codec_name")) found.codec = value;
        if (key.endsWith("pix_fmt")) found.pixels = value;
        if (key.endsWith("format.duration")) found.duration = value.toDouble();
        if (key.startsWith("chapters.chapter.") && key.endsWith(".id")) ++found.chapters;
    }
    return found;
}

bool hasEncoder() { return !encoderProgram().isEmpty() && !QStandardPaths::findExecutable("ffprobe").isEmpty(); }

/// As many as the pointer may hide.
constexpr int fewPixels = 400;

int pixelsThatDiffer(const QImage &a, const QImage &b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

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
    void picturesAreNumbered();
    void cancellingLeavesNothing();
    void troubleIsToldBeforeTheWork();
    void uprightScreensAreLaidOutAnew();
    void aConsoleIsNoHigherThanItsLines();
    void captionsAreTimed();
    void aNarrationBelongsToItsPart();
    void aWindowIsRecordedAsItHappens();
    void aMicrophoneIsHeard_data();
    void aMicrophoneIsHeard();
    void aRecordingFollowsToAnotherWindow();
    void recordingEndsWellByItself_data();
    void recordingEndsWellByItself();
    void whatACrashLeavesIsRescued_data();
    void whatACrashLeavesIsRescued();
    void aRecordingInWorkIsNotRescued();
    void whatOpensAboveIsRecorded_data();
    void whatOpensAboveIsRecorded();
    void whatMovesIsRecorded_data();
    void whatMovesIsRecorded();

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
    const PresentLayout wide = layOutStep({1920, 1080}, m_presentation->step(0).show, 40, 18, 0);
    const PresentLayout high = layOutStep({1080, 1920}, m_presentation->step(0).show, 40, 18, 0);
    // Code beside the world, and above it.
    QVERIFY(wide.places[1].area.left() >= wide.places[0].area.right());
    QVERIFY(high.places[1].area.top() >= high.places[0].area.bottom());
    QCOMPARE(high.caption.width(), 1080.0);
    // All of a program that would fit on a slide has room, and no more than half is the program's.
    const QRectF code = high.places[0].area;
    QVERIFY(code.height() >= 18 * measureCode(PresentType({1080, 1920}), code, 40, 18).lineHeight);
    QVERIFY(layOutStep({1080, 1920}, m_presentation->step(0).show, 40, 100, 0).places[0].area.height() <= 960);
}

void VideoTest::aConsoleIsNoHigherThanItsLines() {
    const QList<lessons::TourStep::Part> parts{lessons::TourStep::Part::Lanes, lessons::TourStep::Part::Console};
    const PresentLayout few = layOutStep({1920, 1080}, parts, 40, 18, 3), many = layOutStep({1920, 1080}, parts, 40, 18, 100);
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

void VideoTest::aWindowIsRecordedAsItHappens() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QLabel window("0");
    window.resize(640, 400);
    window.show();
    LiveRecorder recorder;
    const QString file = m_folder.filePath("live.mp4");
    QVERIFY(recorder.start(window, file, small, 10).ok());
    QVERIFY(!QFile::exists(file)); // not before it is whole
    QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= 12, 60'000);
    window.setText("1");
    QVERIFY(recorder.stop().ok());
    const Probe found = probe(file);
    QCOMPARE(QSize(found.width, found.height), small);
    // As many frames as time has passed, those that came too late among them.
    QCOMPARE(found.frames, recorder.frames());
    QVERIFY(recorder.lost() <= recorder.frames());
    QVERIFY(qAbs(found.duration - recorder.seconds()) < 0.25);
    QVERIFY(!recorder.isRecording());
    QCOMPARE(QString::fromStdString(recorder.start(window, "/proc/live.mp4", small, 10).error().code), QString("record.not-writable"));
}

void VideoTest::aMicrophoneIsHeard_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("heard");
    // As endless as a microphone is.
    QTest::newRow("a tone") << QStringList{"-re", "-f", "lavfi", "-i", "sine=frequency=440"} << true;
    QTest::newRow("one that cannot be opened") << QStringList{"-f", "lavfi", "-i", "no-such-source"} << false;
    QTest::newRow("none") << QStringList() << false;
}

void VideoTest::aMicrophoneIsHeard() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QFETCH(QStringList, words);
    QFETCH(bool, heard);
    QLabel window("0");
    window.resize(640, 400);
    window.show();
    LiveRecorder recorder;
    recorder.setMicrophone(words);
    const QString file = m_folder.filePath("sound.mp4");
    QVERIFY(recorder.start(window, file, small, 10).ok());
    QCOMPARE(recorder.hasSound(), heard);
    QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= 6, 60'000);
    QVERIFY(recorder.stop().ok());
    QProcess ask;
    ask.start("ffprobe", {"-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", file});
    QVERIFY(ask.waitForFinished(60'000));
    QCOMPARE(ask.readAllStandardOutput(), heard ? QByteArray("h264\naac\n") : QByteArray("h264\n"));
}

void VideoTest::aRecordingFollowsToAnotherWindow() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QLabel window("0");
    window.resize(640, 400);
    window.show();
    auto other = std::make_unique<QLabel>("1");
    other->resize(640, 360);
    other->show();
    LiveRecorder recorder;
    recorder.setMicrophone({});
    const QSignalSpy ended(&recorder, &LiveRecorder::endedByItself);
    const QString file = m_folder.filePath("follow.mp4");
    QVERIFY(recorder.start(window, file, small, 10).ok());
    recorder.follow(*other);
    QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= 4, 60'000);
    recorder.follow(window);
    other.reset();
    const qint64 before = recorder.frames();
    QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= before + 2, 60'000);
    QVERIFY(recorder.stop().ok());
    QCOMPARE(ended.count(), 0);
    QCOMPARE(probe(file).frames, recorder.frames());
}

void VideoTest::recordingEndsWellByItself_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("the disk is nearly full") << "record.nearly-full";
    QTest::newRow("the window goes away") << "record.window-gone";
}

void VideoTest::recordingEndsWellByItself() {
    if (!hasEncoder()) QSKIP("2026-11-28: there is no ffmpeg here");
    QFETCH(QString, code);
    auto window = std::make_unique<QWidget>();
    window->resize(640, 400);
    window->show();
    LiveRecorder recorder;
    const QString file = m_folder.filePath(code + ".mp4");
    const QSignalSpy ended(&recorder, &LiveRecorder::endedByItself);
    QVERIFY(recorder.start(*window, file, small, 10).ok());
    if (code == "record.nearly-full") recorder.setLeastFree(std::numeric_limits<qint64>::max());
    else window.reset();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    QCOMPARE(QString::fromStdString(ended.first().first().value<Diagnostic>().code), code);
    QVERIFY(probe(file).frames >= 1); // it can be played
}

void VideoTest::whatACrashLeavesIsRescued_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("mp4") << "mp4";
    QTest::newRow("webm") << "webm";
}

/// As the disk is where the power fails: the file as far as it was written, ended by nobody.
void VideoTest::whatACrashLeavesIsRescued() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const QString notes = folder.filePath("notes"), file = folder.filePath("cut." + ending), copy = folder.filePath("copy.part");
    QLabel window("0");
    window.resize(640, 400);
    window.show();
    LiveRecorder recorder;
    recorder.setMicrophone({});
    recorder.setNoteFolder(notes);
    QVERIFY(recorder.start(window, file, small, 10).ok());
    const QString part = folder.filePath(".cut." + ending + ".part");
    int number = 0;
    const auto hasPictures = [&] {
        window.setText(QString::number(++number));
        QFile::remove(copy);
        return QFile::copy(part, copy) && probe(copy).frames >= 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasPictures(), 120'000);
    QVERIFY(recorder.stop().ok());
    QVERIFY(QDir(notes).isEmpty()); // it was ended
    const qint64 there = probe(copy).frames;

    { const auto left = RecordingNote::write(notes, file, copy); }
    const QList<Unfinished> found = unfinishedRecordings(notes);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().file, file);
    const auto rescued = rescueRecording(found.first());
    QVERIFY2(rescued.ok(), rescued.ok() ? "" : rescued.error().arguments.back().c_str());
    QCOMPARE(rescued.value(), folder.filePath("cut (2)." + ending)); // nothing is written over
    QCOMPARE(probe(rescued.value()).frames, there);
    QVERIFY(!QFile::exists(copy));
    QVERIFY(unfinishedRecordings(notes).isEmpty());

    // Nothing that could be played: that is said, and it stays until it is thrown away.
    QFile junk(copy);
    QVERIFY(junk.open(QIODevice::WriteOnly) && junk.write("no video") > 0);
    junk.close();
    { const auto left = RecordingNote::write(notes, file, copy); }
    const auto hopeless = rescueRecording(unfinishedRecordings(notes).value(0));
    QVERIFY(!hopeless.ok());
    QCOMPARE(QString::fromStdString(hopeless.error().code), QString("record.rescue-failed"));
    QCOMPARE(unfinishedRecordings(notes).size(), 1);
    discardRecording(unfinishedRecordings(notes).first());
    QVERIFY(!QFile::exists(copy) && QDir(notes).isEmpty());
}

void VideoTest::aRecordingInWorkIsNotRescued() {
    QTemporaryDir folder;
    const QString part = folder.filePath("a.part");
    QFile file(part);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("frames") > 0);
    file.close();
    {
        const auto note = RecordingNote::write(folder.filePath("notes"), folder.filePath("a.mp4"), part);
        QVERIFY(note);
        QVERIFY(unfinishedRecordings(folder.filePath("notes")).isEmpty());
    }
    QCOMPARE(unfinishedRecordings(folder.filePath("notes")).size(), 1);
    // A note of nothing is no news.
    QVERIFY(QFile::remove(part));
    QVERIFY(unfinishedRecordings(folder.filePath("notes")).isEmpty());
    QVERIFY(QDir(folder.filePath("notes")).isEmpty());
    // Without a place for notes one records all the same.
    QVERIFY(!RecordingNote::write({}, folder.filePath("a.mp4"), part));
}

void VideoTest::whatOpensAboveIsRecorded_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("the list of a combo box") << "list";
    QTest::newRow("a menu and the one that opens from it") << "menu";
}

/// What opens is on the frames as it is on the screen, after a key has moved within it too; when it has closed, it is on none.
void VideoTest::whatOpensAboveIsRecorded() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    QFETCH(QString, what);
    QWidget window;
    window.resize(small);
    QComboBox box(&window);
    box.addItems({"first", "second", "third"});
    box.move(10, 10);
    QMenu menu(&window);
    QMenu *deeper = menu.addMenu("more");
    deeper->addAction("one");
    deeper->addAction("two");
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    LiveRecorder recorder;
    recorder.setMicrophone({});
    QVERIFY(recorder.start(window, m_folder.filePath("above.mp4"), small, 10).ok());
    const auto isRecorded = [&](QWidget *widget) {
        const QImage shown = widget->window()->grab().toImage().convertToFormat(QImage::Format_RGB32), frame = recorder.picture();
        const QPoint corner = window.mapFromGlobal(widget->window()->mapToGlobal(QPoint()));
        int compared = 0, other = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x) {
                if (!frame.rect().contains(corner + QPoint(x, y))) continue;
                ++compared;
                other += frame.pixel(corner + QPoint(x, y)) != shown.pixel(x, y);
            }
        }
        return compared > 2 * fewPixels && other < fewPixels;
    };
    if (what == "list") box.showPopup();
    else menu.popup(window.mapToGlobal(QPoint(20, 20)));
    QWidget *open = what == "list" ? static_cast<QWidget *>(box.view()) : &menu;
    QTRY_VERIFY_WITH_TIMEOUT(isRecorded(open), 30'000);
    QTest::keyClick(open, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(isRecorded(open), 30'000);
    if (what == "menu") {
        QTest::keyClick(&menu, Qt::Key_Right);
        QVERIFY(deeper->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(isRecorded(deeper), 30'000);
        deeper->close();
    }
    const QImage with = recorder.picture();
    if (what == "list") box.hidePopup();
    else menu.close();
    QTRY_VERIFY_WITH_TIMEOUT(recorder.picture() != with && isRecorded(&window), 30'000);
    QVERIFY(recorder.stop().ok());
}

void VideoTest::whatMovesIsRecorded_data() {
    QTest::addColumn<QString>("what");
    for (const char *what : {"text that scrolls", "an area that scrolls", "a widget that moves"}) QTest::newRow(what) << what;
}

/// It is copied on the window, and only what appears is painted.
void VideoTest::whatMovesIsRecorded() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    QFETCH(QString, what);
    for (const QSize size : {QSize(320, 240), QSize(640, 480)}) { // as it is, and scaled
        QWidget window;
        window.resize(320, 240);
        QPlainTextEdit text(&window);
        QStringList lines;
        for (int i = 0; i < 200; ++i) lines << QString::number(i * 7919);
        text.setPlainText(lines.join('\n'));
        text.setGeometry(10, 10, 140, 220);
        QScrollArea area(&window);
        area.setGeometry(160, 10, 150, 150);
        auto *inside = new QLabel(lines.join('\n'));
        area.setWidget(inside);
        QLabel moved("here", &window);
        moved.setAutoFillBackground(true);
        moved.setGeometry(170, 180, 60, 20);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        LiveRecorder recorder;
        recorder.setMicrophone({});
        QVERIFY(recorder.start(window, m_folder.filePath("moves.mp4"), size, 10).ok());
        QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= 3, 30'000);
        const QImage before = recorder.picture();
        if (what == "text that scrolls") text.verticalScrollBar()->setValue(5);
        else if (what == "an area that scrolls") area.verticalScrollBar()->setValue(50);
        else moved.move(240, 205);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.picture() != before, 30'000);
        const QImage parts = recorder.picture();
        // Another window's picture is painted whole.
        recorder.follow(window);
        const qint64 frames = recorder.frames();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.frames() >= frames + 3, 30'000);
        const QImage whole = recorder.picture();
        QVERIFY(pixelsThatDiffer(parts, whole) < fewPixels);
        if (size == window.size()) QVERIFY(pixelsThatDiffer(whole, window.grab().toImage().convertToFormat(whole.format())) < fewPixels);
        QVERIFY(recorder.stop().ok());
    }
}

QTEST_MAIN(VideoTest)
#include "tst_video.moc"
