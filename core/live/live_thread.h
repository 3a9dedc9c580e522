// A thread of a learner's program as the live host keeps it: the machine's part, its pen, and what decides when it
// hands over.
#pragma once

#include "core/live/run_options.h"
#include "core/live/turnstile.h"
#include "core/trace/writer.h"
#include "core/vm/thread.h"

#include <cstdint>

namespace forkyard::live {

struct LiveThread {
    explicit LiveThread(vm::Machine &machine) : vm(machine) { vm.hostData = this; }

    vm::Thread vm;
    trace::Writer writer;
    /// In the trace.
    trace::ObjectId object = 0;
    bool isMain = false;
    /// The trace knows of the write to a pipe that a signal's handler came before.
    bool writeTold = false;
    /// The socket whose connect a signal's handler came before; it goes on by itself meanwhile.
    int connecting = -1;
    /// Signals the program wants blocked here; bit n - 1 is signal n.
    std::uint64_t signalMask = 0;
    /// The thread let go of the GIL and the trace knows it, so the trace is told when it has it again.
    bool gilDropTold = true;
    /// State of its generator for slices (xorshift, never 0).
    std::uint64_t random = 1;
    /// Of the slices to come, where they grow.
    std::uint32_t meanSlice = RunOptions::FirstMeanSlice;
    /// Slices of it that are over, as far as that matters, and in how many of them it saw others get on.
    std::uint32_t slices = 0;
    std::uint32_t meetings = 0;
    /// When its last line began, paced: CLOCK_MONOTONIC, ns.
    std::int64_t lastLineAt = 0;
    // Where a schedule is followed: its number, its turn, and the visible operations it has done in that.
    std::uint32_t number = 0;
    OwnTurn turn;
    std::uint64_t done = 0;
    bool hasWaited = false; ///< it was asked whether it can go on where it waits, and has not yet

    std::uint32_t line() const { return vm.lineWord->load(std::memory_order_relaxed); }
};

} // namespace forkyard::live
