// An integer of any size while it is being worked on: GMP's, outside the heap. Internal to the number files.
#pragma once

#include "core/vm/machine.h"

#include <gmp.h>

namespace forkyard::vm {

class BigInteger {
public:
    BigInteger() { mpz_init(m_z); }
    explicit BigInteger(std::int64_t i) { mpz_init_set_si(m_z, i); }
    /// Of an int, a bool or an instance of a subclass of int.
    BigInteger(const Machine &m, Value intLike)
    {
        if (intLike.isInt()) mpz_init_set_si(m_z, intLike.asInt());
        else if (intLike.isBool()) mpz_init_set_si(m_z, intLike.isTrue());
        else {
            const auto *big = m.at<BigIntObject>(intLike);
            mpz_init(m_z);
            mpz_import(m_z, big->limbCount, -1, sizeof(std::uint64_t), 0, 0, big->limbs());
            if (big->flags & BigIntObject::Negative) mpz_neg(m_z, m_z);
        }
    }
    BigInteger(const BigInteger &) = delete;
    BigInteger &operator=(const BigInteger &) = delete;
    ~BigInteger() { mpz_clear(m_z); }

    mpz_ptr get() { return m_z; }
    mpz_srcptr get() const { return m_z; }
    int sign() const { return mpz_sgn(m_z); }
    /// As a value of the heap.
    Value toValue(Thread &t) const;
    /// The nearest float, ties to even; false if it is too large.
    bool toReal(double &out) const;

private:
    mpz_t m_z;
};

} // namespace forkyard::vm
