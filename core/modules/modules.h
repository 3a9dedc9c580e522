// The modules that programs import: what the host's main function calls. Knows no host but by vm/host.h.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::modules {

/// Makes every module of the table importable. Once, before Machine::start.
void registerModules(vm::Machine &machine);

/// Makes the modules that every program has from its start (io, sys) and the functions that need them: print, input, open.
/// Once, after Machine::start.
void startModules(vm::Thread &thread);

/// What a new thread of the program runs, from its first instruction to the word that join waits for (LiveHost::ThreadMain).
/// Comes back when it has ended; what it raised has been reported.
void threadMain(vm::Thread &thread, vm::Value function, vm::Value args);

/// threadMain in two parts, for a host whose threads can be put aside while they run: what comes before vm::run and what
/// follows it. False: there is nothing to run. args must be the same.
bool beginThread(vm::Thread &thread, vm::Value function, vm::Value args);
void endThread(vm::Thread &thread, vm::Value args);

/// What CPython does between the main program's end and the process's: waits for the threads that are no daemons, runs what
/// atexit holds (multiprocessing joins its children there), flushes the streams. thread.exception must have been reported.
/// False: what was printed could not be written, and the exit code is LostOutput.
bool runAtExit(vm::Thread &thread);
constexpr int LostOutput = 120;
/// Only puts it in place as the thread's first frame: vm::run(thread) then does it. False: there is nothing to run.
bool prepareAtExit(vm::Thread &thread);
/// After vm::run: what runAtExit says as false.
bool lostOutput(const vm::Thread &thread);
/// sys.excepthook where the program set one of its own, else Unbound.
vm::Value ownExceptHook(vm::Thread &thread);
/// sys.stderr where the program set one of its own (None, perhaps), else Unbound.
vm::Value ownErrorStream(vm::Thread &thread);
/// Lines that come before any report of how the main program ended: what it printed comes first.
constexpr const char *FlushOutput = "try:\n"
                                    "    __import__('sys').stdout.flush()\n"
                                    "except BaseException:\n"
                                    "    pass\n";
/// Lines that tell it of an exception: `describe` is the prelude's, `value` the pair of both. What it raises is nobody's.
constexpr const char *TellErrorStream = "stream, error = value\n"
                                        "try:\n"
                                        "    stream.write(describe(error))\n"
                                        "    stream.flush()\n"
                                        "except BaseException:\n"
                                        "    pass\n";

} // namespace forkyard::modules
