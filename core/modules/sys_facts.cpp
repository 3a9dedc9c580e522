// sys: tuples of facts whose items have names (float_info, flags ...), and the hook for exceptions nobody caught.
#include "core/modules/modules.h"
#include "core/modules/sync_object.h"
#include "core/modules/system_modules.h"

#include "core/vm/calls.h"
#include "core/vm/collection.h"
#include "core/vm/dicts.h"
#include "core/vm/digit_limit.h"
#include "core/vm/exceptions.h"
#include "core/vm/frame_values.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <array>
#include <cfloat>
#include <string>
#include <utility>
#include <vector>

namespace forkyard::modules {

using namespace vm;

namespace {

using Facts = std::vector<std::pair<const char *, Value>>;

template <std::size_t index>
Outcome item(Call &call) { return call.done(itemsOf(call.machine, call.self())[index]); }

template <std::size_t... index>
constexpr std::array<NativeFunction, sizeof...(index)> readers(std::index_sequence<index...>) { return {&item<index>...}; }
constexpr auto Readers = readers(std::make_index_sequence<18>());

/// Where a class keeps its items' names: no program can write this one.
constexpr const char *NamesAttribute = " names";

Outcome factsRepr(Call &call)
{
    const Machine &m = call.machine;
    const Handle cls = classOf(m, call.self());
    const Items names = itemsOf(m, getAttributeRaw(call.thread, cls, NamesAttribute));
    std::string text = "sys." + textOf(m, m.at<ClassObject>(cls)->qualifiedName) + "(";
    for (std::size_t i = 0; i < names.count; ++i) {
        if (i > 0) text += ", ";
        text += textOf(m, names[i]) + "=";
        if (const Outcome o = appendRepr(call.thread, itemsOf(m, call.self())[i], text); o != Outcome::Done) return o;
    }
    return call.done(makeStr(call.thread, text + ")"));
}

Value factsValue(Thread &t, const char *name, const Facts &facts)
{
    const Machine &m = t.machine;
    const Handle cls = makeBuiltinClass(t, name, "sys", Kind::Tuple, m.classes[static_cast<unsigned>(ClassId::Tuple)]);
    std::vector<Value> names, values;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        names.push_back(makeStr(t, facts[i].first));
        values.push_back(facts[i].second);
        defineMethods(t, cls, {{facts[i].first, "property self", Readers[i]}});
    }
    setAttributeRaw(t, cls, NamesAttribute, makeTuple(t, names.data(), names.size()));
    defineMethods(t, cls, {{"__repr__", "self", factsRepr}});
    TupleObject *tuple = newTuple(t, values.size(), cls);
    std::copy(values.begin(), values.end(), tuple->items());
    return valueOf(t, tuple);
}

Value whole(std::int64_t n) { return Value::integer(n); }

/// What an exception that nobody catches does by itself: its traceback goes to standard error.
Outcome exceptHook(Call &call)
{
    const Value exception = call[1];
    if (!isKind(call.machine, exception, Kind::Exception)) return call.raise(ClassId::TypeError, "print_exception(): Exception expected for value, %s found", typeName(call.machine, exception).c_str());
    const std::string text = formatException(call.thread, exception);
    for (std::string_view rest = text; !rest.empty();) {
        const SystemResult written = call.machine.host.write(call.thread, 2, rest.data(), rest.size());
        if (written.value <= 0) break;
        rest.remove_prefix(static_cast<std::size_t>(written.value));
    }
    return call.done();
}

/// sys.unraisablehook as it is at first: written in the language, beside those that have something to tell it.
Outcome unraisableHook(Call &call)
{
    const Value write = libraryValue(call.thread, "_thread", "_write_unraisable");
    return write.isUnbound() ? call.done() : call.callInstead(write, {call[0]});
}

Outcome getFrame(Call &call)
{
    std::int64_t depth = 0;
    if (const Outcome o = toIndex(call.thread, call[0], depth); o != Outcome::Done) return o;
    const Value frame = currentFrameValue(call.thread, depth < 0 ? 0 : depth);
    if (frame.isUnbound()) return call.raise(ClassId::ValueError, "call stack is not deep enough");
    return call.done(frame);
}

/// A hook that nothing would ever call: only its absence can be asked for and set.
Outcome noHook(Call &call)
{
    if (!call[0].isNone()) return call.raise(ClassId::NotImplementedError, "trace and profile functions are not in the teaching language; the timeline shows the calls");
    return call.done();
}

/// Nothing is counted all along; so it is counted now, of what CPython would not have had a share in itself.
Outcome referenceCount(Call &call)
{
    switch (kindOf(call.machine, call[0])) {
    case Kind::Instance:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Function:
    case Kind::Generator: return call.done(Value::integer(countReferences(call.thread, call[0].asHandle())));
    default: return call.raise(ClassId::NotImplementedError, "references are counted here for lists, dicts, sets, functions and a program's own objects only, not for '%s'", typeName(call.machine, call[0]).c_str());
    }
}

} // namespace

void defineSysFacts(Thread &t, Handle module)
{
    const Value no = whole(0), off = Value::boolean(false);
    setAttributeRaw(t, module, "float_info", factsValue(t, "float_info", {
        {"max", Value::real(DBL_MAX)}, {"max_exp", whole(DBL_MAX_EXP)}, {"max_10_exp", whole(DBL_MAX_10_EXP)}, {"min", Value::real(DBL_MIN)}, {"min_exp", whole(DBL_MIN_EXP)},
        {"min_10_exp", whole(DBL_MIN_10_EXP)}, {"dig", whole(DBL_DIG)}, {"mant_dig", whole(DBL_MANT_DIG)}, {"epsilon", Value::real(DBL_EPSILON)}, {"radix", whole(2)}, {"rounds", whole(1)}}));
    setAttributeRaw(t, module, "int_info", factsValue(t, "int_info", {
        {"bits_per_digit", whole(30)}, {"sizeof_digit", whole(4)}, {"default_max_str_digits", whole(4300)}, {"str_digits_check_threshold", whole(640)}}));
    setAttributeRaw(t, module, "hash_info", factsValue(t, "hash_info", {
        {"width", whole(64)}, {"modulus", makeInt(t, (std::int64_t{1} << 61) - 1)}, {"inf", whole(314159)}, {"nan", no}, {"imag", whole(1000003)}, {"algorithm", makeStr(t, "siphash13")},
        {"hash_bits", whole(64)}, {"seed_bits", whole(128)}, {"cutoff", no}}));
    setAttributeRaw(t, module, "flags", factsValue(t, "flags", {
        {"debug", no}, {"inspect", no}, {"interactive", no}, {"optimize", no}, {"dont_write_bytecode", no}, {"no_user_site", no}, {"no_site", no}, {"ignore_environment", no}, {"verbose", no},
        {"bytes_warning", no}, {"quiet", no}, {"hash_randomization", whole(1)}, {"isolated", no}, {"dev_mode", off}, {"utf8_mode", no}, {"warn_default_encoding", no}, {"safe_path", off},
        {"int_max_str_digits", whole(-1)}}));
    setAttributeRaw(t, module, "thread_info", factsValue(t, "thread_info", {{"name", makeStr(t, "pthread")}, {"lock", makeStr(t, "semaphore")}, {"version", makeStr(t, "NPTL")}}));
    const Handle space = makeBuiltinClass(t, "SimpleNamespace", "types", Kind::Instance);
    const Value implementation = newInstance(t, space);
    setAttributeRaw(t, implementation.asHandle(), "name", makeStr(t, "cpython"));
    setAttributeRaw(t, implementation.asHandle(), "cache_tag", makeStr(t, "cpython-311"));
    setAttributeRaw(t, implementation.asHandle(), "version", getAttributeRaw(t, module, "version_info"));
    setAttributeRaw(t, implementation.asHandle(), "hexversion", whole(0x030b00f0));
    setAttributeRaw(t, module, "implementation", implementation);
    for (const auto &[name, text] : {std::pair<const char *, const char *>{"prefix", "/usr"}, {"exec_prefix", "/usr"}, {"base_prefix", "/usr"}, {"base_exec_prefix", "/usr"}, {"float_repr_style", "short"}, {"abiflags", ""}, {"platlibdir", "lib"}})
        setAttributeRaw(t, module, name, makeStr(t, text));
    setAttributeRaw(t, module, "hexversion", whole(0x030b00f0));
    setAttributeRaw(t, module, "api_version", whole(1013));
    setAttributeRaw(t, module, "warnoptions", makeList(t, nullptr, 0));
    defineFunctions(t, module, {
        {"excepthook", "exctype, value, traceback, /", exceptHook},
        {"unraisablehook", "unraisable, /", unraisableHook},
        {"getrefcount", "object, /", referenceCount},
        {"_getframe", "depth=0, /", getFrame},
        {"is_finalizing", "", [](Call &c) { return c.done(Value::boolean(false)); }},
        {"gettrace", "", [](Call &c) { return c.done(); }},
        {"getprofile", "", [](Call &c) { return c.done(); }},
        {"settrace", "function, /", noHook},
        {"setprofile", "function, /", noHook},
        {"get_int_max_str_digits", "", [](Call &c) { return c.done(Value::integer(mostDigits(c.thread))); }},
        {"getfilesystemencodeerrors", "", [](Call &c) { return c.done(makeStr(c.thread, "surrogateescape")); }},
    });
    for (const auto &[kept, name] : {std::pair<const char *, const char *>{"__excepthook__", "excepthook"}, {"__unraisablehook__", "unraisablehook"}})
        setAttributeRaw(t, module, kept, getAttributeRaw(t, module, name));
}

namespace {

/// sys.`name` where it is not sys.`original` any more, else Unbound.
Value replaced(Thread &t, const char *name, const char *original)
{
    const Value sys = dictGetStr(t, Value::object(t.machine.modules), "sys");
    if (!isKind(t.machine, sys, Kind::Module)) return {};
    const Value now = getAttributeRaw(t, sys.asHandle(), name);
    return now == getAttributeRaw(t, sys.asHandle(), original) ? Value() : now;
}

} // namespace

Value ownExceptHook(Thread &t)
{
    return replaced(t, "excepthook", "__excepthook__");
}

Value ownErrorStream(Thread &t)
{
    return replaced(t, "stderr", "__stderr__");
}

} // namespace forkyard::modules
