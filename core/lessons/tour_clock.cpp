#include "core/lessons/tour_clock.h"

#include "core/lessons/tour_moment.h"

#include <algorithm>
#include <cmath>

namespace forkyard::lessons {

namespace {

/// Before something moves the caption is found, and after it the eye rests.
constexpr double leadSeconds = 0.6;
constexpr double restSeconds = 0.9;
/// What moves faster than this cannot be followed.
constexpr double leastStopSeconds = 0.35;
constexpr double keySeconds = 1.5;

bool isChinese(QChar character) { return character.unicode() >= 0x2e80; }

} // namespace

double wordsSeconds(const QString &words, Language language) {
    double seconds = 0;
    for (const QChar each : words) seconds += language == Language::Chinese && isChinese(each) ? 1 / 4.0 : 1 / 12.0;
    return seconds;
}

double readingSeconds(const QString &caption, Language language) { return std::max(4.0, 2 + wordsSeconds(caption, language)); }

qint64 TourClock::resolve(const TourStep &step, const trace::Store *store, const TourMoment &moment, const QList<qint64> &marks, qint64 otherwise) {
    if (!store) return otherwise;
    if (const auto time = resolveMoment(*store, moment, marks)) return *time;
    Diagnostic problem;
    problem.code = "tour.no-such-moment";
    problem.arguments = {std::to_string(step.line)};
    problem.file = m_file.toStdString();
    problem.span.line = static_cast<std::uint32_t>(step.line);
    m_problems << problem;
    return otherwise;
}

TourClock::TourClock(const Tour &tour, Language language, const std::vector<std::shared_ptr<const trace::Store>> &traces, const QList<QList<qint64>> &marks, const QList<double> &alongside) {
    m_file = tour.name + ".txt";
    double clock = 0;
    int run = -1;
    qint64 playhead = 0;
    for (const TourStep &step : tour.steps) {
        const trace::Store *store = step.run >= 0 && step.run < static_cast<int>(traces.size()) ? traces[static_cast<std::size_t>(step.run)].get() : nullptr;
        const QList<qint64> known = marks.value(step.run);
        if (step.run >= 0 && !store) m_problems << Diagnostic{"tour.no-trace", {tour.runs[step.run].program.toStdString(), m_file.toStdString()}, {}, DiagnosticClass::UserMistake, {}};
        Segment segment;
        if (step.run != run) playhead = store ? resolveMoment(*store, TourMoment{}).value_or(0) : 0;
        run = step.run;
        segment.before = segment.from = playhead;
        if (step.at) segment.from = resolve(step, store, *step.at, known, playhead);
        segment.to = step.to ? resolve(step, store, *step.to, known, segment.from) : segment.from;
        if (step.to && step.walk && store) segment.stops = visibleStops(*store, std::min(segment.from, segment.to), segment.to);
        segment.zoom = {store ? resolveMoment(*store, TourMoment{}).value_or(0) : 0, store ? static_cast<qint64>(store->now()) : 0};
        if (step.zoomFrom && step.zoomTo) {
            segment.zoom.first = resolve(step, store, *step.zoomFrom, known, 0);
            segment.zoom.second = std::max(segment.zoom.first + 1, resolve(step, store, *step.zoomTo, known, segment.zoom.second));
        }
        const double cue = step.cue(language);
        if (cue > clock) {
            if (!m_segments.empty()) m_segments.back().end = cue;
            clock = cue;
        }
        segment.begin = clock;
        double length = readingSeconds(step.caption.in(language), language) + alongside.value(static_cast<qsizetype>(m_segments.size()));
        if (step.to) {
            double moving = step.moveSeconds > 0 ? step.moveSeconds : std::max(1.0, length - leadSeconds - restSeconds);
            if (step.moveSeconds <= 0) moving = std::max(moving, static_cast<double>(segment.stops.size()) * leastStopSeconds);
            segment.moveBegin = leadSeconds;
            segment.moveEnd = leadSeconds + moving;
            length = std::max(length, segment.moveEnd + restSeconds);
        }
        segment.end = clock + length + step.pause + (step.waitsForKey ? keySeconds : 0);
        clock = segment.end;
        playhead = segment.to;
        m_segments.push_back(std::move(segment));
    }
}

TourInstant TourClock::at(double seconds) const {
    TourInstant instant;
    if (m_segments.empty()) return instant;
    seconds = std::clamp(seconds, 0.0, duration());
    const auto next = std::upper_bound(m_segments.begin(), m_segments.end() - 1, seconds, [](double time, const Segment &segment) { return time < segment.end; });
    const Segment &segment = *next;
    instant.step = static_cast<int>(next - m_segments.begin());
    instant.sinceStep = std::max(0.0, seconds - segment.begin);
    instant.time = segment.from;
    instant.timeBefore = segment.before;
    instant.sinceJump = instant.sinceStep;
    const double moving = segment.moveEnd - segment.moveBegin;
    if (moving <= 0 || instant.sinceStep < segment.moveBegin) return instant;
    const double fraction = std::min(1.0, (instant.sinceStep - segment.moveBegin) / moving);
    if (segment.stops.empty()) {
        instant.time = segment.from + static_cast<qint64>(static_cast<double>(segment.to - segment.from) * fraction);
        instant.timeBefore = instant.time;
        instant.sinceJump = 1e9;
        if (fraction >= 1) instant.time = segment.to;
        return instant;
    }
    const auto count = segment.stops.size();
    const auto index = std::min(count - 1, static_cast<std::size_t>(fraction * static_cast<double>(count)));
    instant.time = segment.stops[index];
    instant.timeBefore = index == 0 ? segment.from : segment.stops[index - 1];
    instant.sinceJump = instant.sinceStep - segment.moveBegin - moving * static_cast<double>(index) / static_cast<double>(count);
    return instant;
}

} // namespace forkyard::lessons
