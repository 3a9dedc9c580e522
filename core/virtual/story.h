// What a simulated machine tells the trace: who runs, who is ready, processes and threads as they begin and end, what each
// thread would do next. Time in the trace is a step's number, not the machine's clock: a step is as wide on the screen as
// any other. Writes to the ring; chooses nobody and changes nothing.
#pragma once

#include "core/trace/ring.h"
#include "core/turns/operation.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace forkyard::virtual_host {

struct NextText;
struct ProcessEntry;
class World;
class WorldThread;

class Story {
public:
    /// ns of the trace's time that a step takes.
    static constexpr std::uint64_t StepLength = 1'000'000;

    Story(World &world, const trace::Ring &ring) : m_world(world), m_ring(ring) {}

    /// Gives a thread its pen, and says that it has begun. Lanes come in the order of the threads' numbers.
    void introduce(WorldThread &thread);
    /// From here on the next step's time runs.
    void beginStep();
    std::uint64_t step() const { return m_step; }
    /// `thread` runs from now on, and whoever ran before does not.
    void runs(WorldThread &thread);
    /// Everything that follows happens at the end of the step.
    void endStep();
    /// Its next operation and what it holds in its hand, where they have changed.
    void tellNext(WorldThread &thread);
    /// After a step: whoever waited and can go on now is ready, and whoever was and cannot any more waits again.
    void tellReady();
    /// It went on with its wait, got nothing, and waits as before: whatever it waits in has told of that once.
    void waitsAgain(WorldThread &thread);
    /// It is about to load: what it gets is in its hand from then on.
    void noteLoad(WorldThread &thread);

    void threadEnds(WorldThread &thread);
    /// `teller` runs. status as waitpid(2) gives it.
    void processEnds(WorldThread *teller, std::uint32_t process, int status);
    void prints(WorldThread &thread, bool isOutput, std::string_view text);
    void forks(WorldThread &parent, std::uint32_t child, std::string_view program = {}); ///< the program's name, where it is one from outside
    void waitsForChild(WorldThread &thread, std::int64_t pid);
    void gotChild(WorldThread &thread, std::uint32_t object, int status);
    /// A pipe of bytes, by its number in the kernel.
    void pipeMade(WorldThread &thread, std::uint32_t pipe, const int *descriptors);
    void throughPipe(WorldThread &thread, std::uint32_t pipe, bool writes, std::string_view bytes);
    void waitsForPipe(WorldThread &thread, std::uint32_t pipe, bool writes);
    void pipeClosed(WorldThread &thread, std::uint32_t pipe, bool writes);

private:
    struct OfThread {
        std::string next, hand;
        std::unordered_map<std::string, std::string> loaded; ///< by a name: what it was when it was last loaded
        std::string lastLoaded;
        std::uint32_t loadedAt = 0; ///< the line that loaded it
        bool isReady = false;       ///< told so while it stands in a wait that is over
    };
    struct OfProcess {
        trace::ObjectId gil = 0;
        std::uint32_t gilSequence = 0;
    };
    struct OfPipe {
        trace::ObjectId object = 0;
        std::uint32_t sequence = 0;
        bool isOfProgram = false; ///< its name says which of a program's streams it is
    };

    OfThread &of(const WorldThread &thread);
    OfProcess &processOf(const WorldThread &thread);
    OfPipe *pipeOf(std::uint32_t pipe);
    void nameStreams(WorldThread &parent, const ProcessEntry &entry, std::string_view program);
    void drops(WorldThread &thread, bool staysReady);
    void tellMachine(WorldThread &thread, std::uint32_t line);
    void tellCore(WorldThread &thread, std::uint32_t line);
    std::string handOf(WorldThread &thread, const NextText &next);

    World &m_world;
    const trace::Ring &m_ring;
    std::uint64_t m_step = 0;
    std::vector<std::vector<trace::ObjectId>> m_cores; ///< by machine and number; 0: not named yet
    std::vector<trace::ObjectId> m_machines;
    std::uint32_t m_runs = 0; ///< number of the thread that has run last and could go on; 0: none
    std::vector<OfThread> m_threads;
    std::vector<OfProcess> m_processes;
    std::vector<OfPipe> m_pipes;
};

} // namespace forkyard::virtual_host
