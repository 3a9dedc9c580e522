// Whom a signal was meant for, of a run and those who watch over it: a terminal, or kill with a group's number, sends it to all of them;
// kill with one process's number to that one alone. The kernel does not say which it was, and sends to the members of a group one after
// another: so what came to several within a short while is one. Knows no process and reads no clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace forkyard::live {

/// The signals that a shell, a service or another program sends to one that runs.
inline constexpr std::array<int, 6> kRoutedSignals{1 /* HUP */, 2 /* INT */, 3 /* QUIT */, 10 /* USR1 */, 12 /* USR2 */, 15 /* TERM */};

class SignalRoute {
public:
    enum class Had : std::uint8_t {
        Everyone, ///< the program too
        Watcher,  ///< this one alone
        Above     ///< one above alone, which is the only one that others know by its number: it was meant for the program
    };
    struct Decided {
        int signal = 0;
        Had had = Had::Everyone;
    };

    /// It came to this process. All times in ns of one clock.
    void cameHere(int signal, std::int64_t now);
    /// It came to a process above. Another signal than those of kRoutedSignals is dropped.
    void cameAbove(int signal, std::int64_t now);
    /// What is certain by now, each once.
    std::optional<Decided> next(std::int64_t now);
    /// When to ask next at the latest; nothing where nothing is open.
    std::optional<std::int64_t> due() const;

private:
    struct One {
        bool here = false;
        bool above = false;
        std::int64_t since = 0;
        std::optional<std::int64_t> lastHere; ///< when one that came here was decided
        bool isOpen() const { return here || above; }
    };
    One *of(int signal);
    static bool isCertain(const One &one, std::int64_t now);

    std::array<One, kRoutedSignals.size()> m_signals{};
};

} // namespace forkyard::live
