// What a simulated machine has beside the processes' heaps and threads: descriptors, pipes, files, children, the clock's
// seed. Plain copyable data; it does nothing by itself.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

struct Pipe {
    static constexpr std::size_t Capacity = 65536; ///< as Linux has it
    std::string bytes;
    std::uint32_t readers = 0, writers = 0; ///< open descriptions
};

/// What a descriptor stands for. Descriptors that were duplicated or inherited share one.
struct OpenFile {
    enum Kind : std::uint8_t { Input, Output, Error, PipeRead, PipeWrite, File, Null };
    Kind kind = Null;
    std::uint32_t references = 0;
    std::uint32_t pipe = 0; ///< index in Kernel::pipes
    std::string path;       ///< of a File
    std::size_t position = 0;
    bool append = false;
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
    std::string exception; ///< class of what its main program did not catch
};

struct Kernel {
    std::vector<Pipe> pipes;
    std::vector<OpenFile> files;
    std::vector<ProcessEntry> processes; ///< by number, the first is 0
    std::map<std::string, std::shared_ptr<const std::string>> folder; ///< files by path
    std::size_t inputRead = 0; ///< of the run's standard input
    std::uint64_t random = 1;
    std::uint64_t sharedUsed = 16; ///< of the shared memory
    std::string shared;            ///< its bytes, in a copy of a world

    ProcessEntry *find(std::int64_t pid)
    {
        for (ProcessEntry &process : processes)
            if (process.pid == pid) return &process;
        return nullptr;
    }
};

} // namespace forkyard::virtual_host
