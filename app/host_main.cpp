// The child program: the only one that runs learners' programs. Started by a session, by a terminal, or by a process of
// a run that starts another one afresh. Knows no window and no Qt.
#include "app/program_run.h"
#include "app/run_arguments.h"
#include "app/simulated_run.h"
#include "app/virtual_run.h"
#include "core/live/closed_streams.h"
#include "core/live/fresh_start.h"
#include "core/live/lifeline.h"
#include "core/live/supervisor.h"
#include "core/session/host_process.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

using namespace forkyard;

namespace {

constexpr int kUsageError = 2;
constexpr int kNobodyGoesOn = 124; // as on the simulated machine

int complain(const Diagnostic &diagnostic) {
    std::fprintf(stderr, "forkyard: %s\n", app::sentenceFor(diagnostic).c_str());
    return kUsageError;
}

app::MainText mainText(const live::RunMemory &memory) {
    const vm::ProgramText &program = memory.description().program;
    app::MainText text{program.source, program.fileName, {program.fileName}};
    text.arguments.insert(text.arguments.end(), program.arguments.begin(), program.arguments.end());
    return text;
}

live::Supervision supervisionOf(live::RunMemory &memory, live::ControlChannel *control) {
    const live::RunOptions &options = memory.description().options;
    live::Supervision supervision;
    supervision.memory = &memory;
    supervision.control = control;
    // The run's own processes are counted when they fork; programs from outside may be as many again.
    supervision.processLimit = 2 * options.limits.processes;
    supervision.memoryLimit = options.limits.memoryTotal;
    supervision.ownSession = options.consoleInTrace;
    if (options.linger) supervision.linger = std::int64_t{1'000'000'000} * options.linger;
    return supervision;
}

int runForSession(const live::ClosedStreams &closed) {
    using session::HostProcess;
    live::ControlChannel control(live::putAside(HostProcess::kControl));
    auto memory = live::RunMemory::attach(live::putAside(HostProcess::kMemory));
    if (!memory) return complain(memory.error());
    const int ringFd = live::putAside(HostProcess::kRing);
    auto ring = trace::Ring::attach(ringFd);
    if (!ring) return complain(ring.error());
    close(ringFd);
    const bool isSimulated = memory.value().description().simulation.on;
    live::ControlChannel steps(isSimulated ? live::putAside(HostProcess::kSteps) : -1);
    const int status = live::supervise(supervisionOf(memory.value(), &control), [&] {
        closed.giveBack();
        if (isSimulated) return app::runSimulated(memory.value(), ring.value(), control, std::move(steps), mainText(memory.value()));
        return app::runMain(memory.value(), &ring.value(), nullptr, mainText(memory.value()), &control);
    });
    live::endLike(status);
}

live::RunHeader::Identity identityOf(int fd) {
    struct stat status {};
    if (fstat(fd, &status) != 0) return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

int runInTerminal(const std::vector<std::string> &words, const live::ClosedStreams &closed) {
    auto run = app::parseRunArguments(words);
    if (!run) return complain(run.error());
    app::RunArguments &arguments = run.value();
    auto source = app::readProgramFile(arguments.file);
    if (!source) return complain(source.error());
    if (arguments.isVirtual) return app::runVirtual(arguments, source.value());
    live::RunDescription description;
    description.program = {arguments.file, std::move(source).value(), arguments.arguments};
    description.options = arguments.options;
    description.directory = app::folderOf(arguments.file);
    auto memory = live::RunMemory::create(description);
    if (!memory) return complain(memory.error());
    memory.value().header().output = identityOf(STDOUT_FILENO);
    memory.value().header().error = identityOf(STDERR_FILENO);
    // What the watchers have to say is known when they have let go of the program's streams.
    const int complaints = live::putAside(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0));
    live::Supervision supervision = supervisionOf(memory.value(), nullptr);
    supervision.tell = [complaints](const Diagnostic &problem) { dprintf(complaints, "forkyard: %s\n", app::sentenceFor(problem).c_str()); };
    const int status = live::supervise(supervision, [&] {
        close(complaints);
        closed.giveBack();
        return app::runMain(memory.value(), nullptr, nullptr, mainText(memory.value()), nullptr);
    });
    if (const auto problem = live::replayProblem(memory.value().header().replayEnd)) {
        dprintf(complaints, "forkyard: %s\n", app::sentenceFor(*problem).c_str());
        return problem->code == "virtual.deadlock" ? kNobodyGoesOn : kUsageError;
    }
    live::endLike(status);
}

/// multiprocessing's spawn: a new machine in a new process, with a line of text to run.
int runAfresh(const live::FreshStart &start) {
    auto memory = live::RunMemory::attach(start.memory);
    if (!memory) return complain(memory.error());
    live::followLifeline(memory.value().header());
    std::optional<trace::Ring> ring;
    if (start.ring >= 0) {
        auto attached = trace::Ring::attach(start.ring);
        if (!attached) return complain(attached.error());
        ring.emplace(std::move(attached).value());
        close(start.ring);
    }
    fcntl(start.memory, F_SETFD, FD_CLOEXEC);
    app::MainText text{start.command, "<string>", start.arguments, start.unbuffered};
    if (start.isFile) {
        auto source = app::readProgramFile(start.command);
        if (!source) return complain(source.error());
        text = {std::move(source).value(), start.command, start.arguments, start.unbuffered, app::folderOf(start.command)};
    }
    return app::runMain(memory.value(), ring ? &*ring : nullptr, &start.identity, text, nullptr);
}

/// What programs can import and what is in it, as JSON: the modules themselves are asked.
int describeModules() {
    live::RunDescription description;
    description.program = {"<modules>", std::string(vm::builtinSource("_describe_modules")), {}};
    auto memory = live::RunMemory::create(description);
    if (!memory) return complain(memory.error());
    const int status = live::supervise(supervisionOf(memory.value(), nullptr), [&] {
        return app::runMain(memory.value(), nullptr, nullptr, mainText(memory.value()), nullptr);
    });
    live::endLike(status);
}

} // namespace

int main(int argc, char **argv) {
    if (const auto start = live::FreshStart::fromCommandLine(argc, argv)) return runAfresh(*start);
    const live::ClosedStreams closed;
    if (argc == 2 && std::strcmp(argv[1], session::HostProcess::kMark) == 0) return runForSession(closed);
    if (argc > 1 && std::strcmp(argv[1], "run") == 0) return runInTerminal({argv + 2, argv + argc}, closed);
    if (argc > 1 && std::strcmp(argv[1], "explore") == 0) return app::runExplore({argv + 2, argv + argc});
    if (argc == 2 && std::strcmp(argv[1], "describe-modules") == 0) return describeModules();
    std::fprintf(stderr, "%s\n", app::sentence("usage.host").c_str());
    return kUsageError;
}
