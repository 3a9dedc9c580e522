// Textures are drawn as lines and dots clipped to the rounded rectangle, anchored at its left edge so that they move
// with it.
#include "ui/kit/state_paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double pillHeight = 26;
constexpr double pinHeight = 20;

QPainterPath rounded(const QRectF &rect, double radius) {
    QPainterPath path;
    const double least = std::min({radius, rect.width() / 2, rect.height() / 2});
    path.addRoundedRect(rect, least, least);
    return path;
}

/// Parallel lines at 45 degrees over rect, `step` apart along x; `slope` is 1 for rising, -1 for falling ones.
void hatch(QPainter &painter, const QRectF &rect, double step, int slope) {
    const double height = rect.height();
    for (double x = rect.left() - height; x < rect.right() + height; x += step) {
        if (slope > 0) painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + height, rect.top()));
        else painter.drawLine(QPointF(x, rect.top()), QPointF(x + height, rect.bottom()));
    }
}

void dots(QPainter &painter, const QRectF &rect, double step, double size) {
    for (double y = rect.top() + step * 0.75; y < rect.bottom() - size / 2; y += step) {
        for (double x = rect.left() + step * 0.75; x < rect.right() - size / 2; x += step)
            painter.drawEllipse(QPointF(x, y), size / 2, size / 2);
    }
}

void paintOutline(QPainter &painter, const QRectF &rect, const QPen &pen, double radius) {
    const double inset = pen.widthF() / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(rounded(rect.adjusted(inset, inset, -inset, -inset), radius));
}

QPen dashedPen(const QColor &color, double width) {
    QPen pen(color, width);
    pen.setDashPattern({3, 2.5});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void paintEnd(QPainter &painter, const QRectF &rect, const Kit &kit, StateLook look, int identity) {
    const double size = std::min(rect.height() * 0.36, kit.px(12));
    const double pen = kit.px(2.5);
    const QPointF center(rect.left() + size / 2 + pen, rect.center().y());
    if (look == StateLook::Ended) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(kit.theme().identity(identity).fill);
        painter.drawEllipse(center, size / 2, size / 2);
        return;
    }
    painter.setPen(QPen(kit.color(Role::Alarm), pen, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center + QPointF(-size / 2, -size / 2), center + QPointF(size / 2, size / 2));
    painter.drawLine(center + QPointF(-size / 2, size / 2), center + QPointF(size / 2, -size / 2));
}

QFont pillFont(const Kit &kit) {
    return kit.fonts().words(TextSize::Small, QFont::DemiBold);
}

/// A closed padlock, `size` high, in the painter's pen colour.
void paintLock(QPainter &painter, const QPointF &topLeft, double size, const QColor &color) {
    painter.setBrush(color);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(topLeft.x(), topLeft.y() + size * 0.45, size * 0.8, size * 0.55), 1.5, 1.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, size * 0.13));
    painter.drawArc(QRectF(topLeft.x() + size * 0.17, topLeft.y() + size * 0.06, size * 0.46, size * 0.76), 0, 180 * 16);
}

} // namespace

QColor stateColor(const Theme &theme, StateLook look) {
    switch (look) {
    case StateLook::Running: return theme.color(Role::Running);
    case StateLook::Ready: return theme.color(Role::Ready);
    case StateLook::WaitingForLock: return theme.color(Role::WaitingLock);
    case StateLook::Waiting: return theme.color(Role::Waiting);
    case StateLook::Asleep: return theme.color(Role::Asleep);
    case StateLook::Ended: return theme.color(Role::Ended);
    case StateLook::Crashed: return theme.color(Role::Alarm);
    }
    return theme.color(Role::Text);
}

void paintState(QPainter &painter, const QRectF &rect, const Kit &kit, StateLook look, int identity, double radius) {
    if (rect.width() <= 0) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = stateColor(kit.theme(), look);
    const QColor fill = kit.theme().identity(identity).fill;
    if (look == StateLook::Running) {
        painter.fillPath(rounded(rect, radius), fill);
    } else if (look == StateLook::Ready) {
        paintOutline(painter, rect, dashedPen(fill, 1.5), radius);
    } else if (look == StateLook::Ended || look == StateLook::Crashed) {
        paintEnd(painter, rect, kit, look, identity);
    } else {
        painter.setClipPath(rounded(rect, radius), Qt::IntersectClip);
        QColor soft = blend(kit.color(Role::Surface), color, 0.78);
        if (look == StateLook::Asleep) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            dots(painter, rect, kit.px(6), kit.px(2));
        } else if (look == StateLook::Waiting) {
            painter.setPen(QPen(soft, kit.px(2)));
            hatch(painter, rect, kit.px(12), 1);
        } else {
            painter.setPen(QPen(soft, kit.px(1.4)));
            hatch(painter, rect, kit.px(9), 1);
            hatch(painter, rect, kit.px(9), -1);
        }
        painter.setClipping(false);
        painter.restore();
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        paintOutline(painter, rect, QPen(soft, 1.5), radius);
    }
    painter.restore();
}

double paintPlate(QPainter &painter, const QRectF &rect, const Kit &kit, const QString &words, const QFont &font) {
    const QFontMetricsF metrics(font);
    const double padding = kit.px(6);
    const QString text = metrics.elidedText(words, Qt::ElideRight, rect.width() - 2 * padding);
    if (text.size() < std::min<qsizetype>(3, words.size())) return 0;
    const double width = metrics.horizontalAdvance(text) + 2 * padding;
    const double height = std::min(rect.height(), metrics.height() + kit.px(2));
    const QRectF plate(rect.left(), rect.center().y() - height / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(rounded(plate, kit.px(3)), kit.color(Role::Surface));
    painter.setFont(font);
    painter.setPen(kit.color(Role::Text));
    painter.drawText(plate, Qt::AlignCenter, text);
    painter.restore();
    return width;
}

QSizeF pillSize(const Kit &kit, StateLook look, const QString &words) {
    const double icon = look == StateLook::WaitingForLock ? kit.px(14) : 0;
    const double width = QFontMetricsF(pillFont(kit)).horizontalAdvance(words) + icon + kit.px(36);
    return {width, kit.px(pillHeight)};
}

void paintPill(QPainter &painter, const QRectF &rect, const Kit &kit, StateLook look, const QString &words) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = rect.height() / 2;
    const QColor color = stateColor(kit.theme(), look);
    const bool solid = look == StateLook::Running;
    painter.fillPath(rounded(rect, radius), solid ? color : kit.color(Role::Surface));
    if (look == StateLook::Ready) paintOutline(painter, rect, dashedPen(color, 1.5), radius);
    else if (!solid) paintOutline(painter, rect, QPen(color, kit.px(look == StateLook::Ended ? 1.2 : 2)), radius);

    const QFont font = pillFont(kit);
    const double icon = look == StateLook::WaitingForLock ? kit.px(14) : 0;
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(words, Qt::ElideRight, rect.width() - icon - kit.px(14));
    const double width = metrics.horizontalAdvance(text);
    const double left = rect.center().x() - (width + icon) / 2;
    if (icon > 0) paintLock(painter, {left, rect.center().y() - kit.px(6)}, kit.px(12), kit.color(Role::Text));
    painter.setFont(font);
    painter.setPen(kit.color(solid ? Role::RunningText : look == StateLook::Ended ? Role::MutedText : Role::Text));
    painter.drawText(QRectF(left + icon, rect.top(), width + 1, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    painter.restore();
}

QSizeF pinSize(const Kit &kit, const QString &name) {
    const QFont font = kit.fonts().words(TextSize::Small, QFont::Bold);
    return {QFontMetricsF(font).horizontalAdvance(name) + kit.px(12), kit.px(pinHeight)};
}

void paintPin(QPainter &painter, const QRectF &rect, const Kit &kit, int identity, const QString &name) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Identity &colors = kit.theme().identity(identity);
    painter.fillPath(rounded(rect, kit.px(4)), colors.fill);
    const QFont font = kit.fonts().words(TextSize::Small, QFont::Bold);
    painter.setFont(font);
    painter.setPen(colors.text);
    const QFontMetricsF metrics(font);
    const double room = rect.width() - kit.px(8);
    QString text = name;
    // Of worker-0 to worker-11 the number is what tells them apart.
    static const QRegularExpression counted("^(\\p{L}).*?(\\d+)(?: \\(.*\\)(?: \\d+)?)?$");
    if (metrics.horizontalAdvance(name) > room)
        if (const QRegularExpressionMatch match = counted.match(name); match.hasMatch()) text = match.captured(1) + match.captured(2);
    // And numbers of processes are told apart by their last figures.
    if (std::all_of(text.begin(), text.end(), [](QChar each) { return each.isDigit(); }))
        while (text.size() > 2 && metrics.horizontalAdvance(text) > room) text.remove(0, 1);
    painter.drawText(rect, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, room));
    painter.restore();
}

namespace {

/// Runs of Chinese characters, in a font of words as large as the code.
QList<QTextLayout::FormatRange> wordRanges(const QString &text, const QFont &code, QFont words) {
    words.setPixelSize(code.pixelSize());
    words.setWeight(code.weight());
    QList<QTextLayout::FormatRange> ranges;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!Fonts::isWide(text[at].unicode())) continue;
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == at) {
            ++ranges.last().length;
            continue;
        }
        QTextCharFormat format;
        format.setFont(words);
        ranges.append({static_cast<int>(at), 1, format});
    }
    return ranges;
}

/// Laid out in one line.
QTextLine layOut(QTextLayout &layout, const QFont &code, const QFont &words) {
    layout.setFormats(wordRanges(layout.text(), code, words));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(layout.text().size()) + 1);
    layout.endLayout();
    return line;
}

} // namespace

double wordedCodeWidth(const QString &text, const QFont &code, const QFont &words) {
    QTextLayout layout(text, code);
    return layOut(layout, code, words).naturalTextWidth();
}

void paintWordedCode(QPainter &painter, const QRectF &rect, const QString &text, const QFont &code, const QFont &words, const QColor &color) {
    QString shown = text;
    while (!shown.isEmpty() && wordedCodeWidth(shown, code, words) > rect.width()) {
        const bool wasCut = shown != text;
        shown.chop(wasCut ? 2 : 1);
        if (!shown.isEmpty() && shown.back().isHighSurrogate()) shown.chop(1);
        if (!shown.isEmpty()) shown += QChar(0x2026);
    }
    QTextLayout layout(shown, code);
    const QTextLine line = layOut(layout, code, words);
    painter.save();
    painter.setPen(color);
    layout.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2));
    painter.restore();
}

void paintCode(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color) {
    const QFontMetricsF metrics(font);
    const double column = metrics.horizontalAdvance(u'0');
    const int room = column > 0 ? static_cast<int>(rect.width() / column + 1e-6) : 0;
    QString shown = text;
    if (Fonts::columns(shown) > room) {
        while (!shown.isEmpty() && Fonts::columns(shown) > room - 1) {
            shown.chop(shown.size() > 1 && shown.back().isLowSurrogate() ? 2 : 1);
        }
        shown += QChar(0x2026);
    }
    if (room <= 0) return;
    QTextLayout layout(shown, font);
    layout.setFormats(Fonts::wideRanges(shown, font));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(shown.size()) + 1);
    layout.endLayout();
    painter.save();
    painter.setPen(color);
    layout.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2));
    painter.restore();
}

} // namespace forkyard::ui
