#include "ui/editor/code_margin.h"

#include "ui/editor/code_edit.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace forkyard::ui {

CodeMargin::CodeMargin(CodeEdit *edit) : QWidget(edit), m_edit(edit) {
    setObjectName("codeMargin");
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void CodeMargin::paintEvent(QPaintEvent *event) {
    QPainter painter(this);
    m_edit->paintMargin(painter, event->rect());
}

bool CodeMargin::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString pins = m_edit->pinsAt(help->pos().y());
    const bool dot = help->pos().x() < m_edit->breakpointRoom();
    QToolTip::showText(help->globalPos(), dot ? tr("Click: a run in steps stops at this line, or no longer (F9)") : pins, this);
    return true;
}

void CodeMargin::mousePressEvent(QMouseEvent *event) {
    if (event->position().x() < m_edit->breakpointRoom()) return m_edit->toggleBreakpoint(m_edit->lineAt(static_cast<int>(event->position().y())));
    m_edit->setTextCursor(m_edit->cursorForPosition({0, static_cast<int>(event->position().y())}));
    m_edit->setFocus();
}

void CodeMargin::mouseDoubleClickEvent(QMouseEvent *event) {
    if (event->position().x() < m_edit->breakpointRoom()) return mousePressEvent(event);
    const QTextCursor cursor = m_edit->cursorForPosition({0, static_cast<int>(event->position().y())});
    emit m_edit->lineActivated(cursor.blockNumber() + 1);
}

void CodeMargin::wheelEvent(QWheelEvent *event) {
    QCoreApplication::sendEvent(m_edit->viewport(), event);
}

} // namespace forkyard::ui
