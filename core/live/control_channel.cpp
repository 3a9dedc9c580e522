#include "core/live/control_channel.h"

#include "core/live/pack.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace forkyard::live {

namespace {

constexpr std::size_t kLongestMessage = 16384;

std::string packed(const Message &message) {
    Packer out;
    out.number(static_cast<std::uint64_t>(message.kind));
    out.number(static_cast<std::uint64_t>(message.pid));
    out.number(message.object);
    out.number(static_cast<std::uint64_t>(message.status));
    const Diagnostic &diagnostic = message.diagnostic;
    out.text(diagnostic.code);
    out.texts(diagnostic.arguments);
    out.text(diagnostic.file);
    out.number(static_cast<std::uint64_t>(diagnostic.category));
    for (std::uint32_t place :
         {diagnostic.span.line, diagnostic.span.column, diagnostic.span.endLine, diagnostic.span.endColumn}) {
        out.number(place);
    }
    out.text(message.payload);
    return out.take();
}

std::optional<Message> unpacked(std::string_view bytes) {
    Unpacker in(bytes);
    Message message;
    message.kind = static_cast<Message::Kind>(in.number());
    message.pid = static_cast<std::int32_t>(in.number());
    message.object = static_cast<std::uint32_t>(in.number());
    message.status = static_cast<std::int32_t>(in.number());
    Diagnostic &diagnostic = message.diagnostic;
    diagnostic.code = in.text();
    diagnostic.arguments = in.texts();
    diagnostic.file = in.text();
    diagnostic.category = static_cast<DiagnosticClass>(in.number());
    for (std::uint32_t *place :
         {&diagnostic.span.line, &diagnostic.span.column, &diagnostic.span.endLine, &diagnostic.span.endColumn}) {
        *place = static_cast<std::uint32_t>(in.number());
    }
    message.payload = in.text();
    if (!in.ok()) return std::nullopt;
    return message;
}

} // namespace

Result<std::pair<ControlChannel, ControlChannel>> ControlChannel::create() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        return Diagnostic{"live.control", {std::strerror(errno)}, {}, DiagnosticClass::InternalFault, {}};
    }
    return std::pair(ControlChannel(ends[0]), ControlChannel(ends[1]));
}

ControlChannel::ControlChannel(ControlChannel &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_over(other.m_over) {}

ControlChannel &ControlChannel::operator=(ControlChannel &&other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_over, other.m_over);
    return *this;
}

void ControlChannel::close() {
    if (m_fd >= 0) ::close(std::exchange(m_fd, -1));
}

bool ControlChannel::send(const Message &message) const {
    if (m_fd < 0) return false;
    const std::string bytes = packed(message);
    return ::send(m_fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

std::optional<Message> ControlChannel::receive() {
    char bytes[kLongestMessage];
    while (!isOver()) {
        const ssize_t size = recv(m_fd, bytes, sizeof bytes, MSG_DONTWAIT);
        if (size > 0) {
            if (auto message = unpacked({bytes, static_cast<std::size_t>(size)})) return message;
            continue;
        }
        if (size < 0 && errno == EINTR) continue;
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
        m_over = true;
    }
    return std::nullopt;
}

} // namespace forkyard::live
