// A window recorded while it is used: what is in the file, what became of it where the recording ended before its time.
#include "tests/ui/record/video_probe.h"
#include "tests/ui/ui_fixture.h"
#include "ui/record/live_recorder.h"
#include "ui/record/video.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// As many as the pointer may hide.
constexpr int fewPixels = 400;

int pixelsThatDiffer(const QImage &a, const QImage &b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

class LiveRecordingTest : public QObject {
    Q_OBJECT

private slots:
    void aWindowIsRecordedAsItHappens();
    void aMicrophoneIsHeard_data();
    void aMicrophoneIsHeard();
    void aRecordingFollowsToAnotherWindow();
    void recordingEndsWellByItself_data();
    void recordingEndsWellByItself();
    void anEncoderThatEndsEarlyLosesNothing_data();
    void anEncoderThatEndsEarlyLosesNothing();
    void whatACrashLeavesIsRescued_data();
    void whatACrashLeavesIsRescued();
    void aRecordingInWorkIsNotRescued();
    void whatOpensAboveIsRecorded_data();
    void whatOpensAboveIsRecorded();
    void whatMovesIsRecorded_data();
    void whatMovesIsRecorded();

private:
    QTemporaryDir m_folder;
};

void LiveRecordingTest::aWindowIsRecordedAsItHappens() {
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

void LiveRecordingTest::aMicrophoneIsHeard_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("heard");
    // As endless as a microphone is.
    QTest::newRow("a tone") << QStringList{"-re", "-f", "lavfi", "-i", "sine=frequency=440"} << true;
    QTest::newRow("one that cannot be opened") << QStringList{"-f", "lavfi", "-i", "no-such-source"} << false;
    QTest::newRow("none") << QStringList() << false;
}

void LiveRecordingTest::aMicrophoneIsHeard() {
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

void LiveRecordingTest::aRecordingFollowsToAnotherWindow() {
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

void LiveRecordingTest::recordingEndsWellByItself_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("the disk is nearly full") << "record.nearly-full";
    QTest::newRow("the window goes away") << "record.window-gone";
}

void LiveRecordingTest::recordingEndsWellByItself() {
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

void LiveRecordingTest::anEncoderThatEndsEarlyLosesNothing_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("mp4") << "mp4";
    QTest::newRow("webm") << "webm";
}

/// As where the disk is full: what was recorded until then cannot be made again.
void LiveRecordingTest::anEncoderThatEndsEarlyLosesNothing() {
    if (!hasEncoder()) QSKIP("2026-11-29: there is no ffmpeg here");
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const QString file = folder.filePath("early." + ending), part = folder.filePath(".early." + ending + ".part"), copy = folder.filePath("copy");
    QLabel window;
    window.resize(640, 400);
    window.show();
    LiveRecorder recorder;
    recorder.setMicrophone({});
    const QSignalSpy ended(&recorder, &LiveRecorder::endedByItself);
    QVERIFY(recorder.start(window, file, small, 10).ok());
    const auto hasPictures = [&] {
        QImage noise(window.size(), QImage::Format_RGB32);
        for (int y = 0; y < noise.height(); ++y)
            for (int x = 0; x < noise.width(); ++x) noise.setPixel(x, y, QRandomGenerator::global()->generate());
        window.setPixmap(QPixmap::fromImage(noise));
        QFile::remove(copy);
        return QFile::copy(part, copy) && probe(copy).frames >= 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasPictures(), 120'000);
    QProcess ask;
    ask.start("ps", {"-o", "pid=,comm=", "--ppid", QString::number(QCoreApplication::applicationPid())});
    QVERIFY(ask.waitForFinished(60'000));
    int killed = 0;
    for (const QString &line : QString::fromUtf8(ask.readAllStandardOutput()).split('\n'))
        if (line.endsWith(" ffmpeg")) killed += ::kill(line.trimmed().section(' ', 0, 0).toInt(), SIGKILL) == 0;
    QCOMPARE(killed, 1);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    const auto told = ended.first().first().value<Diagnostic>();
    QCOMPARE(QString::fromStdString(told.code), QString("record.ended-early"));
    QVERIFY(!told.arguments.front().empty());
    QVERIFY(probe(file).frames >= 3);
    QVERIFY(!QFile::exists(part));
}

void LiveRecordingTest::whatACrashLeavesIsRescued_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("mp4") << "mp4";
    QTest::newRow("webm") << "webm";
}

/// As the disk is where the power fails: the file as far as it was written, ended by nobody.
void LiveRecordingTest::whatACrashLeavesIsRescued() {
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

void LiveRecordingTest::aRecordingInWorkIsNotRescued() {
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

void LiveRecordingTest::whatOpensAboveIsRecorded_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("the list of a combo box") << "list";
    QTest::newRow("a menu and the one that opens from it") << "menu";
}

/// What opens is on the frames as it is on the screen, after a key has moved within it too; when it has closed, it is on none.
void LiveRecordingTest::whatOpensAboveIsRecorded() {
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

void LiveRecordingTest::whatMovesIsRecorded_data() {
    QTest::addColumn<QString>("what");
    for (const char *what : {"text that scrolls", "an area that scrolls", "a widget that moves"}) QTest::newRow(what) << what;
}

/// It is copied on the window, and only what appears is painted.
void LiveRecordingTest::whatMovesIsRecorded() {
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

QTEST_MAIN(LiveRecordingTest)
#include "tst_live_recording.moc"
