// Writes the instructions of one code object: registers, labels, handler ranges, and which locals surely hold a value.
// Knows instructions, not the tree. Code that can't be reached is not written at all.
#pragma once

#include "core/base/diagnostic.h"
#include "core/bytecode/bound_set.h"
#include "core/bytecode/code.h"
#include "core/bytecode/constant_pool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace forkyard::bytecode {

using Register = std::uint16_t;

/// What all compilers of one file share. The first failure is kept; whoever meets one goes on harmlessly.
struct CompileSession {
    std::string fileName;
    std::optional<Diagnostic> error = {};
    bool annotationsAreText = false; ///< from __future__ import annotations
    bool settles = false;            ///< objects of the file hear of their end: each statement looks for those that met it

    void fail(std::string code, SourceSpan span, DiagnosticClass category = DiagnosticClass::LimitReached);
};

/// A place that jumps go to. Forward labels collect jumps until bind(); loop labels are bound first.
class Label {
    friend class CodeBuilder;
    static constexpr std::uint32_t UNBOUND = 0xffffffff;
    std::uint32_t m_position = UNBOUND;
    bool m_isReached = false;
    BoundSet m_bound; ///< locals bound at every jump to here
    std::vector<std::uint32_t> m_jumps;
};

/// The instructions that one handler guards, in one or more pieces. Lives on the stack of whoever compiles the
/// statement.
class Region {
    friend class CodeBuilder;
    std::uint32_t m_id = 0;
    std::uint32_t m_start = 0;
    bool m_isActive = false;
    bool m_hasPieces = false;
    BoundSet m_bound; ///< locals bound at every instruction of it
    Region *m_outer = nullptr;
};

class CodeBuilder {
public:
    /// Below firstTemporary registers hold the learner's variables and cells.
    CodeBuilder(CompileSession &session, std::size_t firstTemporary);

    // -- Where in the source: every instruction takes the span that is set.
    const SourceSpan &span() const { return m_span; }
    void setSpan(const SourceSpan &span) { m_span = span; }

    // -- Temporaries, used as a stack
    Register top() const { return m_top; }
    Register allocate(std::size_t count = 1);
    void release(Register newTop) { m_top = newTop; }
    bool isTemporary(Register r) const { return r >= m_firstTemporary; }

    // -- Instructions
    bool isReachable() const { return m_isReachable; }
    void emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0);
    /// A statement starts: a Line, unless the last one said the same and control can come from nowhere else.
    void line(std::uint32_t number);
    /// The next Line with this number would say nothing new: a loop's body on the line of its header. Called after the
    /// bind() of a loop's label, which can't know yet who jumps there.
    void assumeLine(std::uint32_t number) { m_lastLine = number; }
    /// After Return, Raise, Reraise.
    void endPath() { m_isReachable = false; }

    // -- Jumps. A jump to a label bound already takes the form of a loop's end.
    void jump(Label &label);
    void jumpIf(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c, Label &label);
    void bind(Label &label);

    // -- Handlers. Regions must be closed in the reverse order of their opening.
    void open(Region &region);
    void pause(Region &region);
    void resume(Region &region);
    void close(Region &region);
    /// The handler starts here, its exception in `target`. Nothing may fall into it. False if nothing can raise into
    /// it.
    bool bindHandler(Region &region, Register target);

    // -- Definite assignment
    bool isBound(Register local) const { return m_bound.contains(local); }
    void markBound(Register local) { m_bound.insert(local); }
    void markUnbound(Register local);

    // -- Constants and caches
    std::uint32_t constant(Constant value) { return m_constants.add(std::move(value)); }
    std::uint32_t nextCache();

    /// Moves everything written into code, resolved and with the fast variant made.
    void finish(Code &code);

private:
    struct Piece {
        std::uint32_t start, end, region;
    };
    struct Handler {
        std::uint32_t position = 0;
        Register target = 0;
    };

    std::uint32_t here() const { return static_cast<std::uint32_t>(m_instructions.size()); }

    CompileSession &m_session;
    SourceSpan m_span{1, 0, 1, 0};
    std::vector<Instruction> m_instructions;
    std::vector<SourceSpan> m_spans;
    std::vector<Piece> m_pieces;
    std::vector<Handler> m_handlers; ///< by region id
    ConstantPool m_constants;
    std::uint32_t m_cacheCount = 0;

    const std::size_t m_firstTemporary;
    Register m_top = 0;
    Register m_highest = 0;

    bool m_isReachable = true;
    BoundSet m_bound;
    Region *m_innermost = nullptr;
    std::uint32_t m_lastLine = 0;
};

} // namespace forkyard::bytecode
