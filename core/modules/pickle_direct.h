// The short way for what most messages are: numbers, short texts, tuples, lists and dicts of them, functions of a module. To bytes and
// back without a tree in between; byte for byte what the long way (pickle_bridge) writes. Whatever is anything else it leaves to that.
#pragma once

#include "core/modules/sync_object.h"

#include <string>
#include <string_view>

namespace forkyard::modules {

/// Appends the pickle. False: left to the long way, nothing was appended and nothing raised.
bool pickleDirectly(Thread &t, Value value, std::string &out);
/// False: left to the long way, nothing raised. takesNames: a pickle may name functions and classes.
bool unpickleDirectly(Thread &t, std::string_view data, bool takesNames, Value &result);

} // namespace forkyard::modules
