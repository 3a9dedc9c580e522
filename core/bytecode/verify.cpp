// Bounds first; then a data-flow analysis of its own, which doesn't trust what the compiler knew.
#include "core/bytecode/verify.h"

#include "core/bytecode/operands.h"

#include <algorithm>

namespace forkyard::bytecode {

namespace {

/// A set of registers for each instruction: what surely holds a value before it.
class RegisterSets {
public:
    RegisterSets(std::size_t instructions, std::size_t registers)
        : m_words((registers + 63) / 64), m_bits(instructions * m_words), m_isReached(instructions) {}
    using Set = std::vector<std::uint64_t>;

    void read(std::size_t i, Set &set) const {
        const auto start = m_bits.begin() + static_cast<std::ptrdiff_t>(i * m_words);
        set.assign(start, start + static_cast<std::ptrdiff_t>(m_words));
    }
    bool isReached(std::size_t i) const { return m_isReached[i]; }

    /// Another way leads to i. True if that changes anything.
    bool merge(std::size_t i, const Set &set) {
        const bool isFirst = !m_isReached[i];
        m_isReached[i] = true;
        bool isChanged = isFirst;
        for (std::size_t w = 0; w < m_words; ++w) {
            std::uint64_t &word = m_bits[i * m_words + w];
            const std::uint64_t merged = isFirst ? set[w] : word & set[w];
            isChanged = isChanged || merged != word;
            word = merged;
        }
        return isChanged;
    }

    static bool contains(const Set &set, std::uint32_t r) { return (set[r / 64] >> (r % 64)) & 1; }
    static void insert(Set &set, std::uint32_t r) { set[r / 64] |= std::uint64_t(1) << (r % 64); }
    static void erase(Set &set, std::uint32_t r) { set[r / 64] &= ~(std::uint64_t(1) << (r % 64)); }

private:
    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
    std::vector<bool> m_isReached;
};

class Verifier {
public:
    Verifier(const Code &code, const std::vector<Instruction> &instructions, const std::vector<SourceSpan> &spans,
             const std::vector<HandlerRange> &handlers, std::string variant, std::vector<std::string> &problems)
        : m_code(code), m_instructions(instructions), m_spans(spans), m_handlers(handlers),
          m_variant(std::move(variant)), m_problems(problems) {}

    void run() {
        const std::size_t before = m_problems.size();
        if (m_instructions.empty()) return complain(0, "no instructions");
        if (m_spans.size() != m_instructions.size()) complain(0, "spans beside instructions differ in number");
        for (std::size_t i = 0; i < m_instructions.size(); ++i) checkOperands(i);
        for (const HandlerRange &range : m_handlers) checkRange(range);
        if (!endsPath(m_instructions.back().op)) complain(m_instructions.size() - 1, "the end is open");
        if (m_problems.size() == before) followPaths();
    }

private:
    void complain(std::size_t i, const std::string &what) {
        std::string text =
            m_code.fileName + ": " + m_code.qualifiedName + m_variant + ", instruction " + std::to_string(i);
        if (i < m_instructions.size())
            text += " (line " + std::to_string(m_instructions[i].line) + ", " +
                    std::string(operationName(m_instructions[i].op)) + ")";
        m_problems.push_back(text + ": " + what);
    }

    void checkRange(const HandlerRange &range) {
        const std::size_t count = m_instructions.size();
        if (range.start >= range.end || range.end > count || range.handler >= count ||
            range.target >= m_code.registerCount)
            complain(range.start, "bad handler range");
        else if (range.handler >= range.start && range.handler < range.end)
            complain(range.handler, "handler guards itself");
    }

    void checkRegisters(std::size_t i, const std::vector<RegisterRange> &ranges) {
        for (const RegisterRange &range : ranges)
            if (range.count > 0 && range.first + range.count > m_code.registerCount)
                complain(i, "register out of bounds");
    }

    void checkOperands(std::size_t i) {
        const Instruction &instruction = m_instructions[i];
        const std::string_view words = operandWords(instruction.op);
        findRegisterUse(instruction, m_use);
        checkRegisters(i, m_use.read);
        checkRegisters(i, m_use.written);
        checkRegisters(i, m_use.writtenByJump);
        if (words[2] == 'K' && instruction.c >= m_code.constants.size()) complain(i, "constant out of bounds");
        const bool mayLack = instruction.op == Op::Call || instruction.op == Op::CallMethod;
        if (words[3] == 'K' && instruction.d >= m_code.constants.size() && !(mayLack && instruction.d == NO_CONST))
            complain(i, "constant out of bounds");
        if (words[2] == 'C' && instruction.c >= m_code.cacheCount) complain(i, "cache out of bounds");
        if (words[3] == 'S' && symbolText(instruction.d).empty() && instruction.op != Op::ImportName)
            complain(i, "no symbol");
        if (instruction.line == 0) complain(i, "no line");
        if (!hasJumpTarget(instruction.op)) return;
        if (instruction.d >= m_instructions.size()) complain(i, "jump out of bounds");
        const bool goesBack = instruction.d <= i;
        const bool isLoopForm = operationName(instruction.op).starts_with("Loop") || instruction.op == Op::ForLoop;
        if (goesBack != isLoopForm) complain(i, "a jump's form and direction differ");
    }

    bool isVariable(std::uint32_t r) const {
        return r < m_code.localNames.size() && !m_code.localIsCell[r] && m_code.localNames[r] != 0;
    }

    RegisterSets::Set atEntry() const {
        RegisterSets::Set set((m_code.registerCount + 63u) / 64u + 1);
        const std::uint32_t parameters = m_code.positionalCount + m_code.keywordOnlyCount +
                                         (m_code.hasVarArgs ? 1u : 0u) + (m_code.hasVarKeywords ? 1u : 0u);
        for (std::uint32_t r = 0; r < parameters; ++r) RegisterSets::insert(set, r);
        for (std::size_t r = 0; r < m_code.freeNames.size(); ++r)
            RegisterSets::insert(set, static_cast<std::uint32_t>(m_code.firstFree + r));
        return set;
    }

    static void addAll(RegisterSets::Set &set, const std::vector<RegisterRange> &ranges) {
        for (const RegisterRange &range : ranges)
            for (std::uint32_t r = range.first; r < range.first + range.count; ++r) RegisterSets::insert(set, r);
    }

    void followPaths() {
        RegisterSets sets(m_instructions.size(), m_code.registerCount + 64u);
        std::vector<std::uint32_t> pending{0};
        sets.merge(0, atEntry());
        const auto goTo = [&](std::uint32_t place, const RegisterSets::Set &set) {
            if (sets.merge(place, set)) pending.push_back(place);
        };
        RegisterSets::Set set;
        while (!pending.empty()) {
            std::uint32_t i = pending.back();
            pending.pop_back();
            do {
                sets.read(i, set);
                step(i, set, goTo);
                ++i;
            } while (!endsPath(m_instructions[i - 1].op) && sets.merge(i, set));
        }
        for (std::uint32_t i = 0; i < m_instructions.size(); ++i)
            if (sets.isReached(i)) {
                sets.read(i, set);
                checkReads(i, set);
            }
    }

    /// Tells goTo what may follow instruction i, and makes of the set before it the set after it.
    template <typename F> void step(std::uint32_t i, RegisterSets::Set &set, F &goTo) {
        const Instruction &instruction = m_instructions[i];
        const auto guards = [i](const HandlerRange &range) { return i >= range.start && i < range.end; };
        const auto range = std::find_if(m_handlers.begin(), m_handlers.end(), guards);
        if (range != m_handlers.end()) {
            RegisterSets::Set raised = set;
            RegisterSets::insert(raised, range->target);
            goTo(range->handler, raised);
        }
        findRegisterUse(instruction, m_use);
        if (hasJumpTarget(instruction.op)) {
            RegisterSets::Set jumped = set;
            addAll(jumped, m_use.writtenByJump);
            goTo(instruction.d, jumped);
        }
        addAll(set, m_use.written);
        if (instruction.op == Op::CheckBound) RegisterSets::insert(set, instruction.a);
        if ((instruction.op == Op::Clear || instruction.op == Op::LetGo) && isVariable(instruction.a))
            RegisterSets::erase(set, instruction.a);
    }

    void checkReads(std::uint32_t i, const RegisterSets::Set &set) {
        const Op op = m_instructions[i].op;
        if (op == Op::CheckBound || op == Op::LetGo || op == Op::MakeCell) return;
        findRegisterUse(m_instructions[i], m_use);
        for (const RegisterRange &range : m_use.read)
            for (std::uint32_t r = range.first; r < range.first + range.count; ++r)
                if (!RegisterSets::contains(set, r)) complain(i, "register " + std::to_string(r) + " may hold nothing");
    }

    const Code &m_code;
    const std::vector<Instruction> &m_instructions;
    const std::vector<SourceSpan> &m_spans;
    const std::vector<HandlerRange> &m_handlers;
    const std::string m_variant;
    std::vector<std::string> &m_problems;
    RegisterUse m_use;
};

void verifyInto(const Code &code, std::vector<std::string> &problems) {
    if (code.toFast.size() != code.instructions.size())
        problems.push_back(code.qualifiedName + ": toFast has another size");
    Verifier(code, code.instructions, code.spans, code.handlers, "", problems).run();
    Verifier(code, code.fastInstructions, code.fastSpans, code.fastHandlers, " (fast)", problems).run();
    for (const Constant &constant : code.constants)
        if (const auto *inner = std::get_if<std::shared_ptr<const Code>>(&constant.value))
            verifyInto(**inner, problems);
}

} // namespace

std::vector<std::string> verify(const Code &code) {
    std::vector<std::string> problems;
    verifyInto(code, problems);
    return problems;
}

} // namespace forkyard::bytecode
