// Streams. One kind of object serves text and binary files; what it reads ahead and holds back stands in two Blobs.
// Long, because reading and writing, of text and of bytes, share those two and what may wait in between.
#include "core/modules/io_module.h"

#include "core/modules/sync_object.h"

#include "core/base/check.h"
#include "core/modules/os_module.h"
#include "core/modules/sync_object.h"
#include "core/vm/file_system.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/encodings.h"
#include "core/vm/exceptions.h"
#include "core/vm/finalizers.h"
#include "core/vm/lists.h"
#include "core/vm/lost_objects.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <cstring>
#include <climits>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::modules {

using namespace vm;

namespace {

constexpr std::uint16_t StreamTag = 0x10;
constexpr std::size_t BufferBytes = 8192;

/// Twin: the stream of bytes below a stream of text, once somebody has asked for it.
enum StreamValue : std::uint32_t { Name, ModeText, Encoding, Errors, ReadBlob, WriteBlob, Twin, ValueCount };

struct StreamState {
    PlainHead head;
    std::uint32_t readStart = 0, readEnd = 0; ///< of the read blob
    std::uint32_t written = 0;                ///< bytes held back in the write blob; changed under the stream's lock, looked at without it
    std::uint32_t writing = 0;                ///< the process one of whose threads writes them out; 0: nobody does
    std::uint32_t writersWaiting = 0;
    bool readable = false, writable = false, binary = false, closed = false, endOfFile = false, closesDescriptor = true, universal = true;
    bool endsAtReturn = true; ///< a lone or paired \r ends a line of text, translated (universal) or not
    bool endsAtPair = false;  ///< only \r\n does
    bool endsAtLone = false;  ///< only \r does
    bool writesReturns = false; ///< \n goes out as \r\n
    bool raw = false; ///< FileIO: one system call for each read
    Buffering buffering = Buffering::Block;
};

StreamState *stateOf(const Machine &m, Value stream) { return m.at<PlainObject>(stream)->raw<StreamState>(); }
Value &slot(const Machine &m, Value stream, StreamValue which) { return m.at<PlainObject>(stream)->values()[which]; }

Value newBlob(Thread &t, std::size_t capacity)
{
    auto *blob = newObject<BlobObject>(t, Kind::Blob, Handle{0}, capacity);
    blob->capacity = static_cast<std::uint32_t>(capacity);
    blob->used = 0;
    std::memset(blob->bytes(), 0, capacity); // what was there before is nobody's to see, not even by comparing heaps
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
    const Value io = dictGetStr(t, Value::object(t.machine.modules), "_io");
    return getAttributeRaw(t, io.asHandle(), name).asHandle();
}

/// `what`: what a buffered stream of bytes says was tried.
Outcome closedError(Thread &t, const StreamState &state, const char *what) {
    if (state.binary && !state.raw) return raise(t, ClassId::ValueError, "%s closed file", what);
    return raise(t, ClassId::ValueError, "I/O operation on closed file.");
}
Outcome closedError(Thread &t) { return raise(t, ClassId::ValueError, "I/O operation on closed file."); }

/// Whoever writes a stream's bytes out has them to itself: on the way another thread may hold back more, which must neither go
/// twice nor overtake. The word is the process that writes, so that a forked child does not wait for a thread it has not got.
Wait claimWriting(Thread &t, Value stream)
{
    Machine &m = t.machine;
    const auto self = static_cast<std::uint32_t>(m.host.processId());
    for (;;) {
        auto &word = atomicWord(stateOf(m, stream)->writing);
        std::uint32_t seen = word.load();
        if (seen != self) {
            if (word.compare_exchange_strong(seen, self)) return Wait::Go;
            continue;
        }
        __atomic_add_fetch(&stateOf(m, stream)->writersWaiting, 1, __ATOMIC_SEQ_CST);
        const Wait answer = m.host.block(t, {WaitReason::Io, 0, WaitReason::NoDeadline}, &word, self);
        __atomic_sub_fetch(&stateOf(m, stream)->writersWaiting, 1, __ATOMIC_SEQ_CST);
        if (answer == Wait::Parked || answer == Wait::Raised) return answer;
    }
}

void endWriting(Thread &t, Value stream)
{
    auto *state = stateOf(t.machine, stream);
    auto &word = atomicWord(state->writing);
    word.store(0);
    if (__atomic_load_n(&state->writersWaiting, __ATOMIC_SEQ_CST) != 0) t.machine.host.wake(t, &word, 1);
}

/// Puts bytes with those held back: behind them, or in front where they could not be written.
void hold(Thread &t, Value stream, std::string_view bytes, bool inFront = false)
{
    Machine &m = t.machine;
    for (Value bigger;;) {
        std::size_t wanted = 0;
        {
            const ObjectLock guard(m, m.at<Object>(stream));
            auto *state = stateOf(m, stream);
            Value &blob = slot(m, stream, WriteBlob);
            wanted = state->written + bytes.size();
            if (!bigger.isUnbound() && m.at<BlobObject>(bigger)->capacity >= wanted) {
                if (!blob.isUnbound()) std::memcpy(blobBytes(m, bigger), blobBytes(m, blob), state->written);
                blob = bigger;
            }
            if (!blob.isUnbound() && m.at<BlobObject>(blob)->capacity >= wanted) {
                std::uint8_t *held = blobBytes(m, blob);
                if (inFront) std::memmove(held + bytes.size(), held, state->written);
                std::memcpy(held + (inFront ? 0 : state->written), bytes.data(), bytes.size());
                if (state->written == 0 && m.at<Object>(stream)->flags & PlainObject::NeedsFinalizer) noteUnfinished(stream.asHandle());
                atomicWord(state->written).store(static_cast<std::uint32_t>(wanted), std::memory_order_relaxed);
                return;
            }
        }
        bigger = newBlob(t, std::max(BufferBytes, wanted * 3 / 2)); // not under the lock: a collection waits for who waits for that
    }
}

std::string takeHeld(const Machine &m, Value stream)
{
    const ObjectLock guard(m, m.at<Object>(stream));
    auto *state = stateOf(m, stream);
    if (state->written == 0) return {};
    std::string bytes(reinterpret_cast<const char *>(blobBytes(m, slot(m, stream, WriteBlob))), state->written);
    atomicWord(state->written).store(0, std::memory_order_relaxed);
    return bytes;
}

// -- Streams that nobody closes

/// With the world stopped: what waits for nothing.
void writeLost(Machine &m, int fd, std::string_view bytes)
{
    if (m.host.fileSystem()) {
        if (!m.host.threads().empty()) m.host.write(*m.host.threads().front(), fd, bytes.data(), bytes.size());
        return;
    }
    struct stat info{};
    const bool isFile = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    while (!bytes.empty()) {
        pollfd ready{fd, POLLOUT, 0};
        if (!isFile && (poll(&ready, 1, 0) != 1 || !(ready.revents & POLLOUT))) return;
        const ssize_t count = ::write(fd, bytes.data(), isFile ? bytes.size() : std::min<std::size_t>(bytes.size(), PIPE_BUF));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool isUnfinished(const Machine &m, Value v) { return isStream(m, v) && stateOf(m, v)->head.fd >= 0 && stateOf(m, v)->written > 0 && !slot(m, v, WriteBlob).isUnbound(); }

void finishStream(Machine &m, Value v)
{
    auto *state = stateOf(m, v);
    writeLost(m, state->head.fd, {reinterpret_cast<const char *>(blobBytes(m, slot(m, v, WriteBlob))), state->written});
    state->written = 0;
}

bool isSameFile(const Machine &m, int fd, const std::string &path)
{
    if (FileSystem *files = m.host.fileSystem()) {
        FileFacts one, other;
        return files->factsOf(fd, one) == 0 && files->facts(path, true, other) == 0 && one.inode == other.inode && one.device == other.device;
    }
    struct stat one{}, other{};
    return fstat(fd, &one) == 0 && stat(path.c_str(), &other) == 0 && one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

/// Writes the bytes held back. What could not be written stays. Text goes behind what is held back below it.
Outcome writeOut(Thread &t, Value stream)
{
    Machine &m = t.machine;
    if (const Value twin = slot(m, stream, Twin); !twin.isUnbound())
        if (const Outcome o = writeOut(t, twin); o != Outcome::Done) return o;
    {
        auto *state = stateOf(m, stream);
        if (atomicWord(state->written).load() == 0 && atomicWord(state->writing).load() == 0) return Outcome::Done;
    }
    switch (claimWriting(t, stream)) {
    case Wait::Parked: return Outcome::Blocked;
    case Wait::Raised: return Outcome::Raised;
    default: break;
    }
    SystemResult r;
    for (std::string bytes = takeHeld(m, stream); !bytes.empty(); bytes = takeHeld(m, stream)) {
        r = m.host.write(t, stateOf(m, stream)->head.fd, bytes.data(), bytes.size());
        const bool failed = r.wait != Wait::Parked && r.wait != Wait::Raised && r.value < 0;
        // Of an unbuffered stream nothing is held back that was not written; nor, as in CPython, of what fills a buffer.
        const bool drops = stateOf(m, stream)->buffering == Buffering::None || (bytes.size() >= BufferBytes && r.error != EAGAIN);
        if (failed && drops) break;
        bytes.erase(0, r.value > 0 ? static_cast<std::size_t>(r.value) : 0);
        if (!bytes.empty()) hold(t, stream, bytes, true);
        if (r.wait == Wait::Parked || r.wait == Wait::Raised || failed) break;
    }
    endWriting(t, stream);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    return r.value < 0 ? raiseErrno(t, r.error) : Outcome::Done;
}

/// Puts bytes behind those read ahead.
void keepRead(Thread &t, Value stream, std::string_view bytes)
{
    const Machine &m = t.machine;
    for (Value bigger;;) {
        std::size_t wanted = 0;
        {
            const ObjectLock guard(m, m.at<Object>(stream));
            auto *state = stateOf(m, stream);
            Value &blob = slot(m, stream, ReadBlob);
            const std::uint32_t held = state->readEnd - std::min(state->readStart, state->readEnd);
            wanted = held + bytes.size();
            const bool grows = !bigger.isUnbound() && m.at<BlobObject>(bigger)->capacity >= wanted;
            if (grows || (!blob.isUnbound() && m.at<BlobObject>(blob)->capacity >= wanted)) {
                const Value target = grows ? bigger : blob;
                const bool moves = grows || m.at<BlobObject>(blob)->capacity - state->readEnd < bytes.size();
                if (moves) {
                    if (held) std::memmove(blobBytes(m, target), blobBytes(m, blob) + state->readStart, held);
                    blob = target;
                    state->readStart = 0;
                    state->readEnd = held;
                }
                std::memcpy(blobBytes(m, blob) + state->readEnd, bytes.data(), bytes.size());
                state->readEnd += static_cast<std::uint32_t>(bytes.size());
                return;
            }
        }
        bigger = newBlob(t, std::max(BufferBytes, wanted) * 2);
    }
}

/// Reads more into the read blob. endOfFile is set where there is none. Into a place of its own first: another thread may read
/// from the same stream meanwhile.
Outcome fill(Thread &t, Value stream, std::size_t atLeast)
{
    constexpr std::size_t most = std::size_t{1} << 20;
    const Machine &m = t.machine;
    const auto *before = stateOf(m, stream);
    const std::size_t held = before->readEnd - std::min(before->readStart, before->readEnd);
    const std::size_t size = std::max(std::clamp(held, BufferBytes, most), atLeast);
    const std::unique_ptr<char[]> bytes(new char[size]);
    const SystemResult r = m.host.read(t, before->head.fd, bytes.get(), size);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return raiseErrno(t, r.error);
    if (r.value == 0) stateOf(m, stream)->endOfFile = true;
    else keepRead(t, stream, {bytes.get(), static_cast<std::size_t>(r.value)});
    return Outcome::Done;
}

/// With the stream's lock held.
std::string_view heldTextOf(const Machine &m, Value stream)
{
    const auto *state = stateOf(m, stream);
    if (state->readStart >= state->readEnd) return {};
    return {reinterpret_cast<const char *>(blobBytes(m, slot(m, stream, ReadBlob))) + state->readStart, state->readEnd - state->readStart};
}

/// The blob stays where it is up to the next block, whatever other threads read meanwhile.
std::string_view heldText(const Machine &m, Value stream)
{
    const ObjectLock guard(m, m.at<Object>(stream));
    return heldTextOf(m, stream);
}

/// The next `count` bytes as the stream's kind of value; line ends made one in text.
Outcome takeBytes(Thread &t, Value stream, std::size_t count, Value &result)
{
    const Machine &m = t.machine;
    std::string bytes;
    {
        const ObjectLock guard(m, m.at<Object>(stream));
        bytes = heldTextOf(m, stream).substr(0, count);
        stateOf(m, stream)->readStart += static_cast<std::uint32_t>(bytes.size());
    }
    const auto *state = stateOf(m, stream);
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

Outcome unsupported(Thread &t, std::string_view text)
{
    const Value message = makeStr(t, text);
    return raiseValue(t, makeExceptionObject(t, streamClass(t, "UnsupportedOperation"), makeTuple(t, &message, 1)));
}

const char *refusedWord(const StreamState &state, bool reads)
{
    if (!state.binary) return reads ? "not readable" : "not writable";
    return state.raw ? (reads ? "File not open for reading" : "File not open for writing") : (reads ? "read" : "write");
}

/// What was written stands in the file before it is read.
Outcome readable(Thread &t, Value stream, const char *what = "read of")
{
    const auto *state = stateOf(t.machine, stream);
    if (state->closed) return closedError(t, *state, what);
    if (!state->readable) return unsupported(t, refusedWord(*state, true));
    return state->written ? writeOut(t, stream) : Outcome::Done;
}

/// Where a line of text ends: after its \n, or where the stream takes others, after its \r or \r\n. npos: not within what is
/// held. A \r that stands last may be half of an end.
std::size_t endOfLine(const StreamState &state, std::string_view text, std::size_t from)
{
    if (state.endsAtPair || state.endsAtLone) {
        const std::string_view end = state.endsAtPair ? "\r\n" : "\r";
        const std::size_t at = text.find(end, from);
        return at == text.npos ? at : at + end.size();
    }
    const bool returns = !state.binary && state.endsAtReturn;
    const std::size_t at = returns ? text.find_first_of("\r\n", from) : text.find('\n', from);
    if (at == text.npos || text[at] == '\n') return at == text.npos ? at : at + 1;
    if (at + 1 == text.size()) return state.endOfFile ? at + 1 : text.npos;
    return text[at + 1] == '\n' ? at + 2 : at + 1;
}

/// Bytes of the first `characters` characters; npos: that is not sure before more is read.
std::size_t bytesOfCharacters(const Machine &m, Value stream, std::string_view text, std::int64_t characters)
{
    const auto *state = stateOf(m, stream);
    if (state->binary) return static_cast<std::int64_t>(text.size()) >= characters ? static_cast<std::size_t>(characters) : text.npos;
    const std::string encoding = textOf(m, slot(m, stream, Encoding));
    const bool wide = encoding.size() >= 2 && (encoding[0] == 'g' || encoding[0] == 'G'); // gbk, gb2312, gb18030
    const bool single = encoding.find("latin") != encoding.npos || encoding.find("8859") != encoding.npos || encoding.find("ascii") != encoding.npos;
    std::size_t i = 0;
    for (std::int64_t count = 0; count < characters; ++count) {
        if (i >= text.size()) return text.npos;
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t length = 1;
        if (lead == '\r' && state->universal) {
            if (i + 1 >= text.size() && !state->endOfFile) return text.npos;
            length = i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
        } else if (lead >= 0x80 && !single) {
            if (!wide) length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
            else if (i + 1 >= text.size()) length = 2;
            else length = text[i + 1] >= '0' && text[i + 1] <= '9' ? 4 : 2;
        }
        i += length;
        if (i > text.size()) return text.npos;
    }
    return i;
}

Outcome readLine(Thread &t, Value stream, Value &result, std::int64_t most = -1)
{
    if (const Outcome o = readable(t, stream, "readline of"); o != Outcome::Done) return o;
    const Machine &m = t.machine;
    std::size_t searched = 0;
    for (;;) {
        const std::string_view text = heldText(m, stream);
        std::size_t end = endOfLine(*stateOf(m, stream), text, searched);
        if (most >= 0) {
            const std::size_t limit = bytesOfCharacters(m, stream, text, most);
            if (limit != text.npos) end = std::min(end, limit);
        }
        if (end != text.npos) return takeBytes(t, stream, end, result);
        if (stateOf(m, stream)->endOfFile) {
            stateOf(m, stream)->endOfFile = false; // a terminal may give more later
            return takeBytes(t, stream, text.size(), result);
        }
        searched = text.empty() ? 0 : text.size() - 1; // a \r may stand last
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
            bytes = bytesOfCharacters(m, call.self(), text, wanted); // in text, characters count
            if (bytes == text.npos && (stateOf(m, call.self())->endOfFile || (stateOf(m, call.self())->raw && !text.empty()))) bytes = text.size();
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
    const Machine &m = call.machine;
    if (const Outcome o = readable(t, call.self()); o != Outcome::Done) return o;
    std::int64_t most = -1;
    if (const Outcome o = toIndex(t, call[1], most); o != Outcome::Done) return o;
    if (heldText(m, call.self()).empty())
        if (const Outcome o = fill(t, call.self(), 0); o != Outcome::Done) return o;
    stateOf(m, call.self())->endOfFile = false;
    const std::string_view text = heldText(m, call.self());
    if (!takes) return call.done(makeBytes(t, text));
    return takeBytes(t, call.self(), most < 0 ? text.size() : std::min(text.size(), static_cast<std::size_t>(most)), call.result);
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
    while (heldText(m, call.self()).size() < wanted && !stateOf(m, call.self())->endOfFile)
        if (const Outcome o = fill(t, call.self(), 0); o != Outcome::Done) return o;
    stateOf(m, call.self())->endOfFile = false;
    const std::string_view text = heldText(m, call.self()).substr(0, wanted);
    std::memcpy(const_cast<char *>(bytesOf(m, call[1]).data()), text.data(), text.size());
    stateOf(m, call.self())->readStart += static_cast<std::uint32_t>(text.size());
    return call.done(Value::integer(static_cast<std::int64_t>(text.size())));
}

// -- The position in the file

/// Forgets what was read ahead; the descriptor then stands where the program thinks it does.
Outcome forgetAhead(Thread &t, Value stream)
{
    auto *state = stateOf(t.machine, stream);
    std::uint32_t ahead = 0;
    {
        const ObjectLock guard(t.machine, t.machine.at<Object>(stream));
        ahead = state->readEnd - std::min(state->readStart, state->readEnd);
        state->readStart = state->readEnd = 0;
        state->endOfFile = false;
    }
    if (ahead == 0) return Outcome::Done;
    const SystemResult r = t.machine.host.seek(t, state->head.fd, -static_cast<std::int64_t>(ahead), SEEK_CUR);
    return r.value < 0 ? raiseErrno(t, r.error) : Outcome::Done;
}

Outcome streamSeek(Call &call)
{
    Thread &t = call.thread;
    auto *state = stateOf(call.machine, call.self());
    std::int64_t offset = 0, whence = 0;
    if (state->closed) return closedError(t);
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
    if (state->closed) return closedError(t);
    const SystemResult r = call.machine.host.seek(t, state->head.fd, 0, SEEK_CUR);
    if (r.value < 0) return raiseErrno(t, r.error);
    return call.done(makeInt(t, r.value - (state->readEnd - state->readStart) + state->written));
}

Outcome streamTruncate(Call &call)
{
    Thread &t = call.thread;
    if (stateOf(call.machine, call.self())->closed) return closedError(t);
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
    if (state->closed) return closedError(call.thread);
    return call.done(Value::boolean(call.machine.host.seek(call.thread, state->head.fd, 0, SEEK_CUR).value >= 0));
}

Outcome streamNext(Call &call)
{
    if (stateOf(call.machine, call.self())->closed) return closedError(call.thread);
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
    if (state->closed) return closedError(t, *state, "write to");
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
    if (stateOf(m, call.self())->closed) return call.done();
    const Outcome flushed = writeOut(call.thread, call.self());
    if (flushed == Outcome::Blocked) return flushed;
    auto *state = stateOf(m, call.self());
    state->closed = true;
    state->written = 0;
    const int fd = state->head.fd;
    state->head.fd = -1;
    if (const Value twin = slot(m, call.self(), Twin); !twin.isUnbound()) {
        stateOf(m, twin)->closed = true;
        stateOf(m, twin)->head.fd = -1;
    }
    const SystemResult r = state->closesDescriptor ? m.host.close(call.thread, fd) : SystemResult{};
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
    state->universal = !isStr(m, call[5]);
    state->endsAtReturn = newline.empty();
    state->writesReturns = newline == "\r\n";
    state->endsAtPair = newline == "\r\n";
    state->endsAtLone = newline == "\r";
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
    if (state->closed) return closedError(t);
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
    state->universal = !isStr(m, call[4]);
    state->endsAtReturn = newline.empty();
    state->writesReturns = state->endsAtPair = newline == "\r\n";
    state->endsAtLone = newline == "\r";
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

bool isStream(const Machine &m, Value v)
{
    return isKind(m, v, Kind::Plain) && m.at<PlainObject>(v)->tag == StreamTag && m.at<PlainObject>(v)->valueCount == ValueCount;
}

int descriptorOf(const Machine &m, Value v)
{
    return isStream(m, v) && !stateOf(m, v)->closed ? stateOf(m, v)->head.fd : -1;
}

bool holdsNothing(const Machine &m, Value v)
{
    if (!isStream(m, v)) return false;
    if (const Value twin = slot(m, v, Twin); !twin.isUnbound() && !holdsNothing(m, twin)) return false;
    auto *state = stateOf(m, v);
    return !state->closed && atomicWord(state->written).load() == 0 && atomicWord(state->writing).load() == 0;
}

void settleFile(Thread &t, const std::string &path)
{
    const std::vector<Handle> all = unfinishedOf(t.machine);
    if (std::any_of(all.begin(), all.end(), [&](Handle h) { return isSameFile(t.machine, stateOf(t.machine, Value::object(h))->head.fd, path); })) settleUnfinished(t);
}

Outcome writeStream(Thread &t, Value stream, std::string_view bytes, bool flushes)
{
    const Machine &m = t.machine;
    if (t.waitState == 0) hold(t, stream, bytes); // else another try of the same call
    auto *state = stateOf(m, stream);
    const bool now = flushes || state->buffering == Buffering::None || atomicWord(state->written).load(std::memory_order_relaxed) >= BufferBytes ||
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
                 if (stateOf(c.machine, c.self())->closed) return closedError(c.thread, *stateOf(c.machine, c.self()), "flush of");
                 return writeOut(c.thread, c.self());
             }},
            {"close", "self", streamClose},
            {"fileno", "self", [](Call &c) {
                 const auto *state = stateOf(c.machine, c.self());
                 return state->closed ? c.raise(ClassId::ValueError, "I/O operation on closed file") : c.done(Value::integer(state->head.fd));
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
                 if (c[5].isTrue()) stateOf(c.machine, c.self())->buffering = Buffering::None;
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
