// How fast the programs in tests/bench/programs run here, as a ratio to CPython's speed measured in the same run.
// Usage: bench_compute [--runs N] [--only text] [options for `forkyard run`…]. Times are of whole processes.
#include "tests/programs/comparison.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

using namespace forkyard::programs;

namespace {

struct Options {
    int runs = 5;
    QString only;
    QStringList forkyard;
};

Options readOptions(QStringList words) {
    Options options;
    while (!words.isEmpty()) {
        const QString word = words.takeFirst();
        if (word == "--runs" && !words.isEmpty()) {
            options.runs = std::max(1, words.takeFirst().toInt());
        } else if (word == "--only" && !words.isEmpty()) {
            options.only = words.takeFirst();
        } else {
            options.forkyard << word;
        }
    }
    return options;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Seconds of one run; what it printed comes out in result.
double timed(const QStringList &command, const ProgramFile &file, const QString &folder, RunResult &result) {
    QElapsedTimer clock;
    clock.start();
    result = runChild(command, file, folder);
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

/// Measures both by turns, so that a busy machine slows both. Returns CPython's median time divided by ours; 0 where
/// the program did not print the same on both.
double measure(const ProgramFile &file, const QString &folder, const Python &python, const QStringList &runner,
               int runs) {
    std::vector<double> theirs, ours;
    for (int run = 0; run < runs; ++run) {
        RunResult expected, actual;
        theirs.push_back(timed({python.executable}, file, folder, expected));
        ours.push_back(timed(runner, file, folder, actual));
        const QString found = difference(file, Check::Type, expected, actual);
        if (found.isEmpty()) continue;
        std::printf("%-16s %s\n", qPrintable(file.name), qPrintable(found));
        return 0;
    }
    const double ratio = median(theirs) / median(ours);
    std::printf("%-16s %8.3f s %8.3f s %8.2f\n", qPrintable(file.name), median(theirs), median(ours), ratio);
    std::fflush(stdout);
    return ratio;
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const Options options = readOptions(QCoreApplication::arguments().mid(1));
    const QString folder = FORKYARD_SOURCE_DIR "/tests/bench/programs";
    const QStringList runner = QStringList{FORKYARD_BINARY_DIR "/forkyard", "run"} + options.forkyard;
    const std::optional<Python> python = findPython();
    if (!python || !QFileInfo(runner.first()).isExecutable()) {
        std::printf("%s\n",
                    python ? "the program is not built" : "there is no python3.11 and no python3 to compare with");
        return 1;
    }
    std::printf("CPython %s, %d runs each, medians\n", qPrintable(python->version), options.runs);
    std::printf("%-16s %10s %10s %8s\n", "program", "CPython", "Forkyard", "speed");
    double logarithms = 0, slowest = INFINITY;
    int measured = 0, wrong = 0;
    for (const QString &name : findPrograms(folder)) {
        if (!name.contains(options.only)) continue;
        QFile source(folder + '/' + name);
        if (!source.open(QIODevice::ReadOnly)) continue;
        ProgramFile file = readProgramFile(name, source.readAll());
        file.timeoutSeconds = 120;
        const double ratio = measure(file, folder, *python, runner, options.runs);
        if (ratio <= 0) {
            ++wrong;
            continue;
        }
        logarithms += std::log(ratio);
        slowest = std::min(slowest, ratio);
        ++measured;
    }
    if (measured) {
        std::printf("%-16s %30.2f (slowest %.2f)\n", "geometric mean", std::exp(logarithms / measured), slowest);
    }
    return wrong || !measured ? 1 : 0;
}
