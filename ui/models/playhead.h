// The one moment that everything on the screen shows. Views move it and listen to it; nobody keeps a time of their own.
#pragma once

#include <QObject>

namespace forkyard::ui {

class Playhead : public QObject {
    Q_OBJECT

public:
    explicit Playhead(QObject *parent = nullptr) : QObject(parent) {}

    /// The moment shown, in nanoseconds since the run began.
    qint64 time() const { return m_time; }
    /// The last moment there is, in nanoseconds; grows while a run goes on.
    qint64 now() const { return m_now; }
    /// True while the playhead moves along with now.
    bool followsNow() const { return m_follows; }

    /// Shows another moment, brought into 0..now(), and stops following.
    void setTime(qint64 nanoseconds);
    /// Goes to now and stays with it.
    void followNow();
    /// Stays where it is although now goes on ("pause the view").
    void stopFollowing();
    /// For the run model: now is later (or, for another trace, anything). Moves the playhead when it follows.
    void setNow(qint64 nanoseconds);

signals:
    void timeChanged(qint64 nanoseconds);
    void nowChanged(qint64 nanoseconds);
    void followsNowChanged(bool follows);

private:
    void setFollows(bool follows);

    qint64 m_time = 0;
    qint64 m_now = 0;
    bool m_follows = true;
};

} // namespace forkyard::ui
