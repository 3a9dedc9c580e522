// The bar that Ctrl+F opens: a text, how many there are, next and previous. Knows no editor: it is told the count.
#pragma once

#include "ui/kit/kit.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace forkyard::ui {

class FindBar : public QWidget {
    Q_OBJECT

public:
    FindBar(Kit &kit, QWidget *parent);

    /// Shows the bar with this text selected in it and takes the keyboard.
    void open(const QString &text);
    QString text() const;
    /// "2 of 5"; 0 of 0 is shown as "none".
    void setCount(int current, int all);
    /// For views that do not count: only whether there is any.
    void setFound(bool found);

signals:
    void textChanged(const QString &text);
    void findRequested(bool backwards);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void dress();

    Kit &m_kit;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
};

} // namespace forkyard::ui
