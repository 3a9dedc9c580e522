#include "core/live/closed_streams.h"

#include <fcntl.h>
#include <unistd.h>

namespace forkyard::live {

ClosedStreams::ClosedStreams() {
    for (int stream = 0; stream < 3; ++stream) {
        if (fcntl(stream, F_GETFD) >= 0) continue;
        // The lowest free number is what open(2) gives, and those below are taken by now.
        m_wasClosed[stream] = open("/dev/null", O_RDWR | O_CLOEXEC) == stream;
    }
}

void ClosedStreams::giveBack() const {
    for (int stream = 0; stream < 3; ++stream) {
        if (m_wasClosed[stream]) close(stream);
    }
}

} // namespace forkyard::live
