// Writing. The format is written down in trace_format.h; reading is in trace_opening.cpp.
#include "core/trace/trace_file.h"

#include "core/trace/trace_format.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::trace {

using namespace format;

namespace {

class FileWriter {
public:
    FileWriter(const Store &store, std::ostream &out) : m_store(store), m_out(out) {}

    bool write() {
        std::string start(kMagic);
        putWord(start, kVersion);
        m_out.write(start.data(), static_cast<std::streamsize>(start.size()));
        writeHead();
        writeSources();
        for (EventIndex first = 0; first < m_store.eventCount(); first += kEventsPerBlock) {
            writeEvents(first, std::min(m_store.eventCount(), first + kEventsPerBlock));
        }
        writeTexts(m_store.texts().size());
        writeLanes(m_store.laneCount());
        writeEnd();
        m_out.flush();
        return m_out.good();
    }

private:
    void writeBlock(Block type, Packer &contents) {
        std::string frame(1, static_cast<char>(type));
        putWord(frame, static_cast<std::uint32_t>(contents.bytes().size()));
        putWord(frame, Checksum::of(type, contents.bytes()));
        m_out.write(frame.data(), static_cast<std::streamsize>(frame.size()));
        m_out.write(contents.bytes().data(), static_cast<std::streamsize>(contents.bytes().size()));
    }

    void writeHead() {
        Packer head;
        head.number(m_store.eventCount());
        head.number(m_store.texts().size());
        head.number(m_store.laneCount());
        head.number(m_store.sources().size());
        writeBlock(Block::Head, head);
    }

    void writeSources() {
        if (m_store.sources().empty()) return;
        Packer sources;
        for (const SourceFile &source : m_store.sources()) {
            sources.text(source.path);
            sources.text(source.text);
        }
        writeBlock(Block::Sources, sources);
    }

    void writeEvents(EventIndex first, EventIndex last) {
        Packer events;
        events.number(last - first);
        std::size_t texts = m_textsWritten;
        std::size_t lanes = m_lanesWritten;
        for (EventIndex index = first; index < last; ++index) {
            const Event event = m_store.event(index);
            packEvent(events, m_predictor, event);
            if (event.value.isText()) texts = std::max<std::size_t>(texts, event.value.asText() + std::size_t{1});
            lanes = std::max<std::size_t>(lanes, event.thread + std::size_t{1});
        }
        writeTexts(std::min(texts, m_store.texts().size()));
        writeLanes(lanes);
        writeBlock(Block::Events, events);
    }

    void writeTexts(std::size_t until) {
        while (m_textsWritten < until) {
            Packer texts;
            const std::size_t count = std::min<std::size_t>(until - m_textsWritten, 4096);
            texts.number(count);
            for (std::size_t index = 0; index < count; ++index) {
                texts.text(m_store.text(static_cast<TextId>(m_textsWritten + index)));
            }
            writeBlock(Block::Texts, texts);
            m_textsWritten += count;
        }
    }

    void writeLanes(std::size_t until) {
        if (m_lanesWritten >= until) return;
        Packer lanes;
        lanes.number(until - m_lanesWritten);
        for (; m_lanesWritten < until; ++m_lanesWritten) {
            const LaneOrigin &origin = m_store.lane(static_cast<LaneId>(m_lanesWritten)).origin;
            lanes.number(origin.process);
            lanes.number(origin.parentProcess);
            lanes.number(origin.thread);
            lanes.number(origin.threadNumber);
            lanes.signedNumber(origin.pid);
            lanes.signedNumber(origin.tid);
        }
        writeBlock(Block::Lanes, lanes);
    }

    void writeEnd() {
        Packer end;
        end.number(m_store.now());
        end.number(m_store.dropped());
        end.number(m_store.isFinished() ? 1 : 0);
        writeBlock(Block::End, end);
    }

    const Store &m_store;
    std::ostream &m_out;
    Predictor m_predictor;
    std::size_t m_textsWritten = 1; ///< the empty text is in every table
    std::size_t m_lanesWritten = 0;
};

Diagnostic writeFailure(const std::string &path, int error) {
    return {"trace.file-write", {path, std::strerror(error)}, {}, DiagnosticClass::LimitReached, path};
}

/// The bytes are on the disk, not merely on their way.
bool flushToDisk(const std::string &path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool done = fsync(file) == 0;
    close(file);
    return done;
}

} // namespace

Status writeTrace(const Store &store, std::ostream &out) {
    if (FileWriter(store, out).write()) return Nothing{};
    return writeFailure({}, errno ? errno : EIO);
}

Status saveTrace(const Store &store, const std::string &wanted) {
    // A link stays one, and a device or a pipe takes the bytes as they come: neither may be replaced by a file.
    char *real = realpath(wanted.c_str(), nullptr);
    const std::string path = real ? real : wanted;
    free(real);
    struct stat found{};
    const bool isStream = stat(path.c_str(), &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode);
    const std::string part = isStream ? path : path + ".part";
    errno = 0;
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    const bool written = out && FileWriter(store, out).write();
    out.close();
    if (isStream && written && out) return Nothing{};
    if (!isStream && written && out && flushToDisk(part) && std::rename(part.c_str(), path.c_str()) == 0) return Nothing{};
    const int error = errno ? errno : EIO;
    if (!isStream) unlink(part.c_str());
    return writeFailure(wanted, error);
}

bool isTrace(std::string_view bytes) { return bytes.starts_with(kMagic); }

bool isTraceFile(const std::string &path) {
    std::ifstream in(path, std::ios::binary);
    std::string start(kMagic.size(), 0);
    return in.read(start.data(), static_cast<std::streamsize>(start.size())) && isTrace(start);
}

} // namespace forkyard::trace
