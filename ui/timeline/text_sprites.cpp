// A sprite is made the first time a form of a text is needed; choosing the form is a binary search over widths.
#include "ui/timeline/text_sprites.h"

#include "ui/kit/state_paint.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr qsizetype longest = 80;       // characters; more never fit
constexpr qsizetype mostTexts = 20000;  // a program that prints a million different values does not fill the memory
constexpr double badgeHeight = 20;
constexpr double badgeWidest = 64;
constexpr double boxHeight = 30;
constexpr double boxWidest = 140;
const QChar ellipsis(0x2026);

bool isBox(TextStyle style) { return style == TextStyle::Box || style == TextStyle::LostBox; }

/// How many characters of a text must be there where it is cut: "waits…" says something, "as…" and "Thr…" do not. A first word is
/// kept whole, but of a very long one, or of a script without spaces, a part will do.
std::ptrdiff_t leastKept(TextStyle style, const QString &text)
{
    constexpr qsizetype enough = 8;
    constexpr char16_t ideographs = 0x2e80;
    if (isBox(style) || style == TextStyle::Badge) return std::min<std::ptrdiff_t>(3, text.size());
    if (!text.isEmpty() && text.front().unicode() >= ideographs) return 2;
    const qsizetype space = text.indexOf(u' ');
    return std::min(space < 0 ? text.size() : space, enough);
}

bool isTransparent(TextStyle style) { return style != TextStyle::Plate; }

} // namespace

void TextSprites::prepare(const Kit &kit, int barHeight, double ratio) {
    if (m_texts.size() > mostTexts) clear();
    if (m_kit == &kit && m_barHeight == barHeight && m_ratio == ratio) return;
    clear();
    m_kit = &kit;
    m_barHeight = barHeight;
    m_ratio = ratio;
}

QFont TextSprites::font(TextStyle style) const {
    switch (style) {
    case TextStyle::Plate: return m_kit->fonts().words(TextSize::Small);
    case TextStyle::Owner: return m_kit->fonts().words(TextSize::Small, QFont::DemiBold);
    case TextStyle::Badge: return m_kit->fonts().words(TextSize::Small, QFont::Bold);
    case TextStyle::Alarm: return m_kit->fonts().words(TextSize::Small, QFont::Bold);
    case TextStyle::Box:
    case TextStyle::LostBox: return m_kit->fonts().code(13);
    }
    return {};
}

double TextSprites::padding(TextStyle style) const {
    switch (style) {
    case TextStyle::Plate: return m_kit->px(6);
    case TextStyle::Owner:
    case TextStyle::Alarm: return 0;
    case TextStyle::Badge: return m_kit->px(5);
    case TextStyle::Box:
    case TextStyle::LostBox: return m_kit->px(8);
    }
    return 0;
}

/// In device pixels, padding included.
double TextSprites::widthOf(TextStyle style, const QString &text) const {
    double width = QFontMetricsF(font(style)).horizontalAdvance(text) + 2 * padding(style);
    if (style == TextStyle::Badge) width = std::max(width, m_kit->px(badgeHeight));
    return std::ceil(width * m_ratio);
}

const WordSprite *TextSprites::sprite(TextStyle style, int identity, const QString &text, double room) {
    std::shared_ptr<Text> &known = m_texts[{style, identity, text}];
    const qsizetype length = std::min(text.size(), longest);
    if (!known) {
        known = std::make_shared<Text>();
        known->full = text.size() > longest ? 1e9 : widthOf(style, text);
        known->forms.resize(static_cast<std::size_t>(length) + 1);
    }
    if (style == TextStyle::Badge) room = std::min(room, m_kit->px(badgeWidest) * m_ratio);
    if (isBox(style)) room = std::min(room, m_kit->px(boxWidest) * m_ratio);
    auto kept = static_cast<std::size_t>(length);
    const bool whole = known->full <= room;
    if (!whole) {
        if (known->widths.empty())
            for (qsizetype count = 0; count < length; ++count) known->widths.push_back(widthOf(style, text.left(count) + ellipsis));
        const auto beyond = std::upper_bound(known->widths.begin(), known->widths.end(), room);
        std::ptrdiff_t count = beyond - known->widths.begin() - 1;
        if (count > 0 && text[count - 1].isHighSurrogate()) --count;
        if (count < leastKept(style, text)) return nullptr;
        kept = static_cast<std::size_t>(count);
    }
    std::unique_ptr<WordSprite> &form = known->forms[kept];
    if (!form) form = std::make_unique<WordSprite>(make(style, identity, whole ? text : text.left(static_cast<qsizetype>(kept)).trimmed() + ellipsis));
    return form.get();
}

void TextSprites::paint(QPainter &painter, const QRectF &place, const WordSprite &words) const {
    const Identity &colors = m_kit->theme().identity(words.identity);
    const QFont type = font(words.style);
    painter.setFont(type);
    switch (words.style) {
    case TextStyle::Plate: painter.fillRect(place, m_kit->color(Role::Surface)); break;
    case TextStyle::Owner:
    case TextStyle::Alarm: break;
    case TextStyle::Badge:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.fill);
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
        break;
    case TextStyle::Box:
    case TextStyle::LostBox: {
        const bool isLost = words.style == TextStyle::LostBox;
        const double pen = m_kit->px(isLost ? 2.5 : 1.5);
        painter.setPen(QPen(isLost ? m_kit->color(Role::Alarm) : colors.fill, pen));
        painter.setBrush(m_kit->color(Role::Surface));
        painter.drawRoundedRect(place.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), m_kit->px(5), m_kit->px(5));
        return paintCode(painter, place.adjusted(padding(words.style), 0, 0, 0), words.text, type, m_kit->color(Role::Text));
    }
    }
    painter.setPen(words.style == TextStyle::Plate ? m_kit->color(Role::Text) : words.style == TextStyle::Alarm ? m_kit->color(Role::Alarm) : colors.text);
    const bool isBadge = words.style == TextStyle::Badge;
    painter.drawText(place.adjusted(isBadge ? 0 : padding(words.style), 0, 0, 0), isBadge ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter, words.text);
}

WordSprite TextSprites::make(TextStyle style, int identity, const QString &text) const {
    const double tall = style == TextStyle::Badge ? m_kit->px(badgeHeight)
                        : isBox(style) ? std::min(m_kit->px(boxHeight), m_barHeight / m_ratio - 2)
                                                  : QFontMetricsF(font(style)).height() + (style == TextStyle::Plate ? m_kit->px(2) : 0);
    WordSprite words;
    words.width = static_cast<int>(widthOf(style, text));
    words.height = static_cast<int>(std::ceil(tall * m_ratio));
    words.opaque = !isTransparent(style);
    words.style = style;
    words.identity = identity;
    words.text = text;
    QImage image(words.width, words.height, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_ratio);
    image.fill(words.opaque ? m_kit->color(Role::Surface) : QColor(Qt::transparent));
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter, QRectF(0, 0, words.width / m_ratio, words.height / m_ratio), words);
    }
    for (int y = 0; y < words.height; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        words.pixels.insert(words.pixels.end(), line, line + words.width);
    }
    return words;
}

} // namespace forkyard::ui
