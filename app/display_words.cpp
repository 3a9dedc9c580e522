#include "app/display_words.h"

#include "app/terminal_text.h"

#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace forkyard::app {

namespace {

struct Kept {
    QtMessageHandler before = nullptr;
    QString file;
    QStringList said;
};
Kept *kept = nullptr;

void sayLine(const QString &line) {
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

QString whyNot() {
    const QString x = qEnvironmentVariable("DISPLAY");
    const QString wayland = qEnvironmentVariable("WAYLAND_DISPLAY");
    if (x.isEmpty() && wayland.isEmpty()) return words("display.none");
    return words("display.unreachable", {x.isEmpty() ? wayland : x});
}

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message) {
    if (type != QtFatalMsg) {
        // Where a user has no session of a desktop the toolkit takes another folder, and that is nobody's concern.
        if (message.contains("XDG_RUNTIME_DIR not set")) return;
        kept->said << qFormatLogMessage(type, context, message);
        return;
    }
    // A platform that somebody has asked for by its name is the toolkit's own affair.
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        for (const QString &line : kept->said) sayLine(line);
        sayLine(message);
    } else {
        sayLine("forkyard: " + whyNot());
        sayLine(kept->file.endsWith(".py") && QFileInfo::exists(kept->file) ? words("display.run", {kept->file}) : words("display.help"));
    }
    _exit(1);
}

} // namespace

DisplayWords::DisplayWords(const QString &file) {
    kept = new Kept{nullptr, file, {}};
    kept->before = qInstallMessageHandler(keep);
}

DisplayWords::~DisplayWords() {
    qInstallMessageHandler(kept->before);
    for (const QString &line : kept->said) sayLine(line);
    delete kept;
    kept = nullptr;
}

} // namespace forkyard::app
