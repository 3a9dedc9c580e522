// Explores all schedules of a program, whoever does it: the child program, or a result given beforehand. The window knows only
// this. Runs no learner's code in this process.
#pragma once

#include "core/base/diagnostic.h"
#include "ui/models/exploration.h"

#include <QObject>

namespace forkyard::ui {

struct ExploreOptions {
    /// "any", "calls" or "off".
    QString gilProfile = "any";
    /// "output", "last-line" or "ending": what makes two ends different.
    QString by = "output";
    /// Where imports look first; empty: nowhere but the standard library.
    QString directory;
};

class ExploreController : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// finished or problem follows.
    virtual void explore(const QString &program, const QString &fileName, const ExploreOptions &options) = 0;
    /// What was found so far still comes, as finished.
    virtual void stop() = 0;
    virtual bool isExploring() const = 0;
    /// Stands still and takes no processor until it is let go on or stopped. What was seen stays.
    virtual void setPaused(bool paused) = 0;
    virtual bool isPaused() const = 0;

signals:
    void started();
    /// Some of what was seen so far.
    void progressed(qint64 states, qint64 outcomes);
    void finished(const forkyard::ui::Exploration &result);
    /// It cannot be explored, and why.
    void problem(const forkyard::Diagnostic &diagnostic);
};

} // namespace forkyard::ui
