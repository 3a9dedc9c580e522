// random's generator: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded and read as CPython does, so that the
// same seed gives the same numbers. The distributions are written in the language (resources/stdlib/random.py).
#include "core/modules/system_modules.h"

#include "core/vm/big_integer.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/wire/digest.h"

#include <array>
#include <cstring>

namespace forkyard::modules {

using namespace vm;

namespace {

constexpr std::uint32_t N = 624, M = 397;
constexpr std::uint16_t TwisterTag = 0x11;

struct Twister {
    PlainHead head;
    std::array<std::uint32_t, N> state;
    std::uint32_t index;
    std::uint32_t isSeeded; ///< by the program, with a value of its own

    void seed(std::uint32_t s)
    {
        state[0] = s;
        for (std::uint32_t i = 1; i < N; ++i) state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
        index = N;
    }
    void seed(const std::vector<std::uint32_t> &key)
    {
        seed(19650218u);
        std::uint32_t i = 1, j = 0;
        for (std::size_t k = std::max<std::size_t>(N, key.size()); k > 0; --k) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + j;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
            if (++j >= key.size()) j = 0;
        }
        for (std::uint32_t k = N - 1; k > 0; --k) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - i;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000u;
    }
    std::uint32_t next()
    {
        if (index >= N) {
            for (std::uint32_t k = 0; k < N; ++k) {
                const std::uint32_t y = (state[k] & 0x80000000u) | (state[(k + 1) % N] & 0x7fffffffu);
                state[k] = state[(k + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
            }
            index = 0;
        }
        std::uint32_t y = state[index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }
};

Twister *twisterOf(Call &call) { return call.machine.at<PlainObject>(call.self())->raw<Twister>(); }

Outcome twisterNew(Call &call)
{
    auto *object = newObject<PlainObject>(call.thread, Kind::Plain, call[0].asHandle(), sizeof(Twister));
    object->valueCount = 0;
    object->tag = TwisterTag;
    object->rawBytes = sizeof(Twister);
    auto *twister = new (object->raw<Twister>()) Twister{};
    twister->seed(5489u);
    return call.done(valueOf(call.thread, object));
}

/// seed(n) of an int; None: from the host's randomness.
Outcome twisterSeed(Call &call)
{
    std::vector<std::uint32_t> key;
    if (call[1].isNone()) {
        key.resize(N);
        call.machine.host.randomBytes(key.data(), key.size() * sizeof(std::uint32_t));
    } else {
        BigInteger n(call.machine, call[1]);
        mpz_abs(n.get(), n.get());
        std::size_t count = (mpz_sizeinbase(n.get(), 2) + 31) / 32;
        key.assign(std::max<std::size_t>(1, count), 0);
        mpz_export(key.data(), &count, -1, sizeof(std::uint32_t), 0, 0, n.get());
    }
    twisterOf(call)->seed(key);
    twisterOf(call)->isSeeded = !call[1].isNone();
    return call.done();
}

Outcome twisterRandom(Call &call)
{
    const ObjectLock guard(call.machine, call.machine.at<Object>(call.self()));
    const std::uint32_t a = twisterOf(call)->next() >> 5, b = twisterOf(call)->next() >> 6;
    return call.done(Value::real((a * 67108864.0 + b) * (1.0 / 9007199254740992.0)));
}

Outcome twisterBits(Call &call)
{
    std::int64_t bits = 0;
    if (const Outcome o = toIndex(call.thread, call[1], bits); o != Outcome::Done) return o;
    if (bits < 0) return call.raise(ClassId::ValueError, "number of bits must be non-negative");
    const ObjectLock guard(call.machine, call.machine.at<Object>(call.self()));
    if (bits == 0) return call.done(Value::integer(0));
    if (bits <= 32) return call.done(Value::integer(twisterOf(call)->next() >> (32 - bits)));
    std::vector<std::uint32_t> words(static_cast<std::size_t>((bits - 1) / 32 + 1));
    for (std::size_t i = 0; i < words.size(); ++i, bits -= 32) {
        words[i] = twisterOf(call)->next();
        if (bits < 32) words[i] >>= 32 - bits;
    }
    BigInteger n;
    mpz_import(n.get(), words.size(), -1, sizeof(std::uint32_t), 0, 0, words.data());
    return call.done(n.toValue(call.thread));
}

/// The whole state as bytes, and back.
Outcome twisterState(Call &call)
{
    const Twister *twister = twisterOf(call);
    std::string bytes(reinterpret_cast<const char *>(twister->state.data()), sizeof twister->state);
    bytes.append(reinterpret_cast<const char *>(&twister->index), sizeof twister->index);
    return call.done(makeBytes(call.thread, bytes));
}

Outcome twisterSetState(Call &call)
{
    Twister *twister = twisterOf(call);
    const std::string_view bytes = isBytesLike(call.machine, call[1]) ? bytesOf(call.machine, call[1]) : std::string_view();
    if (bytes.size() != sizeof twister->state + sizeof twister->index) return call.raise(ClassId::ValueError, "state vector is the wrong size");
    std::memcpy(twister->state.data(), bytes.data(), sizeof twister->state);
    std::memcpy(&twister->index, bytes.data() + sizeof twister->state, sizeof twister->index);
    twister->isSeeded = 1;
    return call.done();
}

/// CPython seeds from text with its SHA-512.
Outcome sha512(Call &call)
{
    const std::string_view bytes = isBytesLike(call.machine, call[0]) ? bytesOf(call.machine, call[0]) : std::string_view();
    return call.done(makeBytes(call.thread, wire::sha512(bytes)));
}

} // namespace

bool isSeededRandom(const Machine &m, Value v)
{
    if (!isKind(m, v, Kind::Plain) || m.at<PlainObject>(v)->tag != TwisterTag) return false;
    return m.at<PlainObject>(v)->raw<Twister>()->isSeeded;
}

void defineRandomModule(Thread &t, Handle module)
{
    defineFunctions(t, module, {{"_sha512", "data, /", sha512}});
    const Handle cls = makeBuiltinClass(t, "Random", "_random", Kind::Plain);
    setAttributeRaw(t, module, "Random", Value::object(cls));
    defineMethods(t, cls, {
        {"__new__", "static cls, *args, **kwargs", twisterNew},
        {"seed", "self, n=None, /", twisterSeed},
        {"random", "self", twisterRandom},
        {"getrandbits", "self, k, /", twisterBits},
        {"_state", "self", twisterState},
        {"_set_state", "self, state, /", twisterSetState},
    });
}

} // namespace forkyard::modules
