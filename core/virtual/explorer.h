// Every schedule of a program, by the states they lead through: all outcomes, how many interleavings lead to each, a shortest
// schedule with the fewest switches to each, every deadlock. Exact for the model: sequentially consistent memory, switches at
// the accesses of locations that make a difference, time that may pass at any step. What is not all is never called all.
#pragma once

#include "core/virtual/canonical.h"
#include "core/virtual/layered_ways.h"
#include "core/virtual/packed_states.h"
#include "core/turns/schedule.h"
#include "core/virtual/shared_locations.h"
#include "core/virtual/state_graph.h"
#include "core/virtual/step_memo.h"
#include "core/virtual/world.h"

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace forkyard::virtual_host {

struct ExploreOptions {
    enum class By : std::uint8_t { Output, LastLine, Ending };
    By by = By::Output;
    std::uint64_t maxStates = 1'000'000;
    std::size_t maxBytes = std::size_t{2} << 30; ///< for the states themselves
    double maxSeconds = 60;
    std::uint64_t maxOutcomes = 10'000;
    /// WorldOptions::mostQuiet: a thread that does so much between two operations that count lets the others on, and so often is
    /// too much.
    static constexpr std::uint64_t MostQuiet = 50'000;
    static constexpr std::uint64_t MostOverruns = 100;
    static constexpr std::uint64_t LongestRound = 500; ///< loop ends, calls and accesses of a loop that is seen to come round
    /// For how long it was made to stand still, in seconds: that counts for nothing.
    std::function<double()> stoodStill;
    /// Asked several times a second; false: stop with what there is.
    std::function<bool(std::uint64_t states, std::uint64_t outcomes)> goesOn;
    bool schedules = true; ///< find one for each outcome
    bool remembers = true; ///< what a step did is not done again where all that it depends on is the same; false: slow, to compare with
    bool joins = true;     ///< what library code does under its locks counts as one operation (explorer_library.cpp)
    std::uint64_t layersFrom = 10'000; ///< states: where there are more, and each step leads from one layer to the next, two are kept
    std::uint64_t mostPictured = 0; ///< states of which a picture is made, where they are all
    std::size_t mostTold = 0;       ///< outcomes whose schedules are told, those with the fewest switches
};

/// A turn of a schedule as people follow it: what its thread does that others notice.
struct ToldTurn {
    enum End : std::uint8_t { GoesOn, Waits, Ends, GoesRound /**< by itself, for ever */ };
    std::uint32_t process = 0, place = 0;
    std::uint32_t thread = 0;
    bool timePasses = false;   ///< it begins with giving up a wait
    std::size_t operations = 0; ///< of the program's own places, as far as they matter
    std::string first, last;   ///< of those, as the trace would tell them
    End end = GoesOn;
    std::string waitsAt;
    std::string name;          ///< that the program gave the thread or its process; empty: none
};

/// All states as a graph, to be drawn. Plain numbers and texts.
struct StatePicture {
    struct State {
        std::uint32_t depth = 0; ///< fewest steps that lead here
        std::uint32_t outcome = StateGraph::None;
        Schedule schedule; ///< one of those; at an end, all of it
    };
    struct Edge {
        std::uint32_t from = 0, to = 0;
        Choice choice;
        std::string operation; ///< what the thread does, as the trace would tell it
    };
    struct Thread {
        std::uint32_t process = 0, place = 0;
        std::string name; ///< that the program gave it; empty: none
    };
    std::vector<State> states;
    std::vector<Edge> edges;
    std::vector<Thread> threads;                 ///< by number - 1
    std::vector<std::vector<std::uint32_t>> ways; ///< by outcome: the edges that its schedule takes
};

struct ExploredOutcome {
    std::string output;
    std::string ending; ///< "exit 0", "exception ValueError", "signal SIGTERM", "deadlock", "stuck", "endless"
    std::string count;  ///< decimal; empty: unbounded, or not all was seen
    std::size_t switches = 0;        ///< of the schedule
    std::size_t countedSwitches = 0; ///< of its operations that count alone: no schedule that leads here has fewer
    Schedule schedule;
    std::vector<ToldTurn> turns; ///< the schedule, told; without what comes before there is a choice. Empty: it is not
};

struct Exploration {
    bool complete = false;
    std::string bound; ///< "states", "outcomes", "steps", "memory", "time", "stopped", "clock" (the program asks what time it is, and what it does depends on that), "unclear" (the same steps led to different states); empty where complete
    bool assumesPlainNetwork = false; ///< there are connections, and nothing on its way was late or lost
    bool doubted = false; ///< what was remembered of steps did not hold, and each was run where it was taken: right, but slow
    bool inLayers = false; ///< each step led from one layer of states to the next, and two were kept
    std::uint64_t states = 0;
    std::uint64_t edges = 0;
    std::uint64_t runs = 0; ///< pieces of program that were really run
    std::uint64_t locations = 0;
    std::string interleavings; ///< decimal; empty: unbounded, or not all was seen
    double seconds = 0;
    std::vector<ExploredOutcome> outcomes;
    StatePicture picture; ///< empty: there is none
};

/// The outcome that shows a mistake best: an exception or a signal before a deadlock, before being stuck or endless, before another
/// exit than 0, before what is printed by the fewest schedules while others print something else. Null: all end well, and alike.
const ExploredOutcome *worstOf(const Exploration &found);

/// A way on from where a schedule has led that ends as badly as it can; the schedule with it, from the start. The world has just been
/// loaded. Empty: there is none that is worse than the others, or the schedule cannot be followed.
Schedule worstFrom(World &world, const Schedule &before, ExploreOptions options);

class Explorer : public Steering {
public:
    /// The world has just been loaded.
    Explorer(World &world, ExploreOptions options) : m_world(world), m_options(std::move(options)) {}
    Exploration explore();

    bool mayGoOn(WorldThread &thread, const Operation &operation) override;
    bool asksForOpaque() const override { return true; }
    bool isWatched(std::uint64_t holder) const override { return m_shared.hasHolder(holder); }

private:
    enum class Pass : std::uint8_t { Done, Again, Bound };

    /// What a state is made of, as columns: the rest, the output, then a column for each cell and each thread.
    static constexpr std::uint32_t RestColumn = 0, OutputColumn = 1, FirstColumn = 2;
    static constexpr std::uint32_t EndedContext = 1; ///< 0: there is no such thread yet
    /// A moment that is kept, and the columns of the state that it is.
    struct Kept {
        Moment moment;
        std::vector<std::uint32_t> columns;
        StateNamer::RestObjects rest;
        std::uint64_t used = 0;
    };
    /// Where a thread with a given context stands, the rest being what it is.
    struct Standing {
        enum Kind : std::uint8_t { Waits /**< for something that is not counted */, Reads, Writes, Locks, Else };
        /// What its step depends on and can change beside its own context: its cell, or also the rest and those who wait, or everything.
        enum Reach : std::uint8_t { Cell, Lives, All };
        Kind kind = Waits;
        Reach reach = All;
        bool hasDeadline = false;
        bool hasAlarm = false; ///< that may come before its step
        bool hasGil = false; ///< and keeps it there, with the profile `calls`: others of its process have to wait
        std::uint32_t process = 0;
        std::uint32_t cell = 0;
        std::shared_ptr<Kept> kept; ///< some moment in which it stands there; may have been let go
        std::unique_ptr<StateNamer::ThreadPart> part; ///< likewise: what the thread has for itself there
        std::vector<StepEffect> effects; ///< where it reaches its cell only: by the number of the value that is read
        std::uint32_t firstRead = 0, readCount = 0; ///< of m_quickReads
    };
    /// The moment that the world is in, while nothing is done but steps that change their own thread's part and a cell: then any thread can
    /// be put where it stood with the same rest, and no moment need be gone back to.
    struct Stage {
        std::shared_ptr<Kept> from; ///< null: the world is elsewhere
        std::vector<std::uint32_t> columns;
        struct Own {
            bool isKnown = false;
            std::vector<vm::Handle> objects;
        };
        std::vector<Own> threads; ///< by number - 1
    };
    /// The last standing of a context that was asked for.
    struct Latest {
        std::uint32_t rest = 0;
        Standing *standing = nullptr;
    };
    /// What the explorer comes to again and again of a standing and its effects, close together: most of the time goes into fetching it.
    struct Quick {
        enum Kind : std::uint8_t { None, Waits, Reads, Writes };
        std::uint32_t rest = 0;
        Kind kind = None;
        std::uint16_t cell = 0;
        std::uint32_t first = 0; ///< in m_quickReads, by value of the cell; the context after a store
        std::uint32_t count = 0; ///< there; the value that is stored
    };
    struct Found {
        Pass pass = Pass::Done;
        StepEffect effect;
        std::shared_ptr<Kept> after; ///< the moment that the step itself led to; null: it was run elsewhere
    };
    /// An edge whose target is being looked up.
    struct Prepared {
        std::uint32_t state;
        Choice choice;
    };
    static constexpr std::size_t MostPrepared = 64;

    bool isCounted(const WorldThread &thread, const Operation &operation) const
    {
        if (!operation.isVisible() || operation.ofManager == ManagerPart::Way) return false;
        if (operation.ofManager == ManagerPart::Served && thread.state.status != ThreadState::Blocked) return false;
        if (operation.kind == Operation::ThreadLife) return isInterruptible(thread) || (operation.location.holder && m_shared.contains(operation.location));
        if (isInterruptible(thread)) return true;
        if (operation.ends == Operation::OwnProcess && hasOthersAlive(thread)) return true;
        return m_shared.contains(operation.location) || (operation.alsoReads.holder && m_shared.contains(operation.alsoReads)) || outlivesKilled(operation) || (operation.depth != Depth::Itself && looksAtShared(thread));
    }
    /// Whether an alarm may come, whatever it does next. One that is late comes after what follows.
    bool isInterruptible(const WorldThread &thread) const { return m_hasTimers && m_world.isUnderAlarm(thread) && !m_world.isInHandler(thread); }
    bool mayBeAlarmed(const WorldThread &thread) const { return m_hasTimers && m_world.hasAlarmAhead(thread) && !thread.state.alarmedIn && !m_world.isInHandler(thread); }
    /// Whether another thread of its process has not come to its end.
    bool hasOthersAlive(const WorldThread &thread) const;
    bool looksAtShared(const WorldThread &thread) const;
    void noteReached(const WorldThread &thread, const Operation &operation);
    /// Processes may be ended wherever they stand, and what this one does to memory that they share stays.
    bool outlivesKilled(const Operation &operation) const
    {
        return operation.location.holder >= SharedHolders && operation.writes && (m_isKilling || (m_isPoolEnding && operation.effect == Operation::Other));
    }
    /// Whether the thread's process has another one that ends it at a time when this one may not have come so far.
    bool mayBeTooLate(const WorldThread &thread, const Operation &operation);
    // With the profile `calls`, threads change at some places only (Operation::switchBefore). Where a thread goes on from there to
    // operations that count, whatever it does first, others may come before it.
    struct SwitchPoint {
        const bytecode::Code *code = nullptr; ///< null: none
        std::uint32_t pc = 0;
        auto operator<=>(const SwitchPoint &) const = default;
    };
    bool hasCalls() const { return m_world.options().gil == vm::GilProfile::CallsAndLoopEnds; }
    static SwitchPoint pointOf(const WorldThread &thread);
    /// Lets the thread go on to where it has to stop.
    void runOn(WorldThread &thread);
    bool passesPoint(const WorldThread &thread, const Operation &operation);
    /// Whether the running thread may do it at once.
    bool passes(WorldThread &thread, const Operation &operation);
    // explorer_library.cpp
    void noteLibraryLocks(const WorldThread &thread, const Operation &operation);
    bool isLibraryLock(std::uint64_t holder) const;
    bool isOneWithLast(WorldThread &thread, const Operation &operation);
    bool isClosedUnseen(const WorldThread &thread, const Operation &operation) const;
    bool isAlone(const WorldThread &thread) const;
    bool isOwnAffair(const WorldThread &thread, const Operation &operation) const;
    void noteForked(const WorldThread &thread, const Operation &operation);
    bool standsAtCounted(const WorldThread &thread) const;
    /// Runs everybody up to the next operation that counts.
    void settle();
    /// Whether the thread comes round to where it stands without an operation that counts. Then it will for ever, and is put to
    /// wait for a signal (Waits::Round).
    bool goesRound(std::uint32_t number);
    void runAlone();
    Pass pass();
    Pass search(const std::vector<std::uint32_t> &start);
    /// Forgets the states that were found, not what their steps do.
    void startAnew(const std::vector<std::uint32_t> &start);
    bool isWorthLayers() const;
    /// Whether what it may take is used up, and what of it.
    /// Whether the time is over, or somebody has stopped it: m_bound then says so. Asks the clock.
    bool isLate();
    bool isAtBound(std::uint32_t state);
    double seconds() const;
    Pass expand(std::uint32_t state);
    bool findHolders(std::uint32_t state, const std::vector<std::uint32_t> &columns);

    // explorer_steps.cpp
    void prepareCells();
    /// The world as it is, as columns.
    void readColumns(std::vector<std::uint32_t> &columns);
    /// Likewise, after a step of the thread. Much quicker where that is seen to have changed no more than its reach; `isWithin`: it is.
    void readColumnsAfter(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &before, std::vector<std::uint32_t> &after, bool &isWithin);
    bool readOwnColumns(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &before, std::vector<std::uint32_t> &after);
    std::uint32_t numberOfValue(std::size_t cell, std::uint64_t bits);
    std::uint32_t numberOfContext(std::uint32_t thread, const StateName &name, bool dependsOnRest);
    /// Whether a step of another thread that changes the rest may change this one's context too: it waits for that, or tells of what the
    /// rest has.
    bool isTouchable(std::uint32_t thread, std::uint32_t context, std::uint32_t rest);
    /// The world as it is, to come back to.
    std::shared_ptr<Kept> keepHere(const std::vector<std::uint32_t> &columns);
    /// Learns where everybody stands whose standing is not known yet. m_fresh are those that a moment should be kept for: not one of
    /// `runsOn`, where its step will be done at once.
    void noteStandings(const std::vector<std::uint32_t> &columns, std::uint32_t runsOn);
    void noteStanding(const WorldThread &thread, const std::vector<std::uint32_t> &columns, std::uint32_t runsOn);
    void keepForFresh(const std::shared_ptr<Kept> &kept);
    std::shared_ptr<Kept> goTo(std::uint32_t state);
    void keep(std::uint32_t state, std::shared_ptr<Kept> kept);
    std::uint32_t sourceOf(std::uint32_t state, Choice &choice) const { return m_ways ? m_ways->sourceOf(state, choice) : m_graph.sourceOf(state, choice); }
    /// The thread's step leads from one to the other.
    void noteHeights(std::uint32_t thread, const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after);
    std::int32_t &heightOf(std::uint32_t thread, std::uint32_t context);
    Standing *standingOf(std::uint32_t thread, std::uint32_t context, std::uint32_t rest);
    StepKey keyOf(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns);
    /// Runs the thread's step for real, remembers what it did if that can be said, and gives it.
    Found runStep(std::uint32_t state, std::uint32_t thread, Standing &standing, const StepKey &key, const std::vector<std::uint32_t> &columns, bool here);
    bool isUsable(const std::vector<std::uint32_t> &kept, std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns);
    /// Goes where the standing's moment is kept, if its step does the same there, with the cells' values of `columns`. What it is then
    /// in `before`. Null: there is none.
    std::shared_ptr<Kept> goElsewhere(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns, std::vector<std::uint32_t> &before);
    /// What was remembered led to another state than what is run. Again without; and where that does not help, no further.
    Pass doubt();
    /// Whether the step changed no more than its reach, so that it can be remembered.
    bool isWithinReach(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after);
    // explorer_own_steps.cpp
    enum class InPlace : std::uint8_t { Within /**< its reach is its cell */, Beyond /**< more, but it is remembered */, Unknown };
    /// Does the step, and the stores that follow, where the world is, and remembers what they do. False: the step has another reach, or cannot
    /// be done so. Not Done: this is as far as the search goes.
    bool runInPlace(std::uint32_t thread, Standing &standing, const std::vector<std::uint32_t> &columns, Pass &pass);
    bool isForPlace(const Standing &standing, const std::vector<std::uint32_t> &columns) const;
    bool comeTo(std::uint32_t thread, Standing &standing, std::uint32_t context, std::uint32_t rest);
    void beginStage(const std::shared_ptr<Kept> &kept);
    void goOnWith(const std::vector<std::uint32_t> &columns);
    bool putPart(std::uint32_t thread, const Standing &standing, std::uint32_t context);
    /// `columns`: of the state that it is done for.
    InPlace stepInPlace(std::uint32_t thread, Standing &standing, const std::vector<std::uint32_t> &columns, Pass &pass);
    bool keepPart(std::uint32_t thread, Standing &standing);
    void noteInPlace(std::uint32_t thread);
    /// Comes to the moment before a step that went too far, by those that were done, and keeps it.
    void keepBefore(std::uint32_t thread, const std::vector<Standing *> &done, Standing &beyond, const std::vector<std::uint32_t> &columns);
    void widen(std::uint32_t thread, const std::vector<std::uint32_t> &columns, Standing &standing, bool isOpaque)
    {
        standing.reach = isOpaque || standing.reach != Standing::Cell ? Standing::All : Standing::Lives;
        const std::size_t place = quickPlace(columns[m_threadColumns[thread - 1]], columns[RestColumn]);
        if (thread <= m_quick.size() && place < m_quick[thread - 1].size()) m_quick[thread - 1][place] = {};
    }
    static std::size_t quickPlace(std::uint32_t context, std::uint32_t rest) { return std::size_t{context} * 2 + rest % 2; }
    /// Does what the standing is known to do in the state. False: that is not known so quickly.
    bool linkQuickly(std::uint32_t state, std::uint32_t thread, std::uint32_t context, bool &goesOn);
    void makeQuick(std::uint32_t thread, Standing &standing, const std::vector<std::uint32_t> &columns, const StepEffect *effect);
    /// Whether what it does depends on nothing that may be different another time, and is not known yet.
    static bool isFreshStore(const Standing &standing) { return standing.kind == Standing::Writes && standing.reach == Standing::Cell && standing.effects.empty(); }
    /// The thread has just come to where the world is. Does the stores that follow too, and remembers what they do. The first of which
    /// that cannot be said, and how many there were before it; null: none.
    Standing *runStores(std::uint32_t thread, const std::vector<std::uint32_t> &columns, std::size_t &done);
    /// The alarm comes where the thread stands in the state.
    Found runAlarm(std::uint32_t state, std::uint32_t thread, const std::vector<std::uint32_t> &before);
    Pass doStep(std::uint32_t thread, bool mayGiveUp, const Moment &before, StepEffect &effect);
    StepEffect effectOf(const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after, std::uint32_t always);
    /// The state has an edge to where the effect leads, soon.
    void link(std::uint32_t state, StepEffect &effect, Choice choice);
    void linkPrinting(std::uint32_t state, const StepEffect &effect);
    /// Now.
    void takePrepared();
    std::uint32_t columnOfThread(std::uint32_t thread);

    std::string keyOf(const ExploredOutcome &outcome) const;
    std::uint32_t outcomeOf(std::uint32_t state, const std::vector<std::uint32_t> &columns);
    std::string endingOf(std::uint32_t state, const std::vector<std::uint32_t> &columns);
    /// `round`: what the endless one goes on with, so that it is seen to come round.
    void findSchedules(const Moment &start, std::uint32_t endless, const std::vector<Choice> &round, StatePicture &picture);
    /// What the world has done so far of a schedule, and who ran last.
    struct Replayed {
        Schedule schedule;
        std::uint32_t current = 0;
    };
    /// Of a thread: how many the one that made it had made before, back to the first. Its number depends on who else made threads by then.
    using Descent = std::vector<std::uint32_t>;
    /// Of the threads that a way's numbers mean, by number - 1. None: the numbers are the same in every order.
    using Descents = std::vector<Descent>;
    Descent descentOf(const WorldThread *thread) const;
    std::uint32_t numberNow(std::uint32_t number, const Descents &descents) const;
    /// Notes whether more than one thread makes others.
    void noteCreators();
    /// Does what the choices say as the search did: everybody goes as far as what counts, at once. Many switches.
    void replayEagerly(Replayed &replayed, const std::vector<Choice> &way);
    void begin(const Moment &start);
    Descents descentsHere() const;
    /// These leave the world where the way ends.
    Descents follow(Replayed &replayed, const std::vector<Choice> &way);
    /// Once more round from there, as often as anybody likes. False: it does not come back to where it began.
    bool followRound(Replayed &replayed, const std::vector<Choice> &round, const Descents &descents);
    void followEagerly(Replayed &replayed, const std::vector<Choice> &way);
    void standStill();
    bool hasCome(const ExploredOutcome &outcome);
    void runTurn(Replayed &replayed, WorldThread &thread, int allowed, bool timeOut);
    void runUncounted(Replayed &replayed, std::uint32_t number);
    /// Does what the choices say in the real program, each thread in one go as far as it may, so that there are few switches.
    void replay(Replayed &replayed, const std::vector<Choice> &way, const Descents &descents);
    void replayRest(Replayed &replayed);
    // explorer_sample.cpp
    /// `hasBegun`: the search has come to where it begins; `states`: that it has seen, to tell.
    void sample(const Moment &start, bool hasBegun, std::uint64_t states);
    /// `passing`: ns of the clock before each turn.
    bool walk(std::uint64_t seed, Replayed &replayed, std::int64_t passing = 0);
    /// Whether some ways end otherwise where time passes, but for numbers that are printed.
    bool dependsOnClock(const Moment &start);
    void noteSampled(Replayed &replayed, std::vector<ToldTurn> turns);
    void noteNetwork();
    // explorer_tale.cpp
    void tellTurns(const std::vector<std::vector<Choice>> &ways);
    std::string toldText(const WorldThread &thread, const Operation &operation) const;
    void tell(const WorldThread &thread, const Operation &operation);
    void beginToldTurn(const WorldThread &thread, bool timeOut);
    void endToldTurn(const WorldThread &thread);
    void tellWaiting();
    // explorer_picture.cpp
    void draw(StatePicture &picture);
    void drawWays(const std::vector<std::vector<Choice>> &ways, StatePicture &picture) const;

    World &m_world;
    ExploreOptions m_options;
    StateNamer m_namer;
    std::vector<Choice> m_prefix; ///< what led to where the search begins
    SharedLocations m_shared;
    // Locks, by their location's holder; what is known of them is never forgotten.
    std::unordered_set<std::uint64_t> m_notOfLibrary; ///< the program uses them too, or somebody does not wait for them
    std::unordered_set<std::uint64_t> m_notOfPool;    ///< others than a pool's own code use them
    std::unordered_set<std::uint64_t> m_joined;       ///< were taken or given back together with something else
    bool m_isPoolEnding = false; ///< a pool ends its workers, wherever they stand
    bool m_isKilling = false;    ///< somebody else ends processes
    bool m_hasTimers = false;    ///< somebody is interrupted by the clock
    static constexpr std::uint32_t AsHandler = std::uint32_t{1} << 31;
    std::uint32_t m_as = 0; ///< who makes the access that is being noted: a thread's number, with AsHandler a handler that it runs
    std::set<SwitchPoint> m_points;                                ///< that lead to what counts; never forgotten
    std::set<SwitchPoint> m_deepPoints;                            ///< where something shared was found in what is looked at; likewise
    std::vector<Location> m_reached;                               ///< by the operation that was noted last, beside its location
    SwitchPoint m_lastPoint;         ///< of those, one that the thread that runs has just passed
    StateGraph m_graph;
    std::optional<LayeredWays> m_ways; ///< instead of the graph
    /// By thread and context, such that each step makes their sum one more. Then no state is in two layers.
    std::vector<std::vector<std::int32_t>> m_heights;
    bool m_isGraded = true; ///< there are such heights
    PackedStates m_states;
    StepMemo m_memo;
    std::vector<Prepared> m_prepared;
    std::uint32_t m_lastTarget = 0; ///< of the edge that was made last
    bool m_lastIsNew = false;
    std::vector<std::uint32_t> m_threadColumns; ///< by number - 1
    std::uint32_t m_columnCount = FirstColumn;
    std::unordered_map<StateName, std::uint32_t, StateNameHash> m_rests;
    std::vector<bool> m_entangled; ///< by number of the rest
    std::vector<std::unordered_map<StateName, std::uint32_t, StateNameHash>> m_contexts; ///< by thread
    std::vector<std::vector<bool>> m_dependsOnRest; ///< by thread, by context
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> m_cellNumbers;
    std::vector<std::vector<std::uint64_t>> m_cellValues; ///< by cell, by number
    std::unordered_map<std::uint64_t, Standing> m_standings;
    std::unordered_map<std::uint32_t, std::shared_ptr<Kept>> m_kept; ///< by state
    std::vector<Standing *> m_keptStandings;                         ///< of m_standings, those that keep a moment
    std::vector<Standing *> m_partStandings;                         ///< likewise, a thread's part
    std::unordered_map<std::uint32_t, std::shared_ptr<Kept>> m_stages; ///< by number of the rest, some moment
    Stage m_stage;
    std::vector<std::vector<Latest>> m_latest; ///< by thread, by context
    std::vector<std::vector<Quick>> m_quick;   ///< likewise, for two rests
    std::vector<std::uint32_t> m_quickReads;   ///< the context after a load; 0: not known
    std::vector<std::uint32_t> m_gilHolders; ///< by process: the thread, 0 nobody
    std::vector<std::uint32_t> m_expanded;
    std::uint64_t m_clock = 0;
    StateParts m_parts;
    std::vector<Standing *> m_fresh;
    std::unordered_map<std::uint32_t, std::string> m_endings; ///< where all have ended, by number of the rest
    std::unordered_map<std::string, std::uint32_t> m_outcomeNumbers;
    std::vector<ExploredOutcome> m_outcomes;
    std::string m_bound;
    std::chrono::steady_clock::time_point m_begin;
    static constexpr double SecondsPerQuestion = 0.1;
    double m_asked = -1; ///< seconds, when goesOn was
    std::uint64_t m_runs = 0;
    bool m_isUnlike = false;  ///< the way to a state led to another one
    bool m_isDoubted = false; ///< it did: no step is remembered any more, each is run where it is taken
    bool m_usesNetwork = false;
    bool m_isEndless = false; ///< a thread does not come to an operation that counts
    bool m_learned = false; ///< a location turned out to be shared
    bool m_hasCreators = false; ///< more than one thread makes others: how they are numbered depends on the order
    std::uint32_t m_creator = 0; ///< the one that does
    /// Where all schedules have begun: with as few switches as may be, and as the search has begun.
    struct Begun {
        Moment moment;
        Replayed replayed;
    };
    Begun m_begun, m_begunEagerly;
    int m_allowed = -1;     ///< replay: visible operations that count which may still be done; -1: exploring
    std::vector<ToldTurn> *m_tale = nullptr; ///< replay: what is done is told here
    vm::Handle m_toldFrame = 0; ///< where the last of it was: what a library does within a call is part of the call
    std::uint32_t m_toldPlace = 0;
};

} // namespace forkyard::virtual_host
