#include "ui/window/step_bar.h"

#include "ui/kit/kit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace forkyard::ui {

namespace {

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

bool isAlive(const trace::MomentThread &thread) {
    using trace::LaneState;
    return thread.state != LaneState::Absent && thread.state != LaneState::Ended && thread.state != LaneState::Crashed;
}

/// A sleeper goes on when time has passed, which is a choice like any other.
bool waitsForTime(const trace::MomentThread &thread) { return thread.state == trace::LaneState::Asleep; }

} // namespace

StepBar::StepBar(Kit &kit, RunModel &run, QWidget *parent) : QWidget(parent), m_kit(kit), m_run(run), m_row(new QHBoxLayout(this)) {
    setObjectName("stepBar");
    connect(&run, &RunModel::momentChanged, this, &StepBar::rebuild);
    connect(&kit, &Kit::appearanceChanged, this, &StepBar::rebuild);
    rebuild();
}

bool StepBar::needsTime(int thread) const {
    for (const trace::MomentThread &other : m_run.moment().threads)
        if (static_cast<int>(other.lane) + 1 == thread) return waitsForTime(other);
    return false;
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
    m_choices.clear();
    m_row->setContentsMargins(m_kit.ipx(16), m_kit.ipx(6), m_kit.ipx(16), m_kit.ipx(6));
    m_row->setSpacing(m_kit.ipx(10));
    if (!m_run.store()) return;
    for (const trace::MomentThread &thread : m_run.moment().threads) {
        if (!isAlive(thread) || m_run.isHelper(thread.lane)) continue;
        // Lanes come in the order in which their threads began.
        const int number = static_cast<int>(thread.lane) + 1;
        const bool can = thread.state == trace::LaneState::Running || thread.state == trace::LaneState::Ready || waitsForTime(thread);
        m_row->addWidget(can ? makeChoice(thread, number) : makeReason(thread, number));
        if (can) m_choices << number;
    }
    m_row->addStretch(1);
}

QWidget *StepBar::makeChoice(const trace::MomentThread &thread, int number) {
    const QString name = m_run.laneName(thread.lane), next = textOf(thread.nextOperation);
    const bool timePasses = waitsForTime(thread);
    auto *button = new QPushButton(timePasses ? tr("let time pass for %1").arg(name) : tr("run %1 next").arg(name), this);
    if (number <= 9) button->setText(button->text() + QString("   %1").arg(number));
    button->setEnabled(m_active);
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(next.isEmpty() ? QString() : tr("%1 would do: %2").arg(name, next));
    button->setAccessibleDescription(button->toolTip());
    const Identity &identity = m_kit.theme().identity(m_run.laneIdentity(thread.lane));
    if (m_active) button->setStyleSheet(QString("background: %1; color: %2; border-color: %1").arg(identity.fill.name(), identity.text.name()));
    connect(button, &QPushButton::clicked, this, [this, number, timePasses] { emit stepRequested(number, timePasses); });
    return button;
}

QWidget *StepBar::makeReason(const trace::MomentThread &thread, int) {
    const QString why = thread.reasonText.empty() ? m_run.threadWords(thread) : textOf(thread.reasonText);
    auto *label = new QLabel(tr("%1: %2").arg(m_run.laneName(thread.lane), why), this);
    label->setObjectName("mutedLabel");
    label->setToolTip(label->text());
    return label;
}

void StepBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) rebuild();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
