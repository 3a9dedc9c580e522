// The terminal's sentences for commands that work with Qt's texts.
#pragma once

#include "app/sentences.h"

#include <QStringList>

namespace forkyard::app {

inline QString words(const char *code, const QStringList &arguments = {}) {
    std::vector<std::string> texts;
    for (const QString &argument : arguments) texts.push_back(argument.toStdString());
    return QString::fromStdString(sentence(code, texts));
}

} // namespace forkyard::app
