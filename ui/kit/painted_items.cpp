// The bridge from PaintedItems to Qt's accessibility: one interface for the widget, one for each item while it exists.
#include "ui/kit/painted_items.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>
#include <QPointer>

namespace forkyard::ui {

namespace {

QWidget *surfaceOf(QWidget *widget) {
    auto *area = qobject_cast<QAbstractScrollArea *>(widget);
    return area ? area->viewport() : widget;
}

/// One item by its number. What it says is asked of the widget anew each time, since the picture moves on.
class ItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(QWidget *widget, int index) : m_widget(widget), m_index(index) {}

    bool isValid() const override { return m_widget && m_index < items().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_widget ? m_widget->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override { return kind == QAccessible::Name ? item().name : QString(); }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override {
        const QRect place = item().place;
        return m_widget ? QRect(surfaceOf(m_widget)->mapToGlobal(place.topLeft()), place.size()) : QRect();
    }
    QAccessible::Role role() const override { return item().role; }
    QAccessible::State state() const override {
        const PaintedItem now = item();
        QAccessible::State state;
        state.selectable = state.focusable = now.press != nullptr;
        state.selected = now.selected;
        state.invisible = !m_widget || !m_widget->isVisible();
        state.offscreen = m_widget && !surfaceOf(m_widget)->rect().intersects(now.place);
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return item().press ? QStringList{pressAction()} : QStringList(); }
    void doAction(const QString &name) override {
        const PaintedItem now = item();
        if (name == pressAction() && now.press) now.press();
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QList<PaintedItem> items() const {
        const auto *all = dynamic_cast<const PaintedItems *>(m_widget.data());
        return all ? all->paintedItems() : QList<PaintedItem>();
    }
    PaintedItem item() const { return items().value(m_index); }

    QPointer<QWidget> m_widget;
    int m_index;
};

class WidgetInterface : public QAccessibleWidget {
public:
    WidgetInterface(QWidget *widget, const PaintedItems &items) : QAccessibleWidget(widget, QAccessible::List), m_items(items) {}
    ~WidgetInterface() override {
        for (const QAccessible::Id id : m_children) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(m_items.paintedItems().size()); }
    QAccessibleInterface *child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        while (m_children.size() <= index)
            m_children.append(QAccessible::registerAccessibleInterface(new ItemInterface(widget(), static_cast<int>(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[index]);
    }
    int indexOfChild(const QAccessibleInterface *child) const override {
        for (int index = 0; index < m_children.size(); ++index)
            if (QAccessible::accessibleInterface(m_children[index]) == child) return index;
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override {
        const QList<PaintedItem> items = m_items.paintedItems();
        const QPoint at = surfaceOf(widget())->mapFromGlobal(QPoint(x, y));
        // What is painted last lies on top.
        for (int index = static_cast<int>(items.size()) - 1; index >= 0; --index)
            if (items[index].place.contains(at)) return child(index);
        return nullptr;
    }

private:
    const PaintedItems &m_items;
    mutable QList<QAccessible::Id> m_children;
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object) {
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *items = dynamic_cast<const PaintedItems *>(object);
    return widget && items ? new WidgetInterface(widget, *items) : nullptr;
}

} // namespace

void tellPaintedItems() { QAccessible::installFactory(interfaceOf); }

} // namespace forkyard::ui
