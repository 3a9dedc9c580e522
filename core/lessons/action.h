// What a lesson's link or its next step does, as text: "forkyard:run/program.py". Doing it is the window's part.
#pragma once

#include <QString>

#include <optional>

namespace forkyard::lessons {

struct Action {
    enum class Kind {
        Predict,  ///< forkyard:predict/ID — show this prediction
        Run,      ///< forkyard:run or forkyard:run/FILE — run the editor's program, or open FILE and run it
        Open,     ///< forkyard:open/FILE — put the lesson's FILE into the editor
        Knob,     ///< forkyard:knob/ID=VALUE — turn the knob
        Moment,   ///< forkyard:moment/N — put the playhead where the N-th line (from 1) was printed
        Chart,    ///< forkyard:chart/NAME — show this chart
        Exercise, ///< forkyard:exercise/ID — show this exercise and open its program
        Answer,   ///< forkyard:answer/ID — let many runs, or every schedule, answer this prediction
        Measure,  ///< forkyard:measure — measure on this machine what the lesson measures
        Lesson,   ///< forkyard:lesson/ID — open another lesson
    };

    Kind kind = Kind::Run;
    QString target; ///< file, id, name or number; empty for a plain run
    QString value;  ///< the knob's

    bool operator==(const Action &) const = default;
};

/// Nothing where the text is no action: another scheme, an unknown word, a part missing or one too many.
std::optional<Action> parseAction(const QString &url);

/// The text that parses into the action again.
QString toUrl(const Action &action);

} // namespace forkyard::lessons
