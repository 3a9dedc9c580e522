// The front end's doors: bytes to text, text to tree, tree to resolved tree. Knows nothing of what becomes of it.
#pragma once

#include "core/base/result.h"
#include "core/lang/tree.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace forkyard::lang {

/// No larger program is read: memory for the tree grows with it.
constexpr std::size_t MaximumSourceBytes = 4 << 20;

/// A file's bytes as UTF-8 text: by its byte order mark or its declaration in the first two lines (utf-8, ascii,
/// latin-1, gbk, gb18030), utf-8 without. The mark is taken off; line ends stay as they are. Fails with "encoding.…"
/// or, on a zero byte, "syntax.null-bytes", or
/// "limit.source-size".
Result<std::string> decodeSource(std::string_view bytes);

/// The tree of a program, names not yet resolved. The first error ends it: "syntax.…", "indentation.…" or "tab.…" for
/// what CPython refuses too, "subset.…" for what only we refuse, "limit.…" for what is too deep.
Result<std::unique_ptr<Module>> parse(std::string_view utf8Source);

/// Fills in every scope, mangles private names and makes the checks that need scopes ('return' outside function,
/// no binding for nonlocal, …).
Status resolve(Module &module);

/// parse(), then resolve().
Result<std::unique_ptr<Module>> parseProgram(std::string_view utf8Source);

} // namespace forkyard::lang
