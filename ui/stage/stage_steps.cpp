// What a thread holds in its hand and does next, and the button that lets it. Part of StagePainter: no layout, no input.
#include "core/trace/store.h"
#include "ui/models/state_words.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_rows.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr double ButtonHeight = 34;
constexpr double Inset = 12;
constexpr double KeySize = 22;

/// Whether the line works out the variable's next value from its last: "balance = balance + n", "balance += n".
bool isUpdate(const RunModel &run, std::uint32_t line, const QString &variable)
{
    const trace::Store *store = run.store();
    const int number = static_cast<int>(trace::packedLine(line));
    if (!store || store->sources().empty() || trace::packedFile(line) != 0 || number == 0) return false;
    const QString text = QString::fromStdString(store->sources().front().text).section('\n', number - 1, number - 1);
    const QString name = QRegularExpression::escape(variable);
    return QRegularExpression(QStringLiteral(R"(^\s*%1\s*(=\s*%1\b|[-+*/%&|^]+=))").arg(name)).match(text).hasMatch();
}

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
    const std::array<std::pair<QString, QString>, 2> all{{{tr("in hand"), waits ? QString() : hand}, {waits ? tr("waits") : tr("next"), !waits ? m_run.nextWords(thread) : isSaid ? QString() : reason}}};
    const QFont words = scaled(m_kit.fonts().words(TextSize::Small)), code = scaled(m_kit.fonts().code(14));
    const double caption = std::max(QFontMetricsF(words).horizontalAdvance(all[0].first), QFontMetricsF(words).horizontalAdvance(all[1].first)) + 12;
    double top = place.top();
    for (const auto &[name, what] : all) {
        if (what.isEmpty() || top + 22 > place.bottom()) continue;
        m_painter.setFont(words);
        m_painter.setPen(m_kit.color(Role::MutedText));
        m_painter.drawText(QRectF(place.left(), top, caption, 24), Qt::AlignLeft | Qt::AlignVCenter, name);
        const QRectF room(place.left() + caption, top, place.width() - caption, 24);
        if (waits) {
            // A sentence: it has two lines where one is too short, before anything of it is left out.
            const QString text = QFontMetricsF(words).horizontalAdvance(what) > room.width() ? withoutTargets(what) : what;
            const QRectF lines = room.adjusted(0, 3, 0, std::min(24.0, std::max(0.0, place.bottom() - room.bottom())));
            m_painter.setPen(m_kit.color(Role::Text));
            const bool isTwo = lines.height() > 40;
            m_painter.drawText(lines, Qt::AlignLeft | Qt::AlignTop | (isTwo ? Qt::TextWordWrap : 0), isTwo ? text : elided(text, words, lines.width()));
            top += 48;
            continue;
        }
        paintWordedCode(m_painter, QRectF(place.left() + caption, top, place.width() - caption, 24), what, code, words, m_kit.color(Role::Text));
        top += 26;
    }
}

/// What is told of its innermost frame, but for what says nothing.
QStringList StagePainter::localsOf(const trace::MomentThread &thread) const
{
    QStringList locals;
    for (const trace::MomentVariable &v : thread.locals) {
        const QString value = m_run.valueText(v.value, thread.lane);
        if ((!v.value.isText() || !isOpaqueText(m_run.store()->text(v.value.asText()))) && !isItself(m_run, v, thread.lane)) locals << QString::fromUtf8(v.name.data(), static_cast<qsizetype>(v.name.size())) + QStringLiteral(" = ") + value;
    }
    return locals;
}

/// Its name; a shorter one where what it was called with then has room beside it.
QString StagePainter::titleOf(const trace::MomentThread &thread, const QFont &font, double width) const
{
    const QString full = m_run.laneName(thread.lane), name = elidedName(full, font, width), shorter = withoutTargets(full);
    if (m_run.stepLength() == 0 || shorter == full) return name;
    const QStringList locals = localsOf(thread);
    if (locals.isEmpty()) return name;
    const double wanted = QFontMetricsF(scaled(m_kit.fonts().code(13))).horizontalAdvance(locals.first()) + 14;
    const auto fits = [&](const QString &text) { return QFontMetricsF(font).horizontalAdvance(text) + wanted <= width; };
    return fits(full) ? full : fits(shorter) ? shorter : name;
}

/// In Step its card has no line for them: they stand beside its name, as many as have room.
void StagePainter::paintLocals(const trace::MomentThread &thread, const QRectF &place)
{
    const QFont code = scaled(m_kit.fonts().code(13));
    QString shown;
    for (const QString &local : localsOf(thread)) {
        const QString more = shown.isEmpty() ? local : shown + QStringLiteral(", ") + local;
        if (QFontMetricsF(code).horizontalAdvance(more) > place.width()) break;
        shown = more;
    }
    if (!shown.isEmpty()) paintCode(m_painter, place, shown, code, m_kit.color(Role::MutedText));
}

QString StagePainter::copiesOf(const RunModel &run, const trace::MomentVariable &variable)
{
    const QString name = QString::fromUtf8(variable.name.data(), static_cast<qsizetype>(variable.name.size())), now = run.valueText(variable.value, 0);
    const QString store = name + QString::fromUtf8(" ← ");
    QStringList fresh, old;
    for (const trace::MomentThread &thread : run.moment().threads) {
        // What was in its hand last is nobody's any more.
        if (thread.state == trace::LaneState::Ended || thread.state == trace::LaneState::Crashed) continue;
        const QString hand = QString::fromUtf8(thread.inHand.data(), static_cast<qsizetype>(thread.inHand.size()));
        const QString next = QString::fromUtf8(thread.nextOperation.data(), static_cast<qsizetype>(thread.nextOperation.size()));
        // Worked out from what it loaded, which comes first: "5 - 8 = -3".
        if (!next.startsWith(store) || !hand.contains(QLatin1String(" = ")) || !isUpdate(run, thread.line, name)) continue;
        const QString copy = hand.section(' ', 0, 0);
        if (copy == now) fresh << run.shortLaneName(thread.lane);
        else old << tr("%1 holds an old copy, %2").arg(run.shortLaneName(thread.lane), copy);
    }
    QStringList parts;
    if (fresh.size() == 1) parts << tr("%1 holds a copy of this %2").arg(fresh.first(), now);
    if (fresh.size() > 1) parts << tr("%1 hold a copy of this %2").arg(fresh.join(tr(", ")), now);
    return (parts + old).join(tr("; "));
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
        // T1 may be the thread of key 2: a number by itself would be taken for the thread's.
        const QFont keyFont = scaled(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
        const QString keyText = tr("key %1").arg(choice.number);
        const double keyWidth = QFontMetricsF(keyFont).horizontalAdvance(keyText) + 10;
        const QRectF key(button.right() - 6 - keyWidth, button.center().y() - KeySize / 2, keyWidth, KeySize);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colors.text, 1.2));
        m_painter.drawRoundedRect(key, 4, 4);
        m_painter.setFont(keyFont);
        m_painter.drawText(key, Qt::AlignCenter, keyText);
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
