// The way in: one session for a file, and a compiler for its module.
#include "core/bytecode/compiler.h"

#include "core/bytecode/annotation_text.h"
#include "core/bytecode/function_compiler.h"

namespace forkyard::bytecode {

Result<std::shared_ptr<const Code>> compile(const lang::Module &module, const std::string &fileName) {
    CompileSession session{fileName};
    session.annotationsAreText = wantsAnnotationText(module);
    session.settles = hearsOfEnds(module.body);
    // A module's names are in its dict, so nothing about locals has to be known.
    FunctionCompiler compiler(session, *module.scope, BodyFacts{}, SourceSpan{1, 0, 1, 0});
    std::shared_ptr<const Code> code = compiler.module(module);
    if (session.error) return *session.error;
    return code;
}

} // namespace forkyard::bytecode
