// A lesson as data: what its folder says, read and checked. Knows no file format and no window.
#pragma once

#include "core/lessons/action.h"
#include "core/lessons/condition.h"
#include "core/lessons/words.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace forkyard::lessons {

enum class Chapter { Processes, Threads, Choosing, Own };
enum class Mode { Live, Step, Explore };

/// How the picture of a run is arranged for the lesson's idea. A name may end in *; for objects also "locks", "queues",
/// "variables" or "tasks", which are all of that kind. An empty list leaves that part as it is.
struct Picture {
    QStringList lanes;   ///< threads and processes that matter; the others are hidden
    QStringList objects; ///< locks, queues, variables and tasks that matter; the others are hidden
    QStringList folded;  ///< processes whose other threads stand folded beneath their first

    bool isEmpty() const { return lanes.isEmpty() && objects.isEmpty() && folded.isEmpty(); }
    bool operator==(const Picture &) const = default;
};

/// One of the lesson's programs. The first of a lesson is the presented one.
struct Program {
    /// What of its standard output is the same in every run.
    enum class Output {
        Varies, ///< nothing is promised
        Fixed,  ///< all of it
        AnyOrder, ///< the lines, in whatever order they come
    };

    QString file; ///< name inside the lesson's folder
    Words title;
    QString text;
    Output output = Output::Varies;
    QString right = {}; ///< the last line that a right run prints, where others are wrong; empty: nothing is said
    Words liveOnly = {}; ///< why the simulated machine cannot run it; empty: it can
    bool fullSpeed = false; ///< it computes or measures for a while: no pace, or it would take hours and measure the pace
    std::optional<Picture> picture = {}; ///< instead of the lesson's
};

/// One value a knob can take: how it is written in the program or given to the run, and its name for people.
struct KnobChoice {
    QString value;
    Words title;
};

/// Something the learner turns to change the outcome. It rewrites a constant of the program where everybody can see
/// it, or sets an option of the run.
struct Knob {
    enum class Target {
        Constant, ///< the first top-level line `name = …` of the program in the editor
        Option,   ///< an option of the run: "gil", "start-method", "slice" or "pace"
    };

    QString id;
    Words title;
    Target target = Target::Constant;
    QString name;
    QList<KnobChoice> choices;
    QString value; ///< the one it starts with
};

struct Choice {
    QString id;
    Words text;
    /// For a prediction that one run answers: when it turns out right.
    std::optional<Condition> when = {};
    /// For one that many runs or all schedules answer: what holds in every one, in at least one, in none. Those that are
    /// there must all be so.
    std::optional<Condition> every = {};
    std::optional<Condition> some = {};
    std::optional<Condition> none = {};
    Words idea = {};            ///< for a wrong one: the idea that leads there, and what speaks against it; may be empty
    std::optional<Action> see = {}; ///< what contradicts it on the spot
    Words explanation = {}; ///< instead of the prediction's, where this choice is borne out; may be empty

    bool isBorneOutBy(const QList<Outcome> &outcomes) const;
};

/// A question asked before the run.
struct Prediction {
    /// One run answers what happens; what *can* happen needs many, or all schedules.
    enum class AnsweredBy { Run, Runs, Explore };

    QString id;
    QString program; ///< file name of the program that it is about
    Words question;
    AnsweredBy answeredBy = AnsweredBy::Run;
    QList<Choice> choices;
    Words explanation;
    QString misconception = {}; ///< one of knownMisconceptions() that it meets; may be empty

    /// Ids of the choices that the outcome bears out. Empty where a single run cannot tell.
    QStringList borneOut(const Outcome &outcome) const;
    /// The same over many runs, or over all ends that exploring has found.
    QStringList borneOut(const QList<Outcome> &outcomes) const;
};

/// What an answer must not be, and the sentence that says what it lacks.
struct Refusal {
    Condition when;
    Words text;
};

/// A task that the learner solves in the editor.
struct Exercise {
    QString id;
    Words task;
    QList<Words> hints; ///< each says a little more than the one before
    QString program;  ///< file it starts from
    QString solution; ///< file that solves it, shown when asked for; may be empty
    QStringList wrong; ///< files that look like solutions and must fail; for tests and teachers
    Prediction::AnsweredBy checkedBy = Prediction::AnsweredBy::Run;
    Condition solved; ///< must hold for the run, for every run, or for every schedule
    QList<Refusal> refused = {}; ///< beyond that, none of these may hold; the first that does is said, of a wrong output too

    /// The first that the outcome calls for, or none.
    const Refusal *refusalOf(const Outcome &outcome) const;
    /// The outcome solves it, as far as one can tell.
    bool isSolvedBy(const Outcome &outcome) const { return solved.holds(outcome) && !refusalOf(outcome); }
};

/// One stretch of the lesson: the next thing to do, and what to say about it.
struct PathStep {
    Action action;
    Words text;
    bool more = false; ///< beyond the path of ten minutes: further experiments and exercises
};

/// A part of the plan for a 40-minute class.
struct PlanItem {
    int minutes = 0;
    Words text;
};

/// One of the figures that a measuring program prints, as a line "label figure".
struct MeasuredRow {
    QString label;
    Words title;
};

/// What to say where the figure of one row, divided by another's, lies in a range.
struct Finding {
    QString of;
    QString by;
    double from = 0;  ///< included
    double below = 0; ///< not included; 0: no limit
    QString gil;      ///< "on" or "off": only with that; empty: with either
    Words text;       ///< %1 is the quotient
};

/// What a lesson measures on the learner's own machine. Its program prints one line for each row.
struct Measurement {
    QString program;
    Words title;
    Words unit;
    int rounds = 3; ///< the median of so many
    QList<MeasuredRow> rows;
    QList<Finding> findings;

    /// The findings that hold for the figures, in order. One whose rows have no figure does not.
    QList<const Finding *> findingsFor(const QHash<QString, double> &figures, bool withGil = true) const;
};

struct Lesson {
    QString id;     ///< the folder's name, such as "02-fork"
    int number = 0; ///< its leading number; 0 where it has none
    QString folder; ///< absolute path
    Chapter chapter = Chapter::Own;
    Words title;
    Words idea;          ///< the one idea, a sentence
    Words misconception; ///< what people think before
    Words today;         ///< how the world has moved on, with versions; may be empty
    Words text;          ///< Markdown; its links may be actions
    Mode mode = Mode::Live;
    QStringList charts; ///< those that matter, in their order; see chartNames()
    Picture picture;
    QList<Program> programs;
    QList<Knob> knobs;
    QList<Prediction> predictions;
    QList<Exercise> exercises;
    QList<PathStep> path;
    QList<PlanItem> plan;
    QList<Words> learned; ///< what one knows at the end, a sentence each
    std::optional<Measurement> measurement;

    /// In which modes it makes sense: live, step, and explore where the lesson itself asks for every schedule.
    QList<Mode> modes() const;
    /// The arrangement for one of its programs.
    const Picture &pictureFor(const QString &file) const;
    const Program *program(const QString &file) const;
    const Knob *knob(const QString &name) const;
    const Prediction *prediction(const QString &name) const;
    const Exercise *exercise(const QString &name) const;
    /// The names of the path's steps, in its order: what each does, as "run/program.py", and where several do the same, "#2"
    /// and so on behind it. They stay when steps are added around them.
    QStringList stepIds() const;
};

/// The charts that there are, by the names that lesson.json uses.
const QStringList &chartNames();

/// The mistaken ideas that lessons meet with a prediction, by the names that lesson.json uses.
const QStringList &knownMisconceptions();

/// The program's text with the knob's constant set to value; unchanged where the text has no such line any more or the
/// knob sets an option of the run.
QString applyKnob(const QString &text, const Knob &knob, const QString &value);

/// The value that the text gives the knob's constant; nothing where it has no such line.
std::optional<QString> knobValueIn(const QString &text, const Knob &knob);

} // namespace forkyard::lessons
