// The line between whoever watches a run (session) and the run's supervisor: short messages both ways, and its end,
// which is how each learns that the other is gone. Knows no processes.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>

namespace forkyard::live {

struct Message {
    enum class Kind : std::uint8_t {
        Stop,         ///< to the supervisor: end the run
        Problem,      ///< diagnostic: the program's text is wrong, a limit was met, a fault
        ProcessDied,  ///< pid, object, status: an orphan, or the first process
        ProgramEnded, ///< pid, status: the first process ended; others may go on
        Ended,        ///< status of the first process: nothing is left
        // Between the session and a simulated machine, on a line of their own
        Step,         ///< to the machine, payload SimulationStep: go on
        Stand,        ///< to the machine: stand where you are
        Turns,        ///< payload: a piece of the schedule's text, taken since it stood last
        Stood,        ///< payload Standing
        Input,        ///< to the machine, payload: text for its standard input; empty: no more comes
    };
    Kind kind = Kind::Stop;
    std::int32_t pid = 0;
    std::uint32_t object = 0;
    /// As waitpid(2) gives it.
    std::int32_t status = 0;
    Diagnostic diagnostic;
    std::string payload;
};

/// One end. Neither sending nor receiving ever waits.
class ControlChannel {
public:
    /// A pair of connected ends, closed on exec. Errors: live.control (reason).
    static Result<std::pair<ControlChannel, ControlChannel>> create();
    ControlChannel() = default;
    /// Takes the descriptor over.
    explicit ControlChannel(int fd) : m_fd(fd) {}
    ControlChannel(ControlChannel &&other) noexcept;
    ControlChannel &operator=(ControlChannel &&other) noexcept;
    ~ControlChannel() { close(); }

    int fd() const { return m_fd; }
    void close();
    /// False where the other end is gone, or so slow that nothing fits.
    bool send(const Message &message) const;
    /// Nothing where nothing has come; isOver tells whether anything still can.
    std::optional<Message> receive();
    bool isOver() const { return m_over || m_fd < 0; }

private:
    int m_fd = -1;
    bool m_over = false;
};

} // namespace forkyard::live
