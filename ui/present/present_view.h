// The presenting screen: a tour step by step, driven by keys or a clicker, with a spotlight, a pen that fades, the keys pressed, a
// blank screen and the class's votes. Starts and runs nothing.
#pragma once

#include "ui/present/present_choices.h"
#include "ui/present/present_painter.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace forkyard::ui {

class NotesView;

class PresentView : public QWidget {
    Q_OBJECT

public:
    /// `kit` is not owned and must outlive the view. A window of its own; showFullScreen() and it begins.
    PresentView(Kit &kit, std::unique_ptr<Presentation> presentation, QWidget *parent = nullptr);
    ~PresentView() override;

    const Presentation &presentation() const { return *m_presentation; }
    int step() const { return m_step; }
    /// The step from its beginning; beyond the ends nothing happens.
    void goTo(int step);
    /// Whether its movement has come to rest.
    bool isAtRest() const;
    /// With it, where a stepped run stands, the class can say who goes next.
    void setControllerMaker(ControllerMaker make);
    /// Lets a thread go next, by its number, on a way of the class's own; the step's beginning leads back.
    bool choose(int thread);
    /// Such a way is on the screen.
    bool isOnOwnWay() const { return m_choices->time().has_value(); }
    /// From step to step by itself, as in the video.
    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; }
    bool isBlank() const { return m_blank; }
    bool hasSpotlight() const { return m_spotlight; }
    bool hasPen() const { return m_pen; }
    bool listsKeys() const { return m_keysListed; }
    std::size_t strokeCount() const { return m_strokes.size(); }
    QString shownKey() const { return m_keyShown; }
    const QList<int> &votes() const { return m_votes; }
    NotesView *notes() const { return m_notes; }
    PresentPainter *painter() const { return m_painter.get(); }
    /// For tests: seconds of the step's own clock, without waiting.
    void advance(double seconds);

signals:
    void left();
    void stepChanged(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    /// The teacher's window has no keys of its own: what is pressed there is pressed here.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Stroke {
        QPolygonF points;
        double end = -1; ///< seconds of m_life when it was finished; -1: it is being drawn
    };
    void tick();
    double stepLength() const;
    lessons::TourInstant instant() const;
    void vote(int choice, int by);
    void showKey(QKeyEvent *event);
    void toggleNotes();
    void paintSpotlight(QPainter &painter);
    void paintStrokes(QPainter &painter);
    void paintKey(QPainter &painter);
    void paintKeyList(QPainter &painter);
    double life() const { return static_cast<double>(m_life.elapsed()) / 1000; }

    Kit &m_kit;
    std::unique_ptr<Presentation> m_presentation;
    std::unique_ptr<PresentPainter> m_painter;
    std::unique_ptr<PresentChoices> m_choices;
    QTimer m_timer;
    QElapsedTimer m_life;
    int m_step = 0;
    double m_since = 0; ///< seconds within the step
    double m_last = 0;  ///< of m_life at the last tick
    bool m_playing = false;
    bool m_blank = false;
    bool m_spotlight = false;
    bool m_pen = false;
    bool m_keysListed = false;
    QPointF m_pointer;
    std::vector<Stroke> m_strokes;
    QString m_keyShown;
    double m_keyUntil = 0;
    QList<int> m_votes;
    QPointer<NotesView> m_notes;
};

} // namespace forkyard::ui
