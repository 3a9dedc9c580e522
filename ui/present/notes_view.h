// The teacher's own screen: what to say, the clock, and what comes next. Drives nothing.
#pragma once

#include "ui/present/present_painter.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace forkyard::ui {

class NotesView : public QWidget {
    Q_OBJECT

public:
    /// None is owned; both must outlive it.
    NotesView(Kit &kit, const Presentation &presentation, const QElapsedTimer &since);
    void show(int step);
    QString notesText() const;
    QString nextText() const;
    QString clockText() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QImage picture(int step);
    void showClock();

    Kit &m_kit;
    const Presentation &m_presentation;
    int m_step = 0;
    QElapsedTimer m_since;
    QTimer m_timer;
    QLabel *m_clock;
    QLabel *m_notes;
    QLabel *m_next;
    QLabel *m_now;
    QLabel *m_then;
};

} // namespace forkyard::ui
