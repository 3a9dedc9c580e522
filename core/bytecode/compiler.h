// From a resolved tree to instructions. Knows the tree and the instructions, no machine that runs them.
//
// What the code relies on, for whoever executes it (instructions.def says what each instruction does by itself):
//
// - An instruction writes its result only when it has succeeded, since results go straight into the learner's
//   variables: `x = f(y)` is one Call with a = x, and after an exception x must hold what it held.
// - All temporaries lie behind firstFree + freeNames.size(). A call's callee and arguments are the topmost ones in use,
//   and nothing reads the registers from b on again after the call (but a, where it is one of them).
// - Locals in registers are read in place; a CheckBound stands before a read unless the local is surely bound. A
//   handler takes for granted that locals hold what they held when the exception came.
// - for: GetIter it; ForIter x, it, end; B: ...; `continue` comes here: ForLoop x, it, B; else part; end of `break`.
// - while: the test, to the else part if false; B: ...; `continue` comes here: the test again as LoopIf..., B; else
//   part; end of `break`. `while True` ends in LoopJump.
// - try/except: the handler starts with PushHandled p, t and tries each clause with JumpIfNoMatch; PopHandled p ends it
//   on every way out. Whatever is raised in between goes to `PopHandled p; Reraise t` first, t being the new exception
//   by then. In a generator the exceptions being handled belong to its frame, as in CPython.
// - finally: its body is compiled once for each way through it: the normal one, each return, break and continue that
//   leaves, and once for exceptions, there between PushHandled and PopHandled, Reraise.
// - with: WithEnter x, manager; the target is stored from x+1, under the handler already; WithLeave t, x on the normal
//   way and on return, break and continue; for an exception PushHandled, WithExit r, x, t, and JumpIfTrue r over the
//   Reraise.
// - async with: LoadSpecial __aenter__, LoadSpecial __aexit__, Call, GetAwaitable, YieldFrom; then as with, where
//   WithLeave and WithExit give an awaitable.
// - async for: LoadSpecial __aiter__, Call; then each turn LoadSpecial __anext__, Call, GetAwaitable 3, YieldFrom,
//   under a handler that is EndAsyncFor and falls into the else part.
// - await: GetAwaitable, YieldFrom. yield from: GetYieldFromIter, YieldFrom. An await in a list, set or dict
//   comprehension makes its code a coroutine, which the caller awaits at once.
// - A generator's or coroutine's code starts at instruction 0 with MakeCell like any other.
// - class: MakeFunction of the body, BuildDict, Call with the dict as the only argument, MakeClass. The body returns
//   the raw cell of __class__ or None. It stores __module__, __qualname__, __doc__ and __annotations__ itself.
//   Annotations of plain names in a class body or a module, of parameters and of what is returned are evaluated (or are
//   text, under `from __future__ import annotations`), no others.
// - super() without arguments finds its class in the free cell named __class__ and its object in register 0 (in a cell
//   there if localIsCell[0]).
// - A comprehension is a function of one argument, ".0", the iterator: the caller has done GetIter.
// - Calls: f(*a) alone is StarArgs, CallEx; anything longer builds a list and turns it into a tuple.
// - A code's two variants differ in more than Line: go over from one to the other by toFast only.
// - Dead temporaries are not cleared. Which registers are dead at an instruction is one backward pass away, with
//   findRegisterUse() of operands.h; the table would lie beside spans. Nobody has asked for it yet.
// - The span of an instruction is CPython 3.11's. What `~~~^~~` needs besides, the operator's place, is found as
//   CPython finds it, by reading the span's text again.
#pragma once

#include "core/base/result.h"
#include "core/bytecode/code.h"

#include <memory>
#include <string>

namespace forkyard::lang {
struct Module;
}

namespace forkyard::bytecode {

/// The code of a whole program or imported file. The tree must have been resolved; it is not needed afterwards.
/// Fails with "syntax.too-many-nested-blocks" as CPython does, or "limit.…" where a function is too big for 16-bit
/// registers.
Result<std::shared_ptr<const Code>> compile(const lang::Module &module, const std::string &fileName);

} // namespace forkyard::bytecode
