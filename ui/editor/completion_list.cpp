#include "ui/editor/completion_list.h"

#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr int mostRows = 8;
}

CompletionList::CompletionList(Kit &kit, QWidget *parent) : QFrame(parent), m_kit(kit) {
    setObjectName("completionList");
    setFocusPolicy(Qt::NoFocus);
    m_list = new QListWidget(this);
    m_list->setObjectName("completionNames");
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_help = new QLabel(this);
    m_help->setObjectName("completionHelp");
    m_help->setWordWrap(true);
    m_help->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_help);
    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionList::showHelp);
    connect(m_list, &QListWidget::itemClicked, this, [this] { emit chosen(current()); });
    connect(&kit, &Kit::appearanceChanged, this, &CompletionList::dress);
    dress();
    hide();
}

void CompletionList::dress() {
    m_list->setFont(m_kit.fonts().code(13));
    m_help->setFont(m_kit.fonts().words(TextSize::Small));
    hide();
}

bool CompletionList::event(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) hide();
    return QFrame::event(event);
}

void CompletionList::open(const QList<Completion> &list, const QRect &line) {
    if (list.isEmpty()) return hide();
    const QString before = current();
    m_items = list;
    m_list->blockSignals(true);
    m_list->clear();
    for (const Completion &each : list) m_list->addItem(each.name);
    const auto same = std::find_if(list.begin(), list.end(), [&](const Completion &each) { return each.name == before; });
    m_list->setCurrentRow(same == list.end() ? 0 : static_cast<int>(same - list.begin()));
    m_list->blockSignals(false);

    const int rowHeight = std::max(1, m_list->sizeHintForRow(0));
    const int rows = std::min(static_cast<int>(list.size()), mostRows);
    const int width = std::min(m_kit.ipx(340), parentWidget()->width() - m_kit.ipx(8));
    m_list->setFixedHeight(rows * rowHeight + 2);
    setFixedWidth(width);
    showHelp();
    // Two lines of help keep their room, so that the list does not jump as one goes through it.
    m_help->setVisible(std::any_of(list.begin(), list.end(), [](const Completion &each) { return !each.signature.isEmpty() || !each.help.isEmpty(); }));
    m_help->setFixedHeight(m_help->fontMetrics().lineSpacing() * 3 + m_kit.ipx(12));
    const int height = layout()->totalSizeHint().height(); // with the frame around both
    const int left = std::clamp(line.left(), 0, std::max(0, parentWidget()->width() - width - m_kit.ipx(4)));
    const bool above = line.bottom() + height > parentWidget()->height() && line.top() > height;
    setGeometry(left, above ? line.top() - height : line.bottom() + 1, width, height);
    show();
    raise();
}

QString CompletionList::current() const {
    return isVisible() && m_list->currentItem() ? m_list->currentItem()->text() : QString();
}

void CompletionList::move(int rows) {
    const int count = m_list->count();
    if (count > 0) m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, count - 1));
}

void CompletionList::showHelp() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_items.size()) return m_help->clear();
    const Completion &item = m_items[row];
    // A word of the language, a name of the program: the list has said all that there is.
    if (item.signature.isEmpty() && item.help.isEmpty()) return m_help->clear();
    QString text = item.name + item.signature;
    text = m_help->fontMetrics().elidedText(text, Qt::ElideRight, width() - m_kit.ipx(24));
    if (!item.help.isEmpty()) text += '\n' + item.help;
    m_help->setText(text);
}

} // namespace forkyard::ui
