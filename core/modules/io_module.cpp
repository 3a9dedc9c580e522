// Streams. One kind of object serves text and binary files; what it reads ahead and holds back stands in two Blobs.
#include "core/modules/io_module.h"

#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/encodings.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>

namespace forkyard::modules {

using namespace vm;

namespace {

constexpr std::uint16_t StreamTag = 0x10;
constexpr std::size_t BufferBytes = 8192;

enum StreamValue : std::uint32_t { Name, ModeText, Encoding, Errors, ReadBlob, WriteBlob, ValueCount };

struct StreamState {
    PlainHead head;
    std::uint32_t readStart = 0, readEnd = 0; ///< of the read blob
    std::uint32_t written = 0;                ///< bytes held back in the write blob
    bool readable = false, writable = false, binary = false, closed = false, endOfFile = false, closesDescriptor = true, universal = true;
    Buffering buffering = Buffering::Block;
};

StreamState *stateOf(const Machine &m, Value stream) { return m.at<PlainObject>(stream)->raw<StreamState>(); }
Value &slot(const Machine &m, Value stream, StreamValue which) { return m.at<PlainObject>(stream)->values()[which]; }

Value newBlob(Thread &t, std::size_t capacity)
{
    auto *blob = newObject<BlobObject>(t, Kind::Blob, Handle{0}, capacity);
    blob->capacity = static_cast<std::uint32_t>(capacity);
    return valueOf(t, blob);
}

std::uint8_t *blobBytes(const Machine &m, Value blob) { return m.at<BlobObject>(blob)->bytes(); }

Value makeStream(Thread &t, Handle cls, int fd, Value name, std::string_view mode, std::string_view encoding, std::string_view errors)
{
    const Machine &m = t.machine;
    const Value modeText = makeStr(t, mode), encodingText = makeStr(t, encoding), errorsText = makeStr(t, errors);
    auto *object = newObject<PlainObject>(t, Kind::Plain, cls, ValueCount * sizeof(Value) + sizeof(StreamState));
    object->valueCount = ValueCount;
    object->tag = StreamTag;
    object->rawBytes = sizeof(StreamState);
    const Value stream = valueOf(t, object);
    std::fill_n(object->values(), std::uint32_t{ValueCount}, Value());
    slot(m, stream, Name) = name;
    slot(m, stream, ModeText) = modeText;
    slot(m, stream, Encoding) = encodingText;
    slot(m, stream, Errors) = errorsText;
    auto *state = new (object->raw<StreamState>()) StreamState;
    state->head.fd = fd;
    state->binary = mode.find('b') != mode.npos;
    const bool update = mode.find('+') != mode.npos;
    state->readable = mode.find('r') != mode.npos || update;
    state->writable = mode.find('r') == mode.npos || update;
    object->flags |= PlainObject::NeedsFinalizer;
    return stream;
}

Handle streamClass(Thread &t, std::string_view name)
{
    const Value io = dictGetStr(t, Value::object(t.machine.modules), "io");
    return getAttributeRaw(t, io.asHandle(), name).asHandle();
}

Outcome closedError(Thread &t) { return raise(t, ClassId::ValueError, "I/O operation on closed file."); }

/// Writes the bytes held back. What could not be written stays.
Outcome writeOut(Thread &t, Value stream)
{
    Machine &m = t.machine;
    for (;;) {
        auto *state = stateOf(m, stream);
        if (state->written == 0) return Outcome::Done;
        std::uint8_t *bytes = blobBytes(m, slot(m, stream, WriteBlob));
        const std::uint32_t count = state->written;
        const SystemResult r = m.host.write(t, state->head.fd, bytes, count);
        if (r.wait == Wait::Parked) return Outcome::Blocked;
        if (r.wait == Wait::Raised) return Outcome::Raised;
        if (r.value < 0) {
            state->written = 0; // as CPython at exit: what cannot be written is not tried for ever
            return raiseErrno(t, r.error);
        }
        // Other threads may have added meanwhile: what was written stands in front.
        state = stateOf(m, stream);
        const auto done = static_cast<std::uint32_t>(r.value);
        bytes = blobBytes(m, slot(m, stream, WriteBlob));
        std::memmove(bytes, bytes + done, state->written - done);
        state->written -= done;
    }
}

void hold(Thread &t, Value stream, std::string_view bytes)
{
    Machine &m = t.machine;
    auto *state = stateOf(m, stream);
    Value &blob = slot(m, stream, WriteBlob);
    const std::size_t wanted = state->written + bytes.size();
    if (blob.isUnbound() || m.at<BlobObject>(blob)->capacity < wanted) {
        const Value bigger = newBlob(t, std::max(BufferBytes, wanted * 3 / 2));
        if (!blob.isUnbound()) std::memcpy(blobBytes(m, bigger), blobBytes(m, blob), state->written);
        blob = bigger;
    }
    std::memcpy(blobBytes(m, blob) + state->written, bytes.data(), bytes.size());
    state->written += static_cast<std::uint32_t>(bytes.size());
}

/// Reads more into the read blob. endOfFile is set where there is none.
Outcome fill(Thread &t, Value stream, std::size_t atLeast)
{
    Machine &m = t.machine;
    auto *state = stateOf(m, stream);
    Value &blob = slot(m, stream, ReadBlob);
    const std::uint32_t held = state->readEnd - state->readStart;
    const std::size_t capacity = std::max({BufferBytes, std::size_t{held} + BufferBytes, std::size_t{held} + atLeast});
    if (blob.isUnbound() || m.at<BlobObject>(blob)->capacity - state->readEnd < BufferBytes / 2) {
        const Value bigger = newBlob(t, capacity * 2);
        if (held) std::memcpy(blobBytes(m, bigger), blobBytes(m, blob) + state->readStart, held);
        blob = bigger;
        state->readStart = 0;
        state->readEnd = held;
    }
    const SystemResult r = m.host.read(t, state->head.fd, blobBytes(m, blob) + state->readEnd, m.at<BlobObject>(blob)->capacity - state->readEnd);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return raiseErrno(t, r.error);
    state = stateOf(m, stream);
    state->readEnd += static_cast<std::uint32_t>(r.value);
    if (r.value == 0) state->endOfFile = true;
    return Outcome::Done;
}

std::string_view heldText(const Machine &m, Value stream)
{
    const auto *state = stateOf(m, stream);
    if (state->readStart == state->readEnd) return {};
    return {reinterpret_cast<const char *>(blobBytes(m, slot(m, stream, ReadBlob))) + state->readStart, state->readEnd - state->readStart};
}

/// The next `count` bytes as the stream's kind of value; line ends made one in text.
Outcome takeBytes(Thread &t, Value stream, std::size_t count, Value &result)
{
    const Machine &m = t.machine;
    const std::string bytes(heldText(m, stream).substr(0, count));
    auto *state = stateOf(m, stream);
    state->readStart += static_cast<std::uint32_t>(bytes.size());
    if (state->binary) {
        result = makeBytes(t, bytes);
        return Outcome::Done;
    }
    std::string text;
    if (state->universal && bytes.find('\r') != bytes.npos) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (bytes[i] != '\r') text += bytes[i];
            else {
                text += '\n';
                if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
            }
        }
    } else {
        text = bytes;
    }
    return decodeText(t, text, textOf(m, slot(m, stream, Encoding)), textOf(m, slot(m, stream, Errors)), result);
}

Outcome readable(Thread &t, Value stream)
{
    const auto *state = stateOf(t.machine, stream);
    if (state->closed) return closedError(t);
    if (!state->readable) return raiseValue(t, makeException(t, ClassId::OSError, "not readable"));
    return Outcome::Done;
}

Outcome readLine(Thread &t, Value stream, Value &result)
{
    if (const Outcome o = readable(t, stream); o != Outcome::Done) return o;
    const Machine &m = t.machine;
    std::size_t searched = 0;
    for (;;) {
        const std::string_view text = heldText(m, stream);
        const std::size_t end = text.find('\n', searched);
        if (end != text.npos) return takeBytes(t, stream, end + 1, result);
        if (stateOf(m, stream)->endOfFile) {
            stateOf(m, stream)->endOfFile = false; // a terminal may give more later
            return takeBytes(t, stream, text.size(), result);
        }
        searched = text.size();
        if (const Outcome o = fill(t, stream, 0); o != Outcome::Done) return o;
    }
}

Outcome streamRead(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (const Outcome o = readable(t, call.self()); o != Outcome::Done) return o;
    std::int64_t wanted = -1;
    if (!call[1].isNone())
        if (const Outcome o = toIndex(t, call[1], wanted); o != Outcome::Done) return o;
    for (;;) {
        const std::string_view text = heldText(m, call.self());
        std::size_t bytes = text.size();
        if (wanted >= 0) {
            // In text, characters count.
            std::size_t i = 0;
            std::int64_t characters = 0;
            while (i < text.size() && characters < wanted) {
                ++i;
                if (!stateOf(m, call.self())->binary)
                    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) ++i;
                ++characters;
            }
            if (characters >= wanted && (i < text.size() || stateOf(m, call.self())->binary || stateOf(m, call.self())->endOfFile || characters == 0)) bytes = i;
            else if (!stateOf(m, call.self())->endOfFile) bytes = text.npos;
        } else if (!stateOf(m, call.self())->endOfFile) {
            bytes = text.npos;
        }
        if (bytes != text.npos) {
            stateOf(m, call.self())->endOfFile = false;
            return takeBytes(t, call.self(), bytes, call.result);
        }
        if (const Outcome o = fill(t, call.self(), 0); o != Outcome::Done) return o;
    }
}

Outcome streamReadLine(Call &call) { return readLine(call.thread, call.self(), call.result); }

Outcome streamNext(Call &call)
{
    if (const Outcome o = readLine(call.thread, call.self(), call.result); o != Outcome::Done) return o;
    bool more = false;
    if (const Outcome o = truth(call.thread, call.result, more); o != Outcome::Done) return o;
    if (more) return Outcome::Done;
    return raiseValue(call.thread, makeExceptionObject(call.thread, call.machine.classes[static_cast<unsigned>(ClassId::StopIteration)], call.machine.emptyTuple));
}

Outcome streamWrite(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    auto *state = stateOf(m, call.self());
    if (state->closed) return closedError(t);
    if (!state->writable) return raiseValue(t, makeException(t, ClassId::OSError, "not writable"));
    std::string bytes;
    std::int64_t length = 0;
    if (state->binary) {
        if (!isBytesLike(m, call[1])) return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(m, call[1]).c_str());
        bytes = bytesOf(m, call[1]);
        length = static_cast<std::int64_t>(bytes.size());
    } else {
        if (!isStr(m, call[1])) return call.raise(ClassId::TypeError, "write() argument must be str, not %s", typeName(m, call[1]).c_str());
        length = m.at<StrObject>(call[1])->length;
        if (const Outcome o = encodeText(t, call[1], textOf(m, slot(m, call.self(), Encoding)), textOf(m, slot(m, call.self(), Errors)), bytes); o != Outcome::Done) return o;
    }
    if (const Outcome o = writeStream(t, call.self(), bytes); o != Outcome::Done) return o;
    return call.done(Value::integer(length));
}

Outcome streamClose(Call &call)
{
    const Machine &m = call.machine;
    if (stateOf(m, call.self())->closed) return call.done();
    const Outcome flushed = writeOut(call.thread, call.self());
    if (flushed == Outcome::Blocked) return flushed;
    auto *state = stateOf(m, call.self());
    state->closed = true;
    const int fd = state->head.fd;
    state->head.fd = -1;
    const SystemResult r = m.host.close(call.thread, fd);
    if (flushed == Outcome::Raised) return flushed;
    if (r.value < 0) return raiseErrno(call.thread, r.error);
    return call.done();
}

Outcome streamRepr(Call &call)
{
    const Machine &m = call.machine;
    std::string out = stateOf(m, call.self())->binary ? "<_io." + typeName(m, call.self()) + " name=" : "<_io.TextIOWrapper name=";
    if (const Outcome o = appendRepr(call.thread, slot(m, call.self(), Name), out); o != Outcome::Done) return o;
    if (!stateOf(m, call.self())->binary) out += " mode='" + textOf(m, slot(m, call.self(), ModeText)) + "' encoding='" + textOf(m, slot(m, call.self(), Encoding)) + "'";
    return call.done(makeStr(call.thread, out + ">"));
}

// -- open, print, input

Outcome builtinOpen(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const std::string mode = isStr(m, call[1]) ? textOf(m, call[1]) : "r";
    const bool binary = mode.find('b') != mode.npos, update = mode.find('+') != mode.npos;
    const auto count = std::count_if(mode.begin(), mode.end(), [](char c) { return std::strchr("rwax", c) != nullptr; });
    if (count != 1) return call.raise(ClassId::ValueError, "must have exactly one of create/read/write/append mode");
    if (mode.find_first_not_of("rwaxbt+") != mode.npos) return call.raise(ClassId::ValueError, "invalid mode: '%s'", mode.c_str());
    int fd = -1;
    std::string path;
    if (call[0].isInt()) {
        fd = static_cast<int>(call[0].asInt());
    } else if (isStr(m, call[0])) {
        path = textOf(m, call[0]);
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
        return call.raise(ClassId::TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(m, call[0]).c_str());
    }
    const std::string encoding = binary || !isStr(m, call[3]) ? "UTF-8" : textOf(m, call[3]);
    const char *cls = !binary ? "TextIOWrapper" : update ? "BufferedRandom" : mode.find('r') != mode.npos ? "BufferedReader" : "BufferedWriter";
    const Value stream = makeStream(t, streamClass(t, cls), fd, call[0], mode, encoding, isStr(m, call[4]) ? textOf(m, call[4]) : "strict");
    auto *state = stateOf(m, stream);
    state->universal = !isStr(m, call[5]);
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
    if (!isStream(m, stream)) return call.fallback(PreludeId::print);
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
    if (state->closed) return closedError(t);
    const std::string encoding = textOf(m, slot(m, stream, Encoding));
    if (encoding != "utf-8" && encoding != "UTF-8") {
        std::string encoded;
        if (const Outcome o = encodeText(t, makeStr(t, text), encoding, textOf(m, slot(m, stream, Errors)), encoded); o != Outcome::Done) return o;
        text = encoded;
    }
    if (const Outcome o = writeStream(t, stream, text); o != Outcome::Done) return o;
    call.result = Value::none();
    return call[3].isTrue() ? writeOut(t, stream) : Outcome::Done;
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
    const bool asks = heldText(m, in).find('\n') == std::string_view::npos;
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

/// sys.stdout.buffer: bytes to the same descriptor, unbuffered, after what the text stream held back.
Outcome binaryTwin(Call &call)
{
    if (const Outcome o = writeOut(call.thread, call.self()); o != Outcome::Done) return o;
    const bool reads = stateOf(call.machine, call.self())->readable;
    const Value twin = makeStream(call.thread, streamClass(call.thread, reads ? "BufferedReader" : "BufferedWriter"), stateOf(call.machine, call.self())->head.fd,
                                  slot(call.machine, call.self(), Name), reads ? "rb" : "wb", "utf-8", "strict");
    stateOf(call.machine, twin)->buffering = Buffering::None;
    call.machine.at<Object>(twin)->flags = 0; // not its descriptor
    return call.done(twin);
}

Outcome exitNothing(Call &call) { return streamClose(call) == Outcome::Done ? call.done(Value::boolean(false)) : Outcome::Raised; }

template <bool StreamState::*member>
Outcome flag(Call &call) { return call.done(Value::boolean(stateOf(call.machine, call.self())->*member)); }
template <StreamValue which>
Outcome part(Call &call) { return call.done(slot(call.machine, call.self(), which)); }

} // namespace

bool isStream(const Machine &m, Value v)
{
    return isKind(m, v, Kind::Plain) && m.at<PlainObject>(v)->tag == StreamTag && m.at<PlainObject>(v)->valueCount == ValueCount;
}

Outcome writeStream(Thread &t, Value stream, std::string_view bytes)
{
    const Machine &m = t.machine;
    if (t.waitState == 0) hold(t, stream, bytes); // else another try of the same call
    const auto *state = stateOf(m, stream);
    const bool now = state->buffering == Buffering::None || state->written >= BufferBytes ||
                     (state->buffering == Buffering::Line && bytes.find('\n') != bytes.npos);
    if (!now) return Outcome::Done;
    const Outcome o = writeOut(t, stream);
    t.waitState = o == Outcome::Blocked ? 1 : 0;
    return o;
}

Outcome flushStream(Thread &t, Value stream)
{
    if (!isStream(t.machine, stream) || stateOf(t.machine, stream)->closed) return Outcome::Done;
    return writeOut(t, stream);
}

Value makeTextStream(Thread &t, int fd, std::string_view name, std::string_view mode, Buffering buffering, bool closesDescriptor)
{
    const Value stream = makeStream(t, streamClass(t, "TextIOWrapper"), fd, makeStr(t, name), mode, "utf-8", name == "<stderr>" ? "backslashreplace" : "strict");
    auto *state = stateOf(t.machine, stream);
    state->buffering = buffering;
    if (!closesDescriptor) t.machine.at<Object>(stream)->flags &= static_cast<std::uint8_t>(~PlainObject::NeedsFinalizer);
    return stream;
}

void defineIoModule(Thread &t, Handle module)
{
    const Machine &m = t.machine;
    for (const char *name : {"TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom"}) {
        const Handle cls = makeBuiltinClass(t, name, "_io", Kind::Plain);
        setAttributeRaw(t, module, name, Value::object(cls));
        defineMethods(t, cls, {
            {"read", "self, size=None, /", streamRead},
            {"readline", "self, size=None, /", streamReadLine},
            {"readlines", "self", [](Call &c) { return c.callInstead(c.machine.classValue(ClassId::List), {c.self()}); }},
            {"write", "self, text, /", streamWrite},
            {"writelines", "self, lines, /", [](Call &c) { return c.fallback(PreludeId::write_lines); }},
            {"flush", "self", [](Call &c) {
                 if (stateOf(c.machine, c.self())->closed) return closedError(c.thread);
                 return writeOut(c.thread, c.self());
             }},
            {"close", "self", streamClose},
            {"fileno", "self", [](Call &c) {
                 const auto *state = stateOf(c.machine, c.self());
                 return state->closed ? closedError(c.thread) : c.done(Value::integer(state->head.fd));
             }},
            {"isatty", "self", [](Call &c) { return c.done(Value::boolean(c.machine.host.isTerminal(stateOf(c.machine, c.self())->head.fd))); }},
            {"readable", "self", flag<&StreamState::readable>},
            {"writable", "self", flag<&StreamState::writable>},
            {"closed", "property self", flag<&StreamState::closed>},
            {"name", "property self", part<Name>},
            {"mode", "property self", part<ModeText>},
            {"encoding", "property self", part<Encoding>},
            {"errors", "property self", part<Errors>},
            {"reconfigure", "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", [](Call &c) {
                 if (isStr(c.machine, c[1])) slot(c.machine, c.self(), Encoding) = c[1];
                 if (isStr(c.machine, c[2])) slot(c.machine, c.self(), Errors) = c[2];
                 if (c[4].isBool()) stateOf(c.machine, c.self())->buffering = c[4].isTrue() ? Buffering::Line : Buffering::Block;
                 return c.done();
             }},
            {"__iter__", "self", [](Call &c) { return c.done(c.self()); }},
            {"__next__", "self", streamNext},
            {"__enter__", "self", [](Call &c) { return stateOf(c.machine, c.self())->closed ? closedError(c.thread) : c.done(c.self()); }},
            {"__exit__", "self, *args", exitNothing},
            {"__repr__", "self", streamRepr},
            {"buffer", "property self", binaryTwin},
        });
    }
    const std::initializer_list<NativeDefinition> functions = {
        {"open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True", builtinOpen},
    };
    defineFunctions(t, module, functions);
    defineFunctions(t, m.builtins, functions);
    defineFunctions(t, m.builtins, {
        {"print", "*args, sep=' ', end='\n', file=None, flush=False", builtinPrint},
        {"input", "prompt=?, /", builtinInput},
    });
    setAttributeRaw(t, module, "SEEK_SET", Value::integer(0));
}

} // namespace forkyard::modules
