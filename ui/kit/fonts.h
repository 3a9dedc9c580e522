// The two families of type and their sizes at the current zoom, and the rule that a CJK character in code is two
// columns wide. Knows no widget.
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <vector>

namespace forkyard::ui {

/// Sizes by use, not by number; in pixels at 100 %: small 13, body 14, title 16, heading 20.
enum class TextSize { Small, Body, Title, Heading };

class Fonts {
public:
    /// `zoomPercent` scales every size, 100 is one to one. Chinese words are never smaller than 14 pixels at 100 %.
    explicit Fonts(int zoomPercent = 100, bool chinese = false);

    /// Inter with Noto Sans CJK SC, the system's where missing. Never italic.
    QFont words(TextSize size = TextSize::Body, QFont::Weight weight = QFont::Normal) const;
    /// JetBrains Mono with Noto Sans Mono CJK SC, ligatures off; `pixels` is the size at 100 %.
    QFont code(double pixels = 14, QFont::Weight weight = QFont::Normal) const;

    /// A length in pixels at the current zoom.
    double px(double atHundredPercent) const { return atHundredPercent * m_zoom; }
    int zoomPercent() const { return m_percent; }

    /// True where a character takes two columns in code (East Asian Width W or F, Unicode 15).
    static bool isWide(char32_t character);
    /// Columns that text takes: 2 for a wide character, 0 for a combining one, else 1. Tabs count as 1.
    static int columns(const QString &text);
    /// Letter spacing, in pixels, that makes a wide character of `font` exactly two columns.
    static double wideSpacing(const QFont &font);
    /// Formats that give every wide character in `text` that spacing; for QTextLayout::setFormats.
    static QList<QTextLayout::FormatRange> wideRanges(const QString &text, const QFont &font);

private:
    int m_percent;
    double m_zoom;
    bool m_chinese;
};

} // namespace forkyard::ui
