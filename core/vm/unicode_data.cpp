// Character properties by binary search over runs of equal records; the first 256 characters have a table at hand.
#include "core/vm/unicode_data.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace forkyard::vm::unicode {

namespace {

struct Record {
    std::uint16_t properties;
    std::int32_t upper, lower, title, folded; ///< distances
    std::int8_t digit;                        ///< -1: none
};
/// kind 0 upper, 1 lower, 2 title, 3 folded.
struct SeveralCharacters {
    char32_t from;
    unsigned kind;
    char32_t to[3];
};

#include "core/vm/unicode_data.inc"

const Record &findRecord(char32_t c)
{
    const auto *after = std::upper_bound(std::begin(Runs), std::end(Runs), c << 8 | 0xff);
    return Records[*std::prev(after) & 0xff];
}

const std::array<Record, 256> &latin1Records()
{
    static const auto table = [] {
        std::array<Record, 256> records;
        for (char32_t c = 0; c < records.size(); ++c) records[c] = findRecord(c);
        return records;
    }();
    return table;
}

const Record &recordOf(char32_t c) { return c < 256 ? latin1Records()[c] : findRecord(c); }

CaseMapping mapCase(char32_t c, unsigned kind, std::int32_t distance)
{
    CaseMapping mapping;
    mapping.characters[0] = static_cast<char32_t>(static_cast<std::int32_t>(c) + distance);
    if (distance != 0 || c < 0x80) return mapping;
    const auto *found = std::lower_bound(std::begin(Several), std::end(Several), std::pair(c, kind), [](const SeveralCharacters &s, auto key) {
        return std::pair(s.from, s.kind) < key;
    });
    if (found == std::end(Several) || found->from != c || found->kind != kind) return mapping;
    std::copy(std::begin(found->to), std::end(found->to), mapping.characters);
    mapping.count = found->to[2] != 0 ? 3 : 2;
    return mapping;
}

} // namespace

std::uint16_t properties(char32_t c) { return recordOf(c).properties; }
int decimalDigit(char32_t c) { return recordOf(c).digit; }
CaseMapping toUpper(char32_t c) { return mapCase(c, 0, recordOf(c).upper); }
CaseMapping toLower(char32_t c) { return mapCase(c, 1, recordOf(c).lower); }
CaseMapping toTitle(char32_t c) { return mapCase(c, 2, recordOf(c).title); }
CaseMapping foldCase(char32_t c) { return mapCase(c, 3, recordOf(c).folded); }

} // namespace forkyard::vm::unicode
