// A tour on its own clock: which step, and which moment of which run, at each instant. The same for the same tour, traces and
// language, on any machine. Knows no wall clock and no view.
#pragma once

#include "core/lessons/tour.h"
#include "core/trace/store.h"

#include <memory>
#include <vector>

namespace forkyard::lessons {

/// Seconds that a caption takes to read: 4 Chinese characters or 12 others a second, and time to look at what it speaks of; at least 4.
double readingSeconds(const QString &caption, Language language);
/// The same without the time to look.
double wordsSeconds(const QString &words, Language language);

/// What is on the screen at an instant of a tour.
struct TourInstant {
    int step = 0;
    double sinceStep = 0; ///< seconds
    qint64 time = 0;      ///< of the step's run, ns
    qint64 timeBefore = 0; ///< where the playhead stood before its last jump: what moved between the two is shown moving
    double sinceJump = 1e9; ///< seconds since that
};

class TourClock {
public:
    /// `traces`: one for each of the tour's runs; null where it has none yet. `alongside`: seconds by step that what else is
    /// to be read there takes; may be shorter.
    TourClock(const Tour &tour, Language language, const std::vector<std::shared_ptr<const trace::Store>> &traces, const QList<QList<qint64>> &marks = {}, const QList<double> &alongside = {});

    double duration() const { return m_segments.empty() ? 0 : m_segments.back().end; }
    double stepBegin(int step) const { return m_segments[step].begin; }
    double stepEnd(int step) const { return m_segments[step].end; }
    /// Where the playhead comes to rest in a step, ns.
    qint64 restOf(int step) const { return m_segments[step].to; }
    /// `seconds` is brought into 0..duration().
    TourInstant at(double seconds) const;
    int stepAt(double seconds) const { return at(seconds).step; }
    /// tour.no-such-moment (step's line) and tour.no-trace (program, the tour's file).
    const QList<Diagnostic> &problems() const { return m_problems; }
    /// The span that the step's lanes show, ns; the whole run where it says none.
    std::pair<qint64, qint64> zoomOf(int step) const { return m_segments[step].zoom; }

private:
    struct Segment {
        double begin = 0;
        double end = 0;
        double moveBegin = 0; ///< seconds since the step's begin
        double moveEnd = 0;
        qint64 from = 0;
        qint64 to = 0;
        qint64 before = 0; ///< where the playhead stood at the end of the step before
        std::vector<qint64> stops; ///< of a walk
        std::pair<qint64, qint64> zoom;
    };
    qint64 resolve(const TourStep &step, const trace::Store *store, const TourMoment &moment, const QList<qint64> &marks, qint64 otherwise);

    std::vector<Segment> m_segments;
    QString m_file; ///< the tour's text
    QList<Diagnostic> m_problems;
};

} // namespace forkyard::lessons
