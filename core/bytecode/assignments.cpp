// Assignment in all its forms, and del.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;

namespace {

bool isPattern(const Expression &target) {
    return target.kind == ExpressionKind::Tuple || target.kind == ExpressionKind::List;
}

const ExprList &elementsOf(const Expression &pattern) {
    return pattern.kind == ExpressionKind::Tuple ? as<Tuple>(pattern).elements : as<List>(pattern).elements;
}

bool hasStar(const ExprList &elements) {
    return std::any_of(elements.begin(), elements.end(),
                       [](const ExprPtr &element) { return element->kind == ExpressionKind::Starred; });
}

} // namespace

void FunctionCompiler::assign(const Assign &s) {
    if (s.targets.size() == 1) return assignTo(*s.targets[0], *s.value);
    const bool allLocals = std::all_of(s.targets.begin(), s.targets.end(),
                                       [&](const ExprPtr &target) { return localOf(*target).has_value(); });
    if (allLocals) {
        const Register first = *localOf(*s.targets[0]);
        into(*s.value, first);
        m_code.markBound(first);
        for (std::size_t i = 1; i < s.targets.size(); ++i) store(*s.targets[i], first);
        return;
    }
    const Register value = push(*s.value);
    for (const ExprPtr &target : s.targets) store(*target, value);
}

/// `x = None` says that x is no longer needed: if that was all there was, it ends here.
bool FunctionCompiler::assignNone(const Expression &target, const Expression &value) {
    const Name *name = dynAs<Name>(&target);
    const lang::Constant *constant = dynAs<lang::Constant>(&value);
    if (!name || !constant || constant->constant != ConstantKind::None) return false;
    const Variable which = variable(name->id);
    const bool isLocal = which.kind == Variable::Kind::Local && m_code.isBound(which.place);
    if (!isLocal && which.kind != Variable::Kind::Global) return false;
    const TemporaryScope temporaries(m_code);
    const Register held = m_code.allocate();
    if (isLocal) {
        emit(Op::Move, held, which.place);
        into(value, which.place);
    } else {
        emit(Op::PeekGlobal, held, 0, 0, intern(name->id));
        store(target, operand(value));
    }
    emit(Op::LetGo, held);
    return true;
}

void FunctionCompiler::assignTo(const Expression &target, const Expression &value) {
    if (assignNone(target, value)) return;
    if (const std::optional<Register> local = localOf(target)) {
        into(value, *local);
        return m_code.markBound(*local);
    }
    if (isPattern(target) && assignInParallel(target, value)) return;
    store(target, operand(value, NO_REG, {&target}));
}

/// `a, b = b, a`: without the tuple. The values are kept where they are, unless a target before their turn changes
/// them.
bool FunctionCompiler::assignInParallel(const Expression &target, const Expression &value) {
    if (value.kind != ExpressionKind::Tuple) return false;
    const ExprList &targets = elementsOf(target);
    const ExprList &values = as<Tuple>(value).elements;
    if (targets.size() != values.size() || hasStar(targets) || hasStar(values) || targets.size() > 16) return false;

    const auto isStable = [&](std::size_t index) {
        const std::string &name = as<Name>(*values[index]).id;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (i < index && targetAssigns(*targets[i], name)) return false;
            if (m_facts.hasWalrus && (mayAssign(values[i].get(), name) || mayAssign(targets[i].get(), name)))
                return false;
        }
        return true;
    };
    const auto allLocals = [&] {
        return std::all_of(targets.begin(), targets.end(), [&](const ExprPtr &t) { return localOf(*t).has_value(); });
    };

    std::vector<Register> places(values.size(), NO_REG); // NO_REG: a constant, loaded when it is its turn
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (fold(*values[i])) continue;
        const bool isLocal = localOf(*values[i]).has_value();
        if (isLocal && isStable(i)) {
            places[i] = operand(*values[i]);
            continue;
        }
        const std::optional<Register> goal = localOf(*targets[i]);
        // The last value may go home at once if nobody waits for what was there.
        const bool isFree =
            !isLocal && i + 1 == values.size() && goal && allLocals() &&
            std::find(places.begin(), places.end(), *goal) == places.end() &&
            std::none_of(targets.begin(), targets.end() - 1, [&](const ExprPtr &t) { return localOf(*t) == goal; });
        if (isFree)
            into(*values[i], *goal);
        else
            into(*values[i], m_code.allocate());
        places[i] = isFree ? *goal : static_cast<Register>(m_code.top() - 1);
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (places[i] == NO_REG)
            assignTo(*targets[i], *values[i]);
        else
            store(*targets[i], places[i]);
    }
    return true;
}

void FunctionCompiler::annAssign(const AnnAssign &s) {
    if (s.value) {
        assignTo(*s.target, *s.value);
    } else if (!s.simple || s.target->kind != ExpressionKind::Name) {
        if (const Attribute *e = dynAs<Attribute>(s.target.get())) operand(*e->value);
        if (const Subscript *e = dynAs<Subscript>(s.target.get())) {
            operand(*e->value);
            operand(*e->index);
        }
    }
    const Name *name = dynAs<Name>(s.target.get());
    // Those of a function's variables are not evaluated.
    if (m_scope.kind == ScopeKind::Function || !s.simple || !name) return;
    const TemporaryScope temporaries(m_code);
    const Register value = m_code.allocate();
    annotation(*s.annotation, value);
    const Register annotations = m_code.allocate();
    loadName("__annotations__", annotations);
    const Register key = m_code.allocate();
    loadConstant(key, stringConstant(name->id));
    emit(Op::StoreIndex, annotations, key, value);
}

void FunctionCompiler::augAssign(const AugAssign &s) {
    const SourceSpan whole = m_code.span();
    const Expression &target = *s.target;
    if (const std::optional<Register> local = localOf(target)) {
        const std::string &name = as<Name>(target).id;
        {
            const SpanScope span(m_code, target.span);
            checkBound(*local, name);
        }
        if (!m_facts.hasWalrus || !mayAssign(s.value.get(), name)) return inPlace(s.op, *local, *s.value);
        const Register before = m_code.allocate();
        emit(Op::Move, before, *local);
        inPlace(s.op, before, *s.value);
        return moveInto(*local, before);
    }
    m_code.setSpan(target.span);
    if (const Name *name = dynAs<Name>(&target)) {
        const Register value = m_code.allocate();
        loadName(name->id, value);
        m_code.setSpan(whole);
        inPlace(s.op, value, *s.value);
        m_code.setSpan(target.span);
        storeName(name->id, value);
    } else if (const Attribute *attribute = dynAs<Attribute>(&target)) {
        const Register object = operand(*attribute->value, NO_REG, {s.value.get()});
        m_code.setSpan(spanFromAttributeName(target.span, *attribute));
        const Register value = m_code.allocate();
        const Symbol symbol = intern(attribute->attribute);
        emit(Op::LoadAttr, value, object, m_code.nextCache(), symbol);
        m_code.setSpan(whole);
        inPlace(s.op, value, *s.value);
        m_code.setSpan(spanFromAttributeName(target.span, *attribute));
        emit(Op::StoreAttr, object, value, m_code.nextCache(), symbol);
    } else if (const Subscript *subscript = dynAs<Subscript>(&target)) {
        const Register object = operand(*subscript->value, NO_REG, {subscript->index.get(), s.value.get()});
        const Register index = operand(*subscript->index, NO_REG, {s.value.get()});
        const Register value = m_code.allocate();
        emit(Op::LoadIndex, value, object, index);
        m_code.setSpan(whole);
        inPlace(s.op, value, *s.value);
        m_code.setSpan(target.span);
        emit(Op::StoreIndex, object, index, value);
    }
    m_code.setSpan(whole);
}

void FunctionCompiler::store(const Expression &target, Register value) {
    const SpanScope span(m_code, target.span);
    const TemporaryScope temporaries(m_code);
    switch (target.kind) {
    case ExpressionKind::Name:
        return storeName(as<Name>(target).id, value);
    case ExpressionKind::Attribute: {
        const auto &e = as<Attribute>(target);
        const Register object = operand(*e.value);
        m_code.setSpan(spanFromAttributeName(m_code.span(), e));
        return emit(Op::StoreAttr, object, value, m_code.nextCache(), intern(e.attribute));
    }
    case ExpressionKind::Subscript: {
        const auto &e = as<Subscript>(target);
        const Register object = operand(*e.value, NO_REG, {e.index.get()});
        return emit(Op::StoreIndex, object, operand(*e.index), value);
    }
    case ExpressionKind::Tuple:
    case ExpressionKind::List:
        return unpack(elementsOf(target), value);
    case ExpressionKind::Starred:
        return store(*as<Starred>(target).value, value);
    default:
        return; // the parser lets nothing else be a target
    }
}

void FunctionCompiler::unpack(const ExprList &targets, Register value) {
    if (const std::optional<Register> first = consecutiveLocals(targets)) {
        emit(Op::UnpackSequence, *first, value, static_cast<std::uint32_t>(targets.size()));
        for (std::size_t i = 0; i < targets.size(); ++i) m_code.markBound(static_cast<Register>(*first + i));
        return;
    }
    const Register first = m_code.allocate(targets.size());
    const auto star = std::find_if(targets.begin(), targets.end(),
                                   [](const ExprPtr &target) { return target->kind == ExpressionKind::Starred; });
    const auto before = static_cast<std::uint32_t>(star - targets.begin());
    if (star == targets.end())
        emit(Op::UnpackSequence, first, value, before);
    else
        emit(Op::UnpackEx, first, value, before, static_cast<std::uint32_t>(targets.size() - before - 1));
    for (std::size_t i = 0; i < targets.size(); ++i) store(*targets[i], static_cast<Register>(first + i));
}

/// The first register, if the targets are locals that lie in a row: then the items can be unpacked right there.
std::optional<Register> FunctionCompiler::consecutiveLocals(const ExprList &targets) const {
    if (targets.empty()) return {};
    const std::optional<Register> first = localOf(*targets[0]);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const std::optional<Register> local = localOf(*targets[i]);
        if (!local || *local != *first + i) return {};
    }
    return first;
}

void FunctionCompiler::deleteTarget(const Expression &target) {
    const SpanScope span(m_code, target.span);
    const TemporaryScope temporaries(m_code);
    switch (target.kind) {
    case ExpressionKind::Name:
        return deleteName(as<Name>(target).id);
    case ExpressionKind::Attribute: {
        const auto &e = as<Attribute>(target);
        const Register object = operand(*e.value);
        m_code.setSpan(spanFromAttributeName(m_code.span(), e));
        return emit(Op::DeleteAttr, object, 0, 0, intern(e.attribute));
    }
    case ExpressionKind::Subscript: {
        const auto &e = as<Subscript>(target);
        const Register object = operand(*e.value, NO_REG, {e.index.get()});
        return emit(Op::DeleteIndex, object, operand(*e.index));
    }
    case ExpressionKind::Tuple:
    case ExpressionKind::List:
        for (const ExprPtr &element : elementsOf(target)) deleteTarget(*element);
        return;
    default:
        return;
    }
}

} // namespace forkyard::bytecode
