// Programs on disk: reading one that may be anything, and writing one back. Every refusal says why.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace forkyard::ui {

/// The largest program that is opened, in bytes. A longer one is refused with its size.
constexpr qint64 largestProgram = 1024 * 1024;

/// The text of a program, line ends made "\n". Errors: file.missing, file.is-folder, file.unreadable (reason),
/// file.too-long (its size and the limit, in MB), file.utf16, file.not-text (line of the first byte that is no text).
Result<QString> readProgram(const QString &path);

/// Writes all of it or leaves the old file. Errors: file.unwritable (reason).
Status writeProgram(const QString &path, const QString &text);

} // namespace forkyard::ui
