// What a program's text is made of, as far as an editor has to know: where strings and comments are, which bracket belongs to
// which, and which marks were typed in full width. Forgiving, like the highlighter: half-written text is the rule. Pure functions.
#pragma once

#include <QString>

#include <vector>

namespace forkyard::ui {

enum class CodePart : unsigned char { Code, String, Comment };

/// One entry for each UTF-16 unit. Quotes belong to their string; curly ones, pasted from a web page, count as quotes.
std::vector<CodePart> partsOf(const QString &text);

/// Place of the bracket that belongs to the one at `position`; -1: none, or no bracket there, or in a string or a comment.
qsizetype matchingBracket(const QString &text, const std::vector<CodePart> &parts, qsizetype position);

/// A mark that the language does not know in code, and what was meant by it.
struct FullWidthMark {
    qsizetype position = 0;
    QString meant;
    bool operator==(const FullWidthMark &) const = default;
};

/// Full-width punctuation, digits, letters and blanks outside of strings and comments, and curly quotes around strings.
std::vector<FullWidthMark> fullWidthMarks(const QString &text);
/// The same text with each mark replaced by what was meant.
QString mended(const QString &text);

/// The word (letters, digits, _) around a position; empty where there is none, or in a string or a comment.
QString nameAt(const QString &text, qsizetype position);

} // namespace forkyard::ui
