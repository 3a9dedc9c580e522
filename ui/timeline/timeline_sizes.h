// Lengths of the timeline's parts, pixels at 100 %. Nothing else.
#pragma once

namespace forkyard::ui {

inline constexpr double timelineHeaderHeight = 42;
inline constexpr double timelineRulerHeight = 26;
inline constexpr double timelineLabelWidth = 175;
inline constexpr double timelineRowHeight = 65;
inline constexpr double timelineLeastRow = 26;

} // namespace forkyard::ui
