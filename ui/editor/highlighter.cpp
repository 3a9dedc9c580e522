// One pass over the line. Keywords are the lexer's own list.
#include "ui/editor/highlighter.h"

#include <QSet>
#include <QTextDocument>

namespace forkyard::ui {

namespace {

const QSet<QString> &keywords() {
    static const QSet<QString> words = {
#define FORKYARD_OPERATOR(name, text)
#define FORKYARD_KEYWORD(name, text) QStringLiteral(text),
#include "core/lang/tokens.def"
    };
    return words;
}

bool isConstant(const QString &word) {
    return word == "True" || word == "False" || word == "None";
}

bool isWordStart(QChar character) {
    return character.isLetter() || character == '_';
}

bool isWordPart(QChar character) {
    return character.isLetterOrNumber() || character == '_';
}

bool isStringPrefix(const QString &word) {
    static const QSet<QString> prefixes = {"r", "b", "f", "u", "rb", "br", "fr", "rf"};
    return prefixes.contains(word.toLower());
}

} // namespace

Highlighter::Highlighter(const Kit &kit, QTextDocument *document) : QSyntaxHighlighter(document), m_kit(kit) {}

void Highlighter::setCodeFont(const QFont &font) {
    m_font = font;
    rehighlight();
}

void Highlighter::colour(qsizetype from, qsizetype to, Look look) {
    static constexpr Role roles[] = {Role::CodeKeyword, Role::CodeFunction, Role::CodeString,
                                     Role::CodeNumber,  Role::CodeComment,  Role::CodeDecorator};
    QTextCharFormat charFormat;
    charFormat.setForeground(m_kit.color(roles[static_cast<int>(look)]));
    setFormat(static_cast<int>(from), static_cast<int>(to - from), charFormat);
}

void Highlighter::highlightBlock(const QString &text) {
    setCurrentBlockState(Code);
    m_previousWord.clear();
    qsizetype at = 0;
    if (previousBlockState() == InTripleSingle) at = scanTripleEnd(text, 0, '\'');
    else if (previousBlockState() == InTripleDouble) at = scanTripleEnd(text, 0, '"');
    while (at < text.size()) {
        const QChar character = text[at];
        if (character == '#') {
            colour(at, text.size(), Look::Comment);
            break;
        }
        if (character == '"' || character == '\'') at = scanString(text, at, at);
        else if (isWordStart(character)) at = scanWord(text, at);
        else if (character.isDigit()) at = scanNumber(text, at);
        else if (character == '@' && text.left(at).trimmed().isEmpty()) {
            qsizetype end = at + 1;
            while (end < text.size() && (isWordPart(text[end]) || text[end] == '.')) ++end;
            colour(at, end, Look::Decorator);
            at = end;
        } else ++at;
    }
    widen(text);
}

/// From the quote's place to behind the string; `from` is where its prefix begins.
qsizetype Highlighter::scanString(const QString &text, qsizetype from, qsizetype quote) {
    const QChar mark = text[quote];
    if (text.mid(quote, 3) == QString(3, mark)) {
        const qsizetype end = scanTripleEnd(text, quote + 3, mark);
        colour(from, end, Look::String);
        return end;
    }
    qsizetype at = quote + 1;
    while (at < text.size() && text[at] != mark) at += text[at] == '\\' ? 2 : 1;
    const qsizetype end = std::min(at + 1, text.size());
    colour(from, end, Look::String);
    return end;
}

/// Looks for the closing three quotes; where there are none, the next line goes on inside the string.
qsizetype Highlighter::scanTripleEnd(const QString &text, qsizetype from, QChar quote) {
    qsizetype at = from;
    while (at < text.size() && text.mid(at, 3) != QString(3, quote)) at += text[at] == '\\' ? 2 : 1;
    const bool closed = at < text.size();
    if (!closed) setCurrentBlockState(quote == '\'' ? InTripleSingle : InTripleDouble);
    const qsizetype end = closed ? at + 3 : text.size();
    colour(from, end, Look::String);
    return end;
}

qsizetype Highlighter::scanWord(const QString &text, qsizetype from) {
    qsizetype end = from;
    while (end < text.size() && isWordPart(text[end])) ++end;
    const QString word = text.mid(from, end - from);
    if (end < text.size() && (text[end] == '"' || text[end] == '\'') && isStringPrefix(word))
        return scanString(text, from, end);
    if (isConstant(word)) colour(from, end, Look::Number);
    else if (keywords().contains(word)) colour(from, end, Look::Keyword);
    else if (m_previousWord == "def" || m_previousWord == "class" || (end < text.size() && text[end] == '('))
        colour(from, end, Look::Function);
    m_previousWord = word;
    return end;
}

qsizetype Highlighter::scanNumber(const QString &text, qsizetype from) {
    qsizetype end = from;
    while (end < text.size() && (isWordPart(text[end]) || text[end] == '.')) ++end;
    colour(from, end, Look::Number);
    return end;
}

void Highlighter::widen(const QString &text) {
    for (const QTextLayout::FormatRange &range : Fonts::wideRanges(text, m_font)) {
        for (int at = range.start; at < range.start + range.length; ++at) {
            QTextCharFormat charFormat = format(at);
            charFormat.merge(range.format);
            setFormat(at, 1, charFormat);
        }
    }
}

} // namespace forkyard::ui
