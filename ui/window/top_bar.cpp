#include "ui/window/top_bar.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

#include <array>
#include <utility>

namespace forkyard::ui {

namespace {

const QString dropMark = QString::fromUtf8(" ▾");

/// How much of its words the bar gives up where there is little room: Present and Record, then the words of Step's buttons, then those
/// of the drop buttons, then theme and language (which the menu has too), then the run button's word and some air.
constexpr int mostCompact = 5;
/// The title has at least this at 100 % before anything else is given up for it.
constexpr double titleWidth = 150;

constexpr std::array<double, 7> paces = {0.5, 1, 2, 5, 20, 100, 0};

/// The style sheet looks at object names: another name needs another look at it.
void setLook(QWidget *widget, const QString &name) {
    if (widget->objectName() == name) return;
    widget->setObjectName(name);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

TopBar::TopBar(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running) emit stopRequested();
        else emit runRequested();
    });
    connect(m_pauseView, &QPushButton::clicked, this, [this] { emit viewPauseRequested(!m_viewPaused); });
    connect(m_language, &QPushButton::clicked, this, [this] {
        Settings &settings = m_kit.settings();
        settings.setLanguage(settings.language() == Language::Chinese ? Language::English : Language::Chinese);
    });
    connect(m_theme, &QPushButton::clicked, this, [this] {
        m_kit.settings().setTheme(m_kit.theme().isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    connect(&kit.settings(), &Settings::paceChanged, this, &TopBar::fit);
    connect(&kit, &Kit::appearanceChanged, this, &TopBar::dress);
    dress();
    retranslate();
}

void TopBar::build() {
    m_title = new QLabel(this);
    m_title->setObjectName("windowTitle");
    m_title->setMinimumWidth(0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *left = new QHBoxLayout;
    left->addWidget(m_title, 1);

    auto *middle = new QHBoxLayout;
    buildModes(middle);
    m_run = new QPushButton(this);
    m_pauseView = new QPushButton(this);
    m_pauseView->setObjectName("plainButton");
    m_pauseView->hide();
    buildSteps(middle);
    m_pace = new QPushButton(this);
    m_pace->setObjectName("dropButton");
    m_knobs = new QPushButton(this);
    m_knobs->setObjectName("dropButton");
    for (QPushButton *button : {m_run, m_pauseView, m_back, m_step, m_unit, m_branches, m_pace, m_knobs}) middle->addWidget(button);
    buildPace();

    auto *right = new QHBoxLayout;
    m_present = new QPushButton(this);
    m_record = new QPushButton(this);
    connect(m_present, &QPushButton::clicked, this, &TopBar::presentRequested);
    connect(m_record, &QPushButton::clicked, this, &TopBar::recordRequested);
    m_theme = new QPushButton(this);
    m_language = new QPushButton(this);
    m_overflow = new QPushButton(this);
    right->addStretch(1);
    for (QPushButton *button : {m_present, m_record, m_theme, m_language, m_overflow}) {
        button->setObjectName("flatButton");
        right->addWidget(button);
    }

    auto *row = new QHBoxLayout(this);
    row->addLayout(left, 1);
    row->addLayout(middle, 0);
    row->addLayout(right, 1);
}

void TopBar::buildModes(QHBoxLayout *row) {
    m_modes = new QWidget(this);
    m_modes->setObjectName("segments");
    m_modes->setAttribute(Qt::WA_StyledBackground);
    m_modes->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *inner = new QHBoxLayout(m_modes);
    inner->setSpacing(0);
    for (int mode = 0; mode < 3; ++mode) {
        auto *button = new QPushButton(m_modes);
        button->setObjectName("segment");
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(mode == 0);
        button->setEnabled(mode == 0);
        connect(button, &QPushButton::clicked, this, [this, mode] { emit modeRequested(static_cast<RunMode>(mode)); });
        inner->addWidget(button);
        m_modeButtons << button;
    }
    row->addWidget(m_modes, 0, Qt::AlignVCenter);
}

void TopBar::buildPace() {
    m_paceMenu = new QMenu(this);
    auto *group = new QActionGroup(m_paceMenu);
    for (const double pace : paces) {
        QAction *action = m_paceMenu->addAction(QString());
        action->setCheckable(true);
        action->setData(pace);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, pace] { m_kit.settings().setPace(pace); });
    }
    m_pace->setMenu(m_paceMenu);
}

void TopBar::buildSteps(QHBoxLayout *) {
    m_back = new QPushButton(this);
    m_step = new QPushButton(this);
    m_step->setObjectName("accentButton");
    m_unit = new QPushButton(this);
    m_branches = new QPushButton(this);
    for (QPushButton *button : {m_unit, m_branches}) button->setObjectName("dropButton");
    for (QPushButton *button : {m_back, m_step, m_unit, m_branches}) button->hide();
    connect(m_back, &QPushButton::clicked, this, &TopBar::backRequested);
    connect(m_step, &QPushButton::clicked, this, &TopBar::stepRequested);
    auto *menu = new QMenu(this);
    using Until = RunOptions::Step::Until;
    for (const Until unit : {Until::Access, Until::Operation, Until::Line, Until::Blocked}) {
        QAction *action = menu->addAction(QString(), this, [this, unit] { emit stepUnitRequested(unit); });
        action->setData(static_cast<int>(unit));
        action->setCheckable(true);
        m_units << action;
    }
    menu->addSeparator();
    for (const Until until : {Until::Switch, Until::Print, Until::Variable, Until::End}) {
        QAction *action = menu->addAction(QString(), this, [this, until] { emit runOnRequested(until); });
        action->setData(static_cast<int>(until));
        m_runOns << action;
    }
    m_unit->setMenu(menu);
}

void TopBar::setStepping(bool canGoBack, bool canStep, qsizetype position, qsizetype branches) {
    const bool steps = m_mode == RunMode::Step;
    m_back->setEnabled(canGoBack);
    m_step->setEnabled(canStep);
    m_back->setToolTip(tr("Back to before the last of %1 steps (←)").arg(position));
    m_branchCount = branches;
    for (QPushButton *button : {m_back, m_step, m_unit}) button->setVisible(steps);
    m_branches->setVisible(steps && branches > 0);
    fit();
}

void TopBar::setStepUnit(RunOptions::Step::Until unit) {
    m_stepUnit = unit;
    fit();
}

void TopBar::setBranches(QMenu *menu) { m_branches->setMenu(menu); }

void TopBar::refreshSteps() {
    using Until = RunOptions::Step::Until;
    const auto words = [](Until unit) {
        switch (unit) {
        case Until::Access: return tr("Every access");
        case Until::Line: return tr("Lines");
        case Until::Blocked: return tr("Until it waits");
        case Until::Switch: return tr("Run on until another thread's turn");
        case Until::Print: return tr("Run on until something is printed");
        case Until::Variable: return tr("Run on until a variable has a value…");
        case Until::End: return tr("Run on to the end");
        default: return tr("Visible operations");
        }
    };
    for (QAction *action : m_units + m_runOns) action->setText(words(static_cast<Until>(action->data().toInt())));
    for (QAction *action : m_units) action->setChecked(static_cast<Until>(action->data().toInt()) == m_stepUnit);
    m_back->setText(QString::fromUtf8("◀ ") + tr("Back"));
    m_step->setText(tr("Step") + QString::fromUtf8(" ▶"));
    m_step->setToolTip(tr("One step of whoever ran last (→)"));
    m_unit->setText(words(m_stepUnit) + dropMark);
    m_unit->setToolTip(tr("How far a step goes"));
    m_branches->setText(tr("Branches: %1").arg(m_branchCount) + dropMark);
    m_branches->setToolTip(tr("Ways that were left by another choice"));
}

void TopBar::dress() {
    setFixedHeight(m_kit.ipx(54));
    layout()->setContentsMargins(m_kit.ipx(16), 0, m_kit.ipx(12), 0);
    static_cast<QHBoxLayout *>(layout())->setSpacing(m_kit.ipx(12));
    static_cast<QHBoxLayout *>(layout()->itemAt(1)->layout())->setSpacing(m_kit.ipx(12));
    static_cast<QHBoxLayout *>(layout()->itemAt(2)->layout())->setSpacing(m_kit.ipx(4));
    m_modes->layout()->setContentsMargins(m_kit.ipx(3), m_kit.ipx(3), m_kit.ipx(3), m_kit.ipx(3));
    m_title->setFont(m_kit.fonts().words(TextSize::Title, QFont::Bold));
    m_theme->setIcon(m_kit.icon(m_kit.theme().isDark() ? "sun" : "moon", Role::MutedText));
    m_overflow->setIcon(m_kit.icon("menu", Role::MutedText));
    for (QPushButton *button : {m_theme, m_overflow, m_run, m_pauseView, m_unit, m_branches, m_pace, m_knobs})
        button->setIconSize({m_kit.ipx(16), m_kit.ipx(16)});
    fit();
}

void TopBar::retranslate() {
    const QStringList modes = {tr("Live"), tr("Step"), tr("Explore")};
    for (int mode = 0; mode < m_modeButtons.size(); ++mode) m_modeButtons[mode]->setText(modes[mode]);
    m_modeButtons[0]->setToolTip(tr("The program runs on this machine's real processes and threads"));
    m_modeButtons[1]->setToolTip(m_modeButtons[1]->isEnabled() ? tr("You decide who runs next, forwards and backwards") : tr("Step is not built yet"));
    m_modeButtons[2]->setToolTip(m_modeButtons[2]->isEnabled() ? tr("Every schedule there is, and what each leads to") : tr("Explore is not built yet"));
    m_knobs->setText(tr("Knobs") + dropMark);
    m_knobs->setToolTip(tr("What can be turned: the lesson's values, the GIL, what is recorded"));
    m_present->setText(tr("Present"));
    m_present->setToolTip(tr("The lesson's tour, large, for a class (F11)"));
    m_record->setToolTip(tr("A video of this window (Ctrl+Shift+F11)"));
    m_language->setText(m_kit.settings().language() == Language::Chinese ? "English" : QString::fromUtf8("中文"));
    m_language->setAccessibleName(tr("Switch the language"));
    m_theme->setToolTip(m_kit.theme().isDark() ? tr("Light theme") : tr("Dark theme"));
    m_theme->setAccessibleName(tr("Switch the theme"));
    m_overflow->setToolTip(tr("Menu"));
    m_overflow->setAccessibleName(tr("Menu"));
    fit();
}

void TopBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void TopBar::setWords(int compact) {
    refreshRun();
    refreshPace();
    refreshSteps();
    m_knobs->setText(tr("Knobs") + dropMark);
    const QString back = m_back->text(), step = m_step->text();
    m_present->setVisible(compact == 0);
    m_record->setVisible(compact == 0 || m_recording);
    m_record->setText(!m_recording ? tr("Record") : m_lost == 0 ? tr("Stop recording") : tr("Stop recording (%1 lost)").arg(m_lost));
    if (compact >= 2) {
        if (m_mode == RunMode::Step && !m_running) {
            m_run->setIcon({});
            m_run->setText(QString::fromUtf8("↺"));
        }
        m_back->setText(back.section(' ', 0, 0));
        m_step->setText(step.section(' ', -1));
    }
    const std::array<std::pair<QPushButton *, const char *>, 4> drops{{{m_unit, "stride"}, {m_branches, "branches"}, {m_pace, "pace"}, {m_knobs, "knobs"}}};
    for (const auto &[button, icon] : drops) {
        button->setIcon(compact >= 3 ? m_kit.icon(icon) : QIcon());
        if (compact >= 3) button->setText(dropMark.trimmed());
    }
    for (QPushButton *button : {m_theme, m_language}) button->setVisible(compact < 4);
    if (compact >= mostCompact && !m_run->icon().isNull()) m_run->setText({});
    setTight(compact >= mostCompact);
    for (QPushButton *button : {m_run, m_back, m_step, m_unit, m_branches, m_pace, m_knobs})
        if (button->text().size() < 3) button->setAccessibleName(button->toolTip());
}

/// Less air in the buttons: the style sheet asks for this property.
void TopBar::setTight(bool tight) {
    if (property("tight").toBool() == tight) return;
    setProperty("tight", tight);
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

void TopBar::fit() {
    if (m_isFitting) return;
    m_isFitting = true;
    const auto wanted = [this] {
        const int gap = property("tight").toBool() ? m_kit.ipx(6) : m_kit.ipx(12);
        int width = m_modes->sizeHint().width() + m_kit.ipx(40);
        for (const QPushButton *button : {m_run, m_pauseView, m_back, m_step, m_unit, m_branches, m_pace, m_knobs, m_present, m_record, m_theme, m_language, m_overflow})
            if (!button->isHidden()) width += button->sizeHint().width() + gap;
        return width;
    };
    // Words that others have too go before the title does.
    const int title = std::min(m_title->fontMetrics().horizontalAdvance(m_title->toolTip()), m_kit.ipx(titleWidth));
    for (int compact = 0; compact <= mostCompact; ++compact) {
        setWords(compact);
        if (wanted() + (compact < 2 ? title : 0) <= width()) break;
    }
    const int gap = property("tight").toBool() ? m_kit.ipx(6) : m_kit.ipx(12);
    static_cast<QHBoxLayout *>(layout())->setSpacing(gap);
    static_cast<QHBoxLayout *>(layout()->itemAt(1)->layout())->setSpacing(gap);
    m_isFitting = false;
    // The title has what is left, which is known once the row is laid out.
    QTimer::singleShot(0, this, [this] { m_title->setText(m_title->fontMetrics().elidedText(m_title->toolTip(), Qt::ElideRight, m_title->width())); });
}

void TopBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fit();
    const QString title = m_title->toolTip();
    m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, m_title->width()));
}

void TopBar::setRecording(bool recording) {
    m_recording = recording;
    m_lost = 0;
    fit();
}

void TopBar::setLost(qint64 frames) {
    m_lost = frames;
    fit();
}

void TopBar::setTitle(const QString &title) {
    m_title->setToolTip(title);
    m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, std::max(m_title->width(), m_kit.ipx(60))));
}

void TopBar::setMode(RunMode mode) {
    m_mode = mode;
    m_modeButtons[static_cast<int>(mode)]->setChecked(true);
    m_pace->setVisible(mode == RunMode::Live);
    setRunning(m_running);
}

void TopBar::setModeAvailable(RunMode mode, bool available) {
    m_modeButtons[static_cast<int>(mode)]->setEnabled(available);
    retranslate();
}

void TopBar::setRunning(bool running) {
    m_running = running;
    m_pauseView->setVisible(running && m_mode == RunMode::Live);
    fit();
}

void TopBar::setViewPaused(bool paused) {
    m_viewPaused = paused;
    fit();
}

void TopBar::setRunHighlighted(bool highlighted) {
    m_highlighted = highlighted;
    fit();
}

void TopBar::setStepHighlighted(bool highlighted) {
    setLook(m_step, highlighted ? "accentButton" : "plainButton");
}

void TopBar::refreshRun() {
    const bool accent = (m_running || m_highlighted) && m_mode != RunMode::Step;
    setLook(m_run, accent ? "accentButton" : "plainButton");
    const bool explores = m_mode == RunMode::Explore;
    m_run->setText(m_running ? tr("Stop") : explores ? tr("Explore all") : m_mode == RunMode::Step ? tr("Restart") : tr("Run"));
    m_run->setToolTip(explores ? m_running ? tr("Stop here; what was found stays (Shift+F5)") : tr("Go through every schedule (Ctrl+R)")
                      : m_running ? tr("End every process of the run (Shift+F5)")
                                  : tr("Run the program (Ctrl+R)"));
    m_run->setIcon(m_kit.icon(m_running ? "stop" : "run", accent ? Role::AccentText : Role::Text));
    m_pauseView->setIcon(m_kit.icon(m_viewPaused ? "follow" : "pause"));
    m_pauseView->setToolTip(m_viewPaused ? tr("Follow the run again (L)") : tr("Hold the view; the run goes on"));
    m_pauseView->setAccessibleName(m_viewPaused ? tr("Follow now") : tr("Hold the view"));
}

void TopBar::refreshPace() {
    const double now = m_kit.settings().pace();
    const auto words = [this](double pace) {
        return pace == 0 ? tr("full speed") : tr("%1 lines/s").arg(pace);
    };
    for (QAction *action : m_paceMenu->actions()) {
        action->setText(words(action->data().toDouble()));
        action->setChecked(action->data().toDouble() == now);
    }
    m_pace->setEnabled(!m_fullSpeed);
    m_pace->setText(tr("Pace: %1").arg(words(m_fullSpeed ? 0 : now)) + dropMark);
    m_pace->setToolTip(m_fullSpeed ? tr("This program computes or measures for a while, so it runs at full speed.")
                                   : tr("How many lines a thread runs in a second"));
}

void TopBar::setFullSpeed(bool full) {
    if (std::exchange(m_fullSpeed, full) == full) return;
    refreshPace();
    fit();
}

void TopBar::setKnobs(QMenu *menu) {
    m_knobs->setMenu(menu);
}

void TopBar::setOverflow(QMenu *menu) {
    m_overflow->setMenu(menu);
}

} // namespace forkyard::ui
