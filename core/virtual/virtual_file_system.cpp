#include "core/virtual/virtual_file_system.h"

#include "core/virtual/world.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::virtual_host {

namespace {

std::uint32_t lessMasked(unsigned mode)
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mode & 07777 & ~static_cast<unsigned>(mask);
}

unsigned typeOf(FileNode::Kind kind)
{
    switch (kind) {
    case FileNode::File: return S_IFREG;
    case FileNode::Folder: return S_IFDIR;
    case FileNode::Link: return S_IFLNK;
    case FileNode::Socket: return S_IFSOCK;
    case FileNode::Null: return S_IFCHR;
    case FileNode::Fifo: return S_IFIFO;
    }
    return 0;
}

bool isWithin(const std::string &path, const std::string &folder) { return path.starts_with(folder == "/" ? folder : folder + '/'); }

} // namespace

FileTree &VirtualFileSystem::tree() { return m_world.kernelToChange().tree; }

std::int64_t VirtualFileSystem::now() const { return SwitchedOn + m_world.clock(); }

int VirtualFileSystem::resolve(const std::string &path, bool follow, std::string &real) const
{
    const Kernel &kernel = m_world.kernel();
    return kernel.tree.resolve(kernel.processes[m_process].folder, path, follow, real);
}

int VirtualFileSystem::find(const std::string &path, bool follow, std::string &real, FileNode *&node)
{
    if (const int error = resolve(path, follow, real)) return error;
    node = tree().at(real);
    return node ? 0 : ENOENT;
}

void VirtualFileSystem::tell(const FileNode &node, std::uint64_t number, vm::FileFacts &facts)
{
    constexpr std::int64_t block = 512;
    facts.mode = typeOf(node.kind) | node.mode;
    facts.inode = static_cast<std::int64_t>(number);
    facts.device = 1;
    facts.links = node.kind == FileNode::Folder ? 2 : node.names;
    facts.user = ::geteuid();
    facts.group = ::getegid();
    facts.size = node.kind == FileNode::Folder ? 4096 : static_cast<std::int64_t>(node.size());
    facts.accessed = node.accessed;
    facts.modified = node.modified;
    facts.changed = node.changed;
    facts.blocks = (facts.size + block - 1) / block;
}

int VirtualFileSystem::facts(const std::string &path, bool follow, vm::FileFacts &facts)
{
    std::string real;
    if (const int error = resolve(path, follow, real)) return error;
    const FileTree &files = m_world.kernel().tree;
    const FileNode *node = files.at(real);
    if (!node) return ENOENT;
    tell(*node, files.numberAt(real), facts);
    return 0;
}

int VirtualFileSystem::blocking(int fd, int set, bool &waits)
{
    const auto &table = m_world.kernel().processes[m_process].descriptors;
    if (fd < 0 || static_cast<std::size_t>(fd) >= table.size() || table[static_cast<std::size_t>(fd)].file < 0) return EBADF;
    const auto number = static_cast<std::size_t>(table[static_cast<std::size_t>(fd)].file);
    if (set >= 0) m_world.kernelToChange().files[number].nonBlocking = set == 0;
    waits = !m_world.kernel().files[number].nonBlocking;
    return 0;
}

const OpenFile *VirtualFileSystem::openFile(int fd) const
{
    const Kernel &kernel = m_world.kernel();
    const auto &table = kernel.processes[m_process].descriptors;
    if (fd < 0 || static_cast<std::size_t>(fd) >= table.size() || table[static_cast<std::size_t>(fd)].file < 0) return nullptr;
    return &kernel.files[static_cast<std::size_t>(table[static_cast<std::size_t>(fd)].file)];
}

bool VirtualFileSystem::isOutput(int fd) const
{
    const OpenFile *file = openFile(fd);
    return file && (file->kind == OpenFile::Output || file->kind == OpenFile::Error);
}

bool VirtualFileSystem::isFile(int fd) const
{
    const OpenFile *file = openFile(fd);
    return file && file->kind == OpenFile::File;
}

int VirtualFileSystem::factsOf(int fd, vm::FileFacts &facts)
{
    const Kernel &kernel = m_world.kernel();
    const auto &table = kernel.processes[m_process].descriptors;
    if (fd < 0 || static_cast<std::size_t>(fd) >= table.size() || table[static_cast<std::size_t>(fd)].file < 0) return EBADF;
    const OpenFile &file = kernel.files[static_cast<std::size_t>(table[static_cast<std::size_t>(fd)].file)];
    switch (file.kind) {
    case OpenFile::File:
        tell(kernel.tree.nodes.at(file.node), file.node, facts);
        return 0;
    case OpenFile::SocketEnd: facts.mode = S_IFSOCK | 0777; return 0;
    case OpenFile::Null: facts.mode = S_IFCHR | 0666; return 0;
    case OpenFile::Input:
    case OpenFile::Output:
    case OpenFile::Error:
    case OpenFile::PipeRead:
    case OpenFile::PipeWrite: facts.mode = S_IFIFO | 0600; return 0;
    }
    return EBADF;
}

int VirtualFileSystem::list(const std::string &path, std::vector<std::pair<std::string, char>> &names)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, true, real, node)) return error;
    if (node->kind != FileNode::Folder) return ENOTDIR;
    const FileTree &files = tree();
    for (const std::string &name : files.namesIn(real)) {
        const FileNode *each = files.at(real == "/" ? '/' + name : real + '/' + name);
        names.emplace_back(name, each->kind == FileNode::File ? 'f' : each->kind == FileNode::Folder ? 'd' : each->kind == FileNode::Link ? 'l' : 'o');
    }
    return 0;
}

void VirtualFileSystem::dropIfUnused(std::uint64_t number)
{
    const Kernel &kernel = m_world.kernel();
    const bool isOpen = std::any_of(kernel.files.begin(), kernel.files.end(), [number](const OpenFile &file) { return file.references && file.kind == OpenFile::File && file.node == number; });
    if (!isOpen) tree().dropUnnamed(number);
}

void VirtualFileSystem::closed(std::uint64_t number) { dropIfUnused(number); }

int VirtualFileSystem::removeFile(const std::string &path)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, false, real, node)) return error;
    if (node->kind == FileNode::Folder) return EISDIR;
    node->changed = now();
    dropIfUnused(tree().forget(real));
    return 0;
}

int VirtualFileSystem::removeFolder(const std::string &path)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, false, real, node)) return error;
    if (node->kind != FileNode::Folder) return ENOTDIR;
    if (real == "/") return EBUSY;
    if (!tree().isEmptyFolder(real)) return ENOTEMPTY;
    tree().dropUnnamed(tree().forget(real));
    return 0;
}

int VirtualFileSystem::makeNamed(const std::string &path, FileNode::Kind kind, unsigned mode, FileNode *&node)
{
    std::string real;
    // A folder may be named with a slash at the end.
    std::string name = path;
    while (kind == FileNode::Folder && name.size() > 1 && name.back() == '/') name.pop_back();
    if (const int error = resolve(name, false, real)) return error;
    if (tree().at(real)) return EEXIST;
    node = &tree().nodes[tree().make(real, kind, mode, now())];
    return 0;
}

int VirtualFileSystem::makeFolder(const std::string &path, unsigned mode)
{
    FileNode *node = nullptr;
    return makeNamed(path, FileNode::Folder, lessMasked(mode), node);
}

int VirtualFileSystem::makeFifo(const std::string &path, unsigned mode)
{
    FileNode *node = nullptr;
    return makeNamed(path, FileNode::Fifo, lessMasked(mode), node);
}

int VirtualFileSystem::makeSocket(const std::string &path)
{
    FileNode *node = nullptr;
    const int error = makeNamed(path, FileNode::Socket, lessMasked(0777), node);
    return error == EEXIST ? EADDRINUSE : error;
}

bool VirtualFileSystem::exists(const std::string &path)
{
    std::string real;
    return resolve(path, true, real) == 0 && m_world.kernel().tree.at(real);
}

int VirtualFileSystem::changeMode(const std::string &path, unsigned mode)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, true, real, node)) return error;
    node->mode = mode & 07777;
    node->changed = now();
    return 0;
}

int VirtualFileSystem::rename(const std::string &from, const std::string &to)
{
    std::string source, target;
    FileNode *node = nullptr;
    if (const int error = find(from, false, source, node)) return error;
    if (const int error = resolve(to, false, target)) return error;
    if (source == target) return 0;
    if (isWithin(target, source)) return EINVAL;
    if (const FileNode *there = tree().at(target)) {
        const bool isFolder = node->kind == FileNode::Folder;
        if (there->kind == FileNode::Folder && !isFolder) return EISDIR;
        if (there->kind != FileNode::Folder && isFolder) return ENOTDIR;
        if (isFolder && !tree().isEmptyFolder(target)) return ENOTEMPTY;
        if (tree().numberAt(target) == tree().numberAt(source)) return 0;
        dropIfUnused(tree().forget(target));
    }
    tree().rename(source, target);
    return 0;
}

int VirtualFileSystem::link(const std::string &from, const std::string &to)
{
    std::string source, target;
    FileNode *node = nullptr;
    if (const int error = find(from, false, source, node)) return error;
    if (node->kind == FileNode::Folder) return EPERM;
    if (const int error = resolve(to, false, target)) return error;
    if (tree().at(target)) return EEXIST;
    tree().names[target] = tree().numberAt(source);
    ++node->names;
    return 0;
}

int VirtualFileSystem::symlink(const std::string &target, const std::string &path)
{
    FileNode *node = nullptr;
    if (target.empty()) return ENOENT;
    if (const int error = makeNamed(path, FileNode::Link, 0777, node)) return error;
    node->bytes = std::make_shared<const std::string>(target);
    return 0;
}

int VirtualFileSystem::readLink(const std::string &path, std::string &target)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, false, real, node)) return error;
    if (node->kind != FileNode::Link) return EINVAL;
    target = *node->bytes;
    return 0;
}

int VirtualFileSystem::realPath(const std::string &path, std::string &real)
{
    FileNode *node = nullptr;
    return find(path, true, real, node);
}

int VirtualFileSystem::access(const std::string &path, int mode)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, true, real, node)) return error;
    // Its user may read and write whatever its own permissions say, as root may; nobody runs what nobody may run.
    if (::geteuid() == 0) return (mode & X_OK) && node->kind != FileNode::Folder && !(node->mode & 0111) ? EACCES : 0;
    const unsigned own = node->mode >> 6;
    return (static_cast<unsigned>(mode) & ~own & 7) ? EACCES : 0;
}

int VirtualFileSystem::setTimes(const std::string &path, std::int64_t accessed, std::int64_t modified)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, true, real, node)) return error;
    node->accessed = accessed < 0 ? now() : accessed;
    node->modified = modified < 0 ? now() : modified;
    node->changed = now();
    return 0;
}

int VirtualFileSystem::currentFolder(std::string &path)
{
    path = m_world.kernel().processes[m_process].folder;
    return m_world.kernel().tree.at(path) ? 0 : ENOENT;
}

int VirtualFileSystem::changeFolder(const std::string &path)
{
    std::string real;
    FileNode *node = nullptr;
    if (const int error = find(path, true, real, node)) return error;
    if (node->kind != FileNode::Folder) return ENOTDIR;
    m_world.kernelToChange().processes[m_process].folder = real;
    return 0;
}

int VirtualFileSystem::openNode(const std::string &path, int flags, unsigned mode, std::uint64_t &number)
{
    std::string real;
    const bool isNew = (flags & O_CREAT) && (flags & O_EXCL);
    if (const int error = resolve(path, !isNew && !(flags & O_NOFOLLOW), real)) return error;
    FileNode *node = tree().at(real);
    if (node && isNew) return EEXIST;
    if (!node && !(flags & O_CREAT)) return ENOENT;
    if (node && node->kind == FileNode::Link) return ELOOP;
    if (node && node->kind == FileNode::Socket) return ENXIO;
    if (node && node->kind == FileNode::Folder && ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT))) return EISDIR;
    if (node && node->kind != FileNode::Folder && (flags & O_DIRECTORY)) return ENOTDIR;
    if (!node) {
        tree().make(real, FileNode::File, lessMasked(mode), now());
        node = tree().at(real);
    } else if ((flags & O_TRUNC) && node->kind == FileNode::File && (flags & O_ACCMODE) != O_RDONLY) {
        node->bytes.reset();
        node->modified = node->changed = now();
    }
    number = tree().numberAt(real);
    return 0;
}

} // namespace forkyard::virtual_host
