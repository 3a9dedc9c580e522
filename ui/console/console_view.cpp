// The box around the lines, and the input line.
#include "ui/console/console_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {

/// What the first thread that wants input was asked, and whether there is one.
std::pair<bool, QString> wantedInput(const RunModel &run) {
    if (!run.store()) return {false, {}};
    for (const trace::MomentThread &thread : run.moment().threads) {
        if (thread.state != trace::LaneState::Asleep || thread.stateKind != trace::EventKind::InputWanted) continue;
        return {true, run.valueText(run.store()->event(thread.stateEvent).value, thread.lane)};
    }
    return {false, {}};
}

} // namespace

ConsoleView::ConsoleView(Kit &kit, RunModel &run, QWidget *parent) : QWidget(parent), m_kit(kit), m_run(run) {
    setObjectName("consoleView");
    m_title = new QLabel(this);
    m_title->setObjectName("sectionTitle");
    m_text = new ConsoleText(kit, run, this);
    m_inputRow = new QWidget(this);
    m_prompt = new QLabel(m_inputRow);
    m_prompt->setObjectName("mutedLabel");
    m_input = new QLineEdit(m_inputRow);
    m_input->installEventFilter(this);
    auto *row = new QHBoxLayout(m_inputRow);
    row->addWidget(m_prompt);
    row->addWidget(m_input, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_text, 1);
    column->addWidget(m_inputRow);
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        const QString line = m_input->text();
        m_input->clear();
        emit inputEntered(line);
    });
    connect(&run, &RunModel::momentChanged, this, &ConsoleView::refreshInput);
    connect(&kit, &Kit::appearanceChanged, this, &ConsoleView::dress);
    dress();
    retranslate();
    refreshInput();
}

void ConsoleView::dress() {
    const int side = m_kit.ipx(28);
    layout()->setContentsMargins(side, m_kit.ipx(6), side, m_kit.ipx(12));
    m_title->setFont(m_kit.fonts().words(TextSize::Body, QFont::Bold));
    m_title->setFixedHeight(m_kit.ipx(30));
    m_inputRow->layout()->setContentsMargins(m_kit.ipx(18), 0, m_kit.ipx(12), m_kit.ipx(8));
    m_input->setFont(m_kit.fonts().code());
    update();
}

void ConsoleView::retranslate() {
    m_title->setText(tr("Console"));
    m_text->setAccessibleName(tr("Console"));
    m_input->setAccessibleName(tr("Input for the program"));
    m_input->setPlaceholderText(tr("type here and press Enter; Ctrl+D ends the input"));
    refreshInput();
}

void ConsoleView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ConsoleView::setTakesInput(bool takes) {
    m_takesInput = takes;
    refreshInput();
}

void ConsoleView::refreshInput() {
    const auto [wanted, prompt] = wantedInput(m_run);
    const bool shown = m_takesInput && wanted;
    const bool appears = shown && !m_inputRow->isVisibleTo(this);
    m_inputRow->setVisible(shown);
    const QString question = prompt.trimmed().section('\n', -1);
    m_prompt->setText(question.isEmpty() ? tr("input") : question);
    if (appears) m_input->setFocus();
}

bool ConsoleView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier) {
            emit inputClosed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConsoleView::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box = m_text->geometry();
    if (m_inputRow->isVisible()) box = box.united(m_inputRow->geometry());
    painter.setPen(m_kit.color(Role::Line));
    painter.setBrush(m_kit.color(Role::Surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), m_kit.px(10), m_kit.px(10));
}

} // namespace forkyard::ui
