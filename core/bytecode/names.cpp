// Variables: which register, cell or table holds a name, and how it is read, written and deleted.
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

namespace forkyard::bytecode {

using namespace lang;

namespace {

constexpr Register CLASS_NAMESPACE = 0;

std::size_t parameterRegisters(const Scope &scope) {
    return scope.kind == ScopeKind::Class ? 1 : scope.parameters.size();
}

/// Locals, then own cells that are no parameters, then free cells.
std::size_t fixedRegisters(const Scope &scope) {
    std::size_t count = scope.locals.size() + scope.cells.size() + scope.frees.size();
    count += scope.kind == ScopeKind::Class ? 1 : 0;
    for (const std::string &name : scope.cells)
        for (const std::string &parameter : scope.parameters) count -= name == parameter ? 1 : 0;
    return count;
}

} // namespace

FunctionCompiler::FunctionCompiler(CompileSession &session, const Scope &scope, BodyFacts facts, SourceSpan start)
    : m_session(session), m_scope(scope), m_facts(facts), m_code(session, fixedRegisters(scope)) {
    m_code.setSpan(start);
    layOutRegisters(start);
}

void FunctionCompiler::layOutRegisters(SourceSpan start) {
    Code &code = *m_result;
    code.name = m_scope.name;
    code.qualifiedName = m_scope.qualifiedName;
    code.fileName = m_session.fileName;
    code.firstLine = start.line;
    code.isGenerator = m_scope.isGenerator;
    code.isCoroutine = m_scope.isCoroutine;

    const std::size_t parameters = parameterRegisters(m_scope);
    const auto addLocal = [&](std::string_view name, bool isCell) {
        const auto place = static_cast<Register>(code.localNames.size());
        code.localNames.push_back(intern(name));
        code.localIsCell.push_back(isCell ? 1 : 0);
        (isCell ? m_cells : m_locals).emplace(name, place);
        if (place < parameters) m_code.markBound(place);
    };
    if (m_scope.kind == ScopeKind::Class) {
        addLocal("", false);
        m_locals.clear();
    }
    std::unordered_map<std::string_view, bool> isCaptured;
    for (const std::string &name : m_scope.cells) isCaptured.emplace(name, true);
    for (const std::string &name : m_scope.locals) addLocal(name, isCaptured.contains(name));
    for (const std::string &name : m_scope.cells)
        if (!m_cells.contains(name)) addLocal(name, true);
    code.firstFree = static_cast<std::uint16_t>(code.localNames.size());
    for (std::size_t i = 0; i < m_scope.frees.size(); ++i) {
        code.freeNames.push_back(intern(m_scope.frees[i]));
        m_cells.emplace(m_scope.frees[i], static_cast<Register>(code.firstFree + i));
    }
    for (std::size_t place = 0; place < code.localIsCell.size(); ++place)
        if (code.localIsCell[place]) emit(Op::MakeCell, static_cast<std::uint32_t>(place));
}

FunctionCompiler::Variable FunctionCompiler::variable(std::string_view name) const {
    const bool isClass = m_scope.kind == ScopeKind::Class;
    switch (m_scope.lookUp(name)) {
    case NameBinding::Local:
        return {Variable::Kind::Local, m_locals.at(name)};
    case NameBinding::Cell:
        return {Variable::Kind::Cell, m_cells.at(name)};
    case NameBinding::Free:
        return {isClass ? Variable::Kind::ClassFree : Variable::Kind::Cell, m_cells.at(name)};
    case NameBinding::GlobalExplicit:
        return {Variable::Kind::Global, 0};
    case NameBinding::GlobalImplicit:
    case NameBinding::Body:
        return {isClass ? Variable::Kind::ClassName : Variable::Kind::Global, 0};
    }
    return {};
}

std::optional<Register> FunctionCompiler::localOf(const Expression &e) const {
    const Name *name = dynAs<Name>(&e);
    if (!name) return {};
    const Variable place = variable(name->id);
    if (place.kind != Variable::Kind::Local) return {};
    return place.place;
}

Register FunctionCompiler::cellOf(std::string_view name) const {
    return m_cells.at(name);
}

void FunctionCompiler::checkBound(Register local, std::string_view name) {
    if (m_code.isBound(local)) return;
    emit(Op::CheckBound, local, 0, 0, intern(name));
    m_code.markBound(local);
}

void FunctionCompiler::loadName(std::string_view name, Register result) {
    const Variable from = variable(name);
    switch (from.kind) {
    case Variable::Kind::Local:
        checkBound(from.place, name);
        return moveInto(result, from.place);
    case Variable::Kind::Cell:
        return emit(Op::LoadCell, result, from.place, 0, intern(name));
    case Variable::Kind::Global:
        return emit(Op::LoadGlobal, result, 0, m_code.nextCache(), intern(name));
    case Variable::Kind::ClassName:
        return emit(Op::LoadName, result, CLASS_NAMESPACE, 0, intern(name));
    case Variable::Kind::ClassFree:
        return emit(Op::LoadNameOrCell, result, CLASS_NAMESPACE, from.place, intern(name));
    }
}

void FunctionCompiler::storeName(std::string_view name, Register value) {
    const Variable to = variable(name);
    switch (to.kind) {
    case Variable::Kind::Local:
        moveInto(to.place, value);
        return m_code.markBound(to.place);
    case Variable::Kind::Cell:
    case Variable::Kind::ClassFree:
        return emit(Op::StoreCell, to.place, value);
    case Variable::Kind::Global:
        return emit(Op::StoreGlobal, value, 0, m_code.nextCache(), intern(name));
    case Variable::Kind::ClassName:
        return emit(Op::StoreName, value, CLASS_NAMESPACE, 0, intern(name));
    }
}

void FunctionCompiler::deleteName(std::string_view name) {
    const Variable which = variable(name);
    switch (which.kind) {
    case Variable::Kind::Local:
        checkBound(which.place, name);
        emit(Op::LetGo, which.place);
        return m_code.markUnbound(which.place);
    case Variable::Kind::Cell:
    case Variable::Kind::ClassFree:
        return emit(Op::DeleteCell, which.place, 0, 0, intern(name));
    case Variable::Kind::Global: {
        const TemporaryScope temporaries(m_code);
        const Register held = m_code.allocate();
        emit(Op::PeekGlobal, held, 0, 0, intern(name));
        emit(Op::DeleteGlobal, 0, 0, 0, intern(name));
        return emit(Op::LetGo, held);
    }
    case Variable::Kind::ClassName:
        return emit(Op::DeleteName, 0, CLASS_NAMESPACE, 0, intern(name));
    }
}

void FunctionCompiler::forgetName(std::string_view name) {
    const Variable which = variable(name);
    if (which.kind == Variable::Kind::Local) {
        emit(Op::Clear, which.place);
        return m_code.markUnbound(which.place);
    }
    const TemporaryScope temporaries(m_code);
    const Register none = m_code.allocate();
    loadConstant(none, {NoneConstant{}});
    storeName(name, none);
    deleteName(name);
}

} // namespace forkyard::bytecode
