// A trace for other programs' viewers: Chrome's trace JSON, Perfetto's protobuf, CSV. Nothing here is read back.
#pragma once

#include "core/base/result.h"
#include "core/trace/store.h"

#include <iosfwd>
#include <string>

namespace forkyard::trace {

enum class ExportFormat { ChromeJson, Perfetto, Csv };

/// Errors: trace.export-write (path, reason).
Status exportTrace(const Store &store, ExportFormat format, const std::string &path);

/// States are spans on a track of their thread; who holds each lock, and how deep each queue is, on tracks of their own, since
/// Chrome's spans must nest within a track. Times in µs with three decimals.
void writeChromeJson(const Store &store, std::ostream &out);
/// The same as TracePacket messages with TrackEvents, times in ns.
void writePerfetto(const Store &store, std::ostream &out);
/// One event a line: index, time in ns, process, thread, kind, object, name, sequence, file, line, value. RFC 4180, UTF-8.
void writeCsv(const Store &store, std::ostream &out);

} // namespace forkyard::trace
