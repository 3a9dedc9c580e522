#include "ui/window/events_view.h"

#include "core/trace/store.h"
#include "ui/window/findings_list.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace forkyard::ui {

EventsView::EventsView(Kit &kit, RunModel &run, QWidget *parent) : View(parent), m_kit(kit), m_run(run) {
    m_model = new EventTableModel(kit, run, this);
    m_table = new QTableView(this);
    m_table->setObjectName("eventTable");
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new FindingsList(kit, run, this));
    column->addWidget(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (m_moving || !row.isValid()) return;
        m_run.playhead().setTime(m_model->timeOfRow(row.row()));
        m_run.select({Selection::Kind::Event, static_cast<std::uint64_t>(row.row())});
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &row) {
        const trace::Event event = m_run.store()->event(static_cast<trace::EventIndex>(row.row()));
        if (trace::packedFile(event.line) == 0) m_run.requestLine(static_cast<int>(trace::packedLine(event.line)));
    });
    connect(&run, &RunModel::momentChanged, this, &EventsView::showPlayhead);
    connect(&kit, &Kit::appearanceChanged, this, &EventsView::dress);
    dress();
}

void EventsView::dress() {
    m_table->setFont(m_kit.fonts().words(TextSize::Small));
    m_table->horizontalHeader()->setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_kit.ipx(24));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const double widths[] = {78, 70, 118, 70, 60, 44};
    for (int column = 0; column < EventTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, m_kit.ipx(widths[column]));
}

void EventsView::showPlayhead() {
    if (!isVisible()) return;
    const int row = m_model->rowAtPlayhead();
    const QModelIndex current = m_table->currentIndex();
    // Several events can share a moment: the one that was picked among them stays.
    if (row < 0 || (current.isValid() && m_model->timeOfRow(current.row()) == m_run.playhead().time())) return;
    m_moving = true;
    m_table->setCurrentIndex(m_model->index(row, std::max(0, current.column())));
    m_table->scrollTo(m_model->index(row, 0));
    m_moving = false;
}

void EventsView::showEvent(QShowEvent *event) {
    View::showEvent(event);
    showPlayhead();
}

bool EventsView::find(const QString &text, bool backwards) {
    const int row = m_model->findRow(text, m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1, backwards);
    if (row < 0) return false;
    m_table->setCurrentIndex(m_model->index(row, 0));
    return true;
}

} // namespace forkyard::ui
