// A machine with classes and strings only: no prelude, no program, and a host that has nothing to offer.
#pragma once

#include "core/vm/classes.h"
#include "core/vm/machine.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

class AbsentHost final : public Host {
public:
    Thread *startThread(Thread &, Value, Value) override { return nullptr; }
    Wait safepoint(Thread &) override { return Wait::Go; }
    Wait block(Thread &, const WaitReason &, std::atomic<std::uint32_t> *, std::uint32_t) override { return Wait::TimedOut; }
    void wake(Thread &, std::atomic<std::uint32_t> *, std::uint32_t) override {}
    void stopTheWorld(Thread &, void (*work)(void *context), void *context) override { work(context); }
    std::vector<Thread *> threads() override { return {}; }
    std::int64_t now(Clock) override { return 0; }
    Wait lineReached(Thread &, std::uint32_t) override { return Wait::Go; }
    SystemResult read(Thread &, int, void *, std::size_t) override { return {-1, EBADF, Wait::Go}; }
    SystemResult write(Thread &, int, const void *, std::size_t) override { return {-1, EBADF, Wait::Go}; }
    SystemResult close(Thread &, int) override { return {-1, EBADF, Wait::Go}; }
};

struct BareMachine {
    AbsentHost host;
    Machine machine{host, {}};
    Thread thread{machine};

    BareMachine() {
        makeBuiltinClasses(thread);
        makeSharedStrings(thread);
    }
    StrObject *str(Value v) const { return machine.at<StrObject>(v); }
    StrObject *str(std::string_view utf8) { return str(makeStr(thread, utf8)); }
    StrObject *str(const std::u32string &text) { return str(makeStr(thread, text.data(), text.size())); }
    std::string text(const StrObject *s) const {
        std::string out;
        appendText(s, out);
        return out;
    }
};

} // namespace forkyard::vm
