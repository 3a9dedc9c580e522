#include "tests/interop/raw_socket.h"

#include "core/wire/digest.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace forkyard::interop {

namespace {

constexpr int PatienceMs = 10000;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

QByteArray md5Code(const QByteArray &key, const QByteArray &message) {
    const auto code = wire::authenticationCode("md5", key.toStdString(), message.toStdString());
    return code ? QByteArray::fromStdString(*code) : QByteArray();
}

/// As a peer of version 3.11 answers: MD5, without a name, whatever the challenge looks like.
bool answerChallenge(const RawSocket &socket, const QByteArray &key) {
    const QByteArray challenge = socket.frame();
    if (!challenge.startsWith("#CHALLENGE#")) return false;
    socket.sendFrame(md5Code(key, challenge.mid(11)));
    return socket.frame() == "#WELCOME#";
}

bool challengePeer(const RawSocket &socket, const QByteArray &key) {
    const QByteArray message("twenty bytes of it..");
    socket.sendFrame("#CHALLENGE#" + message);
    const bool isRight = socket.frame() == md5Code(key, message);
    socket.sendFrame(isRight ? "#WELCOME#" : "#FAILURE#");
    return isRight;
}

} // namespace

RawSocket RawSocket::connectedTo(int port) {
    RawSocket made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    if (::connect(made.m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0) made.close();
    return made;
}

RawSocket RawSocket::listening() {
    RawSocket made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(0);
    if (::bind(made.m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0 || ::listen(made.m_fd, 8) < 0) made.close();
    return made;
}

RawSocket RawSocket::accept() const {
    pollfd wait{m_fd, POLLIN, 0};
    if (::poll(&wait, 1, 3 * PatienceMs) <= 0) return RawSocket();
    return RawSocket(::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC));
}

int RawSocket::port() const {
    sockaddr_in address{};
    socklen_t length = sizeof address;
    ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &length);
    return ntohs(address.sin_port);
}

void RawSocket::close() {
    if (m_fd >= 0) ::close(m_fd);
    m_fd = -1;
}

void RawSocket::send(const QByteArray &bytes) const {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::send(m_fd, bytes.data() + done, static_cast<std::size_t>(bytes.size() - done), MSG_NOSIGNAL);
        if (count <= 0) return;
        done += count;
    }
}

void RawSocket::sendFrame(const QByteArray &payload) const {
    QByteArray head(4, '\0');
    qToBigEndian(static_cast<quint32>(payload.size()), head.data());
    send(head + payload);
}

QByteArray RawSocket::exactly(int count) const {
    QByteArray bytes;
    while (bytes.size() < count) {
        pollfd wait{m_fd, POLLIN, 0};
        if (::poll(&wait, 1, PatienceMs) <= 0) return {};
        char buffer[4096];
        const ssize_t got = ::recv(m_fd, buffer, static_cast<std::size_t>(std::min<qsizetype>(count - bytes.size(), 4096)), 0);
        if (got <= 0) return {};
        bytes.append(buffer, got);
    }
    return bytes;
}

QByteArray RawSocket::frame() const {
    const QByteArray head = exactly(4);
    if (head.isEmpty()) return {};
    return exactly(static_cast<int>(qFromBigEndian<quint32>(head.data())));
}

bool RawSocket::isClosedByPeer() const {
    while (true) {
        pollfd wait{m_fd, POLLIN, 0};
        if (::poll(&wait, 1, PatienceMs) <= 0) return false;
        char buffer[4096];
        if (::recv(m_fd, buffer, sizeof buffer, 0) <= 0) return true;
    }
}

bool RawSocket::enterWith(const QByteArray &key) const {
    return answerChallenge(*this, key) && challengePeer(*this, key);
}

bool RawSocket::admitWith(const QByteArray &key) const {
    return challengePeer(*this, key) && answerChallenge(*this, key);
}

} // namespace forkyard::interop
