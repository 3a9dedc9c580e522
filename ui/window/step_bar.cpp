#include "ui/window/step_bar.h"

#include "ui/kit/kit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace forkyard::ui {

namespace {

bool isAlive(const trace::MomentThread &thread) {
    using trace::LaneState;
    return thread.state != LaneState::Absent && thread.state != LaneState::Ended && thread.state != LaneState::Crashed;
}

} // namespace

StepBar::StepBar(Kit &kit, RunModel &run, QWidget *parent) : QWidget(parent), m_kit(kit), m_run(run), m_row(new QHBoxLayout(this)) {
    setObjectName("stepBar");
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(&run, &RunModel::momentChanged, this, &StepBar::rebuild);
    connect(&kit, &Kit::appearanceChanged, this, &StepBar::rebuild);
    rebuild();
}

void StepBar::setStanding(const Standing &standing) { m_standing = standing; }

QList<int> StepBar::choices() const {
    QList<int> numbers;
    for (const Standing::Choice &choice : m_standing.choices) numbers << choice.thread;
    return numbers;
}

void StepBar::setActive(bool active) {
    m_active = active;
    rebuild();
}

void StepBar::rebuild() {
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    m_buttons.clear();
    m_reasons.clear();
    m_row->setContentsMargins(m_kit.ipx(16), m_kit.ipx(6), m_kit.ipx(16), m_kit.ipx(6));
    m_row->setSpacing(m_kit.ipx(10));
    if (!m_run.store()) return;
    for (const trace::MomentThread &thread : m_run.moment().threads) {
        if (!isAlive(thread) || m_run.isHelper(thread.lane)) continue;
        // Lanes come in the order in which their threads began.
        const int number = static_cast<int>(thread.lane) + 1;
        const auto choice = std::find_if(m_standing.choices.begin(), m_standing.choices.end(), [number](const Standing::Choice &c) { return c.thread == number; });
        m_row->addWidget(choice != m_standing.choices.end() ? makeChoice(thread, *choice) : makeReason(thread));
    }
    if (m_standing.how == Standing::How::Over || m_standing.how == Standing::How::Deadlock) m_row->addWidget(makeOutcome());
    m_row->addStretch(1);
    fitNames();
}

/// Names alone where the sentences have no room; the tool tips have them whole.
void StepBar::fitNames() {
    int wanted = m_row->contentsMargins().left() + m_row->contentsMargins().right();
    for (const Choice &choice : m_buttons) {
        choice.button->setText(choice.full);
        wanted += choice.button->sizeHint().width() + m_row->spacing();
    }
    // The cards say why, too: here as far as there is room.
    const int room = (width() - wanted) / std::max(1, static_cast<int>(m_reasons.size())) - m_row->spacing();
    for (const Reason &reason : m_reasons) {
        reason.label->setVisible(room > m_kit.ipx(90));
        reason.label->setText(reason.label->fontMetrics().elidedText(reason.full, Qt::ElideRight, std::max(room, 1)));
    }
    if (wanted <= width()) return;
    const int each = std::max(m_kit.ipx(48), (width() - m_kit.ipx(32)) / std::max(1, static_cast<int>(m_buttons.size())) - m_row->spacing());
    for (const Choice &choice : m_buttons) {
        const QFontMetrics metrics(choice.button->font());
        choice.button->setText(metrics.elidedText(choice.shortened, Qt::ElideMiddle, each - m_kit.ipx(30)));
        choice.button->setMinimumWidth(0);
    }
}

void StepBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fitNames();
}

QWidget *StepBar::makeOutcome() {
    auto *label = new QLabel(m_standing.how == Standing::How::Over ? tr("The program is over. Back (←) leads to another choice.")
                                                                   : tr("Nobody can go on: each waits for another. Back (←) leads to another choice."), this);
    label->setObjectName("mutedLabel");
    return label;
}

QWidget *StepBar::makeChoice(const trace::MomentThread &thread, const Standing::Choice &choice) {
    const QString name = m_run.laneName(thread.lane), next = m_run.nextWords(thread);
    const int number = choice.thread;
    const bool timePasses = choice.timePasses;
    auto *button = new QPushButton(timePasses ? tr("let time pass for %1").arg(name) : tr("run %1 next").arg(name), this);
    if (number <= 9) button->setText(button->text() + QString("   %1").arg(number));
    m_buttons.append({button, button->text(), number <= 9 ? QString("%1  %2").arg(name).arg(number) : name});
    button->setEnabled(m_active);
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(next.isEmpty() ? QString() : tr("%1 would do: %2").arg(name, next));
    button->setAccessibleDescription(button->toolTip());
    const Identity &identity = m_kit.theme().identity(m_run.laneIdentity(thread.lane));
    if (m_active) button->setStyleSheet(QString("background: %1; color: %2; border-color: %1").arg(identity.fill.name(), identity.text.name()));
    connect(button, &QPushButton::clicked, this, [this, number, timePasses] { emit stepRequested(number, timePasses); });
    return button;
}

QWidget *StepBar::makeReason(const trace::MomentThread &thread) {
    const QString why = m_run.reasonWords(thread);
    auto *label = new QLabel(tr("%1: %2").arg(m_run.laneName(thread.lane), why), this);
    label->setObjectName("mutedLabel");
    label->setToolTip(label->text());
    m_reasons.append({label, label->text()});
    return label;
}

void StepBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) rebuild();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
