#include "ui/models/series_runner.h"

#include "core/trace/store.h"
#include "ui/models/program_constants.h"

#include <QTimer>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// Of a program that prints without end, the rest is left out.
constexpr std::size_t MostLines = 1000;

QString outputOf(const trace::Store &store) {
    QString text;
    for (const trace::ConsoleLine &line : store.consoleLines(store.console().size(), MostLines))
        if (line.stream == trace::Stream::Output) text += QString::fromStdString(line.text) + u'\n';
    return text;
}

} // namespace

RunOptions SeriesPlan::optionsOf(int index) const {
    RunOptions with = options;
    with.pace = 0;
    with.level = QStringLiteral("sync");
    with.simulated = false;
    const QString value = valueOf(index);
    switch (knob) {
    case Knob::None:
    case Knob::Constant: break;
    case Knob::Argument: with.arguments = value.split(u' ', Qt::SkipEmptyParts); break;
    case Knob::Gil: with.gilProfile = value; break;
    case Knob::StartMethod: with.startMethod = value; break;
    case Knob::Slice: with.slice = value.toInt(); break;
    }
    return with;
}

QString SeriesPlan::valueOf(int index) const {
    return knob == Knob::None || values.isEmpty() ? QString() : values[(index / std::max(1, repeats)) % values.size()];
}

QString SeriesPlan::programOf(int index) const {
    return knob == Knob::Constant ? withConstant(program, {constant, valueOf(index)}) : program;
}

QString SeriesResult::lastLine() const {
    const QStringList lines = output.split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.back();
}

SeriesRunner::SeriesRunner(std::unique_ptr<RunController> controller, QObject *parent) : QObject(parent), m_controller(std::move(controller)) {
    connect(m_controller.get(), &RunController::storeChanged, this, [this](const std::shared_ptr<const trace::Store> &store) { m_store = store; });
    connect(m_controller.get(), &RunController::ended, this, &SeriesRunner::take);
    connect(m_controller.get(), &RunController::problem, this, [this](const Diagnostic &diagnostic) {
        // A fault in a run is followed by its end; what cannot even be begun is not.
        if (!m_isRunning || m_controller->isRunning()) return;
        emit problem(diagnostic);
        end(false);
    });
}

bool SeriesRunner::start(const SeriesPlan &plan) {
    if (m_isRunning || plan.total() <= 0 || plan.program.isEmpty()) return false;
    m_plan = plan;
    m_results.clear();
    m_isRunning = true;
    m_isCancelled = false;
    m_clock.start();
    emit progressed(0, m_plan.total());
    next();
    return true;
}

void SeriesRunner::next() {
    if (!m_isRunning) return;
    if (m_isCancelled || static_cast<int>(m_results.size()) >= m_plan.total()) return end(m_isCancelled);
    m_store.reset();
    const int index = static_cast<int>(m_results.size());
    m_controller->start(m_plan.programOf(index), m_plan.fileName, m_plan.optionsOf(index));
}

void SeriesRunner::take(RunExit exit) {
    if (!m_isRunning) return;
    if (!m_isCancelled) {
        SeriesResult result;
        result.value = m_plan.valueOf(static_cast<int>(m_results.size()));
        result.exit = exit;
        if (m_store) {
            result.nanoseconds = static_cast<qint64>(m_store->now());
            result.output = outputOf(*m_store);
        }
        m_results.push_back(std::move(result));
        emit progressed(static_cast<int>(m_results.size()), m_plan.total());
    }
    // Not from within the controller's own signal.
    QTimer::singleShot(0, this, &SeriesRunner::next);
}

void SeriesRunner::cancel() {
    if (!m_isRunning) return;
    m_isCancelled = true;
    if (m_controller->isRunning()) m_controller->stop();
    else QTimer::singleShot(0, this, &SeriesRunner::next);
}

qint64 SeriesRunner::estimate() const {
    if (!m_isRunning || m_results.empty()) return -1;
    const auto done = static_cast<qint64>(m_results.size());
    return m_clock.elapsed() * (m_plan.total() - done) / done;
}

void SeriesRunner::end(bool cancelled) {
    m_isRunning = false;
    m_store.reset();
    emit finished(cancelled);
}

} // namespace forkyard::ui
