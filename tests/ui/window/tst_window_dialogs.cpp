// Settings, palette, keys, layout: every choice by keyboard, in both languages and three themes; and what a program must be allowed.
#include "tests/ui/window/window_fixture.h"

#include "ui/charts/series_panel.h"
#include "ui/window/command_palette.h"
#include "ui/window/keys_sheet.h"
#include "ui/window/notice_bar.h"
#include "ui/window/settings_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QTimer>
#include <QTreeWidget>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// A run whose program was refused to listen.
class RefusedRun : public RunController {
public:
    void start(const QString &, const QString &, const RunOptions &options) override {
        asked = options;
        auto store = std::make_shared<trace::Store>();
        trace::scriptLostUpdate(*store);
        if (!options.listenAnywhere) store->addText("PermissionError: other computers could reach 0.0.0.0:5000; use the address 127.0.0.1, or start with --listen-anywhere");
        ++runs;
        emit storeChanged(store);
        emit started();
        emit ended({RunExit::How::Returned, 1});
    }
    void stop() override {}
    bool isRunning() const override { return false; }
    void setPace(double) override {}
    void sendInput(const QString &) override {}
    void closeInput() override {}
    RunOptions asked;
    int runs = 0;
};

} // namespace

class WindowDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void settingsAreSetAtOnce();
    void settingsAreSearched();
    void thePaletteDoesWhatItSays();
    void thePaletteHasEverything();
    void manyRunsNeedNoRunBefore();
    void keysFitASmallScreen();
    void aNoteIsLeftByKey();
    void aBookmarkIsWhereItWasAskedFor();
    void theLayoutIsRememberedAndReset();
    void theThemeFollowsTheSystem();
    void listeningIsAskedFor();
};

void WindowDialogsTest::settingsAreSetAtOnce() {
    Fixture fixture;
    SettingsDialog dialog(fixture.kit, nullptr);
    dialog.show();
    const auto choose = [&](int box, int index) {
        auto *choice = dialog.findChildren<QComboBox *>()[box];
        choice->setFocus();
        choice->setCurrentIndex(index);
        emit choice->activated(index);
    };
    choose(1, 3);
    QCOMPARE(fixture.settings.theme(), ThemeChoice::Contrast);
    QCOMPARE(fixture.kit.theme().name(), QString("contrast"));
    choose(0, 1);
    QCOMPARE(fixture.settings.language(), Language::Chinese);
    QCoreApplication::processEvents();
    QCOMPARE(dialog.windowTitle(), QString::fromUtf8("设置"));
    QCOMPARE(dialog.findChildren<QComboBox *>()[1]->currentData().toInt(), static_cast<int>(ThemeChoice::Contrast));
    dialog.findChild<QSpinBox *>()->setValue(300);
    QCOMPARE(fixture.settings.zoom(), 300);
    QTest::mouseClick(dialog.findChild<QCheckBox *>(), Qt::LeftButton, {}, {8, dialog.findChild<QCheckBox *>()->height() / 2});
    QVERIFY(fixture.settings.isCalm());
    // Kept: another start reads the same.
    const Settings again(fixture.folder.filePath("settings.ini"));
    QVERIFY(again.isCalm() && again.theme() == ThemeChoice::Contrast && again.zoom() == 300);
}

void WindowDialogsTest::settingsAreSearched() {
    Fixture fixture;
    SettingsDialog dialog(fixture.kit, nullptr);
    dialog.show();
    const qsizetype all = dialog.shown().size();
    QVERIFY(all >= 10);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(), "contrast");
    QCOMPARE(dialog.shown(), QStringList{"Theme"});
    dialog.findChild<QLineEdit *>()->setText("gil");
    QVERIFY(dialog.shown().contains("GIL"));
    dialog.findChild<QLineEdit *>()->setText("xyzzy");
    QCOMPARE(dialog.shown(), QStringList());
    dialog.findChild<QLineEdit *>()->clear();
    QCOMPARE(dialog.shown().size(), all);
}

void WindowDialogsTest::thePaletteDoesWhatItSays() {
    Fixture fixture;
    QAction first("Show the charts"), second("Zoom in"), off("Zoom to nothing");
    off.setEnabled(false);
    int done = 0;
    connect(&second, &QAction::triggered, this, [&done] { ++done; });
    CommandPalette palette(fixture.kit, {&first, &second, &off}, nullptr);
    palette.show();
    const auto *list = palette.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(list->visualItemRect(list->topLevelItem(0)).height() >= 28); // a hand finds it
    auto *text = palette.findChild<QLineEdit *>();
    QTest::keyClicks(text, "xyzzy");
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->topLevelItem(0)->text(0), QString("No action has these letters."));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(palette.isVisible());
    text->clear();
    QTest::keyClicks(text, "in zoom");
    QCOMPARE(palette.findChild<QTreeWidget *>()->topLevelItemCount(), 1);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(done, 1);
    QVERIFY(!palette.isVisible());
    // Its lower end is on the screen in large type too.
    fixture.settings.setZoom(300);
    const CommandPalette large(fixture.kit, {&first}, nullptr);
    const QSize screen = QGuiApplication::primaryScreen()->availableSize();
    QVERIFY(large.width() <= screen.width() && large.height() <= screen.height());
}

void WindowDialogsTest::thePaletteHasEverything() {
    WholeWindow w;
    w.window->openFirst();
    QStringList names;
    QTimer::singleShot(0, w.window.get(), [&] {
        auto *palette = w.window->findChild<CommandPalette *>();
        auto *list = palette->findChild<QTreeWidget *>();
        for (int row = 0; row < list->topLevelItemCount(); ++row) names << list->topLevelItem(row)->text(0);
        palette->reject();
    });
    w.window->findChild<QAction *>("palette")->trigger();
    for (const QAction *action : w.window->actions()) {
        if (action->isEnabled() && action->objectName() != "palette") QVERIFY2(names.contains(action->text()), qPrintable(action->text()));
    }
    for (const char *wanted : {"Theme: high contrast", "Pace: full speed", "Settings…", "Reset the window's layout"}) QVERIFY2(names.contains(wanted), wanted);
    QCOMPARE(names.filter("Lesson ").size(), w.window->library().catalogue().lessons().size());
}

void WindowDialogsTest::keysFitASmallScreen() {
    for (const Language language : {Language::English, Language::Chinese}) {
        for (const int zoom : {100, 130, 200}) {
            WholeWindow w({1280, 720});
            w.settings.setLanguage(language);
            w.settings.setZoom(zoom);
            KeysSheet sheet(w.kit, w.window->actions(), w.window.get());
            sheet.show();
            QVERIFY2(sheet.height() <= 720 && sheet.width() <= 1280, qPrintable(QString("%1 x %2").arg(sheet.width()).arg(sheet.height())));
            // Nothing stands out at the side: it is scrolled through from top to bottom.
            const auto *scroll = sheet.findChild<QScrollArea *>();
            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(), qPrintable(QString("%1 %: %2").arg(zoom).arg(scroll->widget()->width())));
        }
    }
}

void WindowDialogsTest::aNoteIsLeftByKey() {
    WholeWindow w;
    w.show(queueRun(true), 0.5);
    bool leaves = false;
    QTimer::singleShot(0, w.window.get(), [&] {
        auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        if (!dialog) return;
        if (const auto *edit = dialog->findChild<QPlainTextEdit *>()) leaves = edit->tabChangesFocus();
        dialog->reject();
    });
    w.window->findChild<QAction *>("saveMoment")->trigger();
    QVERIFY(leaves);
}

void WindowDialogsTest::aBookmarkIsWhereItWasAskedFor() {
    WholeWindow w;
    w.show(queueRun(true), 0.5);
    RunModel &run = w.window->runModel();
    const qint64 asked = run.playhead().time();
    QTimer::singleShot(0, w.window.get(), [&] {
        auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        if (!dialog) return;
        // A run that goes on takes the playhead with it while one types.
        run.playhead().setTime(asked / 4);
        dialog->setTextValue("the middle");
        dialog->accept();
    });
    w.window->findChild<QAction *>("bookmark")->trigger();
    QCOMPARE(run.bookmarks().all().size(), std::size_t{1});
    QCOMPARE(run.bookmarks().all().front().text, QString("the middle"));
    QCOMPARE(run.bookmarks().all().front().time, asked);
}

void WindowDialogsTest::theLayoutIsRememberedAndReset() {
    WholeWindow w;
    w.window->openFirst();
    auto *columns = w.window->findChildren<QSplitter *>().first();
    for (QSplitter *each : w.window->findChildren<QSplitter *>())
        if (each->count() == 3 && each->orientation() == Qt::Horizontal) columns = each;
    const QList<int> before = columns->sizes();
    columns->setSizes({before[0] + 150, before[1] - 150, before[2]});
    const QList<int> changed = columns->sizes();
    QVERIFY(changed != before);
    w.window->close();
    w.window->show();
    QVERIFY(!w.settings.layout("columns").isEmpty());
    w.window->findChild<QAction *>("resetLayout")->trigger();
    QCOMPARE(columns->sizes(), before);
    QVERIFY(w.settings.layout("columns").isEmpty());
}

void WindowDialogsTest::theThemeFollowsTheSystem() {
    Fixture fixture;
    fixture.settings.setTheme(ThemeChoice::System);
    fixture.kit.systemLook().note("color-scheme", 1);
    QCOMPARE(fixture.kit.theme().name(), QString("dark"));
    fixture.kit.systemLook().note("color-scheme", 2);
    QCOMPARE(fixture.kit.theme().name(), QString("light"));
    fixture.kit.systemLook().note("contrast", 1);
    QCOMPARE(fixture.kit.theme().name(), QString("contrast"));
    // A choice of one's own stands.
    fixture.settings.setTheme(ThemeChoice::Light);
    fixture.kit.systemLook().note("color-scheme", 1);
    QCOMPARE(fixture.kit.theme().name(), QString("light"));
}

void WindowDialogsTest::listeningIsAskedFor() {
    auto controller = std::make_unique<RefusedRun>();
    RefusedRun *run = controller.get();
    WholeWindow w({1600, 1000}, std::move(controller));
    w.window->openNewProgram();
    w.window->run();
    QVERIFY(!run->asked.listenAnywhere);
    QVERIFY(w.window->notice()->isVisible());
    QVERIFY(w.window->notice()->text().contains("other computers"));
    QPushButton *allow = nullptr;
    for (auto *button : w.window->notice()->findChildren<QPushButton *>())
        if (button->text() == "Allow it and run again") allow = button;
    QVERIFY(allow && allow->isVisible());
    QTest::mouseClick(allow, Qt::LeftButton);
    QCOMPARE(run->runs, 2);
    QVERIFY(run->asked.listenAnywhere);
    // It is not asked again, and another program is.
    w.window->run();
    QVERIFY(run->asked.listenAnywhere);
    w.window->openLesson("2");
    w.window->run();
    QVERIFY(!run->asked.listenAnywhere);
    w.settings.forgetTrust();
    w.window->openNewProgram();
    w.window->run();
    QVERIFY(!run->asked.listenAnywhere);
}

/// From the palette, in a window in which nothing has run: the panel is there, with what the open program sets.
void WindowDialogsTest::manyRunsNeedNoRunBefore() {
    WholeWindow w;
    w.window->openLesson("3");
    auto *charts = w.window->findChild<ChartsView *>();
    charts->setSeriesController(std::make_unique<PlaybackRun>(queueRun(true)));
    QAction *action = w.window->findChild<QAction *>("manyRuns");
    QVERIFY(!w.window->runModel().store() && action->isEnabled());
    action->trigger();
    QTRY_VERIFY(charts->seriesPanel()->isVisible());
    auto *knob = charts->seriesPanel()->findChild<QComboBox *>();
    QTRY_VERIFY(knob->findText("with another workers") >= 0);
}

QTEST_MAIN(WindowDialogsTest)
#include "tst_window_dialogs.moc"
