// The looks of processes and threads; of what they use, see stage_painter_objects.cpp.
#include "ui/stage/stage_painter.h"

#include "core/trace/store.h"
#include "ui/kit/short_names.h"
#include "ui/kit/state_paint.h"
#include "ui/stage/stage_machines.h"
#include "ui/stage/stage_rows.h"
#include "ui/models/state_words.h"

#include <QPainterPath>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr double Strip = StagePainter::Strip;

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
    const auto isTooWide = [&](const QString &given) { return pillSize(m_kit, look, given).width() > place.width() * zoom + 0.5; };
    QString fitting = isTooWide(words) ? withoutTargets(words) : words;
    if (isTooWide(fitting)) fitting = withPins(words);
    m_painter.save();
    m_painter.translate(place.topLeft());
    m_painter.scale(1 / zoom, 1 / zoom);
    paintPill(m_painter, QRectF(0, 0, place.width() * zoom, place.height() * zoom), m_kit, look, fitting);
    m_painter.restore();
}

/// "Thread-1 (work)" is known by its number: what it works on is left out before anything is cut in the middle of a word.
QString StagePainter::withoutTargets(const QString &words) { return ui::withoutTargets(words); }

QString StagePainter::elidedName(const QString &name, const QFont &font, double width) const { return shortenedName(name, font, width); }

QString StagePainter::elided(const QString &text, const QFont &font, double width) const { return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width); }

void StagePainter::paintProcess(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected)
{
    const int identity = m_run.processIdentity(process.process);
    const Identity &colors = m_kit.theme().identity(identity);
    const bool over = process.state != trace::ProcessState::Alive;
    const bool running = std::any_of(process.threads.begin(), process.threads.end(),
                                     [&](std::size_t t) { return m_run.moment().threads[t].state == trace::LaneState::Running; });
    std::vector<std::size_t> threads; // the program's own
    for (const std::size_t t : process.threads)
        if (!m_run.isFolded(m_run.moment().threads[t].lane)) threads.push_back(t);
    m_painter.save();
    m_isOver = over;
    if (place.isMini) {
        paintMini(process, place, selected);
        for (std::size_t i = 0; i < place.cards.size() && i < threads.size(); ++i) paintThread(m_run.moment().threads[threads[i]], place.cards[i], place.fold);
        m_isOver = false;
        m_painter.restore();
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(place.box, Radius, Radius);
    m_painter.fillPath(shape, m_kit.color(Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(place.box.left(), place.box.top(), Strip, place.box.height()), quiet(colors.fill));
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : quiet(colors.fill), running || selected ? 3 : 1.5, over ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawPath(shape);

    const QRectF inner(place.head.left() + Strip + 16, place.box.top(), place.head.width() - Strip - 32, place.box.height());
    QFont nameFont = scaled(m_kit.fonts().words(TextSize::Heading, QFont::DemiBold));
    const QFont pidFont = scaled(m_kit.fonts().words(TextSize::Small));
    const bool single = place.cards.empty();
    const bool isRoot = process.parent == trace::kNoProcess;
    const QString name = single || !isRoot ? m_run.processName(process.process) : tr("Process %1").arg(process.pid);
    // A name that would be cut beside the state is a little smaller, or else has the line for itself.
    const bool hasSecond = place.head.height() > 50;
    bool isBelow = false;
    const auto pillAt = [&](double width) {
        const auto isCut = [&] { return QFontMetricsF(nameFont).horizontalAdvance(name) > inner.width() - width - 10; };
        if (single && isCut()) nameFont = scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold));
        isBelow = single && hasSecond && isCut();
        return isBelow ? QRectF(inner.right() - width, place.head.top() + 38, width, 22) : QRectF(inner.right() - width, place.head.top() + (hasSecond ? 14 : 10), width, 26);
    };
    double pillWidth = 0;
    if (process.state == trace::ProcessState::Crashed || process.state == trace::ProcessState::Killed) {
        const QString words = process.exitStatus == 0 ? tr("✗ ended from outside") : tr("✗ signal %1").arg(process.exitStatus);
        pillWidth = pillSize(m_kit, StateLook::Crashed, words).width() / m_kit.fonts().px(1);
        pill(pillAt(pillWidth), StateLook::Crashed, words);
    } else if (process.state == trace::ProcessState::Ended) {
        const QString words = process.reaped || process.parent == trace::kNoProcess ? tr("exit code %1").arg(process.exitStatus) : tr("ended, not waited for");
        pillWidth = std::min(inner.width() * 0.75, pillSize(m_kit, StateLook::Ended, words).width() / m_kit.fonts().px(1));
        pill(pillAt(pillWidth), StateLook::Ended, words);
    } else if (single && !process.threads.empty()) {
        const trace::MomentThread &thread = m_run.moment().threads[process.threads.front()];
        const QString words = m_run.threadWords(thread);
        // A short name leaves it more.
        const double most = std::max(inner.width() * 0.62, inner.width() - QFontMetricsF(nameFont).horizontalAdvance(name) - 10);
        pillWidth = std::min(most, pillSize(m_kit, lookOf(thread.state), words).width() / m_kit.fonts().px(1));
        pill(pillAt(pillWidth), lookOf(thread.state), words);
    }
    m_painter.setFont(nameFont);
    m_painter.setPen(ink());
    const double nameWidth = isBelow ? inner.width() : inner.width() - pillWidth - 10;
    m_painter.drawText(QRectF(inner.left(), place.head.top() + (hasSecond ? 12 : 9), nameWidth, 28), Qt::AlignLeft | Qt::AlignVCenter, elidedName(name, nameFont, nameWidth));
    m_painter.setFont(pidFont);
    m_painter.setPen(m_kit.color(Role::MutedText));
    const QString detail = process.threads.empty() ? tr("pid %1, a program from outside").arg(process.pid)
                           : single                ? tr("pid %1").arg(process.pid)
                           : place.fold != StageFold::Full ? countsOf(threads)
                           : recordsNoValues(m_run) ? tr("one memory; at full speed its values are not recorded")
                           : isRoot ? tr("one memory, shared by its threads") : tr("pid %1, one memory, shared by its threads").arg(process.pid);
    // How much memory it has stands at the right: it changes, and what stands before it shall not.
    const QString memory = over || isBelow ? QString() : memoryText(process.residentBytes);
    const double memoryWidth = isBelow ? pillWidth + 8 : memory.isEmpty() ? 0 : QFontMetricsF(pidFont).horizontalAdvance(memory) + 12;
    const QRectF second(inner.left(), place.head.top() + 38, inner.width(), 20);
    if (hasSecond) {
        m_painter.drawText(second, Qt::AlignRight | Qt::AlignVCenter, memory);
        m_painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter, elided(detail, pidFont, inner.width() - memoryWidth));
    }

    const trace::LaneId lane = process.threads.empty() ? trace::kNoLane : m_run.moment().threads[process.threads.front()].lane;
    if (process.threads.empty()) paintOutside(outsideLines(m_run, process), place);
    else paintVariables(variablePlaces(m_run, process, place), lane);
    if (single && !threads.empty() && place.foot.height() > 0) {
        paintStep(m_run.moment().threads[threads.front()], place.foot.adjusted(Strip + 16, 4, -16, 0));
        paintChoose(lane, chooserOf(place, place.box));
    }
    if (!place.table.isEmpty()) paintTable(place.table);
    for (std::size_t i = 0; i < place.cards.size() && i < threads.size(); ++i) paintThread(m_run.moment().threads[threads[i]], place.cards[i], place.foldOf(i));
    if (!place.helpers.isEmpty()) paintHelpers(process, place.helpers.adjusted(Strip + 16, 0, -16, 0));
    m_isOver = false;
    m_painter.restore();
}

/// One line for the threads that the library has started for itself.
void StagePainter::paintHelpers(const trace::MomentProcess &process, const QRectF &line)
{
    const auto count = static_cast<int>(std::count_if(process.threads.begin(), process.threads.end(), [&](std::size_t t) { return m_run.isHelper(m_run.moment().threads[t].lane); }));
    if (count == 0) return;
    const QString mark = m_run.hasOpenHelpers(process.process) ? QStringLiteral("▾") : QStringLiteral("▸");
    paintSecondLine(mark + QLatin1Char(' ') + tr("%n threads of the library", nullptr, count), line, m_kit.color(Role::MutedText));
}

void StagePainter::paintMachine(const QRectF &frame, const QString &name, bool isForeign)
{
    constexpr double Round = 16;
    m_painter.setBrush(blend(m_kit.color(Role::Background), m_kit.color(Role::Surface), 0.5));
    m_painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, isForeign ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawRoundedRect(frame, Round, Round);
    const QRectF row = frame.adjusted(18, 6, -18, 0);
    const QString text = isForeign ? tr("Another machine, %1").arg(name) : name.isEmpty() ? tr("This machine") : tr("Machine %1").arg(name);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(QRectF(row.left(), row.top(), row.width(), 28), Qt::AlignLeft | Qt::AlignVCenter, elided(text, font, row.width()));
}

QString StagePainter::memoryText(std::int64_t bytes)
{
    constexpr double MiB = 1 << 20, GiB = 1 << 30;
    if (bytes <= 0) return {};
    const double size = static_cast<double>(bytes);
    if (size >= GiB) return tr("%1 GiB").arg(size / GiB, 0, 'f', 1);
    return tr("%1 MiB").arg(size / MiB, 0, 'f', size < 100 * MiB ? 1 : 0);
}

void StagePainter::paintThread(const trace::MomentThread &thread, const QRectF &place, StageFold fold)
{
    const bool selected = m_run.selection() == Selection{Selection::Kind::Lane, thread.lane};
    switch (fold) {
    case StageFold::Full: return paintCard(thread, place, selected);
    case StageFold::Seat: return paintSeat(thread, place, selected);
    case StageFold::Chips: return paintChip(thread, place, selected);
    case StageFold::Tiles: return paintTile(thread, place, selected);
    }
}

bool StagePainter::recordsNoValues(const RunModel &run)
{
    // A trace does not say what it leaves out: where lines are recorded, one of the first events is a line.
    constexpr trace::EventIndex atFirst = 64;
    const trace::Store *store = run.store();
    if (!store || store->eventCount() == 0) return false;
    for (trace::EventIndex index = 0; index < std::min(atFirst, store->eventCount()); ++index)
        if (store->event(index).kind == trace::EventKind::Line || store->event(index).kind == trace::EventKind::NextOperation) return false;
    return std::none_of(store->objects().begin(), store->objects().end(), [](const trace::ObjectInfo &object) { return trace::isVariableLike(object.kind); });
}

bool StagePainter::isItself(const RunModel &run, const trace::MomentVariable &variable, trace::LaneId lane)
{
    return variable.value.kind() == trace::ValueKind::Object && run.nameOf(lane, variable.value.asObject()) == QString::fromUtf8(variable.name.data(), static_cast<qsizetype>(variable.name.size()));
}

std::vector<const trace::MomentVariable *> StagePainter::variablesOf(const RunModel &run, const trace::MomentProcess &process)
{
    const trace::Moment &moment = run.moment();
    // An object that only its class can be told of says nothing here.
    const auto isOpaque = [&](const trace::MomentVariable &v, trace::LaneId lane) {
        if (isItself(run, v, lane)) return true;
        return v.value.isText() && isOpaqueText(run.store()->text(v.value.asText()));
    };
    const trace::LaneId lane = process.threads.empty() ? trace::kNoLane : moment.threads[process.threads.front()].lane;
    std::vector<const trace::MomentVariable *> variables;
    // Of several, each has what is its own on its card: the box is what they share.
    if (process.threads.size() == 1)
        for (const trace::MomentVariable &v : moment.threads[process.threads.front()].locals)
            if (!isOpaque(v, lane)) variables.push_back(&v);
    if (process.threads.size() == 1)
        for (const trace::MomentVariable &v : moment.threads[process.threads.front()].threadLocals) variables.push_back(&v);
    for (const trace::MomentVariable &v : process.memory) {
        const bool hidden = std::any_of(variables.begin(), variables.end(), [&](const auto *other) { return other->name == v.name; });
        if (!hidden && !v.value.isNothing() && !isOpaque(v, lane)) variables.push_back(&v);
    }
    return variables;
}

std::vector<StagePainter::VariablePlace> StagePainter::variablePlaces(const RunModel &run, const trace::MomentProcess &process, const StageLayout::Process &place)
{
    const QRectF area = place.memory.adjusted(Strip + 16, 0, -16, 0);
    const auto rows = static_cast<std::size_t>(area.height() / place.rowHeight + 0.5);
    // What changed last is never hidden behind the "and n more".
    std::vector<const trace::MomentVariable *> shown = variablesOf(run, process);
    std::size_t hidden = 0;
    if (shown.size() > rows) {
        std::stable_sort(shown.begin(), shown.end(), [](const auto *a, const auto *b) { return a->justChanged > b->justChanged; });
        hidden = shown.size() - rows;
        shown.resize(rows);
    }
    std::vector<VariablePlace> places;
    for (std::size_t i = 0; i < shown.size(); ++i)
        places.push_back({shown[i], QRectF(area.left(), area.top() + static_cast<double>(i) * place.rowHeight, area.width(), place.rowHeight - 6), i + 1 == shown.size() ? hidden : 0});
    return places;
}

QString StagePainter::lineOf(const trace::MomentVariable &variable, trace::LaneId lane) const
{
    return QString::fromUtf8(variable.name.data(), static_cast<qsizetype>(variable.name.size())) + QStringLiteral(" = ") + m_run.valueText(variable.value, lane);
}

void StagePainter::paintCopies(const VariablePlace &variable, trace::LaneId lane, double taken)
{
    const QString copies = m_run.nextChoices().shown ? copiesOf(m_run, *variable.variable) : QString();
    if (copies.isEmpty()) return;
    const double value = QFontMetricsF(scaled(m_kit.fonts().code(15))).horizontalAdvance(lineOf(*variable.variable, lane));
    const QRectF room = variable.place.adjusted(24 + value, 0, taken > 0 ? -taken - 6 : variable.hidden > 0 ? -70 : -10, 0);
    if (taken > 0) m_painter.fillRect(room.adjusted(-8, 2, 5, -2), m_kit.color(Role::Inset)); // written once already, where pins are now
    const QFont words = scaled(m_kit.fonts().words(TextSize::Small));
    m_painter.setFont(words);
    m_painter.setPen(m_kit.color(Role::MutedText));
    if (room.width() > 60) m_painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, elided(copies, words, room.width()));
}

void StagePainter::paintVariables(const std::vector<VariablePlace> &variables, trace::LaneId lane)
{
    const QFont font = scaled(m_kit.fonts().code(15));
    for (const VariablePlace &each : variables) {
        m_painter.setPen(each.variable->justChanged ? QPen(m_kit.color(Role::Accent), 1.5) : QPen(Qt::NoPen));
        m_painter.setBrush(m_kit.color(Role::Inset));
        m_painter.drawRoundedRect(each.place, 5, 5);
        const bool shortened = each.hidden > 0;
        paintCode(m_painter, each.place.adjusted(12, 0, shortened ? -70 : -8, 0), lineOf(*each.variable, lane), font, ink());
        paintCopies(each, lane, 0);
        if (!shortened) continue;
        m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Small)));
        m_painter.setPen(m_kit.color(Role::MutedText));
        m_painter.drawText(each.place.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, tr("+ %n more", nullptr, static_cast<int>(each.hidden)));
    }
}

QStringList StagePainter::outsideLines(const RunModel &run, const trace::MomentProcess &process)
{
    QStringList lines;
    bool hasOutput = false; // of two pipes that it writes to, the second is for its errors: they are made in this order
    for (const trace::MomentQueue &pipe : run.moment().queues) {
        trace::MomentItem item = !pipe.items.empty() ? pipe.items.back() : pipe.lastTaken;
        // What it writes is known from where that is read.
        if (item.put == trace::kNoEvent && pipe.lastGet != trace::kNoEvent) item.value = run.store()->event(pipe.lastGet).value;
        QString text = run.valueText(item.value, item.putter).simplified();
        if (text.isEmpty()) text = tr("nothing", "has gone through a pipe");
        if (pipe.outsideReader == process.process) lines << tr("in: %1").arg(text);
        if (pipe.outsideWriter != process.process) continue;
        lines << (hasOutput ? tr("errors: %1").arg(text) : tr("out: %1").arg(text));
        hasOutput = true;
    }
    return lines;
}

void StagePainter::paintOutside(const QStringList &lines, const StageLayout::Process &place)
{
    const QRectF area = place.memory.adjusted(Strip + 16, 0, -16, 0);
    const QFont font = scaled(m_kit.fonts().code(15));
    for (qsizetype i = 0; i < lines.size() && static_cast<double>(i + 1) * place.rowHeight <= area.height() + 1; ++i) {
        const QRectF row(area.left(), area.top() + static_cast<double>(i) * place.rowHeight, area.width(), place.rowHeight - 6);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_kit.color(Role::Inset));
        m_painter.drawRoundedRect(row, 5, 5);
        paintWordedCode(m_painter, row.adjusted(12, 0, -8, 0), lines[i], font, scaled(m_kit.fonts().words()), ink());
    }
}

void StagePainter::paintThreadShape(const trace::MomentThread &thread, const QRectF &card, double strip, bool selected)
{
    const Identity &colors = m_kit.theme().identity(m_run.laneIdentity(thread.lane));
    QPainterPath shape;
    shape.addRoundedRect(card, Radius - 2, Radius - 2);
    m_painter.fillPath(shape, m_kit.color(Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(card.left(), card.top(), strip, card.height()), quiet(colors.fill));
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : quiet(colors.fill), thread.state == trace::LaneState::Running || selected ? 3 : 1.5));
    m_painter.drawPath(shape);
}

void StagePainter::paintCard(const trace::MomentThread &thread, const QRectF &card, bool selected)
{
    paintThreadShape(thread, card, Strip - 1, selected);
    const QRectF inner = card.adjusted(Strip + 12, 0, -12, 0);
    const QString state = m_run.threadWords(thread);
    const QFont nameFont = scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold));
    // A short name leaves it more.
    const double most = std::max(inner.width() * 0.6, inner.width() - QFontMetricsF(nameFont).horizontalAdvance(withoutTargets(m_run.laneName(thread.lane))) - 8);
    const double pillWidth = std::min(most, pillSize(m_kit, lookOf(thread.state), state).width() / m_kit.fonts().px(1));
    const double head = card.height() < 90 ? 8 : 12;
    pill(QRectF(inner.right() - pillWidth, card.top() + head, pillWidth, 26), lookOf(thread.state), state);
    m_painter.setFont(nameFont);
    m_painter.setPen(ink());
    const double nameWidth = inner.width() - pillWidth - 8;
    const QString name = titleOf(thread, nameFont, nameWidth);
    m_painter.drawText(QRectF(inner.left(), card.top() + head, nameWidth, 26), Qt::AlignLeft | Qt::AlignVCenter, name);
    if (m_run.stepLength() > 0) paintLocals(thread, QRectF(inner.left(), card.top() + head, nameWidth, 26).adjusted(QFontMetricsF(nameFont).horizontalAdvance(name) + 12, 0, 0, 0));
    // Two lines: what it holds in hand, what it does next; else where it is and what its variables are.
    const QFont code = scaled(m_kit.fonts().code(14));
    const auto text = [](std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); };
    QStringList lines;
    QString where;
    const bool isStepped = m_run.stepLength() > 0;
    if (isStepped) {
        paintStep(thread, QRectF(inner.left(), card.top() + head + 32, inner.width(), card.bottom() - card.top() - head - 32));
        paintChoose(thread.lane, card);
    } else {
        const QStringList locals = localsOf(thread);
        if (!locals.isEmpty()) lines << locals.join(QStringLiteral(", "));
        // With room for one line only, what is the thread's own stands beside its locals.
        QStringList own;
        for (const trace::MomentVariable &v : thread.threadLocals) own << text(v.name) + QStringLiteral(" = ") + m_run.valueText(v.value, thread.lane);
        const QString ownLine = own.isEmpty() ? QString() : tr("own: %1").arg(own.join(QStringLiteral(", ")));
        if (!own.isEmpty() && card.height() < 90 && !lines.isEmpty()) lines.back() += QStringLiteral(" · ") + ownLine;
        else if (!own.isEmpty()) lines << ownLine;
        if (trace::packedLine(thread.line)) where = tr("line %1").arg(trace::packedLine(thread.line));
    }
    const auto fits = static_cast<int>((card.height() - head - 30) / 26);
    for (int i = 0; i < lines.size() && i < fits; ++i)
        paintWordedCode(m_painter, QRectF(inner.left(), card.top() + head + 32 + i * 26, inner.width(), 24), lines[i], code, scaled(m_kit.fonts().words()), m_kit.color(Role::MutedText));
    if (where.isEmpty() || lines.size() >= fits) return;
    const QFont words = scaled(m_kit.fonts().words(TextSize::Small));
    m_painter.setFont(words);
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(QRectF(inner.left(), card.top() + head + 32 + static_cast<double>(lines.size()) * 26, inner.width(), 24), Qt::AlignLeft | Qt::AlignVCenter, elided(where, words, inner.width()));
}

void StagePainter::paintFork(const QPainterPath &path)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, Qt::DashLine));
    m_painter.drawPath(path);
}

void StagePainter::paintForkWord(const QRectF &parent, const QRectF &child, const QString &word)
{
    m_painter.setFont(scaled(m_kit.fonts().words(TextSize::Small)));
    const QRectF plate = forkPlate(parent, child, word);
    m_painter.fillRect(plate, m_kit.color(Role::Background));
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(plate, Qt::AlignCenter, word);
}

QRectF StagePainter::forkPlate(const QRectF &parent, const QRectF &child, const QString &word) const
{
    const double width = QFontMetricsF(scaled(m_kit.fonts().words(TextSize::Small))).horizontalAdvance(word) + 10;
    const double from = std::clamp(child.center().x(), parent.left() + 50, parent.right() - 50);
    const QPointF middle((from + child.center().x()) / 2, (parent.bottom() + child.top()) / 2);
    return {middle.x() - width / 2, middle.y() - 11, width, 22};
}

void StagePainter::paintLink(const QPainterPath &path, int identity, bool isOver)
{
    m_isOver = isOver;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(quiet(m_kit.theme().identity(identity).fill), isOver ? 1.5 : 3, isOver ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawPath(path);
    m_isOver = false;
}

} // namespace forkyard::ui
