// Compiled code: immutable once made, shared by every function, process and virtual world that runs it.
// Knows no machine: constants are descriptions, made into values by whoever runs the code.
#pragma once

#include "core/base/source_span.h"
#include "core/bytecode/symbol.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace forkyard::bytecode {

enum class Op : std::uint8_t {
#define INSTRUCTION(name, operands) name,
#include "core/bytecode/instructions.def"
};

inline constexpr std::uint16_t NO_REG = 0xffff;
inline constexpr std::uint32_t NO_CONST = 0xffffffff;

/// Sixteen bytes: the line travels with the instruction, so that telling the window where a thread is costs one store.
struct Instruction {
    Op op = Op::Nop;
    std::uint8_t reserved = 0;
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;
    std::uint32_t d = 0;
    std::uint32_t line = 0;
};
static_assert(sizeof(Instruction) == 16);

struct Code;
struct Constant;

struct NoneConstant {};
struct EllipsisConstant {};
/// "-1f…": an integer beyond 48 bits; an std::int64_t is within.
struct BigIntConstant {
    std::string hexDigits;
};
/// Surrogates are encoded as in WTF-8.
struct StringConstant {
    std::string utf8;
    bool interned = false;
};
struct BytesConstant {
    std::string bytes;
};
/// Also for `in {1, 2}`: there are no frozen sets among the constants.
struct TupleConstant {
    std::vector<Constant> items;
};

struct Constant {
    std::variant<NoneConstant, EllipsisConstant, bool, std::int64_t, double, BigIntConstant, StringConstant,
                 BytesConstant, TupleConstant, std::shared_ptr<const Code>>
        value;
};

/// While pc is in [start, end), an exception goes to handler with the exception in register `target`.
/// Of the entries that hold a pc the first listed (the innermost) counts.
struct HandlerRange {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t handler = 0;
    std::uint16_t target = 0;
};

/// Register layout of a frame: parameters in order (positional-only, positional, keyword-only, *args, **kwargs),
/// further locals, free cells (filled from the closure at entry), then temporaries. A class body has one parameter:
/// its namespace dict. A module has none. Parameters that inner functions capture are turned into cells by MakeCell,
/// as are the further locals that are captured; both at the code's start. Nobody may see a comprehension's ".0" or a
/// class body's namespace as a variable: the name of the first starts with a dot, that of the second is Symbol 0.
struct Code {
    std::string name;
    std::string qualifiedName;
    std::string fileName;
    std::uint32_t firstLine = 0;

    std::uint16_t positionalOnlyCount = 0;
    std::uint16_t positionalCount = 0; ///< includes the positional-only ones
    std::uint16_t keywordOnlyCount = 0;
    bool hasVarArgs = false;
    bool hasVarKeywords = false;
    bool isGenerator = false;
    bool isCoroutine = false;
    bool isClassBody = false;
    bool isModule = false;

    std::uint16_t registerCount = 0;
    std::uint16_t firstFree = 0;    ///< register of the first free cell
    std::vector<Symbol> localNames; ///< of registers 0 .. size-1: what the window shows as this frame's variables
    std::vector<std::uint8_t> localIsCell; ///< beside localNames: 1 where the register holds a cell
    std::vector<Symbol> freeNames;         ///< of the closure, in its order
    std::uint32_t cacheCount = 0;

    std::vector<Instruction> instructions; ///< with Line at every statement
    std::vector<SourceSpan> spans;         ///< beside instructions: what a traceback underlines
    std::vector<HandlerRange> handlers;
    std::vector<Constant> constants;
    std::string docString;
    bool hasDocString = false;

    /// The same without Line, and with the jumps shorter that this allows, for full speed: instructions, spans,
    /// handlers. Who is about to execute instruction i may go on at toFast[i] instead.
    std::vector<Instruction> fastInstructions;
    std::vector<SourceSpan> fastSpans;
    std::vector<HandlerRange> fastHandlers;
    std::vector<std::uint32_t> toFast;

    /// A number given by whoever loads the code; 0 until then. Set once, before any thread runs it.
    mutable std::uint32_t id = 0;
};

} // namespace forkyard::bytecode
