// From place to place by one key: rail, program, stage, console, side, timeline. Part of MainWindow.
#include "ui/editor/code_edit.h"
#include "ui/editor/editor_panel.h"
#include "ui/console/console_view.h"
#include "ui/explore/explore_view.h"
#include "ui/window/main_window.h"
#include "ui/window/rail.h"
#include "ui/window/side_panel.h"

#include <QApplication>

namespace forkyard::ui {

namespace {

/// The place itself where it takes the focus, else the first thing in it that does; null: nothing does now.
QWidget *takerIn(QWidget *place) {
    if (!place || !place->isVisible()) return nullptr;
    const auto takes = [](const QWidget *widget) { return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus); };
    if (takes(place)) return place;
    for (QWidget *each = place->nextInFocusChain(); each && each != place; each = each->nextInFocusChain())
        if (place->isAncestorOf(each) && takes(each)) return each;
    return nullptr;
}

} // namespace

void MainWindow::goToPlace(bool forwards) {
    // As one reads the window. The editor's Tab indents, so that this is the way out of it.
    const QList<QWidget *> places{m_rail, m_editor->edit(), m_stage, m_explore, m_console, m_side, m_timeline};
    const QWidget *now = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype place = 0; place < places.size(); ++place) {
        // The side may have other places in it.
        const bool isIn = now && places[place] && (now == places[place] || places[place]->isAncestorOf(now));
        if (isIn && (at < 0 || !places[place]->isAncestorOf(places[at]))) at = place;
    }
    at = std::max<qsizetype>(at, 0);
    for (qsizetype step = 1; step < places.size(); ++step) {
        const qsizetype next = (at + (forwards ? step : places.size() - step)) % places.size();
        // A place that is a tab behind another one comes to the front; the side itself has its own pages to show.
        if (places[next] == m_side) m_side->showOwnPage();
        else if (places[next] && (places[next] != m_explore || m_mode == RunMode::Explore) && (places[next] != m_stage || m_mode != RunMode::Explore)) showPlace(places[next]);
        QWidget *taker = takerIn(places[next]);
        if (!taker) continue;
        taker->setFocus(forwards ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return;
    }
}

} // namespace forkyard::ui
