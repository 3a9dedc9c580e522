// Ranges of integers of any size. Knows integers by operations.h only.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// start, stop, step: ints (bools are made ints); step is not 0.
Value makeRange(Thread &t, Value start, Value stop, Value step);
/// A range whose bounds and length fit 64 bits.
struct SmallRange {
    std::int64_t start, step;
    std::uint64_t count;
};
bool smallRange(const Machine &m, const RangeObject *range, SmallRange &out);
/// len() as an int of any size.
Outcome rangeLength(Thread &t, const RangeObject *range, Value &result);
Outcome rangeGetItem(Thread &t, Value range, Value key, Value &result);
Outcome rangeContains(Thread &t, Value range, Value item, bool &result);
Outcome rangeEqual(Thread &t, Value a, Value b, bool &result);
Outcome rangeHash(Thread &t, Value range, std::uint64_t &result);

void defineRangeMethods(Thread &t);

} // namespace forkyard::vm
