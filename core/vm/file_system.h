// Files by their paths, where a host has answers of its own for them. Each call answers 0 or an errno, as the system call of the same
// purpose does. Knows no host.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace forkyard::vm {

/// What stat(2) tells; times in ns.
struct FileFacts {
    std::int64_t mode = 0, inode = 0, device = 0, links = 0, user = 0, group = 0, size = 0;
    std::int64_t accessed = 0, modified = 0, changed = 0;
    std::int64_t blockSize = 4096, blocks = 0;
};

class FileSystem {
public:
    virtual ~FileSystem() = default;
    virtual int facts(const std::string &path, bool follow, FileFacts &facts) = 0;
    virtual int factsOf(int fd, FileFacts &facts) = 0;
    /// Whether what is written to `fd` comes out beside what the program prints.
    virtual bool isOutput(int fd) const = 0;
    /// Whether it is a file, which whoever opens it may read and write.
    virtual bool isFile(int fd) const = 0;
    /// Whether calls on `fd` wait: asked with set < 0, else set.
    virtual int blocking(int fd, int set, bool &waits) = 0;
    /// Names with their kinds: 'f', 'd', 'l' or 'o'.
    virtual int list(const std::string &path, std::vector<std::pair<std::string, char>> &names) = 0;
    virtual int removeFile(const std::string &path) = 0;
    virtual int removeFolder(const std::string &path) = 0;
    virtual int makeFolder(const std::string &path, unsigned mode) = 0;
    virtual int makeFifo(const std::string &path, unsigned mode) = 0;
    virtual int changeMode(const std::string &path, unsigned mode) = 0;
    virtual int rename(const std::string &from, const std::string &to) = 0;
    virtual int link(const std::string &from, const std::string &to) = 0;
    virtual int symlink(const std::string &target, const std::string &path) = 0;
    virtual int readLink(const std::string &path, std::string &target) = 0;
    virtual int realPath(const std::string &path, std::string &real) = 0;
    virtual int access(const std::string &path, int mode) = 0;
    /// ns; negative: now.
    virtual int setTimes(const std::string &path, std::int64_t accessed, std::int64_t modified) = 0;
    virtual int currentFolder(std::string &path) = 0;
    virtual int changeFolder(const std::string &path) = 0;
};

} // namespace forkyard::vm
