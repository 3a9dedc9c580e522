// class statements and the code of class bodies.
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

namespace forkyard::bytecode {

using namespace lang;

void FunctionCompiler::classDef(const ClassDef &s) {
    const Register first = pushDecorators(s.decorators);
    m_code.setSpan(s.span);
    m_code.line(s.span.line);
    const std::uint32_t code = codeConstant(&s, [&] {
        SourceSpan start = s.span;
        if (!s.decorators.empty()) start.line = s.decorators[0]->span.line;
        return FunctionCompiler(m_session, *s.scope, BodyFacts{}, start).classBody(s);
    });
    const Register name = m_code.allocate(5);
    const auto bases = static_cast<Register>(name + 1);
    const auto classNamespace = static_cast<Register>(name + 2);
    const auto keywords = static_cast<Register>(name + 3);
    const auto body = static_cast<Register>(name + 4);
    loadConstant(name, stringConstant(s.name));
    {
        const TemporaryScope temporaries(m_code);
        tuple(s.bases, bases);
    }
    if (s.keywords.empty())
        emit(Op::Clear, keywords);
    else
        keywordDict(s.keywords, keywords, name);
    makeFunction(body, code, nullptr, *s.scope);
    emit(Op::BuildDict, classNamespace, 0, 0);
    emit(Op::Move, m_code.allocate(), classNamespace);
    emit(Op::Call, body, body, 1, NO_CONST);
    emit(Op::MakeClass, name, name);
    m_code.release(bases);
    applyDecorators(s.decorators, first);
    storeName(s.boundName, first);
}

std::shared_ptr<const Code> FunctionCompiler::classBody(const ClassDef &node) {
    m_result->isClassBody = true;
    m_result->positionalCount = 1;
    const Register value = m_code.allocate();
    loadName("__name__", value);
    storeName("__module__", value);
    loadConstant(value, {StringConstant{m_scope.qualifiedName, false}});
    storeName("__qualname__", value);
    if (takeDocString(node.body)) {
        loadConstant(value, {StringConstant{m_result->docString, false}});
        storeName("__doc__", value);
    }
    if (hasAnnotations(node.body)) {
        emit(Op::BuildDict, value, 0, 0);
        storeName("__annotations__", value);
    }
    m_code.release(value);
    block(node.body);
    if (m_scope.needsClassCell) {
        emit(Op::Return, cellOf("__class__"));
        m_code.endPath();
    }
    return finish();
}

} // namespace forkyard::bytecode
