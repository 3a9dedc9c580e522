// Fresh starts in the simulated machine: multiprocessing's spawn, exec, and the small set of programs from outside that it has.
// Those are written in the language (resources/stdlib/_simulated_programs.py), so that they can be put aside and copied as anything
// else. Any other program is refused by its name.
#include "core/virtual/story.h"
#include "core/virtual/virtual_host.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/functions.h"
#include "core/vm/machine.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace forkyard::virtual_host {

using vm::SystemResult;
using vm::Wait;

namespace {

constexpr std::string_view Tools[] = {"echo", "cat", "sort", "sleep", "true", "false", "printf", "wc", "head", "seq", "pwd", "nslookup", "getent"};

std::string_view nameOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool isThisProgram(const std::string &path)
{
    char own[4096];
    const ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    return length > 0 && path == std::string_view(own, static_cast<std::size_t>(length));
}

bool readFile(const std::string &path, std::string &text)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    text.assign(std::istreambuf_iterator<char>(file), {});
    return true;
}

/// As an interpreter's command line: options, then -c TEXT or FILE, then the program's own words.
bool readWords(const std::vector<std::string> &words, ProgramStart &start)
{
    std::size_t at = 1;
    for (; at < words.size() && words[at].size() == 2 && words[at][0] == '-' && words[at][1] != 'c'; ++at) {
        if (std::strchr("uBEsSIOq", words[at][1]) == nullptr) return false;
        start.unbuffered = start.unbuffered || words[at][1] == 'u';
    }
    if (at >= words.size()) return false;
    const bool isText = words[at] == "-c" && at + 1 < words.size();
    start.fileName = isText ? "<string>" : words[at];
    if (isText) start.source = words[at + 1];
    else if (!readFile(words[at], start.source)) return false;
    start.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (isText) start.arguments.erase(start.arguments.begin() + 1);
    return true;
}

/// Whether there is such a program where the simulation runs: a name that nobody has is told apart from one that is not simulated.
bool isOnThisMachine(const std::string &path)
{
    if (path.find('/') != path.npos) return access(path.c_str(), X_OK) == 0;
    const char *folders = std::getenv("PATH");
    std::string_view rest = folders ? folders : "/usr/bin:/bin";
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (access((std::string(rest.substr(0, end)) + "/" + path).c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return false;
}

} // namespace

bool VirtualHost::findProgram(vm::Thread &t, const vm::SpawnRequest &request, ProgramStart &start)
{
    if (!request.command.empty()) {
        start.source = request.command;
        start.fileName = "<string>";
        start.arguments = request.arguments;
        return true;
    }
    const std::string &path = request.program.empty() && !request.arguments.empty() ? request.arguments.front() : request.program;
    if (isThisProgram(path) && readWords(request.arguments, start)) return true;
    const std::string_view name = nameOf(path);
    const bool isPlace = path == name || path == "/bin/" + std::string(name) || path == "/usr/bin/" + std::string(name);
    if (isPlace && std::find(std::begin(Tools), std::end(Tools), name) != std::end(Tools)) {
        start.source = std::string("import _simulated_programs\n_simulated_programs.run(") + '"' + std::string(name) + "\")\n";
        start.fileName = std::string(name);
        start.arguments = request.arguments;
        start.isTool = true;
        return true;
    }
    if (!isOnThisMachine(path)) return false; // as anywhere
    std::string known;
    for (const std::string_view tool : Tools) known += (known.empty() ? "" : ", ") + std::string(tool);
    const std::string text = "the simulated machine has no program '" + path + "' (it has " + known + "); run this live";
    vm::Machine &m = t.machine;
    const vm::Value args[] = {vm::Value::integer(ENOSYS), vm::makeStr(t, text)};
    const vm::Value exception = vm::makeExceptionObject(t, m.classes[static_cast<unsigned>(vm::ClassId::OSError)], vm::makeTuple(t, args, 2));
    vm::setAttributeRaw(t, exception.asHandle(), "errno", args[0]);
    vm::setAttributeRaw(t, exception.asHandle(), "strerror", args[1]);
    vm::raiseValue(t, exception);
    return false;
}

SystemResult VirtualHost::spawn(vm::Thread &t, const vm::SpawnRequest &request)
{
    if (request.command.empty() && request.arguments.empty()) return failure(EINVAL);
    ProgramStart start;
    if (!findProgram(t, request, start)) return t.exception.isUnbound() ? failure(ENOENT) : SystemResult{-1, ENOSYS, Wait::Raised};
    if (!m_world.hasRoomForProcess()) return refuse(ProcessEntry::NoProcess), failure(EAGAIN);
    for (const int fd : request.standard)
        if (fd >= 0 && !fileOf(fd)) return failure(EBADF);
    Kernel &kernel = m_world.kernelToChange();
    Process &child = m_world.newProcess(entry().pid);
    ProcessEntry &own = entry(), &of = kernel.processes[child.number];
    of.group = request.group > 0 ? request.group : request.group == 0 || request.newSession ? of.pid : own.group;
    of.session = request.newSession ? of.pid : own.session;
    of.blocked = own.blocked;
    of.cores = own.cores;
    place(t, of);
    for (std::size_t signal = 1; signal < of.actions.size(); ++signal)
        if (own.actions[signal] == static_cast<std::uint8_t>(vm::SignalAction::Ignored)) of.actions[signal] = own.actions[signal];
    if (start.isTool)
        for (const int signal : {SIGPIPE, SIGXFSZ, SIGINT}) of.actions[static_cast<std::size_t>(signal)] = 0;
    const auto give = [&](std::size_t from, std::size_t to) {
        if (from >= own.descriptors.size() || own.descriptors[from].file < 0) return;
        if (of.descriptors.size() <= to) of.descriptors.resize(to + 1);
        of.descriptors[to] = {own.descriptors[from].file, true};
        ++kernel.files[static_cast<std::size_t>(own.descriptors[from].file)].references;
    };
    for (std::size_t to = 0; to < 3; ++to) give(request.standard[to] >= 0 ? static_cast<std::size_t>(request.standard[to]) : to, to);
    for (std::size_t fd = 3; fd < own.descriptors.size(); ++fd) {
        const bool isAsked = std::find(request.inherit.begin(), request.inherit.end(), static_cast<int>(fd)) != request.inherit.end();
        if (isAsked || (own.descriptors[fd].inheritable && !request.closesOthers)) give(fd, fd);
    }
    const std::int64_t pid = of.pid;
    m_world.startMachine(child, start, nullptr);
    WorldThread &parent = VirtualHost::of(t);
    auto &seen = parent.state.seen;
    seen.resize(std::max<std::size_t>(seen.size(), parent.number + 1));
    ++seen[parent.number];
    child.threads.front()->state.seen = seen;
    if (m_world.m_story) m_world.m_story->forks(parent, child.number, start.isTool ? std::string_view(start.fileName) : std::string_view());
    return {pid, 0, Wait::Go};
}

SystemResult VirtualHost::execute(vm::Thread &t, const vm::SpawnRequest &request)
{
    if (request.arguments.empty()) return failure(EINVAL);
    ProgramStart start;
    if (!findProgram(t, request, start)) return t.exception.isUnbound() ? failure(ENOENT) : SystemResult{-1, ENOSYS, Wait::Raised};
    m_world.kernelToChange();
    ProcessEntry &own = entry();
    for (Descriptor &descriptor : own.descriptors) {
        const auto fd = &descriptor - own.descriptors.data();
        if (descriptor.file < 0 || descriptor.inheritable || fd < 3) continue;
        m_world.releaseFile(descriptor.file);
        descriptor = {};
    }
    for (std::size_t signal = 1; signal < own.actions.size(); ++signal)
        if (own.actions[signal] != static_cast<std::uint8_t>(vm::SignalAction::Ignored)) own.actions[signal] = 0;
    if (start.isTool) {
        for (const int signal : {SIGPIPE, SIGXFSZ}) own.actions[static_cast<std::size_t>(signal)] = 0;
    } else {
        own.actions[SIGINT] = static_cast<std::uint8_t>(vm::SignalAction::Interrupt);
    }
    own.pending &= own.blocked;
    process().becomes = std::move(start);
    return {-1, 0, Wait::Parked};
}

SystemResult VirtualHost::processGroup(vm::Thread &, GroupCall call, std::int64_t pid, std::int64_t group)
{
    ProcessEntry *found = pid == 0 ? &entry() : m_world.kernelToChange().find(pid);
    if (!found || found->reaped) return failure(ESRCH);
    m_world.kernelToChange();
    switch (call) {
    case GroupCall::GetGroup: return {found->group, 0, Wait::Go};
    case GroupCall::GetSession: return {found->session, 0, Wait::Go};
    case GroupCall::SetGroup:
        if (found->session == found->pid) return failure(EPERM);
        found->group = group ? group : found->pid;
        return {0, 0, Wait::Go};
    case GroupCall::NewSession:
        if (entry().group == entry().pid) return failure(EPERM);
        entry().group = entry().session = entry().pid;
        return {entry().pid, 0, Wait::Go};
    }
    return failure(EINVAL);
}

SystemResult VirtualHost::affinity(vm::Thread &, std::int64_t pid, std::vector<int> &cores, bool set)
{
    ProcessEntry *found = pid == 0 ? &entry() : m_world.kernelToChange().find(pid);
    if (!found || found->reaped) return failure(ESRCH);
    const unsigned all = m_world.m_options.cores;
    const std::uint64_t whole = all >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << all) - 1;
    if (set) {
        std::uint64_t wanted = 0;
        for (const int core : cores)
            if (core >= 0 && core < 64) wanted |= std::uint64_t{1} << core;
        if (!(wanted & whole)) return failure(EINVAL);
        m_world.kernelToChange();
        found->cores = wanted & whole;
        return {0, 0, Wait::Go};
    }
    const std::uint64_t mask = found->cores ? found->cores : whole;
    for (int core = 0; core < 64; ++core)
        if (mask >> core & 1) cores.push_back(core);
    return {0, 0, Wait::Go};
}

} // namespace forkyard::virtual_host
