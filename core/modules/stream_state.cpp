// Reading ahead, holding back, and what may wait in between: one kind of object serves text and binary files.
#include "core/modules/stream_state.h"

#include "core/modules/sync_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/dicts.h"
#include "core/vm/encodings.h"
#include "core/vm/exceptions.h"
#include "core/vm/file_system.h"
#include "core/vm/lists.h"
#include "core/vm/lost_objects.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <climits>
#include <cstring>
#include <memory>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::modules {

using namespace vm;

namespace streams {

namespace {

constexpr std::uint16_t StreamTag = 0x10;

Value newBlob(Thread &t, std::size_t capacity)
{
    auto *blob = newObject<BlobObject>(t, Kind::Blob, Handle{0}, capacity);
    blob->capacity = static_cast<std::uint32_t>(capacity);
    blob->used = 0;
    std::memset(blob->bytes(), 0, capacity); // what was there before is nobody's to see, not even by comparing heaps
    return valueOf(t, blob);
}

std::uint8_t *blobBytes(const Machine &m, Value blob) { return m.at<BlobObject>(blob)->bytes(); }

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

std::string takeHeld(const Machine &m, Value stream)
{
    const ObjectLock guard(m, m.at<Object>(stream));
    auto *state = stateOf(m, stream);
    if (state->written == 0) return {};
    std::string bytes(reinterpret_cast<const char *>(blobBytes(m, slot(m, stream, WriteBlob))), state->written);
    atomicWord(state->written).store(0, std::memory_order_relaxed);
    return bytes;
}

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

bool isSameFile(const Machine &m, int fd, const std::string &path)
{
    if (FileSystem *files = m.host.fileSystem()) {
        FileFacts one, other;
        return files->factsOf(fd, one) == 0 && files->facts(path, true, other) == 0 && one.inode == other.inode && one.device == other.device;
    }
    struct stat one{}, other{};
    return fstat(fd, &one) == 0 && stat(path.c_str(), &other) == 0 && one.st_ino == other.st_ino && one.st_dev == other.st_dev;
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

/// With the stream's lock held.
std::string_view heldTextOf(const Machine &m, Value stream)
{
    const auto *state = stateOf(m, stream);
    if (state->readStart >= state->readEnd) return {};
    return {reinterpret_cast<const char *>(blobBytes(m, slot(m, stream, ReadBlob))) + state->readStart, state->readEnd - state->readStart};
}

/// Reads more into the read blob. endOfFile is set where there is none. Into a place of its own first: another thread may read
/// from the same stream meanwhile.
Outcome fill(Thread &t, Value stream)
{
    constexpr std::size_t most = std::size_t{1} << 20;
    const Machine &m = t.machine;
    std::size_t size = 0;
    {
        const ObjectLock guard(m, m.at<Object>(stream));
        size = std::clamp(heldTextOf(m, stream).size(), BufferBytes, most);
    }
    const std::unique_ptr<char[]> bytes(new char[size]);
    const SystemResult r = m.host.read(t, stateOf(m, stream)->head.fd, bytes.get(), size);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return raiseErrno(t, r.error);
    if (r.value > 0) {
        keepRead(t, stream, {bytes.get(), static_cast<std::size_t>(r.value)});
        return Outcome::Done;
    }
    const ObjectLock guard(m, m.at<Object>(stream));
    stateOf(m, stream)->endOfFile = true;
    return Outcome::Done;
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

} // namespace

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

int takeDescriptor(StreamState &state)
{
    __atomic_store_n(&state.closed, true, __ATOMIC_RELAXED);
    __atomic_store_n(&state.written, 0, __ATOMIC_RELAXED);
    return __atomic_exchange_n(&state.head.fd, -1, __ATOMIC_SEQ_CST);
}

void setLineEnds(StreamState &state, bool isUniversal, std::string_view newline)
{
    state.universal = isUniversal;
    state.endsAtReturn = newline.empty();
    state.writesReturns = state.endsAtPair = newline == "\r\n";
    state.endsAtLone = newline == "\r";
}

Outcome closedError(Thread &t, const StreamState &state, const char *what) {
    if (state.binary && !state.raw) return raise(t, ClassId::ValueError, "%s closed file", what);
    return raise(t, ClassId::ValueError, "I/O operation on closed file.");
}
Outcome closedError(Thread &t) { return raise(t, ClassId::ValueError, "I/O operation on closed file."); }

void hold(Thread &t, Value stream, std::string_view bytes, bool inFront)
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

bool isUnfinished(const Machine &m, Value v) { return isStream(m, v) && stateOf(m, v)->head.fd >= 0 && stateOf(m, v)->written > 0 && !slot(m, v, WriteBlob).isUnbound(); }

void finishStream(Machine &m, Value v)
{
    auto *state = stateOf(m, v);
    writeLost(m, state->head.fd, {reinterpret_cast<const char *>(blobBytes(m, slot(m, v, WriteBlob))), state->written});
    state->written = 0;
}

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

Outcome takeUntil(Thread &t, Value stream, const Measure &measure, std::string &bytes)
{
    const Machine &m = t.machine;
    for (;;) {
        {
            const ObjectLock guard(m, m.at<Object>(stream));
            auto *state = stateOf(m, stream);
            const std::string_view held = heldTextOf(m, stream);
            std::size_t size = measure(held, *state);
            if (size == held.npos && state->endOfFile) size = held.size();
            if (size != held.npos) {
                bytes = held.substr(0, size);
                state->readStart += static_cast<std::uint32_t>(bytes.size());
                state->endOfFile = false; // a terminal may give more later
                return Outcome::Done;
            }
        }
        if (const Outcome o = fill(t, stream); o != Outcome::Done) return o;
    }
}

Outcome valueOfBytes(Thread &t, Value stream, const std::string &bytes, Value &result)
{
    const Machine &m = t.machine;
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

Outcome readable(Thread &t, Value stream, const char *what)
{
    const auto *state = stateOf(t.machine, stream);
    if (isClosed(*state)) return closedError(t, *state, what);
    if (!state->readable) return unsupported(t, refusedWord(*state, true));
    return atomicWord(stateOf(t.machine, stream)->written).load(std::memory_order_relaxed) ? writeOut(t, stream) : Outcome::Done;
}

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

Outcome readLine(Thread &t, Value stream, Value &result, std::int64_t most)
{
    if (const Outcome o = readable(t, stream, "readline of"); o != Outcome::Done) return o;
    std::string bytes;
    std::size_t searched = 0;
    const Outcome taken = takeUntil(t, stream, [&](std::string_view held, const StreamState &state) {
        std::size_t end = endOfLine(state, held, std::min(searched, held.size()));
        if (most >= 0) end = std::min(end, bytesOfCharacters(t.machine, stream, held, most));
        searched = held.empty() ? 0 : held.size() - 1; // a \r may stand last
        return end;
    }, bytes);
    return taken == Outcome::Done ? valueOfBytes(t, stream, bytes, result) : taken;
}

std::size_t bytesAhead(const Machine &m, Value stream)
{
    const ObjectLock guard(m, m.at<Object>(stream));
    return heldTextOf(m, stream).size();
}

bool holdsLine(const Machine &m, Value stream)
{
    const ObjectLock guard(m, m.at<Object>(stream));
    return heldTextOf(m, stream).find('\n') != std::string_view::npos;
}

Outcome forgetAhead(Thread &t, Value stream)
{
    std::size_t ahead = 0;
    {
        const ObjectLock guard(t.machine, t.machine.at<Object>(stream));
        auto *state = stateOf(t.machine, stream);
        ahead = heldTextOf(t.machine, stream).size();
        state->readStart = state->readEnd = 0;
        state->endOfFile = false;
    }
    if (ahead == 0) return Outcome::Done;
    const SystemResult r = t.machine.host.seek(t, stateOf(t.machine, stream)->head.fd, -static_cast<std::int64_t>(ahead), SEEK_CUR);
    return r.value < 0 ? raiseErrno(t, r.error) : Outcome::Done;
}

} // namespace streams

using namespace streams;

bool isStream(const Machine &m, Value v)
{
    return isKind(m, v, Kind::Plain) && m.at<PlainObject>(v)->tag == StreamTag && m.at<PlainObject>(v)->valueCount == ValueCount;
}

int descriptorOf(const Machine &m, Value v)
{
    return isStream(m, v) && !isClosed(*stateOf(m, v)) ? stateOf(m, v)->head.fd : -1;
}

bool holdsNothing(const Machine &m, Value v)
{
    if (!isStream(m, v)) return false;
    if (const Value twin = slot(m, v, Twin); !twin.isUnbound() && !holdsNothing(m, twin)) return false;
    auto *state = stateOf(m, v);
    return !isClosed(*state) && atomicWord(state->written).load() == 0 && atomicWord(state->writing).load() == 0;
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
    if (!isStream(t.machine, stream) || isClosed(*stateOf(t.machine, stream))) return Outcome::Done;
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

} // namespace forkyard::modules
