// The timeline's times and states in words, the latter remembered: thousands of spans say the same few things. Paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

#include <QCoreApplication>

#include <unordered_map>

namespace forkyard::ui {

class TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::TimelineWords)

public:
    /// "0.36 s", "12 ms", "3.5 µs": two or three digits that count, in the unit that needs no zeros.
    static QString duration(double nanoseconds);
    /// The same of a trace's time: a simulated machine's is counted in steps.
    static QString length(const RunModel &run, double nanoseconds);

    /// RunModel::spanWords, remembered by what it depends on. `span` is that of `index`.
    const QString &of(const RunModel &run, trace::LaneId lane, std::size_t index, const trace::LaneSpan &span);
    /// A sleep that is over says how long it was, and how long its program meant it to be, where that is far less.
    static QString withDuration(const RunModel &run, const QString &words, const trace::LaneSpan &span);
    /// A lock's owner, and how many wait for it.
    static QString owner(const QString &name, int waiting);
    /// Of a store over a value that its thread had never seen; the second where there is little room.
    static QString lost(const QString &value, const QString &writer);
    static QString lost();
    /// For another trace, other names, another language.
    void clear() { m_known.clear(); }

private:
    struct Key {
        std::uint64_t object = 0; ///< or the event, where its words depend on what stood before it
        std::uint32_t process = 0;
        std::uint16_t kind = 0;
        std::uint8_t state = 0;
        bool single = false;
        bool operator==(const Key &) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key &key) const {
            return (key.object * 0x9e3779b97f4a7c15u) ^ (static_cast<std::uint64_t>(key.process) << 32 | static_cast<std::uint64_t>(key.kind) << 9 | static_cast<std::uint64_t>(key.state) << 1 | (key.single ? 1u : 0u));
        }
    };
    std::unordered_map<Key, QString, Hash> m_known;
};

} // namespace forkyard::ui
