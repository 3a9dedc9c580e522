// The window's menus and keys. Every action has a name, so that the palette can list them all.
#include "ui/editor/find_bar.h"
#include "ui/explore/explore_view.h"
#include "ui/window/command_palette.h"
#include "ui/window/events_view.h"
#include "ui/window/keys_sheet.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_dialog.h"
#include "ui/window/side_panel.h"
#include "ui/window/step_bar.h"
#include "ui/window/top_bar.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QWidgetAction>

namespace forkyard::ui {

QAction *MainWindow::addNamedAction(const QString &name, const QKeySequence &keys, std::function<void()> act) {
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    m_actions.insert(name, action);
    return action;
}

void MainWindow::buildActions() {
    Settings &settings = m_kit.settings();
    addNamedAction("run", QKeySequence("Ctrl+R"), [this] { run(); });
    addNamedAction("stop", QKeySequence("Shift+F5"), [this] { stop(); });
    addNamedAction("replay", QKeySequence("Ctrl+Shift+R"), [this] {
        if (m_replay.isPlaying()) m_replay.stop();
        else m_replay.start();
    });
    addNamedAction("modeLive", QKeySequence("Ctrl+1"), [this] { setMode(RunMode::Live); });
    addNamedAction("modeStep", QKeySequence("Ctrl+2"), [this] { setMode(RunMode::Step); });
    addNamedAction("modeExplore", QKeySequence("Ctrl+3"), [this] { setMode(RunMode::Explore); });
    addNamedAction("step", QKeySequence("F10"), [this] { if (m_mode == RunMode::Step) step(0, false); })->setShortcuts({QKeySequence("F10"), QKeySequence("Right")});
    addNamedAction("stepBack", QKeySequence("Shift+F10"), [this] { if (m_mode == RunMode::Step) stepBack(); })->setShortcuts({QKeySequence("Shift+F10"), QKeySequence("Left")});
    addNamedAction("stepToEnd", QKeySequence("Shift+Right"), [this] { stepOn(RunOptions::Step::Until::End); });
    for (int thread = 1; thread <= 9; ++thread)
        addNamedAction(QString("runThread%1").arg(thread), QKeySequence(QString::number(thread)), [this, thread] {
            if (m_mode == RunMode::Step && m_stepBar->choices().contains(thread)) step(thread, false);
        });
    addNamedAction("copySchedule", {}, [this] { copySchedule(); });
    addNamedAction("takeSchedule", {}, [this] { askSchedule(); });
    addNamedAction("follow", QKeySequence("L"), [this] { m_run.playhead().followNow(); });
    addNamedAction("new", QKeySequence("Ctrl+N"), [this] { openNewProgram(); });
    addNamedAction("open", QKeySequence("Ctrl+O"), [this] { askOpenProgram(); });
    addNamedAction("openTrace", {}, [this] { askOpenTrace(); });
    addNamedAction("exportProgress", {}, [this] { exportProgress(); });
    addNamedAction("openLesson", {}, [this] { askOpenLesson(); });
    addNamedAction("save", QKeySequence("Ctrl+S"), [this] { save(); });
    addNamedAction("saveAs", QKeySequence("Ctrl+Shift+S"), [this] { saveAs(); });
    addNamedAction("saveTrace", {}, [this] { saveTrace(); });
    addNamedAction("saveMoment", QKeySequence("Ctrl+M"), [this] { saveMoment(); });
    addNamedAction("export", QKeySequence("Ctrl+E"), [this] { askExport(); });
    addNamedAction("copyPicture", QKeySequence("Ctrl+Shift+C"), [this] { copyPicture(); });
    addNamedAction("bookmark", QKeySequence("Ctrl+B"), [this] { askBookmark(); });
    addNamedAction("nextBookmark", QKeySequence("Ctrl+."), [this] { goToBookmark(false); });
    addNamedAction("previousBookmark", QKeySequence("Ctrl+,"), [this] { goToBookmark(true); });
    addNamedAction("reset", {}, [this] { m_editor->resetToOriginal(); });
    addNamedAction("comment", QKeySequence("Ctrl+/"), [this] { m_editor->edit()->toggleComment(); });
    addNamedAction("find", QKeySequence("Ctrl+F"), [this] { find(); });
    addNamedAction("replace", QKeySequence("Ctrl+H"), [this] {
        m_side->show(SidePanel::Page::Program);
        m_editor->openReplace();
    });
    addNamedAction("complete", {}, [this] {
        m_editor->edit()->setFocus();
        m_editor->edit()->complete();
    });
    addNamedAction("breakpoint", QKeySequence("F9"), [this] { m_editor->edit()->toggleBreakpoint(m_editor->edit()->currentLine()); });
    addNamedAction("mend", {}, [this] { m_editor->mendFullWidth(); });
    addNamedAction("palette", QKeySequence("Ctrl+Shift+P"), [this] { openPalette(); });
    addNamedAction("settings", QKeySequence("Ctrl+;"), [this] { openSettings(); });
    addNamedAction("resetLayout", {}, [this] { resetLayout(); });
    addNamedAction("keys", QKeySequence("?"), [this] { openKeys(); });
    addNamedAction("zoomIn", QKeySequence("Ctrl++"), [&settings] { settings.setZoom(settings.zoom() + 10); })
        ->setShortcuts({QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")});
    addNamedAction("zoomOut", QKeySequence("Ctrl+-"), [&settings] { settings.setZoom(settings.zoom() - 10); });
    addNamedAction("zoomReset", QKeySequence("Ctrl+0"), [&settings] { settings.setZoom(100); });
    addNamedAction("theme", {}, [this, &settings] {
        settings.setTheme(m_kit.theme().isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    addNamedAction("language", {}, [&settings] {
        settings.setLanguage(settings.language() == Language::Chinese ? Language::English : Language::Chinese);
    });
    addNamedAction("nextPlace", QKeySequence("F6"), [this] { goToPlace(true); });
    addNamedAction("previousPlace", QKeySequence("Shift+F6"), [this] { goToPlace(false); });
    addNamedAction("showProgram", QKeySequence("Alt+1"), [this] {
        m_side->show(SidePanel::Page::Program);
        m_editor->edit()->setFocus();
    });
    addNamedAction("showLesson", QKeySequence("Alt+2"), [this] { m_side->show(SidePanel::Page::Lesson); });
    addNamedAction("showCharts", QKeySequence("Alt+3"), [this] { m_side->show(SidePanel::Page::Charts); });
    addNamedAction("manyRuns", {}, [this] {
        m_side->show(SidePanel::Page::Charts);
        if (m_charts) m_charts->reveal("runs");
    });
    addNamedAction("showEvents", QKeySequence("Alt+4"), [this] { m_side->show(SidePanel::Page::Events); });
    addNamedAction("showStage", QKeySequence("Alt+5"), [this] {
        QWidget *shown = m_mode == RunMode::Explore ? static_cast<QWidget *>(m_explore) : m_stage;
        showPlace(shown);
        shown->setFocus(Qt::ShortcutFocusReason);
    });
    addNamedAction("showTimeline", QKeySequence("Alt+6"), [this] {
        if (!m_timeline) return;
        showPlace(m_timeline);
        m_timeline->setFocus(Qt::ShortcutFocusReason);
    });
    addNamedAction("present", QKeySequence("F11"), [this] { present(); });
    addNamedAction("record", QKeySequence("Ctrl+Shift+F11"), [this] { toggleRecording(); });
    addNamedAction("editTour", QKeySequence("Ctrl+Shift+U"), [this] { editTour(); });
    addNamedAction("saveStrip", {}, [this] { saveStripAs(); });
    addNamedAction("about", {}, [this] { about(); });

    m_overflow = new QMenu(this);
    m_knobs = new QMenu(this);
    m_topBar->setOverflow(m_overflow);
    m_topBar->setKnobs(m_knobs);
    auto *branches = new QMenu(this);
    m_topBar->setBranches(branches);
    connect(branches, &QMenu::aboutToShow, this, [this, branches] { fillBranches(branches); });
    connect(m_overflow, &QMenu::aboutToShow, this, &MainWindow::fillOverflow);
    connect(m_knobs, &QMenu::aboutToShow, this, &MainWindow::fillKnobs);
    retranslateActions();
    refreshStepping();
}

void MainWindow::retranslateActions() {
    const QHash<QString, QString> texts = {
        {"run", tr("Run")},
        {"stop", tr("Stop")},
        {"replay", tr("Replay the run")},
        {"manyRuns", tr("Many runs: vary a value")},
        {"step", tr("Step")},
        {"stepBack", tr("Step back")},
        {"stepToEnd", tr("Step to the end")},
        {"copySchedule", tr("Copy this schedule")},
        {"takeSchedule", tr("Follow a schedule…")},
        {"follow", tr("Follow now")},
        {"modeLive", tr("Live: on real processes and threads")},
        {"modeStep", tr("Step: you decide who runs next")},
        {"modeExplore", tr("Explore: every schedule")},
        {"new", tr("New program")},
        {"open", tr("Open…")},
        {"openTrace", tr("Open a trace…")},
        {"exportProgress", tr("Export progress…")},
        {"openLesson", tr("Open a lesson's folder…")},
        {"save", tr("Save")},
        {"saveAs", tr("Save as…")},
        {"saveTrace", tr("Save the trace…")},
        {"saveMoment", tr("Save this moment…")},
        {"export", tr("Export…")},
        {"copyPicture", tr("Copy a picture of the view")},
        {"bookmark", tr("Bookmark this moment…")},
        {"nextBookmark", tr("Next bookmark")},
        {"previousBookmark", tr("Previous bookmark")},
        {"reset", tr("Reset the program")},
        {"comment", tr("Make lines comments, or back")},
        {"find", tr("Find…")},
        {"replace", tr("Replace…")},
        {"complete", tr("Complete the name (Ctrl+Space)")},
        {"breakpoint", tr("Breakpoint at this line, or none")},
        {"mend", tr("Mend full-width marks")},
        {"palette", tr("All actions…")},
        {"settings", tr("Settings…")},
        {"resetLayout", tr("Reset the window's layout")},
        {"keys", tr("Keys and legend")},
        {"zoomIn", tr("Larger")},
        {"zoomOut", tr("Smaller")},
        {"zoomReset", tr("Size 100 %")},
        {"theme", tr("Switch between light and dark")},
        {"language", tr("Switch the language")},
        {"nextPlace", tr("To the next part of the window")},
        {"previousPlace", tr("To the previous part of the window")},
        {"showProgram", tr("Show the program")},
        {"showLesson", tr("Show the lesson")},
        {"showCharts", tr("Show the charts")},
        {"showEvents", tr("Show the events")},
        {"showStage", tr("Show the stage")},
        {"showTimeline", tr("Show the timeline")},
        {"present", tr("Present")},
        {"record", tr("Record the window, or stop recording")},
        {"editTour", tr("Make or edit a tour…")},
        {"saveStrip", tr("Save the tour's steps as one sheet…")},
        {"about", tr("About Forkyard")},
    };
    for (int thread = 1; thread <= 9; ++thread) m_actions[QString("runThread%1").arg(thread)]->setText(tr("Run thread %1 next").arg(thread));
    for (auto text = texts.begin(); text != texts.end(); ++text) m_actions[text.key()]->setText(text.value());
}

/// Menus within it go too: clear() takes only their actions out.
static void emptyMenu(QMenu *menu) {
    menu->clear();
    qDeleteAll(menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
}

void MainWindow::fillOverflow() {
    emptyMenu(m_overflow);
    const auto add = [this](QMenu *menu, std::initializer_list<const char *> names) {
        for (const char *name : names) menu->addAction(m_actions[name]);
    };
    // So few that the whole of it stands in a small window.
    const auto addMenu = [&](const QString &text, std::initializer_list<const char *> names) {
        QMenu *menu = m_overflow->addMenu(text);
        add(menu, names);
        return menu;
    };
    add(m_overflow, {"new", "open"});
    QMenu *recent = m_overflow->addMenu(tr("Recent files"));
    recent->setEnabled(!m_kit.settings().recentFiles().isEmpty());
    for (const QString &path : m_kit.settings().recentFiles()) {
        QAction *action = recent->addAction(QFileInfo(path).fileName(), this, [this, path] { openPath(path); });
        action->setToolTip(path);
    }
    recent->addSeparator();
    recent->addAction(tr("Forget them"), this, [this] { m_kit.settings().forgetRecentFiles(); });
    add(m_overflow, {"save", "saveAs", "reset"});
    m_overflow->addSeparator();
    add(m_overflow, {"replay", "saveMoment", "export"});
    addMenu(tr("Traces"), {"openTrace", "saveTrace"});
    addMenu(tr("Lessons"), {"openLesson", "exportProgress"});
    m_overflow->addSeparator();
    add(m_overflow, {"present", "record"});
    addMenu(tr("Tours"), {"editTour", "saveStrip"});
    m_overflow->addSeparator();
    QMenu *theme = m_overflow->addMenu(tr("Theme"));
    auto *themes = new QActionGroup(theme);
    const auto addTheme = [&](const QString &text, ThemeChoice choice) {
        QAction *action = theme->addAction(text, this, [this, choice] { m_kit.settings().setTheme(choice); });
        action->setCheckable(true);
        action->setChecked(m_kit.settings().theme() == choice);
        themes->addAction(action);
    };
    addTheme(tr("As the system"), ThemeChoice::System);
    addTheme(tr("Light"), ThemeChoice::Light);
    addTheme(tr("Dark"), ThemeChoice::Dark);
    addTheme(tr("High contrast"), ThemeChoice::Contrast);
    addMenu(tr("Size: %1 %").arg(m_kit.settings().zoom()), {"zoomIn", "zoomOut", "zoomReset"});
    add(m_overflow, {"language"});
    m_overflow->addSeparator();
    add(m_overflow, {"find", "palette", "settings", "keys", "about"});
}

void MainWindow::addKnobTitle(const QString &title) {
    // A section's title is not painted by every style; a label is.
    if (!m_knobs->isEmpty()) m_knobs->addSeparator();
    auto *label = new QLabel(title, m_knobs);
    label->setObjectName("menuTitle");
    auto *action = new QWidgetAction(m_knobs);
    action->setDefaultWidget(label);
    m_knobs->addAction(action);
}

/// In Step there are so many knobs that each is a menu of its own, which says what it is set to. Returns where the choices stand.
QMenu *MainWindow::addKnobChoices(const QString &title, const QString &now, const QList<std::pair<QString, QString>> &choices, const std::function<void(const QString &)> &set) {
    QMenu *menu = m_knobs;
    if (m_mode == RunMode::Step) {
        const auto chosen = std::find_if(choices.begin(), choices.end(), [&now](const auto &choice) { return choice.first == now; });
        menu = m_knobs->addMenu(chosen == choices.end() ? title : tr("%1: %2", "a knob and what it is set to").arg(title, chosen->second));
    } else addKnobTitle(title);
    auto *group = new QActionGroup(m_knobs);
    for (const auto &[value, text] : choices) {
        QAction *action = menu->addAction(text, this, [set, value = value] { set(value); });
        action->setCheckable(true);
        action->setChecked(value == now);
        group->addAction(action);
    }
    return menu;
}

void MainWindow::addLessonKnobs() {
    const Language language = m_kit.settings().language();
    const QStringList machine{"cores", "switch-cost", "network"}; // in Step they stand further down, with more choices; Live has none of them
    for (const lessons::Knob &knob : m_lesson->knobs) {
        if (knob.target == lessons::Knob::Target::Option && machine.contains(knob.name)) continue;
        // As long as it is not turned here, the GIL is as the settings say.
        const QString unturned = knob.name == "gil" ? m_kit.settings().gilProfile() : knob.value;
        std::optional<QString> now = knob.target == lessons::Knob::Target::Option
                                         ? std::optional(m_optionKnobs.value(knob.name, unturned))
                                         : lessons::knobValueIn(m_editor->text(), knob);
        // Another program of the lesson may have no such line: then there is nothing to turn.
        if (!now) continue;
        addKnobTitle(titleOf(knob.title, language));
        auto *group = new QActionGroup(m_knobs);
        for (const lessons::KnobChoice &choice : knob.choices) {
            const QString title = titleOf(choice.title, language);
            QAction *action = m_knobs->addAction(title.isEmpty() ? choice.value : title, this,
                                                 [this, id = knob.id, value = choice.value] { turnKnob(id, value); });
            action->setCheckable(true);
            action->setChecked(choice.value == *now);
            group->addAction(action);
        }
    }
}

void MainWindow::fillKnobs() {
    emptyMenu(m_knobs);
    if (m_lesson) addLessonKnobs();
    Settings &settings = m_kit.settings();
    const auto addChoices = [this](const QString &title, const QString &now,
                                   const QList<std::pair<QString, QString>> &choices, auto set) { return addKnobChoices(title, now, choices, set); };
    // A lesson that turns the GIL has its own words for it.
    const bool lessonTurnsGil = m_lesson && std::any_of(m_lesson->knobs.begin(), m_lesson->knobs.end(), [](const lessons::Knob &knob) {
        return knob.target == lessons::Knob::Target::Option && knob.name == "gil";
    });
    if (!lessonTurnsGil) {
        addChoices(tr("Where the GIL may change hands"), settings.gilProfile(),
                   {{"any", tr("at any instruction")}, {"calls", tr("at calls and loop ends")}, {"off", tr("no GIL: threads run at the same time")}},
                   [&settings](const QString &value) { settings.setGilProfile(value); });
    }
    if (m_mode == RunMode::Step) {
        const auto setKnob = [this](const char *name) { return [this, name](const QString &value) { m_optionKnobs.insert(name, value); }; };
        addChoices(tr("Who is next where the machine runs on"), m_optionKnobs.value("policy", "round-robin"),
                   {{"round-robin", tr("each in turn")}, {"random", tr("anybody, by chance")}, {"priority", tr("the first one that can")}, {"worst", tr("the worst for you")}}, setKnob("policy"));
        // A few numbers at hand, and any other on request.
        const auto addNumbers = [&](const QString &title, const char *name, QStringList numbers) {
            const QString now = m_optionKnobs.value(name, "1");
            if (!numbers.contains(now)) numbers.append(now);
            QList<std::pair<QString, QString>> choices;
            for (const QString &number : numbers) choices.append({number, number});
            QMenu *menu = addChoices(title, now, choices, setKnob(name));
            menu->addAction(tr("Another number…"), this, [this, title, name, now] {
                bool wanted = false;
                const int number = QInputDialog::getInt(this, title, title, now.toInt(), 1, 1'000'000'000, 1, &wanted);
                if (wanted) m_optionKnobs.insert(name, QString::number(number));
            });
        };
        addNumbers(tr("Operations of a turn"), "quantum", {"1", "3", "10", "100"});
        addNumbers(tr("What chance begins with"), "seed", {"1", "2", "3", "4"});
        addMachineKnobs();
        m_knobs->addSeparator();
        m_knobs->addAction(m_actions["copySchedule"]);
        m_knobs->addAction(m_actions["takeSchedule"]);
        return;
    }
    addChoices(tr("What is recorded"), settings.recordingLevel(),
               {{"", tr("chosen by the pace")},
                {"sync", tr("synchronisation")},
                {"shared", tr("shared data too")},
                {"all", tr("lines and locals too")}},
               [&settings](const QString &value) { settings.setRecordingLevel(value); });
    const QString path = m_editor->program().path;
    if (!path.isEmpty() && !settings.isTrusted(path)) {
        m_knobs->addSeparator();
        m_knobs->addAction(tr("Trust this program"), this, [&settings, path] { settings.trust(path); });
    }
}

/// What the simulated machine is made of. Another one begins anew.
void MainWindow::addMachineKnobs() {
    const auto set = [this](const char *name, const QString &value) {
        m_optionKnobs.insert(name, value);
        if (!m_stepping.isEmpty()) beginStepping();
    };
    const auto add = [this, set](const QString &title, const char *name, const QString &usual, QList<std::pair<QString, QString>> choices) {
        const QString now = m_optionKnobs.value(name, usual);
        if (std::none_of(choices.begin(), choices.end(), [&](const auto &choice) { return choice.first == now; })) choices.append({now, now});
        return addKnobChoices(title, now, choices, [set, name](const QString &value) { set(name, value); });
    };
    const auto addAnotherNumber = [this, set](QMenu *menu, const QString &title, const char *name, int usual, int least, int most) {
        menu->addAction(tr("Another number…"), this, [this, set, title, name, usual, least, most] {
            bool wanted = false;
            const int number = QInputDialog::getInt(this, title, title, m_optionKnobs.value(name, QString::number(usual)).toInt(), least, most, 1, &wanted);
            if (wanted) set(name, QString::number(number));
        });
    };
    const QString cores = tr("Simulated processors"), cost = tr("Cost of a switch (µs)"), network = tr("Machines");
    QMenu *menu = add(cores, "cores", "1", {{"1", "1"}, {"2", "2"}, {"4", "4"}, {"64", "64"}});
    addAnotherNumber(menu, cores, "cores", 1, 1, 64);
    menu = add(cost, "switch-cost", "2", {{"0", "0"}, {"2", "2"}, {"100", "100"}});
    addAnotherNumber(menu, cost, "switch-cost", 2, 0, 60'000'000);
    const QString two = "master worker=Process-*", three = "master worker-1=Process-* worker-2=Process-*";
    menu = add(network, "network", QString(),
        {{QString(), tr("as the program says, else one")},
         {two + "; delay 20ms", tr("two: child processes on “worker”, 20 ms away")},
         {three + "; delay 20ms", tr("three: child processes on “worker-1” and “worker-2”, 20 ms away")},
         {three + "; delay 20ms; loss 20%", tr("three, and a fifth of all packets is lost")},
         {three + "; delay 20ms; cut worker-2 0s 5s", tr("three, and “worker-2” is cut off for five seconds")}});
    menu->addAction(tr("Another network…"), this, [this, set, network] {
        bool wanted = false;
        const QString text = QInputDialog::getText(this, network, tr("Machines and ways, such as\nmaster worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s"), QLineEdit::Normal,
                                                   m_optionKnobs.value("network"), &wanted);
        if (wanted) set("network", text.simplified());
    });
}

void MainWindow::find() {
    // The view that has the keyboard finds in itself; otherwise the program is meant.
    m_findsIn = viewWithFocus();
    if (m_findsIn) return m_find->open({});
    m_side->show(SidePanel::Page::Program);
    m_editor->openFind();
}

View *MainWindow::viewWithFocus() const {
    const QWidget *focus = QApplication::focusWidget();
    for (View *view : {static_cast<View *>(m_events), m_timeline, m_charts, m_stage}) {
        if (view && focus && (view == focus || view->isAncestorOf(focus)) && view->canFind()) return view;
    }
    return nullptr;
}

void MainWindow::openPalette() {
    // Lessons, files and choices are actions here too, though no menu lists them as such.
    QObject extra;
    QList<QAction *> all = actions();
    const auto add = [&](const QString &text, std::function<void()> act) {
        auto *action = new QAction(text, &extra);
        connect(action, &QAction::triggered, this, std::move(act));
        all << action;
    };
    Settings &settings = m_kit.settings();
    for (const lessons::Lesson &lesson : m_library.catalogue().lessons())
        add(tr("Lesson %1: %2").arg(lesson.number).arg(titleOf(lesson.title, settings.language())), [this, id = lesson.id] { openLesson(id); });
    for (const QString &path : settings.recentFiles()) add(tr("Open %1").arg(QFileInfo(path).fileName()), [this, path] { openPath(path); });
    add(tr("Theme: as the system"), [&settings] { settings.setTheme(ThemeChoice::System); });
    add(tr("Theme: light"), [&settings] { settings.setTheme(ThemeChoice::Light); });
    add(tr("Theme: dark"), [&settings] { settings.setTheme(ThemeChoice::Dark); });
    add(tr("Theme: high contrast"), [&settings] { settings.setTheme(ThemeChoice::Contrast); });
    for (const double pace : {1.0, 2.0, 5.0, 20.0}) add(tr("Pace: %1 lines/s").arg(pace), [&settings, pace] { settings.setPace(pace); });
    add(tr("Pace: full speed"), [&settings] { settings.setPace(0); });
    CommandPalette palette(m_kit, all, this);
    palette.exec();
}

void MainWindow::openSettings() {
    SettingsDialog dialog(m_kit, this);
    connect(&dialog, &SettingsDialog::layoutResetRequested, this, &MainWindow::resetLayout);
    dialog.exec();
}

void MainWindow::openKeys() {
    KeysSheet sheet(m_kit, actions(), this);
    sheet.exec();
}

void MainWindow::about() {
    QMessageBox::about(this, tr("About Forkyard"),
                       tr("Forkyard %1\n\nA playground for learning processes and threads.\n\nFree software under the GNU "
                          "General Public License, version 3 or later. It uses Qt %2.")
                           .arg(FORKYARD_VERSION, QLatin1String(qVersion())));
}

} // namespace forkyard::ui
