// The world at a moment in large type: processes with their memory and threads, then queues, pools, loops and locks. Where not all
// has room, less is told of each, never in smaller type. Long, because each kind of thing is measured and drawn by the same rules.
#include "ui/present/present_painter.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"
#include "ui/models/task_words.h"
#include "ui/stage/stage_items.h"

#include <QPainterPath>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <functional>

namespace forkyard::ui {

namespace {

constexpr int leastDetail = 3;
constexpr int mostColumns = 3;
/// Two sizes of larger type come before everything that is told in the usual one.
constexpr int lastFit = (leastDetail + 3) * mostColumns - 1;
constexpr double radius = 12;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

/// An object of which only its class can be told says nothing here.
bool isOpaque(const RunModel &run, const trace::MomentVariable &variable, trace::LaneId lane) {
    if (variable.value.isNothing()) return true;
    if (variable.value.kind() == trace::ValueKind::Object && run.store()) {
        // A lock or a queue stands on the stage itself, with this name.
        const trace::ObjectIndex object = lane == trace::kNoLane ? trace::kNoObject : run.store()->objectOf(lane, variable.value.asObject());
        return object != trace::kNoObject && hasStageItem(run.store()->objects()[object].kind);
    }
    const QString text = run.valueText(variable.value, lane);
    // What is put into a list later is not told: better nothing than what it was in the beginning.
    if (text.startsWith('[') || text.startsWith('{') || text.startsWith("set(") || text.startsWith("deque(")) return true;
    return variable.value.isText() && (text.startsWith('<') || text.startsWith("[<") || text.startsWith("(<") || text.startsWith("{<"));
}

/// One of the processes is another program, of which only its end is told.
bool leadsOutside(const RunModel &run) {
    const auto &processes = run.moment().processes;
    return std::any_of(processes.begin(), processes.end(), [](const trace::MomentProcess &each) { return each.state != trace::ProcessState::NotStarted && each.threads.empty(); });
}

} // namespace

struct PresentPainter::StageBlock {
    double height = 0;
    double cardHeight = 0; ///< of each of a process's threads, with what is between them; 0: it shows none
    bool wide = false; ///< takes all columns
    bool lit = false;
    int rank = 0; ///< what has the highest goes first where there is no room
    QString name;
    std::function<void(QPainter &, const QRectF &)> paint;
    QRectF place;
};

void PresentPainter::box(QPainter &painter, const QRectF &area, const QColor &edge, double pen, const QColor &strip, bool dashed) {
    QPainterPath shape;
    shape.addRoundedRect(area, radius, radius);
    painter.fillPath(shape, m_kit.color(Role::Surface));
    if (strip.isValid()) {
        painter.save();
        painter.setClipPath(shape, Qt::IntersectClip);
        painter.fillRect(QRectF(area.left(), area.top(), m_type.other * 0.45, area.height()), strip);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, pen, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(shape);
}

/// At the right of `room`. The kit's pill, enlarged. Returns its width.
double PresentPainter::pill(QPainter &painter, const QRectF &room, StateLook look, const QString &words) {
    const double small = m_kit.fonts().words(TextSize::Small).pixelSize();
    const double scale = m_type.other / small;
    note(m_type.other, false);
    QString said = words;
    // Of a thread that is waited for the name without its target is enough.
    static const QRegularExpression target(R"( \([^)]*\))");
    if (pillSize(m_kit, look, said).width() * scale > room.width()) said.remove(target);
    const QSizeF size = pillSize(m_kit, look, said) * scale;
    const double width = std::min(size.width(), room.width());
    painter.save();
    painter.translate(room.right() - width, room.center().y() - size.height() / 2);
    painter.scale(scale, scale);
    paintPill(painter, QRectF(0, 0, width / scale, size.height() / scale), m_kit, look, said);
    painter.restore();
    return width;
}

void PresentPainter::paintValue(QPainter &painter, const QRectF &row, const QString &name, const QString &value, bool changed, bool large) {
    painter.setPen(changed ? QPen(m_kit.color(Role::Accent), 3) : QPen(Qt::NoPen));
    painter.setBrush(m_kit.color(Role::Inset));
    painter.drawRoundedRect(row.adjusted(1.5, 1.5, -1.5, -1.5), 9, 9);
    const QRectF inner = row.adjusted(m_type.other * 0.6, 0, -m_type.other * 0.6, 0);
    const QFont nameFont = codeFont(m_type.other);
    const QFont valueFont = codeFont(large ? m_type.essential : m_type.other, QFont::Bold);
    if (large) note(m_type.essential, true);
    const double valueWidth = std::min(QFontMetricsF(valueFont).horizontalAdvance(u'0') * (Fonts::columns(value) + 0.5), inner.width() * 0.72);
    paintCode(painter, QRectF(inner.left(), inner.top(), inner.width() - valueWidth - m_type.other * 0.4, inner.height()), name, nameFont, m_kit.color(Role::MutedText));
    paintCode(painter, QRectF(inner.right() - valueWidth, inner.top(), valueWidth + 1, inner.height()), value, valueFont, m_kit.color(Role::Text));
}

void PresentPainter::paintCard(QPainter &painter, const QRectF &card, const RunModel &run, const trace::MomentThread &thread, int detail, const QStringList &light) {
    const bool lit = isLit(light, run.laneName(thread.lane));
    const Identity &colors = m_kit.theme().identity(run.laneIdentity(thread.lane));
    const bool running = thread.state == trace::LaneState::Running;
    box(painter, card, lit ? m_kit.color(Role::Accent) : colors.fill, lit ? 6 : running ? 4 : 2, colors.fill, thread.state == trace::LaneState::Ended);
    const double unit = m_type.other;
    const QRectF inner = card.adjusted(unit, 0, -unit * 0.6, 0);
    const QRectF head(inner.left(), card.top() + unit * 0.35, inner.width(), unit * 1.6);
    const QFont nameFont = wordsFont(m_type.other, QFont::Bold);
    const QString name = run.laneName(thread.lane);
    const double pillWidth = pillSize(m_kit, lookOf(thread.state), run.threadWords(thread)).width() * m_type.other / m_kit.fonts().words(TextSize::Small).pixelSize();
    // Its target goes before what it waits for does.
    const QString shownName = QFontMetricsF(nameFont).horizontalAdvance(name) + pillWidth + unit > head.width() ? name.section(" (", 0, 0) : name;
    const double nameWidth = std::min(QFontMetricsF(nameFont).horizontalAdvance(shownName) + 2, inner.width() * 0.55);
    pill(painter, QRectF(head.left() + nameWidth + unit * 0.5, head.top(), head.width() - nameWidth - unit * 0.5, head.height()), lookOf(thread.state), run.threadWords(thread));
    drawText(painter, QRectF(head.left(), head.top(), nameWidth, head.height()), Qt::AlignLeft | Qt::AlignVCenter, shortened(shownName, nameWidth), m_type.other, QFont::Bold, m_kit.color(Role::Text));
    if (detail >= 2) return;
    const QRectF rows(inner.left(), head.bottom() + unit * 0.1, inner.width(), unit * 1.5 * (detail == 0 ? 2 : 1));
    if (run.stepLength() > 0) {
        paintStepRows(painter, rows, run, thread);
        paintChoice(painter, QRectF(rows.left() + rows.width() * 0.45, card.bottom() - unit * 2.1, rows.width() * 0.55, unit * 1.8), run, thread.lane);
    }
    else paintCardRows(painter, rows, run, thread, light);
}

/// In the thread's own colour, with the key that does the same.
void PresentPainter::paintChoice(QPainter &painter, const QRectF &place, const RunModel &run, trace::LaneId lane) {
    const NextChoices::Choice *choice = run.nextChoices().shown ? run.nextChoices().of(lane) : nullptr;
    if (!choice) return;
    const double unit = m_type.other;
    const Identity &colors = m_kit.theme().identity(run.laneIdentity(lane));
    const QFont font = wordsFont(m_type.other, QFont::DemiBold);
    QString words = choice->timePasses ? tr("let %1 wake up").arg(run.shortLaneName(lane)) : tr("let %1 go next").arg(run.shortLaneName(lane));
    // T1 may be the thread of key 2: a number by itself would be taken for the thread's.
    const QString keyText = choice->number <= 9 ? tr("key %1").arg(choice->number) : QString();
    const double keyWidth = keyText.isEmpty() ? 0 : QFontMetricsF(font).horizontalAdvance(keyText) + unit * 0.6;
    const double taken = keyText.isEmpty() ? unit * 0.5 : keyWidth + unit * 0.5;
    const double width = std::min(place.width(), QFontMetricsF(font).horizontalAdvance(words) + unit * 0.7 + taken);
    const QRectF button(place.right() - width, place.top(), width, place.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(button, 9, 9);
    drawText(painter, button.adjusted(unit * 0.5, 0, -taken, 0), Qt::AlignLeft | Qt::AlignVCenter, words, m_type.other, QFont::DemiBold, colors.text);
    if (!keyText.isEmpty()) {
        const QRectF key(button.right() - unit * 0.4 - keyWidth, button.center().y() - unit * 0.65, keyWidth, unit * 1.3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.text, 2));
        painter.drawRoundedRect(key, 5, 5);
        painter.setFont(font);
        painter.drawText(key, Qt::AlignCenter, keyText);
    }
    m_choiceAreas[choice->number] = button;
}

int PresentPainter::choiceAt(const QPointF &place) const {
    for (auto each = m_choiceAreas.begin(); each != m_choiceAreas.end(); ++each)
        if (each.value().contains(place)) return each.key();
    return 0;
}

/// In a simulated machine: what it holds in its hand and what it would do next.
void PresentPainter::paintStepRows(QPainter &painter, const QRectF &place, const RunModel &run, const trace::MomentThread &thread) {
    using trace::LaneState;
    // Why it waits, its pill says.
    if (thread.state != LaneState::Running && thread.state != LaneState::Ready) return;
    std::vector<std::pair<QString, QString>> rows;
    if (!thread.inHand.empty()) rows.emplace_back(tr("in hand"), textOf(thread.inHand));
    if (const QString what = run.nextWords(thread); !what.isEmpty()) rows.emplace_back(tr("next"), what);
    const double height = m_type.other * 1.5;
    const QFont words = wordsFont(m_type.other);
    const double caption = std::max(QFontMetricsF(words).horizontalAdvance(tr("in hand")), QFontMetricsF(words).horizontalAdvance(tr("next"))) + m_type.other * 0.7;
    double top = place.top();
    for (const auto &[name, what] : rows) {
        if (top + height > place.bottom() + 1) break;
        drawText(painter, QRectF(place.left(), top, caption, height), Qt::AlignLeft | Qt::AlignVCenter, name, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
        paintWordedCode(painter, QRectF(place.left() + caption, top, place.width() - caption, height), what, codeFont(m_type.other, QFont::DemiBold), words, m_kit.color(Role::Text));
        top += height;
    }
}

/// An exception, then its variables, those first that the step speaks of.
void PresentPainter::paintCardRows(QPainter &painter, const QRectF &place, const RunModel &run, const trace::MomentThread &thread, const QStringList &light) {
    const double unit = m_type.other, height = unit * 1.5;
    double top = place.top();
    if (!thread.exception.empty()) {
        paintCode(painter, QRectF(place.left(), top, place.width(), height), textOf(thread.exception), codeFont(m_type.other), m_kit.color(Role::Alarm));
        top += height;
    }
    QStringList lit, others;
    for (const auto *list : {&thread.threadLocals, &thread.locals})
        for (const trace::MomentVariable &each : *list)
            if (!isOpaque(run, each, thread.lane)) (light.contains(textOf(each.name)) ? lit : others) << textOf(each.name) + " = " + run.valueText(each.value, thread.lane);
    const QFont font = codeFont(m_type.other);
    const double column = QFontMetricsF(font).horizontalAdvance(u'0');
    double left = place.left();
    for (const QString &each : lit) {
        const double width = std::min(place.right() - left, column * Fonts::columns(each) + unit * 0.8);
        if (top + height > place.bottom() + 1 || width < unit * 3) break;
        painter.setPen(QPen(m_kit.color(Role::Accent), 3));
        painter.setBrush(m_kit.color(Role::AccentTint));
        painter.drawRoundedRect(QRectF(left, top, width, height).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7);
        paintCode(painter, QRectF(left + unit * 0.4, top, width - unit * 0.4, height), each, codeFont(m_type.other, QFont::Bold), m_kit.color(Role::Text));
        left += width + unit * 0.4;
    }
    // Only whole ones: half a value misleads.
    while (!others.isEmpty() && top + height <= place.bottom() + 1) {
        QString row;
        while (!others.isEmpty() && column * (Fonts::columns(row) + (row.isEmpty() ? 0 : 2) + Fonts::columns(others.first())) <= place.right() - left) row += (row.isEmpty() ? QString() : QStringLiteral(", ")) + others.takeFirst();
        if (row.isEmpty() && left <= place.left()) row = others.takeFirst();
        paintCode(painter, QRectF(left, top, place.right() - left, height), row, font, m_kit.color(Role::Text));
        left = place.left();
        top += height;
    }
}

/// The program's own objects come before what works beneath them, and what is in use before what is over.
int PresentPainter::rankOf(const RunModel &run, const StageItem &item) const {
    if (item.object == trace::kNoObject) return 0;
    const trace::ObjectInfo &object = run.store()->objects()[item.object];
    const trace::Moment &moment = run.moment();
    const auto queue = std::find_if(moment.queues.begin(), moment.queues.end(), [&](const trace::MomentQueue &each) { return each.object == item.object; });
    if (queue != moment.queues.end() && queue->closed) return 4;
    if (object.kind == trace::ObjectKind::Socket) return 3;
    const QString name = run.objectName(item.object);
    // Nothing that the program calls by a name: "Lock 1".
    static const QRegularExpression counted("^[A-Za-z]+ \\d+$");
    return givenName(run, object.id, name) == name && counted.match(name).hasMatch() && item.kind == StageItem::Kind::Lock ? 2 : 0;
}

PresentPainter::StageBlock PresentPainter::processBlock(const RunModel &run, const trace::MomentProcess &process, int step, int detail, double width, bool wide) {
    const double unit = m_type.other;
    const trace::Moment &moment = run.moment();
    std::vector<const trace::MomentThread *> threads;
    for (const std::size_t each : process.threads)
        if (!run.isHelper(moment.threads[each].lane) && moment.threads[each].state != trace::LaneState::Absent) threads.push_back(&moment.threads[each]);
    const bool single = threads.size() <= 1 && run.ownLaneCount(process.process) <= 1;
    const QStringList &light = m_presentation.step(step).light;
    std::vector<const trace::MomentVariable *> variables;
    const trace::LaneId lane = threads.empty() ? trace::kNoLane : threads.front()->lane;
    if (single && !threads.empty()) {
        for (const auto *list : {&threads.front()->threadLocals, &threads.front()->locals})
            for (const trace::MomentVariable &each : *list)
                if (!isOpaque(run, each, lane)) variables.push_back(&each);
    }
    for (const trace::MomentVariable &each : process.memory) {
        const bool hidden = std::any_of(variables.begin(), variables.end(), [&](const auto *other) { return other->name == each.name; });
        if (!hidden && !isOpaque(run, each, lane)) variables.push_back(&each);
    }
    const std::size_t most = detail == 0 ? 4 : detail == 1 ? 3 : detail == 2 ? 1 : 0;
    // What a step is about comes first, then what has just changed.
    std::stable_sort(variables.begin(), variables.end(), [&](const auto *a, const auto *b) {
        const bool aLit = light.contains(textOf(a->name)), bLit = light.contains(textOf(b->name));
        return aLit != bLit ? aLit : a->justChanged && !b->justChanged;
    });
    if (variables.size() > most) variables.resize(most);
    std::stable_sort(variables.begin(), variables.end(), [](const auto *a, const auto *b) { return a->id < b->id; });
    const bool large = detail == 0 && variables.size() <= 3;
    const double rowHeight = large ? m_type.essential * 1.5 : unit * 1.75;
    const double cardHeight = detail == 0 ? unit * 5.2 : detail == 1 ? unit * 3.7 : detail == 2 ? unit * 2.3 : unit * 2.1;
    const int cardColumns = wide && width > unit * 34 ? 2 : 1;
    const double gap = unit * 0.45;
    // A thread that has ended needs no more than its name.
    std::vector<const trace::MomentThread *> cards = single ? std::vector<const trace::MomentThread *>() : threads;
    const bool lives = process.state == trace::ProcessState::Alive;
    if (detail >= 2) std::erase_if(cards, [&](const auto *each) { return (lives && each->state == trace::LaneState::Ended) || (detail >= 3 && !lives); });
    const double headHeight = unit * 2.3;
    double height = headHeight + static_cast<double>(variables.size()) * (rowHeight + gap * 0.6);
    const std::size_t cardRows = (cards.size() + static_cast<std::size_t>(cardColumns) - 1) / static_cast<std::size_t>(cardColumns);
    height += static_cast<double>(cardRows) * (cardHeight + gap) + gap;
    const bool canBeChosen = single && !threads.empty() && detail <= 1 && run.nextChoices().shown && run.nextChoices().of(lane);
    if (canBeChosen) height += unit * 2.2;
    StageBlock block;
    block.height = height;
    block.cardHeight = cards.empty() ? 0 : (cardHeight + gap) / cardColumns;
    block.name = run.processName(process.process);
    block.wide = wide;
    block.lit = isLit(light, block.name);
    const bool lit = block.lit;
    block.paint = [=, this, &run, &process](QPainter &painter, const QRectF &place) {
        const Identity &colors = m_kit.theme().identity(run.processIdentity(process.process));
        const bool over = process.state != trace::ProcessState::Alive && process.state != trace::ProcessState::NotStarted;
        const bool running = std::any_of(threads.begin(), threads.end(), [](const auto *each) { return each->state == trace::LaneState::Running; });
        painter.save();
        if (over && !lit) painter.setOpacity(painter.opacity() * 0.75);
        box(painter, place, lit ? m_kit.color(Role::Accent) : single ? colors.fill : m_kit.color(Role::StrongLine), lit ? 6 : running && single ? 4 : 2, single ? colors.fill : QColor(), over);
        const QRectF inner = place.adjusted(single ? unit : unit * 0.7, 0, -unit * 0.6, 0);
        QRectF head(inner.left(), place.top() + unit * 0.35, inner.width(), unit * 1.7);
        double pillWidth = 0;
        const auto pillRoom = QRectF(head.left() + head.width() * 0.3, head.top(), head.width() * 0.7, head.height());
        if (process.state == trace::ProcessState::Crashed || process.state == trace::ProcessState::Killed) {
            pillWidth = pill(painter, pillRoom, StateLook::Crashed, process.exitStatus == 0 ? tr("✗ ended from outside") : tr("✗ signal %1").arg(process.exitStatus));
        } else if (over) {
            QString words = process.reaped || process.parent == trace::kNoProcess ? tr("exit code %1").arg(process.exitStatus) : tr("ended, not waited for");
            const double scale = m_type.other / static_cast<double>(m_kit.fonts().words(TextSize::Small).pixelSize());
            if (!process.reaped && process.parent != trace::kNoProcess && pillSize(m_kit, StateLook::Ended, words).width() * scale > pillRoom.width()) words = tr("not waited for");
            pillWidth = pill(painter, pillRoom, StateLook::Ended, words);
        } else if (single && !threads.empty()) {
            pillWidth = pill(painter, pillRoom, lookOf(threads.front()->state), run.threadWords(*threads.front()));
        }
        const QString name = single ? run.processName(process.process) : tr("Process %1").arg(process.pid);
        const double nameRoom = head.width() - pillWidth - unit * 0.4;
        const QFont nameFont = wordsFont(m_type.other, QFont::Bold);
        const double nameWidth = std::min(nameRoom, QFontMetricsF(nameFont).horizontalAdvance(name) + 2);
        drawText(painter, QRectF(head.left(), head.top(), nameWidth, head.height()), Qt::AlignLeft | Qt::AlignVCenter, shortened(name, nameWidth), m_type.other, QFont::Bold, m_kit.color(Role::Text));
        const QString second = single ? tr("pid %1").arg(process.pid) : tr("one memory, shared by its threads");
        const double secondRoom = nameRoom - nameWidth - unit * 0.6;
        if (secondRoom >= QFontMetricsF(wordsFont(m_type.other)).horizontalAdvance(second) && !name.contains(second.section(' ', -1)))
            drawText(painter, QRectF(head.left() + nameWidth + unit * 0.6, head.top(), secondRoom, head.height()), Qt::AlignLeft | Qt::AlignVCenter, second, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
        double top = place.top() + headHeight;
        for (const trace::MomentVariable *each : variables) {
            const bool isVariableLit = light.contains(textOf(each->name));
            paintValue(painter, QRectF(inner.left(), top, inner.width(), rowHeight), textOf(each->name), run.valueText(each->value, lane), each->justChanged || isVariableLit, large);
            top += rowHeight + gap * 0.6;
        }
        if (canBeChosen) paintChoice(painter, QRectF(inner.left(), top, inner.width(), unit * 1.9), run, lane);
        top += cards.empty() ? 0 : gap * 0.4;
        const double cardWidth = (inner.width() - gap * (cardColumns - 1)) / cardColumns;
        for (std::size_t i = 0; i < cards.size(); ++i) {
            const auto column = static_cast<double>(i % static_cast<std::size_t>(cardColumns));
            const auto row = static_cast<double>(i / static_cast<std::size_t>(cardColumns));
            const QRectF card(inner.left() + column * (cardWidth + gap), top + row * (cardHeight + gap), cardWidth, cardHeight);
            if (card.bottom() > place.bottom()) break; // it was given less than it asked for
            paintCard(painter, card, run, *cards[i], detail, light);
        }
        painter.restore();
    };
    return block;
}

PresentPainter::StageBlock PresentPainter::itemBlock(const RunModel &run, const StageItem &item, int step, int detail, double width) {
    const double unit = m_type.other;
    const trace::Moment &moment = run.moment();
    const QStringList &light = m_presentation.step(step).light;
    StageBlock block;
    block.wide = item.kind != StageItem::Kind::Lock;
    block.name = item.object == trace::kNoObject ? QString() : givenName(run, run.store()->objects()[item.object].id, run.objectName(item.object));
    block.lit = isLit(light, block.name) || (item.object != trace::kNoObject && isLit(light, run.objectName(item.object)));
    const QColor edge = m_kit.color(block.lit ? Role::Accent : Role::StrongLine);
    const double pen = block.lit ? 6 : 2;
    const auto find = [&](const auto &list) {
        return std::find_if(list.begin(), list.end(), [&](const auto &each) { return each.object == item.object; });
    };
    if (item.kind == StageItem::Kind::Lock) {
        const auto lock = find(moment.locks);
        if (lock == moment.locks.end()) return {};
        // From the whole name of a thread to what its pin has.
        using Naming = std::function<QString(trace::LaneId)>;
        const std::array<Naming, 3> namings = {[&run](trace::LaneId lane) { return run.laneName(lane); }, [&run](trace::LaneId lane) { return run.laneName(lane).section(" (", 0, 0); },
                                               [&run](trace::LaneId lane) { return run.shortLaneName(lane); }};
        QStringList waiting;
        for (const Naming &naming : namings) {
            QStringList names;
            for (const trace::LaneId each : lock->waiters) names << naming(each);
            waiting << (names.isEmpty() ? QString() : tr("waiting: %1").arg(names.join(", ")));
        }
        block.height = unit * (lock->waiters.empty() ? 2.3 : 4);
        block.paint = [=, this, &run](QPainter &painter, const QRectF &place) {
            const bool held = lock->owner != trace::kNoLane;
            box(painter, place, edge, pen, held ? m_kit.theme().identity(holderIdentity(run, *lock)).fill : m_kit.color(Role::Line), !held);
            const QRectF inner = place.adjusted(unit, unit * 0.3, -unit * 0.6, -unit * 0.3);
            const QRectF first(inner.left(), inner.top(), inner.width(), unit * 1.7);
            QString words = held ? tr("held by %1").arg(run.holderName(*lock)) : tr("free");
            if (lock->kind == trace::ObjectKind::Semaphore) words = tr("%n permits left", nullptr, static_cast<int>(lock->count));
            if (lock->kind == trace::ObjectKind::Event) words = lock->count ? tr("set") : tr("not set");
            if (lock->kind == trace::ObjectKind::Condition) words = tr("condition");
            if (lock->kind == trace::ObjectKind::Barrier) words = tr("%n waiting", nullptr, static_cast<int>(lock->count));
            const QFont font = wordsFont(m_type.other);
            // Both names whole, with the owner's cut down to what its pin has where it must be; only then do they end in an ellipsis.
            const double room = first.width() - unit * 0.4 - QFontMetricsF(wordsFont(m_type.other, QFont::Bold)).horizontalAdvance(block.name) - 2;
            if (held && lock->task == trace::kNoObject && words == tr("held by %1").arg(run.holderName(*lock)))
                for (std::size_t naming = 1; naming < namings.size() && QFontMetricsF(font).horizontalAdvance(words) + 2 > room; ++naming) words = tr("held by %1").arg(namings[naming](lock->owner));
            const double wordsWidth = std::min(std::max(room, first.width() * 0.62), QFontMetricsF(font).horizontalAdvance(words) + 2);
            drawText(painter, QRectF(first.left(), first.top(), first.width() - wordsWidth - unit * 0.4, first.height()), Qt::AlignLeft | Qt::AlignVCenter, block.name, m_type.other, QFont::Bold, m_kit.color(Role::Text));
            drawText(painter, QRectF(first.right() - wordsWidth, first.top(), wordsWidth, first.height()), Qt::AlignRight | Qt::AlignVCenter, words, m_type.other, QFont::Normal, m_kit.color(Role::Text));
            if (lock->waiters.empty()) return;
            const auto fits = std::find_if(waiting.begin(), waiting.end(), [&](const QString &each) { return QFontMetricsF(font).horizontalAdvance(each) <= inner.width(); });
            drawText(painter, QRectF(inner.left(), first.bottom(), inner.width(), unit * 1.7), Qt::AlignLeft | Qt::AlignVCenter, fits == waiting.end() ? waiting.last() : *fits, m_type.other, QFont::Normal, m_kit.color(Role::WaitingLock));
        };
        return block;
    }
    if (item.kind == StageItem::Kind::Tube) {
        const auto queue = find(moment.queues);
        if (queue == moment.queues.end()) return {};
        block.height = unit * (detail <= 1 ? 4.4 : 2.6);
        block.paint = [=, this, &run](QPainter &painter, const QRectF &place) {
            double top = place.top();
            QString words = tr("%1 put, %2 taken").arg(queue->puts).arg(queue->gets);
            const bool bytes = queue->kind == trace::ObjectKind::BytePipe || queue->kind == trace::ObjectKind::Socket;
            const bool outside = bytes && leadsOutside(run);
            // What another program takes or gives is not seen.
            const bool isFull = outside && !queue->waitingPutters.empty();
            if (isFull) words = tr("full: %1 waits").arg(run.shortLaneName(queue->waitingPutters.front()));
            else if (outside) words = tr("to or from another program");
            else if (bytes) words = tr("%n bytes inside", nullptr, static_cast<int>(queue->depth));
            if (queue->closed) words = tr("%1, closed").arg(words);
            QString title = block.name;
            if (queue->capacity > 0 && !bytes) title = tr("%1 (room for %2)").arg(title).arg(queue->capacity);
            if (detail <= 1) {
                drawText(painter, QRectF(place.left() + unit * 0.4, top, place.width() * 0.6, unit * 1.6), Qt::AlignLeft | Qt::AlignVCenter, title, m_type.other, QFont::Bold, m_kit.color(Role::Text));
                drawText(painter, QRectF(place.left(), top, place.width() - unit * 0.4, unit * 1.6), Qt::AlignRight | Qt::AlignVCenter, words, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
                top += unit * 1.7;
            }
            const QRectF tube(place.left() + 2, top, place.width() - 4, unit * 2.4);
            painter.setBrush(m_kit.color(Role::Surface));
            painter.setPen(QPen(edge, pen, queue->closed ? Qt::DashLine : Qt::SolidLine));
            painter.drawRoundedRect(tube, tube.height() / 2, tube.height() / 2);
            if (isFull) paintState(painter, tube.adjusted(6, 6, -6, -6), m_kit, StateLook::Waiting, run.laneIdentity(queue->waitingPutters.front()), tube.height() / 2 - 6);
            if (detail > 1) drawText(painter, tube.adjusted(unit, 0, -unit, 0), Qt::AlignLeft | Qt::AlignVCenter, title, m_type.other, QFont::Bold, m_kit.color(Role::MutedText));
            // The next to be taken stands at the right end.
            double right = tube.right() - unit * 0.7;
            const QFont font = codeFont(m_type.other, QFont::Bold);
            const double least = tube.left() + unit * (detail > 1 ? 8 : 1);
            for (std::size_t i = 0; i < queue->items.size() && !outside; ++i) {
                QString text = run.valueText(queue->items[i].value, queue->items[i].putter).simplified();
                if (text.size() > 1 && (text.startsWith('\'') || text.startsWith('"'))) text = text.mid(1, text.size() - 2);
                if (bytes) text = QString::number(queue->depth);
                double tokenWidth = std::max(unit * 1.8, QFontMetricsF(font).horizontalAdvance(u'0') * (std::min(Fonts::columns(text), 14) + 1.4));
                const bool isLast = i + 1 == queue->items.size();
                if (right - tokenWidth - (isLast ? 0 : unit * 2.4) < least) {
                    text = QString("+%1").arg(queue->items.size() - i);
                    tokenWidth = unit * 2.2;
                }
                const int identity = queue->items[i].putter == trace::kNoLane ? run.objectIdentity() : run.laneIdentity(queue->items[i].putter);
                const Identity &colors = m_kit.theme().identity(identity);
                const QRectF token(right - tokenWidth, tube.top() + unit * 0.35, tokenWidth, tube.height() - unit * 0.7);
                painter.setPen(Qt::NoPen);
                painter.setBrush(colors.fill);
                painter.drawRoundedRect(token, 9, 9);
                const QString shown = Fonts::columns(text) > 14 ? text.left(13) + QChar(0x2026) : text;
                const double textWidth = QFontMetricsF(font).horizontalAdvance(u'0') * (Fonts::columns(shown) + 0.3);
                paintCode(painter, QRectF(token.center().x() - textWidth / 2, token.top(), textWidth + 2, token.height()), shown, font, colors.text);
                right -= tokenWidth + unit * 0.3;
                if (text.startsWith('+') || bytes) break;
            }
        };
        return block;
    }
    // Pools, futures, loops: rows of words
    struct Row {
        QString text, detail;
        int identity = -1;
        StateLook look = StateLook::Ended;
    };
    std::vector<Row> rows;
    QString title = block.name;
    if (item.kind == StageItem::Kind::Loop) {
        for (const trace::MomentTask &task : moment.tasks)
            rows.push_back({textOf(task.name), taskWords(run, task), task.state == trace::LaneState::Running ? taskIdentity(run, task.object) : -1, lookOf(task.state)});
        if (title.isEmpty()) title = tr("Event loop");
    } else {
        for (const trace::MomentJob &job : moment.jobs) {
            if (job.pool != item.object) continue;
            Row row{textOf(job.text.empty() ? job.name : job.text), {}, -1, StateLook::Ready};
            if (job.phase == trace::JobPhase::Submitted) row.detail = tr("waits for a worker");
            if (job.phase == trace::JobPhase::Running) {
                row.detail = textOf(job.worker);
                row.look = StateLook::Running;
            }
            if (job.phase == trace::JobPhase::Done) row = {row.text, tr("✓ %1").arg(run.valueText(job.result, job.submitter)), -1, StateLook::Ended};
            if (job.phase == trace::JobPhase::Failed) row = {row.text, tr("✗ %1").arg(run.valueText(job.result, job.submitter)), -1, StateLook::Crashed};
            if (job.phase == trace::JobPhase::Cancelled) row = {row.text, tr("cancelled"), -1, StateLook::Ended};
            rows.push_back(row);
        }
        if (title.isEmpty()) title = tr("Futures");
    }
    if (rows.empty() && item.kind != StageItem::Kind::Loop) return {};
    const std::size_t most = detail == 0 ? 8 : detail == 1 ? 6 : 4;
    const std::size_t hidden = rows.size() > most ? rows.size() - most : 0;
    if (hidden) {
        // What goes on now is what matters.
        std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return (a.look == StateLook::Ended) < (b.look == StateLook::Ended); });
        rows.resize(most);
    }
    const int columns = width > unit * 34 && rows.size() > 3 ? 2 : 1;
    const double rowHeight = unit * 1.8;
    block.height = unit * 2 + std::ceil(static_cast<double>(rows.size()) / columns) * (rowHeight + 5) + unit * 0.4;
    block.paint = [=, this](QPainter &painter, const QRectF &place) {
        box(painter, place, edge, pen, QColor(), false);
        const QRectF inner = place.adjusted(unit * 0.6, unit * 0.2, -unit * 0.6, 0);
        drawText(painter, QRectF(inner.left(), inner.top(), inner.width(), unit * 1.7), Qt::AlignLeft | Qt::AlignVCenter, title, m_type.other, QFont::Bold, m_kit.color(Role::Text));
        if (hidden) drawText(painter, QRectF(inner.left(), inner.top(), inner.width(), unit * 1.7), Qt::AlignRight | Qt::AlignVCenter, tr("+ %n more", nullptr, static_cast<int>(hidden)), m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
        const double rowWidth = (inner.width() - (columns - 1) * unit * 0.5) / columns;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const QRectF row(inner.left() + static_cast<double>(i % static_cast<std::size_t>(columns)) * (rowWidth + unit * 0.5), inner.top() + unit * 1.8 + std::floor(static_cast<double>(i) / columns) * (rowHeight + 5), rowWidth, rowHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_kit.color(Role::Inset));
            painter.drawRoundedRect(row, 8, 8);
            painter.setBrush(rows[i].identity >= 0 ? m_kit.theme().identity(rows[i].identity).fill : stateColor(m_kit.theme(), rows[i].look));
            painter.drawRoundedRect(QRectF(row.left(), row.top(), 9, row.height()), 4, 4);
            const QFont font = wordsFont(m_type.other);
            const double detailWidth = std::min(row.width() * 0.6, QFontMetricsF(font).horizontalAdvance(rows[i].detail) + 4);
            paintCode(painter, row.adjusted(unit * 0.8, 0, -detailWidth - unit * 0.8, 0), rows[i].text, codeFont(m_type.other), m_kit.color(Role::Text));
            drawText(painter, row.adjusted(row.width() - detailWidth - unit * 0.5, 0, -unit * 0.5, 0), Qt::AlignRight | Qt::AlignVCenter, rows[i].detail, m_type.other, QFont::Normal, m_kit.color(rows[i].look == StateLook::Crashed ? Role::Alarm : Role::Text));
        }
    };
    return block;
}

std::vector<PresentPainter::StageBlock> PresentPainter::stageBlocks(const RunModel &run, int step, int detail, double width) {
    std::vector<StageBlock> blocks;
    const trace::Moment &moment = run.moment();
    std::size_t shown = 0;
    for (const trace::MomentProcess &each : moment.processes) shown += each.state != trace::ProcessState::NotStarted;
    const bool alone = shown <= 1;
    for (const trace::MomentProcess &each : moment.processes)
        if (each.state != trace::ProcessState::NotStarted) {
            blocks.push_back(processBlock(run, each, step, detail, alone ? width : width / 2, alone));
            if (each.state != trace::ProcessState::Alive && !blocks.back().lit) blocks.back().rank = 1;
        }
    for (const StageItem &item : stageItems(run)) {
        StageBlock block = itemBlock(run, item, step, detail, width);
        block.rank = block.lit ? 0 : rankOf(run, item);
        if (block.paint) blocks.push_back(std::move(block));
    }
    return blocks;
}

/// Into columns, row by row. Returns the height they need.
double PresentPainter::placeBlocks(std::vector<StageBlock> &blocks, const QRectF &area, int columns) const {
    const double gap = m_type.other * 0.6;
    const double width = (area.width() - gap * (columns - 1)) / columns;
    double top = area.top();
    for (std::size_t i = 0; i < blocks.size();) {
        double height = 0;
        std::size_t inRow = 0;
        if (blocks[i].wide) {
            blocks[i].place = QRectF(area.left(), top, area.width(), blocks[i].height);
            height = blocks[i].height;
            inRow = 1;
        } else {
            while (inRow < static_cast<std::size_t>(columns) && i + inRow < blocks.size() && !blocks[i + inRow].wide) height = std::max(height, blocks[i + inRow++].height);
            // A box that has much less to tell than its neighbour is not drawn out to an empty one.
            for (std::size_t k = 0; k < inRow; ++k) blocks[i + k].place = QRectF(area.left() + static_cast<double>(k) * (width + gap), top, width, blocks[i + k].height < height * 0.7 ? blocks[i + k].height : height);
        }
        top += height + gap;
        i += inRow;
    }
    return top - gap - area.top();
}

/// Larger type first, then everything, then less and less of each: the first from `from` on that has room. Leaves the type it chose.
PresentPainter::StageFit PresentPainter::fitStage(const RunModel &run, int step, const QRectF &area, int from, std::vector<StageBlock> &blocks) {
    const PresentType usual(m_size);
    StageFit fit;
    fit.number = from;
    for (int number = from; number <= lastFit && !fit.fits; ++number) {
        const int attempt = number / mostColumns, columns = number % mostColumns + 1;
        m_type.other = qRound(usual.other * (attempt == 0 ? 1.45 : attempt == 1 ? 1.2 : 1));
        m_type.essential = std::max(usual.essential, qRound(m_type.other * 1.3));
        if (columns > 1 && area.width() / columns < m_type.other * (columns == 2 ? 13 : 16)) continue;
        blocks = stageBlocks(run, step, std::max(0, attempt - 2), area.width());
        fit.number = number;
        fit.height = placeBlocks(blocks, area, columns);
        fit.fits = fit.height <= area.height();
    }
    return fit;
}

/// What fits all through the steps that show the same run in the same place: things come and go in a scene, but its type and its
/// columns stay.
PresentPainter::StageFit PresentPainter::sceneFit(RunModel &run, const QRectF &area, const lessons::TourInstant &instant) {
    const lessons::TourStep &here = m_presentation.step(instant.step);
    const auto belongs = [&](int step) {
        const lessons::TourStep &other = m_presentation.step(step);
        return other.run == here.run && other.show == here.show && other.program == here.program;
    };
    int first = instant.step, last = instant.step;
    while (first > 0 && belongs(first - 1)) --first;
    while (last + 1 < m_presentation.stepCount() && belongs(last + 1)) ++last;
    const QString key = QString("%1 %2x%3 %4").arg(first).arg(area.width()).arg(area.height()).arg(reinterpret_cast<quintptr>(run.store()));
    if (const auto known = m_scenes.constFind(key); known != m_scenes.constEnd()) return *known;
    constexpr int looks = 8; // at each step
    StageFit most;
    for (int step = first; step <= last; ++step) {
        const double begin = m_presentation.clock().stepBegin(step), length = m_presentation.clock().stepEnd(step) - begin - 1e-3;
        for (int look = 0; look <= looks; ++look) {
            run.playhead().setTime(m_presentation.clock().at(begin + length * look / looks).time);
            std::vector<StageBlock> blocks;
            const StageFit fit = fitStage(run, step, area, most.number, blocks);
            most.height = std::max(fit.number > most.number ? 0 : most.height, std::min(fit.height, area.height()));
            most.number = fit.number;
        }
    }
    run.playhead().setTime(instant.time);
    m_scenes.insert(key, most);
    return most;
}

void PresentPainter::paintStage(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    RunModel *run = m_presentation.run(instant.step);
    if (!run) return;
    const PresentType usual = m_type;
    m_choiceAreas.clear();
    // On a way of one's own nobody knows what comes.
    const StageFit scene = m_ownWay ? StageFit() : sceneFit(*run, area, instant);
    std::vector<StageBlock> blocks;
    const StageFit fit = fitStage(*run, instant.step, area, scene.number, blocks);
    double height = fit.height;
    bool fits = fit.fits;
    std::size_t hidden = 0;
    for (int rank = 4; rank > 0 && !fits; --rank) {
        // Connections that come and go beneath a queue are not worth a word.
        const std::size_t gone = std::erase_if(blocks, [rank](const StageBlock &block) { return block.rank == rank; });
        if (rank < 3) hidden += gone;
        for (const int columns : {1, 2}) {
            height = placeBlocks(blocks, area, columns);
            fits = height <= area.height();
            if (fits) break;
        }
    }
    const double unit = m_type.other;
    // In the middle, a little above; what comes later has its room already.
    if (fit.number == scene.number) height = std::max(height, scene.height);
    const double shift = height < area.height() ? (area.height() - height) * 0.4 : 0;
    // The word of what is hidden has a row of its own.
    const bool isCut = hidden > 0 || std::any_of(blocks.begin(), blocks.end(), [&](const StageBlock &block) { return block.place.bottom() + shift > area.bottom() + 1; });
    const double bottom = area.bottom() - (isCut ? unit * 1.8 : 0);
    bool anything = false;
    for (StageBlock &block : blocks) {
        QRectF place = block.place.translated(0, shift);
        if (place.bottom() > bottom + 1) {
            // Of one that is too high alone the first threads are more than nothing.
            if (anything || place.top() + unit * 4 > bottom) {
                ++hidden;
                continue;
            }
            hidden += block.cardHeight > 0 ? static_cast<std::size_t>(std::ceil((place.bottom() - bottom) / block.cardHeight)) : 1;
            place.setBottom(bottom);
        }
        anything = true;
        block.paint(painter, place);
    }
    painter.setOpacity(1);
    if (hidden > 0) {
        const QString words = tr("+ %n more", nullptr, static_cast<int>(hidden));
        const double width = QFontMetricsF(wordsFont(m_type.other)).horizontalAdvance(words) + unit;
        const QRectF plate(area.right() - width, area.bottom() - unit * 1.6, width, unit * 1.6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.color(Role::Surface));
        painter.drawRoundedRect(plate, 8, 8);
        drawText(painter, plate, Qt::AlignCenter, words, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
    }
    m_type = usual;
}

} // namespace forkyard::ui
