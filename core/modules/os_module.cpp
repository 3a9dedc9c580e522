// _os: processes and descriptors by the host. What only looks at the file system is in os_files.cpp.
#include "core/modules/os_module.h"

#include "core/modules/sync_object.h"
#include "core/modules/signal_module.h"
#include "core/modules/system_modules.h"

#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/lost_objects.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

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

} // namespace

/// os.py's _again(function, arguments): the same call, with what its arguments stand for.
Outcome callAgain(Call &call, const char *function)
{
    std::vector<Value> arguments;
    for (std::uint32_t k = 0; k < call.count(); ++k) arguments.push_back(call[k]);
    const Value tuple = makeTuple(call.thread, arguments.data(), arguments.size());
    return call.callInstead(libraryValue(call.thread, "os", "_again"), {makeStr(call.thread, function), tuple});
}

Outcome pathArgument(Call &call, std::uint32_t i, std::string &path, const char *function)
{
    if (isStr(call.machine, call[i])) path = textOf(call.machine, call[i]);
    else if (isBytesLike(call.machine, call[i])) path = bytesOf(call.machine, call[i]);
    else if (*function != '\0') return callAgain(call, function);
    else return call.raise(ClassId::TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(call.machine, call[i]).c_str());
    if (path.find('\0') != path.npos) return call.raise(ClassId::ValueError, "embedded null byte");
    return Outcome::Done;
}

namespace {

Outcome osFork(Call &call)
{
    vm::nameObjects(call.thread, vm::NameSearch::Start);
    vm::settleUnfinished(call.thread); // a child has not what nobody could reach
    return answer(call, call.machine.host.fork(call.thread));
}

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
int stopSignal(int s) { return WSTOPSIG(s); }
int continued(int s) { return WIFCONTINUED(s); }
int coreDumped(int s) { return WCOREDUMP(s); }

Outcome statusToExitCode(Call &call)
{
    std::int64_t n = 0;
    if (const Outcome o = intArgument(call, 0, n); o != Outcome::Done) return o;
    const int status = static_cast<int>(n);
    if (WIFEXITED(status)) return call.done(Value::integer(WEXITSTATUS(status)));
    if (WIFSIGNALED(status)) return call.done(Value::integer(-WTERMSIG(status)));
    if (WIFSTOPPED(status)) return call.raise(ClassId::ValueError, "process stopped by delivery of signal %d", WSTOPSIG(status));
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
    if (call.thread.waitState == 0) // else it was sent, and what it set off has run
        if (const Outcome o = answer(call, call.machine.host.killProcess(call.thread, pid, static_cast<int>(number))); o != Outcome::Done) return o;
    return afterSignals(call);
}

Outcome osPipe(Call &call)
{
    int fds[2] = {-1, -1};
    if (const Outcome o = answer(call, call.machine.host.pipe(call.thread, fds)); o != Outcome::Done) return o;
    call.machine.host.tellPipe(call.thread, fds);
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
    if (!isBytesLike(call.machine, call[1])) return callAgain(call, "write");
    const std::string bytes(bytesOf(call.machine, call[1])); // other threads may change a bytearray meanwhile
    Thread &t = call.thread;
    std::uint64_t done = std::exchange(t.waitState, 0); // what went out already when the virtual host put the thread aside
    SystemResult written;
    do {
        written = call.machine.host.write(t, static_cast<int>(fd), bytes.data() + done, bytes.size() - done);
        if (written.wait == Wait::Parked) t.waitState = done;
        if (written.value >= 0) done += static_cast<std::uint64_t>(written.value);
        // The kernel waits until all has found room, or gives up where it may not wait or is disturbed; the simulated one takes a part at a time.
    } while (call.machine.host.isSimulated() && written.value > 0 && done < bytes.size());
    if (done > 0 && written.value < 0 && written.wait == Wait::Go) written = {0, 0, Wait::Go};
    if (written.value >= 0) written.value = static_cast<std::int64_t>(done);
    return answer(call, written);
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
    if (const Outcome o = pathArgument(call, 0, path, "open"); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, flags); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 2, mode); o != Outcome::Done) return o;
    const bool changes = (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) != 0;
    if (path != "/dev/null" && (changes || !liesWithin(call.machine.options.programDirectory, path)) && refuses(call, RestrictedFiles, path)) return Outcome::Raised;
    return answer(call, call.machine.host.open(call.thread, path, static_cast<int>(flags), static_cast<int>(mode)), path);
}

/// A list of str, bytes or None as texts. Raised: something else.
Outcome textsArgument(Call &call, std::uint32_t i, std::vector<std::string> &texts)
{
    if (!isList(call.machine, call[i]) && !isTuple(call.machine, call[i])) return call.raise(ClassId::TypeError, "a list or tuple is needed");
    const Items items = itemsOf(call.machine, call[i]);
    for (std::size_t k = 0; k < items.count; ++k) {
        if (isStr(call.machine, items[k])) texts.push_back(textOf(call.machine, items[k]));
        else if (isBytesLike(call.machine, items[k])) texts.emplace_back(bytesOf(call.machine, items[k]));
        else return call.raise(ClassId::TypeError, "expected str, bytes or os.PathLike object, not %s", typeName(call.machine, items[k]).c_str());
        if (texts.back().find('\0') != std::string::npos) return call.raise(ClassId::ValueError, "embedded null byte");
    }
    return Outcome::Done;
}

/// Numbers of a list of ints.
Outcome numbersArgument(Call &call, std::uint32_t i, std::vector<int> &numbers)
{
    if (!isList(call.machine, call[i]) && !isTuple(call.machine, call[i])) return call.raise(ClassId::TypeError, "a list or tuple is needed");
    const Items items = itemsOf(call.machine, call[i]);
    for (std::size_t k = 0; k < items.count; ++k) numbers.push_back(items[k].isInt() ? static_cast<int>(items[k].asInt()) : -1);
    return Outcome::Done;
}

/// Parameters `program, arguments, environment` from the first on; environment None: this process's.
Outcome programArguments(Call &call, SpawnRequest &request)
{
    if (const Outcome o = pathArgument(call, 0, request.program); o != Outcome::Done) return o;
    if (const Outcome o = textsArgument(call, 1, request.arguments); o != Outcome::Done) return o;
    request.hasEnvironment = !call[2].isNone();
    return request.hasEnvironment ? textsArgument(call, 2, request.environment) : Outcome::Done;
}

/// execute(program, arguments, environment)
Outcome osExecute(Call &call)
{
    vm::settleUnfinished(call.thread);
    SpawnRequest request;
    if (const Outcome o = programArguments(call, request); o != Outcome::Done) return o;
    if (refuses(call, RestrictedProgram)) return Outcome::Raised;
    return answer(call, call.machine.host.execute(call.thread, request), request.program);
}

/// spawn(program, arguments, environment, standard, inherit, directory, closes, session, group): a process id, or minus an errno.
Outcome osSpawn(Call &call)
{
    vm::settleUnfinished(call.thread); // the program may read what was written
    SpawnRequest request;
    std::vector<int> standard;
    std::int64_t group = -1;
    if (const Outcome o = programArguments(call, request); o != Outcome::Done) return o;
    if (const Outcome o = numbersArgument(call, 3, standard); o != Outcome::Done) return o;
    if (const Outcome o = numbersArgument(call, 4, request.inherit); o != Outcome::Done) return o;
    if (!call[5].isNone())
        if (const Outcome o = pathArgument(call, 5, request.directory); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 8, group); o != Outcome::Done) return o;
    if (refuses(call, RestrictedProgram)) return Outcome::Raised;
    std::copy_n(standard.begin(), std::min<std::size_t>(standard.size(), 3), request.standard);
    request.closesOthers = call[6].isTrue();
    request.newSession = call[7].isTrue();
    request.group = group;
    const SystemResult r = call.machine.host.spawn(call.thread, request);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    return call.done(makeInt(call.thread, r.value < 0 ? -r.error : r.value));
}

Outcome osSetVariable(Call &call)
{
    std::string name, value;
    if (const Outcome o = pathArgument(call, 0, name); o != Outcome::Done) return o;
    if (call[1].isNone()) {
        call.machine.host.setVariable(name, nullptr);
        return call.done();
    }
    if (const Outcome o = pathArgument(call, 1, value); o != Outcome::Done) return o;
    call.machine.host.setVariable(name, &value);
    return call.done();
}

template <Host::GroupCall which>
Outcome osGroup(Call &call)
{
    std::int64_t pid = 0, group = 0;
    if (const Outcome o = intArgument(call, 0, pid); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, group); o != Outcome::Done) return o;
    return answer(call, call.machine.host.processGroup(call.thread, which, pid, group));
}

Outcome osSetAffinity(Call &call)
{
    std::int64_t pid = 0;
    std::vector<int> cores;
    if (const Outcome o = intArgument(call, 0, pid); o != Outcome::Done) return o;
    if (const Outcome o = numbersArgument(call, 1, cores); o != Outcome::Done) return o;
    const Outcome o = answer(call, call.machine.host.affinity(call.thread, pid, cores, true));
    return o == Outcome::Done ? call.done() : o;
}

Outcome osGetAffinity(Call &call)
{
    std::int64_t pid = 0;
    std::vector<int> cores;
    if (const Outcome o = intArgument(call, 0, pid); o != Outcome::Done) return o;
    if (const Outcome o = answer(call, call.machine.host.affinity(call.thread, pid, cores, false)); o != Outcome::Done) return o;
    const Value list = makeListWithCapacity(call.thread, cores.size());
    for (int core : cores) listAppend(call.thread, list, Value::integer(core));
    return call.done(list);
}

/// inheritable(fd, set): set -1 asks.
Outcome osInheritable(Call &call)
{
    std::int64_t fd = 0, set = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, set); o != Outcome::Done) return o;
    return answer(call, call.machine.host.inheritable(call.thread, static_cast<int>(fd), static_cast<int>(set)));
}

Outcome osSeek(Call &call)
{
    std::int64_t fd = 0, offset = 0, whence = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, offset); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 2, whence); o != Outcome::Done) return o;
    return answer(call, call.machine.host.seek(call.thread, static_cast<int>(fd), offset, static_cast<int>(whence)));
}

Outcome osTruncate(Call &call)
{
    std::int64_t fd = 0, size = 0;
    if (const Outcome o = intArgument(call, 0, fd); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, 1, size); o != Outcome::Done) return o;
    const Outcome o = answer(call, call.machine.host.truncate(call.thread, static_cast<int>(fd), size));
    return o == Outcome::Done ? call.done() : o;
}

/// poll([(fd, events)], timeout in ns or None): [revents] in the same order; all 0 where the time passed.
Outcome osPoll(Call &call)
{
    Thread &t = call.thread;
    if (!isList(call.machine, call[0])) return call.raise(ClassId::TypeError, "a list is needed");
    const Items items = itemsOf(call.machine, call[0]);
    std::vector<PollItem> waits;
    for (std::size_t i = 0; i < items.count; ++i) {
        const Items pair = itemsOf(call.machine, items[i]);
        waits.push_back({static_cast<int>(pair[0].asInt()), static_cast<short>(pair[1].asInt()), 0});
    }
    if (t.waitDeadline == 0) {
        std::int64_t ns = 0;
        t.waitDeadline = WaitReason::NoDeadline;
        if (!call[1].isNone()) {
            if (const Outcome o = intArgument(call, 1, ns); o != Outcome::Done) return o;
            t.waitDeadline = call.machine.host.now(Host::Clock::Monotonic) + ns;
        }
        if (t.writer) t.writer->emitText(trace::EventKind::IoWaitBegin, 0, 0, currentLine(t), waits.size() == 1 ? std::string("1 descriptor") : std::to_string(waits.size()) + " descriptors");
    }
    const Outcome o = answer(call, call.machine.host.poll(t, waits.data(), waits.size(), t.waitDeadline));
    if (o != Outcome::Blocked && t.writer) t.writer->emitAcquire(trace::EventKind::IoWaitEnd, 0, 0, currentLine(t));
    if (o != Outcome::Done) return o;
    const Value list = makeListWithCapacity(t, waits.size());
    for (const PollItem &item : waits) listAppend(t, list, Value::integer(item.revents));
    return call.done(list);
}

/// A program that runs restricted asked for something: PermissionError, with the way to allow it.
} // namespace

bool refuses(Call &call, const char *what, std::string_view path)
{
    if (!call.machine.host.isRestricted()) return false;
    const std::string text = std::string("this program runs restricted and may not ") + what + "; trust it to allow that (run it without --restricted)";
    const Value args[] = {Value::integer(EACCES), makeStr(call.thread, text), path.empty() ? Value::none() : makeStr(call.thread, path)};
    const Handle cls = call.machine.classes[static_cast<unsigned>(ClassId::PermissionError)];
    const Value exception = makeExceptionObject(call.thread, cls, makeTuple(call.thread, args, 2));
    setAttributeRaw(call.thread, exception.asHandle(), "errno", args[0]);
    setAttributeRaw(call.thread, exception.asHandle(), "strerror", args[1]);
    if (!path.empty()) setAttributeRaw(call.thread, exception.asHandle(), "filename", args[2]);
    raiseValue(call.thread, exception);
    return true;
}

namespace {

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
             {"O_APPEND", O_APPEND}, {"O_EXCL", O_EXCL}, {"O_NONBLOCK", O_NONBLOCK}, {"O_CLOEXEC", O_CLOEXEC}, {"O_SYNC", O_SYNC}, {"O_DIRECTORY", O_DIRECTORY},
             {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}, {"WCONTINUED", WCONTINUED}, {"F_OK", F_OK}, {"R_OK", R_OK},
             {"W_OK", W_OK}, {"X_OK", X_OK}, {"SEEK_SET", 0}, {"SEEK_CUR", 1}, {"SEEK_END", 2}, {"EX_OK", 0}, {"EX_USAGE", 64}, {"EX_DATAERR", 65}, {"EX_NOINPUT", 66},
             {"EX_UNAVAILABLE", 69}, {"EX_SOFTWARE", 70}, {"EX_OSERR", 71}, {"EX_CANTCREAT", 73}, {"EX_IOERR", 74}, {"EX_TEMPFAIL", 75}, {"EX_NOPERM", 77}, {"EX_CONFIG", 78},
             {"POLLIN", POLLIN}, {"POLLOUT", POLLOUT}, {"POLLERR", POLLERR}, {"POLLHUP", POLLHUP}, {"POLLPRI", POLLPRI}, {"POLLNVAL", POLLNVAL}})
        setAttributeRaw(t, module, n.name, Value::integer(n.value));
    const Value environment = makeDict(t);
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != text.npos) dictSetStr(t, environment, text.substr(0, equals), makeStr(t, text.substr(equals + 1)));
    }
    setAttributeRaw(t, module, "variables", environment);
    defineFunctions(t, module, {
        {"fork", "", osFork},
        {"wait", "", [](Call &c) { return waitFor(c, -1, 0); }},
        {"waitpid", "pid, options, /", osWaitpid},
        {"WIFEXITED", "status", statusIs<exited>}, {"WEXITSTATUS", "status", statusTest<exitStatus>},
        {"WIFSIGNALED", "status", statusIs<signaled>}, {"WTERMSIG", "status", statusTest<termSignal>}, {"WIFSTOPPED", "status", statusIs<stopped>},
        {"WSTOPSIG", "status", statusTest<stopSignal>}, {"WIFCONTINUED", "status", statusIs<continued>}, {"WCOREDUMP", "status", statusIs<coreDumped>},
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
        {"execute", "program, arguments, environment, /", osExecute},
        {"spawn", "program, arguments, environment, standard, inherit, directory, closes, session, group, /", osSpawn},
        {"set_variable", "name, value, /", osSetVariable},
        {"getpgid", "pid, group=0", osGroup<Host::GroupCall::GetGroup>},
        {"setpgid", "pid, group, /", osGroup<Host::GroupCall::SetGroup>},
        {"getsid", "pid, group=0, /", osGroup<Host::GroupCall::GetSession>},
        {"new_session", "pid=0, group=0, /", osGroup<Host::GroupCall::NewSession>},
        {"set_affinity", "pid, cores, /", osSetAffinity},
        {"get_affinity", "pid, /", osGetAffinity},
        {"inheritable", "fd, set, /", osInheritable},
        {"lseek", "fd, position, how, /", osSeek},
        {"ftruncate", "fd, length, /", osTruncate},
        {"poll", "items, timeout, /", osPoll},
        {"isatty", "fd, /", [](Call &c) { return c.done(Value::boolean(c[0].isInt() && c.machine.host.isTerminal(static_cast<int>(c[0].asInt())))); }},
        {"cpu_count", "", [](Call &c) { return c.done(Value::integer(static_cast<std::int64_t>(c.machine.host.processorCount()))); }},
        {"urandom", "size, /", osUrandom},
        {"strerror", "code, /", osStrerror},
    });
    defineOsFiles(t, module);
}

} // namespace forkyard::modules
