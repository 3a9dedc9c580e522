// The looks of processes, threads, tubes and locks.
#include "ui/stage/stage_painter.h"

#include "ui/kit/state_paint.h"
#include "ui/models/state_words.h"

#include <QPainterPath>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double Radius = 10;
constexpr double Strip = 10;
constexpr double TokenSize = 44;
constexpr std::size_t MostTokens = 6;

} // namespace

QFont StagePainter::scaled(QFont font) const
{
    // Fonts come at the current zoom; the painter is zoomed itself.
    font.setPixelSize(std::max(1, qRound(font.pixelSize() / m_kit.fonts().px(1))));
    return font;
}

void StagePainter::pill(const QRectF &place, StateLook look, const QString &words)
{
    // The kit's pill is in pixels of the zoomed screen.
    const double zoom = m_kit.fonts().px(1);
    m_painter.save();
    m_painter.translate(place.topLeft());
    m_painter.scale(1 / zoom, 1 / zoom);
    paintPill(m_painter, QRectF(0, 0, place.width() * zoom, place.height() * zoom), m_kit, look, words);
    m_painter.restore();
}

QString StagePainter::elided(const QString &text, const QFont &font, double width) const { return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width); }

void StagePainter::paintProcess(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected)
{
    const int identity = m_run.processIdentity(process.process);
    const Identity &colors = m_kit.theme().identity(identity);
    const bool over = process.state != trace::ProcessState::Alive;
    const bool running = std::any_of(process.threads.begin(), process.threads.end(),
                                     [&](std::size_t t) { return m_run.moment().threads[t].state == trace::LaneState::Running; });
    QPainterPath shape;
    shape.addRoundedRect(place.box, Radius, Radius);
    m_painter.save();
    if (over) m_painter.setOpacity(0.6);
    m_painter.fillPath(shape, m_kit.color(Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(place.box.left(), place.box.top(), Strip, place.box.height()), colors.fill);
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : colors.fill, running || selected ? 3 : 1.5, over ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawPath(shape);

    const QRectF inner = place.box.adjusted(Strip + 16, 0, -16, 0);
    const QFont nameFont = scaled(m_kit.fonts().words(TextSize::Heading, QFont::DemiBold));
    const QFont pidFont = scaled(m_kit.fonts().words(TextSize::Small));
    const bool single = place.cards.empty();
    std::vector<std::size_t> threads; // the program's own
    for (const std::size_t t : process.threads)
        if (!m_run.isHelper(m_run.moment().threads[t].lane)) threads.push_back(t);
    double pillWidth = 0;
    if (process.state == trace::ProcessState::Crashed || process.state == trace::ProcessState::Killed) {
        const QString words = process.exitStatus == 0 ? tr("✗ ended from outside") : tr("✗ signal %1").arg(process.exitStatus);
        pillWidth = pillSize(m_kit, StateLook::Crashed, words).width() / m_kit.fonts().px(1);
        pill(QRectF(inner.right() - pillWidth, place.head.top() + 14, pillWidth, 26), StateLook::Crashed, words);
    } else if (process.state == trace::ProcessState::Ended) {
        const QString words = process.reaped || process.parent == trace::kNoProcess ? tr("ended, exit code %1").arg(process.exitStatus) : tr("ended, not waited for");
        pillWidth = std::min(inner.width() * 0.75, pillSize(m_kit, StateLook::Ended, words).width() / m_kit.fonts().px(1));
        pill(QRectF(inner.right() - pillWidth, place.head.top() + 14, pillWidth, 26), StateLook::Ended, words);
    } else if (single && !process.threads.empty()) {
        const trace::MomentThread &thread = m_run.moment().threads[process.threads.front()];
        const QString words = m_run.threadWords(thread);
        pillWidth = std::min(inner.width() * 0.62, pillSize(m_kit, lookOf(thread.state), words).width() / m_kit.fonts().px(1));
        pill(QRectF(inner.right() - pillWidth, place.head.top() + 14, pillWidth, 26), lookOf(thread.state), words);
    }
    m_painter.setFont(nameFont);
    m_painter.setPen(m_kit.color(Role::Text));
    const double nameWidth = inner.width() - pillWidth - 10;
    const QString name = single ? m_run.processName(process.process) : tr("Process %1").arg(process.pid);
    m_painter.drawText(QRectF(inner.left(), place.head.top() + 12, nameWidth, 28), Qt::AlignLeft | Qt::AlignVCenter, elided(name, nameFont, nameWidth));
    m_painter.setFont(pidFont);
    m_painter.setPen(m_kit.color(Role::MutedText));
    const QString detail = single ? tr("pid %1").arg(process.pid) : tr("one memory, shared by its threads");
    m_painter.drawText(QRectF(inner.left(), place.head.top() + 38, inner.width(), 20), Qt::AlignLeft | Qt::AlignVCenter, elided(detail, pidFont, inner.width()));

    const trace::LaneId lane = process.threads.empty() ? trace::kNoLane : m_run.moment().threads[process.threads.front()].lane;
    const std::vector<const trace::MomentVariable *> variables = variablesOf(m_run, process);
    const auto rows = static_cast<std::size_t>(place.memory.height() / StageMeasures().rowHeight + 0.5);
    paintVariables(variables, lane, place.memory.adjusted(Strip + 16, 0, -16, 0), rows);
    for (std::size_t i = 0; i < place.cards.size(); ++i) {
        const QRectF &card = place.cards[i];
        if (i < threads.size()) {
            const trace::MomentThread &thread = m_run.moment().threads[threads[i]];
            paintCard(thread, card, m_run.selection() == Selection{Selection::Kind::Lane, thread.lane});
        }
    }
    m_painter.restore();
}

std::vector<const trace::MomentVariable *> StagePainter::variablesOf(const RunModel &run, const trace::MomentProcess &process)
{
    const trace::Moment &moment = run.moment();
    // An object that only its class can be told of says nothing here.
    const auto isOpaque = [&](const trace::MomentVariable &v, trace::LaneId lane) { return v.value.isText() && run.valueText(v.value, lane).startsWith(QLatin1Char('<')); };
    const trace::LaneId lane = process.threads.empty() ? trace::kNoLane : moment.threads[process.threads.front()].lane;
    std::vector<const trace::MomentVariable *> variables;
    if (!process.threads.empty())
        for (const trace::MomentVariable &v : moment.threads[process.threads.front()].locals)
            if (!isOpaque(v, lane)) variables.push_back(&v);
    for (const trace::MomentVariable &v : process.memory) {
        const bool hidden = std::any_of(variables.begin(), variables.end(), [&](const auto *other) { return other->name == v.name; });
        if (!hidden && !v.value.isNothing() && !isOpaque(v, lane)) variables.push_back(&v);
    }
    return variables;
}

void StagePainter::paintVariables(const std::vector<const trace::MomentVariable *> &variables, trace::LaneId lane, const QRectF &area, std::size_t rows)
{
    if (rows == 0) return;
    // What changed last is never hidden behind the "and n more".
    std::vector<const trace::MomentVariable *> shown = variables;
    std::size_t hidden = 0;
    if (shown.size() > rows) {
        std::stable_sort(shown.begin(), shown.end(), [](const auto *a, const auto *b) { return a->justChanged > b->justChanged; });
        hidden = shown.size() - rows;
        shown.resize(rows);
    }
    const QFont font = scaled(m_kit.fonts().code(15));
    const double height = StageMeasures().rowHeight - 6;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QRectF row(area.left(), area.top() + static_cast<double>(i) * StageMeasures().rowHeight, area.width(), height);
        m_painter.setPen(shown[i]->justChanged ? QPen(m_kit.color(Role::Accent), 1.5) : QPen(Qt::NoPen));
        m_painter.setBrush(m_kit.color(Role::Inset));
        m_painter.drawRoundedRect(row, 5, 5);
        QString text = QString::fromUtf8(shown[i]->name.data(), static_cast<qsizetype>(shown[i]->name.size())) + QStringLiteral(" = ") + m_run.valueText(shown[i]->value, lane);
        const bool last = hidden && i + 1 == shown.size();
        paintCode(m_painter, row.adjusted(12, 0, last ? -70 : -8, 0), text, font, m_kit.color(Role::Text));
        if (last) {
            m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Small)));
            m_painter.setPen(m_kit.color(Role::MutedText));
            m_painter.drawText(row.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, tr("+ %n more", nullptr, static_cast<int>(hidden)));
        }
    }
}

void StagePainter::paintCard(const trace::MomentThread &thread, const QRectF &card, bool selected)
{
    const int identity = m_run.laneIdentity(thread.lane);
    const Identity &colors = m_kit.theme().identity(identity);
    QPainterPath shape;
    shape.addRoundedRect(card, Radius - 2, Radius - 2);
    m_painter.fillPath(shape, m_kit.color(Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(card.left(), card.top(), Strip - 1, card.height()), colors.fill);
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : colors.fill, thread.state == trace::LaneState::Running || selected ? 3 : 1.5));
    m_painter.drawPath(shape);
    const QRectF inner = card.adjusted(Strip + 12, 0, -12, 0);
    const QString words = m_run.threadWords(thread);
    const double pillWidth = std::min(inner.width() * 0.6, pillSize(m_kit, lookOf(thread.state), words).width() / m_kit.fonts().px(1));
    pill(QRectF(inner.right() - pillWidth, card.top() + 12, pillWidth, 26), lookOf(thread.state), words);
    const QFont nameFont = scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold));
    m_painter.setFont(nameFont);
    m_painter.setPen(m_kit.color(Role::Text));
    const double nameWidth = inner.width() - pillWidth - 8;
    m_painter.drawText(QRectF(inner.left(), card.top() + 12, nameWidth, 26), Qt::AlignLeft | Qt::AlignVCenter, elided(m_run.laneName(thread.lane), nameFont, nameWidth));
    // Two lines: what it holds in hand, what it does next; else where it is and what its variables are.
    const QFont code = scaled(m_kit.fonts().code(14));
    const auto text = [](std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); };
    QStringList lines;
    if (!thread.inHand.empty()) lines << text(thread.inHand);
    if (!thread.nextOperation.empty()) lines << text(thread.nextOperation);
    if (lines.isEmpty()) {
        QStringList locals;
        for (const trace::MomentVariable &v : thread.locals) locals << text(v.name) + QStringLiteral(" = ") + m_run.valueText(v.value, thread.lane);
        if (!locals.isEmpty()) lines << locals.join(QStringLiteral(", "));
        if (trace::packedLine(thread.line)) lines << tr("line %1").arg(trace::packedLine(thread.line));
    }
    for (int i = 0; i < lines.size() && i < 2; ++i)
        paintCode(m_painter, QRectF(inner.left(), card.top() + 44 + i * 26, inner.width(), 24), lines[i], code, m_kit.color(Role::MutedText));
}

void StagePainter::paintFork(const QRectF &parent, const QRectF &child)
{
    const QPointF a(std::clamp(child.center().x(), parent.left() + 50, parent.right() - 50), parent.bottom());
    const QPointF b(child.center().x(), child.top());
    QPainterPath path(a);
    const double bend = (b.y() - a.y()) * 0.55;
    path.cubicTo(a + QPointF(0, bend), b - QPointF(0, bend), b);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, Qt::DashLine));
    m_painter.drawPath(path);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Small));
    m_painter.setFont(font);
    const QString word = QStringLiteral("fork");
    const QPointF middle = path.pointAtPercent(0.5);
    const QRectF plate(middle.x() - QFontMetricsF(font).horizontalAdvance(word) / 2 - 5, middle.y() - 11, QFontMetricsF(font).horizontalAdvance(word) + 10, 22);
    m_painter.fillRect(plate, m_kit.color(Role::Background));
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(plate, Qt::AlignCenter, word);
}

void StagePainter::paintLink(const QRectF &box, const QRectF &place, int identity)
{
    const QRectF tube = tubeOf(place);
    const double x = std::clamp(box.center().x(), tube.left() + 40, tube.right() - 40);
    QPainterPath path(QPointF(box.center().x(), box.bottom()));
    const double bend = (tube.top() - box.bottom()) * 0.5;
    path.cubicTo(QPointF(box.center().x(), box.bottom() + bend), QPointF(x, tube.top() - bend), QPointF(x, tube.top()));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.theme().identity(identity).fill, 3));
    m_painter.drawPath(path);
}

QRectF StagePainter::tubeOf(const QRectF &place) { return place.adjusted(0, StageMeasures().tubeLabel, 0, 0); }

QPointF StagePainter::itemPlace(const QRectF &place, std::size_t index)
{
    const QRectF tube = tubeOf(place);
    return {tube.right() - TokenSize - static_cast<double>(index) * (TokenSize + 8), tube.center().y()};
}

QString StagePainter::tokenText(const trace::MomentItem &item) const
{
    QString text = m_run.valueText(item.value, item.putter);
    if (text.size() >= 2 && (text.front() == u'\'' || text.front() == u'"') && text.back() == text.front()) text = text.mid(1, text.size() - 2);
    return text;
}

void StagePainter::paintToken(const QPointF &centre, const QString &text, int identity)
{
    const Identity &colors = m_kit.theme().identity(identity);
    const QRectF token(centre.x() - TokenSize / 2, centre.y() - TokenSize / 2, TokenSize, TokenSize);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colors.fill);
    m_painter.drawEllipse(token);
    const QFont font = scaled(m_kit.fonts().words(text.size() > 2 ? TextSize::Small : TextSize::Title, QFont::Bold));
    m_painter.setFont(font);
    m_painter.setPen(colors.text);
    m_painter.drawText(token, Qt::AlignCenter, elided(text, font, TokenSize - 6));
}

void StagePainter::paintQueue(const trace::MomentQueue &queue, const QRectF &place, bool selected)
{
    const QRectF tube = tubeOf(place);
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold)));
    QString title = m_run.objectName(queue.object);
    if (queue.capacity > 0) title = tr("%1 (room for %2)").arg(title).arg(queue.capacity);
    m_painter.drawText(QRectF(place.left(), place.top(), place.width(), StageMeasures().tubeLabel - 4), Qt::AlignCenter, title);
    m_painter.setBrush(m_kit.color(Role::Surface));
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : m_kit.color(Role::Text), selected ? 3 : 2, queue.closed ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawRoundedRect(tube, tube.height() / 2, tube.height() / 2);
    const bool bytes = queue.kind == trace::ObjectKind::BytePipe;
    const QString words = bytes ? tr("%n bytes inside", nullptr, static_cast<int>(queue.depth))
                                : tr("%1 put, %2 taken, %3 inside").arg(queue.puts).arg(queue.gets).arg(queue.depth);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body));
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(tube.adjusted(36, 0, -36, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
    // The next to be taken stands at the right end.
    const double room = tube.width() - 72 - QFontMetricsF(font).horizontalAdvance(words);
    const std::size_t fits = std::min(MostTokens, static_cast<std::size_t>(std::max(1.0, room / (TokenSize + 8))));
    for (std::size_t i = 0; i < queue.items.size() && i < fits; ++i) {
        const trace::MomentItem &item = queue.items[i];
        const bool more = i + 1 == fits && queue.items.size() > fits;
        paintToken(itemPlace(place, i), more ? QStringLiteral("…") : tokenText(item), item.putter == trace::kNoLane ? m_run.objectIdentity() : m_run.laneIdentity(item.putter));
    }
}

void StagePainter::paintLock(const trace::MomentLock &lock, const QRectF &place, bool selected)
{
    const QRectF box = tubeOf(place);
    const bool held = lock.owner != trace::kNoLane;
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold)));
    m_painter.drawText(QRectF(place.left(), place.top(), place.width(), StageMeasures().tubeLabel - 4), Qt::AlignCenter, m_run.objectName(lock.object));
    m_painter.setBrush(m_kit.color(Role::Surface));
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : held ? m_kit.theme().identity(m_run.laneIdentity(lock.owner)).fill : m_kit.color(Role::StrongLine), held || selected ? 3 : 1.5));
    m_painter.drawRoundedRect(box, Radius, Radius);
    QString first;
    switch (lock.kind) {
    case trace::ObjectKind::Semaphore: first = tr("%n permits left", nullptr, static_cast<int>(lock.count)); break;
    case trace::ObjectKind::Event: first = lock.count ? tr("set") : tr("not set"); break;
    case trace::ObjectKind::Barrier: first = tr("%n waiting", nullptr, static_cast<int>(lock.count)); break;
    case trace::ObjectKind::Condition: first = lock.waiters.empty() ? tr("nobody waits") : tr("waiting room"); break;
    default: first = held ? tr("held by %1").arg(m_run.laneName(lock.owner)) : tr("free"); break;
    }
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small));
    const QRectF inner = box.adjusted(16, 8, -16, -8);
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2), Qt::AlignLeft | Qt::AlignVCenter, elided(first, font, inner.width()));
    QStringList waiters;
    for (const trace::LaneId lane : lock.waiters) waiters << m_run.laneName(lane);
    m_painter.setFont(small);
    m_painter.setPen(m_kit.color(waiters.isEmpty() ? Role::MutedText : Role::WaitingLock));
    const QString second = waiters.isEmpty() ? tr("nobody waits") : tr("waiting: %1").arg(waiters.join(tr(", ")));
    m_painter.drawText(QRectF(inner.left(), inner.center().y(), inner.width(), inner.height() / 2), Qt::AlignLeft | Qt::AlignVCenter, elided(second, small, inner.width()));
}

} // namespace forkyard::ui
