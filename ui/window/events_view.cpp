#include "ui/window/events_view.h"

#include "core/trace/store.h"
#include "ui/kit/short_names.h"
#include "ui/window/findings_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace forkyard::ui {

namespace {

constexpr int TypingMs = 150;
/// Beyond so many a list of choices helps nobody; the text finds them.
constexpr std::size_t MostChoices = 200;
/// Less wide than this, at 100 %, the table has no column for lines: they stand in a tool tip, and Return goes there.
constexpr double WithLines = 390;
constexpr int CellMargin = 3; // the style's, on each side of a cell's text

/// Names shortened as everywhere else: by what tells them apart.
class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == EventTableModel::ThreadColumn || index.column() == EventTableModel::ObjectColumn)
            option->text = shortenedName(option->text, option->font, option->rect.width() - 2 * CellMargin - 1);
    }
};

} // namespace

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
    m_table->setItemDelegate(new NameDelegate(m_table));
    m_table->viewport()->installEventFilter(this);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new FindingsList(kit, run, this));
    column->addWidget(makeFilters());
    column->addWidget(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (m_moving || !row.isValid()) return;
        m_run.playhead().setTime(m_model->timeOfRow(row.row()));
        m_run.select({Selection::Kind::Event, m_model->eventOfRow(row.row())});
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &row) {
        const trace::Event event = m_run.store()->event(m_model->eventOfRow(row.row()));
        if (trace::packedFile(event.line) == 0) m_run.requestLine(static_cast<int>(trace::packedLine(event.line)));
    });
    connect(m_model, &EventTableModel::searched, this, [this] {
        showCount();
        if (m_model->isSearching() || !isVisible()) return;
        sizeColumns();
        showPlayhead(); // other rows, and none of them is marked yet
    });
    connect(&run, &RunModel::momentChanged, this, &EventsView::showPlayhead);
    const auto followRun = [this] {
        if (!isVisible()) return;
        listChoices();
        showCount();
    };
    connect(&run, &RunModel::storeReplaced, this, &EventsView::listChoices);
    connect(&run, &RunModel::eventsAppended, this, followRun);
    connect(&run, &RunModel::ended, this, followRun);
    connect(&kit, &Kit::appearanceChanged, this, &EventsView::dress);
    connect(&kit, &Kit::languageChanged, this, &EventsView::retranslate);
    dress();
    retranslate();
}

QWidget *EventsView::makeFilters() {
    auto *area = new QWidget(this);
    m_text = new QLineEdit(area);
    m_text->setObjectName("eventText");
    m_text->setClearButtonEnabled(true);
    m_group = new QComboBox(area);
    m_group->setObjectName("eventGroup");
    m_process = new QComboBox(area);
    m_process->setObjectName("eventProcess");
    m_thread = new QComboBox(area);
    m_thread->setObjectName("eventThread");
    m_all = new QToolButton(area);
    m_count = new QLabel(area);
    m_count->setObjectName("eventCount");
    for (QComboBox *box : {m_group, m_process, m_thread}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(4);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_listing) applyWish();
        });
    }
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &EventsView::applyWish);
    connect(m_all, &QToolButton::clicked, this, [this] {
        m_text->clear();
        m_group->setCurrentIndex(m_group->findData(static_cast<int>(EventGroup::All)));
        for (QComboBox *box : {m_process, m_thread}) box->setCurrentIndex(0);
        applyWish();
    });
    auto *fields = new QHBoxLayout;
    for (QComboBox *box : {m_group, m_process, m_thread}) fields->addWidget(box, 1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_count, 1);
    below->addWidget(m_all);
    auto *column = new QVBoxLayout(area);
    column->addWidget(m_text);
    column->addLayout(fields);
    column->addLayout(below);
    return area;
}

EventWish EventsView::wish() const {
    EventWish wish;
    wish.group = static_cast<EventGroup>(std::max(0, m_group->currentData().toInt()));
    if (m_process->currentIndex() > 0) wish.process = m_process->currentData().toUInt();
    if (m_thread->currentIndex() > 0) wish.lane = m_thread->currentData().toUInt();
    wish.text = m_text->text().trimmed();
    return wish;
}

void EventsView::applyWish() {
    m_typing.stop();
    m_model->setWish(wish());
    m_all->setVisible(!wish().isEverything());
    showPlayhead();
    showCount();
}

/// Processes and threads as they appear; what was chosen stays chosen while it is there.
void EventsView::listChoices() {
    const trace::Store *store = m_run.store();
    const auto processes = std::min(MostChoices, store ? store->processes().size() : 0), lanes = std::min(MostChoices, store ? store->laneCount() : 0);
    const auto fill = [this](QComboBox *box, const QString &all, std::size_t count, const std::function<QString(std::uint32_t)> &name) {
        QStringList names(all);
        for (std::size_t index = 0; index < count; ++index) names << name(static_cast<std::uint32_t>(index));
        QStringList known;
        for (int index = 0; index < box->count(); ++index) known << box->itemText(index);
        if (known == names) return false;
        const int chosen = box->currentIndex();
        m_listing = true;
        box->clear();
        for (int index = 0; index < names.size(); ++index) box->addItem(names[index], static_cast<uint>(std::max(0, index - 1)));
        box->setCurrentIndex(chosen > 0 && chosen < names.size() ? chosen : 0);
        m_listing = false;
        box->setEnabled(count > 0);
        return true;
    };
    fill(m_process, tr("Any process"), processes, [this](std::uint32_t process) { return m_run.processName(process); });
    if (fill(m_thread, tr("Any thread"), lanes, [this](std::uint32_t lane) { return m_run.laneName(lane); })) sizeColumns();
    if (isVisible() && wish() != m_model->wish()) applyWish();
}

void EventsView::showCount() {
    const QLocale locale(m_kit.settings().language() == Language::Chinese ? QLocale::Chinese : QLocale::English);
    const auto all = static_cast<int>(m_model->eventCount()), shown = m_model->rowCount();
    if (m_model->wish().isEverything() || (all == shown && !m_model->isSearching())) m_count->setText(tr("%n events", nullptr, all).replace(QString::number(all), locale.toString(all)));
    else if (m_model->isSearching()) m_count->setText(tr("%1 found, %2 % looked at").arg(locale.toString(shown)).arg(static_cast<qint64>(m_model->lookedAt()) * 100 / std::max(1, all)));
    else m_count->setText(tr("%1 of %2 events").arg(locale.toString(shown), locale.toString(all)));
}

void EventsView::dress() {
    const QFont small = m_kit.fonts().words(TextSize::Small);
    m_table->setFont(small);
    for (QWidget *field : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_group), static_cast<QWidget *>(m_process), static_cast<QWidget *>(m_thread), static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_count)}) field->setFont(small);
    QPalette muted = m_count->palette();
    muted.setColor(QPalette::WindowText, m_kit.color(Role::MutedText));
    m_count->setPalette(muted);
    QLayout *filters = m_text->parentWidget()->layout();
    filters->setContentsMargins(m_kit.ipx(8), m_kit.ipx(8), m_kit.ipx(8), m_kit.ipx(6));
    filters->setSpacing(m_kit.ipx(6));
    m_table->horizontalHeader()->setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_kit.ipx(24));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    sizeColumns();
}

/// All columns are there to be seen, however wide the table is: what is measured gets its width, the rest is shared out.
void EventsView::sizeColumns() {
    const QFontMetrics metrics(m_table->font());
    const int all = m_table->width() - m_table->verticalScrollBar()->sizeHint().width() - 2, air = m_kit.ipx(10);
    const bool hasLines = all >= m_kit.ipx(WithLines);
    m_table->horizontalHeader()->setMinimumSectionSize(m_kit.ipx(16)); // the style's own is wider than a line's number
    m_table->setColumnHidden(EventTableModel::LineColumn, !hasLines);
    // With what the style keeps free around it: its words are never cut.
    const auto headWidth = [this](int column) { return m_table->horizontalHeader()->sectionSizeHint(column); };
    const int time = std::max(metrics.horizontalAdvance("000.000") + air, headWidth(EventTableModel::TimeColumn));
    const int line = hasLines ? std::max(metrics.horizontalAdvance("000") + air, headWidth(EventTableModel::LineColumn)) : 0;
    const int rest = std::max(0, all - time - line);
    // Short names need no more than they need: what happens is what one reads.
    int thread = headWidth(EventTableModel::ThreadColumn);
    for (int index = 1; index < m_thread->count() && thread < rest / 4; ++index) thread = std::max(thread, metrics.horizontalAdvance(m_thread->itemText(index)) + air);
    thread = std::min(thread, std::max(rest / 4, headWidth(EventTableModel::ThreadColumn)));
    m_table->setColumnWidth(EventTableModel::TimeColumn, time);
    m_table->setColumnWidth(EventTableModel::ThreadColumn, thread);
    const int left = rest - thread;
    // What happens is read in full where that leaves room for what it happened to.
    int what = headWidth(EventTableModel::WhatColumn);
    constexpr int asMany = 200;
    for (int row = std::max(0, m_model->rowCount() - asMany); row < m_model->rowCount(); ++row) what = std::max(what, metrics.horizontalAdvance(m_model->index(row, EventTableModel::WhatColumn).data().toString()) + air);
    const int objectHead = headWidth(EventTableModel::ObjectColumn), valueHead = headWidth(EventTableModel::ValueColumn);
    what = std::min(std::clamp(what, left * 36 / 100, left * 55 / 100), std::max(0, left - objectHead - valueHead));
    const int object = std::max(objectHead, std::min((left - what) * 46 / 100, left - what - valueHead));
    m_table->setColumnWidth(EventTableModel::WhatColumn, what);
    m_table->setColumnWidth(EventTableModel::ObjectColumn, object);
    m_table->setColumnWidth(EventTableModel::ValueColumn, std::max(0, left - what - object));
    m_table->setColumnWidth(EventTableModel::LineColumn, line);
}

void EventsView::resizeEvent(QResizeEvent *event) {
    View::resizeEvent(event);
    sizeColumns();
}

/// What stands above the table grows and shrinks: a row that is marked and in sight stays so, whole.
bool EventsView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize && watched == m_table->viewport()) {
        const QModelIndex current = m_table->currentIndex();
        const QRect before(QPoint(), static_cast<QResizeEvent *>(event)->oldSize());
        if (current.isValid() && before.intersects(m_table->visualRect(current))) // the table has its new size by then
            QMetaObject::invokeMethod(this, [this] { m_table->scrollTo(m_table->currentIndex()); }, Qt::QueuedConnection);
    }
    return View::eventFilter(watched, event);
}

void EventsView::retranslate() {
    m_text->setPlaceholderText(tr("Only events with this text"));
    m_text->setAccessibleName(tr("Only events with this text"));
    m_group->setAccessibleName(tr("Kind of event"));
    m_process->setAccessibleName(tr("Process"));
    m_thread->setAccessibleName(tr("Thread"));
    m_all->setText(tr("Show all"));
    m_all->setVisible(!wish().isEverything());
    m_group->setToolTip(tr("Main events are all but those of the GIL and what is measured beside the program."));
    m_listing = true;
    const int chosen = std::max(0, m_group->currentIndex());
    m_group->clear();
    // What is chosen at first comes first.
    m_group->addItem(groupWords(EventGroup::Plain), static_cast<int>(EventGroup::Plain));
    for (int group = 0; group < static_cast<int>(EventGroup::Count); ++group)
        if (static_cast<EventGroup>(group) != EventGroup::Plain) m_group->addItem(groupWords(static_cast<EventGroup>(group)), group);
    m_group->setCurrentIndex(chosen);
    m_listing = false;
    listChoices();
    showCount();
    sizeColumns();
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
    layout()->activate(); // the table has its width
    sizeColumns();
    listChoices();
    showPlayhead();
    showCount();
}

bool EventsView::find(const QString &text, bool backwards) {
    const int row = m_model->findRow(text, m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1, backwards);
    if (row < 0) return false;
    m_table->setCurrentIndex(m_model->index(row, 0));
    return true;
}

} // namespace forkyard::ui
