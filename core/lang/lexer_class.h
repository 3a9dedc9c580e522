// The lexer's state, shared by its source files only. Use lexer.h.
//
// Where a mistake is pointed at follows CPython 3.11's tokenizer: mostly at the last character read.
#pragma once

#include "core/lang/lexer.h"
#include "core/lang/unicode.h"

#include <string>
#include <vector>

namespace forkyard::lang {

class Lexer {
public:
    explicit Lexer(std::string_view text);

    TokenStream tokenizeAll();
    TokenStream tokenizeRange(std::size_t begin, std::size_t end, SourceSpan start);

private:
    struct Bracket {
        char character;
        Token token;
    };
    struct Indentation {
        std::uint32_t column = 0;      ///< with tabs to the next multiple of eight
        std::uint32_t alternative = 0; ///< with tabs of one column: the two must agree on what is deeper
    };

    // Reading. peek() is 0 at the end, which no text contains otherwise (see decodeSource).
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_end ? m_text[m_at + ahead] : '\0'; }
    bool atEnd() const { return m_at >= m_end; }
    bool atLineEnd() const { return atEnd() || peek() == '\n' || peek() == '\r'; }
    void takeLineEnd();
    std::uint32_t columnAt(std::size_t offset) const {
        return static_cast<std::uint32_t>(offset - m_lineStart) - m_continuationBytes;
    }

    // Tokens. A `false` means that the failure is set and lexing is over.
    bool nextToken();
    bool lineStart();
    bool measureIndentation(Indentation &now);
    bool indent(Indentation now);
    bool dedent(Indentation now);
    bool joinLine();
    void skipBlanksAndComment();
    bool word();
    bool checkName(std::size_t begin);
    bool number();
    bool string(std::size_t begin);
    bool operatorOrBracket();
    bool closeBracket(char c);
    bool strangeCharacter();
    void newlineToken();
    bool endOfText();
    bool failAtEnd(SourceSpan here);

    // Numbers (lexer_numbers.cpp)
    bool radixNumber(const char *name, int radix);
    bool decimalTail();
    bool endOfNumber(const char *name);
    bool leadingZeros();
    bool fractionAndExponent();

    void begin();
    void finish(TokenKind kind);
    Token at(TokenKind kind, std::size_t offset) const;
    /// Fails at [column of begin, column of end) of the current line; `comesFirst` as in TokenStream.
    bool fail(std::string code, std::vector<std::string> arguments, SourceSpan span, bool comesFirst = true);
    bool failBefore(std::size_t offset, std::string code, std::vector<std::string> arguments = {});
    /// The place of m_at, one column wide.
    SourceSpan lineEndSpan() const;
    SourceSpan endOfLastLine() const;

    std::string_view m_text;
    std::size_t m_end;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_continuationBytes = 0; ///< on this line before m_at

    std::size_t m_begin = 0; ///< of the token being read
    SourceSpan m_beginSpan;
    std::uint32_t m_blanksEnd = 0; ///< column of the comment or token after the last blanks
    bool m_atLineStart = true;
    bool m_embedded = false;
    std::vector<Bracket> m_brackets;
    std::vector<Indentation> m_indentation{Indentation{}};
    TokenStream m_stream;
};

} // namespace forkyard::lang
