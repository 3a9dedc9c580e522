// open, print and input; the streams themselves are in stream_state.cpp and stream_methods.cpp.
#include "core/modules/io_module.h"

#include "core/base/check.h"
#include "core/modules/os_module.h"
#include "core/modules/stream_state.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/encodings.h"
#include "core/vm/exceptions.h"
#include "core/vm/file_system.h"
#include "core/vm/finalizers.h"
#include "core/vm/lists.h"
#include "core/vm/lost_objects.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::modules {

using namespace vm;
using namespace streams;

namespace {

/// What open() says to arguments that do not go together; "" for a mode that is none; null: all is well.
const char *wrongArguments(Call &call, const std::string &mode)
{
    const Machine &m = call.machine;
    const bool binary = mode.find('b') != mode.npos, text = mode.find('t') != mode.npos;
    std::string sorted = mode;
    std::sort(sorted.begin(), sorted.end());
    if (mode.find_first_not_of("rwaxbt+") != mode.npos || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return "";
    if (binary && text) return "can't have text and binary mode at once";
    const auto count = std::count_if(mode.begin(), mode.end(), [](char c) { return std::strchr("rwax", c) != nullptr; });
    if (count != 1) return mode.empty() || count == 0 ? "Must have exactly one of create/read/write/append mode and at most one plus" : "must have exactly one of create/read/write/append mode";
    if (binary && isStr(m, call[3])) return "binary mode doesn't take an encoding argument";
    if (binary && isStr(m, call[4])) return "binary mode doesn't take an errors argument";
    if (binary && isStr(m, call[5])) return "binary mode doesn't take a newline argument";
    return nullptr;
}

/// A restricted run reads what lies beside the program, and nothing else.
bool refusesFile(Call &call, const std::string &path, const std::string &mode)
{
    if (!call.machine.host.isRestricted() || path == "/dev/null") return false;
    const bool writes = mode.find_first_of("wax+") != mode.npos;
    if (!writes && liesWithin(call.machine.options.programDirectory, path)) return false;
    return refuses(call, RestrictedFiles, path);
}

Outcome builtinOpen(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const std::string mode = isStr(m, call[1]) ? textOf(m, call[1]) : "r";
    const bool binary = mode.find('b') != mode.npos, update = mode.find('+') != mode.npos;
    if (const char *wrong = wrongArguments(call, mode)) {
        if (*wrong) return call.raise(ClassId::ValueError, "%s", wrong);
        return call.raise(ClassId::ValueError, "invalid mode: '%s'", mode.c_str());
    }
    std::string newline;
    if (isStr(m, call[5])) newline = textOf(m, call[5]);
    if (!newline.empty() && newline != "\n" && newline != "\r" && newline != "\r\n") return call.raise(ClassId::ValueError, "illegal newline value: %s", newline.c_str());
    int fd = -1;
    std::string path;
    if (call[0].isInt()) {
        fd = static_cast<int>(call[0].asInt());
        if (fd < 0) return call.raise(ClassId::ValueError, "negative file descriptor");
    } else if (isStr(m, call[0]) || isBytesLike(m, call[0])) {
        if (isStr(m, call[0])) path = textOf(m, call[0]);
        else path = bytesOf(m, call[0]);
        if (path.find('\0') != path.npos) return call.raise(ClassId::ValueError, "embedded null byte");
        if (refusesFile(call, path, mode)) return Outcome::Raised;
        if (t.waitState == 0) settleFile(t, path);
        int flags = update ? O_RDWR : mode.find('r') != mode.npos ? O_RDONLY : O_WRONLY;
        if (mode.find('w') != mode.npos) flags |= O_CREAT | O_TRUNC;
        if (mode.find('a') != mode.npos) flags |= O_CREAT | O_APPEND;
        if (mode.find('x') != mode.npos) flags |= O_CREAT | O_EXCL;
        const SystemResult r = m.host.open(t, path, flags, 0666);
        if (r.wait == Wait::Parked) return Outcome::Blocked;
        if (r.wait == Wait::Raised) return Outcome::Raised;
        if (r.value < 0) return raiseErrno(t, r.error, path);
        fd = static_cast<int>(r.value);
    } else {
        return call.fallback(PreludeId::open_path);
    }
    struct stat info{};
    FileFacts facts;
    FileSystem *files = m.host.fileSystem();
    const bool isKnown = files ? files->factsOf(fd, facts) == 0 : fstat(fd, &info) == 0;
    if (path.empty() && !isKnown) return raiseErrno(t, EBADF, path);
    if (isKnown && S_ISDIR(files ? static_cast<mode_t>(facts.mode) : info.st_mode)) {
        if (!path.empty()) m.host.close(t, fd);
        return raiseErrno(t, EISDIR, path);
    }
    if (mode.find('a') != mode.npos) m.host.seek(t, fd, 0, SEEK_END);
    const bool raw = binary && call[2].isInt() && call[2].asInt() == 0;
    if (!binary && call[2].isInt() && call[2].asInt() == 0) {
        if (!path.empty()) m.host.close(t, fd);
        return call.raise(ClassId::ValueError, "can't have unbuffered text I/O");
    }
    const std::string encoding = binary || !isStr(m, call[3]) ? "UTF-8" : textOf(m, call[3]);
    if (!binary) {
        std::string probe;
        if (const Outcome o = encodeText(t, m.emptyString, encoding, "strict", probe); o != Outcome::Done) {
            if (!path.empty()) m.host.close(t, fd);
            return o;
        }
    }
    const char *cls = !binary ? "TextIOWrapper" : raw ? "FileIO" : update ? "BufferedRandom" : mode.find('r') != mode.npos ? "BufferedReader" : "BufferedWriter";
    const Value stream = makeStream(t, streamClass(t, cls), fd, call[0], mode, encoding, isStr(m, call[4]) ? textOf(m, call[4]) : "strict");
    auto *state = stateOf(m, stream);
    setLineEnds(*state, !isStr(m, call[5]), newline);
    state->raw = raw;
    state->closesDescriptor = !call[6].isFalse();
    if (!state->closesDescriptor) m.at<Object>(stream)->flags &= static_cast<std::uint8_t>(~PlainObject::NeedsFinalizer);
    if (call[2].isInt()) state->buffering = call[2].asInt() == 0 ? Buffering::None : call[2].asInt() == 1 ? Buffering::Line : Buffering::Block;
    return call.done(stream);
}

Value standardStream(Thread &t, const char *name)
{
    const Value sys = dictGetStr(t, Value::object(t.machine.modules), "sys");
    return sys.isUnbound() ? Value::none() : getAttributeRaw(t, sys.asHandle(), name);
}

Outcome separatorText(Call &call, Value v, const char *name, const char *usual, std::string &out)
{
    if (v.isNone()) out = usual;
    else if (isStr(call.machine, v)) out = textOf(call.machine, v);
    else return call.raise(ClassId::TypeError, "%s must be None or a string, not %s", name, typeName(call.machine, v).c_str());
    return Outcome::Done;
}

/// print: one operation where every argument's text is the machine's own affair and the stream is one of ours.
Outcome builtinPrint(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    Value stream = call[2].isNone() ? standardStream(t, "stdout") : call[2];
    if (stream.isNone() || stream.isUnbound()) return call.done();
    // Objects whose last name has gone say so before anything else is said.
    if (!isStream(m, stream) || hasLostObjects(t)) return call.fallback(PreludeId::print);
    std::string separator, end, text;
    if (const Outcome o = separatorText(call, call[0], "sep", " ", separator); o != Outcome::Done) return o;
    if (const Outcome o = separatorText(call, call[1], "end", "\n", end); o != Outcome::Done) return o;
    const Items items = itemsOf(m, call[4]);
    for (std::size_t i = 0; i < items.count; ++i) {
        if (i) text += separator;
        const Outcome o = appendStr(t, items[i], text);
        if (o == Outcome::Python) return call.fallback(PreludeId::print);
        if (o != Outcome::Done) return o;
    }
    text += end;
    auto *state = stateOf(m, stream);
    if (isClosed(*state)) return closedError(t);
    if (state->writesReturns)
        for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2) text.insert(at, 1, '\r');
    const std::string encoding = textOf(m, slot(m, stream, Encoding));
    if (encoding != "utf-8" && encoding != "UTF-8") {
        std::string encoded;
        if (const Outcome o = encodeText(t, makeStr(t, text), encoding, textOf(m, slot(m, stream, Errors)), encoded); o != Outcome::Done) return o;
        text = encoded;
    }
    if (const Outcome o = writeStream(t, stream, text, call[3].isTrue()); o != Outcome::Done) return o;
    return call.done();
}

Outcome builtinInput(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const Value in = standardStream(t, "stdin"), out = standardStream(t, "stdout");
    if (!isStream(m, in) || !isStream(m, out)) return call.fallback(PreludeId::input);
    std::string prompt;
    if (call.has(0)) {
        const Outcome o = appendStr(t, call[0], prompt);
        if (o == Outcome::Python) return call.fallback(PreludeId::input);
        if (o != Outcome::Done) return o;
    }
    // waitState 1: the prompt stands there already, this is another try.
    if (t.waitState == 0 && !prompt.empty()) hold(t, out, prompt);
    if (const Outcome o = writeOut(t, out); o != Outcome::Done) {
        if (o == Outcome::Blocked) t.waitState = 1;
        return o;
    }
    const bool asks = !holdsLine(m, in);
    if (asks && t.writer && t.waitState == 0) t.writer->emitText(trace::EventKind::InputWanted, 0, 0, t.lineWord->load(std::memory_order_relaxed), prompt);
    t.waitState = 1;
    const Outcome o = readLine(t, in, call.result);
    if (o == Outcome::Blocked) return o;
    t.waitState = 0;
    if (o != Outcome::Done) return o;
    std::string line = textOf(m, call.result);
    if (asks && t.writer) t.writer->emitText(trace::EventKind::InputGiven, 0, 0, t.lineWord->load(std::memory_order_relaxed), line);
    if (line.empty()) return call.raise(ClassId::EOFError, "EOF when reading a line");
    if (line.back() == '\n') line.pop_back();
    return call.done(makeStr(t, line));
}

} // namespace

void defineIoModule(Thread &t, Handle module)
{
    const Machine &m = t.machine;
    defineStreamClasses(t, module);
    setFinisher(finishStream, isUnfinished);
    defineFunctions(t, module, {
        {"_finish_streams", "", [](Call &c) { return finishAll(c.thread), c.done(); }},
        {"_finish_lost_streams", "", [](Call &c) { return settleUnfinished(c.thread), c.done(); }},
    });
    const std::initializer_list<NativeDefinition> functions = {
        {"open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True", builtinOpen},
    };
    defineFunctions(t, module, functions);
    defineFunctions(t, m.builtins, functions);
    defineFunctions(t, m.builtins, {
        {"print", "*args, sep=' ', end='\n', file=None, flush=False", builtinPrint},
        {"input", "prompt=?, /", builtinInput},
    });
    const Value bases[] = {m.classValue(ClassId::OSError), m.classValue(ClassId::ValueError)};
    Value refusal;
    bool needsFinish = false;
    const Outcome made = makeClass(t, makeStr(t, "UnsupportedOperation"), makeTuple(t, bases, 2), makeDict(t), refusal, needsFinish);
    FORKYARD_CHECK(made == Outcome::Done);
    setAttributeRaw(t, refusal.asHandle(), "__module__", makeStr(t, "io"));
    setAttributeRaw(t, module, "UnsupportedOperation", refusal);
}

} // namespace forkyard::modules
