// A tour as data: a lesson's script of captions, runs and what to look at, for presenting and for a video. Knows no trace, no
// clock and no window.
#pragma once

#include "core/base/result.h"
#include "core/lessons/words.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace forkyard::lessons {

/// A moment of a run, named by what happened and not by a time, so that it holds for another recording too.
struct TourMoment {
    enum class Kind {
        Start,  ///< start
        End,    ///< end
        Time,   ///< 0.5 s
        Print,  ///< print N, or print "text": just after it was written
        Line,   ///< line N [of THREAD] [times K]: just after the thread came there
        Event,  ///< event KIND [of THREAD] [times K]
        Choice, ///< choice N: after the N-th operation that was chosen in the run
    };
    Kind kind = Kind::Start;
    QString name;   ///< Print: the text, or empty; Event: the kind
    int number = 1; ///< Print, Line, Choice
    QString thread; ///< empty: any
    int times = 1;
    qint64 offset = 0; ///< ns; of Time the time itself

    bool operator==(const TourMoment &) const = default;
};

/// A live part: a program that was run once and whose trace the tour carries.
struct TourRun {
    QString program;
    QHash<QString, QString> settings; ///< knobs' constants, and the options gil, start-method, slice, pace, level
    bool simulated = false;
    QString schedule; ///< of a simulated run
    QStringList needs;   ///< lines that a recording must print
    QStringList refuses; ///< and lines that it must not
    /// What `choose` and `steps` add, in their order: numbers of threads from 1; 0: all in turn, to the end.
    QList<int> choices;
    int trace = 0; ///< the number of its trace's file; 0: its own place in the tour, from 1
    int line = 0;  ///< in the tour's text
};

/// A program all of whose schedules were gone through once; what they lead to lies beside the tour.
struct TourExplored {
    QString program;
    QHash<QString, QString> settings; ///< knobs' constants, and gil
    QString by = "output"; ///< what makes two ends different: "output", "last-line" or "ending"

    bool operator==(const TourExplored &) const = default;
};

/// Where a simulated run stood after a choice: when, the schedule that leads there, and who could go on.
struct TourMark {
    qint64 time = 0;
    QString schedule;
    QList<int> choices; ///< by number from 1; negative: it sleeps, and to choose it lets time pass
};

struct TourStep {
    enum class Part { Title, Code, Stage, Lanes, Console, Chart, Ask, Ends };

    Words caption;
    Words chapter; ///< empty: none begins here
    Words notes;   ///< for the teacher's own screen
    QList<Part> show;
    int run = -1;     ///< place in Tour::runs; -1: no run yet
    QString program;  ///< the file whose text is shown
    int explored = -1; ///< place in Tour::explored; -1: none yet
    std::optional<TourMoment> at; ///< the playhead jumps there at once
    std::optional<TourMoment> to; ///< and moves there within the step
    bool walk = false;            ///< line by line with equal time for each, instead of at an even pace
    double moveSeconds = 0;       ///< 0: as long as the caption takes to read
    QStringList light;            ///< names of processes, threads, objects and variables, or "line N"
    std::optional<TourMoment> zoomFrom;
    std::optional<TourMoment> zoomTo;
    QString chart;      ///< "threads-by-state" or "queue-depth"
    QString prediction; ///< id of the one asked, or answered
    bool answered = false;
    bool waitsForKey = false; ///< on the screen; in a video it is a pause
    double pause = 0;         ///< seconds after everything else
    double cueZh = -1;        ///< where the step begins in the narration, seconds; -1: by reading speed
    double cueEn = -1;
    int line = 0; ///< in the tour's text

    QStringList before;   ///< the author's remarks before the step, with their #
    QStringList remarks;  ///< and those within it

    double cue(Language language) const { return language == Language::Chinese ? cueZh : cueEn; }
    bool shows(Part part) const { return show.contains(part); }
};

struct Tour {
    QString folder;
    QString name = QStringLiteral("tour"); ///< of its text and of what it carries, without endings
    QList<TourRun> runs;
    QList<TourExplored> explored;
    QList<TourStep> steps;
    QString voiceZh; ///< a narration's sound file in the folder; may be empty
    QString voiceEn;
    QStringList remarks; ///< at its end

    const QString &voice(Language language) const { return language == Language::Chinese ? voiceZh : voiceEn; }
    /// Where the trace of a live part lies.
    QString traceFile(int run) const { return QString("%1/%2-%3.trace").arg(folder, name).arg(runs[run].trace > 0 ? runs[run].trace : run + 1); }
    QString file() const { return folder + '/' + name + ".txt"; }
    /// Marks of simulated runs, by run: the beginning, then one for each choice.
    QString marksFile() const { return folder + '/' + name + "-marks.json"; }
    /// What each explored program's schedules lead to, in their order.
    QString endsFile() const { return folder + '/' + name + "-ends.json"; }
};

inline const QString tourFileName = QStringLiteral("tour.txt");

/// Errors, each with its line: tour.no-tour, tour.unknown-word (word), tour.missing (what), tour.bad-moment (text),
/// tour.bad-number (text), tour.unknown-part (word), tour.no-chart (word), tour.no-step (word), tour.no-run (word), tour.missing-language (zh or en),
/// tour.two-moves.
Result<Tour> readTour(const QString &text, const QString &folder = {});

/// Whether there is one: the file, or, for a lesson's tour.txt, the list of lines "tour" in the lesson.json beside it.
bool isTourThere(const QString &file);
/// The file goes before what lesson.json says. Errors: as above, and tour.unreadable (file, reason).
Result<Tour> loadTour(const QString &file);

/// The tour of a program that belongs to no lesson: name.tour.txt beside name.py, or a tour.txt there that runs it. Empty: none.
QString tourFileFor(const QString &program);
/// Where it is to be, as Tour::name.
QString tourNameFor(const QString &program);

/// The text that reads into the same tour again, the author's remarks too.
QString writeTour(const Tour &tour);

/// A moment as it stands in a tour's text, and back. Errors: tour.bad-moment (text), tour.bad-number (text).
QString momentText(const TourMoment &moment);
Result<TourMoment> readMoment(const QString &text);

} // namespace forkyard::lessons
