// What a thread holds in its hand and does next, and the button that lets it. Part of StagePainter: no layout, no input.
#include "ui/models/state_words.h"
#include "ui/stage/stage_painter.h"

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr double ButtonHeight = 34;
constexpr double Inset = 12;
constexpr double KeySize = 22;

} // namespace

/// What it holds in its hand and what it would do next; or why it cannot.
void StagePainter::paintStep(const trace::MomentThread &thread, const QRectF &place)
{
    using trace::LaneState;
    if (thread.state == LaneState::Ended || thread.state == LaneState::Crashed) return;
    const bool waits = thread.state != LaneState::Running && thread.state != LaneState::Ready;
    const QString hand = QString::fromUtf8(thread.inHand.data(), static_cast<qsizetype>(thread.inHand.size()));
    // Where the reason is no more than its state, the pill has said it.
    const QString reason = waits ? m_run.reasonWords(thread) : QString();
    const bool isSaid = reason == m_run.threadWords(thread);
    const std::array<std::pair<QString, QString>, 2> lines{{{tr("in hand"), waits ? QString() : hand}, {waits ? tr("waits") : tr("next"), !waits ? m_run.nextWords(thread) : isSaid ? QString() : reason}}};
    const QFont words = scaled(m_kit.fonts().words(TextSize::Small)), code = scaled(m_kit.fonts().code(14));
    const double caption = std::max(QFontMetricsF(words).horizontalAdvance(lines[0].first), QFontMetricsF(words).horizontalAdvance(lines[1].first)) + 12;
    double top = place.top();
    for (const auto &[name, what] : lines) {
        if (what.isEmpty() || top + 22 > place.bottom()) continue;
        m_painter.setFont(words);
        m_painter.setPen(m_kit.color(Role::MutedText));
        m_painter.drawText(QRectF(place.left(), top, caption, 24), Qt::AlignLeft | Qt::AlignVCenter, name);
        paintCode(m_painter, QRectF(place.left() + caption, top, place.width() - caption, 24), what, code, m_kit.color(Role::Text));
        top += 26;
    }
}

QRectF StagePainter::chooseButton(const RunModel &run, trace::LaneId lane, const QRectF &place)
{
    if (!run.nextChoices().shown || !run.nextChoices().of(lane)) return {};
    return {place.left() + Strip + Inset, place.bottom() - Inset - ButtonHeight, place.width() - Strip - 2 * Inset, ButtonHeight};
}

/// In the thread's own colour, with the key that does the same.
void StagePainter::paintChoose(trace::LaneId lane, const QRectF &place)
{
    const QRectF button = chooseButton(m_run, lane, place);
    if (button.isEmpty()) return;
    const NextChoices::Choice &choice = *m_run.nextChoices().of(lane);
    const Identity &colors = m_kit.theme().identity(m_run.laneIdentity(lane));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colors.fill);
    m_painter.drawRoundedRect(button, 6, 6);
    m_painter.setPen(colors.text);
    QRectF words = button.adjusted(8, 0, -8, 0);
    if (choice.number <= 9) {
        const QRectF key(button.right() - 6 - KeySize, button.center().y() - KeySize / 2, KeySize, KeySize);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colors.text, 1.2));
        m_painter.drawRoundedRect(key, 4, 4);
        m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Small, QFont::DemiBold)));
        m_painter.drawText(key, Qt::AlignCenter, QString::number(choice.number));
        words.setRight(key.left() - 4);
    }
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(font);
    const QString name = m_run.shortLaneName(lane);
    const QString text = choice.timePasses ? tr("let time pass: %1 wakes up").arg(name) : tr("run %1 next").arg(name);
    // In the middle of the button where that leaves the key alone, else in the middle of what is left.
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const bool central = button.center().x() + width / 2 < words.right();
    m_painter.drawText(central ? button : words, Qt::AlignCenter, elided(text, font, words.width()));
}

} // namespace forkyard::ui
