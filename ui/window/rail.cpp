#include "ui/window/rail.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr double stripWidth = 58;
constexpr double listWidth = 286; // most titles in full
constexpr double rowHeight = 34;
constexpr double leastRowHeight = 24; // of the strip, which rather closes up than hides a lesson
constexpr double chapterHeight = 36;
constexpr double topMargin = 9;
} // namespace

Rail::Rail(Kit &kit, QWidget *parent) : QAbstractScrollArea(parent), m_kit(kit) {
    setObjectName("rail");
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    const auto name = [this] { setAccessibleName(tr("Lessons and programs")); };
    connect(&kit, &Kit::languageChanged, this, name);
    name();
    connect(&kit, &Kit::appearanceChanged, this, &Rail::layOut);
    layOut();
}

void Rail::setItems(const QList<RailItem> &items) {
    m_items = items;
    m_hovered = -1;
    layOut();
}

void Rail::setCurrent(const QString &key) {
    m_current = key;
    for (int index = 0; index < m_items.size(); ++index) {
        if (m_items[index].key == key) m_focused = index;
    }
    reveal(m_focused);
    viewport()->update();
}

void Rail::setExpanded(bool expanded) {
    if (expanded == m_expanded) return;
    m_expanded = expanded;
    layOut();
}

double Rail::heightOf(const RailItem &item) const {
    if (item.kind == RailItem::Kind::Chapter) return m_expanded ? m_kit.px(chapterHeight) : 0;
    if (m_expanded) return m_kit.px(rowHeight);
    const auto isRow = [](const RailItem &each) { return each.kind != RailItem::Kind::Chapter; };
    const auto rows = std::max<std::ptrdiff_t>(1, std::count_if(m_items.begin(), m_items.end(), isRow));
    const double room = (viewport()->height() - 2 * m_kit.px(topMargin)) / static_cast<double>(rows);
    return std::clamp(room, m_kit.px(leastRowHeight), m_kit.px(rowHeight));
}

void Rail::layOut() {
    setFixedWidth(m_kit.ipx(m_expanded ? listWidth : stripWidth));
    // The strip has no width to spare: it scrolls by wheel and keys.
    setVerticalScrollBarPolicy(m_expanded ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    double height = 2 * m_kit.px(topMargin);
    for (const RailItem &item : m_items) height += heightOf(item);
    verticalScrollBar()->setRange(0, std::max(0, qCeil(height) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_kit.ipx(rowHeight));
    viewport()->update();
}

QRectF Rail::itemRect(int index) const {
    double top = m_kit.px(topMargin) - verticalScrollBar()->value();
    for (int before = 0; before < index; ++before) top += heightOf(m_items[before]);
    return {0, top, static_cast<double>(viewport()->width()), heightOf(m_items[index])};
}

QList<PaintedItem> Rail::paintedItems() const {
    QList<PaintedItem> all;
    for (int index = 0; index < m_items.size(); ++index) {
        const RailItem &item = m_items[index];
        const bool isChapter = item.kind == RailItem::Kind::Chapter;
        PaintedItem told{item.mark.isEmpty() ? item.title : tr("%1. %2", "a lesson's number and title").arg(item.mark, item.title), itemRect(index).toRect(), isChapter ? QAccessible::Heading : QAccessible::ListItem, item.key == m_current};
        if (item.done) told.name = tr("%1, done").arg(told.name);
        if (!isChapter) told.press = [rail = const_cast<Rail *>(this), key = item.key] { emit rail->activated(key); };
        all.append(told);
    }
    return all;
}

int Rail::itemAt(const QPointF &place) const {
    for (int index = 0; index < m_items.size(); ++index) {
        if (m_items[index].kind != RailItem::Kind::Chapter && itemRect(index).contains(place)) return index;
    }
    return -1;
}

void Rail::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), m_kit.color(Role::Surface));
    for (int index = 0; index < m_items.size(); ++index) {
        const QRectF rect = itemRect(index);
        if (rect.height() > 0 && rect.bottom() >= 0 && rect.top() <= viewport()->height())
            paintItem(painter, rect, m_items[index], index == m_hovered, hasFocus() && index == m_focused);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_kit.color(Role::Line));
    painter.drawLine(viewport()->width() - 1, 0, viewport()->width() - 1, viewport()->height());
}

void Rail::paintItem(QPainter &painter, const QRectF &rect, const RailItem &item, bool hovered, bool focused) const {
    const double side = m_kit.px(7);
    if (item.kind == RailItem::Kind::Chapter) {
        painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(rect.adjusted(2.4 * side, 0, -side, -m_kit.px(4)), Qt::AlignLeft | Qt::AlignBottom, item.title);
        return;
    }
    const bool chosen = item.key == m_current;
    const QRectF box = rect.adjusted(side, m_kit.px(1), -side, -m_kit.px(1));
    if (chosen || hovered || focused) {
        painter.setPen(chosen || focused ? QPen(m_kit.color(Role::Accent), chosen ? 2 : 1) : QPen(Qt::NoPen));
        painter.setBrush(m_kit.color(Role::Inset));
        painter.drawRoundedRect(box, m_kit.px(8), m_kit.px(8));
    }
    const QRectF mark(box.left(), box.top(), m_kit.px(stripWidth) - 2 * side, box.height());
    painter.setPen(m_kit.color(chosen ? Role::Text : Role::MutedText));
    painter.setFont(m_kit.fonts().words(TextSize::Body, chosen ? QFont::Bold : QFont::DemiBold));
    if (!item.mark.isEmpty()) painter.drawText(mark, Qt::AlignCenter, item.mark);
    else {
        const QString icon = item.key == "open" ? "open" : item.key == "new" ? "plus" : "file";
        const QPixmap image = m_kit.pixmap(icon, chosen ? Role::Text : Role::MutedText, 16, devicePixelRatioF());
        const double size = m_kit.px(16);
        painter.drawPixmap(QRectF(mark.center().x() - size / 2, mark.center().y() - size / 2, size, size), image,
                           QRectF(image.rect()));
    }
    const double checkSize = m_kit.px(11);
    if (item.done && !m_expanded)
        painter.drawPixmap(QPointF(mark.right() - checkSize + m_kit.px(1), mark.top() + m_kit.px(3)),
                           m_kit.pixmap("check", Role::Done, 11, devicePixelRatioF()));
    if (!m_expanded) return;
    const QRectF words = box.adjusted(mark.width(), 0, -m_kit.px(22), 0);
    painter.setFont(m_kit.fonts().words(TextSize::Body, chosen ? QFont::DemiBold : QFont::Normal));
    painter.setPen(m_kit.color(Role::Text));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(item.title, Qt::ElideRight, static_cast<int>(words.width())));
    if (item.done)
        painter.drawPixmap(QPointF(box.right() - m_kit.px(18), box.center().y() - checkSize / 2),
                           m_kit.pixmap("check", Role::Done, 11, devicePixelRatioF()));
}

void Rail::resizeEvent(QResizeEvent *event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    // What is open stays in sight.
    reveal(m_focused);
}

bool Rail::event(QEvent *event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) viewport()->update();
    return QAbstractScrollArea::event(event);
}

bool Rail::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = itemAt(help->pos());
        QToolTip::showText(help->globalPos(), index < 0 ? QString() : m_items[index].title, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void Rail::mousePressEvent(QMouseEvent *event) {
    const int index = itemAt(event->position());
    if (event->button() == Qt::LeftButton && index >= 0) emit activated(m_items[index].key);
}

void Rail::mouseMoveEvent(QMouseEvent *event) {
    const int index = itemAt(event->position());
    if (index == m_hovered) return;
    m_hovered = index;
    viewport()->setCursor(index < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void Rail::leaveEvent(QEvent *event) {
    m_hovered = -1;
    viewport()->update();
    QAbstractScrollArea::leaveEvent(event);
}

void Rail::moveFocus(int step) {
    int index = m_focused + step;
    while (index >= 0 && index < m_items.size() && m_items[index].kind == RailItem::Kind::Chapter) index += step;
    if (index < 0 || index >= m_items.size()) return;
    m_focused = index;
    reveal(index);
    viewport()->update();
}

void Rail::reveal(int index) {
    if (index < 0 || index >= m_items.size()) return;
    // With its neighbours: what is cut off at an edge says that there is more. All that would be left is the margin: that shows too.
    const double height = itemRect(index).height();
    const QRectF rect = itemRect(index).adjusted(0, -height - m_kit.px(topMargin), 0, height + m_kit.px(topMargin));
    if (rect.top() < 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + qFloor(rect.top()));
    else if (rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + qCeil(rect.bottom() - viewport()->height()));
}

void Rail::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Down) moveFocus(1);
    else if (event->key() == Qt::Key_Up) moveFocus(-1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) &&
             m_focused >= 0 && m_focused < m_items.size())
        emit activated(m_items[m_focused].key);
    else QAbstractScrollArea::keyPressEvent(event);
}

} // namespace forkyard::ui
