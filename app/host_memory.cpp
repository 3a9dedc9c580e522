// The child program's operator new: malloc, with new memory mapped many pages at a time. Each page's first touch costs a fault of
// its own otherwise, and a search through millions of states touches little else. Knows nothing of who asks. Not for sanitizers.
#include "core/base/memory_ahead.h"

#include <cstdlib>
#include <new>

namespace {

void *allocate(std::size_t size) {
    for (;;) {
        if (void *memory = std::malloc(size)) {
            forkyard::noteAllocated(memory, size);
            return memory;
        }
        const std::new_handler handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}

} // namespace

void *operator new(std::size_t size) { return allocate(size > 0 ? size : 1); }
void *operator new[](std::size_t size) { return allocate(size > 0 ? size : 1); }
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete[](void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void *memory, std::size_t) noexcept { std::free(memory); }
