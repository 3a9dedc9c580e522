// A tour as a list that is trimmed and captioned: steps are added from what is on the screen, moved, taken out, given words in both
// languages, questions, charts, knobs and spans, and saved as the tour's text. Knows no run: the window says what a step shows.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/tour.h"
#include "ui/kit/kit.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace forkyard::ui {

class TourStepForm;

class TourEditor : public QDialog {
    Q_OBJECT

public:
    /// `kit` is not owned and must outlive the dialog.
    TourEditor(Kit &kit, lessons::Tour tour, QWidget *parent);

    const lessons::Tour &tour() const { return m_tour; }
    /// What a step shows, beside its words.
    TourStepForm *stepForm() const { return m_form; }
    /// Whose questions can be asked. Not owned.
    void setLesson(const lessons::Lesson *lesson);
    /// After the one that is picked; it is picked then, and its caption waits to be typed.
    void addStep(const lessons::TourStep &step);
    /// Its place in the tour.
    int addRun(const lessons::TourRun &run);
    void removeStep();
    /// -1: up, 1: down.
    void moveStep(int by);
    int current() const;
    void pick(int step);
    /// Writes the tour's text into its folder. Errors: record.write-failed (file, reason).
    Status save();
    /// What is done in the window becomes steps by itself.
    bool isRecording() const;
    bool isChanged() const { return m_changed; }

signals:
    /// The window adds what is on its screen.
    void stepWanted();
    void recordingToggled(bool on);

private:
    void build();
    QWidget *buildWords();
    void takeShown();
    /// Of the run or the exploration that begins with the step; null: none does.
    QHash<QString, QString> *knobsOf(int row);
    void fill();
    void showStep();
    void takeWords();
    QString rowText(const lessons::TourStep &step, int index) const;

    Kit &m_kit;
    lessons::Tour m_tour;
    bool m_changed = false;
    bool m_filling = false;
    TourStepForm *m_form;
    QListWidget *m_list;
    QLineEdit *m_chapterZh;
    QLineEdit *m_chapterEn;
    QPlainTextEdit *m_zh;
    QPlainTextEdit *m_en;
    QPlainTextEdit *m_notes;
    QDoubleSpinBox *m_pause;
    QLabel *m_problem;
    QPushButton *m_record;
};

} // namespace forkyard::ui
