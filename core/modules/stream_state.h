// What a stream is made of: a state, its names, and two Blobs, one with what was read ahead, one with what is held back. For the files
// that make the streams (stream_state.cpp, stream_methods.cpp, io_module.cpp); everybody else has io_module.h. Knows descriptors by the
// host only.
#pragma once

#include "core/modules/io_module.h"
#include "core/vm/host.h"
#include "core/vm/objects.h"

#include <functional>
#include <string>
#include <string_view>

namespace forkyard::modules::streams {

constexpr std::size_t BufferBytes = 8192;

/// Twin: the stream of bytes below a stream of text, once somebody has asked for it.
enum StreamValue : std::uint32_t { Name, ModeText, Encoding, Errors, ReadBlob, WriteBlob, Twin, ValueCount };

struct StreamState {
    vm::PlainHead head;
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

inline StreamState *stateOf(const vm::Machine &m, vm::Value stream) { return m.at<vm::PlainObject>(stream)->raw<StreamState>(); }
inline vm::Value &slot(const vm::Machine &m, vm::Value stream, StreamValue which) { return m.at<vm::PlainObject>(stream)->values()[which]; }

inline bool isClosed(const StreamState &state) { return __atomic_load_n(&state.closed, __ATOMIC_RELAXED); }
/// Closes the stream: its descriptor is the caller's to close. -1: another thread has it.
int takeDescriptor(StreamState &state);

/// An open stream over the descriptor, which is its own until somebody says otherwise.
vm::Value makeStream(vm::Thread &t, vm::Handle cls, int fd, vm::Value name, std::string_view mode, std::string_view encoding, std::string_view errors);
vm::Handle streamClass(vm::Thread &t, std::string_view name);
/// Which ends of line it takes and writes; `newline` as open() has it, "" where it was None.
void setLineEnds(StreamState &state, bool isUniversal, std::string_view newline);

// -- What goes wrong. All of them Raised.

/// `what`: what a buffered stream of bytes says was tried.
vm::Outcome closedError(vm::Thread &t, const StreamState &state, const char *what);
vm::Outcome closedError(vm::Thread &t);
vm::Outcome unsupported(vm::Thread &t, std::string_view text);
const char *refusedWord(const StreamState &state, bool reads);

// -- Writing

/// Puts bytes with those held back: behind them, or in front where they could not be written.
void hold(vm::Thread &t, vm::Value stream, std::string_view bytes, bool inFront = false);
/// Writes the bytes held back. What could not be written stays. Text goes behind what is held back below it. Done, Raised or Blocked.
vm::Outcome writeOut(vm::Thread &t, vm::Value stream);

// -- Reading

/// Not closed, open for reading, and what was written stands in the file: Done, Raised or Blocked.
vm::Outcome readable(vm::Thread &t, vm::Value stream, const char *what = "read of");
/// How much is taken of what was read ahead, in bytes; npos: more has to be read. Asked with the stream locked, so that no other thread
/// changes what it is shown.
using Measure = std::function<std::size_t(std::string_view held, const StreamState &state)>;
/// Reads until `measure` has enough, or to the end of the file, and takes that. Done, Raised or Blocked.
vm::Outcome takeUntil(vm::Thread &t, vm::Value stream, const Measure &measure, std::string &bytes);
/// Bytes of the first `characters` characters of what is held; npos: that is not sure before more is read.
std::size_t bytesOfCharacters(const vm::Machine &m, vm::Value stream, std::string_view held, std::int64_t characters);
/// Bytes as the stream's kind of value; line ends made one in text. Done or Raised.
vm::Outcome valueOfBytes(vm::Thread &t, vm::Value stream, const std::string &bytes, vm::Value &result);
/// A line with its end, no longer than `most` characters where that is not negative; empty at the end of the file. Done, Raised or Blocked.
vm::Outcome readLine(vm::Thread &t, vm::Value stream, vm::Value &result, std::int64_t most = -1);
/// What was read ahead of a stream and not taken yet.
std::size_t bytesAhead(const vm::Machine &m, vm::Value stream);
/// Forgets what was read ahead; the descriptor then stands where the program thinks it does. Done or Raised.
vm::Outcome forgetAhead(vm::Thread &t, vm::Value stream);
/// Whether a whole line was read ahead.
bool holdsLine(const vm::Machine &m, vm::Value stream);

// -- Streams that nobody closes (lost_objects.h)

bool isUnfinished(const vm::Machine &m, vm::Value v);
/// With the world stopped: writes out what is held back, as far as that waits for nothing.
void finishStream(vm::Machine &m, vm::Value v);

/// The classes of the streams, with their methods.
void defineStreamClasses(vm::Thread &t, vm::Handle module);

} // namespace forkyard::modules::streams
