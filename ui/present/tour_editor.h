// A tour as a list that is trimmed and captioned: steps are added from what is on the screen, moved, taken out, given words in both
// languages, and saved as the tour's text. Knows no run: the window says what a step shows.
#pragma once

#include "core/lessons/tour.h"
#include "ui/kit/kit.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace forkyard::ui {

class TourEditor : public QDialog {
    Q_OBJECT

public:
    /// `kit` is not owned and must outlive the dialog.
    TourEditor(Kit &kit, lessons::Tour tour, QWidget *parent);

    const lessons::Tour &tour() const { return m_tour; }
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
    void fill();
    void showStep();
    void takeWords();
    QString rowText(const lessons::TourStep &step, int index) const;

    Kit &m_kit;
    lessons::Tour m_tour;
    bool m_changed = false;
    bool m_filling = false;
    QListWidget *m_list;
    QPlainTextEdit *m_zh;
    QPlainTextEdit *m_en;
    QPlainTextEdit *m_notes;
    QDoubleSpinBox *m_pause;
    QLabel *m_problem;
    QPushButton *m_record;
};

} // namespace forkyard::ui
