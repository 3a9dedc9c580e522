// What a run is started with, as the window or the command line chose it. Plain data; knows nobody who acts on it.
#pragma once

#include "core/live/simulation.h"
#include "core/vm/host.h"
#include "core/vm/machine.h"

#include <cstdint>
#include <string>

namespace forkyard::live {

/// multiprocessing's way of starting a process where the program does not say.
enum class StartMethod : std::uint8_t { Fork, Spawn, ForkServer };

/// Counted for the whole run, all its processes together; they hold for root as well.
struct Limits {
    std::uint32_t processes = 512;
    std::uint32_t threads = 2000;
    /// Heap of one process: MemoryError beyond.
    std::uint64_t memoryPerProcess = std::uint64_t{2} << 30;
    /// What all processes together really occupy: the run is ended beyond. 0: half of what is free at the start.
    std::uint64_t memoryTotal = 0;
};

struct RunOptions {
    vm::GilProfile gil = vm::GilProfile::AnyInstruction;
    /// AnyInstruction: visible operations a thread does, in the mean, before it hands the GIL over to one that waits. 0: short
    /// at first, so that two threads of some thousand rounds collide, and longer as a thread runs on, so that a long run does
    /// not spend its time on changes of hands (20 µs each).
    std::uint32_t meanSlice = 0;
    static constexpr std::uint32_t FirstMeanSlice = 1000;
    static constexpr std::uint32_t LongestMeanSlice = 400'000;
    StartMethod startMethod = StartMethod::Fork;
    /// Runs the instructions with line marks: needed for a pace and for recording line by line.
    bool lined = false;
    /// What is written to standard output and error goes into the trace alone (a window shows it), not to the
    /// descriptor.
    bool consoleInTrace = false;
    /// A program from elsewhere: no outside programs, no files, loopback only.
    bool restricted = false;
    /// It may wait for connections from other machines. Whoever starts the run has asked the user.
    bool listenAnywhere = false;
    /// Every thread of every process waits until the schedule (core/turns/schedule.h) names it.
    bool isReplay = false;
    std::string schedule;
    std::uint64_t seed = 1; ///< of the program's chance, in a replay
    /// How long processes that outlive the program may go on, in seconds: then they are ended. 0: until they end by themselves
    /// or somebody stops the run, which is for a window, that shows them.
    std::uint32_t linger = 0;
    static constexpr std::uint32_t TerminalLinger = 10;
    Limits limits;
};

/// All that the child program needs to know.
struct RunDescription {
    vm::ProgramText program;
    RunOptions options;
    /// Where imports look first; empty: nowhere.
    std::string directory;
    /// Not on real threads, but in a simulated machine.
    Simulation simulation;
};

} // namespace forkyard::live
