#include "ui/charts/series_panel.h"

#include "ui/timeline/timeline_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace forkyard::ui {

namespace {

constexpr int MostRepeats = 1000;
constexpr int FirstRepeats = 20;
constexpr int RepeatsOfEach = 3; ///< where there are several values
constexpr std::size_t MostEnds = 10;
constexpr int MostEndLetters = 60;

/// What each knob is set to unless somebody says otherwise.
QString usualValues(SeriesPlan::Knob knob) {
    switch (knob) {
    case SeriesPlan::Knob::Argument: return QStringLiteral("1, 2, 4, 8");
    case SeriesPlan::Knob::Gil: return QStringLiteral("any, calls, off");
    case SeriesPlan::Knob::StartMethod: return QStringLiteral("fork, spawn, forkserver");
    case SeriesPlan::Knob::Slice: return QStringLiteral("2, 10, 50");
    case SeriesPlan::Knob::None:
    case SeriesPlan::Knob::Constant: break;
    }
    return {};
}

} // namespace

SeriesPanel::SeriesPanel(Kit &kit, std::unique_ptr<SeriesRunner> runner, std::function<SeriesPlan()> program, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_runner(std::move(runner)), m_program(std::move(program)), m_title(new QLabel(this)), m_times(new QLabel(this)), m_repeats(new QSpinBox(this)),
    m_knob(new QComboBox(this)), m_values(new QLineEdit(this)), m_button(new QPushButton(this)), m_progress(new QProgressBar(this)), m_words(new QLabel(this)),
    m_ends(new BarsPanel(kit, this)), m_durations(new BarsPanel(kit, this)), m_speedup(new SpeedupPanel(kit, this)) {
    m_repeats->setRange(1, MostRepeats);
    m_repeats->setValue(FirstRepeats);
    for (const SeriesPlan::Knob knob : {SeriesPlan::Knob::None, SeriesPlan::Knob::Argument, SeriesPlan::Knob::Gil, SeriesPlan::Knob::StartMethod, SeriesPlan::Knob::Slice})
        m_knob->addItem(QString(), static_cast<int>(knob));
    for (QWidget *field : {static_cast<QWidget *>(m_repeats), static_cast<QWidget *>(m_knob)}) field->installEventFilter(this);
    m_words->setWordWrap(true);
    m_progress->setTextVisible(false);
    auto *times = new QHBoxLayout;
    times->addWidget(m_times);
    times->addWidget(m_repeats);
    times->addStretch(1);
    times->addWidget(m_button);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(times);
    for (QWidget *part : {static_cast<QWidget *>(m_knob), static_cast<QWidget *>(m_values), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_ends),
                          static_cast<QWidget *>(m_durations), static_cast<QWidget *>(m_speedup)})
        column->addWidget(part);
    connect(m_button, &QPushButton::clicked, this, &SeriesPanel::begin);
    connect(m_knob, &QComboBox::currentIndexChanged, this, &SeriesPanel::showKnob);
    connect(m_runner.get(), &SeriesRunner::progressed, this, &SeriesPanel::showProgress);
    connect(m_runner.get(), &SeriesRunner::problem, this, [this] { m_hasProblem = true; });
    connect(m_runner.get(), &SeriesRunner::finished, this, [this](bool cancelled) {
        m_wasCancelled = cancelled;
        showState();
        emit grew();
    });
    for (QWidget *later : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_ends), static_cast<QWidget *>(m_durations), static_cast<QWidget *>(m_speedup)}) later->hide();
    retranslate();
    dress();
    showKnob();
}

bool SeriesPanel::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::Wheel) return QWidget::eventFilter(watched, event);
    event->ignore(); // the column scrolls, and what was chosen stays
    return true;
}

void SeriesPanel::begin() {
    if (m_runner->isRunning()) return m_runner->cancel();
    SeriesPlan plan = m_program();
    plan.repeats = m_repeats->value();
    plan.knob = knob();
    if (const ProgramConstant *constant = chosenConstant()) plan.constant = constant->name;
    for (const QString &value : m_values->text().split(u',', Qt::SkipEmptyParts)) plan.values << value.trimmed();
    m_hasProblem = m_wasCancelled = false;
    m_runner->start(plan);
    showState();
}

SeriesPlan::Knob SeriesPanel::knob() const { return static_cast<SeriesPlan::Knob>(m_knob->currentData().toInt()); }

const ProgramConstant *SeriesPanel::chosenConstant() const {
    const qsizetype index = m_knob->currentIndex() - (m_knob->count() - m_constants.size());
    return knob() == SeriesPlan::Knob::Constant ? &m_constants[index] : nullptr;
}

void SeriesPanel::showKnob() {
    const ProgramConstant *constant = chosenConstant();
    m_values->setText(constant ? valuesFor(*constant) : usualValues(knob()));
    m_values->setVisible(knob() != SeriesPlan::Knob::None);
    // With several values fewer runs will do, and afterwards as many as before; a number that somebody has set stays.
    const bool wasFewer = std::exchange(m_hasFewerRepeats, constant && (m_hasFewerRepeats || m_repeats->value() == FirstRepeats));
    if (m_hasFewerRepeats && !wasFewer) m_repeats->setValue(RepeatsOfEach);
    if (wasFewer && !m_hasFewerRepeats && m_repeats->value() == RepeatsOfEach) m_repeats->setValue(FirstRepeats);
}

void SeriesPanel::setProgram(const QString &program) {
    const QList<ProgramConstant> constants = constantsOf(program);
    if (constants == m_constants) return;
    const ProgramConstant *chosen = chosenConstant();
    const QString name = chosen ? chosen->name : QString();
    const QSignalBlocker quiet(m_knob);
    for (qsizetype count = m_constants.size(); count > 0; --count) m_knob->removeItem(m_knob->count() - 1);
    m_constants = constants;
    for (const ProgramConstant &each : m_constants) m_knob->addItem(tr("with another %1").arg(each.name), static_cast<int>(SeriesPlan::Knob::Constant));
    if (name.isEmpty()) return;
    const auto same = std::find_if(m_constants.cbegin(), m_constants.cend(), [&](const ProgramConstant &each) { return each.name == name; });
    m_knob->setCurrentIndex(same == m_constants.cend() ? 0 : m_knob->count() - static_cast<int>(m_constants.cend() - same));
    if (same == m_constants.cend()) showKnob();
}

void SeriesPanel::showProgress(int done, int total) {
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    showResults();
    showState();
    if (done == 1) emit grew();
}

void SeriesPanel::showState() {
    const bool isRunning = m_runner->isRunning();
    const int done = static_cast<int>(m_runner->results().size()), total = m_runner->plan().total();
    m_button->setText(isRunning ? tr("Cancel") : tr("Run the series"));
    m_progress->setVisible(isRunning);
    m_words->setVisible(isRunning || done > 0 || m_hasProblem);
    const qint64 left = m_runner->estimate();
    if (m_hasProblem) m_words->setText(tr("The program cannot be run; run it once by itself to see why."));
    else if (isRunning && left < 0) m_words->setText(tr("%1 of %2 runs").arg(done).arg(total));
    else if (isRunning) m_words->setText(tr("%1 of %2 runs, about %3 left").arg(done).arg(total).arg(TimelineWords::duration(static_cast<double>(left) * 1e6)));
    else if (m_wasCancelled) m_words->setText(tr("Cancelled after %1 of %2 runs; what came is kept.").arg(done).arg(total));
    else m_words->setText(tr("%n runs", nullptr, done));
}

/// How they ended: what was printed last, or that something went wrong. And how long they took.
void SeriesPanel::showResults() {
    std::map<QString, int> counts;
    std::vector<std::pair<QString, std::pair<double, int>>> times; // by value, in its order: sum and count
    for (const SeriesResult &result : m_runner->results()) {
        QString end = result.lastLine().left(MostEndLetters);
        if (result.exit.how == RunExit::How::Signal) end = tr("✗ signal %1").arg(result.exit.code);
        else if (result.exit.how == RunExit::How::Failed) end = tr("✗ failed");
        else if (result.exit.code != 0) end = tr("✗ exit code %1").arg(result.exit.code);
        else if (end.isEmpty()) end = tr("nothing printed");
        if (!result.value.isEmpty()) end = tr("%1: %2", "value of the knob, how it ended").arg(result.value, end);
        ++counts[end];
        auto known = std::find_if(times.begin(), times.end(), [&](const auto &each) { return each.first == result.value; });
        if (known == times.end()) known = times.insert(times.end(), {result.value, {0, 0}});
        known->second.first += static_cast<double>(result.nanoseconds);
        ++known->second.second;
    }
    std::vector<BarsPanel::Bar> ends, durations;
    for (const auto &[end, count] : counts) ends.push_back({end, static_cast<double>(count), QString::number(count), end.contains(u'✗') ? m_kit.color(Role::Alarm) : m_kit.theme().identity(0).fill});
    std::stable_sort(ends.begin(), ends.end(), [](const auto &one, const auto &other) { return one.value > other.value; });
    if (ends.size() > MostEnds) ends.resize(MostEnds);
    const double first = times.empty() ? 0 : times.front().second.first / times.front().second.second;
    for (const auto &[value, sum] : times) {
        const double mean = sum.first / sum.second;
        const QString words = TimelineWords::duration(mean);
        durations.push_back({value.isEmpty() ? tr("all") : value, mean / 1e6, times.size() > 1 && mean > 0 ? tr("%1 (%2×)", "duration, speed-up against the first").arg(words).arg(first / mean, 0, 'f', 2) : words,
                             m_kit.theme().identity(1).fill});
    }
    m_areCompared = times.size() > 1;
    nameDurations();
    m_ends->setVisible(!ends.empty());
    std::vector<SpeedupPanel::Measured> measured;
    for (const auto &[value, sum] : times) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (isNumber && number > 0) measured.push_back({number, sum.first / sum.second});
    }
    // Numbers make lines, anything else bars.
    const bool hasLines = measured.size() > 1 && measured.size() == times.size();
    m_speedup->setVisible(hasLines);
    m_speedup->setMeasured(hasLines ? std::move(measured) : std::vector<SpeedupPanel::Measured>());
    m_durations->setVisible(!durations.empty() && !hasLines);
    m_ends->setBars(std::move(ends));
    m_durations->setBars(std::move(durations));
}

/// Of runs that are all alike none is faster than another.
void SeriesPanel::nameDurations() { m_durations->setWords(m_areCompared ? tr("Mean duration (ms), speed-up") : tr("Mean duration (ms)"), tr("value")); }

void SeriesPanel::dress() {
    m_title->setFont(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    layout()->setContentsMargins(m_kit.ipx(6), m_kit.ipx(10), m_kit.ipx(10), m_kit.ipx(10));
    layout()->setSpacing(m_kit.ipx(8));
    m_ends->dress();
    m_durations->dress();
    m_speedup->dress();
}

void SeriesPanel::retranslate() {
    m_title->setText(tr("Many runs"));
    m_title->setToolTip(tr("The program that ran last, or the one that is open, runs by itself, at full speed and restricted: no other programs, no files but to read those beside it, no network beyond this machine."));
    m_times->setText(tr("Runs"));
    m_repeats->setAccessibleName(tr("Runs"));
    const QStringList knobs = {tr("all alike"), tr("with other arguments"), tr("with another GIL"), tr("with another start method"), tr("with other slices")};
    for (int index = 0; index < knobs.size(); ++index) m_knob->setItemText(index, knobs[index]);
    for (qsizetype index = 0; index < m_constants.size(); ++index) m_knob->setItemText(static_cast<int>(knobs.size() + index), tr("with another %1").arg(m_constants[index].name));
    m_knob->setAccessibleName(tr("What differs from run to run"));
    m_values->setAccessibleName(tr("Values, with commas between them"));
    m_values->setToolTip(tr("Values, with commas between them"));
    m_ends->setWords(tr("Ends (runs)"), tr("end"));
    nameDurations();
    m_ends->retranslate();
    m_durations->retranslate();
    m_speedup->retranslate();
    showState();
}

} // namespace forkyard::ui
