// Giving open descriptors to another process of the same run, through a connected pair of sockets (Host::socketPair): asked of the
// host as an option of one end, at a level that no system has.
//
// Host::setSocketOption gives: the value is their numbers, as ints. They must stay open until they were taken.
// Host::getSocketOption takes what was given at once, and waits for it: as many ints with the numbers they have got here, then as many
// with those they had there. The call's value is their count; 0: nobody gives any more.
#pragma once

#include <cstddef>

namespace forkyard::vm {

constexpr int DescriptorLevel = -2;
/// As many as are given at once (Linux's SCM_MAX_FD).
constexpr std::size_t MostDescriptors = 253;

} // namespace forkyard::vm
