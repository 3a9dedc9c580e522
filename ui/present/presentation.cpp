#include "ui/present/presentation.h"

#include "core/trace/store.h"
#include "core/trace/trace_file.h"
#include "ui/lesson/outcome.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace forkyard::ui {

namespace {

lessons::Language languageOf(const Kit &kit) {
    return kit.words().language() == Language::Chinese ? lessons::Language::Chinese : lessons::Language::English;
}

std::vector<std::shared_ptr<const trace::Store>> openTraces(const lessons::Tour &tour) {
    std::vector<std::shared_ptr<const trace::Store>> traces;
    for (int run = 0; run < tour.runs.size(); ++run) {
        auto opened = trace::openTrace(tour.traceFile(run).toStdString());
        traces.push_back(opened ? std::shared_ptr<const trace::Store>(std::move(opened.value().store)) : nullptr);
    }
    return traces;
}

/// The ends that exploring has found, as runs that came to them.
QList<lessons::Outcome> outcomesOf(const Exploration &exploration) {
    QList<lessons::Outcome> outcomes;
    for (const ExploredOutcome &each : exploration.outcomes) {
        lessons::Outcome outcome;
        outcome.lines = each.output.split('\n', Qt::SkipEmptyParts);
        outcome.exitCode = each.ending.startsWith("exit ") ? each.ending.mid(5).toInt() : 1;
        outcome.ended = each.ending != "deadlock" && each.ending != "stuck" && each.ending != "endless";
        outcomes << outcome;
    }
    return outcomes;
}

} // namespace

RunOptions optionsOfRun(const lessons::Tour &tour, const lessons::TourRun &run) {
    RunOptions options;
    options.directory = tour.folder;
    options.gilProfile = run.settings.value("gil", options.gilProfile);
    options.startMethod = run.settings.value("start-method", options.startMethod);
    options.slice = run.settings.value("slice").toInt();
    options.level = run.settings.value("level", options.level);
    options.pace = run.settings.value("pace").toDouble();
    return options;
}

QString textForRun(const lessons::Lesson *lesson, const lessons::Tour &tour, const QString &file, const lessons::TourRun *run) {
    QString text;
    if (const lessons::Program *program = lesson ? lesson->program(file) : nullptr) text = program->text;
    if (text.isEmpty()) {
        QFile source(tour.folder + '/' + file);
        if (source.open(QIODevice::ReadOnly)) text = QString::fromUtf8(source.readAll());
    }
    if (!run) return text;
    for (auto setting = run->settings.begin(); setting != run->settings.end(); ++setting) {
        lessons::Knob constant;
        constant.name = setting.key();
        text = lessons::applyKnob(text, constant, setting.value());
    }
    return text;
}

Presentation::Presentation(const Kit &kit, const lessons::Lesson *lesson, lessons::Tour tour)
    : Presentation(kit, lesson, tour, openTraces(tour)) {}

Presentation::Presentation(const Kit &kit, const lessons::Lesson *lesson, lessons::Tour tour, std::vector<std::shared_ptr<const trace::Store>> traces)
    : m_lesson(lesson), m_tour(std::move(tour)), m_language(languageOf(kit)), m_traces(std::move(traces)) {
    for (const auto &each : m_traces) {
        m_runs.push_back(std::make_unique<RunModel>());
        m_runs.back()->setStore(each, false);
    }
    readMarks();
    readEnds();
    makeClock();
}

Presentation::~Presentation() = default;

std::unique_ptr<Presentation> Presentation::ofTrace(const Kit &kit, std::shared_ptr<const trace::Store> store, const QString &title) {
    lessons::Tour tour;
    lessons::TourRun run;
    run.program = store->sources().empty() ? QString() : QString::fromStdString(store->sources().front().path);
    tour.runs << run;
    lessons::TourStep all;
    all.caption = {title, title};
    all.show = {lessons::TourStep::Part::Code, lessons::TourStep::Part::Stage, lessons::TourStep::Part::Lanes};
    all.run = 0;
    all.program = run.program;
    all.at = lessons::TourMoment{};
    all.to = lessons::TourMoment{};
    all.to->kind = lessons::TourMoment::Kind::End;
    // As it was, but not shorter than can be followed.
    all.moveSeconds = std::max(5.0, static_cast<double>(store->now()) / 1e9);
    tour.steps << all;
    auto made = std::unique_ptr<Presentation>(new Presentation(kit, nullptr, tour, {std::move(store)}));
    made->m_title = title;
    return made;
}

std::unique_ptr<Presentation> Presentation::ofLesson(const Kit &kit, const lessons::Lesson &lesson) {
    lessons::Tour tour;
    tour.folder = lesson.folder;
    lessons::TourStep first;
    first.caption = lesson.predictions.isEmpty() ? lesson.idea : lesson.title;
    first.show = {lessons::TourStep::Part::Title};
    first.program = lesson.programs.isEmpty() ? QString() : lesson.programs.first().file;
    tour.steps << first;
    for (const lessons::PathStep &each : lesson.path) {
        lessons::TourStep step;
        step.caption = each.text;
        step.show = {lessons::TourStep::Part::Code};
        step.program = tour.steps.last().program;
        if (each.action.kind == lessons::Action::Kind::Predict) {
            step.prediction = each.action.target;
            step.show = {lessons::TourStep::Part::Ask};
        }
        if (lesson.program(each.action.target)) step.program = each.action.target;
        tour.steps << step;
    }
    return std::unique_ptr<Presentation>(new Presentation(kit, &lesson, tour, {}));
}

void Presentation::readMarks() {
    QFile file(m_tour.marksFile());
    if (m_tour.folder.isEmpty() || !file.open(QIODevice::ReadOnly)) return;
    for (const QJsonValue &run : QJsonDocument::fromJson(file.readAll()).array()) {
        QList<lessons::TourMark> marks;
        for (const QJsonValue &mark : run.toArray()) {
            marks << lessons::TourMark{static_cast<qint64>(mark["time"].toDouble()), mark["schedule"].toString(), {}};
            for (const QJsonValue &choice : mark["choices"].toArray()) marks.last().choices << choice.toInt();
        }
        m_marks << marks;
    }
}

void Presentation::readEnds() {
    QFile file(m_tour.endsFile());
    if (m_tour.folder.isEmpty() || !file.open(QIODevice::ReadOnly)) return;
    for (const QJsonValue &each : QJsonDocument::fromJson(file.readAll()).array()) {
        auto read = explorationFromJson(QJsonDocument(each.toObject()).toJson());
        m_explored.push_back(read ? std::move(read).value() : Exploration());
    }
}

const Exploration *Presentation::exploration(int index) const {
    const int place = step(index).explored;
    return place >= 0 && place < static_cast<int>(m_explored.size()) ? &m_explored[static_cast<std::size_t>(place)] : nullptr;
}

const lessons::TourMark *Presentation::standing(int index) const {
    const int place = step(index).run;
    if (place < 0 || place >= m_marks.size() || !m_tour.runs[place].simulated) return nullptr;
    const lessons::TourMark *last = nullptr;
    for (const lessons::TourMark &mark : m_marks[place])
        if (mark.time <= m_clock->restOf(index)) last = &mark;
    return last;
}

void Presentation::makeClock() {
    // The beginning is no choice.
    QList<QList<qint64>> times;
    for (const QList<lessons::TourMark> &run : m_marks) {
        times << QList<qint64>();
        for (const lessons::TourMark &mark : run.mid(1)) times.last() << mark.time;
    }
    QList<double> questions;
    for (int index = 0; index < stepCount(); ++index) {
        const lessons::Prediction *asked = step(index).answered ? nullptr : prediction(index);
        questions << (asked ? lessons::wordsSeconds(asked->question.in(m_language), m_language) : 0);
        if (asked)
            for (const lessons::Choice &choice : asked->choices) questions.last() += lessons::wordsSeconds(choice.text.in(m_language), m_language);
    }
    m_clock = std::make_unique<lessons::TourClock>(m_tour, m_language, m_traces, times, questions);
}

void Presentation::showInstead(int run, std::shared_ptr<const trace::Store> store) {
    const auto place = static_cast<std::size_t>(run);
    m_runs[place]->setStore(store ? std::move(store) : m_traces[place], false);
}

namespace {

/// It appears in the run, or is written in the program: what has a value only for a moment has no name in a trace.
bool isThere(const QString &name, const RunModel &run, const QString &text) {
    static const QRegularExpression lines("^line (\\d+)(?:-(\\d+))?$");
    if (const auto match = lines.match(name); match.hasMatch()) return std::max(match.captured(1).toInt(), match.captured(2).toInt()) <= text.count('\n') + 1;
    const trace::Store &store = *run.store();
    const auto isIt = [&](const QString &other) { return other == name || other.section(' ', 0, 0) == name; };
    for (std::size_t lane = 0; lane < store.laneCount(); ++lane)
        if (isIt(run.laneName(static_cast<trace::LaneId>(lane)))) return true;
    for (std::size_t object = 0; object < store.objects().size(); ++object)
        if (isIt(run.objectName(static_cast<trace::ObjectIndex>(object)))) return true;
    for (const auto &process : store.processes())
        if (isIt(QString::fromUtf8(process.name.data(), static_cast<qsizetype>(process.name.size())))) return true;
    return text.contains(QRegularExpression("(?<!\\w)" + QRegularExpression::escape(name) + "(?!\\w)"));
}

} // namespace

QList<Diagnostic> Presentation::problems() const {
    QList<Diagnostic> all = m_clock->problems();
    for (int index = 0; index < stepCount(); ++index) {
        const RunModel *of = run(index);
        for (const QString &name : of ? step(index).light : QStringList()) {
            if (isThere(name, *of, programText(index))) continue;
            Diagnostic problem{"tour.no-light", {name.toStdString()}, {}, DiagnosticClass::UserMistake, (m_tour.name + ".txt").toStdString()};
            problem.span.line = static_cast<std::uint32_t>(step(index).line);
            all << problem;
        }
    }
    return all;
}

/// Of a tour beside a program: the program's name.
QString Presentation::title() const { return m_lesson ? m_lesson->title.in(m_language) : m_title.isEmpty() ? QString(m_tour.name).remove(".tour") : m_title; }

QString Presentation::idea(int index) const {
    const auto asks = [](const lessons::TourStep &each) { return each.show.contains(lessons::TourStep::Part::Ask) && !each.answered; };
    const auto first = std::find_if(m_tour.steps.begin(), m_tour.steps.end(), asks);
    const bool isSaid = first == m_tour.steps.end() || index > first - m_tour.steps.begin();
    return m_lesson && isSaid ? m_lesson->idea.in(m_language) : QString();
}


RunModel *Presentation::run(int index) const {
    const int run = step(index).run;
    if (run < 0 || run >= static_cast<int>(m_runs.size()) || !m_traces[static_cast<std::size_t>(run)]) return nullptr;
    return m_runs[static_cast<std::size_t>(run)].get();
}

QString Presentation::programText(int index) const {
    const lessons::TourStep &at = step(index);
    const bool isOfRun = at.run >= 0 && m_tour.runs[at.run].program == at.program;
    if (isOfRun && m_traces[static_cast<std::size_t>(at.run)]) {
        // What ran is what is shown, even if the lesson's program has changed since.
        const auto &sources = m_traces[static_cast<std::size_t>(at.run)]->sources();
        if (!sources.empty() && !sources.front().text.empty()) return QString::fromStdString(sources.front().text);
    }
    return textForRun(m_lesson, m_tour, at.program, isOfRun ? &m_tour.runs[at.run] : nullptr);
}

const lessons::Prediction *Presentation::prediction(int index) const {
    return m_lesson ? m_lesson->prediction(step(index).prediction) : nullptr;
}

QStringList Presentation::rightChoices(int index) const {
    const lessons::Prediction *asked = prediction(index);
    if (!asked) return {};
    if (asked->answeredBy != lessons::Prediction::AnsweredBy::Run) {
        QList<lessons::Outcome> outcomes;
        for (int run = 0; run < m_tour.runs.size(); ++run) {
            const auto &trace = m_traces[static_cast<std::size_t>(run)];
            if (trace && m_tour.runs[run].program == asked->program) outcomes << outcomeOf(*trace);
        }
        // All schedules say more than the runs.
        for (std::size_t i = 0; i < m_explored.size(); ++i)
            if (m_tour.explored[static_cast<qsizetype>(i)].program == asked->program) outcomes = outcomesOf(m_explored[i]);
        return asked->borneOut(outcomes);
    }
    // The run of that program that stands nearest.
    for (int run = static_cast<int>(m_tour.runs.size()) - 1; run >= 0; --run) {
        const auto &trace = m_traces[static_cast<std::size_t>(run)];
        if (trace && m_tour.runs[run].program == asked->program && run <= std::max(0, step(index).run)) return asked->borneOut(outcomeOf(*trace));
    }
    for (int run = 0; run < m_tour.runs.size(); ++run) {
        const auto &trace = m_traces[static_cast<std::size_t>(run)];
        if (trace && m_tour.runs[run].program == asked->program) return asked->borneOut(outcomeOf(*trace));
    }
    return {};
}

} // namespace forkyard::ui
