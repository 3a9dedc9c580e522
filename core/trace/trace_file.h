// A trace saved and opened again: the same events, texts, lanes and sources, bit for bit; what is derived is derived anew. The
// format is written down in trace_file.cpp. Knows no exports.
#pragma once

#include "core/base/result.h"
#include "core/trace/store.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace forkyard::trace {

/// Errors: trace.file-write (path, reason). The file appears under its name only when it is whole.
Status saveTrace(const Store &store, const std::string &path);
Status writeTrace(const Store &store, std::ostream &out);

struct OpenedTrace {
    std::unique_ptr<Store> store;
    /// Set where the file was cut short or damaged (trace.file-cut: events read, of how many or "?"): the store holds what came
    /// before the first bad block.
    std::optional<Diagnostic> warning;
};

/// By how a file begins, whatever its name.
bool isTrace(std::string_view bytes);
bool isTraceFile(const std::string &path);

/// Errors: trace.file-open (path, reason), trace.file-foreign (not a trace), trace.file-version (version).
Result<OpenedTrace> openTrace(const std::string &path, StoreOptions options = {});
Result<OpenedTrace> readTrace(std::istream &in, StoreOptions options = {});

} // namespace forkyard::trace
