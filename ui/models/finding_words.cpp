// Every kind of finding has its sentence: the switch has no default, so the compiler asks for it.
#include "ui/models/finding_words.h"

#include "ui/models/error_words.h"

#include <QCoreApplication>

#include <csignal>
#include <utility>

namespace forkyard::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FindingWords)
};

class Sentence {
public:
    Sentence(const RunModel &run, const trace::Finding &finding) : m_run(run), m_store(*run.store()), m_finding(finding) {}

    QString words() const {
        switch (m_finding.kind) {
        case trace::FindingKind::Deadlock: return deadlock();
        case trace::FindingKind::LostUpdate: return lostUpdate();
        case trace::FindingKind::EndlessWait: return endlessWait();
        case trace::FindingKind::ItemLeft: return itemLeft();
        case trace::FindingKind::Zombie:
            return Text::tr("%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.").arg(processName()).arg(pid());
        case trace::FindingKind::ProcessDied: return Text::tr("Process %1 (pid %2) crashed: %3.").arg(processName()).arg(pid()).arg(signal());
        case trace::FindingKind::UncaughtException: return uncaught();
        case trace::FindingKind::UncollectedException: return uncollected();
        case trace::FindingKind::Marker: return text();
        case trace::FindingKind::Count: break;
        }
        return {};
    }

private:
    QString lane(std::size_t place) const {
        return place < m_finding.lanes.size() && m_finding.lanes[place] != trace::kNoLane ? m_run.laneName(m_finding.lanes[place]) : Text::tr("somebody");
    }
    trace::LaneId laneId(std::size_t place) const { return place < m_finding.lanes.size() ? m_finding.lanes[place] : trace::kNoLane; }
    QString object(std::size_t place) const {
        if (place >= m_finding.objects.size() || m_finding.objects[place] == trace::kNoObject) return {};
        // A join waits for a thread or a process: those have names of their own.
        return m_run.nameOf(laneId(place), m_store.objects()[m_finding.objects[place]].id);
    }
    QString text() const { return QString::fromStdString(std::string(m_store.text(m_finding.text))); }
    QString processName() const { return m_run.processName(m_finding.process); }
    int pid() const { return m_finding.process < m_store.processes().size() ? m_store.processes()[m_finding.process].pid : 0; }
    /// What ended it: "SIGSEGV", or the signal's number.
    QString signal() const {
        constexpr std::pair<int, const char *> known[] = {{SIGSEGV, "SIGSEGV"}, {SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"}, {SIGILL, "SIGILL"}, {SIGKILL, "SIGKILL"}, {SIGTRAP, "SIGTRAP"}};
        const std::int64_t number = m_finding.process < m_store.processes().size() ? m_store.processes()[m_finding.process].exitStatus : 0;
        for (const auto &[each, name] : known)
            if (each == number) return Text::tr("signal %1 (%2)", "its number and name").arg(number).arg(QLatin1String(name));
        return number > 0 ? Text::tr("signal %1").arg(number) : Text::tr("nobody has told its signal");
    }
    QString lineOf(const trace::Event &event, std::size_t place) const {
        std::uint32_t line = trace::packedLine(event.line);
        // Done for a client by a manager's server: where the client was then.
        const trace::LaneId client = laneId(place);
        if (line == 0 && client != trace::kNoLane && client != event.thread)
            if (const trace::EventIndex before = m_store.previousEvent(client, event.time); before != trace::kNoEvent) line = trace::packedLine(m_store.event(before).line);
        return line == 0 ? Text::tr("an unknown line") : Text::tr("line %1").arg(line);
    }

    QString deadlock() const {
        QStringList parts;
        const std::size_t count = m_finding.lanes.size();
        for (std::size_t i = 0; i < count; ++i) {
            const QString holder = lane((i + 1) % count), wanted = object(i);
            parts << (wanted == holder ? Text::tr("%1 waits for %2 to end").arg(lane(i), holder)
                                       : Text::tr("%1 waits for %2, which %3 holds").arg(lane(i), wanted, holder));
        }
        return Text::tr("Deadlock: %1. None of them can ever go on.").arg(parts.join(Text::tr("; ")));
    }

    QString lostUpdate() const {
        const trace::Event over = m_store.event(m_finding.event), lost = m_store.event(m_finding.otherEvent);
        return Text::tr("Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.")
            .arg(object(0), lane(0), m_run.valueText(over.value, laneId(0)), lineOf(over, 0), m_run.valueText(lost.value, laneId(1)), lane(1), lineOf(lost, 1));
    }

    QString endlessWait() const {
        QStringList parts;
        for (std::size_t i = 0; i < m_finding.lanes.size(); ++i) {
            const QString wanted = object(i);
            parts << (wanted.isEmpty() ? Text::tr("%1 waits").arg(lane(i)) : Text::tr("%1 waits for %2").arg(lane(i), wanted));
        }
        return Text::tr("%1, and nobody is left who could end that.").arg(parts.join(Text::tr("; ")));
    }

    QString itemLeft() const {
        const trace::Event put = m_store.event(m_finding.otherEvent);
        return Text::tr("Left in %1: nobody took %2, which %3 put there at %4.").arg(object(0), m_run.valueText(put.value, laneId(0)), lane(0), lineOf(put, 0));
    }

    QString uncaught() const {
        const std::uint32_t line = m_store.event(m_finding.event).line;
        const bool isInProgram = trace::packedLine(line) != 0 && trace::packedFile(line) == 0;
        return explained(isInProgram ? Text::tr("%1 ended at line %2 with an exception that nobody caught: %3").arg(lane(0)).arg(trace::packedLine(line)).arg(text())
                                     : Text::tr("%1 ended with an exception that nobody caught: %2").arg(lane(0), text()));
    }

    QString uncollected() const {
        const trace::Event failed = m_store.event(m_finding.otherEvent);
        return explained(Text::tr("%1 failed and nobody asked for its result: %2").arg(jobName(failed), text()));
    }
    /// The exception's own words are the language's: what they mean comes after them.
    QString explained(const QString &sentence) const {
        const QString meaning = errorExplanation(text());
        return meaning.isEmpty() ? sentence : sentence + '\n' + meaning;
    }
    /// What the job was told to be ("square(3)") says more than its name.
    QString jobName(const trace::Event &failed) const {
        const trace::Moment moment = m_store.momentAtEvent(m_finding.otherEvent + 1);
        for (const trace::MomentJob &job : moment.jobs)
            if (job.id == failed.object && !job.text.empty()) return QString::fromUtf8(job.text.data(), static_cast<qsizetype>(job.text.size()));
        return object(0);
    }

    const RunModel &m_run;
    const trace::Store &m_store;
    const trace::Finding &m_finding;
};

} // namespace

QString findingSentence(const RunModel &run, const trace::Finding &finding) { return run.store() ? Sentence(run, finding).words() : QString(); }

trace::EventIndex findingEvent(const trace::Finding &finding) {
    const bool isAboutEarlier = finding.kind == trace::FindingKind::ItemLeft || finding.kind == trace::FindingKind::UncollectedException;
    return isAboutEarlier && finding.otherEvent != trace::kNoEvent ? finding.otherEvent : finding.event;
}

void showFinding(RunModel &run, const trace::Finding &finding) {
    const trace::EventIndex index = findingEvent(finding);
    const trace::Event event = run.store()->event(index);
    run.playhead().setTime(static_cast<qint64>(event.time));
    run.select({Selection::Kind::Event, index});
    if (trace::packedLine(event.line) != 0 && trace::packedFile(event.line) == 0) run.requestLine(static_cast<int>(trace::packedLine(event.line)));
}

int findingWeight(trace::FindingKind kind) {
    switch (kind) {
    case trace::FindingKind::Deadlock: return 5;
    case trace::FindingKind::EndlessWait: return 4;
    case trace::FindingKind::LostUpdate: return 3;
    case trace::FindingKind::ProcessDied:
    case trace::FindingKind::UncaughtException: return 2;
    case trace::FindingKind::UncollectedException: return 1;
    default: return 0;
    }
}

int findingRank(const RunModel &run, const trace::Finding &finding) {
    const bool isMain = finding.kind == trace::FindingKind::UncaughtException && run.store() && !finding.lanes.empty() && !run.store()->processes().empty() &&
                        !run.store()->processes().front().lanes.empty() && run.store()->processes().front().lanes.front() == finding.lanes.front();
    return 2 * findingWeight(finding.kind) + (isMain ? 1 : 0);
}

} // namespace forkyard::ui
