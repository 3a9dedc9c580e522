// What the tests of the compiler share: program text to code, and the code of one function as text.
#pragma once

#include "core/bytecode/compiler.h"
#include "core/bytecode/disassemble.h"
#include "core/lang/parse.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>

namespace compile_text {

using CodePointer = std::shared_ptr<const forkyard::bytecode::Code>;

/// The code of the program, or the diagnostic of whoever refused it.
inline forkyard::Result<CodePointer> compileText(const std::string &source) {
    auto module = forkyard::lang::parseProgram(source);
    if (!module) return module.error();
    return forkyard::bytecode::compile(*module.value(), "test.py");
}

/// The code of that qualified name within (or "<module>"), null if there is none.
inline CodePointer find(const CodePointer &code, const std::string &qualifiedName) {
    if (code->qualifiedName == qualifiedName || (code->isModule && qualifiedName == "<module>")) return code;
    for (const forkyard::bytecode::Constant &constant : code->constants)
        if (const auto *inner = std::get_if<CodePointer>(&constant.value))
            if (CodePointer found = find(*inner, qualifiedName)) return found;
    return nullptr;
}

/// Its instructions and guards, one a line, without the margin for labels that none has.
inline QString listing(const std::string &source, const std::string &qualifiedName) {
    const auto code = compileText(source);
    if (!code) return QString::fromStdString("refused: " + code.error().code);
    const CodePointer wanted = find(code.value(), qualifiedName);
    if (!wanted) return "no such code";
    QString text = QString::fromStdString(disassemble(*wanted)).section("\n\n", 0, 0);
    return text.section('\n', 1).trimmed();
}

} // namespace compile_text
