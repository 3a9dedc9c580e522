// The tabs at the side: Lesson, Charts, Events. In a small window it stands where the editor stands and takes it in as its
// first tab.
#pragma once

#include "ui/kit/kit.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace forkyard::ui {

class SidePanel : public QWidget {
    Q_OBJECT

public:
    enum class Page { Program, Lesson, Charts, Events };

    SidePanel(Kit &kit, QWidget *parent);

    /// Takes the page over; charts may be null until there are any.
    void setPage(Page page, QWidget *widget);
    /// The editor comes in as the first tab, or goes out again (null). Ownership goes with it.
    void takeEditor(QWidget *editor);
    void show(Page page);
    Page current() const;

signals:
    void pageChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress();
    void addTab(Page page, QWidget *widget, int at);

    Kit &m_kit;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QList<Page> m_pages;
};

} // namespace forkyard::ui
