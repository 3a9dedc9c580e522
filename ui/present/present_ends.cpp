// What all schedules of a program lead to, in large type: each end with its share, the right one marked. Reads what was explored when
// the tour was recorded.
#include "ui/present/present_painter.h"

#include "ui/explore/outcome_words.h"
#include "ui/kit/state_paint.h"

#include <algorithm>

namespace forkyard::ui {

void PresentPainter::paintEnds(QPainter &painter, const QRectF &area, int step) {
    const Exploration *found = m_presentation.exploration(step);
    if (!found) return;
    const double unit = m_type.other, large = m_type.essential;
    const lessons::Lesson *lesson = m_presentation.lesson();
    const lessons::Program *program = lesson ? lesson->program(m_presentation.step(step).program) : nullptr;
    const QString right = program ? program->right : QString();
    std::vector<ExploredOutcome> ends = found->outcomes;
    std::stable_sort(ends.begin(), ends.end(), [](const ExploredOutcome &a, const ExploredOutcome &b) { return a.count.toDouble() > b.count.toDouble(); });

    const double headHeight = large * 1.6, rowHeight = large * 1.5, gap = unit * 0.35;
    const auto fit = static_cast<std::size_t>(std::max(1.0, (area.height() - headHeight - unit) / (rowHeight + gap)));
    const std::size_t shown = ends.size() <= fit ? ends.size() : fit - 1;
    const double height = headHeight + unit + static_cast<double>(shown) * (rowHeight + gap) + (shown < ends.size() ? rowHeight : 0);
    double top = area.top() + std::max(0.0, (area.height() - height) * 0.4);
    drawText(painter, QRectF(area.left(), top, area.width(), headHeight), Qt::AlignLeft | Qt::AlignVCenter, OutcomeWords::heading(*found), m_type.essential, QFont::Bold, m_kit.color(Role::Text), true);
    top += headHeight + unit * 0.5;
    const QFont nameFont = codeFont(m_type.essential, QFont::Bold), countFont = wordsFont(m_type.other);
    note(m_type.essential, true);
    double nameWidth = 0, countWidth = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        nameWidth = std::max(nameWidth, QFontMetricsF(nameFont).horizontalAdvance(u'0') * (Fonts::columns(OutcomeWords::name(ends[i])) + 0.5));
        countWidth = std::max(countWidth, QFontMetricsF(countFont).horizontalAdvance(readableNumber(ends[i].count)) + 4);
    }
    nameWidth = std::min(nameWidth, area.width() * 0.55);
    for (std::size_t i = 0; i < shown; ++i) {
        const ExploredOutcome &end = ends[i];
        const bool wrong = !end.endsWell() || (!right.isEmpty() && end.lastLine() != right);
        const bool isRight = !wrong && !right.isEmpty();
        const QRectF row(area.left(), top, area.width(), rowHeight);
        const QColor ink = m_kit.color(wrong ? Role::Alarm : isRight ? Role::Accent : Role::Text);
        painter.setPen(isRight ? QPen(m_kit.color(Role::Accent), 3) : QPen(m_kit.color(Role::Line), 2));
        painter.setBrush(m_kit.color(isRight ? Role::AccentTint : Role::Surface));
        painter.drawRoundedRect(row.adjusted(2, 2, -2, -2), 10, 10);
        const QString mark = wrong ? QStringLiteral("✗") : isRight ? QStringLiteral("✓") : QString();
        drawText(painter, QRectF(row.left(), row.top(), large * 1.4, rowHeight), Qt::AlignCenter, mark, m_type.essential, QFont::Bold, ink);
        const double left = row.left() + (right.isEmpty() && !wrong ? large * 0.5 : large * 1.4);
        paintWordedCode(painter, QRectF(left, row.top(), nameWidth, rowHeight), OutcomeWords::name(end), nameFont, wordsFont(nameFont.pixelSize()), m_kit.color(Role::Text));
        drawText(painter, QRectF(row.right() - countWidth - unit * 0.6, row.top(), countWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter, readableNumber(end.count), m_type.other, QFont::DemiBold, m_kit.color(Role::Text));
        const QRectF room(left + nameWidth + unit * 0.6, row.center().y() - unit * 0.45, row.right() - countWidth - unit * 1.4 - left - nameWidth - unit * 0.6, unit * 0.9);
        if (const auto share = found->share(end); share && room.width() > unit * 2) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawRoundedRect(QRectF(room.left(), room.top(), std::max(4.0, room.width() * *share), room.height()), 3, 3);
        }
        top += rowHeight + gap;
    }
    if (shown < ends.size()) drawText(painter, QRectF(area.left(), top, area.width(), rowHeight), Qt::AlignLeft | Qt::AlignVCenter, tr("+ %n more", nullptr, static_cast<int>(ends.size() - shown)), m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
}

} // namespace forkyard::ui
