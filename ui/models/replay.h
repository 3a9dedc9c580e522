// Moves the playhead through a recorded run by itself, at the pace it was recorded or another.
#pragma once

#include "ui/models/playhead.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace forkyard::ui {

class Replay : public QObject {
    Q_OBJECT

public:
    explicit Replay(Playhead &playhead, QObject *parent = nullptr);

    /// From the playhead on; from the beginning where it stands at the end. Somebody else moving the playhead stops it.
    void start();
    void stop();
    bool isPlaying() const { return m_timer.isActive(); }
    /// Times as fast as it was recorded.
    void setSpeed(double factor) { m_speed = factor; }

signals:
    void playingChanged(bool playing);

private:
    void tick();

    Playhead &m_playhead;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_from = 0;
    qint64 m_set = 0;
    double m_speed = 1;
};

} // namespace forkyard::ui
