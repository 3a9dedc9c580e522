// The text of a tour, line by line: a word and what follows it. The format is told in resources/lessons/README.md.
#include "core/lessons/tour.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace forkyard::lessons {

namespace {

using Part = TourStep::Part;

const QStringList chartNames = {"threads-by-state", "queue-depth"};
const QStringList partNames = {"title", "code", "stage", "lanes", "console", "chart", "ask", "ends"};

/// Words by white space; one in double quotes may hold some.
QStringList split(const QString &text) {
    static const QRegularExpression word(R"re("([^"]*)"|(\S+))re");
    QStringList words;
    auto matches = word.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        words << (match.hasCaptured(2) ? match.captured(2) : '"' + match.captured(1));
    }
    return words;
}

QString plain(const QString &word) { return word.startsWith('"') ? word.mid(1) : word; }

std::optional<double> unitOf(const QString &word) {
    if (word == "s") return 1e9;
    if (word == "ms") return 1e6;
    if (word == "us") return 1e3;
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(const QString &folder) { m_tour.folder = folder; }

    Result<Tour> read(const QString &text) {
        const QStringList lines = text.split('\n');
        for (const QString &line : lines) {
            ++m_line;
            const QString trimmed = line.trimmed();
            if (trimmed.startsWith('#')) noteRemark(trimmed);
            else if (!trimmed.isEmpty()) take(trimmed);
            m_afterBlank = trimmed.isEmpty() || (m_afterBlank && trimmed.startsWith('#'));
            if (m_problem) return *m_problem;
        }
        if (!m_begun) fail("tour.no-tour", {});
        else checkLast();
        if (m_tour.steps.isEmpty() && !m_problem) fail("tour.missing", {"step"});
        if (m_problem) return *m_problem;
        m_tour.remarks = m_remarks;
        return std::move(m_tour);
    }

    Result<TourMoment> moment(const QString &text) {
        const auto read = takeMoment(split(text));
        if (m_problem) return *m_problem;
        return *read;
    }

private:
    /// After an empty line it is about what follows.
    void noteRemark(const QString &text) {
        if (m_tour.steps.isEmpty() || m_afterBlank) m_remarks << text;
        else m_tour.steps.last().remarks << text;
    }

    void fail(const char *code, const QStringList &arguments) {
        if (m_problem) return;
        Diagnostic problem;
        problem.code = code;
        for (const QString &each : arguments) problem.arguments.push_back(each.toStdString());
        problem.span.line = static_cast<std::uint32_t>(m_line);
        problem.file = tourFileName.toStdString();
        m_problem = problem;
    }

    TourStep *step(const QString &word) {
        if (m_tour.steps.isEmpty()) fail("tour.no-step", {word});
        return m_tour.steps.isEmpty() ? nullptr : &m_tour.steps.last();
    }
    TourRun *run(const QString &word) {
        TourStep *in = step(word);
        if (in && in->run < 0) fail("tour.no-run", {word});
        return in && in->run >= 0 ? &m_tour.runs[in->run] : nullptr;
    }

    double number(const QString &text) {
        bool good = false;
        const double value = text.toDouble(&good);
        if (!good || value < 0) fail("tour.bad-number", {text});
        return good ? value : 0;
    }

    void checkLast() {
        if (m_tour.steps.isEmpty()) return;
        const TourStep &last = m_tour.steps.last();
        if (last.caption.zh.isEmpty() != last.caption.en.isEmpty()) fail("tour.missing-language", {last.caption.zh.isEmpty() ? "zh" : "en"});
        if (last.chapter.zh.isEmpty() != last.chapter.en.isEmpty()) fail("tour.missing-language", {last.chapter.zh.isEmpty() ? "chapter zh" : "chapter en"});
    }

    void beginStep() {
        checkLast();
        TourStep next;
        next.line = m_line;
        next.before.swap(m_remarks);
        if (!m_tour.steps.isEmpty()) {
            // What is on the screen stays until something else is asked for.
            const TourStep &before = m_tour.steps.last();
            next.show = before.show;
            next.run = before.run;
            next.program = before.program;
            next.chart = before.chart;
            next.explored = before.explored;
            if (next.show.contains(Part::Ask) || next.show.contains(Part::Title)) next.show = {Part::Code};
        } else {
            next.show = {Part::Title};
            next.program = "program.py";
        }
        m_tour.steps << next;
    }

    void appendWords(QString &to, const QString &text) { to += (to.isEmpty() ? QString() : QString("\n")) + text; }

    void take(const QString &text) {
        const QString word = text.section(' ', 0, 0);
        const QString rest = text.section(' ', 1).trimmed();
        if (!m_begun) {
            m_begun = word == "tour" && rest == "1";
            if (!m_begun) fail("tour.no-tour", {});
            return;
        }
        if (word == "step" && rest.isEmpty()) return beginStep();
        if (word == "voice") return takeVoice(rest);
        TourStep *in = step(word);
        if (in) takeInStep(*in, word, rest);
    }

    void takeVoice(const QString &rest) {
        const QString file = rest.section(' ', 1).trimmed();
        if (rest.startsWith("zh ")) m_tour.voiceZh = file;
        else if (rest.startsWith("en ")) m_tour.voiceEn = file;
        else fail("tour.missing", {"voice zh FILE"});
    }

    void takeLanguage(Words &words, const QString &rest, const char *what) {
        if (rest.startsWith("zh ")) appendWords(words.zh, rest.mid(3).trimmed());
        else if (rest.startsWith("en ")) appendWords(words.en, rest.mid(3).trimmed());
        else fail("tour.missing", {QString(what) + " zh …"});
    }

    void takeInStep(TourStep &in, const QString &word, const QString &rest) {
        QStringList words = split(rest);
        if (word == "zh") appendWords(in.caption.zh, rest);
        else if (word == "en") appendWords(in.caption.en, rest);
        else if (word == "chapter") takeLanguage(in.chapter, rest, "chapter");
        else if (word == "notes") takeLanguage(in.notes, rest, "notes");
        else if (word == "show") takeShow(in, words);
        else if (word == "program") in.program = rest;
        else if (word == "run") takeRun(in, words);
        else if (word == "explore") takeExplore(in, words);
        else if (word == "needs") { if (TourRun *to = run(word)) to->needs << plain(words.value(0)); }
        else if (word == "refuses") { if (TourRun *to = run(word)) to->refuses << plain(words.value(0)); }
        else if (word == "knob") takeKnob(rest);
        else if (word == "at") in.at = takeMoment(words);
        else if (word == "play" || word == "walk") takeMove(in, word == "walk", words);
        else if (word == "choose" || word == "steps") takeChoice(in, word, rest);
        else if (word == "light") { for (const QString &each : rest.split(',')) in.light << each.trimmed(); }
        else if (word == "zoom") takeZoom(in, words);
        else if (word == "chart") takeChart(in, rest);
        else if (word == "ask" || word == "answer") { in.prediction = rest; in.answered = word == "answer"; in.show = {Part::Ask}; }
        else if (word == "wait") takeWait(in, words);
        else if (word == "cue") takeCue(in, words);
        else fail("tour.unknown-word", {word});
    }

    void takeShow(TourStep &in, const QStringList &words) {
        in.show.clear();
        for (const QString &each : words) {
            const qsizetype index = partNames.indexOf(each);
            if (index < 0) return fail("tour.unknown-part", {each, partNames.join(", ")});
            in.show << static_cast<Part>(index);
        }
        if (in.show.isEmpty()) fail("tour.missing", {"show PART"});
    }

    /// run FILE [with NAME=VALUE …] [schedule "…"] [stepped] [trace N]
    void takeRun(TourStep &in, const QStringList &words) {
        if (words.isEmpty()) return fail("tour.missing", {"run FILE"});
        TourRun made;
        made.program = plain(words.first());
        made.line = m_line;
        for (qsizetype i = 1; i < words.size(); ++i) {
            const QString &word = words[i];
            if (word == "with") continue;
            if (word == "stepped") made.simulated = true;
            else if (word == "schedule") {
                made.simulated = true;
                made.schedule = plain(words.value(++i));
            } else if (word == "trace") made.trace = static_cast<int>(number(words.value(++i)));
            else if (word.contains('=')) made.settings.insert(word.section('=', 0, 0), word.section('=', 1));
            else return fail("tour.unknown-word", {word});
        }
        in.program = made.program;
        in.run = static_cast<int>(m_tour.runs.size());
        in.at = TourMoment{};
        m_tour.runs << made;
    }

    /// explore FILE [with NAME=VALUE …] [by last-line]
    void takeExplore(TourStep &in, const QStringList &words) {
        if (words.isEmpty()) return fail("tour.missing", {"explore FILE"});
        TourExplored made;
        made.program = plain(words.first());
        for (qsizetype i = 1; i < words.size(); ++i) {
            const QString &word = words[i];
            if (word == "by") made.by = words.value(++i);
            else if (word.contains('=')) made.settings.insert(word.section('=', 0, 0), word.section('=', 1));
            else if (word != "with") return fail("tour.unknown-word", {word});
        }
        in.program = made.program;
        in.show = {Part::Code, Part::Ends};
        in.explored = static_cast<int>(m_tour.explored.indexOf(made));
        if (in.explored >= 0) return;
        in.explored = static_cast<int>(m_tour.explored.size());
        m_tour.explored << made;
    }

    /// A knob set before the run that the step begins.
    void takeKnob(const QString &rest) {
        TourRun *to = run("knob");
        if (!to) return;
        if (!rest.contains('=')) return fail("tour.missing", {"knob NAME=VALUE"});
        to->settings.insert(rest.section('=', 0, 0).trimmed(), rest.section('=', 1).trimmed());
    }

    void takeMove(TourStep &in, bool walk, QStringList words) {
        if (in.to) return fail("tour.two-moves", {});
        if (words.isEmpty() || words.takeFirst() != "to") return fail("tour.missing", {"to MOMENT"});
        const qsizetype inPlace = words.lastIndexOf("in");
        if (inPlace > 0) {
            in.moveSeconds = number(words.value(inPlace + 1));
            words = words.mid(0, inPlace);
        }
        if (in.run < 0) return fail("tour.no-run", {walk ? "walk" : "play"});
        in.to = takeMoment(words);
        in.walk = walk;
    }

    /// choose THREAD …: each goes on to its next operation; 2x3: three of the second. steps N: N of them by whoever was chosen last.
    void takeChoice(TourStep &in, const QString &word, const QString &rest) {
        TourRun *to = run(word);
        if (!to) return;
        to->simulated = true;
        const QStringList words = split(rest);
        if (word == "choose") {
            for (const QString &each : words) {
                const int times = each.contains('x') ? static_cast<int>(number(each.section('x', 1))) : 1;
                to->choices << QList<int>(times, each == "end" ? 0 : static_cast<int>(number(each.section('x', 0, 0))));
            }
        }
        else {
            const int thread = to->choices.isEmpty() ? 1 : to->choices.last();
            for (int i = 0; i < static_cast<int>(number(words.value(0))); ++i) to->choices << thread;
        }
        in.to = TourMoment{TourMoment::Kind::Choice, {}, static_cast<int>(to->choices.size()), {}, 1, 0};
        in.walk = true;
    }

    void takeZoom(TourStep &in, const QStringList &words) {
        const qsizetype middle = words.indexOf("to");
        if (middle < 0) return fail("tour.missing", {"zoom MOMENT to MOMENT"});
        in.zoomFrom = takeMoment(words.mid(0, middle));
        in.zoomTo = takeMoment(words.mid(middle + 1));
        if (!in.shows(Part::Lanes)) in.show << Part::Lanes;
    }

    void takeChart(TourStep &in, const QString &name) {
        if (!chartNames.contains(name)) return fail("tour.no-chart", {name, chartNames.join(", ")});
        in.chart = name;
        if (!in.shows(Part::Chart)) in.show << Part::Chart;
    }

    void takeWait(TourStep &in, const QStringList &words) {
        if (words.value(0) == "key") in.waitsForKey = true;
        else in.pause += number(words.value(0));
    }

    void takeCue(TourStep &in, const QStringList &words) {
        for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
            if (words[i] == "zh") in.cueZh = number(words[i + 1]);
            else if (words[i] == "en") in.cueEn = number(words[i + 1]);
            else fail("tour.unknown-word", {words[i]});
        }
    }

    std::optional<TourMoment> takeMoment(QStringList words) {
        using Kind = TourMoment::Kind;
        TourMoment moment;
        const QString whole = words.join(' ');
        const auto bad = [&]() -> std::optional<TourMoment> {
            fail("tour.bad-moment", {whole});
            return std::nullopt;
        };
        if (words.isEmpty()) return bad();
        // "+ 20 ms" or "- 20 ms" at the end
        for (qsizetype sign = 1; sign + 2 < words.size(); ++sign) {
            const auto unit = unitOf(words[sign + 2]);
            if ((words[sign] != "+" && words[sign] != "-") || !unit) continue;
            moment.offset = static_cast<qint64>(number(words[sign + 1]) * *unit) * (words[sign] == "-" ? -1 : 1);
            words = words.mid(0, sign);
            break;
        }
        const QString first = words.takeFirst();
        if (first == "start") moment.kind = Kind::Start;
        else if (first == "end") moment.kind = Kind::End;
        else if (first == "print" || first == "line" || first == "event" || first == "choice") {
            if (words.isEmpty()) return bad();
            const QString what = words.takeFirst();
            moment.kind = first == "print" ? Kind::Print : first == "line" ? Kind::Line : first == "event" ? Kind::Event : Kind::Choice;
            if (first == "event" || what.startsWith('"')) moment.name = plain(what);
            else moment.number = what.toInt();
            if (moment.number < 1) return bad();
            while (words.size() >= 2) {
                const QString key = words.takeFirst();
                const QString value = words.takeFirst();
                if (key == "of") moment.thread = plain(value);
                else if (key == "times" && value.toInt() > 0) moment.times = value.toInt();
                else return bad();
            }
        } else if (words.size() == 1 && unitOf(words.first())) {
            moment.kind = Kind::Time;
            moment.offset += static_cast<qint64>(number(first) * *unitOf(words.takeFirst()));
        } else return bad();
        if (!words.isEmpty()) return bad();
        return moment;
    }

    Tour m_tour;
    std::optional<Diagnostic> m_problem;
    int m_line = 0;
    bool m_begun = false;
    QStringList m_remarks; ///< about the step that comes
    bool m_afterBlank = true;
};

} // namespace

Result<Tour> readTour(const QString &text, const QString &folder) { return Reader(folder).read(text); }

Result<TourMoment> readMoment(const QString &text) { return Reader(QString()).moment(text); }

namespace {

constexpr qint64 longestFile = 1 << 20;
const QString lessonFileName = QStringLiteral("lesson.json");

/// The text of a lesson's tour where it stands in lesson.json itself: a list of lines, "tour". Nothing: there is none.
struct InLesson {
    QByteArray source;
    QStringList lines;

    explicit InLesson(const QString &tourFile) {
        const QFileInfo info(tourFile);
        QFile file(info.absolutePath() + '/' + lessonFileName);
        if (info.fileName() != tourFileName || !file.open(QIODevice::ReadOnly)) return;
        source = file.read(longestFile);
        for (const QJsonValue &line : QJsonDocument::fromJson(source).object()["tour"].toArray()) lines << line.toString();
    }
    /// In lesson.json, of the tour's own line, both from 1.
    int lineOf(int own) const {
        static const QRegularExpression text(R"re("(?:[^"\\]|\\.)*")re"), key(R"re("tour"\s*:\s*\[)re");
        const QString all = QString::fromUtf8(source);
        qsizetype at = key.match(all).capturedEnd();
        for (int i = 1; i < own; ++i) at = text.match(all, at).capturedEnd();
        return static_cast<int>(all.left(text.match(all, at).capturedStart()).count('\n')) + 1;
    }
};

Result<Tour> readInLesson(const InLesson &found, const QString &folder) {
    auto tour = readTour(found.lines.join('\n'), folder);
    if (tour) return tour;
    Diagnostic problem = tour.error();
    problem.file = lessonFileName.toStdString();
    problem.span.line = static_cast<std::uint32_t>(found.lineOf(static_cast<int>(problem.span.line)));
    return problem;
}

} // namespace

bool isTourThere(const QString &file) { return QFileInfo::exists(file) || !InLesson(file).lines.isEmpty(); }

Result<Tour> loadTour(const QString &file) {
    QFile source(file);
    if (!source.exists()) {
        const InLesson found(file);
        if (!found.lines.isEmpty()) return readInLesson(found, QFileInfo(file).absolutePath());
    }
    if (!source.open(QIODevice::ReadOnly)) {
        return Diagnostic{"tour.unreadable", {file.toStdString(), source.errorString().toStdString()}, {}, DiagnosticClass::UserMistake, {}};
    }
    auto tour = readTour(QString::fromUtf8(source.read(longestFile)), QFileInfo(file).absolutePath());
    if (!tour) {
        Diagnostic problem = tour.error();
        problem.file = QFileInfo(file).fileName().toStdString();
        return problem;
    }
    tour.value().name = QFileInfo(file).completeBaseName();
    return tour;
}

QString tourNameFor(const QString &program) { return QFileInfo(program).completeBaseName() + ".tour"; }

QString tourFileFor(const QString &program) {
    const QFileInfo info(program);
    const QString own = info.absolutePath() + '/' + tourNameFor(program) + ".txt", common = info.absolutePath() + '/' + tourFileName;
    if (program.isEmpty() || QFileInfo::exists(own)) return program.isEmpty() ? QString() : own;
    const auto tour = QFileInfo::exists(common) ? loadTour(common) : Result<Tour>(Diagnostic{});
    if (!tour) return {};
    const bool isIts = std::any_of(tour.value().steps.begin(), tour.value().steps.end(), [&](const TourStep &step) { return step.program == info.fileName(); });
    return isIts ? common : QString();
}

} // namespace forkyard::lessons
