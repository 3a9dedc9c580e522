// os: processes, descriptors and files by the host; what only looks at the file system asks it directly.
#include "core/modules/system_modules.h"

#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <csignal>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace forkyard::modules {

using namespace vm;

namespace {

/// An answer of the host as the call's: its value as an int, or OSError.
Outcome answer(Call &call, const SystemResult &r, std::string_view path = {})
{
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return raiseErrno(call.thread, r.error, path);
    return call.done(makeInt(call.thread, r.value));
}

Outcome intArgument(Call &call, std::uint32_t i, std::int64_t &n)
{
    const Outcome o = toIndex(call.thread, call[i], n);
    return o == Outcome::Python ? call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str()) : o;
}

Outcome pathArgument(Call &call, std::uint32_t i, std::string &path)
{
    if (isStr(call.machine, call[i])) path = textOf(call.machine, call[i]);
    else if (isBytesLike(call.machine, call[i])) path = bytesOf(call.machine, call[i]);
    else return call.raise(ClassId::TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(call.machine, call[i]).c_str());
    if (path.find('\0') != path.npos) return call.raise(ClassId::ValueError, "embedded null byte");
    return Outcome::Done;
}

Outcome osFork(Call &call) { return answer(call, call.machine.host.fork(call.thread)); }

Outcome waitFor(Call &call, std::int64_t pid, std::int64_t options)
{
    int status = 0;
    const SystemResult r = call.machine.host.waitProcess(call.thread, pid, static_cast<int>(options), &status);
    if (const Outcome o = answer(call, r); o != Outcome::Done) return o;
    const Value pair[] = {call.result, Value::integer(status)};
    return call.done(makeTuple(call.thread, pair, 2));
}

Outcome osWaitpid(Call &call)
{
    std::int64_t pid = 0, options = 0;
    if (const Outcome o = intArgument(call, 0, pid); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, options); o != Outcome::Done) return o;
    return waitFor(call, pid, options);
}

template <int (*test)(int)>
Outcome statusTest(Call &call)
{
    std::int64_t status = 0;
    if (const Outcome o = intArgument(call, 0, status); o != Outcome::Done) return o;
    return call.done(Value::integer(test(static_cast<int>(status))));
}
template <int (*test)(int)>
Outcome statusIs(Call &call)
{
    std::int64_t status = 0;
    if (const Outcome o = intArgument(call, 0, status); o != Outcome::Done) return o;
    return call.done(Value::boolean(test(static_cast<int>(status)) != 0));
}
int exited(int s) { return WIFEXITED(s); }
int exitStatus(int s) { return WEXITSTATUS(s); }
int signaled(int s) { return WIFSIGNALED(s); }
int termSignal(int s) { return WTERMSIG(s); }
int stopped(int s) { return WIFSTOPPED(s); }

Outcome statusToExitCode(Call &call)
{
    std::int64_t n = 0;
    if (const Outcome o = intArgument(call, 0, n); o != Outcome::Done) return o;
    const int status = static_cast<int>(n);
    if (WIFEXITED(status)) return call.done(Value::integer(WEXITSTATUS(status)));
    if (WIFSIGNALED(status)) return call.done(Value::integer(-WTERMSIG(status)));
    return call.raise(ClassId::ValueError, "invalid wait status: %d", status);
}

Outcome osExit(Call &call)
{
    std::int64_t code = 0;
    if (const Outcome o = intArgument(call, 0, code); o != Outcome::Done) return o;
    return call.machine.host.exitProcess(call.thread, static_cast<int>(code)) == Wait::Parked ? Outcome::Blocked : call.done();
}

Outcome osAbort(Call &call) { return call.machine.host.dieBySignal(call.thread, SIGABRT) == Wait::Parked ? Outcome::Blocked : call.done(); }

Outcome osKill(Call &call)
{
    std::int64_t pid = 0, number = 0;
    if (const Outcome o = intArgument(call, 0, pid); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, number); o != Outcome::Done) return o;
    const Outcome o = answer(call, call.machine.host.killProcess(call.thread, pid, static_cast<int>(number)));
    return o == Outcome::Done ? call.done() : o;
}

Outcome osPipe(Call &call)
{
    int fds[2] = {-1, -1};
    if (const Outcome o = answer(call, call.machine.host.pipe(call.thread, fds)); o != Outcome::Done) return o;
    const Value pair[] = {Value::integer(fds[0]), Value::integer(fds[1])};
    return call.done(makeTuple(call.thread, pair, 2));
}

Outcome osRead(Call &call)
{
    std::int64_t fd = 0, count = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, count); o != Outcome::Done) return o;
    if (count < 0) return raiseErrno(call.thread, EINVAL);
    std::string buffer(static_cast<std::size_t>(std::min<std::int64_t>(count, 1 << 26)), '\0');
    const SystemResult r = call.machine.host.read(call.thread, static_cast<int>(fd), buffer.data(), buffer.size());
    if (const Outcome o = answer(call, r); o != Outcome::Done) return o;
    return call.done(makeBytes(call.thread, std::string_view(buffer).substr(0, static_cast<std::size_t>(r.value))));
}

Outcome osWrite(Call &call)
{
    std::int64_t fd = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (!isBytesLike(call.machine, call[1])) return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(call.machine, call[1]).c_str());
    const std::string bytes(bytesOf(call.machine, call[1])); // other threads may change a bytearray meanwhile
    return answer(call, call.machine.host.write(call.thread, static_cast<int>(fd), bytes.data(), bytes.size()));
}

Outcome osClose(Call &call)
{
    std::int64_t fd = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    const Outcome o = answer(call, call.machine.host.close(call.thread, static_cast<int>(fd)));
    return o == Outcome::Done ? call.done() : o;
}

Outcome osDup(Call &call)
{
    std::int64_t fd = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    return answer(call, call.machine.host.duplicate(call.thread, static_cast<int>(fd)));
}

Outcome osDup2(Call &call)
{
    std::int64_t from = 0, to = 0;
    if (const Outcome o = intArgument(call, 0, from); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, to); o != Outcome::Done) return o;
    return answer(call, call.machine.host.duplicateTo(call.thread, static_cast<int>(from), static_cast<int>(to), !call[2].isFalse()));
}

Outcome osOpen(Call &call)
{
    std::string path;
    std::int64_t flags = 0, mode = 0;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, flags); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 2, mode); o != Outcome::Done) return o;
    return answer(call, call.machine.host.open(call.thread, path, static_cast<int>(flags), static_cast<int>(mode)), path);
}

Outcome osExecvp(Call &call)
{
    SpawnRequest request;
    std::string file;
    if (const Outcome o = pathArgument(call, 0, file); o != Outcome::Done) return o;
    if (!isList(call.machine, call[1]) && !isTuple(call.machine, call[1])) return call.raise(ClassId::TypeError, "execvp() arg 2 must be a tuple or list");
    const Items items = itemsOf(call.machine, call[1]);
    if (items.count == 0) return call.raise(ClassId::ValueError, "execvp() arg 2 must not be empty");
    request.arguments.push_back(file);
    for (std::size_t i = 1; i < items.count; ++i) {
        if (!isStr(call.machine, items[i])) return call.raise(ClassId::TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(call.machine, items[i]).c_str());
        request.arguments.push_back(textOf(call.machine, items[i]));
    }
    return answer(call, call.machine.host.execute(call.thread, request), file);
}

// -- The file system

template <int (*function)(const char *)>
Outcome onPath(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    return function(path.c_str()) == 0 ? call.done() : raiseErrno(call.thread, errno, path);
}

Outcome osMkdir(Call &call)
{
    std::string path;
    std::int64_t mode = 0777;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, mode); o != Outcome::Done) return o;
    return mkdir(path.c_str(), static_cast<mode_t>(mode)) == 0 ? call.done() : raiseErrno(call.thread, errno, path);
}

Outcome osRename(Call &call)
{
    std::string from, to;
    if (const Outcome o = pathArgument(call, 0, from); o != Outcome::Done) return o;
    if (const Outcome o = pathArgument(call, 1, to); o != Outcome::Done) return o;
    return rename(from.c_str(), to.c_str()) == 0 ? call.done() : raiseErrno(call.thread, errno, from);
}

Outcome osListdir(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    DIR *directory = opendir(path.c_str());
    if (!directory) return raiseErrno(call.thread, errno, path);
    const Value list = makeListWithCapacity(call.thread, 8);
    while (const dirent *entry = readdir(directory)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") listAppend(call.thread, list, makeStr(call.thread, name));
    }
    closedir(directory);
    return call.done(list);
}

/// stat_of(path): (kind, size, mtime), kind 'f', 'd' or 'o'; None if there is nothing.
Outcome statOf(Call &call)
{
    std::string path;
    if (const Outcome o = pathArgument(call, 0, path); o != Outcome::Done) return o;
    struct stat info{};
    if (stat(path.c_str(), &info) != 0) return call.done();
    const Value parts[] = {makeStr(call.thread, S_ISREG(info.st_mode) ? "f" : S_ISDIR(info.st_mode) ? "d" : "o"), makeInt(call.thread, info.st_size),
                           Value::real(static_cast<double>(info.st_mtim.tv_sec) + static_cast<double>(info.st_mtim.tv_nsec) / 1e9)};
    return call.done(makeTuple(call.thread, parts, 3));
}

Outcome osGetcwd(Call &call)
{
    char buffer[4096];
    return getcwd(buffer, sizeof buffer) ? call.done(makeStr(call.thread, buffer)) : raiseErrno(call.thread, errno);
}

Outcome osUrandom(Call &call)
{
    std::int64_t count = 0;
    if (const Outcome o = intArgument(call, 0, count); o != Outcome::Done) return o;
    if (count < 0) return call.raise(ClassId::ValueError, "negative argument not allowed");
    std::string bytes(static_cast<std::size_t>(count), '\0');
    call.machine.host.randomBytes(bytes.data(), bytes.size());
    return call.done(makeBytes(call.thread, bytes));
}

Outcome osStrerror(Call &call)
{
    std::int64_t number = 0;
    if (const Outcome o = intArgument(call, 0, number); o != Outcome::Done) return o;
    return call.done(makeStr(call.thread, std::strerror(static_cast<int>(number))));
}

} // namespace

void defineOsModule(Thread &t, Handle module)
{
    struct Number {
        const char *name;
        int value;
    };
    for (const Number n : std::initializer_list<Number>{{"O_RDONLY", O_RDONLY}, {"O_WRONLY", O_WRONLY}, {"O_RDWR", O_RDWR}, {"O_CREAT", O_CREAT}, {"O_TRUNC", O_TRUNC},
             {"O_APPEND", O_APPEND}, {"O_EXCL", O_EXCL}, {"O_NONBLOCK", O_NONBLOCK}, {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}, {"EX_OK", 0}, {"F_OK", F_OK}, {"R_OK", R_OK},
             {"W_OK", W_OK}, {"X_OK", X_OK}, {"SEEK_SET", 0}, {"SEEK_CUR", 1}, {"SEEK_END", 2}})
        setAttributeRaw(t, module, n.name, Value::integer(n.value));
    const Value environment = makeDict(t);
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != text.npos) dictSetStr(t, environment, text.substr(0, equals), makeStr(t, text.substr(equals + 1)));
    }
    setAttributeRaw(t, module, "environ", environment);
    defineFunctions(t, module, {
        {"fork", "", osFork},
        {"wait", "", [](Call &c) { return waitFor(c, -1, 0); }},
        {"waitpid", "pid, options, /", osWaitpid},
        {"WIFEXITED", "status", statusIs<exited>}, {"WEXITSTATUS", "status", statusTest<exitStatus>},
        {"WIFSIGNALED", "status", statusIs<signaled>}, {"WTERMSIG", "status", statusTest<termSignal>}, {"WIFSTOPPED", "status", statusIs<stopped>},
        {"waitstatus_to_exitcode", "status", statusToExitCode},
        {"getpid", "", [](Call &c) { return c.done(makeInt(c.thread, c.machine.host.processId())); }},
        {"getppid", "", [](Call &c) { return c.done(makeInt(c.thread, c.machine.host.parentProcessId())); }},
        {"_exit", "status", osExit},
        {"abort", "", osAbort},
        {"kill", "pid, signal, /", osKill},
        {"pipe", "", osPipe},
        {"read", "fd, length, /", osRead},
        {"write", "fd, data, /", osWrite},
        {"close", "fd", osClose},
        {"dup", "fd, /", osDup},
        {"dup2", "fd, fd2, inheritable=True", osDup2},
        {"open", "path, flags, mode=511", osOpen},
        {"execvp", "file, args, /", osExecvp},
        {"isatty", "fd, /", [](Call &c) { return c.done(Value::boolean(c[0].isInt() && c.machine.host.isTerminal(static_cast<int>(c[0].asInt())))); }},
        {"cpu_count", "", [](Call &c) { return c.done(Value::integer(static_cast<std::int64_t>(c.machine.host.processorCount()))); }},
        {"urandom", "size, /", osUrandom},
        {"strerror", "code, /", osStrerror},
        {"getcwd", "", osGetcwd},
        {"chdir", "path", onPath<chdir>},
        {"remove", "path", onPath<unlink>},
        {"unlink", "path", onPath<unlink>},
        {"rmdir", "path", onPath<rmdir>},
        {"mkdir", "path, mode=511", osMkdir},
        {"rename", "src, dst", osRename},
        {"listdir", "path='.'", osListdir},
        {"_stat_of", "path, /", statOf},
        {"getuid", "", [](Call &c) { return c.done(Value::integer(getuid())); }},
        {"getpgid", "pid", [](Call &c) { return c.done(Value::integer(c[0].isInt() ? getpgid(static_cast<pid_t>(c[0].asInt())) : -1)); }},
        {"setsid", "", [](Call &c) { const pid_t id = setsid(); return id < 0 ? raiseErrno(c.thread, errno) : c.done(Value::integer(id)); }},
    });
}

} // namespace forkyard::modules
