// The symbols of names the machine looks for, made once. Knows nothing else.
#pragma once

#include "core/bytecode/symbol.h"

namespace forkyard::vm::names {

#define NAME(function, text)                                                                                           \
    inline bytecode::Symbol function()                                                                                 \
    {                                                                                                                  \
        static const bytecode::Symbol symbol = bytecode::intern(text);                                                 \
        return symbol;                                                                                                 \
    }
#include "core/vm/names.def"

} // namespace forkyard::vm::names
