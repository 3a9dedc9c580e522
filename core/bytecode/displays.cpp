// List, tuple, set and dict displays and f-strings. Long ones grow step by step, so that registers suffice.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;
using bytecode::Constant;

namespace {

constexpr std::size_t MOST_AT_ONCE = 64;
constexpr std::size_t FEWEST_FROM_TUPLE = 3; ///< so many constants are copied from a tuple, as CPython does

bool isStarred(const ExprPtr &e) {
    return e->kind == ExpressionKind::Starred;
}

/// How many elements from the start can be put into registers and built at once.
std::size_t buildableAtOnce(const ExprList &elements) {
    const auto star = std::find_if(elements.begin(), elements.end(), isStarred);
    const auto count = static_cast<std::size_t>(star - elements.begin());
    return count > MOST_AT_ONCE ? 0 : count;
}

} // namespace

void FunctionCompiler::tuple(const ExprList &elements, Register result) {
    const Register first = m_code.top();
    if (buildableAtOnce(elements) == elements.size()) {
        for (const ExprPtr &element : elements) push(*element);
        return emit(Op::BuildTuple, result, first, static_cast<std::uint32_t>(elements.size()));
    }
    const Register items = m_code.allocate();
    listInScratch(elements, items);
    emit(Op::ListToTuple, result, items);
}

void FunctionCompiler::list(const ExprList &elements, Register result) {
    if (buildableAtOnce(elements) == elements.size() && elements.size() < FEWEST_FROM_TUPLE) {
        const Register first = m_code.top();
        for (const ExprPtr &element : elements) push(*element);
        return emit(Op::BuildList, result, first, static_cast<std::uint32_t>(elements.size()));
    }
    const Register items = scratchFor(result);
    listInScratch(elements, items);
    moveInto(result, items);
}

void FunctionCompiler::listInScratch(const ExprList &elements, Register scratch) {
    const TemporaryScope temporaries(m_code);
    const Register first = m_code.top();
    if (elements.size() >= FEWEST_FROM_TUPLE) {
        if (std::optional<Constant> items = fold(elements)) {
            emit(Op::BuildList, scratch, 0, 0);
            loadConstant(m_code.allocate(), std::move(*items));
            return emit(Op::ListExtend, scratch, first);
        }
    }
    const std::size_t atOnce = buildableAtOnce(elements);
    for (std::size_t i = 0; i < atOnce; ++i) push(*elements[i]);
    emit(Op::BuildList, scratch, first, static_cast<std::uint32_t>(atOnce));
    m_code.release(first);
    for (std::size_t i = atOnce; i < elements.size(); ++i) {
        const TemporaryScope element(m_code);
        if (const Starred *starred = dynAs<Starred>(elements[i].get()))
            emit(Op::ListExtend, scratch, operand(*starred->value));
        else
            emit(Op::ListAppend, scratch, operand(*elements[i]));
    }
}

void FunctionCompiler::set(const ExprList &elements, Register result) {
    const Register items = scratchFor(result);
    const Register first = m_code.top();
    if (elements.size() >= FEWEST_FROM_TUPLE) {
        if (std::optional<Constant> constants = fold(elements)) {
            // CPython updates an empty set from a frozen one: through a set of its own, so that the order is the same.
            const Register frozen = m_code.allocate();
            emit(Op::BuildSet, frozen, 0, 0);
            const Register tuple = m_code.allocate();
            loadConstant(tuple, std::move(*constants));
            emit(Op::SetUpdate, frozen, tuple);
            emit(Op::BuildSet, items, 0, 0);
            emit(Op::SetUpdate, items, frozen);
            return moveInto(result, items);
        }
    }
    const std::size_t atOnce = buildableAtOnce(elements);
    for (std::size_t i = 0; i < atOnce; ++i) push(*elements[i]);
    emit(Op::BuildSet, items, first, static_cast<std::uint32_t>(atOnce));
    m_code.release(first);
    for (std::size_t i = atOnce; i < elements.size(); ++i) {
        const TemporaryScope element(m_code);
        if (const Starred *starred = dynAs<Starred>(elements[i].get()))
            emit(Op::SetUpdate, items, operand(*starred->value));
        else
            emit(Op::SetAdd, items, operand(*elements[i]));
    }
    moveInto(result, items);
}

void FunctionCompiler::dict(const Dict &e, Register result) {
    const auto unpacked = std::find(e.keys.begin(), e.keys.end(), nullptr);
    auto atOnce = static_cast<std::size_t>(unpacked - e.keys.begin());
    if (atOnce > MOST_AT_ONCE / 2) atOnce = 0;
    const Register items = atOnce == e.keys.size() ? result : scratchFor(result);
    const Register first = m_code.top();
    for (std::size_t i = 0; i < atOnce; ++i) {
        push(*e.keys[i]);
        push(*e.values[i]);
    }
    emit(Op::BuildDict, items, first, static_cast<std::uint32_t>(atOnce));
    m_code.release(first);
    for (std::size_t i = atOnce; i < e.keys.size(); ++i) {
        const TemporaryScope pair(m_code);
        if (!e.keys[i]) {
            emit(Op::DictUpdate, items, operand(*e.values[i]));
            continue;
        }
        const Register key = operand(*e.keys[i], NO_REG, {e.values[i].get()});
        emit(Op::DictSet, items, key, operand(*e.values[i]));
    }
    moveInto(result, items);
}

void FunctionCompiler::joinedStr(const JoinedStr &e, Register result) {
    if (e.values.empty()) return loadConstant(result, {StringConstant{{}, true}});
    if (e.values.size() == 1 && e.values[0]->kind == ExpressionKind::FormattedValue)
        return formattedValue(as<FormattedValue>(*e.values[0]), result);
    const Register first = m_code.top();
    std::uint32_t count = 0;
    for (const ExprPtr &value : e.values) {
        const Register part = m_code.allocate();
        const TemporaryScope temporaries(m_code);
        if (const FormattedValue *field = dynAs<FormattedValue>(value.get()))
            formattedValue(*field, part);
        else if (std::optional<Constant> text = fold(*value))
            loadConstant(part, std::move(*text));
        else
            into(*value, part);
        if (++count < MOST_AT_ONCE) continue;
        emit(Op::BuildString, first, first, count);
        m_code.release(static_cast<Register>(first + 1));
        count = 1;
    }
    emit(Op::BuildString, result, first, count);
}

void FunctionCompiler::formattedValue(const FormattedValue &e, Register result) {
    static constexpr char letters[] = {0, 's', 'r', 'a'};
    const TemporaryScope temporaries(m_code);
    const Register value = operand(*e.value, NO_REG, {e.formatSpec.get()});
    std::uint32_t spec = NO_REG;
    if (const JoinedStr *parts = dynAs<JoinedStr>(e.formatSpec.get())) {
        // Blamed on the whole f-string, as CPython 3.11 does: the span stays.
        const Register place = m_code.allocate();
        joinedStr(*parts, place);
        spec = place;
    } else if (e.formatSpec) {
        spec = push(*e.formatSpec);
    }
    const auto letter = static_cast<std::uint32_t>(static_cast<unsigned char>(letters[std::size_t(e.conversion)]));
    emit(Op::FormatValue, result, value, letter, spec);
}

} // namespace forkyard::bytecode
