// The bar that Ctrl+F opens: a text, how many there are, next and previous; with Ctrl+H another text to put in its place. Knows
// no editor: it is told the count.
#pragma once

#include "ui/kit/kit.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace forkyard::ui {

class FindBar : public QWidget {
    Q_OBJECT

public:
    FindBar(Kit &kit, QWidget *parent);

    /// Shows the bar with this text selected in it and takes the keyboard.
    void open(const QString &text);
    /// The same with a second line, for what is put in its place.
    void openReplace(const QString &text);
    /// A button that opens the second line; views that only find have none.
    void allowReplace();
    QString text() const;
    QString replacement() const;
    bool matchesCase() const;
    bool matchesWords() const;
    /// "2 of 5"; 0 of 0 is shown as "none".
    void setCount(int current, int all);
    /// For views that do not count: only whether there is any.
    void setFound(bool found);

signals:
    /// The text, or whether its case counts, or whole words.
    void textChanged(const QString &text);
    void findRequested(bool backwards);
    void replaceRequested();
    void replaceAllRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslate();
    void dress();
    void setReplaces(bool replaces);

    Kit &m_kit;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_case;
    QToolButton *m_whole;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_more;
    QToolButton *m_close;
    QWidget *m_second;
    QLineEdit *m_replacement;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
};

} // namespace forkyard::ui
