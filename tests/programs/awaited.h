// Which module a lesson's program needs that is not there yet. A program that needs one is not run until it is.
#pragma once

#include <QByteArray>
#include <QFileInfo>
#include <QString>

namespace forkyard::programs {

/// The missing module's file; empty where nothing is missing. Looks at the text only.
inline QString awaitedModule(const QByteArray &text) {
    static const struct {
        const char *sign;
        const char *module;
    } needs[] = {
        {"import Pool", "multiprocessing.pool"}, {"subprocess", "subprocess"}, {"asyncio", "asyncio"},
        {"managers", "multiprocessing.managers"}, {"socket", "socket"}, {"signal", "signal"},
    };
    for (const auto &need : needs) {
        const QString file = QString("%1/resources/stdlib/%2.py").arg(FORKYARD_SOURCE_DIR, need.module);
        if (text.contains(need.sign) && !QFileInfo::exists(file)) return need.module;
    }
    return {};
}

} // namespace forkyard::programs
