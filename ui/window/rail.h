// The strip at the left: lessons by chapter, done ones marked, and the user's own programs. A list with titles while idle,
// numbers alone while something runs or there is no room.
#pragma once

#include "ui/kit/kit.h"
#include "ui/kit/painted_items.h"

#include <QAbstractScrollArea>

namespace forkyard::ui {

struct RailItem {
    enum class Kind { Chapter, Lesson, Program, Command };
    Kind kind = Kind::Lesson;
    /// "lesson:02-fork", "file:/path", "new", "open"; empty for a chapter.
    QString key;
    QString title;
    /// What stands in the strip: a lesson's number; a program has an icon.
    QString mark = {};
    bool done = false;
};

class Rail : public QAbstractScrollArea, public PaintedItems {
    Q_OBJECT

public:
    Rail(Kit &kit, QWidget *parent);

    void setItems(const QList<RailItem> &items);
    const QList<RailItem> &items() const { return m_items; }
    void setCurrent(const QString &key);
    const QString &current() const { return m_current; }
    /// Titles too (true) or numbers alone.
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }

    /// Where an item is painted, in the viewport's pixels; empty where the strip leaves it out.
    QRectF itemRect(int index) const;
    QList<PaintedItem> paintedItems() const override;

signals:
    void activated(const QString &key);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    double heightOf(const RailItem &item) const;
    int itemAt(const QPointF &place) const;
    void paintItem(QPainter &painter, const QRectF &rect, const RailItem &item, bool hovered, bool focused) const;
    void moveFocus(int step);
    void reveal(int index);

    Kit &m_kit;
    QList<RailItem> m_items;
    QString m_current;
    int m_hovered = -1;
    int m_focused = -1;
    bool m_expanded = true;
};

} // namespace forkyard::ui
