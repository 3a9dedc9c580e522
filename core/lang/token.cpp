// The fixed texts of tokens.
#include "core/lang/token.h"

#include <array>

namespace forkyard::lang {

namespace {

constexpr std::string_view texts[] = {
#define FORKYARD_TOKEN(Name) "",
#define FORKYARD_OPERATOR(Name, text) text,
#define FORKYARD_KEYWORD(Name, text) text,
#include "core/lang/tokens.def"
};

struct Keyword {
    std::string_view text;
    TokenKind kind;
};
constexpr Keyword keywords[] = {
#define FORKYARD_OPERATOR(Name, text)
#define FORKYARD_KEYWORD(Name, text) {text, TokenKind::Name},
#include "core/lang/tokens.def"
};

/// For each first letter the first keyword with it; keywords with the same one stand together in the list.
constexpr std::array<std::int8_t, 128> firstByLetter() {
    std::array<std::int8_t, 128> result{};
    result.fill(-1);
    for (std::size_t i = std::size(keywords); i-- > 0;)
        result[static_cast<unsigned char>(keywords[i].text[0])] = static_cast<std::int8_t>(i);
    return result;
}

} // namespace

std::string_view fixedText(TokenKind kind) {
    return texts[static_cast<std::size_t>(kind)];
}

TokenKind keywordOrName(std::string_view word) {
    static constexpr auto first = firstByLetter();
    const auto letter = static_cast<unsigned char>(word[0]);
    if (word.size() < 2 || word.size() > 8 || letter >= first.size() || first[letter] < 0) return TokenKind::Name;
    for (auto i = static_cast<std::size_t>(static_cast<unsigned char>(first[letter])); i < std::size(keywords) && keywords[i].text[0] == word[0];
         ++i)
        if (keywords[i].text == word) return keywords[i].kind;
    return TokenKind::Name;
}

} // namespace forkyard::lang
