// What a span says depends on the state, on the kind of event that began it and on the object it is about.
#include "ui/timeline/timeline_words.h"

#include "ui/timeline/timeline_geometry.h"

#include <cmath>

namespace forkyard::ui {

QString TimelineWords::duration(double nanoseconds) {
    const auto number = [nanoseconds](double unit) {
        const double value = nanoseconds / unit;
        return QString::number(value, 'f', value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
    };
    if (nanoseconds >= 0.1e9) return tr("%1 s").arg(number(1e9));
    if (nanoseconds >= 1e6) return tr("%1 ms").arg(number(1e6));
    if (nanoseconds >= 1e3) return tr("%1 µs").arg(number(1e3));
    return tr("%1 ns").arg(QString::number(std::lround(nanoseconds)));
}

QString TimelineWords::length(const RunModel &run, double nanoseconds) {
    if (run.stepLength() <= 0) return duration(nanoseconds);
    return tr("%n steps", nullptr, static_cast<int>(std::lround(nanoseconds / static_cast<double>(run.stepLength()))));
}

const QString &TimelineWords::of(const RunModel &run, trace::LaneId lane, std::size_t index, const trace::LaneSpan &span) {
    constexpr std::size_t most = 100'000;
    if (m_known.size() > most) m_known.clear();
    Key key;
    key.state = static_cast<std::uint8_t>(span.state);
    if (span.event != trace::kNoEvent) {
        const trace::Event event = run.store()->event(span.event);
        key.kind = static_cast<std::uint16_t>(event.kind);
        key.process = run.store()->lane(lane).process;
        // A reason told late stands for the wait before it: these are remembered one by one.
        key.single = event.kind == trace::EventKind::BlockedReason;
        key.object = key.single ? span.event : event.object;
    }
    const auto [place, isNew] = m_known.try_emplace(key);
    if (isNew) place->second = run.spanWords(lane, index);
    return place->second;
}

QString TimelineWords::withDuration(const RunModel &run, const QString &words, const trace::LaneSpan &span) {
    const auto lasted = static_cast<double>(span.end - span.begin);
    // A run that is paced stretches its sleeps with everything else; the program says another number.
    if (span.event != trace::kNoEvent && run.stepLength() <= 0) {
        constexpr double leastStretch = 2, leastNoticed = 0.1e9;
        const trace::Event event = run.store()->event(span.event);
        const auto asked = static_cast<double>(event.kind == trace::EventKind::SleepBegin ? event.value.integerOr(0) : 0);
        if (asked > 0 && lasted > leastStretch * asked && lasted - asked > leastNoticed) return tr("%1 %2, slowed to %3", "asleep, 0.30 s, 3.00 s").arg(words, duration(asked), duration(lasted));
    }
    return tr("%1 %2", "asleep, 0.36 s").arg(words, length(run, lasted));
}

QString TimelineWords::lost(const QString &value, const QString &writer) { return QString::fromUtf8("✗ ") + tr("%1's %2 is overwritten: a lost update", "a thread and what it stored").arg(writer, value); }

QString TimelineWords::lost() { return QString::fromUtf8("✗ ") + tr("lost update"); }

QString TimelineWords::owner(const QString &name, int waiting) {
    return waiting > 0 ? tr("%1, %n waiting", nullptr, waiting).arg(name) : name;
}

} // namespace forkyard::ui
