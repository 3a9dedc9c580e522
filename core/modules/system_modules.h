// sys, os, time, math, random: what programs about processes and threads use of them. _trace: what the other modules use.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::modules {

void defineTraceModule(vm::Thread &thread, vm::Handle module);
void defineSysModule(vm::Thread &thread, vm::Handle module);
void defineSysFacts(vm::Thread &thread, vm::Handle module);
void defineTimeModule(vm::Thread &thread, vm::Handle module);
void defineOsModule(vm::Thread &thread, vm::Handle module);
void defineMathModule(vm::Thread &thread, vm::Handle module);
void defineRandomModule(vm::Thread &thread, vm::Handle module);
/// One of random's generators that the program has given a seed: what it draws depends on nothing but who has drawn before.
bool isSeededRandom(const vm::Machine &machine, vm::Value v);

/// A call's duration in seconds (int or float) as ns. Raised: not a number, negative (ValueError with `negativeMessage`).
vm::Outcome secondsOf(vm::Call &call, std::uint32_t argument, const char *negativeMessage, std::int64_t &ns);

} // namespace forkyard::modules
