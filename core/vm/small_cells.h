// Going through a heap's small cells, free ones too. Knows no objects.
#pragma once

#include "core/vm/heap.h"

namespace forkyard::vm {

/// Calls visit(handle) for each cell of the blocks of small cells, in order; what lies in the other blocks, and in those that are free, is
/// anything. With the world stopped.
template <typename Visit>
void eachSmallCell(const Heap &heap, const Visit &visit)
{
    for (const std::uint32_t block : heap.books().smallBlocks) {
        const std::size_t begin = std::size_t{block} * BlockBytes;
        for (std::size_t offset = begin; offset < begin + BlockBytes;) {
            std::size_t cellBytes = 0;
            const Handle handle = heap.cellAt(offset, cellBytes);
            offset = handle ? std::size_t{handle} * Granule + cellBytes : offset + Granule;
            if (handle) visit(handle);
        }
    }
}

} // namespace forkyard::vm
