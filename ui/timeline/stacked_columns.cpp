// Blocks of columns are painted row by row, without a branch for a pixel: which colour comes next in a column is what no predictor
// guesses. A pixel's colour is found by counting the parts that end below it.
#include "ui/timeline/stacked_columns.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace forkyard::ui {

namespace {

constexpr int blockColumns = 32;

using BlockTops = std::array<const std::uint8_t *, stackedParts>; ///< each of blockColumns bytes

/// What a block's rows are: `steps[row]` is the height of its pixels, counted from 1 at the bar's bottom.
struct BlockRows {
    QRgb *first = nullptr; ///< leftmost pixel of the topmost row
    std::ptrdiff_t stride = 0;
    int highest = 0; ///< pixels from the bar's bottom to the topmost row's top
    int count = 0;
    int unit = 1;
    int step(int row) const { return (highest - row + unit - 1) / unit; }
};

void paintPlainly(const BlockRows &rows, int columns, const BlockTops &tops, const StackColors &colors) {
    for (int row = 0; row < rows.count; ++row) {
        const int step = rows.step(row);
        QRgb *target = rows.first + row * rows.stride;
        for (int column = 0; column < columns; ++column) {
            std::size_t below = 0;
            for (const std::uint8_t *part : tops) below += part[column] < step;
            target[column] = colors[below];
        }
    }
}

#if defined(__x86_64__)

/// The same: the colours stay in one register, and 32 columns are counted at once. Of those behind `columns` nothing is painted.
__attribute__((target("avx2"))) void paintAtOnce(const BlockRows &rows, int columns, const BlockTops &tops, const StackColors &colors) {
    constexpr int lanes = 8;
    const __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    const int whole = columns / lanes * lanes;
    const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32(columns - whole), numbers); // of the group that the last column cuts
    __m256i parts[stackedParts];
    for (std::size_t part = 0; part < stackedParts; ++part) parts[part] = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(tops[part]));
    alignas(32) std::array<QRgb, 8> padded{};
    std::copy(colors.begin(), colors.end(), padded.begin());
    const __m256i palette = _mm256_load_si256(reinterpret_cast<const __m256i *>(padded.data()));
    for (int row = 0; row < rows.count; ++row) {
        const __m256i step = _mm256_set1_epi8(static_cast<char>(rows.step(row)));
        // A part that reaches as high as this row takes one off the count of those below.
        __m256i below = _mm256_set1_epi8(static_cast<char>(stackedParts));
        for (const __m256i part : parts) below = _mm256_add_epi8(below, _mm256_cmpeq_epi8(_mm256_max_epu8(part, step), part));
        alignas(32) std::array<std::uint8_t, blockColumns> counted;
        _mm256_store_si256(reinterpret_cast<__m256i *>(counted.data()), below);
        QRgb *target = rows.first + row * rows.stride;
        for (int column = 0; column < columns; column += lanes) {
            const __m256i index = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(counted.data() + column)));
            const __m256i pixels = _mm256_permutevar8x32_epi32(palette, index);
            if (column < whole) _mm256_storeu_si256(reinterpret_cast<__m256i *>(target + column), pixels);
            else _mm256_maskstore_epi32(reinterpret_cast<int *>(target + column), mask, pixels);
        }
    }
}

bool canPaintAtOnce() {
    static const bool can = __builtin_cpu_supports("avx2");
    return can;
}

#else

void paintAtOnce(const BlockRows &rows, int columns, const BlockTops &tops, const StackColors &colors) { paintPlainly(rows, columns, tops, colors); }
bool canPaintAtOnce() { return false; }

#endif

} // namespace

void StackedColumns::reset(int height, int count) {
    constexpr int most = 255; // what a byte counts to
    m_height = height;
    m_count = count;
    m_unit = std::max(1, (height + most - 1) / most);
    m_steps = (height + m_unit - 1) / m_unit;
    // Blocks begin wherever painting does, and are read whole.
    for (auto &part : m_tops) part.resize(static_cast<std::size_t>(count + blockColumns));
}

void StackedColumns::paint(Raster &raster, int left, int top, int from, int to, const StackColors &colors) const {
    from = std::max({from, 0, raster.left() - left});
    to = std::min({to, m_count, raster.right() - left});
    const int begin = std::max(top, raster.top()), end = std::min(top + m_height, raster.bottom());
    if (from >= to || begin >= end) return;
    BlockRows rows{nullptr, raster.stride(), top + m_height - begin, end - begin, m_unit};
    for (int column = from; column < to; column += blockColumns) {
        const int columns = std::min(blockColumns, to - column);
        rows.first = raster.at(left + column, begin);
        BlockTops tops;
        for (std::size_t part = 0; part < stackedParts; ++part) tops[part] = m_tops[part].data() + column;
        if (canPaintAtOnce()) paintAtOnce(rows, columns, tops, colors);
        else paintPlainly(rows, columns, tops, colors);
    }
}

} // namespace forkyard::ui
