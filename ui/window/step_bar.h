// Step's bar below the stage, where there is something to say: a button for each thread that can go on and has none on the stage, and how
// the program ended. Reads the run model; runs nothing.
#pragma once

#include "ui/models/run_controller.h"
#include "ui/models/run_model.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace forkyard::ui {

class Kit;

class StepBar : public QWidget {
    Q_OBJECT

public:
    StepBar(Kit &kit, RunModel &run, QWidget *parent);

    /// Who can go on where the machine stands.
    void setStanding(const Standing &standing);
    /// Whether steps are taken at all; it shows itself where it has something to say.
    void setWanted(bool wanted);
    /// Whether one may choose now; not while a step is on its way.
    void setActive(bool active);
    /// Numbers of the threads that can be chosen, from 1.
    QList<int> choices() const;

signals:
    void stepRequested(int thread, bool timePasses);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }

private:
    void rebuild();
    void fitNames();
    QWidget *makeChoice(const trace::MomentThread &thread, const Standing::Choice &choice);
    QWidget *makeSentence();

    Kit &m_kit;
    RunModel &m_run;
    QHBoxLayout *m_row;
    Standing m_standing;
    bool m_active = false;
    bool m_wanted = false;
    qint64 m_neededAt = -1; ///< the standing at which it had something to say last
    struct Choice {
        QPushButton *button;
        QStringList forms; ///< the longest first
    };
    QList<Choice> m_buttons;
    QLabel *m_sentence = nullptr;
    QString m_sentenceText;
};

} // namespace forkyard::ui
