// What is handed on and taken in: moments that show the same picture elsewhere, exports of every kind, what is dropped, what was
// open lately.
#include "tests/ui/window/window_fixture.h"

#include "core/trace/trace_file.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/models/moment_file.h"
#include "ui/window/export_dialog.h"
#include "ui/window/library.h"
#include "ui/window/notice_bar.h"
#include "ui/window/picture_export.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QUrl>

using namespace forkyard;
using namespace forkyard::ui;

class WindowFilesTest : public QObject {
    Q_OBJECT

private slots:
    void momentsShowTheSamePictureElsewhere();
    void momentsComeBackWhole();
    void badMomentsAreRefused_data();
    void badMomentsAreRefused();
    void everythingCanBeDropped();
    void recentFilesRememberEveryKind();
    void lessonFoldersAreRemembered();
    void lessonsOpenArranged();
    void everyLessonOpensInBothLanguages();
    void bookmarksAreGoneTo();
    void runsAreExported();
    void picturesAreExported();
    void theDialogOffersWhatThereIs();
    void findingsAreJumpedTo();
    void whatIsNoProgramIsRefused();
    void changesOnTheDiskAreSeen();
    void whatVanishesIsTold();
};

void WindowFilesTest::momentsShowTheSamePictureElsewhere() {
    QImage there;
    QByteArray file;
    QStringList console;
    {
        WholeWindow w;
        w.window->openLesson("10");
        auto store = std::make_shared<trace::Store>();
        trace::scriptLostUpdate(*store);
        w.window->editor()->replaceText(QString::fromStdString(store->sources().front().text));
        w.show(store, 0.6);
        w.window->addBookmark("here it is lost");
        const QString path = w.folder.filePath("a.moment");
        QVERIFY(w.window->saveMomentTo(path, "Look at balance.").ok());
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        file = saved.readAll();
        QTest::qWait(400);
        there = w.window->grab().toImage();
    }
    QVERIFY2(file.size() < 20000, qPrintable(QString::number(file.size())));
    WholeWindow w;
    w.window->openFirst();
    QVERIFY(w.window->openPath(w.write("mailed.moment", file)));
    QCOMPARE(w.window->runModel().bookmarks().all().size(), std::size_t{1});
    QCOMPARE(w.window->notice()->text(), QString("Look at balance."));
    w.window->notice()->dismiss();
    QTest::qWait(400);
    const QImage here = w.window->grab().toImage();
    QCOMPARE(here.size(), there.size());
    // Stage, timeline and console pixel by pixel; the title differs in nothing, the editor's draft mark may.
    for (const char *name : {"stage", "timeline"}) {
        QWidget *view = QString(name) == "stage" ? static_cast<QWidget *>(w.window->findChild<StageView *>()) : w.window->findChild<TimelineView *>();
        const QRect area(view->mapTo(w.window.get(), QPoint()), view->size());
        QVERIFY2(there.copy(area) == here.copy(area), name);
    }
    // What was told of it goes when another file is opened.
    const QString run = w.folder.filePath("a.fytrace");
    QVERIFY(trace::saveTrace(*w.window->runModel().store(), run.toStdString()).ok());
    QVERIFY(w.window->openPath(w.folder.filePath("mailed.moment")));
    QCOMPARE(w.window->notice()->text(), QString("Look at balance."));
    QVERIFY(w.window->openPath(run));
    QCOMPARE(w.window->notice()->text(), QString());
}

void WindowFilesTest::momentsComeBackWhole() {
    SavedMoment moment;
    moment.programName = QString::fromUtf8("算.py");
    moment.programText = QString::fromUtf8("print('好')\n");
    moment.mode = RunMode::Step;
    moment.options.gilProfile = "calls";
    moment.options.startMethod = "spawn";
    moment.options.schedule = "1x3 2x4";
    moment.options.arguments = {"a", "b c"};
    moment.time = 123456789012;
    moment.notes = "two\nlines";
    moment.bookmarks = {QJsonObject{{"time", "5"}, {"text", "five"}}, QJsonObject{{"time", "7"}, {"text", "seven"}}};
    moment.watched = {"balance"};
    moment.store = queueRun(true);
    const auto json = momentToJson(moment);
    QVERIFY(json.ok() && isMoment(json.value()));
    const auto read = momentFromJson(json.value());
    QVERIFY(read.ok());
    const SavedMoment &back = read.value();
    QCOMPARE(back.programName, moment.programName);
    QCOMPARE(back.programText, moment.programText);
    QCOMPARE(back.mode, moment.mode);
    QCOMPARE(back.options.gilProfile, moment.options.gilProfile);
    QCOMPARE(back.options.startMethod, moment.options.startMethod);
    QCOMPARE(back.options.schedule, moment.options.schedule);
    QCOMPARE(back.options.arguments, moment.options.arguments);
    QCOMPARE(back.time, moment.time);
    QCOMPARE(back.notes, moment.notes);
    QVERIFY(back.bookmarks == moment.bookmarks);
    QCOMPARE(back.watched, moment.watched);
    QCOMPARE(back.store->eventCount(), moment.store->eventCount());
    QVERIFY(back.store->momentAt(back.store->now()) == moment.store->momentAt(moment.store->now()));
}

void WindowFilesTest::badMomentsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    SavedMoment moment;
    moment.store = queueRun(true);
    const QByteArray good = momentToJson(moment).value();
    QByteArray newer = good, damaged = good, bomb = good;
    newer.replace("\"_version\": 1", "\"_version\": 9");
    const qsizetype at = damaged.indexOf("\"trace\"") + 200;
    damaged.replace(at, 4, damaged.mid(at, 4) == "AAAA" ? "BBBB" : "AAAA");
    const qsizetype size = bomb.indexOf("\"trace\": \"") + 10;
    bomb.replace(size, 4, "////");
    QTest::newRow("empty") << QByteArray() << "moment.foreign";
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}") << "moment.foreign";
    QTest::newRow("cut") << good.left(good.size() / 2) << "moment.damaged";
    QTest::newRow("newer") << newer << "moment.version";
    QTest::newRow("trace damaged") << damaged << "moment.damaged";
    QTest::newRow("too large inside") << bomb << "moment.damaged";
}

void WindowFilesTest::badMomentsAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto read = momentFromJson(bytes);
    QVERIFY(!read.ok());
    QCOMPARE(QString::fromStdString(read.error().code), code);
}

void WindowFilesTest::everythingCanBeDropped() {
    WholeWindow w;
    w.window->openFirst();
    const auto drop = [&](const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject *>(w.window.get())->event(&event);
    };
    const auto store = queueRun(true);
    const QString trace = w.folder.filePath("run.forkyard");
    QVERIFY(trace::saveTrace(*store, trace.toStdString()).ok());
    drop(trace);
    QCOMPARE(w.window->runModel().store()->eventCount(), store->eventCount());
    SavedMoment moment;
    moment.programName = "kept.py";
    moment.programText = "x = 1\n";
    moment.store = store;
    moment.time = 1000;
    drop(w.write("kept.moment", momentToJson(moment).value()));
    QCOMPARE(w.window->editor()->program().fileName, QString("kept.py"));
    QCOMPARE(w.window->runModel().playhead().time(), qint64{1000});
    drop(w.write("own.py", "y = 2\n"));
    QCOMPARE(w.window->editor()->text(), QString("y = 2\n"));
    drop(QString(FORKYARD_SOURCE_DIR) + "/resources/lessons/09-threads");
    QVERIFY(w.window->editor()->program().key.startsWith("lesson:"));
    for (const QString &name : {QString("12"), QString("11-locks")}) {
        QVERIFY(w.window->openPath(name));
        QVERIFY2(w.window->editor()->program().key.startsWith("lesson:" + name), qPrintable(w.window->editor()->program().key));
    }
}

void WindowFilesTest::recentFilesRememberEveryKind() {
    WholeWindow w;
    const QString trace = w.folder.filePath("run.forkyard");
    QVERIFY(trace::saveTrace(*queueRun(true), trace.toStdString()).ok());
    QVERIFY(w.window->openPath(w.write("own.py", "y = 2\n")));
    QVERIFY(w.window->openPath(trace));
    const QString moment = w.folder.filePath("a.moment");
    QVERIFY(w.window->saveMomentTo(moment, {}).ok());
    QCOMPARE(w.settings.recentFiles(), (QStringList{moment, trace, w.folder.filePath("own.py")}));
    for (const QString &path : w.settings.recentFiles()) QVERIFY(w.window->openPath(path));
}

void WindowFilesTest::lessonFoldersAreRemembered() {
    WholeWindow w;
    const QString bundled = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
    // A copy of a lesson, so that its name is taken.
    const QString folder = QDir(w.folder.path()).canonicalPath() + "/02-fork";
    QVERIFY(QDir().mkpath(folder));
    for (const QFileInfo &file : QDir(bundled + "/02-fork").entryInfoList(QDir::Files))
        if (file.suffix() != "trace") QVERIFY(QFile::copy(file.filePath(), folder + '/' + file.fileName()));
    QVERIFY(w.window->openPath(folder));
    const QString id = w.window->library().catalogue().find(folder)->id;
    QVERIFY(id != "02-fork");
    QCOMPARE(w.window->editor()->program().key, "lesson:" + id + "/program.py");
    w.window->library().progress().setDone(id, true);
    QVERIFY(!w.window->library().progress().of("02-fork").done);
    // Read again where its author has changed it.
    const QByteArray changed = "print('changed')\n";
    QVERIFY(!w.write("02-fork/program.py", changed).isEmpty());
    QVERIFY(w.window->openPath(folder));
    QCOMPARE(w.window->editor()->text(), QString(changed));
    QVERIFY(w.window->openLesson("2"));
    QVERIFY(w.window->editor()->text() != QString(changed));
    // Another day: it is still there, the bundled ones are not there twice, and one that is gone does no harm.
    const auto count = [&](const Library &library) { return library.catalogue().lessons().size(); };
    QVERIFY(w.window->openPath(bundled + "/05-another-program"));
    const Library next(w.settings, bundled, nullptr);
    QCOMPARE(count(next), w.window->library().catalogue().lessons().size());
    QVERIFY(next.catalogue().find(id) && next.problems().isEmpty());
    QVERIFY(QDir(folder).removeRecursively());
    const Library later(w.settings, bundled, nullptr);
    QCOMPARE(count(later), count(next) - 1);
    QVERIFY(later.problems().isEmpty());
    QVERIFY(!w.window->openPath(folder) || w.window->editor()->program().key.startsWith("file:"));
}

void WindowFilesTest::lessonsOpenArranged() {
    WholeWindow w;
    auto *timeline = w.window->findChild<TimelineView *>();
    const auto names = [&] {
        QStringList all;
        for (const TimelineRow &row : timeline->rows()) all << row.name;
        return all;
    };
    QVERIFY(w.window->openLesson("06-queue-between-processes"));
    w.show(queueRun(true), 0.5);
    QTRY_VERIFY(names().contains("Queue 1"));
    const QStringList all = names();
    QVERIFY(w.window->openLesson("12-deadlock")); // which is about locks
    w.show(queueRun(true), 0.5);
    QTRY_VERIFY(!names().contains("Queue 1"));
    QCOMPARE(static_cast<qsizetype>(timeline->hiddenRows()) + names().size(), all.size());
    QVERIFY(w.window->openPath(w.write("own.py", "y = 2\n")));
    w.show(queueRun(true), 0.5);
    QTRY_VERIFY(names().contains("Queue 1"));
}

void WindowFilesTest::everyLessonOpensInBothLanguages() {
    WholeWindow w;
    for (const Language language : {Language::Chinese, Language::English}) {
        w.settings.setLanguage(language);
        const bool isChinese = language == Language::Chinese;
        for (const lessons::Lesson &lesson : w.window->library().catalogue().lessons()) {
            QVERIFY2(w.window->openLesson(lesson.id), qPrintable(lesson.id));
            QVERIFY(w.window->windowTitle().contains(isChinese ? lesson.title.zh : lesson.title.en));
            QCOMPARE(w.window->editor()->text(), lesson.programs.first().text);
            for (const lessons::Program &program : lesson.programs) QVERIFY2(w.window->openLesson(lesson.id, program.file), qPrintable(program.file));
            QStringList words;
            for (const QLabel *label : w.window->lessonPanel()->findChildren<QLabel *>()) words << label->text();
            const QString shown = words.join('\n');
            // Before the first prediction the idea would give the answer away.
            if (w.window->lessonPanel()->isPredictionDue()) QVERIFY2(!shown.contains(isChinese ? lesson.idea.zh : lesson.idea.en), qPrintable(lesson.id));
            else QVERIFY2(shown.contains(isChinese ? lesson.idea.zh : lesson.idea.en), qPrintable(lesson.id + '\n' + shown));
        }
    }
}

void WindowFilesTest::bookmarksAreGoneTo() {
    WholeWindow w;
    w.show(queueRun(true), 0.5);
    RunModel &run = w.window->runModel();
    const qint64 middle = run.playhead().time();
    w.window->addBookmark("middle");
    run.playhead().setTime(middle / 2);
    w.window->addBookmark("quarter");
    QCOMPARE(run.bookmarks().all().front().text, QString("quarter"));
    run.playhead().setTime(0);
    const auto trigger = [&](const char *name) { w.window->findChild<QAction *>(name)->trigger(); };
    trigger("nextBookmark");
    QCOMPARE(run.playhead().time(), middle / 2);
    QCOMPARE(w.window->notice()->text(), QString("quarter"));
    trigger("nextBookmark");
    QCOMPARE(run.playhead().time(), middle);
    trigger("nextBookmark");
    QCOMPARE(run.playhead().time(), middle);
    trigger("previousBookmark");
    QCOMPARE(run.playhead().time(), middle / 2);
    // They are the trace's: another one has none.
    run.setStore(queueRun(false), false);
    QVERIFY(run.bookmarks().all().empty());
}

void WindowFilesTest::runsAreExported() {
    WholeWindow w;
    w.show(queueRun(true), 0.5);
    const auto exported = [&](trace::ExportFormat format, const char *name) {
        ExportChoice choice;
        choice.format = format;
        const QString path = w.folder.filePath(name);
        if (!w.window->exportTo(path, choice).ok()) return QByteArray();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QJsonParseError error;
    const QJsonDocument chrome = QJsonDocument::fromJson(exported(trace::ExportFormat::ChromeJson, "a.json"), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(chrome.object()["traceEvents"].toArray().size() > 10);
    QVERIFY(exported(trace::ExportFormat::Perfetto, "a.perfetto-trace").size() > 100);
    const QByteArray csv = exported(trace::ExportFormat::Csv, "a.csv");
    // A head and a line for each event; what the program printed may hold line ends of its own.
    QVERIFY(csv.count('\n') > static_cast<qsizetype>(w.window->runModel().store()->eventCount()));
    ExportChoice choice;
    choice.format = trace::ExportFormat::Csv;
    QVERIFY(!w.window->exportTo("/nowhere/a.csv", choice).ok());
}

void WindowFilesTest::picturesAreExported() {
    WholeWindow w;
    w.show(queueRun(true), 0.5);
    for (const auto &[view, title] : w.window->pictureViews()) {
        for (const char *suffix : {"png", "svg", "pdf"}) {
            ExportChoice choice;
            choice.view = view;
            choice.suffix = suffix;
            const QString path = w.folder.filePath(view + '.' + suffix);
            QVERIFY2(w.window->exportTo(path, choice).ok(), qPrintable(path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            if (choice.suffix == "pdf") {
                QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
                QVERIFY(bytes.count("/Type /Page\n") + bytes.count("/Type /Page ") == 1);
                continue;
            }
            QImage image(800, 600, QImage::Format_RGB32);
            if (choice.suffix == "png") QVERIFY(image.loadFromData(bytes));
            else {
                // What is scrolled away does not hang out of its place: each part has one that it is clipped to.
                if (view == "window") QVERIFY(bytes.count("<clipPath") > 20);
                QCOMPARE(bytes.count("<clipPath"), bytes.count("clip-path="));
                QSvgRenderer svg(bytes);
                QVERIFY2(svg.isValid(), qPrintable(path));
                image.fill(Qt::white);
                QPainter painter(&image);
                svg.render(&painter);
            }
            // A view behind another tab is no smaller for it.
            if (choice.suffix == "png") QVERIFY2(image.width() > 200 && image.height() > 200, qPrintable(path));
            // Something is on it: more than one colour.
            QSet<QRgb> colours;
            for (int y = 0; y < image.height(); y += 3)
                for (int x = 0; x < image.width(); x += 3) colours.insert(image.pixel(x, y));
            QVERIFY2(colours.size() > 3, qPrintable(path + QString::number(colours.size())));
        }
    }
}

void WindowFilesTest::theDialogOffersWhatThereIs() {
    Fixture fixture;
    const QList<std::pair<QString, QString>> views{{"stage", "the stage"}};
    ExportDialog with(fixture.kit, true, views, nullptr);
    QCOMPARE(with.choice().format, std::optional(trace::ExportFormat::ChromeJson));
    auto boxes = with.findChildren<QComboBox *>();
    boxes[1]->setCurrentIndex(1);
    QCOMPARE(with.choice().format, std::optional(trace::ExportFormat::Perfetto));
    QCOMPARE(with.choice().suffix, QString("perfetto-trace"));
    boxes[0]->setCurrentIndex(1);
    QVERIFY(!with.choice().format);
    QCOMPARE(with.choice().view, QString("stage"));
    QCOMPARE(with.choice().suffix, QString("png"));
    ExportDialog without(fixture.kit, false, views, nullptr);
    QVERIFY(!without.choice().format);
}

void WindowFilesTest::findingsAreJumpedTo() {
    WholeWindow w;
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    w.show(store, 0);
    QVERIFY(!store->findings().empty());
    w.window->findChild<QAction *>("showEvents")->trigger();
    auto *list = w.window->findChild<QListWidget *>("findings");
    QVERIFY(list && list->isVisible() && list->count() > 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    const trace::Event event = store->event(store->findings().front().event);
    QCOMPARE(w.window->runModel().playhead().time(), static_cast<qint64>(event.time));
    QCOMPARE(w.window->runModel().selection().kind, Selection::Kind::Event);
    // By the keyboard too.
    w.window->runModel().playhead().setTime(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(w.window->runModel().playhead().time(), static_cast<qint64>(event.time));
}

/// What is damaged, empty or another program's opens as nothing, and a sentence says what could be opened.
void WindowFilesTest::whatIsNoProgramIsRefused() {
    WholeWindow w;
    w.window->openFirst();
    const QString before = w.window->editor()->text();
    for (const auto &[name, bytes] : {std::pair{"broken.fym", "{\"_forkyar"}, {"empty.trace", ""}, {"list.json", "[1, 2]"}, {"page.html", "<html></html>"}}) {
        QVERIFY2(!w.window->openPath(w.write(name, bytes)), name);
        QVERIFY2(w.window->notice()->text().contains(name) && w.window->notice()->text().contains(".moment"), qPrintable(w.window->notice()->text()));
        QCOMPARE(w.window->editor()->text(), before);
    }
    // Empty ones with the right ending are said to be damaged; whatever reads as a program is one.
    for (const char *name : {"none.forkyard", "none.moment"}) QVERIFY(!w.window->openPath(w.write(name, "")) && w.window->notice()->isVisible());
    QVERIFY(w.window->openPath(w.write("kept.py.bak", "print(1)\n")));
    QVERIFY(w.window->openPath(w.write("empty.py", "")));
    QVERIFY(w.window->openPath(w.write("wrong.py", "def (\n")));
}

/// Another editor saves the program that is open: where nothing was typed here it is shown, else one is asked; undo has the old text.
void WindowFilesTest::changesOnTheDiskAreSeen() {
    WholeWindow w;
    const QString path = w.write("mine.py", "a = 1\n");
    QVERIFY(w.window->openPath(path));
    EditorPanel *editor = w.window->editor();
    w.write("mine.py", "b = 2\n");
    QTRY_COMPARE(editor->text(), QString("b = 2\n"));
    QVERIFY(!editor->isModified());
    QVERIFY(w.window->notice()->text().contains("mine.py"));
    editor->edit()->undo();
    QCOMPARE(editor->text(), QString("a = 1\n"));
    editor->edit()->redo();
    editor->replaceText("mine = 3\n");
    w.window->notice()->dismiss();
    w.write("mine.py", "theirs = 4\n");
    QTRY_VERIFY(w.window->notice()->isVisible());
    QCOMPARE(editor->text(), QString("mine = 3\n"));
    QPushButton *take = nullptr;
    for (QPushButton *button : w.window->notice()->findChildren<QPushButton *>())
        if (button->isVisible() && button->text().contains("disk")) take = button;
    QVERIFY(take);
    take->click();
    QCOMPARE(editor->text(), QString("theirs = 4\n"));
    QVERIFY(!editor->isModified());
    // Its own saving is nobody else's change.
    editor->replaceText("saved = 5\n");
    w.window->notice()->dismiss();
    w.window->findChild<QAction *>("save")->trigger();
    QTest::qWait(500);
    QVERIFY(!w.window->notice()->isVisible());
    QVERIFY(!editor->isModified());
}

void WindowFilesTest::whatVanishesIsTold() {
    WholeWindow w;
    const QString path = w.write("gone.py", "a = 1\n");
    QVERIFY(w.window->openPath(path));
    w.window->notice()->dismiss();
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY(w.window->notice()->isVisible());
    QVERIFY2(w.window->notice()->text().contains("gone.py"), qPrintable(w.window->notice()->text()));
    QCOMPARE(w.window->editor()->text(), QString("a = 1\n"));
    // It is told once, whatever else happens in its folder.
    w.window->notice()->dismiss();
    w.write("other.txt", "x");
    QTest::qWait(600);
    QVERIFY(!w.window->notice()->isVisible());
    w.window->findChild<QAction *>("save")->trigger();
    QVERIFY(QFile::exists(path));
    // One that was open last and is gone does not keep the window from opening.
    QVERIFY(QFile::remove(path));
    w.settings.setLastOpened("file:" + path);
    w.window->openFirst();
    QVERIFY(!w.window->editor()->text().isEmpty());
    QVERIFY(!w.window->openPath(path));
    QVERIFY(w.window->notice()->text().contains("gone.py"));
}

QTEST_MAIN(WindowFilesTest)
#include "tst_window_files.moc"
