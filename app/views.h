// Which widget stands in which place of the window, and who runs programs.
#pragma once

#include "ui/window/main_window.h"

namespace forkyard::app {

/// Everything the window is made from. `demo` plays a scripted run instead of running programs: for pictures and trying out.
ui::WindowParts windowParts(const QString &demo);

} // namespace forkyard::app
