// What a simulated machine has beside the processes' heaps and threads: descriptors, pipes, files, children, the clock's
// seed. Plain copyable data; it does nothing by itself.
#pragma once

#include "core/virtual/file_tree.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

struct Pipe {
    static constexpr std::size_t Capacity = 65536; ///< as Linux has it
    std::string bytes;
    std::uint32_t readers = 0, writers = 0; ///< open descriptions
    bool isNamed = false; ///< a FIFO's, which is there while nobody has it open
    std::uint64_t readersEver = 0, writersEver = 0; ///< likewise: how often that end was opened
};

/// One end of a connection, or a place where connections come in. Addresses are sockaddrs, as bytes.
struct Socket {
    static constexpr std::size_t Capacity = 212992; ///< of what has come and was not read, as Linux has it
    static constexpr std::uint32_t Nobody = ~std::uint32_t{0};
    enum State : std::uint8_t { Fresh, Listening, Connecting, Connected };
    State state = Fresh;
    bool inUse = false;
    int family = 0, type = 0;
    std::string local, peer;
    std::uint32_t other = Nobody; ///< the socket at the other end; Nobody once it was closed
    std::string bytes;            ///< has come and was not read
    std::deque<std::uint32_t> waiting; ///< connections that were not accepted yet
    std::deque<std::pair<std::string, std::string>> datagrams; ///< sender, bytes
    std::size_t backlog = 0;
    int error = 0; ///< of a connect that did not wait, or of a connection that was given up
    std::uint32_t machine = 0;    ///< it is on
    std::uint64_t serial = 0;     ///< no other that ever was has it: what is on its way knows it by that
    std::int64_t lastArrival = 0; ///< of what is on its way to it: nothing overtakes
    bool isReadShut = false, isWriteShut = false;
    bool isOver = false;  ///< the other end sends no more
    bool isReset = false; ///< the other end went without having read all
    bool isRefused = false; ///< something was sent after that, and came back
    bool closesHard = false; ///< SO_LINGER without time: its close is a reset
    bool isCalling = false; ///< connect has begun, and was not told of its end
    std::map<std::pair<int, int>, int> options;
};

/// On its way from one machine to another.
struct Packet {
    enum Kind : std::uint8_t { Data, Datagram, Over, Reset, Call /**< a wish to connect */, Answer, GivenUp };
    Kind kind = Data;
    std::int64_t at = 0; ///< when it comes in
    std::uint32_t to = 0; ///< socket; of a Call: the one that calls
    std::uint64_t serial = 0; ///< of that socket
    int error = 0;            ///< of an Answer: 0, it is connected
    std::uint32_t machine = 0; ///< of a Call: where it comes in
    std::string bytes, sender;
};

/// What a descriptor stands for. Descriptors that were duplicated or inherited share one.
struct OpenFile {
    enum Kind : std::uint8_t { Input, Output, Error, PipeRead, PipeWrite, File, Null, SocketEnd };
    Kind kind = Null;
    std::uint32_t references = 0;
    std::uint32_t pipe = 0; ///< index in Kernel::pipes, or in Kernel::sockets
    std::uint64_t node = 0; ///< of a File, in Kernel::tree
    std::size_t position = 0;
    bool append = false;
    bool nonBlocking = false;
    bool readable = true, writable = true;
};

struct Descriptor {
    std::int32_t file = -1; ///< index in Kernel::files; -1: closed
    bool inheritable = false;
};

struct ProcessEntry {
    std::int64_t pid = 0, parent = 0;
    std::uint32_t object = 0; ///< in the trace
    std::vector<Descriptor> descriptors;
    bool ended = false;
    bool reaped = false;
    int status = 0; ///< as waitpid(2) gives it
    // Signals: bit n - 1 is signal n.
    std::uint64_t pending = 0;
    std::uint64_t blocked = 0; ///< by the main thread
    std::array<std::uint8_t, 65> actions{}; ///< vm::SignalAction, by signal
    std::int64_t timerAt = 0, timerInterval = 0; ///< 0: none
    int stopSignal = 0;       ///< it stands still
    bool isStopNews = false, isGoOnNews = false; ///< its parent was not told yet
    std::int64_t group = 0, session = 0;
    std::uint64_t cores = 0; ///< it may run on; 0: all
    std::uint32_t machine = 0; ///< it is on
    std::uint32_t home = 0;    ///< the machine whose loopback it was given addresses of, being placed elsewhere
    std::int64_t switchInterval = 5'000'000; ///< as sys.setswitchinterval has it, ns
    std::string folder = "/"; ///< it is in
    std::string exception; ///< class of what its main program did not catch
    /// What it was refused because the machine has no more of it; and which of these limits its main program ended by.
    enum Refused : std::uint8_t { NoProcess = 1, NoThread = 2 };
    std::uint8_t refused = 0;
    std::string limit;
    // Of one that was forked: by whom, and how far that one knew the others to have come.
    std::uint32_t forkProcess = 0, forkThread = 0; ///< thread 0: it was not
    std::vector<std::uint32_t> forkSeen;
};

struct Kernel {
    std::vector<Pipe> pipes;
    std::vector<OpenFile> files;
    std::vector<Socket> sockets;
    std::uint16_t nextPort = 40000;
    std::vector<Packet> packets; ///< in the order in which they were sent
    std::uint64_t lastSocket = 0; ///< serial
    std::uint32_t placed = 0;     ///< children that a machine was asked for by name
    std::vector<ProcessEntry> processes; ///< by number, the first is 0
    FileTree tree;
    std::size_t inputRead = 0; ///< of the run's standard input
    std::uint64_t random = 1;
    std::uint64_t sharedUsed = 16; ///< of the shared memory
    std::string shared;            ///< its bytes, in a copy of a world
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> sharedNames; ///< place and size
    std::map<std::uint64_t, std::uint32_t> fifos; ///< by node: the pipe behind it

    ProcessEntry *find(std::int64_t pid)
    {
        for (ProcessEntry &process : processes)
            if (process.pid == pid) return &process;
        return nullptr;
    }
};

} // namespace forkyard::virtual_host
