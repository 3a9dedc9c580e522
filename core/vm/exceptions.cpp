// Exception objects: made, raised, read by the program. How they are printed is in traceback_text.cpp.
#include "core/vm/exceptions.h"

#include "core/vm/frame_values.h"

#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/introspection.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

#include <cerrno>
#include <cstring>

namespace forkyard::vm {

Value makeExceptionObject(Thread &t, Handle cls, Value args)
{
    auto *exception = newObject<ExceptionObject>(t, Kind::Exception, cls);
    exception->args = args;
    exception->cause = exception->context = Value();
    exception->traceback = 0;
    exception->padding = 0;
    return valueOf(t, exception);
}

void addTraceback(Thread &t, Value exception, const FrameObject *frame, std::uint32_t pc)
{
    Machine &m = t.machine;
    const auto &code = m.code(frame->code);
    auto *traceback = newObject<TracebackObject>(t, Kind::Traceback, ClassId::Traceback);
    traceback->function = frame->function;
    traceback->code = frame->code;
    traceback->pc = pc;
    traceback->lined = frame->lined;
    const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
    traceback->line = instructions[pc].line;
    auto *object = m.at<ExceptionObject>(exception);
    traceback->next = object->traceback;
    object->traceback = m.heap.handleOf(traceback);
}

namespace {

struct ErrnoClass {
    int error;
    ClassId cls;
};
constexpr ErrnoClass ErrnoClasses[] = {
    {EAGAIN, ClassId::BlockingIOError}, {EALREADY, ClassId::BlockingIOError}, {EINPROGRESS, ClassId::BlockingIOError},
    {ECHILD, ClassId::ChildProcessError}, {EPIPE, ClassId::BrokenPipeError}, {ESHUTDOWN, ClassId::BrokenPipeError},
    {ECONNABORTED, ClassId::ConnectionAbortedError}, {ECONNREFUSED, ClassId::ConnectionRefusedError}, {ECONNRESET, ClassId::ConnectionResetError},
    {EEXIST, ClassId::FileExistsError}, {ENOENT, ClassId::FileNotFoundError}, {EINTR, ClassId::InterruptedError},
    {EISDIR, ClassId::IsADirectoryError}, {ENOTDIR, ClassId::NotADirectoryError}, {EACCES, ClassId::PermissionError},
    {EPERM, ClassId::PermissionError}, {ESRCH, ClassId::ProcessLookupError}, {ETIMEDOUT, ClassId::TimeoutError},
};

ClassId classOfErrno(int error)
{
    for (const ErrnoClass &row : ErrnoClasses)
        if (row.error == error) return row.cls;
    return ClassId::OSError;
}

Items argsOf(const Machine &m, Value exception) { return itemsOf(m, m.at<ExceptionObject>(exception)->args); }

/// Sets errno, strerror and filename as OSError's constructor does with two arguments or more.
void fillOsError(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    const Items args = argsOf(m, exception);
    if (args.count < 2) return;
    auto *object = m.at<Object>(exception);
    setOwnAttribute(t, object, names::errno_(), args[0]);
    setOwnAttribute(t, object, names::strerror(), args[1]);
    if (args.count >= 3 && !args[2].isNone()) {
        setOwnAttribute(t, object, names::filename(), args[2]);
        // The fourth is another system's error number.
        if (args.count >= 5) setAttributeRaw(t, exception.asHandle(), "filename2", args[4]);
        const Value two[] = {args[0], args[1]};
        m.at<ExceptionObject>(exception)->args = makeTuple(t, two, 2);
    }
}

Outcome exceptionNew(Call &call)
{
    const Machine &m = call.machine;
    Handle cls = call[0].asHandle();
    const Items args = itemsOf(m, call[1]);
    // OSError(errno, text) makes the subclass for that errno.
    if (cls == m.classes[static_cast<unsigned>(ClassId::OSError)] && args.count >= 2 && args[0].isInt())
        cls = m.classes[static_cast<unsigned>(classOfErrno(static_cast<int>(args[0].asInt())))];
    const Value exception = makeExceptionObject(call.thread, cls, call[1]);
    if (isSubclass(m, cls, m.classes[static_cast<unsigned>(ClassId::OSError)])) fillOsError(call.thread, exception);
    static constexpr std::pair<ClassId, const char *> keywords[] = {{ClassId::ImportError, "name"}, {ClassId::ImportError, "path"}, {ClassId::NameError, "name"}, {ClassId::AttributeError, "name"}, {ClassId::AttributeError, "obj"}};
    for (const auto &[id, word] : keywords) {
        if (!isSubclass(m, cls, m.classes[static_cast<unsigned>(id)])) continue;
        const Value given = dictGetStr(call.thread, call[2], word);
        if (!given.isUnbound()) setOwnAttribute(call.thread, m.at<Object>(exception), bytecode::intern(word), given);
    }
    return call.done(exception);
}

/// What an exception class of the language takes no keyword for is refused, whichever way it comes.
Outcome refuseKeywords(Call &call, Handle cls, Value given)
{
    const Machine &m = call.machine;
    std::size_t position = 0;
    Value key, value;
    const auto isOf = [&](ClassId id) { return isSubclass(m, cls, m.classes[static_cast<unsigned>(id)]); };
    while (dictNext(m, given, position, key, value)) {
        const std::string word = textOf(m, key);
        const bool isImport = isOf(ClassId::ImportError), isAttribute = isOf(ClassId::AttributeError), isName = isOf(ClassId::NameError);
        if (!isImport && !isAttribute && !isName) return call.raise(ClassId::TypeError, "%s() takes no keyword arguments", textOf(m, m.at<ClassObject>(cls)->name).c_str());
        if (word == "name" || (isImport && word == "path") || (isAttribute && word == "obj")) continue;
        return call.raise(ClassId::TypeError, "'%s' is an invalid keyword argument for %s()", word.c_str(), isImport ? "ImportError" : isAttribute ? "AttributeError" : "NameError");
    }
    return Outcome::Done;
}

Outcome exceptionInit(Call &call)
{
    const Machine &m = call.machine;
    if (const Outcome o = refuseKeywords(call, m.at<Object>(call.self())->cls, call[2]); o != Outcome::Done) return o;
    m.at<ExceptionObject>(call.self())->args = call[1];
    if (isInstance(m, call.self(), ClassId::OSError)) fillOsError(call.thread, call.self());
    return call.done();
}

/// str(exception), by the rules of the built-in classes.
Outcome exceptionStr(Call &call)
{
    const Machine &m = call.machine;
    const Items args = argsOf(m, call.self());
    const auto *object = m.at<Object>(call.self());
    Value result;
    if (isInstance(m, call.self(), ClassId::OSError)) {
        const Value number = ownAttribute(m, object, names::errno_());
        const Value text = ownAttribute(m, object, names::strerror());
        if (!number.isUnbound() && !text.isUnbound()) {
            std::string out = "[Errno ";
            Outcome o = appendStr(call.thread, number, out);
            out += "] ";
            if (o == Outcome::Done) o = appendStr(call.thread, text, out);
            const Value file = ownAttribute(m, object, names::filename());
            const Value second = file.isUnbound() ? file : ownAttribute(m, object, bytecode::intern("filename2"));
            if (!file.isUnbound() && o == Outcome::Done) o = appendRepr(call.thread, file, out += ": ");
            if (!second.isUnbound() && o == Outcome::Done) o = appendRepr(call.thread, second, out += " -> ");
            if (o == Outcome::Python) return call.fallback(PreludeId::exception_str);
            return o == Outcome::Done ? call.done(makeStr(call.thread, out)) : o;
        }
    }
    if (args.count == 0) return call.done(m.emptyString);
    if (isInstance(m, call.self(), ClassId::SyntaxError) && args.count == 2 && isTuple(m, args[1])) {
        const Items details = itemsOf(m, args[1]);
        std::string out;
        if (const Outcome o = appendStr(call.thread, args[0], out); o != Outcome::Done) return o;
        if (details.count >= 2) {
            std::string file;
            if (const Outcome o = appendStr(call.thread, details[0], file); o != Outcome::Done) return o;
            out += " (" + file.substr(file.rfind('/') + 1) + ", line " + std::to_string(details[1].isInt() ? details[1].asInt() : 0) + ")";
        }
        return call.done(makeStr(call.thread, out));
    }
    const Outcome o = args.count == 1 && isInstance(m, call.self(), ClassId::KeyError) ? reprOf(call.thread, args[0], result)
                      : args.count == 1                                                ? strOf(call.thread, args[0], result)
                                                                                       : reprOf(call.thread, m.at<ExceptionObject>(call.self())->args, result);
    if (o == Outcome::Python) return call.fallback(PreludeId::exception_str);
    return o == Outcome::Done ? call.done(result) : o;
}

Outcome exceptionRepr(Call &call)
{
    const Machine &m = call.machine;
    std::string out = typeName(m, call.self());
    const Items args = argsOf(m, call.self());
    out += "(";
    for (std::size_t i = 0; i < args.count; ++i) {
        if (i) out += ", ";
        const Outcome o = appendRepr(call.thread, args[i], out);
        if (o == Outcome::Python) return call.fallback(PreludeId::exception_repr);
        if (o != Outcome::Done) return o;
    }
    return call.done(makeStr(call.thread, out + ")"));
}

Value orNone(Value v) { return v.isUnbound() ? Value::none() : v; }

/// A property that reads args[index], or a value set by hand.
template <int index>
Outcome argProperty(Call &call)
{
    const Items args = argsOf(call.machine, call.self());
    return call.done(args.count > index ? args[index] : Value::none());
}

/// Of a SyntaxError: what its second argument (file, line, column, text, last line, last column) says.
template <int index>
Outcome placeProperty(Call &call)
{
    const Items args = argsOf(call.machine, call.self());
    if (args.count != 2 || !isTuple(call.machine, args[1])) return call.done();
    const Items place = itemsOf(call.machine, args[1]);
    return call.done(place.count > index ? place[index] : Value::none());
}

} // namespace

Outcome raiseErrno(Thread &t, int error, std::string_view fileName)
{
    const Machine &m = t.machine;
    Value args[3] = {Value::integer(error), makeStr(t, std::strerror(error)), {}};
    std::size_t count = 2;
    if (!fileName.empty()) args[count++] = makeStr(t, fileName);
    const Value exception = makeExceptionObject(t, m.classes[static_cast<unsigned>(classOfErrno(error))], makeTuple(t, args, count));
    fillOsError(t, exception);
    return raiseValue(t, exception);
}

void defineExceptionMethods(Thread &t)
{
    const Machine &m = t.machine;
    const auto cls = [&](ClassId id) { return m.classes[static_cast<unsigned>(id)]; };
    defineMethods(t, cls(ClassId::BaseException), {
        {"__new__", "static cls, *args, **kwargs", exceptionNew},
        {"__init__", "self, *args, **kwargs", exceptionInit},
        {"__str__", "self", exceptionStr},
        {"__repr__", "self", exceptionRepr},
        {"args", "property self", [](Call &c) { return c.done(c.machine.at<ExceptionObject>(c.self())->args); }},
        {"args", "property self, value", [](Call &c) {
             if (!isTuple(c.machine, c[1]) && !isList(c.machine, c[1])) return c.raise(ClassId::TypeError, "args must be a tuple");
             const Items items = itemsOf(c.machine, c[1]);
             c.machine.at<ExceptionObject>(c.self())->args = makeTuple(c.thread, items.data, items.count);
             return c.done();
         }},
        {"__cause__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<ExceptionObject>(c.self())->cause)); }},
        {"__cause__", "property self, value", [](Call &c) {
             auto *e = c.machine.at<ExceptionObject>(c.self());
             e->cause = c[1];
             e->flags |= ExceptionObject::SuppressContext;
             return c.done();
         }},
        {"__context__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<ExceptionObject>(c.self())->context)); }},
        {"__context__", "property self, value", [](Call &c) { c.machine.at<ExceptionObject>(c.self())->context = c[1]; return c.done(); }},
        {"__suppress_context__", "property self", [](Call &c) { return c.done(Value::boolean(c.machine.at<Object>(c.self())->flags & ExceptionObject::SuppressContext)); }},
        {"__suppress_context__", "property self, value", [](Call &c) {
             auto *e = c.machine.at<Object>(c.self());
             e->flags = static_cast<std::uint8_t>((e->flags & ~ExceptionObject::SuppressContext) | (c[1].isTrue() ? ExceptionObject::SuppressContext : 0));
             return c.done();
         }},
        {"__traceback__", "property self", [](Call &c) { return c.done(tracebackValue(c.machine, c.self())); }},
        {"__traceback__", "property self, value", [](Call &c) {
             c.machine.at<ExceptionObject>(c.self())->traceback = isKind(c.machine, c[1], Kind::Traceback) ? c[1].asHandle() : 0;
             return c.done();
         }},
        {"with_traceback", "self, traceback, /", [](Call &c) {
             c.machine.at<ExceptionObject>(c.self())->traceback = isKind(c.machine, c[1], Kind::Traceback) ? c[1].asHandle() : 0;
             return c.done(c.self());
         }},
        {"add_note", "self, note, /", [](Call &c) {
             if (!isStr(c.machine, c[1])) return c.raise(ClassId::TypeError, "note must be a str, not '%s'", typeName(c.machine, c[1]).c_str());
             auto *e = c.machine.at<Object>(c.self());
             Value notes = ownAttribute(c.machine, e, names::notes());
             if (!isList(c.machine, notes)) {
                 notes = makeList(c.thread, nullptr, 0);
                 setOwnAttribute(c.thread, e, names::notes(), notes);
             }
             listAppend(c.thread, notes, c[1]);
             return c.done();
         }},
    });
    // What is assigned to it stands beside args, which stay.
    defineMethods(t, cls(ClassId::StopIteration), {{"value", "property self", [](Call &c) {
                                                        const Value own = ownAttribute(c.machine, c.machine.at<Object>(c.self()), names::value());
                                                        return own.isUnbound() ? argProperty<0>(c) : c.done(own);
                                                    }},
                                                   {"value", "property self, value", [](Call &c) {
                                                        setOwnAttribute(c.thread, c.machine.at<Object>(c.self()), names::value(), c[1]);
                                                        return c.done();
                                                    }}});
    defineMethods(t, cls(ClassId::SystemExit), {{"code", "property self", [](Call &c) {
        const Items args = argsOf(c.machine, c.self());
        return c.done(args.count == 0 ? Value::none() : args.count == 1 ? args[0] : c.machine.at<ExceptionObject>(c.self())->args);
    }}});
    defineMethods(t, cls(ClassId::SyntaxError), {
        {"msg", "property self", argProperty<0>},
        {"filename", "property self", placeProperty<0>},
        {"lineno", "property self", placeProperty<1>},
        {"offset", "property self", placeProperty<2>},
        {"text", "property self", placeProperty<3>},
        {"end_lineno", "property self", placeProperty<4>},
        {"end_offset", "property self", placeProperty<5>},
    });
    defineMethods(t, cls(ClassId::ImportError), {{"msg", "property self", [](Call &c) {
                                                      const Items args = argsOf(c.machine, c.self());
                                                      return c.done(args.count == 1 ? args[0] : Value::none());
                                                  }}});
    for (const char *name : {"errno", "strerror", "filename", "filename2"}) setAttributeRaw(t, cls(ClassId::OSError), name, Value::none());
    for (const ClassId id : {ClassId::ImportError, ClassId::AttributeError, ClassId::NameError}) setAttributeRaw(t, cls(id), "name", Value::none());
    setAttributeRaw(t, cls(ClassId::AttributeError), "obj", Value::none());
    setAttributeRaw(t, cls(ClassId::ImportError), "path", Value::none());
    defineMethods(t, cls(ClassId::Traceback), {
        {"tb_lineno", "property self", [](Call &c) { return c.done(Value::integer(c.machine.at<TracebackObject>(c.self())->line)); }},
        {"tb_frame", "property self", [](Call &c) {
             const auto *tb = c.machine.at<TracebackObject>(c.self());
             return c.done(frameValue(c.thread, tb->code, tb->line, c.machine.at<FunctionObject>(tb->function)->module, Value::none()));
         }},
        {"tb_lasti", "property self", [](Call &c) { return c.done(Value::integer(c.machine.at<TracebackObject>(c.self())->pc)); }},
        {"tb_next", "property self", [](Call &c) { const Handle h = c.machine.at<TracebackObject>(c.self())->next; return c.done(h ? Value::object(h) : Value::none()); }},
    });
}

Value tracebackValue(const Machine &m, Value exception)
{
    const Handle h = m.at<ExceptionObject>(exception)->traceback;
    return h ? Value::object(h) : Value::none();
}

} // namespace forkyard::vm
