#include "core/base/large_text.h"

#include <cstdint>
#include <cstring>
#include <link.h>
#include <sys/mman.h>

namespace forkyard {

namespace {

constexpr std::uintptr_t kLargePage = std::uintptr_t{2} << 20;

struct Range {
    std::uintptr_t begin = 0, end = 0;
};

/// Of the program itself, which comes first.
int findText(dl_phdr_info *info, std::size_t, void *found) {
    for (int index = 0; index < info->dlpi_phnum; ++index) {
        const auto &part = info->dlpi_phdr[index];
        const std::uintptr_t begin = info->dlpi_addr + part.p_vaddr;
        // Linked so (CMakeLists.txt) that it begins with a large page and nothing else lies in its last one.
        if (part.p_type == PT_LOAD && (part.p_flags & PF_X) && part.p_align >= kLargePage) *static_cast<Range *>(found) = {begin, begin + part.p_memsz};
    }
    return 1;
}

} // namespace

void moveTextToLargePages() {
    Range text;
    dl_iterate_phdr(&findText, &text);
    if (text.begin == 0 || text.begin % kLargePage != 0) return;
    const std::size_t size = (text.end - text.begin + kLargePage - 1) & ~(kLargePage - 1);
    void *const wide = mmap(nullptr, size + kLargePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (wide == MAP_FAILED) return;
    const auto wideBegin = reinterpret_cast<std::uintptr_t>(wide), wideEnd = wideBegin + size + kLargePage;
    const std::uintptr_t begin = (wideBegin + kLargePage - 1) & ~(kLargePage - 1);
    if (begin > wideBegin) munmap(wide, begin - wideBegin);
    if (wideEnd > begin + size) munmap(reinterpret_cast<void *>(begin + size), wideEnd - begin - size);
    void *const copy = reinterpret_cast<void *>(begin);
    madvise(copy, size, MADV_HUGEPAGE);
    std::memcpy(copy, reinterpret_cast<const void *>(text.begin), text.end - text.begin);
    // In one call: at no moment is there anything else at these addresses than what runs here.
    const bool isRunnable = mprotect(copy, size, PROT_READ | PROT_EXEC) == 0;
    if (!isRunnable || mremap(copy, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, reinterpret_cast<void *>(text.begin)) == MAP_FAILED) munmap(copy, size);
}

} // namespace forkyard
