// The files of a simulated machine: names in folders, and what they stand for. Plain copyable data; knows no process but by the folder it
// is in, and no descriptor.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

struct FileNode {
    enum Kind : std::uint8_t { File, Folder, Link, Socket, Null, Fifo };
    Kind kind = File;
    std::uint32_t mode = 0644; ///< permissions alone
    std::uint32_t names = 0;   ///< that lead to it
    std::shared_ptr<const std::string> bytes; ///< of a file; where a link leads
    std::int64_t accessed = 0, modified = 0, changed = 0; ///< ns since 1970

    std::size_t size() const { return bytes ? bytes->size() : 0; }
};

struct FileTree {
    std::map<std::string, std::uint64_t> names; ///< absolute paths without dots or links
    std::map<std::uint64_t, FileNode> nodes;    ///< by number, from 1
    std::uint64_t last = 0;

    /// The absolute path that `path` means in `folder`, links followed, the last name's too if `follow`. Its folder is there, it
    /// itself need not be. 0 or an errno.
    int resolve(const std::string &folder, const std::string &path, bool follow, std::string &real) const;
    /// Null where there is nothing of that name. `path` as resolve() gives it.
    FileNode *at(const std::string &path);
    const FileNode *at(const std::string &path) const { return const_cast<FileTree *>(this)->at(path); }
    std::uint64_t numberAt(const std::string &path) const;
    std::uint64_t make(const std::string &path, FileNode::Kind kind, std::uint32_t mode, std::int64_t now);
    /// A folder, and those above it.
    void makeFolders(const std::string &path, std::int64_t now);
    /// The name goes; what it stood for stays until dropUnnamed().
    std::uint64_t forget(const std::string &path);
    void dropUnnamed(std::uint64_t number);
    bool isEmptyFolder(const std::string &path) const;
    void rename(const std::string &from, const std::string &to);
    /// Names right in the folder.
    std::vector<std::string> namesIn(const std::string &folder) const;
};

} // namespace forkyard::virtual_host
