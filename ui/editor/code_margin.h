// The strip left of the code. Paints what CodeEdit tells it to.
#pragma once

#include <QWidget>

namespace forkyard::ui {

class CodeEdit;

class CodeMargin : public QWidget {
    Q_OBJECT

public:
    explicit CodeMargin(CodeEdit *edit);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    CodeEdit *m_edit;
};

} // namespace forkyard::ui
