// Start of a machine: classes, built-in names, the prelude; and the numbering of code.
#include "core/vm/machine.h"

#include "core/base/check.h"
#include "core/vm/attributes.h"
#include "core/vm/builtins.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/exceptions.h"
#include "core/vm/functions.h"
#include "core/vm/introspection.h"
#include "core/vm/imports.h"
#include "core/vm/interpreter.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sched.h>

namespace forkyard::vm {

namespace {

/// Code never moves once loaded, so that other threads may read the table while one appends.
constexpr std::size_t MaxCodes = std::size_t{1} << 17;

constexpr const char *PreludeNames[] = {
#define PRELUDE(name) "_p_" #name,
#include "core/vm/prelude.def"
};

} // namespace

Machine::Machine(Host &theHost, MachineOptions theOptions) : host(theHost), options(std::move(theOptions)), heap(options.memoryLimit)
{
    cacheRecords = std::make_unique<CacheRecords>();
    codes.reserve(MaxCodes);
    codes.emplace_back();
    natives.reserve(1024); // nearly as many as there are at any start: growing would copy them again and again
}

Machine::~Machine() = default;

void ObjectLock::wait()
{
    constexpr int Spins = 100;
    do {
        for (int spins = 0; __atomic_load_n(&m_object->lock, __ATOMIC_RELAXED) != 0; ++spins) {
            if (spins < Spins)
                __builtin_ia32_pause();
            else
                sched_yield();
        }
    } while (__atomic_exchange_n(&m_object->lock, 1, __ATOMIC_ACQUIRE) != 0);
}

namespace {

std::vector<std::vector<bytecode::Symbol>> keywordsIn(const bytecode::Code &code)
{
    std::vector<std::vector<bytecode::Symbol>> keywords(code.constants.size());
    for (const bytecode::Instruction &i : code.instructions) {
        if ((i.op != bytecode::Op::Call && i.op != bytecode::Op::CallMethod) || i.d == bytecode::NO_CONST || !keywords[i.d].empty()) continue;
        for (const bytecode::Constant &name : std::get<bytecode::TupleConstant>(code.constants[i.d].value).items)
            keywords[i.d].push_back(bytecode::intern(std::get<bytecode::StringConstant>(name.value).utf8));
    }
    return keywords;
}

} // namespace

std::uint32_t Machine::load(std::shared_ptr<const bytecode::Code> code)
{
    auto keywords = keywordsIn(*code); // before the lock: names have one of their own, which a fork takes first
    const std::lock_guard guard(codesMutex);
    FORKYARD_CHECK(codes.size() < MaxCodes);
    auto loaded = std::make_unique<LoadedCode>();
    loaded->fast = code->fastInstructions.data();
    loaded->lined = code->instructions.data();
    loaded->registerCount = code->registerCount;
    loaded->positionalCount = code->positionalCount;
    loaded->simple = !code->hasVarArgs && !code->hasVarKeywords && code->keywordOnlyCount == 0 && !code->isGenerator && !code->isCoroutine;
    loaded->isLibrary = code->fileName.starts_with('<') && code->fileName.ends_with('>');
    loaded->hasShownFrames = loaded->isLibrary && hasShownFrames(builtinSource(std::string_view(code->fileName).substr(1, code->fileName.size() - 2)));
    loaded->file = fileNumber(code->fileName);
    loaded->caches = cacheSites.take(code->cacheCount);
    loaded->keywords = std::move(keywords);
    loaded->code = std::move(code);
    codes.push_back(std::move(loaded));
    return static_cast<std::uint32_t>(codes.size() - 1);
}

std::uint8_t Machine::fileNumber(const std::string &fileName)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i] == fileName) return static_cast<std::uint8_t>(i);
    if (files.size() >= 255) return 255;
    files.push_back(fileName);
    return static_cast<std::uint8_t>(files.size() - 1);
}

void Machine::start(Thread &t)
{
    makeBuiltinClasses(t);
    makeSharedStrings(t);
    // Names made before strings existed.
    modules = makeDict(t).asHandle();
    builtins = makeModule(t, "builtins", {});
    dictSetStr(t, Value::object(modules), "builtins", Value::object(builtins));
    const Handle machineModule = makeModule(t, "_machine", {});
    dictSetStr(t, Value::object(modules), "_machine", Value::object(machineModule));
    for (const Handle cls : classes) {
        const auto *c = at<ClassObject>(cls);
        static constexpr const char *hiddenNames[] = {"NoneType", "ellipsis", "NotImplementedType", "cell", "code", "function", "method",
            "builtin_function_or_method", "method_descriptor", "generator", "coroutine", "module", "traceback", "mappingproxy"};
        const std::string name = textOf(*this, c->name);
        const bool hidden = name.find('_') != std::string::npos || std::find(std::begin(hiddenNames), std::end(hiddenNames), name) != std::end(hiddenNames);
        if (!hidden) setAttributeRaw(t, builtins, name, Value::object(cls));
        setAttributeRaw(t, machineModule, name, Value::object(cls));
    }
    setAttributeRaw(t, builtins, "EnvironmentError", classValue(ClassId::OSError));
    setAttributeRaw(t, builtins, "IOError", classValue(ClassId::OSError));
    defineObjectMethods(t);
    defineFunctionMethods(t);
    defineExceptionMethods(t);
    defineNumbers(t);
    defineStrMethods(t);
    defineBytesMethods(t);
    defineContainers(t);
    defineBuiltinFunctions(t);
    defineMachineFunctions(t, machineModule);
    defineContainerHelpers(t, machineModule);
    defineImportFunctions(t, machineModule);
    defineIntrospection(t, machineModule);

    const std::string_view source = builtinSource("_prelude");
    FORKYARD_CHECK(!source.empty());
    auto code = compile(source, "<prelude>");
    if (!code.ok()) {
        std::fprintf(stderr, "prelude: %s at line %u\n", code.error().code.c_str(), code.error().span.line);
        std::abort();
    }
    const Handle prelude = makeModule(t, "_prelude", {});
    const Value function = makeModuleFunction(t, code.value(), prelude, true);
    FORKYARD_CHECK(startThreadFrame(t, function, emptyTuple));
    if (run(t) != RunEnd::Finished || !t.exception.isUnbound()) {
        std::fprintf(stderr, "%s", formatException(t, t.exception).c_str());
        std::abort();
    }
    for (std::size_t i = 0; i < std::size(PreludeNames); ++i) {
        preludeFunctions[i] = getAttributeRaw(t, prelude, PreludeNames[i]);
        if (preludeFunctions[i].isUnbound()) std::fprintf(stderr, "prelude: %s is missing\n", PreludeNames[i]);
        FORKYARD_CHECK(!preludeFunctions[i].isUnbound());
    }
    adoptPreludeNames(t, prelude);
}

void Machine::prepareMain(Thread &t, const std::shared_ptr<const bytecode::Code> &code, const std::string &fileName)
{
    files[0] = fileName; // code of the main file was compiled under this name and loads as file 0
    const Handle main = makeModule(t, "__main__", fileName);
    dictSetStr(t, Value::object(modules), "__main__", Value::object(main));
    const Value function = makeModuleFunction(t, code, main, false);
    FORKYARD_CHECK(startThreadFrame(t, function, emptyTuple));
}

} // namespace forkyard::vm
