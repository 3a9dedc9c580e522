// The run that is on the screen: its store, the playhead in it, the moment under the playhead, names, colours and the
// selection. Every view reads these and nothing else; it never asks the engine. Paints nothing.
#pragma once

#include "core/trace/moment.h"
#include "ui/kit/state_paint.h"
#include "ui/models/bookmarks.h"
#include "ui/models/playhead.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QTimer;

namespace forkyard::trace {
class Store;
}

namespace forkyard::ui {

/// What is picked in any view, for all of them. Nothing is picked where kind is None.
struct Selection {
    enum class Kind { None, Lane, Object, Event };
    Kind kind = Kind::None;
    /// A trace::LaneId, trace::ObjectIndex or trace::EventIndex, by kind.
    std::uint64_t id = 0;

    bool operator==(const Selection &) const = default;
};

/// A way that was left in a simulated machine: where it parts from the one shown, and how many steps it goes on.
struct Parting {
    qint64 time = 0;
    int branch = 0;
    qint64 steps = 0;
    bool operator==(const Parting &) const = default;
};

/// Who can go on where a simulated machine stands: each of them has a button on its card.
struct NextChoices {
    struct Choice {
        trace::LaneId lane = trace::kNoLane;
        int number = 0;          ///< from 1, in the order in which the threads began
        bool timePasses = false; ///< it sleeps, and to choose it lets time pass
        bool operator==(const Choice &) const = default;
    };
    bool shown = false;  ///< steps are taken: cards keep room for a button, so that nothing moves between two steps
    bool active = false; ///< not while a step is on its way
    QList<Choice> choices;
    qsizetype switches = 0; ///< changes from one thread to another on the way here

    /// Null: this thread cannot go on.
    const Choice *of(trace::LaneId lane) const {
        for (const Choice &choice : choices)
            if (choice.lane == lane) return &choice;
        return nullptr;
    }
    bool operator==(const NextChoices &) const = default;
};

class RunModel : public QObject {
    Q_OBJECT

public:
    explicit RunModel(QObject *parent = nullptr);
    ~RunModel() override;

    /// Null before the first run. Used by the window's thread only.
    const trace::Store *store() const { return m_store.get(); }
    std::shared_ptr<const trace::Store> sharedStore() const { return m_store; }
    /// Shows another trace from now on. `live`: it still grows, and the playhead follows it.
    void setStore(std::shared_ptr<const trace::Store> store, bool live);
    /// For whoever fills the store: events came. Coalesced; eventsAppended follows at the next frame.
    void noteAppended();
    /// The run is over: nothing more will come.
    void noteEnded();
    bool isLive() const { return m_live; }

    Playhead &playhead() { return m_playhead; }
    const Playhead &playhead() const { return m_playhead; }
    /// Marks in this run; another store begins with none.
    Bookmarks &bookmarks() { return m_bookmarks; }
    const Bookmarks &bookmarks() const { return m_bookmarks; }
    /// State of everything at the playhead, worked out once a frame. Empty moment while there is no store.
    const trace::Moment &moment() const;

    /// A main thread has its process's name where there are several processes or it is alone; any other its own. Made unique with a
    /// number where two would be alike; never empty.
    QString laneName(trace::LaneId lane) const;
    /// The same where there is room for a few letters only: "T1" for "Thread-1 (change)", "P2" for "Process-2", "W3" for "ForkPoolWorker-3", "main" for "MainThread".
    /// A name that the program gave stays as it is.
    QString shortLaneName(trace::LaneId lane) const;
    /// A thread that the library started for a queue or a pool: in the timeline, but no thread of the program's own.
    bool isHelper(trace::LaneId lane) const;
    /// kNoProcess: no process has that id.
    trace::ProcessIndex processOfId(trace::ObjectId id) const;
    /// Helpers are one line of their process on the stage, until somebody opens it.
    bool isFolded(trace::LaneId lane) const { return !m_openHelpers.contains(processOf(lane)) && isHelper(lane); }
    bool hasOpenHelpers(trace::ProcessIndex process) const { return m_openHelpers.contains(process); }
    void toggleHelpers(trace::ProcessIndex process);
    /// Names that the program did not give, in the language that the window has come to.
    void retranslate() { rebuildNames(); }
    std::size_t helperCount(trace::ProcessIndex process) const;
    /// A process's threads that are not helpers.
    std::size_t ownLaneCount(trace::ProcessIndex process) const;
    QString processName(trace::ProcessIndex process) const;
    /// "Queue 1", "lock a", "balance"; never empty.
    QString objectName(trace::ObjectIndex object) const;
    /// What it is, as it would be called if the program had no name for it: "Queue 1".
    QString plainName(trace::ObjectIndex object) const;
    /// Who holds a lock: a thread; of an event loop's, the task.
    QString holderName(const trace::MomentLock &lock) const;
    trace::LaneId mainLane(trace::ProcessIndex process) const;
    /// Index for Theme::identity. The first thread made is green (2), the next blue, orange; a process has its main
    /// thread's; an object has pink (3). Stable for the life of the trace, and the same in each run that makes them in that order.
    int laneIdentity(trace::LaneId lane) const;
    int processIdentity(trace::ProcessIndex process) const;
    int objectIdentity() const { return objectColour; }
    static constexpr int objectColour = 3;
    /// Which number to show beside the colour: 0 while the colours last, then 2, 3, …
    int laneRepeat(trace::LaneId lane) const;

    /// Name of whatever an id of the trace stands for, as seen from a lane: a process, a thread or an object.
    QString nameOf(trace::LaneId lane, trace::ObjectId id) const;

    /// What a thread of a moment does, in words: "running", "waits for an item", "waits for writer".
    QString threadWords(const trace::MomentThread &thread) const;
    /// What it does next, where a simulated machine says so: "load balance", "balance ← 5", "take lock"; after the program's own
    /// operations "wind up". Empty: not known.
    QString nextWords(const trace::MomentThread &thread) const;
    static QString windUpWords();
    /// Why it cannot go on: "lock a is held by T2 since line 12"; what it does where that is all there is to say.
    QString reasonWords(const trace::MomentThread &thread) const;
    /// Ns of the trace that a step of a simulated machine takes; 0: time is the machine's own.
    qint64 stepLength() const;
    /// The same for a span of a lane (index as in Store::span).
    QString spanWords(trace::LaneId lane, std::size_t span) const;
    /// A value as the program would print it.
    QString valueText(trace::Value value, trace::LaneId lane) const;

    Selection selection() const { return m_selection; }
    void select(Selection selection);

    /// Variables that have a lane of their own on the timeline because somebody asked for it; by name, for this and later runs.
    const QStringList &watched() const { return m_watched; }
    bool isWatched(const QString &name) const { return m_watched.contains(name); }
    void setWatched(const QString &name, bool watched);

    /// A view asks for the source line of something to be shown; the editor listens. Counts from 1.
    void requestLine(int line) { emit lineRequested(line); }
    /// A view wants the moment under the playhead to be marked; the window asks for the text.
    void requestBookmark() { emit bookmarkRequested(); }
    /// Ways that were left, for the timeline to show; whoever picks one asks for it.
    const QList<Parting> &partings() const { return m_partings; }
    void setPartings(const QList<Parting> &partings) {
        if (partings == m_partings) return;
        m_partings = partings;
        emit partingsChanged();
    }
    void takeParting(int branch) { emit partingTaken(branch); }
    const NextChoices &nextChoices() const { return m_nextChoices; }
    void setNextChoices(const NextChoices &choices) {
        if (choices == m_nextChoices) return;
        m_nextChoices = choices;
        emit nextChoicesChanged();
    }
    /// The stage says which of them have a button there; the others need one elsewhere.
    const QList<trace::LaneId> &choicesOnStage() const { return m_choicesOnStage; }
    void setChoicesOnStage(const QList<trace::LaneId> &lanes) {
        if (lanes == m_choicesOnStage) return;
        m_choicesOnStage = lanes;
        emit choicesOnStageChanged();
    }
    /// A thread's card was clicked: where one chooses who runs next, that is the choice.
    void choose(trace::LaneId lane) { emit laneChosen(lane); }

signals:
    /// Another trace, or none.
    void storeReplaced();
    /// More events, at most once a frame.
    void eventsAppended();
    /// The run that filled the store is over.
    void ended();
    /// The moment is another one, at most once a frame: time moved, or more came at the same time.
    void momentChanged();
    void selectionChanged(forkyard::ui::Selection selection);
    void lineRequested(int line);
    void bookmarkRequested();
    void laneChosen(forkyard::trace::LaneId lane);
    void partingsChanged();
    void nextChoicesChanged();
    void choicesOnStageChanged();
    void partingTaken(int branch);
    void watchedChanged();
    void helpersToggled();

private:
    struct Cache;
    struct LaneLabel {
        QString name;
        int identity = 0;
        int repeat = 0;
    };

    void rebuildNames();
    QString helperName(trace::LaneId lane) const;
    trace::ProcessIndex processOf(trace::LaneId lane) const;
    QString waitWords(const trace::Event &event) const;
    bool isWindingUp(const trace::MomentThread &thread) const;
    void scheduleFrame();
    void frame();

    std::shared_ptr<const trace::Store> m_store;
    std::unique_ptr<Cache> m_cache;
    Playhead m_playhead;
    Bookmarks m_bookmarks;
    std::vector<LaneLabel> m_lanes;
    std::vector<trace::LaneId> m_mainLanes;
    std::vector<int> m_processIdentities; ///< by ProcessIndex
    QHash<trace::ObjectId, trace::ProcessIndex> m_processOf;
    QHash<trace::ObjectId, trace::LaneId> m_laneOf;
    QTimer *m_frame;
    Selection m_selection;
    QList<Parting> m_partings;
    NextChoices m_nextChoices;
    QList<trace::LaneId> m_choicesOnStage;
    mutable qint64 m_stepLength = -1; ///< −1: not looked for in this store, or not enough of it there
    QStringList m_watched;
    QSet<trace::ProcessIndex> m_openHelpers;
    QSet<trace::ProcessIndex> m_servers; ///< that serve managed objects: one of their threads accepts the connections of clients
    bool m_live = false;
    bool m_appended = false;
    bool m_moved = false;
};

} // namespace forkyard::ui
