// How instructions, jumps and handler ranges are written down.
#include "core/bytecode/code_builder.h"

#include "core/base/check.h"
#include "core/bytecode/finish_code.h"

namespace forkyard::bytecode {

namespace {

/// Four million instructions, 128 MB: only finally bodies nested in finally bodies come so far.
constexpr std::size_t MOST_INSTRUCTIONS = std::size_t(1) << 22;
constexpr std::size_t MOST_REGISTERS = 65000;
constexpr std::uint32_t MOST_CACHES = 65535;

Op loopForm(Op op) {
    constexpr int distance = int(Op::LoopIfTrue) - int(Op::JumpIfTrue);
    static_assert(int(Op::LoopIfIsK) - int(Op::JumpIfIsK) == distance);
    if (op == Op::Jump) return Op::LoopJump;
    if (op >= Op::JumpIfTrue && op <= Op::JumpIfIsK) return Op(int(op) + distance);
    return op;
}

} // namespace

void CompileSession::fail(std::string code, SourceSpan span, DiagnosticClass category) {
    if (!error) error = Diagnostic{std::move(code), {}, span, category, fileName};
}

CodeBuilder::CodeBuilder(CompileSession &session, std::size_t firstTemporary)
    : m_session(session), m_firstTemporary(firstTemporary) {
    allocate(firstTemporary);
}

Register CodeBuilder::allocate(std::size_t count) {
    const Register first = m_top;
    if (m_top + count > MOST_REGISTERS) {
        m_session.fail("limit.function-too-large", m_span);
        return first;
    }
    m_top = static_cast<Register>(m_top + count);
    if (m_top > m_highest) m_highest = m_top;
    return first;
}

void CodeBuilder::emit(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (!m_isReachable) return;
    if (m_instructions.size() >= MOST_INSTRUCTIONS) {
        m_session.fail("limit.function-too-large", m_span);
        m_isReachable = false;
        return;
    }
    Instruction instruction;
    instruction.op = op;
    instruction.a = static_cast<std::uint16_t>(a);
    instruction.b = static_cast<std::uint16_t>(b);
    instruction.c = static_cast<std::uint16_t>(c);
    instruction.d = d;
    instruction.line = m_span.line;
    m_instructions.push_back(instruction);
    m_spans.push_back(m_span);
}

void CodeBuilder::line(std::uint32_t number) {
    if (!m_isReachable || number == m_lastLine) return;
    m_lastLine = number;
    emit(Op::Line);
    if (m_isReachable) m_instructions.back().line = number;
}

void CodeBuilder::jump(Label &label) {
    jumpIf(Op::Jump, 0, 0, 0, label);
    m_isReachable = false;
}

void CodeBuilder::jumpIf(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c, Label &label) {
    if (!m_isReachable) return;
    if (label.m_position != Label::UNBOUND) {
        emit(loopForm(op), a, b, c, label.m_position);
        return;
    }
    if (label.m_isReached)
        label.m_bound.intersect(m_bound);
    else
        label.m_bound = m_bound;
    label.m_isReached = true;
    label.m_jumps.push_back(here());
    emit(op, a, b, c);
}

void CodeBuilder::bind(Label &label) {
    label.m_position = here();
    if (!label.m_isReached) return;
    m_lastLine = 0;
    if (m_isReachable)
        m_bound.intersect(label.m_bound);
    else
        m_bound = label.m_bound;
    m_isReachable = true;
    for (const std::uint32_t place : label.m_jumps)
        if (place < here()) m_instructions[place].d = here();
}

void CodeBuilder::open(Region &region) {
    region.m_id = static_cast<std::uint32_t>(m_handlers.size());
    m_handlers.emplace_back();
    region.m_bound = m_bound;
    region.m_outer = m_innermost;
    m_innermost = &region;
    resume(region);
}

void CodeBuilder::resume(Region &region) {
    region.m_start = here();
    region.m_isActive = true;
}

void CodeBuilder::pause(Region &region) {
    if (region.m_isActive && here() > region.m_start) {
        // Written down when it ends, so of two that overlap the inner one comes first.
        m_pieces.push_back({region.m_start, here(), region.m_id});
        region.m_hasPieces = true;
    }
    region.m_isActive = false;
}

void CodeBuilder::close(Region &region) {
    pause(region);
    FORKYARD_CHECK(m_innermost == &region);
    m_innermost = region.m_outer;
}

bool CodeBuilder::bindHandler(Region &region, Register target) {
    FORKYARD_CHECK(!m_isReachable);
    if (!region.m_hasPieces) return false;
    m_handlers[region.m_id] = {here(), target};
    m_isReachable = true;
    m_bound = region.m_bound;
    m_lastLine = 0;
    return true;
}

void CodeBuilder::markUnbound(Register local) {
    m_bound.erase(local);
    for (Region *region = m_innermost; region; region = region->m_outer) region->m_bound.erase(local);
}

std::uint32_t CodeBuilder::nextCache() {
    if (!m_isReachable) return 0;
    if (m_cacheCount >= MOST_CACHES) {
        m_session.fail("limit.function-too-large", m_span);
        return 0;
    }
    return m_cacheCount++;
}

void CodeBuilder::finish(Code &code) {
    FORKYARD_CHECK(!m_isReachable);
    code.registerCount = m_highest;
    code.cacheCount = m_cacheCount;
    code.constants = m_constants.take();
    code.instructions = std::move(m_instructions);
    code.spans = std::move(m_spans);
    for (const Piece &piece : m_pieces) {
        const Handler &handler = m_handlers[piece.region];
        code.handlers.push_back({piece.start, piece.end, handler.position, handler.target});
    }
    if (!m_session.error) finishCode(code);
}

} // namespace forkyard::bytecode
