// Standard streams that whoever started us has closed (`2>&-`, a daemon's child). Their numbers must not go to
// descriptors of ours: what the program prints would end in those. Knows no machine.
#pragma once

namespace forkyard::live {

/// Keeps the numbers of closed standard streams occupied until they are given back. Not handed down by exec.
class ClosedStreams {
public:
    /// First thing in main().
    ClosedStreams();
    /// In the program's process: they are closed again, as python3 would find them.
    void giveBack() const;

private:
    bool m_wasClosed[3] = {};
};

} // namespace forkyard::live
