#include "ui/explore/state_graph_view.h"

#include "ui/explore/schedule_words.h"
#include "ui/kit/state_paint.h"
#include "ui/kit/tip.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr double margin = 18, narrowest = 40, widest = 104, lowest = 17, highest = 56, tall = 360, legend = 34, longestName = 120;
/// The ends' names may take so much of the width.
constexpr double mostForNames = 0.3;
/// With more of them only the lit ones carry a name.
constexpr std::size_t mostNamedEdges = 48;
constexpr double near = 6;
/// Threads take the colours in the order in which the stage gives them.
constexpr std::array<int, 7> colourOrder = {2, 0, 1, 4, 5, 6, 3};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Nobody has to tell threads by their colours alone.
Qt::PenStyle styleOf(int thread) {
    constexpr Qt::PenStyle styles[] = {Qt::DotLine, Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return styles[(thread - 1) % 5];
}

} // namespace

StateGraphView::StateGraphView(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("stateGraph");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StateGraphView::setGraph(const ExploredGraph &graph, std::vector<End> ends) {
    m_graph = graph;
    m_ends = std::move(ends);
    m_layout = layOutStates(m_graph);
    m_lit.clear();
    m_selected = m_hovered = -1;
    dress();
    emit selectionChanged();
}

void StateGraphView::dress() {
    const QFontMetricsF metrics(m_kit.fonts().code(13));
    m_endRoom = 0;
    for (const End &end : m_ends) m_endRoom = std::max(m_endRoom, metrics.horizontalAdvance(end.name + QString::fromUtf8(" ✗")));
    m_endRoom = std::min(m_endRoom, std::max(m_kit.px(longestName), width() * mostForNames));
    choosePinNames();
    setAccessibleName(summary());
    updateGeometry();
    update();
}

double StateGraphView::pitch() const {
    const double layers = std::max<double>(1, static_cast<double>(m_layout.layers.size()) - 1);
    return std::clamp((width() - 2 * m_kit.px(margin) - m_endRoom - m_kit.px(12)) / layers, m_kit.px(narrowest), m_kit.px(widest));
}

double StateGraphView::rowPitch() const {
    const double rows = std::max<double>(1, static_cast<double>(m_layout.tallest));
    return std::clamp(m_kit.px(tall) / rows, m_kit.px(lowest), m_kit.px(highest));
}

double StateGraphView::radius() const { return std::min(m_kit.px(7), rowPitch() * 0.34); }

QSize StateGraphView::minimumSizeHint() const {
    const auto layers = static_cast<double>(m_layout.layers.size());
    return {static_cast<int>((layers - 1) * m_kit.px(narrowest) + 2 * m_kit.px(margin) + m_endRoom + m_kit.px(12)), sizeHint().height()};
}

QSize StateGraphView::sizeHint() const {
    const double rows = std::max<double>(3, static_cast<double>(m_layout.tallest));
    return {m_kit.ipx(700), static_cast<int>(rows * rowPitch() + m_kit.px(legend) + m_kit.px(margin))};
}

QPointF StateGraphView::placeOf(int state) const {
    const QPointF place = m_layout.places[at(state)];
    const double top = m_kit.px(legend);
    const QPointF here(m_kit.px(margin) + place.x() * pitch(), top + (height() - top - m_kit.px(margin) / 2) / 2 + place.y() * rowPitch());
    return layoutDirection() == Qt::RightToLeft ? QPointF(width() - here.x(), here.y()) : here;
}

// -- Words

QString StateGraphView::threadName(int thread) const { return ScheduleWords::nameOf(m_graph.threads[at(thread - 1)]); }

QString StateGraphView::pinName(int thread) const {
    const ExploredGraph::Thread &of = m_graph.threads[at(thread - 1)];
    return m_pinsAreShort ? ScheduleWords::shortNameOf(of.process, of.place) : threadName(thread);
}

bool StateGraphView::isUsed(int thread) const {
    return std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [thread](const ExploredGraph::Edge &edge) { return edge.thread == thread; });
}

/// The pins carry the program's own names only where all of them find room between two states.
void StateGraphView::choosePinNames() {
    m_pinsAreShort = false;
    double widestPin = 0;
    for (int thread = 1; thread <= static_cast<int>(m_graph.threads.size()); ++thread)
        if (isUsed(thread)) widestPin = std::max(widestPin, pinSize(m_kit, threadName(thread)).width());
    m_pinsAreShort = widestPin > pitch() - 3 * radius();
}

int StateGraphView::identityOf(int thread) const { return colourOrder[at(thread - 1) % colourOrder.size()]; }

QString StateGraphView::operationOf(const ExploredGraph::Edge &edge) const {
    QString text = edge.operation;
    if (text.endsWith(QString::fromUtf8(" →"))) text = tr("load %1").arg(text.chopped(2));
    for (const QLatin1String end : {QLatin1String(".__enter__()"), QLatin1String(".acquire()")})
        if (text.endsWith(end)) text = tr("take %1").arg(text.chopped(end.size()));
    for (const QLatin1String end : {QLatin1String(".__exit__()"), QLatin1String(".release()")})
        if (text.endsWith(end)) text = tr("let go of %1").arg(text.chopped(end.size()));
    return edge.timePasses ? tr("time passes, %1").arg(text) : text;
}

QString StateGraphView::summary() const {
    if (m_graph.isEmpty()) return {};
    QStringList names;
    for (const End &end : m_ends) names << end.name;
    return tr("%1 states, in %2 layers by the number of steps that lead to them; %3 ends: %4")
        .arg(m_graph.states.size())
        .arg(m_layout.layers.size())
        .arg(m_ends.size())
        .arg(names.join(tr(", ")));
}

QString StateGraphView::sentenceOf(int state) const {
    const ExploredGraph::State &of = m_graph.states[at(state)];
    const QString where = of.depth == 0 ? tr("The start") : of.depth == 1 ? tr("After 1 step") : tr("After %1 steps").arg(of.depth);
    if (of.outcome >= 0 && of.outcome < static_cast<int>(m_ends.size())) return tr("%1, an end: %2.").arg(where, m_ends[at(of.outcome)].name);
    QStringList next;
    for (const ExploredGraph::Edge &edge : m_graph.edges)
        if (edge.from == state) next << (edge.operation.isEmpty() ? threadName(edge.thread) : tr("%1 (%2)", "a thread and what it does").arg(threadName(edge.thread), operationOf(edge)));
    if (next.isEmpty()) return tr("%1; nobody goes on from here.").arg(where);
    return tr("%1; next can be %2.").arg(where, next.join(tr(" or ")));
}

QString StateGraphView::sentenceAt(const QPointF &point) const {
    const int state = stateAt(point);
    if (state >= 0) return sentenceOf(state) + ' ' + tr("Double-click to stand there in Step.");
    const int number = edgeAt(point);
    if (number < 0) return {};
    const ExploredGraph::Edge &edge = m_graph.edges[at(number)];
    return edge.operation.isEmpty() ? tr("%1 goes on.").arg(threadName(edge.thread)) : tr("%1 does this: %2.").arg(threadName(edge.thread), operationOf(edge));
}

QList<PaintedItem> StateGraphView::paintedItems() const {
    QList<PaintedItem> all;
    for (int state = 0; state < static_cast<int>(m_graph.states.size()); ++state) {
        const double r = radius();
        PaintedItem told{sentenceOf(state), QRectF(placeOf(state) - QPointF(r, r), QSizeF(2 * r, 2 * r)).toRect(), QAccessible::ListItem, state == m_selected};
        told.press = [view = const_cast<StateGraphView *>(this), state] { view->select(state); };
        all.append(told);
    }
    return all;
}

// -- Choosing

bool StateGraphView::isLit(int edge) const { return std::find(m_lit.begin(), m_lit.end(), edge) != m_lit.end(); }

void StateGraphView::lightOutcome(int outcome) {
    if (outcome < 0 || outcome >= static_cast<int>(m_graph.ways.size())) return;
    m_lit = m_graph.ways[at(outcome)];
    m_selected = m_lit.empty() ? -1 : m_graph.edges[at(m_lit.back())].to;
    update();
    emit selectionChanged();
}

void StateGraphView::select(int state) {
    m_selected = state;
    m_lit = state < 0 ? std::vector<int>() : m_graph.wayTo(state);
    update();
    emit selectionChanged();
}

QString StateGraphView::schedule() const { return m_selected < 0 ? QString() : m_graph.states[at(m_selected)].schedule; }

void StateGraphView::go(int state) {
    if (state < 0 || state == m_selected) return;
    select(state);
}

int StateGraphView::stateAt(const QPointF &point) const {
    const double reach = std::max(radius() + m_kit.px(3), m_kit.px(8));
    int nearest = -1;
    double distance = reach;
    for (int state = 0; state < static_cast<int>(m_graph.states.size()); ++state) {
        const double here = QLineF(placeOf(state), point).length();
        if (here > distance) continue;
        distance = here;
        nearest = state;
    }
    return nearest;
}

int StateGraphView::edgeAt(const QPointF &point) const {
    for (int e = 0; e < static_cast<int>(m_graph.edges.size()); ++e) {
        const QLineF line(placeOf(m_graph.edges[at(e)].from), placeOf(m_graph.edges[at(e)].to));
        if (line.length() < 1) continue;
        const QPointF along = line.p2() - line.p1(), to = point - line.p1();
        const double part = std::clamp(QPointF::dotProduct(along, to) / QPointF::dotProduct(along, along), 0.0, 1.0);
        if (QLineF(point, line.pointAt(part)).length() <= m_kit.px(near)) return e;
    }
    return -1;
}

void StateGraphView::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    dress();
}

bool StateGraphView::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = m_graph.isEmpty() ? QString() : sentenceAt(help->pos());
        if (sentence.isEmpty()) QToolTip::hideText();
        else QToolTip::showText(help->globalPos(), tipText(sentence, m_kit.ipx(400)), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Arrows go from state to state here, whatever they do elsewhere.
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOwn = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isOwn && static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::Leave) {
        m_hovered = -1;
        update();
    }
    if (event->type() == QEvent::LanguageChange) dress();
    return QWidget::event(event);
}

void StateGraphView::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton) select(stateAt(event->position()));
}

void StateGraphView::mouseDoubleClickEvent(QMouseEvent *event) {
    select(stateAt(event->position()));
    if (m_selected >= 0) emit stepRequested(schedule());
}

void StateGraphView::mouseMoveEvent(QMouseEvent *event) {
    const int state = stateAt(event->position());
    setCursor(state >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (state == m_hovered) return;
    m_hovered = state;
    update();
}

void StateGraphView::keyPressEvent(QKeyEvent *event) {
    if (m_graph.isEmpty()) return QWidget::keyPressEvent(event);
    const int here = m_selected;
    const auto edge = [&](bool forward) {
        for (const bool lit : {true, false})
            for (int e = 0; e < static_cast<int>(m_graph.edges.size()); ++e) {
                const ExploredGraph::Edge &each = m_graph.edges[at(e)];
                const int other = forward ? each.to : each.from;
                const double way = m_layout.places[at(other)].x() - m_layout.places[at(here)].x();
                const bool isOn = forward ? way > 0 : way < 0;
                if ((forward ? each.from : each.to) == here && isOn && (!lit || isLit(e))) return other;
            }
        return -1;
    };
    switch (event->key()) {
    case Qt::Key_Home: return go(0);
    case Qt::Key_Left:
    case Qt::Key_Right: return here < 0 ? go(0) : go(edge(event->key() == Qt::Key_Right));
    case Qt::Key_Up:
    case Qt::Key_Down: return here < 0 ? go(0) : go(m_layout.neighbour(here, event->key() == Qt::Key_Up ? -1 : 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (here >= 0) emit stepRequested(schedule());
        return;
    default: QWidget::keyPressEvent(event);
    }
}

// -- Painting

void StateGraphView::paintEdge(QPainter &painter, int number) const {
    const ExploredGraph::Edge &edge = m_graph.edges[at(number)];
    const QPointF from = placeOf(edge.from), to = placeOf(edge.to);
    const bool isBack = m_layout.places[at(edge.to)].x() <= m_layout.places[at(edge.from)].x();
    QPainterPath path(from);
    if (isBack) path.cubicTo(from + QPointF(pitch() * 0.4, -rowPitch()), to + QPointF(-pitch() * 0.4, -rowPitch()), to);
    else path.lineTo(to);
    painter.setBrush(Qt::NoBrush);
    if (isLit(number)) painter.strokePath(path, QPen(m_kit.color(Role::Accent), m_kit.px(5), Qt::SolidLine, Qt::RoundCap));
    const QColor colour = m_kit.theme().identity(identityOf(edge.thread)).fill;
    const bool isNear = edge.from == m_hovered || edge.from == m_selected;
    QPen pen(isLit(number) ? blend(m_kit.color(Role::Background), colour, 1) : colour, m_kit.px(isNear || isLit(number) ? 2.2 : 1.3), styleOf(edge.thread), Qt::FlatCap);
    painter.strokePath(path, pen);
}

/// Where its name stands; empty: nowhere.
QRectF StateGraphView::placeOfName(int number) const {
    const ExploredGraph::Edge &edge = m_graph.edges[at(number)];
    const QLineF line(placeOf(edge.from), placeOf(edge.to));
    const QSizeF size = pinSize(m_kit, pinName(edge.thread));
    if ((m_graph.edges.size() > mostNamedEdges && !isLit(number)) || line.length() < size.width() + (isLit(number) ? 0 : 3 * radius())) return {};
    // Near where it comes from, however far it goes.
    const QPointF centre = line.pointAt(std::clamp(0.45 * pitch() / line.length(), 0.1, 0.5));
    return QRectF(centre - QPointF(size.width(), size.height()) / 2, size);
}

/// The lit ones first; of the others those that cover none.
void StateGraphView::paintEdgeNames(QPainter &painter) const {
    std::vector<QRectF> taken;
    for (const bool lit : {true, false})
        for (int e = 0; e < static_cast<int>(m_graph.edges.size()); ++e) {
            if (isLit(e) != lit) continue;
            const QRectF place = placeOfName(e);
            const bool isFree = std::none_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(place); });
            if (place.isEmpty() || (!isFree && !lit)) continue;
            const int thread = m_graph.edges[at(e)].thread;
            paintPin(painter, place, m_kit, identityOf(thread), pinName(thread));
            taken.push_back(place);
        }
}

void StateGraphView::paintState(QPainter &painter, int state) const {
    const ExploredGraph::State &of = m_graph.states[at(state)];
    const QPointF place = placeOf(state);
    const double r = radius();
    const bool isEnd = of.outcome >= 0 && of.outcome < static_cast<int>(m_ends.size());
    const bool isChosen = state == m_selected || state == m_hovered;
    if (isChosen || (state == m_selected && hasFocus())) {
        painter.setPen(QPen(m_kit.color(Role::Accent), m_kit.px(state == m_selected ? 2.5 : 1.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(place, r + m_kit.px(3), r + m_kit.px(3));
    }
    if (!isEnd) {
        painter.setPen(QPen(m_kit.color(Role::StrongLine), m_kit.px(1.3)));
        painter.setBrush(state == 0 ? m_kit.color(Role::Text) : m_kit.color(Role::Surface));
        painter.drawEllipse(place, r, r);
        return;
    }
    const End &end = m_ends[at(of.outcome)];
    const QRectF box(place - QPointF(r, r), QSizeF(2 * r, 2 * r));
    const QColor fill = m_kit.theme().identity(0).fill;
    painter.setPen(QPen(end.isWrong ? m_kit.color(Role::Alarm) : fill, m_kit.px(1.5)));
    painter.setBrush(end.isWrong ? m_kit.color(Role::Surface) : fill);
    painter.drawRoundedRect(box, m_kit.px(2), m_kit.px(2));
    if (end.isWrong) {
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.bottomLeft(), box.topRight());
    }
    painter.setFont(m_kit.fonts().code(13));
    painter.setPen(m_kit.color(Role::Text));
    const QString name = end.name + QString::fromUtf8(end.isWrong ? " ✗" : end.isRight ? " ✓" : "");
    const double room = std::min(m_endRoom, width() - place.x() - r - m_kit.px(6));
    const QFontMetricsF metrics(painter.font());
    const QRectF plate(place.x() + r + m_kit.px(5), place.y() - metrics.height() / 2, room, metrics.height());
    painter.drawText(plate, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(name, Qt::ElideRight, room));
}

/// Which line is whose.
void StateGraphView::paintThreads(QPainter &painter) const {
    double x = m_kit.px(margin);
    const double y = m_kit.px(legend) * 0.42;
    for (int thread = 1; thread <= static_cast<int>(m_graph.threads.size()); ++thread) {
        if (!isUsed(thread)) continue;
        const QString name = pinName(thread), given = threadName(thread);
        const QSizeF size = pinSize(m_kit, name);
        painter.setPen(QPen(m_kit.theme().identity(identityOf(thread)).fill, m_kit.px(2), styleOf(thread), Qt::FlatCap));
        painter.drawLine(QPointF(x, y), QPointF(x + m_kit.px(30), y));
        x += m_kit.px(36);
        paintPin(painter, QRectF(QPointF(x, y - size.height() / 2), size), m_kit, identityOf(thread), name);
        x += size.width();
        if (given != name) {
            painter.setFont(m_kit.fonts().words(TextSize::Small));
            painter.setPen(m_kit.color(Role::MutedText));
            const QFontMetricsF metrics(painter.font());
            const QRectF plate(x + m_kit.px(6), y - metrics.height() / 2, metrics.horizontalAdvance(given) + 1, metrics.height());
            painter.drawText(plate, Qt::AlignVCenter | Qt::AlignLeft, given);
            x = plate.right();
        }
        x += m_kit.px(20);
    }
}

void StateGraphView::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_kit.color(Role::Background));
    if (m_graph.isEmpty()) return;
    paintThreads(painter);
    const auto edges = static_cast<int>(m_graph.edges.size());
    for (const bool lit : {false, true})
        for (int e = 0; e < edges; ++e)
            if (isLit(e) == lit) paintEdge(painter, e);
    paintEdgeNames(painter);
    for (int state = 0; state < static_cast<int>(m_graph.states.size()); ++state) paintState(painter, state);
    if (hasFocus() && m_selected < 0) {
        painter.setPen(QPen(m_kit.color(Role::Accent), m_kit.px(1.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_kit.px(6), m_kit.px(6));
    }
}

} // namespace forkyard::ui
