#include "core/trace/event.h"

#include "core/base/check.h"

#include <array>

namespace forkyard::trace {

namespace {

constexpr std::array<EventKindInfo, kEventKinds> kKinds = {{
#define FORKYARD_EVENT(name, effect, side, order) {#name, Effect::effect, Side::side, Order::order},
#include "core/trace/event_kinds.def"
#undef FORKYARD_EVENT
}};

} // namespace

const EventKindInfo &kindInfo(EventKind kind) {
    FORKYARD_CHECK(static_cast<std::size_t>(kind) < kEventKinds);
    return kKinds[static_cast<std::size_t>(kind)];
}

} // namespace forkyard::trace
