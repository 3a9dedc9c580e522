// What the terminal says: one sentence with advice, in English or, where the locale asks for it, in Chinese. The window's
// sentences are its too (resources/translations/sentences), but where it has its own (resources/translations/terminal).
#pragma once

#include "core/base/diagnostic.h"

#include <string>
#include <vector>

namespace forkyard::app {

/// Whether the locale (LC_ALL, LC_MESSAGES, LANG, LANGUAGE) asks for Chinese, and can show it.
bool speaksChinese();

/// The code itself where there is no sentence. An argument such as "fits.gil" stands for words that are translated too.
std::string sentence(const std::string &code, const std::vector<std::string> &arguments = {});
std::string sentenceFor(const Diagnostic &diagnostic);

} // namespace forkyard::app
