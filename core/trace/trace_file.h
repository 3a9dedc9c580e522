// A trace saved and opened again: the same events, texts, lanes and sources, bit for bit; what is derived is derived anew. The
// format is written down in trace_format.h. Knows no exports.
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
    std::shared_ptr<Store> store;
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

/// A file that is read piece by piece, so that whoever shows it need not wait for its end: a thread of its own takes the bytes apart,
/// the store's thread calls readOn() now and then.
class TraceOpening {
public:
    /// Errors as openTrace's.
    static Result<std::unique_ptr<TraceOpening>> begin(const std::string &path, StoreOptions options = {});
    ~TraceOpening();

    enum class Patience { TakeWhatIsThere, WaitForMore };
    /// Takes what has been read, for no longer than about `nanoseconds`; 0: until all is there. True once it is: the store is finished
    /// then as its file says.
    bool readOn(std::uint64_t nanoseconds, Patience patience = Patience::TakeWhatIsThere);
    /// Settled and consistent between two calls, and growing until the last.
    const std::shared_ptr<Store> &store() const { return m_store; }
    std::optional<Diagnostic> warning() const { return m_warning; }
    /// How many events the file says that it has; 0: it has not said yet.
    std::uint64_t expected() const { return m_expected.value_or(0); }

private:
    struct Work;
    TraceOpening();

    std::shared_ptr<Store> m_store;
    std::unique_ptr<Work> m_work;
    std::string m_path;
    std::optional<Diagnostic> m_warning;
    std::optional<std::uint64_t> m_expected;
    bool m_done = false;
};

} // namespace forkyard::trace
