#include "ui/explore/explore_view.h"

#include "ui/explore/outcome_bars.h"
#include "ui/explore/outcome_rows.h"
#include "ui/explore/outcome_words.h"
#include "ui/explore/state_graph_view.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// More rows than that nobody reads; the others are in the saved result.
constexpr std::size_t mostRows = 40;

/// Numbers by size where all names are numbers, else the commonest first.
void sortForBars(const Exploration &result, std::vector<const ExploredOutcome *> &outcomes) {
    const bool numbers = std::all_of(outcomes.begin(), outcomes.end(), [](const ExploredOutcome *o) {
        bool isNumber = false;
        OutcomeWords::name(*o).toDouble(&isNumber);
        return isNumber;
    });
    std::stable_sort(outcomes.begin(), outcomes.end(), [&](const ExploredOutcome *a, const ExploredOutcome *b) {
        if (numbers) return OutcomeWords::name(*a).toDouble() < OutcomeWords::name(*b).toDouble();
        return result.share(*a).value_or(0) > result.share(*b).value_or(0);
    });
}

} // namespace

ExploreView::ExploreView(Kit &kit, QWidget *parent) : View(parent), m_kit(kit) {
    build();
    dress();
    connect(&kit, &Kit::appearanceChanged, this, [this] {
        dress();
        refresh();
    });
    connect(m_start, &QPushButton::clicked, this, &ExploreView::exploreRequested);
    connect(m_rows, &OutcomeRows::playLiveRequested, this, &ExploreView::playLiveRequested);
    connect(m_rows, &OutcomeRows::playRequested, this, &ExploreView::play);
    connect(m_statesButton, &QPushButton::toggled, this, &ExploreView::refresh);
    connect(m_graph, &StateGraphView::selectionChanged, this, &ExploreView::refreshChosenState);
    connect(m_graph, &StateGraphView::stepRequested, this, [this](const QString &schedule) {
        if (m_canPlay) emit playRequested(schedule);
    });
    connect(m_stateStep, &QPushButton::clicked, this, [this] { emit playRequested(m_graph->schedule()); });
    connect(m_bars, &OutcomeBars::activated, this, [this](int bar) {
        if (!m_result || bar < 0 || bar >= static_cast<int>(m_bars->bars().size())) return;
        const QString name = m_bars->bars()[static_cast<std::size_t>(bar)].name;
        for (const ExploredOutcome &outcome : m_result->outcomes)
            if (OutcomeWords::name(outcome) == name && !outcome.schedule.isEmpty()) return play(outcome.schedule);
    });
}

void ExploreView::build() {
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName("exploreScroll");
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    auto *content = new QWidget;
    content->setObjectName("exploreContent");
    m_scroll->setWidget(content);
    m_heading = new QLabel(content);
    m_summary = new QLabel(content);
    m_summary->setObjectName("mutedLabel");
    m_summary->setWordWrap(true);
    m_work = buildWork(content);
    m_start = new QPushButton(content);
    m_start->setObjectName("accentButton");
    m_banner = new QFrame(content);
    m_banner->setObjectName("alarmBanner");
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setWordWrap(true);
    (new QHBoxLayout(m_banner))->addWidget(m_bannerText);
    m_pictures = buildPictures(content);
    m_bars = new OutcomeBars(m_kit, content);
    m_statesPart = buildStates(content);
    m_more = new QLabel(content);
    m_more->setObjectName("mutedLabel");
    m_waysTitle = new QLabel(content);
    m_rows = new OutcomeRows(m_kit, content);
    for (QLabel *label : {m_heading, m_more, m_waysTitle}) label->setWordWrap(true);
    auto *column = new QVBoxLayout(content);
    // Ends or states are two pictures of what the heading names: beside it they take no row of their own.
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_pictures, 0, Qt::AlignVCenter);
    column->addLayout(head);
    for (QWidget *part : {static_cast<QWidget *>(m_summary), m_work}) column->addWidget(part);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    column->addWidget(m_banner);
    for (QWidget *part : {static_cast<QWidget *>(m_bars), m_statesPart, static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_waysTitle), static_cast<QWidget *>(m_rows)})
        column->addWidget(part);
    column->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

QWidget *ExploreView::buildWork(QWidget *content) {
    auto *work = new QWidget(content);
    m_progress = new QProgressBar(work);
    m_progress->setTextVisible(false);
    m_pause = new QPushButton(work);
    m_stop = new QPushButton(work);
    for (QPushButton *button : {m_pause, m_stop}) button->setObjectName("plainButton");
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress, 1);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(!m_paused); });
    connect(m_stop, &QPushButton::clicked, this, &ExploreView::stopRequested);
    return work;
}

QWidget *ExploreView::buildPictures(QWidget *content) {
    auto *segments = new QWidget(content);
    segments->setObjectName("segments");
    segments->setAttribute(Qt::WA_StyledBackground);
    segments->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(segments);
    row->setSpacing(0);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton **button : {&m_endsButton, &m_statesButton}) {
        *button = new QPushButton(segments);
        (*button)->setObjectName("segment");
        (*button)->setCheckable(true);
        (*button)->setAutoExclusive(true);
        row->addWidget(*button);
    }
    m_endsButton->setChecked(true);
    return segments;
}

QWidget *ExploreView::buildStates(QWidget *content) {
    auto *part = new QWidget(content);
    m_graphScroll = new QScrollArea(part);
    m_graphScroll->setFrameShape(QFrame::NoFrame);
    m_graphScroll->setWidgetResizable(true);
    m_graphScroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_graphScroll->setFocusPolicy(Qt::NoFocus);
    m_graph = new StateGraphView(m_kit, m_graphScroll);
    m_graphScroll->setWidget(m_graph);
    m_stateWords = new QLabel(part);
    m_stateWords->setObjectName("mutedLabel");
    m_stateWords->setWordWrap(true);
    m_stateStep = new QPushButton(part);
    m_stateStep->setObjectName("linkButton");
    m_stateStep->setCursor(Qt::PointingHandCursor);
    auto *words = new QHBoxLayout;
    words->addWidget(m_stateWords, 1);
    words->addWidget(m_stateStep, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_graphScroll);
    column->addLayout(words);
    return part;
}

void ExploreView::showStates(bool states) { (states ? m_statesButton : m_endsButton)->setChecked(true); }

/// What is played lights up in the picture too.
void ExploreView::play(const QString &schedule) {
    for (std::size_t i = 0; m_result && i < m_result->outcomes.size(); ++i)
        if (m_result->outcomes[i].schedule == schedule) m_graph->lightOutcome(static_cast<int>(i));
    emit playRequested(schedule);
}

void ExploreView::dress() {
    m_scroll->widget()->layout()->setContentsMargins(m_kit.ipx(28), m_kit.ipx(24), m_kit.ipx(28), m_kit.ipx(16));
    static_cast<QVBoxLayout *>(m_scroll->widget()->layout())->setSpacing(m_kit.ipx(10));
    m_heading->setFont(m_kit.fonts().words(TextSize::Heading, QFont::Bold));
    m_bannerText->setFont(m_kit.fonts().words(TextSize::Title, QFont::DemiBold));
    m_banner->layout()->setContentsMargins(m_kit.ipx(18), m_kit.ipx(10), m_kit.ipx(18), m_kit.ipx(10));
    m_waysTitle->setFont(m_kit.fonts().words(TextSize::Body, QFont::Bold));
    m_progress->setFixedHeight(m_kit.ipx(6));
    m_bars->dress();
    m_graph->dress();
    refresh();
}

void ExploreView::clear() {
    m_result.reset();
    m_outdated = false;
    refresh();
}

void ExploreView::setExploring(bool exploring) {
    m_exploring = exploring;
    m_paused = false;
    m_states = m_outcomes = 0;
    refresh();
}

void ExploreView::setPaused(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    refresh();
}

void ExploreView::setProgress(qint64 states, qint64 outcomes) {
    m_states = states;
    m_outcomes = outcomes;
    refresh();
}

void ExploreView::setResult(const Exploration &result) {
    m_result = result;
    m_outdated = false;
    refreshStates();
    refresh();
}

void ExploreView::setOutdated(bool outdated) {
    if (m_outdated == outdated || !m_result) return;
    m_outdated = outdated;
    refresh();
}

void ExploreView::setRight(const QString &lastLine) {
    if (m_right == lastLine) return;
    m_right = lastLine;
    refreshStates();
    refresh();
}

void ExploreView::setCanPlay(bool can) {
    m_canPlay = can;
    refresh();
}

QString ExploreView::heading() const { return m_heading->text(); }
QString ExploreView::verdict() const { return m_banner->isHidden() ? QString() : m_bannerText->text(); }

bool ExploreView::isWrong(const ExploredOutcome &outcome) const {
    return !outcome.endsWell() || (!m_right.isEmpty() && outcome.lastLine() != m_right);
}

QString ExploreView::verdictOf(const Exploration &result) const {
    QStringList kinds;
    double share = 0;
    bool counted = true;
    for (const ExploredOutcome &outcome : result.outcomes) {
        if (!isWrong(outcome)) continue;
        const QString kind = outcome.endsWell() ? tr("a wrong result") : OutcomeWords::badEnd(outcome.ending);
        if (!kinds.contains(kind)) kinds << kind;
        counted = counted && result.share(outcome).has_value();
        share += result.share(outcome).value_or(0);
    }
    if (kinds.isEmpty()) return {};
    const QString what = kinds.join(tr(", "));
    if (!result.complete || !counted) return tr("It can end with %1").arg(what);
    const double all = result.interleavings.toDouble();
    // Exact as long as a double holds the count exactly; a share beyond.
    if (all < 1e15) return tr("%1 of %2 schedules end with %3").arg(readableNumber(QString::number(qRound64(share * all))), readableNumber(result.interleavings), what);
    return tr("%1 % of the schedules end with %2").arg(QString::number(share * 100, 'g', 3), what);
}

void ExploreView::refresh() {
    m_work->setVisible(m_exploring);
    // It moves while there is no telling how much there is; one that stands still is paused.
    m_progress->setRange(0, m_paused ? 1 : 0);
    m_pause->setText(m_paused ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(m_paused ? tr("Explore on from here") : tr("Stand still here; what was seen stays"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("End here and show what was found"));
    m_start->setVisible(!m_exploring && (!m_result || m_outdated));
    m_start->setText(m_outdated ? tr("Explore again") : tr("Explore all schedules"));
    const bool shows = m_result && !m_exploring;
    const bool hasEnds = shows && !m_result->outcomes.empty();
    m_pictures->setVisible(shows);
    for (QWidget *part : {static_cast<QWidget *>(m_waysTitle), static_cast<QWidget *>(m_rows)}) part->setVisible(hasEnds);
    const bool states = m_statesButton->isChecked();
    // Bars of which nobody knows how high they are say nothing.
    m_bars->setVisible(hasEnds && !states && std::any_of(m_result->outcomes.begin(), m_result->outcomes.end(), [this](const ExploredOutcome &outcome) { return m_result->share(outcome).has_value(); }));
    m_statesPart->setVisible(shows && states);
    m_endsButton->setText(tr("Ends"));
    m_statesButton->setText(tr("States"));
    m_endsButton->setToolTip(tr("How many schedules lead to each end"));
    m_statesButton->setToolTip(tr("Every state that the program can be in, and what leads from one to the next"));
    m_stateStep->setText(tr("Stand there in Step"));
    refreshChosenState();
    m_waysTitle->setText(tr("Shortest way to each, fewest switches first"));
    if (m_exploring) {
        m_heading->setText(m_paused ? tr("Exploring is paused") : tr("Exploring every schedule"));
        m_summary->setText(m_states == 0 ? tr("Starting")
                                         : tr("%1 states so far, %2 different ends").arg(readableNumber(QString::number(m_states))).arg(m_outcomes));
    } else if (!m_result) {
        m_heading->setText(tr("Every order in which the threads can run"));
        m_summary->setText(tr("Explore goes through all schedules of the program in a simulated machine, and shows each end it can come to and the shortest way there."));
    } else {
        m_heading->setText(OutcomeWords::heading(*m_result));
        m_summary->setText((m_outdated ? tr("The program was changed since.") + ' ' : QString()) + OutcomeWords::summary(*m_result));
    }
    const QString words = shows ? verdictOf(*m_result) : QString();
    m_banner->setVisible(!words.isEmpty());
    m_bannerText->setText(QString::fromUtf8("✗ ") + words);
    m_more->setVisible(false);
    if (!shows) return;
    refreshBars();
    std::vector<OutcomeRows::Row> rows;
    for (const ExploredOutcome &outcome : m_result->outcomes) rows.push_back({outcome, OutcomeWords::share(*m_result, outcome), isWrong(outcome)});
    std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.outcome.switches < b.outcome.switches; });
    if (rows.size() > mostRows) rows.resize(mostRows);
    m_rows->setRows(rows, m_canPlay);
    emit statusChanged();
}

void ExploreView::refreshBars() {
    std::vector<const ExploredOutcome *> outcomes;
    for (const ExploredOutcome &outcome : m_result->outcomes) outcomes.push_back(&outcome);
    const std::size_t room = m_bars->room();
    if (outcomes.size() > room) {
        std::stable_sort(outcomes.begin(), outcomes.end(), [this](const auto *a, const auto *b) { return m_result->share(*a).value_or(0) > m_result->share(*b).value_or(0); });
        outcomes.resize(room);
    }
    sortForBars(*m_result, outcomes);
    std::vector<OutcomeBars::Bar> bars;
    for (const ExploredOutcome *outcome : outcomes) {
        const std::optional<double> share = m_result->share(*outcome);
        bars.push_back({OutcomeWords::name(*outcome), share ? readableNumber(outcome->count) : QString(), share.value_or(1), isWrong(*outcome), !m_right.isEmpty() && !isWrong(*outcome)});
    }
    m_bars->setBars(std::move(bars));
    const qint64 hidden = std::max(m_result->outcomesTotal, static_cast<qint64>(m_result->outcomes.size())) - static_cast<qint64>(outcomes.size());
    m_more->setVisible(hidden > 0 && !m_bars->isHidden());
    m_more->setText(tr("and %1 ends more").arg(hidden));
}

void ExploreView::refreshStates() {
    std::vector<StateGraphView::End> ends;
    if (m_result)
        for (const ExploredOutcome &outcome : m_result->outcomes) ends.push_back({OutcomeWords::name(outcome), isWrong(outcome), !m_right.isEmpty() && !isWrong(outcome)});
    m_graph->setGraph(m_result ? m_result->graph : ExploredGraph(), std::move(ends));
}

/// Also why there is no picture.
void ExploreView::refreshChosenState() {
    if (!m_result) return;
    const bool isDrawn = !m_result->graph.isEmpty();
    m_graphScroll->setVisible(isDrawn);
    // With room for its bar, where it is wider than the place.
    m_graphScroll->setFixedHeight(m_graph->sizeHint().height() + (m_graph->minimumSizeHint().width() > m_graphScroll->width() ? m_kit.ipx(14) : 0));
    m_stateStep->setVisible(isDrawn && m_canPlay && m_graph->selected() >= 0);
    if (isDrawn) m_stateWords->setText(m_graph->selected() >= 0 ? m_graph->sentenceOf(m_graph->selected()) : tr("Each dot is a state, each line a step of a thread. Click a state to see a way to it."));
    else if (!m_result->complete) m_stateWords->setText(tr("There is no picture, since not all states were seen."));
    else m_stateWords->setText(tr("There is no picture: nobody could read one of %1 states. It is drawn for up to 200.").arg(readableNumber(QString::number(m_result->states))));
}

void ExploreView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        refreshStates();
        refresh();
    }
    View::changeEvent(event);
}

void ExploreView::resizeEvent(QResizeEvent *event) {
    View::resizeEvent(event);
    m_bars->setHeightAround(height());
    if (m_result && !m_exploring) {
        refreshBars();
        refreshChosenState();
    }
}

} // namespace forkyard::ui
