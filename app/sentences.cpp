#include "app/sentences.h"

#include "app/terminal_words.h"

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <strings.h>

namespace forkyard::app {

namespace {

const char *setting(const char *name) {
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// In the words of the terminal's language; empty where there are none.
std::string_view wordsFor(std::string_view code) {
    return speaksChinese() ? terminalWords_zh_CN(code) : terminalWords_en(code);
}

} // namespace

bool speaksChinese() {
    // locale(7): the first that is set counts; LANGUAGE (gettext's) goes before them, unless the locale is C.
    const char *locale = setting("LC_ALL");
    if (!*locale) locale = setting("LC_MESSAGES");
    if (!*locale) locale = setting("LANG");
    if (!*locale || std::strcmp(locale, "C") == 0 || std::strcmp(locale, "POSIX") == 0 || std::strncmp(locale, "C.", 2) == 0) return false;
    // A terminal in another encoding could not show it.
    const char *encoding = std::strchr(locale, '.');
    if (encoding && strncasecmp(encoding + 1, "utf", 3) != 0) return false;
    const char *language = setting("LANGUAGE");
    return std::strncmp(*language ? language : locale, "zh", 2) == 0;
}

std::string sentence(const std::string &code, const std::vector<std::string> &arguments) {
    const std::string_view words = wordsFor(code);
    if (words.empty()) return code;
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::size_t number = words[at] == '%' && at + 1 < words.size() ? static_cast<std::size_t>(words[at + 1]) - '1' : arguments.size();
        if (number < arguments.size()) {
            const std::string &argument = arguments[number];
            const std::string_view reason = wordsFor("reason:" + argument);
            if (argument.starts_with("fits.")) text += wordsFor(argument);
            else if (!reason.empty()) text += reason;
            else text += argument;
            ++at;
        } else {
            text += words[at];
        }
    }
    return text;
}

std::string sentenceFor(const Diagnostic &diagnostic) {
    return sentence(diagnostic.code, diagnostic.arguments);
}

} // namespace forkyard::app
