// What a step shows, as a form: its parts, its question, chart, knobs, the moments it jumps to, plays to and zooms to. Moments are
// written as in the tour's text, or taken from the window. Knows one step and no tour.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/tour.h"
#include "ui/kit/kit.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace forkyard::ui {

class TourStepForm : public QWidget {
    Q_OBJECT

public:
    /// `kit` is not owned and must outlive it.
    TourStepForm(Kit &kit, QWidget *parent = nullptr);

    /// The one whose questions can be asked; null: none. Not owned.
    void setLesson(const lessons::Lesson *lesson);
    /// Where the window's playhead stands; nothing: there is no run.
    void setMomentSource(std::function<std::optional<lessons::TourMoment>()> source) { m_here = std::move(source); }
    /// `settings`: the knobs of the run or the exploration that begins with the step; null: none does.
    void show(const lessons::TourStep &step, const QHash<QString, QString> *settings);
    /// Brings what is typed into the step. What cannot be read stays as it was, and is said in problem().
    void take(lessons::TourStep &step, QHash<QString, QString> *settings);
    /// Of what is typed; empty: it can all be read.
    QString problem() const;

signals:
    void changed();

private:
    struct MomentField {
        QLineEdit *edit = nullptr;
        QWidget *row = nullptr;
    };

    void build();
    QGridLayout *partsGrid();
    MomentField momentField(const QString &name, const QString &objectName);
    void fillQuestions(const lessons::TourStep &step);
    void note() { if (!m_filling) emit changed(); }
    std::optional<lessons::TourMoment> moment(const MomentField &field, const std::optional<lessons::TourMoment> &before);

    Kit &m_kit;
    const lessons::Lesson *m_lesson = nullptr;
    std::function<std::optional<lessons::TourMoment>()> m_here;
    bool m_filling = false;
    Diagnostic m_wrong; ///< without a code: nothing is
    QList<std::pair<lessons::TourStep::Part, QCheckBox *>> m_parts;
    QComboBox *m_question;
    QComboBox *m_chart;
    QLineEdit *m_knobs;
    MomentField m_at, m_to, m_zoomFrom, m_zoomTo;
    QDoubleSpinBox *m_moveSeconds;
    QCheckBox *m_walk;
    QLineEdit *m_light;
    QCheckBox *m_waitsForKey;
};

} // namespace forkyard::ui
