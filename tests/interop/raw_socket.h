// A TCP peer made by hand, to say what no well-behaved one would. Knows frames and the handshake, nothing above.
#pragma once

#include <QByteArray>

namespace forkyard::interop {

class RawSocket {
public:
    explicit RawSocket(int fd = -1) : m_fd(fd) {}
    RawSocket(RawSocket &&other) noexcept : m_fd(other.m_fd) { other.m_fd = -1; }
    ~RawSocket() { close(); }

    static RawSocket connectedTo(int port);
    /// Listens at a free port of 127.0.0.1.
    static RawSocket listening();
    RawSocket accept() const;
    int port() const;
    void close();

    void send(const QByteArray &bytes) const;
    void sendFrame(const QByteArray &payload) const;
    /// The next frame's payload; empty at the stream's end or after ten seconds.
    QByteArray frame() const;
    /// Whether the other side has closed, within ten seconds.
    bool isClosedByPeer() const;

    /// Proves the key as a client does: answers, then challenges. False where that fails.
    bool enterWith(const QByteArray &key) const;
    /// The server's part of the same.
    bool admitWith(const QByteArray &key) const;

private:
    QByteArray exactly(int count) const;

    int m_fd;
};

} // namespace forkyard::interop
