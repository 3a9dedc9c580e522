#include "ui/window/step_bar.h"

#include "ui/explore/outcome_words.h"
#include "ui/kit/kit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr int kRowHeight = 46;
constexpr int kLeastSentence = 160;

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
    connect(&run, &RunModel::choicesOnStageChanged, this, &StepBar::rebuild);
    connect(&kit, &Kit::appearanceChanged, this, &StepBar::rebuild);
    rebuild();
}

void StepBar::setStanding(const Standing &standing) { m_standing = standing; }

QList<int> StepBar::choices() const {
    QList<int> numbers;
    for (const Standing::Choice &choice : m_standing.choices) numbers << choice.thread;
    return numbers;
}

void StepBar::setWanted(bool wanted) {
    m_wanted = wanted;
    rebuild();
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
    m_sentence = nullptr;
    m_row->setContentsMargins(m_kit.ipx(24), m_kit.ipx(4), m_kit.ipx(24), m_kit.ipx(4));
    m_row->setSpacing(m_kit.ipx(10));
    // As high with a button as without: the stage above must not jump.
    setMinimumHeight(m_kit.ipx(kRowHeight));
    if (!m_run.store()) return;
    for (const trace::MomentThread &thread : m_run.moment().threads) {
        if (!isAlive(thread)) continue;
        const bool isOnStage = m_run.choicesOnStage().contains(thread.lane);
        // Lanes come in the order in which their threads began.
        const int number = static_cast<int>(thread.lane) + 1;
        // One that computes until its alarm can be run, or have time pass: the second has its button here.
        bool isFirst = true;
        for (const Standing::Choice &choice : m_standing.choices) {
            if (choice.thread != number) continue;
            if (!isOnStage || !isFirst) m_row->addWidget(makeChoice(thread, choice));
            isFirst = false;
        }
    }
    const bool isEnd = m_standing.how == Standing::How::Over || !m_standing.ending.isEmpty();
    if (isEnd) m_row->addWidget(makeSentence());
    m_row->addStretch(1);
    // The stage has the room where its own buttons say all. One that was needed stays for the step: with its room, the stage might need it
    // again.
    const bool isNeeded = isEnd || !m_buttons.isEmpty();
    if (isNeeded) m_neededAt = m_standing.time;
    setVisible(m_wanted && (isNeeded || m_neededAt == m_standing.time));
    fitNames();
}

/// Shorter words where the sentences have no room, the same for all; the tool tips have them whole.
void StepBar::fitNames() {
    const int margins = m_row->contentsMargins().left() + m_row->contentsMargins().right();
    const auto roomWith = [&](qsizetype form) {
        int wanted = margins;
        for (const Choice &choice : m_buttons) {
            choice.button->setText(choice.forms[form]);
            wanted += choice.button->sizeHint().width() + m_row->spacing();
        }
        return width() - wanted;
    };
    int room = roomWith(0);
    if (m_sentence) {
        m_sentence->setVisible(room > m_kit.ipx(kLeastSentence));
        m_sentence->setText(m_sentence->fontMetrics().elidedText(m_sentenceText, Qt::ElideRight, std::max(room, 1)));
    }
    for (qsizetype form = 1; room < 0 && !m_buttons.isEmpty() && form < m_buttons.first().forms.size(); ++form) room = roomWith(form);
    if (room >= 0) return;
    const int each = std::max(m_kit.ipx(48), (width() - margins) / std::max(1, static_cast<int>(m_buttons.size())) - m_row->spacing());
    for (const Choice &choice : m_buttons) {
        const QFontMetrics metrics(choice.button->font());
        choice.button->setText(metrics.elidedText(choice.forms.last(), Qt::ElideMiddle, each - m_kit.ipx(30)));
        choice.button->setMinimumWidth(0);
    }
}

void StepBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fitNames();
}

/// How it ended.
QWidget *StepBar::makeSentence() {
    const QString &ending = m_standing.ending;
    m_sentenceText = ending == "deadlock"  ? tr("Nobody can go on: each waits for another. Back (←) leads to another choice.")
                     : ending == "stuck"   ? tr("Nobody can go on: nobody is left who could end the waiting. Back (←) leads to another choice.")
                     : ending == "endless" ? tr("From here on the same steps can come again and again: it need not ever end. Step on and see.")
                     : ending == "exit 0" || ending.isEmpty()
                         ? tr("The program is over. Back (←) leads to another choice.")
                         : tr("The program is over: %1. Back (←) leads to another choice.").arg(OutcomeWords::ending(ending));
    m_sentence = new QLabel(this);
    m_sentence->setObjectName("mutedLabel");
    m_sentence->setToolTip(m_sentenceText);
    return m_sentence;
}

QWidget *StepBar::makeChoice(const trace::MomentThread &thread, const Standing::Choice &choice) {
    const QString name = m_run.laneName(thread.lane), next = m_run.nextWords(thread);
    const int number = choice.thread;
    const bool timePasses = choice.timePasses;
    auto *button = new QPushButton(this);
    const QString sentence = timePasses ? tr("let time pass for %1").arg(name) : tr("run %1 next").arg(name);
    const QString shortName = m_run.shortLaneName(thread.lane);
    QStringList forms{sentence, name, shortName, shortName};
    // T1 may be the thread of key 2: a number by itself would be taken for the thread's.
    if (number <= 9) {
        const QString key = tr("key %1").arg(number);
        forms = {QString("%1   [%2]").arg(sentence, key), QString("%1  [%2]").arg(name, key), QString("%1  [%2]").arg(shortName, key), QString("%1 [%2]").arg(shortName).arg(number)};
    }
    button->setText(forms.first());
    m_buttons.append({button, forms});
    button->setEnabled(m_active);
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(next.isEmpty() ? forms.first() : forms.first() + '\n' + tr("%1 would do: %2").arg(name, next));
    button->setAccessibleName(forms.first());
    button->setAccessibleDescription(next);
    const Identity &identity = m_kit.theme().identity(m_run.laneIdentity(thread.lane));
    if (m_active) button->setStyleSheet(QString("background: %1; color: %2; border-color: %1").arg(identity.fill.name(), identity.text.name()));
    connect(button, &QPushButton::clicked, this, [this, number, timePasses] { emit stepRequested(number, timePasses); });
    return button;
}

void StepBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) rebuild();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
