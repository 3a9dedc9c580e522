// All figures that are held against CPython, in one table: computing first, then threads, locks, processes and what goes between them.
// Runs the two benchmarks that measure them, one after the other; arguments go to both.
#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    int worst = 0;
    for (const char *name : {"bench_compute", "bench_concurrency"}) {
        std::printf("\n");
        std::fflush(stdout);
        const int code = QProcess::execute(QCoreApplication::applicationDirPath() + '/' + name, QCoreApplication::arguments().mid(1));
        if (code != 0) worst = 1;
    }
    return worst;
}
