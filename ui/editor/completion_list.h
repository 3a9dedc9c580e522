// The list that opens under the cursor: names, and below them the chosen one's signature and help. Shows what it is given; keys
// come from the editor, which keeps the keyboard.
#pragma once

#include "ui/editor/completion.h"
#include "ui/kit/kit.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace forkyard::ui {

class CompletionList : public QFrame {
    Q_OBJECT

public:
    CompletionList(Kit &kit, QWidget *parent);

    /// Opens at a place of the parent: `line` is the rectangle of the line that is typed in, which stays visible.
    void open(const QList<Completion> &list, const QRect &line);
    const QList<Completion> &list() const { return m_items; }
    /// The chosen name; empty where the list is closed.
    QString current() const;
    void move(int rows);

signals:
    void chosen(const QString &name);

protected:
    bool event(QEvent *event) override;

private:
    void dress();
    void showHelp();

    Kit &m_kit;
    QList<Completion> m_items;
    QListWidget *m_list;
    QLabel *m_help;
};

} // namespace forkyard::ui
