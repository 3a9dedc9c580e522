// What the terminal says about a Diagnostic: one sentence with advice, in English or, where the locale asks for it, in Chinese.
#pragma once

#include "core/base/diagnostic.h"

#include <string>

namespace forkyard::app {

/// Whether the locale (LC_ALL, LC_MESSAGES, LANG, LANGUAGE) asks for Chinese, and can show it.
bool speaksChinese();

/// The code itself where there is no sentence. An argument such as "fits.gil" stands for words that are translated too.
std::string sentenceFor(const Diagnostic &diagnostic);

} // namespace forkyard::app
