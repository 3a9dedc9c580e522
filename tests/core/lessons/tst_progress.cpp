// The progress file: what is saved comes back, and a file that cannot be read or written is said and not lost.
#include "core/lessons/progress.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard::lessons;

class ProgressTest : public QObject {
    Q_OBJECT

private slots:
    void noFileIsEmpty();
    void comesBack();
    void numberedStepsGetNames();
    void resetForgets();
    void brokenFileIsPutAside();
    void unwritableFolderIsSaid();
};

namespace {

void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray read(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void ProgressTest::noFileIsEmpty() {
    QTemporaryDir folder;
    Progress progress(folder.filePath("deep/down/progress.json"));
    QVERIFY(progress.load().ok());
    QCOMPARE(progress.of("02-fork"), LessonProgress());
    QVERIFY(!progress.prediction("02-fork", "price"));
}

void ProgressTest::comesBack() {
    QTemporaryDir folder;
    const QString path = folder.filePath("deep/down/progress.json");
    Progress progress(path);
    progress.setDone("02-fork", true);
    progress.setStepDone("02-fork", "run/program.py");
    progress.setStepDone("02-fork", "predict/price");
    progress.setPrediction("02-fork", "price", "10");
    progress.setPrediction("02-fork", "row", "");
    progress.setSolved("02-fork", "four");
    progress.countEnd("10-lost-update", "many.py", "0");
    progress.countEnd("10-lost-update", "many.py", "0");
    progress.countEnd("10-lost-update", "many.py", QString::fromUtf8("−5 余额"));
    QVERIFY(progress.save().ok());

    Progress again(path);
    QVERIFY(again.load().ok());
    QCOMPARE(again.of("02-fork"), progress.of("02-fork"));
    QCOMPARE(again.of("10-lost-update"), progress.of("10-lost-update"));
    QCOMPARE(again.of("10-lost-update").ends["many.py"]["0"], 2);
    QCOMPARE(again.prediction("02-fork", "row").value_or("none"), QString());
    const QByteArray first = read(path);
    QVERIFY(again.save().ok());
    QCOMPARE(read(path), first);
}

/// Older files say the second and the fourth step, and one that there is no more.
void ProgressTest::numberedStepsGetNames() {
    QTemporaryDir folder;
    const QString path = folder.filePath("progress.json");
    write(path, R"({"format": 1, "lessons": {"02-fork": {"steps": [3, 1, 9, "measure"]}, "03-process": {"steps": [0]}}})");
    Progress progress(path);
    QVERIFY(progress.load().ok());
    progress.nameSteps("02-fork", {"predict/price", "run/program.py", "moment/2", "predict/row"});
    progress.nameSteps("04-pool", {"predict/handed-in"}); // nothing was done there
    QVERIFY(progress.save().ok());
    Progress again(path);
    QVERIFY(again.load().ok());
    QCOMPARE(again.of("02-fork").steps, QSet<QString>({"measure", "predict/row", "run/program.py"}));
    QVERIFY(again.of("02-fork").numberedSteps.isEmpty());
    // A lesson that was not opened since keeps its numbers.
    QCOMPARE(again.of("03-process").numberedSteps, QSet<int>({0}));
    QCOMPARE(again.of("04-pool"), LessonProgress());
}

void ProgressTest::resetForgets() {
    Progress progress("unused");
    progress.setDone("02-fork", true);
    progress.reset("02-fork");
    QCOMPARE(progress.of("02-fork"), LessonProgress());
}

void ProgressTest::brokenFileIsPutAside() {
    QTemporaryDir folder;
    const QString path = folder.filePath("progress.json");
    for (const QByteArray content : {"{\"format\": 1, \"les", "[]", "{\"format\": 99}"}) {
        write(path, content);
        Progress progress(path);
        const forkyard::Status status = progress.load();
        QVERIFY(!status.ok());
        QCOMPARE(QString::fromStdString(status.error().code), QString("progress.unreadable"));
        QCOMPARE(read(path), content);
        progress.setDone("02-fork", true);
        QVERIFY(progress.save().ok());
        QCOMPARE(read(path + ".broken"), content);
        QVERIFY(Progress(path).load().ok());
    }
}

void ProgressTest::unwritableFolderIsSaid() {
    QTemporaryDir folder;
    write(folder.filePath("file"), "not a folder");
    Progress progress(folder.filePath("file/progress.json"));
    const forkyard::Status status = progress.save();
    QVERIFY(!status.ok());
    QCOMPARE(QString::fromStdString(status.error().code), QString("progress.unwritable"));
}

QTEST_GUILESS_MAIN(ProgressTest)
#include "tst_progress.moc"
