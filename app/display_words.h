// That no window can be opened is said in the terminal's language, with what to do instead. The toolkit would say in English what it
// tried, and abort.
#pragma once

#include <QString>

namespace forkyard::app {

/// Stands around the making of the application: what the toolkit says meanwhile is kept back, and said afterwards; where it gives
/// up, the program ends with 1 and words of its own. One at a time.
class DisplayWords {
public:
    /// `file`: what the window was to open, may be empty.
    explicit DisplayWords(const QString &file);
    ~DisplayWords();
    DisplayWords(const DisplayWords &) = delete;
    DisplayWords &operator=(const DisplayWords &) = delete;
};

} // namespace forkyard::app
