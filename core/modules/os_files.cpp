// _os: the file system, the host's own or else the operating system's, asked directly. A restricted run is refused everything that changes it.
#include "core/modules/os_module.h"

#include "core/modules/io_module.h"

#include "core/vm/exceptions.h"
#include "core/vm/file_system.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <set>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/times.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace forkyard::modules {

using namespace vm;

namespace {

constexpr const char *Change = "change files";

Outcome intArgument(Call &call, std::uint32_t i, std::int64_t &n)
{
    const Outcome o = toIndex(call.thread, call[i], n);
    return o == Outcome::Python ? call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str()) : o;
}

/// A function's name as a template's argument.
template <std::size_t size>
struct Name {
    char text[size];
    constexpr Name(const char (&name)[size]) { std::copy_n(name, size, text); } // NOLINT(google-explicit-constructor): written as a literal
};

FileSystem *filesOf(Call &call) { return call.machine.host.fileSystem(); }

/// A call's answer: 0 or an errno.
int errorOf(long result) { return result < 0 ? errno : 0; }

/// The files of sockets that this process, or the one that it was forked from, has bound.
struct BoundFiles {
    std::mutex mutex;
    std::set<std::string> paths;
};
BoundFiles &boundFiles()
{
    static BoundFiles files;
    return files;
}

template <int (*function)(const char *), int (FileSystem::*own)(const std::string &), bool changes, Name name>
Outcome onPath(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path, name.text); o != Outcome::Done) return o;
    if (changes && call.machine.host.isRestricted() && !isBound(path) && refuses(call, Change, path)) return Outcome::Raised;
    FileSystem *files = filesOf(call);
    const int error = files ? (files->*own)(path) : errorOf(function(path.c_str()));
    return error == 0 ? call.done() : raiseErrno(call.thread, error, path);
}

template <int (*function)(const char *, mode_t), int (FileSystem::*own)(const std::string &, unsigned), Name name>
Outcome withMode(Call &call)
{
    std::string path;
    std::int64_t mode = 0;
    if (const Outcome o = pathArgument(call, 0, path, name.text); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, mode); o != Outcome::Done) return o;
    if (refuses(call, Change, path)) return Outcome::Raised;
    FileSystem *files = filesOf(call);
    const int error = files ? (files->*own)(path, static_cast<unsigned>(mode)) : errorOf(function(path.c_str(), static_cast<mode_t>(mode)));
    return error == 0 ? call.done() : raiseErrno(call.thread, error, path);
}

/// The errno, or 0: the exception has two names in it, which is the caller's affair.
template <int (*function)(const char *, const char *), int (FileSystem::*own)(const std::string &, const std::string &)>
Outcome onTwoPaths(Call &call)
{
    std::string from, to;
    if (const Outcome o = pathArgument(call, 0, from); o != Outcome::Done) return o;
    if (const Outcome o = pathArgument(call, 1, to); o != Outcome::Done) return o;
    if (refuses(call, Change, from)) return Outcome::Raised;
    FileSystem *files = filesOf(call);
    return call.done(Value::integer(files ? (files->*own)(from, to) : errorOf(function(from.c_str(), to.c_str()))));
}

/// [(name, kind)]: kind 'f', 'd', 'l' or 'o', of the entry itself.
Outcome osEntries(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    std::vector<std::pair<std::string, char>> names;
    if (FileSystem *files = filesOf(call)) {
        if (const int error = files->list(path, names)) return raiseErrno(call.thread, error, path);
    } else {
        DIR *directory = opendir(path.c_str());
        if (!directory) return raiseErrno(call.thread, errno, path);
        while (const dirent *entry = readdir(directory)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") names.emplace_back(name, entry->d_type == DT_REG ? 'f' : entry->d_type == DT_DIR ? 'd' : entry->d_type == DT_LNK ? 'l' : 'o');
        }
        closedir(directory);
    }
    const Value list = makeListWithCapacity(call.thread, 8);
    for (const auto &[name, kind] : names) {
        const Value pair[] = {makeStr(call.thread, name), makeStr(call.thread, std::string_view(&kind, 1))};
        listAppend(call.thread, list, makeTuple(call.thread, pair, 2));
    }
    return call.done(list);
}

/// The fields of os.stat_result, times as ns at the end.
Value statFields(Thread &t, const FileFacts &facts)
{
    const std::int64_t numbers[] = {facts.mode, facts.inode, facts.device, facts.links, facts.user, facts.group, facts.size, facts.accessed, facts.modified, facts.changed, facts.blockSize, facts.blocks};
    Value values[std::size(numbers)];
    for (std::size_t i = 0; i < std::size(numbers); ++i) values[i] = makeInt(t, numbers[i]);
    return makeTuple(t, values, std::size(values));
}

FileFacts factsFrom(const struct stat &info)
{
    const auto ns = [](const timespec &time) { return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec; };
    return {info.st_mode, static_cast<std::int64_t>(info.st_ino), static_cast<std::int64_t>(info.st_dev), static_cast<std::int64_t>(info.st_nlink), info.st_uid,
            info.st_gid, info.st_size, ns(info.st_atim), ns(info.st_mtim), ns(info.st_ctim), info.st_blksize, info.st_blocks};
}

/// stat_fields(path or fd, follow, quiet): None where quiet and there is nothing.
Outcome osStat(Call &call)
{
    if (isStr(call.machine, call[0])) settleFile(call.thread, textOf(call.machine, call[0])); // how long it is depends on who has written
    struct stat info{};
    FileFacts facts;
    FileSystem *files = filesOf(call);
    std::string path;
    int error = 0;
    if (call[0].isInt()) {
        const auto fd = static_cast<int>(call[0].asInt());
        error = files ? files->factsOf(fd, facts) : errorOf(fstat(fd, &info));
    } else {
        if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
        const bool follows = call[1].isTrue();
        error = files ? files->facts(path, follows, facts) : errorOf(follows ? stat(path.c_str(), &info) : lstat(path.c_str(), &info));
    }
    if (!files) facts = factsFrom(info);
    if (error == 0) return call.done(statFields(call.thread, facts));
    return call[2].isTrue() ? call.done() : raiseErrno(call.thread, error, path);
}

Outcome osAccess(Call &call)
{
    std::string path;
    std::int64_t mode = 0;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, mode); o != Outcome::Done) return o;
    FileSystem *files = filesOf(call);
    return call.done(Value::boolean((files ? files->access(path, static_cast<int>(mode)) : access(path.c_str(), static_cast<int>(mode))) == 0));
}

Outcome osReadlink(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path, "readlink"); o != Outcome::Done) return o;
    if (FileSystem *files = filesOf(call)) {
        std::string found;
        const int error = files->readLink(path, found);
        return error ? raiseErrno(call.thread, error, path) : call.done(makeStr(call.thread, found));
    }
    char target[4096];
    const ssize_t size = readlink(path.c_str(), target, sizeof target);
    return size < 0 ? raiseErrno(call.thread, errno, path) : call.done(makeStr(call.thread, std::string_view(target, static_cast<std::size_t>(size))));
}

/// real_path(path): None where it does not lead anywhere.
Outcome osRealPath(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    if (FileSystem *files = filesOf(call)) {
        std::string found;
        return files->realPath(path, found) ? call.done() : call.done(makeStr(call.thread, found));
    }
    char *real = realpath(path.c_str(), nullptr);
    if (!real) return call.done();
    const Value result = makeStr(call.thread, real);
    std::free(real);
    return call.done(result);
}

/// set_times(path, accessed, modified) in ns; None: now.
Outcome osSetTimes(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    if (refuses(call, Change, path)) return Outcome::Raised;
    timespec times[2];
    std::int64_t wanted[2] = {-1, -1};
    for (std::uint32_t i = 0; i < 2; ++i) {
        std::int64_t ns = 0;
        if (call[1 + i].isNone()) {
            times[i] = {0, UTIME_NOW};
            continue;
        }
        if (const Outcome o = intArgument(call, 1 + i, ns); o != Outcome::Done) return o;
        wanted[i] = ns;
        times[i] = {static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)};
    }
    FileSystem *files = filesOf(call);
    const int error = files ? files->setTimes(path, wanted[0], wanted[1]) : errorOf(utimensat(AT_FDCWD, path.c_str(), times, 0));
    return error == 0 ? call.done() : raiseErrno(call.thread, error, path);
}

Outcome osGetcwd(Call &call)
{
    if (FileSystem *files = filesOf(call)) {
        std::string here;
        const int error = files->currentFolder(here);
        return error ? raiseErrno(call.thread, error) : call.done(makeStr(call.thread, here));
    }
    char buffer[4096];
    return getcwd(buffer, sizeof buffer) ? call.done(makeStr(call.thread, buffer)) : raiseErrno(call.thread, errno);
}

/// terminal_size(fd): (columns, lines)
Outcome osTerminalSize(Call &call)
{
    std::int64_t fd = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    winsize size{};
    if (ioctl(static_cast<int>(fd), TIOCGWINSZ, &size) != 0) return raiseErrno(call.thread, errno);
    const Value pair[] = {Value::integer(size.ws_col), Value::integer(size.ws_row)};
    return call.done(makeTuple(call.thread, pair, 2));
}

Outcome osTimes(Call &call)
{
    struct tms now{};
    clock_t elapsed = times(&now);
    const auto perSecond = static_cast<double>(sysconf(_SC_CLK_TCK));
    if (vm::Host &host = call.machine.host; host.isSimulated()) {
        const auto ticks = [&](vm::Host::Clock clock) { return static_cast<clock_t>(static_cast<double>(host.now(clock)) * 1e-9 * perSecond); };
        now = {};
        now.tms_utime = ticks(vm::Host::Clock::ProcessCpu);
        elapsed = ticks(vm::Host::Clock::Monotonic);
    }
    const auto seconds = [perSecond](clock_t ticks) { return Value::real(static_cast<double>(ticks) / perSecond); };
    const Value parts[] = {seconds(now.tms_utime), seconds(now.tms_stime), seconds(now.tms_cutime), seconds(now.tms_cstime), seconds(elapsed)};
    return call.done(makeTuple(call.thread, parts, 5));
}

/// What the children that were waited for have used, as struct rusage has it; nothing where no processor runs them.
Outcome osChildrenUsage(Call &call)
{
    rusage used{};
    if (!call.machine.host.isSimulated()) getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval &time) { return Value::real(static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6); };
    const auto number = [](long value) { return Value::integer(value); };
    const Value parts[] = {seconds(used.ru_utime), seconds(used.ru_stime), number(used.ru_maxrss), number(used.ru_ixrss), number(used.ru_idrss), number(used.ru_isrss),
                           number(used.ru_minflt), number(used.ru_majflt), number(used.ru_nswap), number(used.ru_inblock), number(used.ru_oublock), number(used.ru_msgsnd),
                           number(used.ru_msgrcv), number(used.ru_nsignals), number(used.ru_nvcsw), number(used.ru_nivcsw)};
    return call.done(makeTuple(call.thread, parts, std::size(parts)));
}

Outcome osUname(Call &call)
{
    utsname name{};
    uname(&name);
    std::vector<std::string> own{name.nodename};
    if (call.machine.host.isSimulated()) {
        own.clear();
        if (call.machine.host.lookUp(call.thread, {}, 0, own).value != 1) own.assign({name.nodename});
    }
    const Value parts[] = {makeStr(call.thread, name.sysname), makeStr(call.thread, own[0]), makeStr(call.thread, name.release), makeStr(call.thread, name.version), makeStr(call.thread, name.machine)};
    return call.done(makeTuple(call.thread, parts, 5));
}

Outcome osLoad(Call &call)
{
    double load[3] = {};
    if (getloadavg(load, 3) != 3) return call.raise(ClassId::OSError, "Load averages are unobtainable");
    const Value parts[] = {Value::real(load[0]), Value::real(load[1]), Value::real(load[2])};
    return call.done(makeTuple(call.thread, parts, 3));
}

Outcome osUmask(Call &call)
{
    std::int64_t mask = 0;
    if (const Outcome o = intArgument(call, 0, mask); o != Outcome::Done) return o;
    return call.done(Value::integer(umask(static_cast<mode_t>(mask))));
}

Outcome osNice(Call &call)
{
    std::int64_t by = 0;
    if (const Outcome o = intArgument(call, 0, by); o != Outcome::Done) return o;
    errno = 0;
    const int now = nice(static_cast<int>(by));
    return now == -1 && errno ? raiseErrno(call.thread, errno) : call.done(Value::integer(now));
}

Outcome osSync(Call &call)
{
    std::int64_t fd = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (FileSystem *files = filesOf(call)) {
        FileFacts facts;
        const int error = files->factsOf(static_cast<int>(fd), facts);
        return error ? raiseErrno(call.thread, error) : call.done();
    }
    return fsync(static_cast<int>(fd)) == 0 ? call.done() : raiseErrno(call.thread, errno);
}

/// sysconf(number): None where the system does not know it. A simulated machine knows its processors, its pages and its clock.
Outcome osConfiguration(Call &call)
{
    std::int64_t number = 0;
    if (const Outcome o = intArgument(call, 0, number); o != Outcome::Done) return o;
    if (number == _SC_NPROCESSORS_ONLN || number == _SC_NPROCESSORS_CONF) return call.done(Value::integer(static_cast<std::int64_t>(call.machine.host.processorCount())));
    if (filesOf(call) && number != _SC_PAGESIZE && number != _SC_CLK_TCK) return call.done();
    errno = 0;
    const long value = sysconf(static_cast<int>(number));
    return value < 0 && errno != 0 ? call.done() : call.done(makeInt(call.thread, value));
}

/// change_mode(fd, mode)
Outcome osChangeMode(Call &call)
{
    std::int64_t fd = 0, mode = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, mode); o != Outcome::Done) return o;
    if (filesOf(call)) return call.raise(ClassId::NotImplementedError, "fchmod is not there on a simulated machine; use chmod");
    return fchmod(static_cast<int>(fd), static_cast<mode_t>(mode)) == 0 ? call.done() : raiseErrno(call.thread, errno);
}

/// disk_space(path): (total, used, free) in bytes.
Outcome osDiskSpace(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path, ""); o != Outcome::Done) return o;
    if (filesOf(call)) return call.raise(ClassId::NotImplementedError, "a simulated machine's disk has no size");
    struct statvfs found{};
    if (statvfs(path.c_str(), &found) != 0) return raiseErrno(call.thread, errno, path);
    const std::uint64_t block = found.f_frsize;
    const Value parts[] = {makeUnsigned(call.thread, found.f_blocks * block), makeUnsigned(call.thread, (found.f_blocks - found.f_bfree) * block), makeUnsigned(call.thread, found.f_bavail * block)};
    return call.done(makeTuple(call.thread, parts, 3));
}

/// blocking(fd, set): set -1 asks.
Outcome osBlocking(Call &call)
{
    std::int64_t fd = 0, set = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, set); o != Outcome::Done) return o;
    if (FileSystem *files = filesOf(call)) {
        bool waits = true;
        const int error = files->blocking(static_cast<int>(fd), static_cast<int>(set), waits);
        return error ? raiseErrno(call.thread, error) : set < 0 ? call.done(Value::boolean(waits)) : call.done();
    }
    const int flags = fcntl(static_cast<int>(fd), F_GETFL);
    if (flags < 0) return raiseErrno(call.thread, errno);
    if (set < 0) return call.done(Value::boolean(!(flags & O_NONBLOCK)));
    return fcntl(static_cast<int>(fd), F_SETFL, set ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) == 0 ? call.done() : raiseErrno(call.thread, errno);
}

int makeFifo(const char *path, mode_t mode) { return mkfifo(path, mode); }

template <typename Number, Number (*function)()>
Outcome plainNumber(Call &call) { return call.done(makeInt(call.thread, static_cast<std::int64_t>(function()))); }

} // namespace

bool liesWithin(const std::string &folder, const std::string &path)
{
    std::error_code error;
    const std::filesystem::path root = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, error);
    if (error) return false;
    const std::filesystem::path inner = std::filesystem::weakly_canonical(path, error);
    if (error) return false;
    return std::mismatch(root.begin(), root.end(), inner.begin(), inner.end()).first == root.end();
}

void noteBound(const void *address, std::size_t size)
{
    const auto *local = static_cast<const sockaddr_un *>(address);
    constexpr std::size_t before = offsetof(sockaddr_un, sun_path);
    if (size <= before || local->sun_family != AF_UNIX || local->sun_path[0] == 0) return;
    const std::scoped_lock guard(boundFiles().mutex);
    boundFiles().paths.emplace(local->sun_path, strnlen(local->sun_path, size - before));
}

bool isBound(const std::string &path)
{
    const std::scoped_lock guard(boundFiles().mutex);
    return boundFiles().paths.count(path) > 0;
}

void defineOsFiles(Thread &t, Handle module)
{
    defineFunctions(t, module, {
        {"getcwd", "", osGetcwd},
        {"chdir", "path", onPath<chdir, &FileSystem::changeFolder, false, "chdir">},
        {"remove", "path", onPath<unlink, &FileSystem::removeFile, true, "remove">},
        {"unlink", "path", onPath<unlink, &FileSystem::removeFile, true, "unlink">},
        {"rmdir", "path", onPath<rmdir, &FileSystem::removeFolder, true, "rmdir">},
        {"mkdir", "path, mode=511", withMode<mkdir, &FileSystem::makeFolder, "mkdir">},
        {"chmod", "path, mode", withMode<chmod, &FileSystem::changeMode, "chmod">},
        {"mkfifo", "path, mode=438", withMode<makeFifo, &FileSystem::makeFifo, "mkfifo">},
        {"rename_error", "src, dst, /", onTwoPaths<rename, &FileSystem::rename>},
        {"link_error", "src, dst, /", onTwoPaths<link, &FileSystem::link>},
        {"symlink_error", "src, dst, /", onTwoPaths<symlink, &FileSystem::symlink>},
        {"readlink", "path", osReadlink},
        {"real_path", "path, /", osRealPath},
        {"entries", "path, /", osEntries},
        {"stat_fields", "path, follow, quiet, /", osStat},
        {"access", "path, mode", osAccess},
        {"set_times", "path, accessed, modified, /", osSetTimes},
        {"terminal_size", "fd, /", osTerminalSize},
        {"times_fields", "", osTimes}, {"children_usage", "", osChildrenUsage},
        {"uname_fields", "", osUname},
        {"getloadavg", "", osLoad},
        {"umask", "mask, /", osUmask},
        {"nice", "increment, /", osNice},
        {"fsync", "fd", osSync},
        {"sysconf", "number, /", osConfiguration},
        {"change_mode", "fd, mode, /", osChangeMode},
        {"disk_space", "path, /", osDiskSpace},
        {"blocking", "fd, set, /", osBlocking},
        {"getuid", "", plainNumber<uid_t, getuid>},
        {"geteuid", "", plainNumber<uid_t, geteuid>},
        {"getgid", "", plainNumber<gid_t, getgid>},
        {"getegid", "", plainNumber<gid_t, getegid>},
        {"getpgrp", "", [](Call &c) { return c.done(makeInt(c.thread, c.machine.host.processGroup(c.thread, vm::Host::GroupCall::GetGroup, 0, 0).value)); }},
    });
}

} // namespace forkyard::modules
