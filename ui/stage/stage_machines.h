// Which machines a run has: those that its processes are told to be on, and those it only talks to. Values only; lays out nothing.
#pragma once

#include "ui/models/run_model.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace forkyard::ui {

struct StageMachines {
    struct Machine {
        QString name;
        bool isForeign = false; ///< it has no process in this trace
        bool operator==(const Machine &) const = default;
    };
    std::vector<Machine> machines;
    std::vector<std::size_t> ofProcess; ///< by trace::ProcessIndex: its place among the machines

    /// What there is to draw: one machine alone is not worth a frame.
    bool areDrawn() const { return machines.size() > 1; }
    /// Of the machine at the other end of a socket; machines.size(): of none that is drawn.
    std::size_t machineOfPeer(std::string_view peer) const;

    static StageMachines of(const RunModel &run);
};

/// The host in "10.0.0.2:5000" or "('10.0.0.2', 5000)"; empty where it is this machine (loopback, a path, a name in the file system).
QString foreignHost(std::string_view address);

} // namespace forkyard::ui
