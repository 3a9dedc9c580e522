#include "app/quit_on_signal.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QWidget>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace forkyard::app {

namespace {

int signalPipe[2] = {-1, -1};

/// Only what a handler may do: a byte to the event loop.
void tellLoop(int signal) {
    const int before = errno;
    const auto byte = static_cast<unsigned char>(signal);
    if (write(signalPipe[1], &byte, 1) != 1) _exit(128 + signal);
    errno = before;
}

} // namespace

void quitOnSignals(QWidget &window) {
    if (pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
    auto *heard = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &window);
    QObject::connect(heard, &QSocketNotifier::activated, &window, [&window] {
        unsigned char signal = 0;
        if (read(signalPipe[0], &signal, 1) != 1) return;
        window.close();
        // Dialogs that stand open have loops of their own; this ends them all.
        QApplication::exit(128 + signal);
    });
    for (const int each : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction was {};
        if (sigaction(each, nullptr, &was) != 0 || was.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = tellLoop;
        // Who asks twice means it.
        action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
        sigaction(each, &action, nullptr);
    }
}

} // namespace forkyard::app
