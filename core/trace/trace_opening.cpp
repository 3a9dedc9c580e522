// Reading trace files: bytes into pieces (PieceReader, which any thread may run), pieces into a store (take, the store's thread).
#include "core/trace/clock.h"
#include "core/trace/trace_file.h"
#include "core/trace/trace_format.h"

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <fstream>
#include <istream>
#include <thread>

namespace forkyard::trace {

using namespace format;

namespace {

/// A day and a half in ns: no run is longer, and views reckon with 16 bits behind the point.
constexpr Time kLatest = Time{1} << 47;

/// What one block holds.
struct Piece {
    Block type = Block::Head;
    std::uint64_t expected = 0; ///< Head
    std::vector<SourceFile> sources;
    std::vector<std::string> texts;
    std::vector<LaneOrigin> lanes;
    std::vector<Event> events;
    Time now = 0; ///< End
    std::uint64_t dropped = 0;
    bool finished = false;
};

class PieceReader {
public:
    explicit PieceReader(std::istream &in) : m_in(in) {}

    Status readStart() {
        char start[12];
        const bool whole = static_cast<bool>(m_in.read(start, sizeof start));
        if (!whole || std::string_view(start, kMagic.size()) != kMagic) return Diagnostic{"trace.file-foreign", {}, {}, DiagnosticClass::UserMistake, {}};
        const std::uint32_t version = wordAt(start + kMagic.size());
        // The other way round: a file of another kind of processor would begin so, if there were one.
        if (version != kVersion && (version & 0xffff) == 0) return Diagnostic{"trace.file-foreign", {}, {}, DiagnosticClass::UserMistake, {}};
        if (version != kVersion) return Diagnostic{"trace.file-version", {std::to_string(version)}, {}, DiagnosticClass::UserMistake, {}};
        return Nothing{};
    }

    /// The next block; false at the end of what can be used. `piece` may hold an older one, whose memory is used again.
    bool read(Piece &piece) {
        char frame[9];
        if (!m_in.read(frame, sizeof frame)) return false;
        const auto type = static_cast<Block>(frame[0]);
        const std::uint32_t length = wordAt(frame + 1);
        if (length > kLongestBlock || !readContents(length)) return false;
        if (Checksum::of(type, m_contents) != wordAt(frame + 5)) return false;
        Unpacker contents(m_contents);
        piece.type = type;
        return unpack(piece, contents) && contents.isGood() && contents.atEnd();
    }

private:
    /// In parts, so that a damaged length asks for no more memory than the file has bytes.
    bool readContents(std::uint32_t length) {
        constexpr std::uint32_t kPart = 1 << 20;
        m_contents.clear();
        while (m_contents.size() < length) {
            const std::size_t had = m_contents.size();
            const std::size_t part = std::min<std::size_t>(kPart, length - had);
            m_contents.resize(had + part);
            if (!m_in.read(m_contents.data() + had, static_cast<std::streamsize>(part))) return false;
        }
        return true;
    }

    bool unpack(Piece &piece, Unpacker &in) {
        switch (piece.type) {
        case Block::Head:
            piece.expected = in.number();
            for (int other = 0; other < 3; ++other) in.number();
            return true;
        case Block::Sources:
            piece.sources.clear();
            while (in.isGood() && !in.atEnd()) {
                std::string path(in.text());
                piece.sources.push_back({std::move(path), std::string(in.text())});
            }
            return true;
        case Block::Texts:
            piece.texts.clear();
            for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) piece.texts.emplace_back(in.text());
            m_texts += piece.texts.size();
            return true;
        case Block::Lanes: return unpackLanes(piece, in);
        case Block::Events: return unpackEvents(piece, in);
        case Block::End:
            piece.now = in.number();
            piece.dropped = in.number();
            piece.finished = in.number() != 0;
            return piece.now <= kLatest;
        }
        return false;
    }

    bool unpackLanes(Piece &piece, Unpacker &in) {
        piece.lanes.clear();
        for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) {
            LaneOrigin origin;
            origin.process = static_cast<ObjectId>(in.number());
            origin.parentProcess = static_cast<ObjectId>(in.number());
            origin.thread = static_cast<ObjectId>(in.number());
            origin.threadNumber = static_cast<std::uint32_t>(in.number());
            origin.pid = static_cast<std::int32_t>(in.signedNumber());
            origin.tid = static_cast<std::int32_t>(in.signedNumber());
            piece.lanes.push_back(origin);
        }
        m_lanes += piece.lanes.size();
        return m_lanes <= kMaxLanes;
    }

    bool unpackEvents(Piece &piece, Unpacker &in) {
        piece.events.clear();
        for (std::uint64_t left = in.number(); left > 0; --left) {
            const Event event = unpackEvent(in, m_predictor);
            if (!in.isGood() || !makesSense(event)) return false;
            piece.events.push_back(event);
        }
        return true;
    }

    /// What the store takes for granted: a checksum says only that the file is as it was written.
    bool makesSense(const Event &event) const {
        if (static_cast<std::size_t>(event.kind) >= kEventKinds || event.thread >= m_lanes || event.time > kLatest) return false;
        return !(event.value.isText() || isTold(event.kind)) || event.value.asText() < m_texts;
    }

    /// Its value is taken for a text.
    static bool isTold(EventKind kind) {
        switch (kindInfo(kind).effect) {
        case Effect::Name:
        case Effect::Text:
        case Effect::Console:
        case Effect::Finding: return true;
        default: return kind == EventKind::FrameEnter;
        }
    }

    std::istream &m_in;
    Predictor m_predictor;
    std::string m_contents;
    std::size_t m_texts = 1; ///< the empty text is in every table
    std::size_t m_lanes = 0;
};

/// False where it does not fit to what came before.
bool take(Store &store, const Piece &piece) {
    switch (piece.type) {
    case Block::Head: return true;
    case Block::Sources:
        for (std::size_t file = 0; file < piece.sources.size(); ++file) store.setSource(static_cast<std::uint32_t>(file), piece.sources[file]);
        return true;
    case Block::Texts:
        for (const std::string &text : piece.texts) {
            const auto expected = static_cast<TextId>(store.texts().size());
            if (store.addText(text) != expected) return false; // no table holds a text twice
        }
        return true;
    case Block::Lanes:
        for (const LaneOrigin &origin : piece.lanes)
            if (store.openLane(origin) == kNoLane) return false;
        return true;
    case Block::Events:
        for (const Event &event : piece.events)
            if (!store.restore(event)) return false;
        return true;
    case Block::End: store.restoreEnd(piece.now, piece.dropped, piece.finished); return true;
    }
    return false;
}

/// Ends a store whose file ended too early.
Diagnostic endCut(Store &store, std::optional<std::uint64_t> expected) {
    store.restoreEnd(0, store.dropped(), true);
    return {"trace.file-cut", {std::to_string(store.eventCount()), expected ? std::to_string(*expected) : "?"}, {}, DiagnosticClass::UserMistake, {}};
}

} // namespace

Result<OpenedTrace> readTrace(std::istream &in, StoreOptions options) {
    PieceReader reader(in);
    if (const Status start = reader.readStart(); !start) return start.error();
    OpenedTrace opened;
    opened.store = std::make_shared<Store>(std::move(options));
    std::optional<std::uint64_t> expected;
    bool ended = false;
    Piece piece;
    while (!ended && reader.read(piece) && take(*opened.store, piece)) {
        if (piece.type == Block::Head) expected = piece.expected;
        ended = piece.type == Block::End;
    }
    if (!ended) opened.warning = endCut(*opened.store, expected);
    return opened;
}

// -- Piece by piece

struct TraceOpening::Work {
    explicit Work(const std::string &path) : in(path, std::ios::binary), reader(in) {}
    ~Work() {
        {
            const std::lock_guard lock(mutex);
            isStopped = true;
        }
        changed.notify_all();
        if (thread.joinable()) thread.join();
    }

    /// So many pieces may wait: some megabytes.
    static constexpr std::size_t kAhead = 16;

    void run() {
        for (bool good = true; good;) {
            Piece piece;
            {
                const std::lock_guard lock(mutex);
                if (!spare.empty()) {
                    piece = std::move(spare.back());
                    spare.pop_back();
                }
            }
            good = reader.read(piece);
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return ready.size() < kAhead || isStopped; });
            if (isStopped) return;
            if (good) {
                good = piece.type != Block::End;
                ready.push_back(std::move(piece));
            }
            isOver = !good;
            changed.notify_all();
        }
    }

    /// False: nothing more comes. Waits for no longer than `nanoseconds`.
    bool next(Piece &piece, bool *isEmpty, std::uint64_t nanoseconds) {
        std::unique_lock lock(mutex);
        if (nanoseconds > 0) changed.wait_for(lock, std::chrono::nanoseconds(nanoseconds), [this] { return !ready.empty() || isOver; });
        *isEmpty = ready.empty();
        if (ready.empty()) return !isOver;
        piece = std::move(ready.front());
        ready.pop_front();
        changed.notify_all();
        return true;
    }

    void giveBack(Piece &&piece) {
        if (piece.type != Block::Events) return;
        const std::lock_guard lock(mutex);
        spare.push_back(std::move(piece));
    }

    std::ifstream in;
    PieceReader reader;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Piece> ready;
    std::vector<Piece> spare;
    bool isOver = false;
    bool isStopped = false;
    std::thread thread;
};

TraceOpening::TraceOpening() = default;
TraceOpening::~TraceOpening() = default;

Result<std::unique_ptr<TraceOpening>> TraceOpening::begin(const std::string &path, StoreOptions options) {
    std::unique_ptr<TraceOpening> opening(new TraceOpening);
    errno = 0;
    opening->m_work = std::make_unique<Work>(path);
    if (!opening->m_work->in) {
        return Diagnostic{"trace.file-open", {path, std::strerror(errno ? errno : EIO)}, {}, DiagnosticClass::UserMistake, path};
    }
    if (const Status start = opening->m_work->reader.readStart(); !start) {
        Diagnostic problem = start.error();
        problem.file = path;
        return problem;
    }
    opening->m_path = path;
    opening->m_store = std::make_shared<Store>(std::move(options));
    opening->m_work->thread = std::thread([work = opening->m_work.get()] { work->run(); });
    return opening;
}

bool TraceOpening::readOn(std::uint64_t nanoseconds, Patience patience) {
    const std::uint64_t begun = monotonicNow();
    Piece piece;
    bool isEmpty = false, fits = true;
    for (bool isFirst = true; !m_done && (isFirst || nanoseconds == 0 || monotonicNow() - begun < nanoseconds); isFirst = false) {
        const std::uint64_t passed = monotonicNow() - begun;
        constexpr std::uint64_t forEver = 3'600'000'000'000;
        const std::uint64_t wait = nanoseconds == 0 ? forEver : patience == Patience::WaitForMore && passed < nanoseconds ? nanoseconds - passed : 0;
        const bool more = fits && m_work->next(piece, &isEmpty, wait);
        if (!more) {
            m_warning = endCut(*m_store, m_expected);
            m_warning->file = m_path;
            m_done = true;
            break;
        }
        if (isEmpty) return false; // the reading thread is not so far
        fits = take(*m_store, piece);
        if (piece.type == Block::Head) m_expected = piece.expected;
        m_done = fits && piece.type == Block::End;
        m_work->giveBack(std::move(piece));
        piece = Piece();
    }
    if (m_done) m_work.reset();
    return m_done;
}

Result<OpenedTrace> openTrace(const std::string &path, StoreOptions options) {
    auto opening = TraceOpening::begin(path, std::move(options));
    if (!opening) return opening.error();
    opening.value()->readOn(0);
    OpenedTrace opened;
    opened.store = opening.value()->store();
    opened.warning = opening.value()->warning();
    return opened;
}

} // namespace forkyard::trace
