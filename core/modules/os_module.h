// What the parts of _os share: arguments that are paths, and the refusals of restricted runs.
#pragma once

#include "core/vm/native.h"

#include <string>
#include <string_view>

namespace forkyard::modules {

/// str or bytes as a path of bytes. Python: something else, which os.py's _again turns into a path, if it is one, and calls
/// function(...) once more (empty: there is nothing to call again). Raised: there is a null byte in it.
vm::Outcome pathArgument(vm::Call &call, std::uint32_t i, std::string &path, const char *function = "");

inline constexpr const char *RestrictedProgram = "start other programs";
inline constexpr const char *RestrictedFiles = "open files outside its own folder, or write any";
/// True where the run is restricted: PermissionError is raised, which says what was refused and how to allow it.
bool refuses(vm::Call &call, const char *what, std::string_view path = {});
/// A socket of this machine was bound to a sockaddr: whoever made its file may remove it, restricted or not.
void noteBound(const void *address, std::size_t size);
bool isBound(const std::string &path);
/// Whether a path leads into the folder, links followed. Neither has to exist.
bool liesWithin(const std::string &folder, const std::string &path);

/// The functions of _os that look at the file system or change it.
void defineOsFiles(vm::Thread &thread, vm::Handle module);

} // namespace forkyard::modules
