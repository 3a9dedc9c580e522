// A tour back into its text: for the editor, which changes tours as data.
#include "core/lessons/tour.h"

namespace forkyard::lessons {

namespace {

QString seconds(qint64 nanoseconds) { return QString::number(static_cast<double>(nanoseconds) / 1e9, 'g', 12) + " s"; }

/// Not rounded as a figure for people would be.
QString exact(double value) { return QString::number(value, 'g', 12); }

/// Values without a space stand beside the run; the others have a line of their own.
QString settingsText(const QHash<QString, QString> &settings, QStringList &others) {
    QStringList names = settings.keys();
    names.sort();
    QString text;
    for (const QString &name : names) {
        const QString value = settings[name];
        if (value.contains(' ') || value.contains('"')) others << QString("  knob %1=%2").arg(name, value);
        else text += QString(" %1=%2").arg(name, value);
    }
    return text.isEmpty() ? QString() : " with" + text;
}

void addWords(QStringList &lines, const QString &prefix, const QString &text) {
    if (text.isEmpty()) return;
    for (const QString &line : text.split('\n')) lines << "  " + prefix + ' ' + line;
}

/// `place`: among the runs that are written; the trace keeps its name where steps before it were taken out.
void addRun(QStringList &lines, const TourRun &run, int number, int place) {
    QStringList knobs;
    QString line = "  run " + run.program + settingsText(run.settings, knobs);
    if (!run.schedule.isEmpty()) line += QString(" schedule \"%1\"").arg(run.schedule);
    else if (run.simulated) line += " stepped";
    if (number != place) line += QString(" trace %1").arg(number);
    lines << line << knobs;
    for (const QString &text : run.needs) lines << QString("  needs \"%1\"").arg(text);
    for (const QString &text : run.refuses) lines << QString("  refuses \"%1\"").arg(text);
}

void addExplored(QStringList &lines, const TourExplored &explored) {
    QStringList knobs; // a program that is explored takes none with a space
    QString line = "  explore " + explored.program + settingsText(explored.settings, knobs);
    if (explored.by != "output") line += " by " + explored.by;
    lines << line;
}

} // namespace

QString momentText(const TourMoment &moment) {
    using Kind = TourMoment::Kind;
    QString text;
    switch (moment.kind) {
    case Kind::Start: text = "start"; break;
    case Kind::End: text = "end"; break;
    case Kind::Time: return seconds(moment.offset);
    case Kind::Print: text = "print " + (moment.name.isEmpty() ? QString::number(moment.number) : '"' + moment.name + '"'); break;
    case Kind::Line: text = QString("line %1").arg(moment.number); break;
    case Kind::Event: text = "event " + moment.name; break;
    case Kind::Choice: text = QString("choice %1").arg(moment.number); break;
    }
    if (!moment.thread.isEmpty()) text += QString(" of \"%1\"").arg(moment.thread);
    if (moment.times > 1) text += QString(" times %1").arg(moment.times);
    if (moment.offset != 0) text += QString(moment.offset < 0 ? " - " : " + ") + seconds(qAbs(moment.offset));
    return text;
}

QString writeTour(const Tour &tour) {
    static const QStringList parts = {"title", "code", "stage", "lanes", "console", "chart", "ask", "ends"};
    QStringList lines = {"tour 1"};
    if (!tour.voiceZh.isEmpty()) lines << "voice zh " + tour.voiceZh;
    if (!tour.voiceEn.isEmpty()) lines << "voice en " + tour.voiceEn;
    QList<int> chosen(tour.runs.size(), 0);
    int run = -1, written = 0, explored = -1;
    for (const TourStep &step : tour.steps) {
        lines << QString() << step.before << "step";
        for (const QString &each : step.remarks) lines << "  " + each;
        addWords(lines, "chapter zh", step.chapter.zh);
        addWords(lines, "chapter en", step.chapter.en);
        addWords(lines, "zh", step.caption.zh);
        addWords(lines, "en", step.caption.en);
        addWords(lines, "notes zh", step.notes.zh);
        addWords(lines, "notes en", step.notes.en);
        if (step.explored != explored && step.explored >= 0) {
            explored = step.explored;
            addExplored(lines, tour.explored[explored]);
        }
        if (!step.prediction.isEmpty()) {
            lines << QString("  %1 %2").arg(step.answered ? "answer" : "ask", step.prediction);
        } else if (!step.show.isEmpty()) {
            QString show = "  show";
            for (const TourStep::Part part : step.show) show += ' ' + parts[static_cast<int>(part)];
            lines << show;
        }
        if (!step.chart.isEmpty() && step.shows(TourStep::Part::Chart)) lines << "  chart " + step.chart;
        if (step.run != run && step.run >= 0) {
            run = step.run;
            addRun(lines, tour.runs[run], tour.runs[run].trace > 0 ? tour.runs[run].trace : run + 1, ++written);
            if (step.at && *step.at != TourMoment{}) lines << "  at " + momentText(*step.at);
        } else {
            lines << "  program " + step.program;
            if (step.at) lines << "  at " + momentText(*step.at);
        }
        if (step.to && step.to->kind == TourMoment::Kind::Choice && step.to->number > chosen[run]) {
            for (; chosen[run] < step.to->number; ++chosen[run]) {
                const int thread = tour.runs[run].choices.value(chosen[run]);
                lines << "  choose " + (thread ? QString::number(thread) : QString("end"));
            }
        } else if (step.to) {
            lines << QString("  %1 to %2").arg(step.walk ? "walk" : "play", momentText(*step.to)) + (step.moveSeconds > 0 ? " in " + exact(step.moveSeconds) + " s" : QString());
        }
        if (!step.light.isEmpty()) lines << "  light " + step.light.join(", ");
        if (step.zoomFrom && step.zoomTo) lines << QString("  zoom %1 to %2").arg(momentText(*step.zoomFrom), momentText(*step.zoomTo));
        if (step.waitsForKey) lines << "  wait key";
        if (step.pause > 0) lines << "  wait " + exact(step.pause) + " s";
        if (step.cueZh >= 0) lines << "  cue zh " + exact(step.cueZh);
        if (step.cueEn >= 0) lines << "  cue en " + exact(step.cueEn);
    }
    if (!tour.remarks.isEmpty()) lines << QString() << tour.remarks;
    return lines.join('\n') + '\n';
}

} // namespace forkyard::lessons
