// The methods of streams, of text and of bytes.
#include "core/modules/stream_state.h"

#include "core/modules/sync_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/encodings.h"
#include "core/vm/exceptions.h"
#include "core/vm/lost_objects.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace forkyard::modules::streams {

using namespace vm;

namespace {

Outcome streamRead(Call &call)
{
    Thread &t = call.thread;
    const Value stream = call.self();
    if (const Outcome o = readable(t, stream); o != Outcome::Done) return o;
    std::int64_t wanted = -1;
    if (!call[1].isNone())
        if (const Outcome o = toIndex(t, call[1], wanted); o != Outcome::Done) return o;
    std::string bytes;
    const Outcome taken = takeUntil(t, stream, [&](std::string_view held, const StreamState &state) {
        if (wanted < 0) return held.npos;
        const std::size_t size = bytesOfCharacters(call.machine, stream, held, wanted); // in text, characters count
        return size == held.npos && state.raw && !held.empty() ? held.size() : size;
    }, bytes);
    return taken == Outcome::Done ? valueOfBytes(t, stream, bytes, call.result) : taken;
}

Outcome streamReadLine(Call &call)
{
    std::int64_t most = -1;
    if (!call[1].isNone())
        if (const Outcome o = toIndex(call.thread, call[1], most); o != Outcome::Done) return o;
    return readLine(call.thread, call.self(), call.result, most);
}

/// read1(size), peek(size): what one system call gives, or what is held already.
template <bool takes>
Outcome streamReadSome(Call &call)
{
    Thread &t = call.thread;
    if (const Outcome o = readable(t, call.self()); o != Outcome::Done) return o;
    std::int64_t most = -1;
    if (const Outcome o = toIndex(t, call[1], most); o != Outcome::Done) return o;
    std::string bytes, seen;
    const Outcome taken = takeUntil(t, call.self(), [&](std::string_view held, const StreamState &) {
        if (held.empty()) return held.npos;
        if (!takes) seen = held;
        if (!takes) return std::size_t{0};
        return most < 0 ? held.size() : std::min(held.size(), static_cast<std::size_t>(most));
    }, bytes);
    if (taken != Outcome::Done) return taken;
    return takes ? valueOfBytes(t, call.self(), bytes, call.result) : call.done(makeBytes(t, seen));
}

/// readinto(buffer)
Outcome streamReadInto(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (!isKind(m, call[1], Kind::Bytes) || !isBytesLike(m, call[1]) || isExactly(m, call[1], ClassId::Bytes))
        return call.raise(ClassId::TypeError, "readinto() argument must be read-write bytes-like object, not %s", typeName(m, call[1]).c_str());
    if (const Outcome o = readable(t, call.self()); o != Outcome::Done) return o;
    const std::size_t wanted = bytesOf(m, call[1]).size();
    std::string bytes;
    if (const Outcome o = takeUntil(t, call.self(), [&](std::string_view held, const StreamState &) { return held.size() >= wanted ? wanted : held.npos; }, bytes); o != Outcome::Done) return o;
    std::memcpy(const_cast<char *>(bytesOf(m, call[1]).data()), bytes.data(), std::min(bytes.size(), bytesOf(m, call[1]).size()));
    return call.done(Value::integer(static_cast<std::int64_t>(bytes.size())));
}

// -- The position in the file

Outcome streamSeek(Call &call)
{
    Thread &t = call.thread;
    auto *state = stateOf(call.machine, call.self());
    std::int64_t offset = 0, whence = 0;
    if (isClosed(*state)) return closedError(t);
    if (const Outcome o = toIndex(t, call[1], offset); o != Outcome::Done) return o;
    if (const Outcome o = toIndex(t, call[2], whence); o != Outcome::Done) return o;
    if (!state->binary && whence == SEEK_CUR && offset != 0) return unsupported(t, "can't do nonzero cur-relative seeks");
    if (!state->binary && whence == SEEK_END && offset != 0) return unsupported(t, "can't do nonzero end-relative seeks");
    if (whence == SEEK_SET && offset < 0) return call.raise(ClassId::ValueError, "negative seek position %lld", static_cast<long long>(offset));
    if (whence < 0 || whence > 2) return call.raise(ClassId::ValueError, "whence value %lld unsupported", static_cast<long long>(whence));
    if (const Outcome o = writeOut(t, call.self()); o != Outcome::Done) return o;
    if (const Outcome o = forgetAhead(t, call.self()); o != Outcome::Done) return o;
    const SystemResult r = call.machine.host.seek(t, state->head.fd, offset, static_cast<int>(whence));
    return r.value < 0 ? raiseErrno(t, r.error) : call.done(makeInt(t, r.value));
}

Outcome streamTell(Call &call)
{
    Thread &t = call.thread;
    const auto *state = stateOf(call.machine, call.self());
    if (isClosed(*state)) return closedError(t);
    const SystemResult r = call.machine.host.seek(t, state->head.fd, 0, SEEK_CUR);
    if (r.value < 0) return raiseErrno(t, r.error);
    return call.done(makeInt(t, r.value - static_cast<std::int64_t>(bytesAhead(call.machine, call.self())) + state->written));
}

Outcome streamTruncate(Call &call)
{
    Thread &t = call.thread;
    if (isClosed(*stateOf(call.machine, call.self()))) return closedError(t);
    if (!stateOf(call.machine, call.self())->writable) return unsupported(t, stateOf(call.machine, call.self())->binary ? "truncate" : "File not open for writing");
    if (const Outcome o = writeOut(t, call.self()); o != Outcome::Done) return o;
    std::int64_t size = 0;
    if (call[1].isNone()) {
        if (const Outcome o = streamTell(call); o != Outcome::Done) return o;
        size = call.result.asInt();
    } else if (const Outcome o = toIndex(t, call[1], size); o != Outcome::Done) {
        return o;
    }
    const SystemResult r = call.machine.host.truncate(t, stateOf(call.machine, call.self())->head.fd, size);
    return r.value < 0 ? raiseErrno(t, r.error) : call.done(makeInt(t, size));
}

Outcome streamSeekable(Call &call)
{
    const auto *state = stateOf(call.machine, call.self());
    if (isClosed(*state)) return closedError(call.thread);
    return call.done(Value::boolean(call.machine.host.seek(call.thread, state->head.fd, 0, SEEK_CUR).value >= 0));
}

Outcome streamNext(Call &call)
{
    if (isClosed(*stateOf(call.machine, call.self()))) return closedError(call.thread);
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
    if (isClosed(*state)) return closedError(t, *state, "write to");
    if (!state->writable) return unsupported(t, refusedWord(*state, false));
    if (t.waitState == 0)
        if (const Outcome o = forgetAhead(t, call.self()); o != Outcome::Done) return o;
    std::string bytes;
    std::int64_t length = 0;
    if (state->binary) {
        if (!isBytesLike(m, call[1])) return callWithBytes(call, "write", "a bytes-like object is required, not '%s'");
        bytes = bytesOf(m, call[1]);
        length = static_cast<std::int64_t>(bytes.size());
    } else {
        if (!isStr(m, call[1])) return call.raise(ClassId::TypeError, "write() argument must be str, not %s", typeName(m, call[1]).c_str());
        length = m.at<StrObject>(call[1])->length;
        if (const Outcome o = encodeText(t, call[1], textOf(m, slot(m, call.self(), Encoding)), textOf(m, slot(m, call.self(), Errors)), bytes); o != Outcome::Done) return o;
        if (state->writesReturns)
            for (std::size_t at = 0; (at = bytes.find('\n', at)) != bytes.npos; at += 2) bytes.insert(at, 1, '\r');
    }
    if (const Outcome o = writeStream(t, call.self(), bytes); o != Outcome::Done) return o;
    return call.done(Value::integer(length));
}

Outcome streamClose(Call &call)
{
    const Machine &m = call.machine;
    if (isClosed(*stateOf(m, call.self()))) return call.done();
    const Outcome flushed = writeOut(call.thread, call.self());
    if (flushed == Outcome::Blocked) return flushed;
    auto *state = stateOf(m, call.self());
    const int fd = takeDescriptor(*state);
    if (const Value twin = slot(m, call.self(), Twin); !twin.isUnbound()) takeDescriptor(*stateOf(m, twin));
    const SystemResult r = state->closesDescriptor && fd >= 0 ? m.host.close(call.thread, fd) : SystemResult{};
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

// -- Text over bytes

/// sys.stdout.buffer: bytes to the same descriptor. What the text stream holds back stays there, and comes later.
Outcome binaryTwin(Call &call)
{
    const Machine &m = call.machine;
    const Value text = call.self();
    if (const Value known = slot(m, text, Twin); !known.isUnbound()) return call.done(known);
    const bool reads = stateOf(m, text)->readable;
    const Value twin = makeStream(call.thread, streamClass(call.thread, reads ? "BufferedReader" : "BufferedWriter"), stateOf(m, text)->head.fd, slot(m, text, Name), reads ? "rb" : "wb", "utf-8", "strict");
    stateOf(m, twin)->buffering = stateOf(m, text)->buffering == Buffering::None ? Buffering::None : Buffering::Block;
    stateOf(m, twin)->closesDescriptor = stateOf(m, text)->closesDescriptor;
    m.at<Object>(twin)->flags = 0; // not its descriptor
    const ObjectLock guard(m, m.at<Object>(text));
    Value &kept = slot(m, text, Twin);
    if (kept.isUnbound()) {
        kept = twin;
        noteUnfinished(twin.asHandle());
    }
    return call.done(kept);
}

/// TextIOWrapper(buffer, encoding, errors, newline, line_buffering, write_through): text over a binary stream of ours, whose descriptor it shares.
Outcome textOver(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (!isStream(m, call[1]) || !stateOf(m, call[1])->binary) return call.raise(ClassId::TypeError, "TextIOWrapper() needs a binary stream of a file, a pipe or the standard streams, not '%s'", typeName(m, call[1]).c_str());
    if (const Outcome o = writeOut(t, call[1]); o != Outcome::Done) return o;
    const std::string encoding = isStr(m, call[2]) ? textOf(m, call[2]) : "UTF-8";
    std::string probe;
    if (const Outcome o = encodeText(t, m.emptyString, encoding, "strict", probe); o != Outcome::Done) return o;
    const auto *under = stateOf(m, call[1]);
    const std::string newline = isStr(m, call[4]) ? textOf(m, call[4]) : "";
    const Value stream = makeStream(t, call[0].asHandle(), under->head.fd, slot(m, call[1], Name), under->readable ? "r" : "w", encoding, isStr(m, call[3]) ? textOf(m, call[3]) : "strict");
    auto *state = stateOf(m, stream);
    setLineEnds(*state, !isStr(m, call[4]), newline);
    state->buffering = call[6].isTrue() ? Buffering::None : call[5].isTrue() ? Buffering::Line : Buffering::Block;
    state->closesDescriptor = stateOf(m, call[1])->closesDescriptor;
    m.at<Object>(stream)->flags = 0; // the descriptor is the other's
    slot(m, stream, Twin) = call[1];
    return call.done(stream);
}

Outcome exitNothing(Call &call) { return streamClose(call) == Outcome::Done ? call.done(Value::boolean(false)) : Outcome::Raised; }

template <bool StreamState::*member>
Outcome flag(Call &call) { return call.done(Value::boolean(stateOf(call.machine, call.self())->*member)); }
template <StreamValue which>
Outcome part(Call &call) { return call.done(slot(call.machine, call.self(), which)); }

} // namespace

void defineStreamClasses(Thread &t, Handle module)
{
    for (const char *name : {"TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom", "FileIO"}) {
        const Handle cls = makeBuiltinClass(t, name, "_io", Kind::Plain);
        setAttributeRaw(t, module, name, Value::object(cls));
        if (std::string_view(name) == "TextIOWrapper")
            defineMethods(t, cls, {
                {"__new__", "static cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False", textOver},
                {"__init__", "self, *args, **kwargs", [](Call &c) { return c.done(); }},
            });
        defineMethods(t, cls, {
            {"read", "self, size=None, /", streamRead},
            {"readline", "self, size=None, /", streamReadLine},
            {"readlines", "self, hint=-1, /", [](Call &c) { return c.callInstead(c.machine.classValue(ClassId::List), {c.self()}); }},
            {"read1", "self, size=-1, /", streamReadSome<true>},
            {"peek", "self, size=0, /", streamReadSome<false>},
            {"readinto", "self, buffer, /", streamReadInto},
            {"seek", "self, offset, whence=0, /", streamSeek},
            {"tell", "self", streamTell},
            {"truncate", "self, size=None, /", streamTruncate},
            {"seekable", "self", streamSeekable},
            {"line_buffering", "property self", [](Call &c) { return c.done(Value::boolean(stateOf(c.machine, c.self())->buffering == Buffering::Line)); }},
            {"write", "self, text, /", streamWrite},
            {"writelines", "self, lines, /", [](Call &c) { return c.fallback(PreludeId::write_lines); }},
            {"flush", "self", [](Call &c) {
                 if (isClosed(*stateOf(c.machine, c.self()))) return closedError(c.thread, *stateOf(c.machine, c.self()), "flush of");
                 return writeOut(c.thread, c.self());
             }},
            {"close", "self", streamClose},
            {"fileno", "self", [](Call &c) {
                 const auto *state = stateOf(c.machine, c.self());
                 return isClosed(*state) ? c.raise(ClassId::ValueError, "I/O operation on closed file") : c.done(Value::integer(state->head.fd));
             }},
            {"isatty", "self", [](Call &c) { return c.done(Value::boolean(c.machine.host.isTerminal(stateOf(c.machine, c.self())->head.fd))); }},
            {"readable", "self", flag<&StreamState::readable>},
            {"writable", "self", flag<&StreamState::writable>},
            {"closed", "property self", [](Call &c) { return c.done(Value::boolean(isClosed(*stateOf(c.machine, c.self())))); }},
            {"name", "property self", part<Name>},
            {"mode", "property self", part<ModeText>},
            {"encoding", "property self", part<Encoding>},
            {"errors", "property self", part<Errors>},
            {"reconfigure", "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", [](Call &c) {
                 if (isStr(c.machine, c[1])) slot(c.machine, c.self(), Encoding) = c[1];
                 if (isStr(c.machine, c[2])) slot(c.machine, c.self(), Errors) = c[2];
                 if (c[5].isTrue()) stateOf(c.machine, c.self())->buffering = Buffering::None;
                 if (c[4].isBool()) stateOf(c.machine, c.self())->buffering = c[4].isTrue() ? Buffering::Line : Buffering::Block;
                 return c.done();
             }},
            {"__iter__", "self", [](Call &c) { return c.done(c.self()); }},
            {"__next__", "self", streamNext},
            {"__enter__", "self", [](Call &c) { return isClosed(*stateOf(c.machine, c.self())) ? closedError(c.thread) : c.done(c.self()); }},
            {"__exit__", "self, *args", exitNothing},
            {"__repr__", "self", streamRepr},
            {"buffer", "property self", binaryTwin},
        });
    }
}

} // namespace forkyard::modules::streams
