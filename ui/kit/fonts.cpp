// Families, sizes, and which characters are wide. The ranges are those of Unicode's EastAsianWidth.txt (W and F) that
// fonts have glyphs for, joined where nothing lies between.
#include "ui/kit/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 26> wideRangesOfUnicode = {{
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26BD, 0x26BE},   {0x2705, 0x2705},
    {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

double pixelsOf(TextSize size) {
    switch (size) {
    case TextSize::Small: return 13;
    case TextSize::Body: return 14;
    case TextSize::Title: return 16;
    case TextSize::Heading: return 20;
    }
    return 14;
}

/// Calls visit(position, length in UTF-16, character) for each code point.
template <typename Visit>
void forEachCharacter(const QString &text, Visit visit) {
    for (qsizetype at = 0; at < text.size();) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t character =
            pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : static_cast<char32_t>(text[at].unicode());
        visit(at, pair ? 2 : 1, character);
        at += pair ? 2 : 1;
    }
}

} // namespace

Fonts::Fonts(int zoomPercent, bool chinese) :
    m_percent(zoomPercent), m_zoom(zoomPercent / 100.0), m_chinese(chinese) {}

QFont Fonts::words(TextSize size, QFont::Weight weight) const {
    QFont font;
    font.setFamilies({"Inter", "Noto Sans CJK SC", "Noto Sans", "sans-serif"});
    font.setPixelSize(qRound(px(m_chinese ? std::max(14.0, pixelsOf(size)) : pixelsOf(size))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Fonts::code(double pixels, QFont::Weight weight) const {
    QFont font;
    font.setFamilies({"JetBrains Mono", "Noto Sans Mono CJK SC", "DejaVu Sans Mono", "monospace"});
    font.setPixelSize(qRound(px(pixels)));
    font.setWeight(weight);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    font.setHintingPreference(QFont::PreferNoHinting);
    // JetBrains Mono's ligatures are contextual alternates, which letter spacing does not switch off; no shaping does.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

bool Fonts::isWide(char32_t character) {
    const auto after = std::upper_bound(wideRangesOfUnicode.begin(), wideRangesOfUnicode.end(), character,
                                        [](char32_t value, const Range &range) { return value < range.first; });
    return after != wideRangesOfUnicode.begin() && character <= std::prev(after)->last;
}

int Fonts::columns(const QString &text) {
    int count = 0;
    forEachCharacter(text, [&count](qsizetype, int, char32_t character) {
        if (isWide(character)) count += 2;
        else if (QChar::category(character) != QChar::Mark_NonSpacing) ++count;
    });
    return count;
}

double Fonts::wideSpacing(const QFont &font) {
    const QFontMetricsF metrics(font);
    return 2 * metrics.horizontalAdvance(u'0') - metrics.horizontalAdvance(QString(QChar(0x4E2D)));
}

QList<QTextLayout::FormatRange> Fonts::wideRanges(const QString &text, const QFont &font) {
    QList<QTextLayout::FormatRange> ranges;
    forEachCharacter(text, [&](qsizetype at, int length, char32_t character) {
        if (!isWide(character)) return;
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == at) {
            ranges.last().length += length;
            return;
        }
        ranges.append({static_cast<int>(at), length, {}});
    });
    if (ranges.isEmpty()) return ranges;
    QTextCharFormat format;
    format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    format.setFontLetterSpacing(wideSpacing(font));
    for (QTextLayout::FormatRange &range : ranges) range.format = format;
    return ranges;
}

} // namespace forkyard::ui
