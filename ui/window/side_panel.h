// The tabs at the side: Lesson, Charts, Events. In a small window it stands where the editor stands and takes it in as its
// first tab; in a very small or much zoomed one the stage and the timeline are tabs of it too.
#pragma once

#include "ui/kit/kit.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace forkyard::ui {

class SidePanel : public QWidget {
    Q_OBJECT

public:
    /// In the order of their tabs.
    enum class Page { Program, Lesson, Stage, Timeline, Charts, Events };

    SidePanel(Kit &kit, QWidget *parent);

    /// Takes the page over; charts may be null until there are any.
    void setPage(Page page, QWidget *widget);
    /// A place of the window comes in as a tab, or goes out again. Ownership goes with it.
    void take(Page page, QWidget *widget);
    void release(Page page);
    void show(Page page);
    /// Brings the page to the front that this widget is in; false where none has it.
    bool showPageOf(const QWidget *widget);
    /// Where a place of the window is to the front, the lesson comes.
    void showOwnPage();
    Page current() const;

signals:
    void pageChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void dress();
    void fitTabs();
    void addTab(Page page, QWidget *widget, int at);

    Kit &m_kit;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QList<Page> m_pages;
};

} // namespace forkyard::ui
