// Descriptors of a simulated process: the console, pipes, files of the virtual folder.
#include "core/virtual/story.h"
#include "core/virtual/virtual_host.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>

namespace forkyard::virtual_host {

using vm::SystemResult;
using vm::Wait;

OpenFile *VirtualHost::fileOf(int fd)
{
    const auto &table = entry().descriptors;
    if (fd < 0 || static_cast<std::size_t>(fd) >= table.size() || table[static_cast<std::size_t>(fd)].file < 0) return nullptr;
    return &m_world.m_kernel.files[static_cast<std::size_t>(table[static_cast<std::size_t>(fd)].file)];
}

int VirtualHost::freeDescriptor(int from)
{
    auto &table = entry().descriptors;
    for (int fd = from;; ++fd) {
        if (static_cast<std::size_t>(fd) >= table.size()) table.resize(static_cast<std::size_t>(fd) + 1);
        if (table[static_cast<std::size_t>(fd)].file < 0) return fd;
    }
}

int VirtualHost::openFile(OpenFile file)
{
    auto &files = m_world.kernelToChange().files;
    const auto unused = std::find_if(files.begin(), files.end(), [](const OpenFile &f) { return f.references == 0; });
    const auto index = unused - files.begin();
    file.references = 1;
    if (unused == files.end()) files.push_back(std::move(file));
    else *unused = std::move(file);
    const int fd = freeDescriptor();
    entry().descriptors[static_cast<std::size_t>(fd)] = {static_cast<std::int32_t>(index), false};
    return fd;
}

SystemResult VirtualHost::read(vm::Thread &t, int fd, void *buffer, std::size_t size)
{
    OpenFile *file = fileOf(fd);
    if (!file || !file->readable) return failure(EBADF);
    const auto give = [&](std::string_view bytes) {
        const std::size_t count = std::min(size, bytes.size());
        std::memcpy(buffer, bytes.data(), count);
        return count;
    };
    std::size_t count = 0;
    switch (file->kind) {
    case OpenFile::Input: {
        WorldOptions &options = m_world.m_options;
        if (options.isInteractive && (of(t).state.waits.kind != Waits::Input || !m_world.isInputThere())) {
            Waits waits;
            waits.kind = Waits::Input;
            waits.reason.kind = vm::WaitReason::Io;
            return {-1, 0, park(of(t), std::move(waits))};
        }
        if (options.readInput && m_world.m_kernel.inputRead >= options.input.size()) options.input += options.readInput();
        std::string_view left = std::string_view(options.input).substr(std::min(m_world.m_kernel.inputRead, options.input.size()));
        if (options.isInteractive) left = left.substr(0, std::min(left.find('\n'), left.size() - 1) + 1);
        count = give(left);
        m_world.kernelToChange().inputRead += count;
        break;
    }
    case OpenFile::SocketEnd: return receiveFrom(t, fd, buffer, size, 0, nullptr);
    case OpenFile::PipeRead: {
        Pipe &pipe = m_world.kernelToChange().pipes[file->pipe];
        if (pipe.bytes.empty() && pipe.writers > 0) {
            if (file->nonBlocking) return failure(EAGAIN);
            if (m_world.m_story) m_world.m_story->waitsForPipe(of(t), file->pipe, false);
            Waits waits;
            waits.kind = Waits::PipeData;
            waits.pipe = file->pipe;
            waits.reason.kind = vm::WaitReason::Pipe;
            return {-1, 0, park(of(t), std::move(waits))};
        }
        count = give(pipe.bytes);
        if (m_world.m_story) m_world.m_story->throughPipe(of(t), file->pipe, false, std::string_view(pipe.bytes).substr(0, count));
        pipe.bytes.erase(0, count);
        break;
    }
    case OpenFile::File: {
        const FileNode &node = m_world.kernelToChange().tree.nodes[file->node];
        if (node.kind == FileNode::Folder) return failure(EISDIR);
        if (file->position < node.size()) count = give(std::string_view(*node.bytes).substr(file->position));
        file->position += count;
        break;
    }
    default: break;
    }
    goesOn(of(t));
    return {static_cast<std::int64_t>(count), 0, Wait::Go};
}

SystemResult VirtualHost::write(vm::Thread &t, int fd, const void *buffer, std::size_t size)
{
    OpenFile *file = fileOf(fd);
    if (!file || !file->writable) return failure(EBADF);
    const std::string_view bytes(static_cast<const char *>(buffer), size);
    switch (file->kind) {
    case OpenFile::Output:
    case OpenFile::Error:
        if (const int error = m_world.print(*file, bytes)) return failure(error);
        break;
    case OpenFile::SocketEnd: return sendTo(t, fd, buffer, size, 0, {});
    case OpenFile::PipeWrite: {
        Pipe &pipe = m_world.kernelToChange().pipes[file->pipe];
        if (pipe.readers == 0) {
            m_world.sendSignal(m_process, SIGPIPE);
            if (of(t).state.status == ThreadState::Ended) return {-1, EPIPE, Wait::Parked};
            return failure(EPIPE);
        }
        const std::size_t room = Pipe::Capacity - std::min(Pipe::Capacity, pipe.bytes.size());
        // Up to 4096 bytes go in one piece or not at all; more, as far as there is room.
        if (room == 0 || (size <= PageBytes && room < size)) {
            if (file->nonBlocking) return failure(EAGAIN);
            if (m_world.m_story) m_world.m_story->waitsForPipe(of(t), file->pipe, true);
            Waits waits;
            waits.kind = Waits::PipeRoom;
            waits.pipe = file->pipe;
            waits.reason.kind = vm::WaitReason::Pipe;
            return {-1, 0, park(of(t), std::move(waits))};
        }
        size = std::min(size, room);
        if (m_world.m_story) m_world.m_story->throughPipe(of(t), file->pipe, true, bytes.substr(0, size));
        pipe.bytes += bytes.substr(0, size);
        break;
    }
    case OpenFile::File: {
        FileNode &node = m_world.kernelToChange().tree.nodes[file->node];
        std::string text = node.bytes ? *node.bytes : std::string();
        if (file->append) file->position = text.size();
        if (text.size() < file->position + size) text.resize(file->position + size);
        std::memcpy(text.data() + file->position, bytes.data(), size);
        file->position += size;
        node.bytes = std::make_shared<const std::string>(std::move(text));
        node.modified = node.changed = m_fileSystem.now();
        break;
    }
    default: break;
    }
    goesOn(of(t));
    return {static_cast<std::int64_t>(size), 0, Wait::Go};
}

void VirtualHost::tellPipe(vm::Thread &t, const int *fds)
{
    const OpenFile *file = fileOf(fds[0]);
    if (m_world.m_story && file) m_world.m_story->pipeMade(of(t), file->pipe, fds);
}

SystemResult VirtualHost::close(vm::Thread &t, int fd)
{
    const OpenFile *file = fileOf(fd);
    if (!file) return failure(EBADF);
    const bool isPipe = file->kind == OpenFile::PipeRead || file->kind == OpenFile::PipeWrite;
    if (isPipe && m_world.m_story) {
        const auto &table = entry().descriptors;
        const std::int32_t number = table[static_cast<std::size_t>(fd)].file;
        const auto ends = std::count_if(table.begin(), table.end(), [number](const Descriptor &d) { return d.file == number; });
        if (ends == 1) m_world.m_story->pipeClosed(of(t), file->pipe, file->kind == OpenFile::PipeWrite);
    }
    Descriptor &descriptor = (m_world.kernelToChange(), entry()).descriptors[static_cast<std::size_t>(fd)];
    m_world.releaseFile(descriptor.file);
    descriptor = {};
    return {0, 0, Wait::Go};
}

void VirtualHost::closeLost(int fd)
{
    if (!fileOf(fd)) return;
    Descriptor &descriptor = (m_world.kernelToChange(), entry()).descriptors[static_cast<std::size_t>(fd)];
    m_world.releaseFile(descriptor.file);
    descriptor = {};
}

SystemResult VirtualHost::open(vm::Thread &t, const std::string &path, int flags, int mode)
{
    std::uint64_t node = 0;
    if (const int error = m_fileSystem.openNode(path, flags, static_cast<unsigned>(mode), node)) return failure(error);
    if (m_world.m_kernel.tree.nodes[node].kind == FileNode::Fifo) return openFifo(t, node, flags);
    OpenFile file;
    file.kind = m_world.m_kernel.tree.nodes[node].kind == FileNode::Null ? OpenFile::Null : OpenFile::File;
    file.node = node;
    file.append = flags & O_APPEND;
    file.readable = (flags & O_ACCMODE) != O_WRONLY;
    file.writable = (flags & O_ACCMODE) != O_RDONLY;
    return {openFile(std::move(file)), 0, Wait::Go};
}

/// One end is open at once, and whoever opened it waits until somebody opens the other.
SystemResult VirtualHost::openFifo(vm::Thread &t, std::uint64_t node, int flags)
{
    WorldThread &thread = of(t);
    if (thread.state.waits.kind == Waits::FifoEnd) { // somebody has
        const int fd = static_cast<int>(thread.state.waits.expected);
        if (m_world.isReady(thread, thread.state.waits)) {
            goesOn(thread);
            return {fd, 0, Wait::Go};
        }
        return {-1, 0, park(thread, Waits(thread.state.waits))};
    }
    Kernel &kernel = m_world.kernelToChange();
    if (!kernel.fifos.contains(node)) {
        kernel.fifos[node] = static_cast<std::uint32_t>(kernel.pipes.size());
        kernel.pipes.emplace_back();
        kernel.pipes.back().isNamed = true;
    }
    OpenFile end;
    end.pipe = kernel.fifos[node];
    Pipe &pipe = kernel.pipes[end.pipe];
    const int access = flags & O_ACCMODE;
    const bool writes = access == O_WRONLY, isPatient = !(flags & O_NONBLOCK);
    if (access == O_RDWR) return failure(EINVAL); // two ends in one descriptor: there is no such thing here
    if (writes && pipe.readers == 0 && !isPatient) return failure(ENXIO);
    if (pipe.readers == 0 && pipe.writers == 0) pipe.bytes.clear();
    const bool isAlone = (writes ? pipe.readers : pipe.writers) == 0;
    ++(writes ? pipe.writers : pipe.readers);
    ++(writes ? pipe.writersEver : pipe.readersEver);
    end.kind = writes ? OpenFile::PipeWrite : OpenFile::PipeRead;
    end.readable = !writes;
    end.writable = writes;
    end.nonBlocking = !isPatient;
    const int fd = openFile(std::move(end));
    if (!isAlone || !isPatient) return {fd, 0, Wait::Go};
    Waits waits;
    waits.kind = Waits::FifoEnd;
    waits.reason.kind = vm::WaitReason::Pipe;
    waits.expected = static_cast<std::uint32_t>(fd);
    waits.pipe = kernel.fifos[node];
    waits.pid = writes;
    waits.signals = writes ? kernel.pipes[waits.pipe].readersEver : kernel.pipes[waits.pipe].writersEver;
    return {-1, 0, park(thread, std::move(waits))};
}

SystemResult VirtualHost::pipe(vm::Thread &, int *fds)
{
    auto &pipes = m_world.kernelToChange().pipes;
    const auto unused = std::find_if(pipes.begin(), pipes.end(), [](const Pipe &p) { return p.readers == 0 && p.writers == 0 && !p.isNamed; });
    const auto index = static_cast<std::uint32_t>(unused - pipes.begin());
    if (unused == pipes.end()) pipes.emplace_back();
    pipes[index] = Pipe();
    pipes[index].readers = pipes[index].writers = 1;
    OpenFile end;
    end.pipe = index;
    end.kind = OpenFile::PipeRead;
    end.writable = false;
    fds[0] = openFile(end);
    end.kind = OpenFile::PipeWrite;
    end.readable = false;
    end.writable = true;
    fds[1] = openFile(end);
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::seek(vm::Thread &, int fd, std::int64_t offset, int whence)
{
    OpenFile *file = fileOf(fd);
    if (!file) return failure(EBADF);
    if (file->kind == OpenFile::Null) return {0, 0, Wait::Go};
    if (file->kind != OpenFile::File) return failure(ESPIPE);
    const auto size = static_cast<std::int64_t>(m_world.kernelToChange().tree.nodes[file->node].size());
    const std::int64_t to = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<std::int64_t>(file->position) : size);
    if (to < 0) return failure(EINVAL);
    file->position = static_cast<std::size_t>(to);
    return {to, 0, Wait::Go};
}

SystemResult VirtualHost::truncate(vm::Thread &, int fd, std::int64_t size)
{
    const OpenFile *file = fileOf(fd);
    if (!file) return failure(EBADF);
    if (file->kind != OpenFile::File || size < 0 || !file->writable) return failure(EINVAL);
    FileNode &node = m_world.kernelToChange().tree.nodes[file->node];
    std::string text = node.bytes ? *node.bytes : std::string();
    text.resize(static_cast<std::size_t>(size));
    node.bytes = std::make_shared<const std::string>(std::move(text));
    node.modified = node.changed = m_fileSystem.now();
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::inheritable(vm::Thread &, int fd, int set)
{
    if (!fileOf(fd)) return failure(EBADF);
    Descriptor &descriptor = (m_world.kernelToChange(), entry()).descriptors[static_cast<std::size_t>(fd)];
    if (set < 0) return {descriptor.inheritable, 0, Wait::Go};
    descriptor.inheritable = set;
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::setBlocking(vm::Thread &, int fd, bool blocking)
{
    m_world.kernelToChange();
    OpenFile *file = fileOf(fd);
    if (!file) return failure(EBADF);
    file->nonBlocking = !blocking;
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::duplicate(vm::Thread &, int fd)
{
    if (!fileOf(fd)) return failure(EBADF);
    m_world.kernelToChange();
    const int copy = freeDescriptor();
    const std::int32_t file = entry().descriptors[static_cast<std::size_t>(fd)].file;
    entry().descriptors[static_cast<std::size_t>(copy)] = {file, false};
    ++m_world.m_kernel.files[static_cast<std::size_t>(file)].references;
    return {copy, 0, Wait::Go};
}

SystemResult VirtualHost::duplicateTo(vm::Thread &t, int from, int to, bool inheritable)
{
    if (!fileOf(from) || to < 0 || to > 1023) return failure(EBADF);
    if (from == to) return {to, 0, Wait::Go};
    if (fileOf(to)) close(t, to);
    m_world.kernelToChange();
    auto &table = entry().descriptors;
    if (table.size() <= static_cast<std::size_t>(to)) table.resize(static_cast<std::size_t>(to) + 1);
    const std::int32_t file = table[static_cast<std::size_t>(from)].file;
    table[static_cast<std::size_t>(to)] = {file, inheritable};
    ++m_world.m_kernel.files[static_cast<std::size_t>(file)].references;
    return {to, 0, Wait::Go};
}

short VirtualHost::readiness(const vm::PollItem &item)
{
    const OpenFile *file = fileOf(item.fd);
    if (!file) return POLLNVAL;
    unsigned ready = POLLIN | POLLOUT;
    if (file->kind == OpenFile::PipeRead) {
        const Pipe &pipe = m_world.m_kernel.pipes[file->pipe];
        ready = (pipe.bytes.empty() ? 0u : unsigned{POLLIN}) | (pipe.writers == 0 ? unsigned{POLLHUP} : 0u);
    } else if (file->kind == OpenFile::PipeWrite) {
        const Pipe &pipe = m_world.m_kernel.pipes[file->pipe];
        ready = (pipe.bytes.size() + PageBytes <= Pipe::Capacity ? unsigned{POLLOUT} : 0u) | (pipe.readers == 0 ? unsigned{POLLERR} : 0u);
    } else if (file->kind == OpenFile::SocketEnd) {
        ready = static_cast<unsigned>(socketReadiness(m_world.m_kernel.sockets[file->pipe]));
    }
    return static_cast<short>(ready & (static_cast<unsigned>(item.events) | POLLHUP | POLLERR));
}

SystemResult VirtualHost::poll(vm::Thread &t, vm::PollItem *items, std::size_t count, std::int64_t deadline)
{
    WorldThread &thread = of(t);
    std::int64_t ready = 0;
    for (std::size_t i = 0; i < count; ++i) {
        items[i].revents = readiness(items[i]);
        if (items[i].revents) ++ready;
    }
    const bool hasDeadline = deadline != vm::WaitReason::NoDeadline;
    const bool late = hasDeadline && (deadline <= m_world.m_clock || thread.state.timeOut);
    if (ready || late) {
        if (!ready) m_world.advanceClock(deadline);
        goesOn(thread);
        return {ready, 0, Wait::Go};
    }
    Waits waits;
    waits.kind = Waits::Poll;
    waits.reason.kind = vm::WaitReason::Io;
    waits.reason.deadline = deadline;
    waits.items.assign(items, items + count);
    return {-1, 0, park(thread, std::move(waits))};
}

} // namespace forkyard::virtual_host
