#include "ui/editor/code_scan.h"

namespace forkyard::ui {

namespace {

constexpr char16_t leftSingle = u'‘', rightSingle = u'’', leftDouble = u'“', rightDouble = u'”';

bool isCurly(QChar c) { return c == leftSingle || c == rightSingle || c == leftDouble || c == rightDouble; }
bool isDouble(QChar c) { return c == '"' || c == leftDouble || c == rightDouble; }
bool isQuote(QChar c) { return c == '"' || c == '\'' || isCurly(c); }

/// Whether `c` ends a string that `open` began. A curly one may be closed by either curly form: people paste both.
bool closes(QChar open, QChar c) {
    return isCurly(open) ? isCurly(c) && isDouble(open) == isDouble(c) : c == open;
}

/// Place behind the string that begins at `from`; the end of the line where it is not closed.
qsizetype stringEnd(const QString &text, qsizetype from) {
    const QChar open = text[from];
    const bool triple = !isCurly(open) && text.mid(from, 3) == QString(3, open);
    for (qsizetype at = from + (triple ? 3 : 1); at < text.size(); ++at) {
        if (text[at] == '\\') ++at;
        else if (triple && text[at] == open && text.mid(at, 3) == QString(3, open)) return at + 3;
        else if (!triple && closes(open, text[at])) return at + 1;
        else if (!triple && text[at] == '\n') return at;
    }
    return text.size();
}

QString meantBy(QChar c) {
    switch (c.unicode()) {
    case 0x3000:
    case 0x00A0: return " ";
    case u'。': return ".";
    case u'、': return ",";
    case u'【': return "[";
    case u'】': return "]";
    case u'《': return "<";
    case u'》': return ">";
    case u'×': return "*";
    case u'÷': return "/";
    case u'–':
    case u'—': return "-";
    case leftSingle:
    case rightSingle: return "'";
    case leftDouble:
    case rightDouble: return "\"";
    default: break;
    }
    // The full-width forms stand in the order of ASCII.
    if (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E) return QString(QChar(static_cast<char16_t>(c.unicode() - 0xFEE0)));
    return {};
}

} // namespace

std::vector<CodePart> partsOf(const QString &text) {
    std::vector<CodePart> parts(static_cast<std::size_t>(text.size()), CodePart::Code);
    const auto mark = [&](qsizetype from, qsizetype to, CodePart part) {
        for (qsizetype at = from; at < to; ++at) parts[static_cast<std::size_t>(at)] = part;
    };
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (text[at] == '#') {
            const qsizetype newLine = text.indexOf('\n', at);
            end = newLine < 0 ? text.size() : newLine;
            mark(at, end, CodePart::Comment);
        } else if (isQuote(text[at])) {
            end = std::min(stringEnd(text, at), text.size());
            mark(at, end, CodePart::String);
        }
        at = end;
    }
    return parts;
}

qsizetype matchingBracket(const QString &text, const std::vector<CodePart> &parts, qsizetype position) {
    static const QString opening = "([{", closing = ")]}";
    if (position < 0 || position >= text.size() || parts[static_cast<std::size_t>(position)] != CodePart::Code) return -1;
    const bool forwards = opening.contains(text[position]);
    if (!forwards && !closing.contains(text[position])) return -1;
    QString open;
    for (qsizetype at = position; at >= 0 && at < text.size(); at += forwards ? 1 : -1) {
        if (parts[static_cast<std::size_t>(at)] != CodePart::Code) continue;
        const QString &begins = forwards ? opening : closing;
        const QString &ends = forwards ? closing : opening;
        if (begins.contains(text[at])) open += text[at];
        else if (const qsizetype kind = ends.indexOf(text[at]); kind >= 0) {
            if (open.back() != begins[kind]) return -1;
            open.chop(1);
            if (open.isEmpty()) return at;
        }
    }
    return -1;
}

std::vector<FullWidthMark> fullWidthMarks(const QString &text) {
    std::vector<FullWidthMark> marks;
    const std::vector<CodePart> parts = partsOf(text);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (parts[static_cast<std::size_t>(at)] == CodePart::Comment) continue;
        if (parts[static_cast<std::size_t>(at)] == CodePart::Code) {
            if (const QString meant = meantBy(text[at]); !meant.isEmpty()) marks.push_back({at, meant});
            continue;
        }
        // A string: what is in it is the program's own. Only curly quotes around it are no quotes.
        const qsizetype end = stringEnd(text, at);
        if (isCurly(text[at])) {
            marks.push_back({at, meantBy(text[at])});
            if (end > at + 1 && closes(text[at], text[end - 1])) marks.push_back({end - 1, meantBy(text[end - 1])});
        }
        at = end - 1;
    }
    return marks;
}

QString mended(const QString &text) {
    QString result = text;
    // One unit for one: places stay what they are.
    for (const FullWidthMark &mark : fullWidthMarks(text)) result[mark.position] = mark.meant.front();
    return result;
}

QString nameAt(const QString &text, qsizetype position) {
    const auto isName = [&](qsizetype at) { return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at] == '_'); };
    if (!isName(position)) return {};
    if (partsOf(text)[static_cast<std::size_t>(position)] != CodePart::Code) return {};
    qsizetype from = position, to = position;
    while (isName(from - 1)) --from;
    while (isName(to)) ++to;
    const QString word = text.mid(from, to - from);
    return word.front().isDigit() ? QString() : word;
}

} // namespace forkyard::ui
