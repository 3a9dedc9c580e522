// What threads, locks, processes and what goes between them cost here, as a ratio to CPython measured by turns in the same run. The
// programs in tests/bench/concurrency print one figure each, in seconds, and say at their head what it is and which ratio is
// wanted. Usage: bench_concurrency [--runs N] [--only text].
#include "tests/programs/comparison.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

using namespace forkyard::programs;

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

QString headLine(const QByteArray &source, const QString &word) {
    const QRegularExpression line("^# " + word + ": (.*)$", QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(source)).captured(1);
}

QString inWords(double seconds) {
    if (seconds < 1e-6) return QString("%1 ns").arg(seconds * 1e9, 0, 'f', 1);
    if (seconds < 1e-3) return QString("%1 us").arg(seconds * 1e6, 0, 'f', 1);
    return QString("%1 ms").arg(seconds * 1e3, 0, 'f', 1);
}

/// The figure a program printed; NaN where it printed none.
double figure(const QStringList &command, const ProgramFile &file, const QString &folder) {
    const RunResult result = runChild(command, file, folder);
    bool isNumber = false;
    const double seconds = QString::fromUtf8(result.output).trimmed().toDouble(&isNumber);
    if (isNumber && result.exitCode == 0) return seconds;
    std::printf("  %s: %s\n", qPrintable(command.first()), result.errors.trimmed().right(200).constData());
    return NAN;
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const auto option = [&](const QString &name) { return words.value(words.indexOf(name) + 1 + (words.contains(name) ? 0 : words.size())); };
    const int runs = std::max(1, option("--runs").isEmpty() ? 5 : option("--runs").toInt());
    const QString folder = FORKYARD_SOURCE_DIR "/tests/bench/concurrency";
    const std::optional<Python> python = findPython();
    if (!python) {
        std::printf("there is no python3.11 and no python3 to compare with\n");
        return 1;
    }
    std::printf("CPython %s, %d runs each, medians\n", qPrintable(python->version), runs);
    std::printf("%-56s %12s %12s %8s %8s\n", "", "CPython", "Forkyard", "ratio", "goal");
    int wrong = 0;
    for (const QString &name : findPrograms(folder)) {
        if (!name.contains(option("--only"))) continue;
        QFile source(folder + '/' + name);
        if (!source.open(QIODevice::ReadOnly)) continue;
        const QByteArray text = source.readAll();
        ProgramFile file = readProgramFile(name, text);
        file.timeoutSeconds = 120;
        const QStringList runner = QStringList{FORKYARD_BINARY_DIR "/forkyard", "run"} + file.options;
        std::vector<double> theirs, ours;
        for (int run = 0; run < runs; ++run) {
            theirs.push_back(figure({python->executable}, file, folder));
            ours.push_back(figure(runner, file, folder));
            if (std::isnan(theirs.back()) || std::isnan(ours.back())) break;
        }
        if (std::isnan(theirs.back()) || std::isnan(ours.back())) {
            std::printf("%-56s gave no figure\n", qPrintable(headLine(text, "title")));
            ++wrong;
            continue;
        }
        std::printf("%-56s %12s %12s %8.2f %8s\n", qPrintable(headLine(text, "title")), qPrintable(inWords(median(theirs))),
                    qPrintable(inWords(median(ours))), median(theirs) / median(ours), qPrintable(headLine(text, "goal")));
        std::fflush(stdout);
    }
    return wrong ? 1 : 0;
}
