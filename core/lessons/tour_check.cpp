#include "core/lessons/tour_check.h"

#include "core/trace/event.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace forkyard::lessons {

namespace {

const QHash<QString, QStringList> namedChoices = {
    {"gil", {"any", "calls", "off"}}, {"start-method", {"fork", "spawn", "forkserver"}}, {"level", {"sync", "shared", "all"}}};
const QStringList numbers = {"slice", "pace"};

class Check {
public:
    Check(const Tour &tour, const Lesson *lesson) : m_tour(tour), m_lesson(lesson) {}

    QList<Diagnostic> all() {
        for (const QString &voice : {m_tour.voiceZh, m_tour.voiceEn})
            if (!voice.isEmpty() && !QFileInfo(m_tour.folder + '/' + voice).isFile()) fail("tour.no-sound", {voice}, 1);
        for (const TourRun &run : m_tour.runs) checkProgram(run.program, run.settings, run.line);
        int explored = -1;
        for (const TourStep &step : m_tour.steps) {
            if (step.explored > explored) checkProgram(m_tour.explored[step.explored].program, m_tour.explored[step.explored].settings, step.line);
            explored = std::max(explored, step.explored);
            for (const auto *moment : {&step.at, &step.to, &step.zoomFrom, &step.zoomTo})
                if (*moment) checkMoment(**moment, step.line);
            if (!step.prediction.isEmpty() && !(m_lesson && m_lesson->prediction(step.prediction))) fail("tour.no-prediction", {step.prediction}, step.line);
        }
        std::stable_sort(m_problems.begin(), m_problems.end(), [](const Diagnostic &a, const Diagnostic &b) { return a.span.line < b.span.line; });
        return m_problems;
    }

private:
    void fail(const char *code, const QStringList &arguments, int line) {
        Diagnostic problem;
        problem.code = code;
        for (const QString &each : arguments) problem.arguments.push_back(each.toStdString());
        problem.span.line = static_cast<std::uint32_t>(line);
        problem.file = QFileInfo(m_tour.file()).fileName().toStdString();
        m_problems << problem;
    }

    void checkProgram(const QString &file, const QHash<QString, QString> &settings, int line) {
        QString text;
        if (const Program *program = m_lesson ? m_lesson->program(file) : nullptr) text = program->text;
        QFile source(m_tour.folder + '/' + file);
        if (text.isEmpty() && (!QFileInfo(source).isFile() || !source.open(QIODevice::ReadOnly))) return fail("tour.no-program", {file}, line);
        if (text.isEmpty()) text = QString::fromUtf8(source.readAll());
        for (auto setting = settings.begin(); setting != settings.end(); ++setting) checkSetting(setting.key(), setting.value(), file, text, line);
    }

    void checkSetting(const QString &name, const QString &value, const QString &file, const QString &text, int line) {
        bool isNumber = false;
        value.toDouble(&isNumber);
        const auto choices = namedChoices.constFind(name);
        if (choices != namedChoices.cend()) {
            if (!choices->contains(value)) fail("tour.bad-setting", {name, value, choices->join(", ")}, line);
        } else if (numbers.contains(name)) {
            if (!isNumber) fail("tour.bad-setting", {name, value, "1, 2, 3 …"}, line);
        } else {
            Knob constant;
            constant.name = name;
            if (!knobValueIn(text, constant)) fail("tour.no-constant", {name, file}, line);
        }
    }

    void checkMoment(const TourMoment &moment, int line) {
        if (moment.kind != TourMoment::Kind::Event) return;
        const std::string name = moment.name.toStdString();
        const bool isKnown = std::any_of(std::begin(trace::kEventKindInfos), std::end(trace::kEventKindInfos), [&](const trace::EventKindInfo &each) { return each.name == name; });
        if (!isKnown) fail("tour.no-event", {moment.name}, line);
    }

    const Tour &m_tour;
    const Lesson *m_lesson;
    QList<Diagnostic> m_problems;
};

} // namespace

QList<Diagnostic> checkTour(const Tour &tour, const Lesson *lesson) { return Check(tour, lesson).all(); }

} // namespace forkyard::lessons
