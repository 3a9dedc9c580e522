// The part of reading a lesson that looks at it as a whole: names that must exist, sizes that must fit.
#include "core/lessons/lesson_reader.h"

#include <QRegularExpression>

namespace forkyard::lessons {

namespace {

class Checker {
public:
    Checker(const Lesson &lesson, ProblemList &problems) : m_lesson(lesson), m_problems(problems) {}

    void checkIds();
    void checkNames();
    void checkMeasurement();
    void checkKnobs();
    void checkPath();
    void checkLinks(const QString &markdown);
    void checkPresented();
    void checkCharts();
    void checkPlan();

private:
    template <typename Item> void checkIds(const QString &list, const QList<Item> &items);
    void checkProgram(const QString &path, const QString &file);
    void checkAction(const QString &path, const Action &action, int line = 0);
    bool actionLeadsSomewhere(const Action &action) const;

    const Lesson &m_lesson;
    ProblemList &m_problems;
};

QString element(const QString &list, qsizetype index, const QString &field) {
    return QString("%1[%2].%3").arg(list).arg(index).arg(field);
}

template <typename Item> void Checker::checkIds(const QString &list, const QList<Item> &items) {
    QSet<QString> seen;
    for (qsizetype index = 0; index < items.size(); ++index) {
        const QString &id = items[index].id;
        if (!id.isEmpty() && seen.contains(id)) {
            m_problems.note("lesson.duplicate-id", {element(list, index, "id"), id});
        }
        seen << id;
    }
}

void Checker::checkIds() {
    checkIds("knobs", m_lesson.knobs);
    checkIds("predictions", m_lesson.predictions);
    checkIds("exercises", m_lesson.exercises);
    for (qsizetype index = 0; index < m_lesson.predictions.size(); ++index) {
        checkIds(element("predictions", index, "choices"), m_lesson.predictions[index].choices);
    }
}

void Checker::checkProgram(const QString &path, const QString &file) {
    if (!file.isEmpty() && !m_lesson.program(file)) m_problems.note("lesson.unknown-name", {path, file, "program"});
}

void Checker::checkNames() {
    for (qsizetype index = 0; index < m_lesson.predictions.size(); ++index) {
        const Prediction &each = m_lesson.predictions[index];
        checkProgram(element("predictions", index, "program"), each.program);
        for (const Choice &choice : each.choices) {
            if (choice.see) checkAction(element("predictions", index, "choices.see"), *choice.see);
        }
    }
    for (qsizetype index = 0; index < m_lesson.exercises.size(); ++index) {
        checkProgram(element("exercises", index, "program"), m_lesson.exercises[index].program);
        checkProgram(element("exercises", index, "solution"), m_lesson.exercises[index].solution);
        for (const QString &file : m_lesson.exercises[index].wrong) {
            checkProgram(element("exercises", index, "wrong"), file);
        }
    }
}

void Checker::checkMeasurement() {
    if (!m_lesson.measurement) return;
    const Measurement &measurement = *m_lesson.measurement;
    checkProgram("measurement.program", measurement.program);
    const auto known = [&](const QString &label) {
        return std::any_of(measurement.rows.begin(), measurement.rows.end(), [&](const MeasuredRow &row) { return row.label == label; });
    };
    for (qsizetype index = 0; index < measurement.findings.size(); ++index) {
        for (const QString &label : {measurement.findings[index].of, measurement.findings[index].by}) {
            if (!known(label)) m_problems.note("lesson.unknown-name", {element("measurement.findings", index, "of"), label, "row"});
        }
    }
}

void Checker::checkKnobs() {
    for (qsizetype index = 0; index < m_lesson.knobs.size(); ++index) {
        const Knob &knob = m_lesson.knobs[index];
        if (knob.target != Knob::Target::Constant) continue;
        const bool found = std::any_of(m_lesson.programs.begin(), m_lesson.programs.end(), [&](const Program &program) {
            return knobValueIn(program.text, knob).has_value();
        });
        if (!found) m_problems.note("lesson.no-such-constant", {element("knobs", index, "constant"), knob.name});
    }
}

bool Checker::actionLeadsSomewhere(const Action &action) const {
    switch (action.kind) {
    case Action::Kind::Run:
        return action.target.isEmpty() || m_lesson.program(action.target);
    case Action::Kind::Open:
        return m_lesson.program(action.target);
    case Action::Kind::Measure:
        return m_lesson.measurement.has_value();
    case Action::Kind::Predict:
    case Action::Kind::Answer:
        return m_lesson.prediction(action.target);
    case Action::Kind::Exercise:
        return m_lesson.exercise(action.target);
    case Action::Kind::Chart:
        return chartNames().contains(action.target);
    case Action::Kind::Knob: {
        const Knob *knob = m_lesson.knob(action.target);
        return knob && std::any_of(knob->choices.begin(), knob->choices.end(),
                                   [&](const KnobChoice &choice) { return choice.value == action.value; });
    }
    case Action::Kind::Moment:
    case Action::Kind::Lesson:
        return true; // known only when there is a run, or a catalogue
    }
    return false;
}

void Checker::checkAction(const QString &path, const Action &action, int line) {
    if (!actionLeadsSomewhere(action)) m_problems.note("lesson.bad-action", {path, toUrl(action)}, line);
}

void Checker::checkPath() {
    for (qsizetype index = 0; index < m_lesson.path.size(); ++index) {
        checkAction(element("path", index, "do"), m_lesson.path[index].action);
    }
}

void Checker::checkLinks(const QString &markdown) {
    static const QRegularExpression link("\\]\\((forkyard:[^)\\s]*)\\)");
    const QStringList lines = markdown.split('\n');
    for (int index = 0; index < lines.size(); ++index) {
        for (auto matches = link.globalMatch(lines[index]); matches.hasNext();) {
            const QString url = matches.next().captured(1);
            const std::optional<Action> action = parseAction(url);
            const int line = index + 1;
            if (action) checkAction(QString::number(line), *action, line);
            if (!action) m_problems.note("lesson.bad-action", {QString::number(line), url}, line);
        }
    }
}

void Checker::checkPresented() {
    if (m_lesson.programs.isEmpty()) return;
    const Program &presented = m_lesson.programs.first();
    QStringList lines = presented.text.split('\n');
    while (!lines.isEmpty() && lines.last().isEmpty()) lines.removeLast();
    if (lines.size() > presentedLines) {
        m_problems.note("lesson.program-too-long",
                        {presented.file, QString::number(lines.size()), QString::number(presentedLines)});
    }
    for (int index = 0; index < lines.size(); ++index) {
        const int columns = columnsOf(lines[index]);
        if (columns <= presentedColumns) continue;
        m_problems.note("lesson.line-too-wide",
                        {presented.file, QString::number(columns), QString::number(presentedColumns)}, index + 1);
    }
}

void Checker::checkCharts() {
    for (qsizetype index = 0; index < m_lesson.charts.size(); ++index) {
        const QString &name = m_lesson.charts[index];
        if (chartNames().contains(name)) continue;
        m_problems.note("lesson.unknown-value", {QString("charts[%1]").arg(index), name, chartNames().join(", ")});
    }
}

void Checker::checkPlan() {
    int minutes = 0;
    for (const PlanItem &item : m_lesson.plan) minutes += item.minutes;
    if (!m_lesson.plan.isEmpty() && minutes != 40) m_problems.note("lesson.plan-not-40", {QString::number(minutes)});
}

/// East Asian wide and full-width blocks (Unicode's UAX 11, the ranges that lessons use).
bool isWide(char32_t code) {
    return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0x303E) ||
           (code >= 0x3041 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
           (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6) ||
           (code >= 0x1F300 && code <= 0x1FAFF) || (code >= 0x20000 && code <= 0x3FFFD);
}

} // namespace

int columnsOf(const QString &line) {
    int columns = 0;
    for (const uint code : line.toUcs4()) columns += isWide(code) ? 2 : 1;
    return columns;
}

void checkLesson(const Lesson &lesson, ProblemList &problems) {
    Checker checker(lesson, problems);
    problems.setFile(lesson.folder + "/lesson.json");
    checker.checkIds();
    checker.checkNames();
    checker.checkKnobs();
    checker.checkMeasurement();
    checker.checkPath();
    checker.checkCharts();
    checker.checkPlan();
    problems.setFile(lesson.folder + "/text.zh.md");
    checker.checkLinks(lesson.text.zh);
    problems.setFile(lesson.folder + "/text.en.md");
    checker.checkLinks(lesson.text.en);
    if (!lesson.programs.isEmpty()) problems.setFile(lesson.folder + '/' + lesson.programs.first().file);
    checker.checkPresented();
}

} // namespace forkyard::lessons
