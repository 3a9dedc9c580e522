#include "app/command_line.h"

#include "app/run_arguments.h"
#include "core/live/signal_route.h"
#include "core/live/supervisor.h"
#include "core/session/session.h"
#include "core/trace/store.h"
#include "core/trace/trace_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::app {

namespace {

constexpr int kUsageError = 2; // as python3's

int complain(const Diagnostic &diagnostic) {
    std::fprintf(stderr, "forkyard: %s\n", sentenceFor(diagnostic).c_str());
    return kUsageError;
}

/// The program takes our place; comes back only where it cannot be started.
int become(const std::string &program, std::vector<char *> words, const char *missing) {
    words.push_back(nullptr);
    execv(program.c_str(), words.data());
    return complain({missing, {program, std::strerror(errno)}, {}, DiagnosticClass::InternalFault, {}});
}

/// Without a trace there is nothing for us to do.
int becomeHost(int argc, char **argv) {
    std::string host = session::defaultHostProgram();
    std::vector<char *> words{argv, argv + argc};
    words[0] = host.data();
    return become(host, words, "session.host-missing");
}

/// Under our name, by which desktops know its windows.
int becomeWindow(int argc, char **argv) { return become(session::programBeside("forkyard-window"), {argv, argv + argc}, "session.window-missing"); }

std::atomic<std::uint64_t> signalsThatCame{0};

void onSignal(int signal) { signalsThatCame.fetch_or(std::uint64_t{1} << signal); }

/// What is meant for the program shall not end us, who are to keep its trace. What is ignored stays so, for that is handed down.
void catchSignals() {
    for (const int signal : live::kRoutedSignals) {
        struct sigaction action {};
        sigaction(signal, nullptr, &action);
        if (action.sa_handler == SIG_IGN) continue;
        action.sa_handler = onSignal;
        sigaction(signal, &action, nullptr);
    }
}

void passSignalsOn(const session::Session &session) {
    for (const int signal : live::kRoutedSignals) {
        const std::uint64_t bit = std::uint64_t{1} << signal;
        if (signalsThatCame.load() & bit && session.tellSignal(signal)) signalsThatCame.fetch_and(~bit);
    }
}

/// Said before the run and not after it, when all that was to be kept would be lost. 0, or an errno.
int cannotWrite(const std::string &path) {
    if (access(path.c_str(), F_OK) == 0) return access(path.c_str(), W_OK) == 0 ? 0 : errno;
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
    return access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
}

int runRecorded(const RunArguments &run, const std::string &source) {
    if (const int error = cannotWrite(run.traceFile)) {
        complain({"trace.file-write", {run.traceFile, std::strerror(error)}, {}, DiagnosticClass::UserMistake, {}});
        return 1;
    }
    catchSignals();

    session::Options options;
    options.gil = run.options.gil;
    options.meanSlice = run.options.meanSlice;
    options.startMethod = run.options.startMethod;
    options.listenAnywhere = run.options.listenAnywhere;
    options.restricted = run.options.restricted;
    options.linger = run.options.linger;
    options.isReplay = run.options.isReplay;
    options.schedule = run.options.schedule;
    options.console = session::Console::Inherited;
    options.level = run.level;
    trace::Store store;
    auto started = session::Session::start({run.file, source, run.arguments, {}}, options, store);
    if (!started) return complain(started.error());
    session::Session &session = *started.value();
    while (session.isRunning()) {
        passSignalsOn(session);
        if (session.poll()) continue;
        const timespec nap{0, 2'000'000};
        nanosleep(&nap, nullptr);
    }
    for (const Diagnostic &problem : session.takeProblems()) {
        // What is wrong with the program's text the child has said itself, as python3 says it.
        if (problem.span.isValid()) continue;
        complain(problem);
    }
    if (const Status saved = trace::saveTrace(store, run.traceFile); !saved) {
        complain(saved.error());
        return 1;
    }
    if (WIFSIGNALED(session.ending()->status)) live::endLike(session.ending()->status);
    return session.ending()->code;
}

int runProgram(int argc, char **argv) {
    const auto run = parseRunArguments({argv + 2, argv + argc});
    if (!run) return complain(run.error());
    const auto source = readProgramFile(run.value().file);
    if (!source) return complain(source.error());
    return run.value().traceFile.empty() ? becomeHost(argc, argv) : runRecorded(run.value(), source.value());
}

bool asksForHelp(const std::string &word) { return word == "--help" || word == "-h"; }
bool asksForVersion(const std::string &word) { return word == "--version" || word == "-v"; }

/// Commands that answer a question for help themselves.
bool isWindowCommand(const std::string &word) {
    return word == "lessons" || word == "check" || word == "measure" || word == "record" || word == "tour";
}

int help() {
    std::fputs(sentence("help", {std::to_string(live::RunOptions::FirstMeanSlice), std::to_string(live::RunOptions::LongestMeanSlice)}).c_str(), stdout);
    return 0;
}

int version() {
    std::printf("forkyard %s\n", FORKYARD_VERSION);
    return 0;
}

} // namespace

int runCommandLine(int argc, char **argv) {
    const std::string word = argc > 1 ? argv[1] : "";
    if (word == "run") return argc > 2 && asksForHelp(argv[2]) ? help() : runProgram(argc, argv);
    if (word == "explore") return becomeHost(argc, argv);
    if (isWindowCommand(word)) return becomeWindow(argc, argv);
    for (int i = 1; i < argc; ++i) {
        if (asksForHelp(argv[i])) return help();
        if (asksForVersion(argv[i])) return version();
    }
    return becomeWindow(argc, argv);
}

} // namespace forkyard::app
