// Judges an answer, answers a prediction, measures a lesson, whoever does it: a program of its own, or a result given beforehand.
// The panel knows only this. Runs no learner's code in this process.
#pragma once

#include "core/base/diagnostic.h"
#include "ui/lesson/evidence.h"

#include <QObject>

namespace forkyard::ui {

struct JudgeTask {
    enum class Kind { Prediction, Exercise, Measurement };

    Kind kind = Kind::Exercise;
    QString lesson;   ///< its folder
    QString id;       ///< of the prediction or exercise
    QString fileName; ///< the program's name and text: an exercise's is the learner's
    QString text;
    QString gilProfile = "any";
};

class LessonJudge : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// judged, measured or failed follows. Nothing happens while one is under way.
    virtual void begin(const JudgeTask &task) = 0;
    virtual void stop() = 0;
    virtual bool isBusy() const = 0;

signals:
    void started();
    /// total 0: nobody knows how much there is.
    void progressed(int done, int total);
    void judged(const forkyard::ui::Evidence &evidence);
    void measured(const forkyard::ui::Measured &measured);
    void failed(const forkyard::Diagnostic &problem);
    /// Follows each of the three, and a stop.
    void finished();
};

} // namespace forkyard::ui
