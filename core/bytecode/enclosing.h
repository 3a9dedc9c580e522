// The blocks around the statement being compiled that break, continue and return must leave in order.
#pragma once

#include "core/base/source_span.h"
#include "core/bytecode/code_builder.h"
#include "core/lang/tree.h"

#include <string>

namespace forkyard::bytecode {

/// Lives on the stack of whoever compiles the block, and points outwards.
struct Enclosing {
    enum class Kind {
        Loop,        ///< onBreak and onContinue; leaving it lets go of the iterator in `place`, where it has a region
        Guarded,     ///< the body of try … except: leaving it needs nothing
        Finally,     ///< leaving it runs finalBody
        Handled,     ///< an exception is being handled: leaving it pops `place`
        HandlerName, ///< the body of `except … as name`: leaving it forgets the name
        With,        ///< leaving it calls the exit kept in `place`
        AsyncWith,
    };

    Kind kind;
    Region *region = nullptr; ///< what guards the block, to be paused when it is left
    Register place = 0;
    Label *onBreak = nullptr;
    Label *onContinue = nullptr;
    const lang::Block *finalBody = nullptr;
    const std::string *name = nullptr;
    SourceSpan span = {}; ///< of the with statement

    Enclosing *outer = nullptr; ///< set by enter()
    int depth = 1;              ///< set by enter()
};

} // namespace forkyard::bytecode
