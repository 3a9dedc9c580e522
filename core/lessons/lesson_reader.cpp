#include "core/lessons/lesson_reader.h"

#include <QRegularExpression>

#include <algorithm>

namespace forkyard::lessons {

namespace {

using AnsweredBy = Prediction::AnsweredBy;

AnsweredBy readAnsweredBy(JsonReader &reader, const QString &field) {
    return static_cast<AnsweredBy>(reader.oneOf(field, {"run", "runs", "explore"}));
}

std::optional<Action> readAction(JsonReader &reader, const QString &field) {
    const QString link = reader.text(field);
    std::optional<Action> action = parseAction("forkyard:" + link);
    if (!action && !link.isEmpty()) reader.problems().note("lesson.bad-action", {reader.pathOf(field), link});
    return action;
}

Picture readPicture(JsonReader reader) {
    const Picture picture = {reader.texts("lanes", Need::Optional), reader.texts("objects", Need::Optional), reader.texts("folded", Need::Optional)};
    reader.noteUnknown();
    return picture;
}

Program readProgram(JsonReader reader) {
    Program program = {reader.text("file"), reader.words("title"), {}};
    program.output = static_cast<Program::Output>(reader.oneOf("output", {"varies", "fixed", "any-order"}, Need::Optional));
    program.right = reader.text("right", Need::Optional);
    program.liveOnly = reader.words("live-only", Need::Optional);
    program.fullSpeed = reader.has("full-speed") && reader.flag("full-speed");
    if (reader.has("picture")) program.picture = readPicture(reader.object("picture"));
    reader.noteUnknown();
    return program;
}

Knob readKnob(JsonReader reader) {
    Knob knob;
    knob.id = reader.text("id");
    knob.title = reader.words("title");
    if (reader.has("constant")) {
        knob.name = reader.text("constant");
    } else {
        const QStringList options = {"gil", "start-method", "slice", "pace", "cores", "switch-cost", "network"};
        knob.target = Knob::Target::Option;
        knob.name = options[reader.oneOf("option", options)];
    }
    QStringList values;
    for (JsonReader choice : reader.objects("choices", Need::Required)) {
        const QString value = choice.text("value");
        knob.choices << KnobChoice{value, choice.has("title") ? choice.words("title") : Words{value, value}};
        choice.noteUnknown();
        values << value;
    }
    knob.value = reader.text("value");
    if (!knob.value.isEmpty() && !values.contains(knob.value)) {
        reader.problems().note("lesson.unknown-value", {reader.pathOf("value"), knob.value, values.join(", ")});
    }
    reader.noteUnknown();
    return knob;
}

Choice readChoice(JsonReader reader, AnsweredBy answeredBy) {
    Choice choice;
    choice.id = reader.text("id");
    choice.text = reader.words("text");
    if (answeredBy == AnsweredBy::Run && !reader.has("when")) {
        reader.problems().note("lesson.missing-field", {reader.pathOf("when")});
    }
    const bool over = reader.has("every") || reader.has("some") || reader.has("none");
    if (answeredBy != AnsweredBy::Run && !over) reader.problems().note("lesson.missing-field", {reader.pathOf("every")});
    if (reader.has("when")) choice.when = readCondition(reader.object("when"));
    if (reader.has("every")) choice.every = readCondition(reader.object("every"));
    if (reader.has("some")) choice.some = readCondition(reader.object("some"));
    if (reader.has("none")) choice.none = readCondition(reader.object("none"));
    choice.idea = reader.words("idea", Need::Optional);
    choice.explanation = reader.words("explanation", Need::Optional);
    if (reader.has("see")) choice.see = readAction(reader, "see");
    reader.noteUnknown();
    return choice;
}

Prediction readPrediction(JsonReader reader) {
    Prediction prediction;
    prediction.id = reader.text("id");
    prediction.program = reader.text("program");
    prediction.question = reader.words("question");
    prediction.answeredBy = readAnsweredBy(reader, "answered-by");
    for (const JsonReader &choice : reader.objects("choices", Need::Required)) {
        prediction.choices << readChoice(choice, prediction.answeredBy);
    }
    prediction.explanation = reader.words("explanation");
    if (reader.has("misconception"))
        prediction.misconception = knownMisconceptions()[reader.oneOf("misconception", knownMisconceptions())];
    reader.noteUnknown();
    return prediction;
}

Exercise readExercise(JsonReader reader) {
    Exercise exercise;
    exercise.id = reader.text("id");
    exercise.task = reader.words("task");
    exercise.hints = reader.wordsList("hints");
    exercise.program = reader.text("program");
    exercise.solution = reader.text("solution", Need::Optional);
    exercise.wrong = reader.texts("wrong", Need::Optional);
    exercise.checkedBy = readAnsweredBy(reader, "checked-by");
    exercise.solved = readCondition(reader.object("solved"));
    for (JsonReader refusal : reader.objects("refused")) {
        exercise.refused << Refusal{readCondition(refusal.object("when")), refusal.words("text")};
        refusal.noteUnknown();
    }
    reader.noteUnknown();
    return exercise;
}

PathStep readPathStep(JsonReader reader) {
    PathStep step;
    step.action = readAction(reader, "do").value_or(Action());
    step.text = reader.words("text");
    step.more = reader.flag("more");
    reader.noteUnknown();
    return step;
}

PlanItem readPlanItem(JsonReader reader) {
    const PlanItem item = {reader.number("minutes"), reader.words("text")};
    reader.noteUnknown();
    return item;
}

Finding readFinding(JsonReader reader) {
    Finding finding;
    finding.of = reader.text("of");
    finding.by = reader.text("by");
    finding.from = reader.real("from", Need::Optional);
    finding.below = reader.real("below", Need::Optional);
    if (reader.has("gil")) finding.gil = QStringList{"on", "off"}[reader.oneOf("gil", {"on", "off"})];
    finding.text = reader.words("text");
    reader.noteUnknown();
    return finding;
}

Measurement readMeasurement(JsonReader reader) {
    Measurement measurement;
    measurement.program = reader.text("program");
    measurement.title = reader.words("title");
    measurement.unit = reader.words("unit");
    if (reader.has("rounds")) measurement.rounds = std::max(1, reader.number("rounds"));
    for (JsonReader row : reader.objects("rows", Need::Required)) {
        measurement.rows << MeasuredRow{row.text("label"), row.words("title")};
        row.noteUnknown();
    }
    for (const JsonReader &finding : reader.objects("findings", Need::Required)) measurement.findings << readFinding(finding);
    reader.noteUnknown();
    return measurement;
}

/// What is asked beyond the output: of processes, locks and the program's text.
void readWatched(JsonReader &reader, Condition &all) {
    using Kind = Condition::Kind;
    const auto add = [&](Kind kind, QStringList texts, int number = 0) { all.parts << Condition{kind, std::move(texts), number}; };
    if (reader.has("children")) add(Kind::Children, {}, reader.number("children"));
    if (reader.has("forked")) add(Kind::Forked, {}, reader.number("forked"));
    if (reader.has("spawned")) add(Kind::Spawned, {}, reader.number("spawned"));
    if (reader.has("locks-held")) {
        add(Kind::LocksHeld, {}, reader.number("locks-held"));
        if (reader.has("by")) all.parts.last().by = reader.number("by");
    }
    if (reader.has("locks-shared")) {
        add(Kind::LocksShared, {}, reader.number("locks-shared"));
        if (reader.has("by")) all.parts.last().by = reader.number("by");
    }
    if (reader.flag("lock-circle")) add(Kind::LockCircle, {});
    if (reader.has("sleeps")) {
        add(Kind::Sleeps, {}, reader.number("sleeps"));
        if (reader.has("seconds")) all.parts.last().seconds = reader.real("seconds");
    }
    if (reader.has("at-once")) add(Kind::Together, {}, reader.number("at-once"));
    if (reader.has("code-matches")) {
        const QString expression = reader.text("code-matches");
        if (const QRegularExpression sought(expression); !sought.isValid())
            reader.problems().note("lesson.bad-expression", {reader.pathOf("code-matches"), sought.errorString()});
        else add(Kind::CodeMatches, {expression});
    }
    if (reader.has("keeps")) add(Kind::Keeps, reader.texts("keeps"));
    if (reader.flag("same-code")) add(Kind::SameCode, {});
    if (reader.has("changed-lines")) add(Kind::ChangedLines, {}, reader.number("changed-lines"));
}

} // namespace

Condition readCondition(JsonReader reader) {
    using Kind = Condition::Kind;
    Condition all;
    const auto add = [&](Kind kind, QStringList texts, int number = 0) {
        Condition part;
        part.kind = kind;
        part.texts = std::move(texts);
        part.number = number;
        all.parts << part;
    };
    const auto addParts = [&](const QString &field, Kind kind) {
        if (!reader.has(field)) return;
        Condition part;
        part.kind = kind;
        for (const JsonReader &each : reader.objects(field)) part.parts << readCondition(each);
        all.parts << part;
    };
    addParts("all", Kind::All);
    addParts("any", Kind::Any);
    if (reader.has("not")) {
        Condition part;
        part.kind = Kind::Not;
        part.parts << readCondition(reader.object("not"));
        all.parts << part;
    }
    if (reader.has("lines")) add(Kind::Lines, reader.texts("lines"));
    if (reader.has("same-lines")) add(Kind::SameLines, reader.texts("same-lines"));
    if (reader.has("line-count")) add(Kind::LineCount, {}, reader.number("line-count"));
    if (reader.has("printed")) {
        const QString line = reader.text("printed");
        add(Kind::TimesPrinted, {line}, reader.has("times") ? reader.number("times") : 1);
    }
    if (reader.has("contains")) add(Kind::Contains, {reader.text("contains")});
    if (reader.has("last-line")) add(Kind::LastLine, {reader.text("last-line")});
    if (reader.has("before")) {
        const QStringList pair = reader.texts("before");
        if (pair.size() != 2) reader.problems().note("lesson.wrong-type", {reader.pathOf("before"), "list"});
        add(Kind::Before, pair);
    }
    if (reader.has("processes")) add(Kind::Processes, {}, reader.number("processes"));
    if (reader.has("threads")) add(Kind::Threads, {}, reader.number("threads"));
    if (reader.has("exit-code")) add(Kind::ExitCode, {}, reader.number("exit-code"));
    if (reader.has("ends")) add(Kind::Ends, {}, reader.flag("ends") ? 1 : 0);
    readWatched(reader, all);
    reader.noteUnknown();
    return all.parts.size() == 1 ? all.parts.first() : all;
}

Lesson readDescription(const QJsonObject &description, ProblemList &problems) {
    JsonReader reader(description, {}, problems);
    Lesson lesson;
    const int format = reader.number("format");
    if (format > lessonFormat) {
        problems.note("lesson.newer-format", {QString::number(format), QString::number(lessonFormat)});
    }
    lesson.title = reader.words("title");
    lesson.idea = reader.words("idea");
    lesson.misconception = reader.words("misconception", Need::Optional);
    lesson.today = reader.words("today", Need::Optional);
    const QStringList chapters = {"processes", "threads", "choosing", "own"};
    lesson.chapter = reader.has("chapter") ? static_cast<Chapter>(reader.oneOf("chapter", chapters)) : Chapter::Own;
    lesson.mode = static_cast<Mode>(reader.oneOf("mode", {"live", "step", "explore"}, Need::Optional));
    lesson.charts = reader.texts("charts", Need::Optional);
    if (reader.has("picture")) lesson.picture = readPicture(reader.object("picture"));
    for (const JsonReader &each : reader.objects("programs", Need::Required)) lesson.programs << readProgram(each);
    for (const JsonReader &each : reader.objects("knobs")) lesson.knobs << readKnob(each);
    for (const JsonReader &each : reader.objects("predictions")) lesson.predictions << readPrediction(each);
    for (const JsonReader &each : reader.objects("exercises")) lesson.exercises << readExercise(each);
    for (const JsonReader &each : reader.objects("path")) lesson.path << readPathStep(each);
    for (const JsonReader &each : reader.objects("plan")) lesson.plan << readPlanItem(each);
    lesson.learned = reader.wordsList("learned");
    if (reader.has("measurement")) lesson.measurement = readMeasurement(reader.object("measurement"));
    static_cast<void>(reader.texts("tour", Need::Optional)); // tour_reader's
    reader.noteUnknown();
    return lesson;
}

} // namespace forkyard::lessons
