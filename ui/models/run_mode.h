// The three ways to run a program. Plain data.
#pragma once

namespace forkyard::ui {

enum class RunMode {
    Live,   ///< on this machine's processes and threads
    Step,   ///< in a simulated machine, one step after the other, forwards and backwards
    Explore ///< every schedule at once
};

} // namespace forkyard::ui
