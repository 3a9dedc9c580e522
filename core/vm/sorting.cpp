// A merge sort of natural runs: short runs are made longer by binary insertion, as CPython's sort does (Objects/listsort.txt
// describes it), then runs are merged bottom up. Comparisons are specialised where all values are small ints, floats or str.
#include "core/vm/sorting.h"

#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <vector>

namespace forkyard::vm {

namespace {

/// Sorts by less(a, b), which says false and sets stop() once a comparison has failed.
template <typename Less>
class Sorter {
public:
    Sorter(Value *values, Value *companions, std::size_t count, Less &less) : m_values(values), m_companions(companions), m_count(count), m_less(less) {}

    void sort()
    {
        if (m_count < 2) return;
        const std::size_t shortest = shortestRun(m_count);
        std::vector<std::size_t> starts;
        for (std::size_t start = 0; start < m_count && !m_less.failed();) {
            starts.push_back(start);
            std::size_t end = start + naturalRun(start);
            const std::size_t forced = std::min(start + shortest, m_count);
            if (end < forced) {
                insertInto(start, end, forced);
                end = forced;
            }
            start = end;
        }
        starts.push_back(m_count);
        m_spareValues.resize(m_count);
        if (m_companions) m_spareCompanions.resize(m_count);
        while (starts.size() > 2 && !m_less.failed()) mergePairs(starts);
    }

private:
    /// CPython's merge_compute_minrun: a length of 32 to 64 that divides the whole well.
    static std::size_t shortestRun(std::size_t n)
    {
        std::size_t carry = 0;
        while (n >= 64) {
            carry |= n & 1;
            n >>= 1;
        }
        return n + carry;
    }

    /// Length of the run at start, which is ascending afterwards; a strictly descending one is turned round.
    std::size_t naturalRun(std::size_t start)
    {
        std::size_t end = start + 1;
        if (end == m_count) return 1;
        const bool descending = m_less(m_values[end], m_values[start]);
        for (++end; end < m_count && m_less(m_values[end], m_values[end - 1]) == descending; ++end) {}
        if (descending && !m_less.failed()) {
            std::reverse(m_values + start, m_values + end);
            if (m_companions) std::reverse(m_companions + start, m_companions + end);
        }
        return end - start;
    }

    /// [start, sorted) is sorted; makes [start, end) so.
    void insertInto(std::size_t start, std::size_t sorted, std::size_t end)
    {
        for (; sorted < end && !m_less.failed(); ++sorted) {
            std::size_t low = start;
            std::size_t high = sorted;
            const Value pivot = m_values[sorted];
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                if (m_less(pivot, m_values[middle]))
                    high = middle;
                else
                    low = middle + 1;
            }
            if (m_less.failed()) return;
            moveInto(m_values, low, sorted);
            if (m_companions) moveInto(m_companions, low, sorted);
        }
    }
    static void moveInto(Value *values, std::size_t to, std::size_t from)
    {
        const Value moved = values[from];
        std::copy_backward(values + to, values + from, values + from + 1);
        values[to] = moved;
    }

    void mergePairs(std::vector<std::size_t> &starts)
    {
        std::vector<std::size_t> merged;
        std::size_t i = 0;
        for (; i + 2 < starts.size(); i += 2) {
            merge(starts[i], starts[i + 1], starts[i + 2]);
            merged.push_back(starts[i]);
        }
        if (i + 1 < starts.size()) merged.push_back(starts[i]);
        merged.push_back(m_count);
        starts.swap(merged);
    }

    /// Merges [start, middle) and [middle, end); the first is set aside meanwhile.
    void merge(std::size_t start, std::size_t middle, std::size_t end)
    {
        if (!m_less(m_values[middle], m_values[middle - 1])) return; // in order as they stand
        const std::size_t left = middle - start;
        std::copy(m_values + start, m_values + middle, m_spareValues.begin());
        if (m_companions) std::copy(m_companions + start, m_companions + middle, m_spareCompanions.begin());
        std::size_t i = 0;
        std::size_t j = middle;
        std::size_t to = start;
        for (; i < left && j < end; ++to) {
            const bool takeRight = m_less(m_values[j], m_spareValues[i]);
            if (m_companions) m_companions[to] = takeRight ? m_companions[j] : m_spareCompanions[i];
            m_values[to] = takeRight ? m_values[j++] : m_spareValues[i++];
        }
        if (m_companions) std::copy(m_spareCompanions.begin() + static_cast<std::ptrdiff_t>(i), m_spareCompanions.begin() + static_cast<std::ptrdiff_t>(left), m_companions + to);
        std::copy(m_spareValues.begin() + static_cast<std::ptrdiff_t>(i), m_spareValues.begin() + static_cast<std::ptrdiff_t>(left), m_values + to);
    }

    Value *m_values;
    Value *m_companions;
    std::size_t m_count;
    Less &m_less;
    std::vector<Value> m_spareValues;
    std::vector<Value> m_spareCompanions;
};

struct IntLess {
    static constexpr bool failed() { return false; }
    bool operator()(Value a, Value b) const { return a.asInt() < b.asInt(); }
};
struct RealLess {
    static constexpr bool failed() { return false; }
    bool operator()(Value a, Value b) const { return a.asReal() < b.asReal(); }
};
struct TextLess {
    const Machine &m;
    static constexpr bool failed() { return false; }
    bool operator()(Value a, Value b) const { return strCompare(m.at<StrObject>(a), m.at<StrObject>(b)) < 0; }
};
struct GeneralLess {
    Thread &t;
    Outcome outcome = Outcome::Done;
    bool failed() const { return outcome != Outcome::Done; }
    bool operator()(Value a, Value b)
    {
        if (failed()) return false;
        Value result;
        outcome = compare(t, Comparison::Lt, a, b, result);
        return outcome == Outcome::Done && result.isTrue();
    }
};

template <typename Less>
void sortBy(Less &less, Value *values, Value *companions, std::size_t count, bool reverse)
{
    // Turned round before and after, equal values stay in the order in which they came.
    const auto turn = [&] {
        if (!reverse) return;
        std::reverse(values, values + count);
        if (companions) std::reverse(companions, companions + count);
    };
    turn();
    Sorter<Less>(values, companions, count, less).sort();
    turn();
}

} // namespace

Outcome sortValues(Thread &t, Value *values, Value *companions, std::size_t count, bool reverse)
{
    const Machine &m = t.machine;
    const auto all = [&](auto is) { return std::all_of(values, values + count, is); };
    if (all([](Value v) { return v.isInt(); })) {
        IntLess less;
        sortBy(less, values, companions, count, reverse);
        return Outcome::Done;
    }
    if (all([](Value v) { return v.isReal(); })) {
        RealLess less;
        sortBy(less, values, companions, count, reverse);
        return Outcome::Done;
    }
    if (all([&](Value v) { return isExactly(m, v, ClassId::Str); })) {
        TextLess less{m};
        sortBy(less, values, companions, count, reverse);
        return Outcome::Done;
    }
    GeneralLess less{t};
    sortBy(less, values, companions, count, reverse);
    return less.outcome;
}

} // namespace forkyard::vm
