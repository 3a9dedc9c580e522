// A simulated process's files by their paths: the machine's file tree, from the folder the process is in.
#pragma once

#include "core/virtual/kernel.h"
#include "core/vm/file_system.h"

namespace forkyard::virtual_host {

class World;

class VirtualFileSystem final : public vm::FileSystem {
public:
    VirtualFileSystem(World &world, std::uint32_t process) : m_world(world), m_process(process) {}

    int facts(const std::string &path, bool follow, vm::FileFacts &facts) override;
    int factsOf(int fd, vm::FileFacts &facts) override;
    bool isOutput(int fd) const override;
    bool isFile(int fd) const override;
    int blocking(int fd, int set, bool &waits) override;
    int list(const std::string &path, std::vector<std::pair<std::string, char>> &names) override;
    int removeFile(const std::string &path) override;
    int removeFolder(const std::string &path) override;
    int makeFolder(const std::string &path, unsigned mode) override;
    int makeFifo(const std::string &path, unsigned mode) override;
    int changeMode(const std::string &path, unsigned mode) override;
    int rename(const std::string &from, const std::string &to) override;
    int link(const std::string &from, const std::string &to) override;
    int symlink(const std::string &target, const std::string &path) override;
    int readLink(const std::string &path, std::string &target) override;
    int realPath(const std::string &path, std::string &real) override;
    int access(const std::string &path, int mode) override;
    int setTimes(const std::string &path, std::int64_t accessed, std::int64_t modified) override;
    int currentFolder(std::string &path) override;
    int changeFolder(const std::string &path) override;

    /// What open(2) is about: the node's number, made where it is wanted and missing.
    int openNode(const std::string &path, int flags, unsigned mode, std::uint64_t &number);
    /// A name for a socket. EADDRINUSE where there is one.
    int makeSocket(const std::string &path);
    bool exists(const std::string &path);
    std::int64_t now() const;
    /// Nobody has it open any more.
    void closed(std::uint64_t number);

private:
    /// Null: the descriptor is not open.
    const OpenFile *openFile(int fd) const;
    int resolve(const std::string &path, bool follow, std::string &real) const;
    /// Of something that is there.
    int find(const std::string &path, bool follow, std::string &real, FileNode *&node);
    void dropIfUnused(std::uint64_t number);
    int makeNamed(const std::string &path, FileNode::Kind kind, unsigned mode, FileNode *&node);
    FileTree &tree();
    static void tell(const FileNode &node, std::uint64_t number, vm::FileFacts &facts);

    World &m_world;
    std::uint32_t m_process;
};

} // namespace forkyard::virtual_host
