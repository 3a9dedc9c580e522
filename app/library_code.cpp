#include "app/library_code.h"

#include "core/bytecode/code_image.h"
#include "core/vm/machine.h"

#include <cstring>

asm(".section .rodata\n.global forkyard_library_code\nforkyard_library_code:\n.incbin \"" FORKYARD_LIBRARY_CODE "\"\n.previous");
extern "C" const char forkyard_library_code[];

namespace forkyard::app {

namespace {

std::uint32_t takeSize(const char *&at)
{
    std::uint32_t size = 0;
    std::memcpy(&size, at, sizeof size);
    at += sizeof size;
    return size;
}

std::string_view imageOf(std::string_view module)
{
    const char *at = forkyard_library_code;
    for (std::uint32_t left = takeSize(at); left > 0; --left) {
        const std::uint32_t nameSize = takeSize(at), imageSize = takeSize(at);
        if (std::string_view(at, nameSize) == module) return {at + nameSize, imageSize};
        at += nameSize + imageSize;
    }
    return {};
}

} // namespace

std::shared_ptr<const bytecode::Code> libraryCode(std::string_view text, std::string_view fileName)
{
    if (fileName.size() < 2 || fileName.front() != '<' || fileName.back() != '>') return nullptr;
    std::string_view module = fileName.substr(1, fileName.size() - 2);
    if (module == "prelude") module = "_prelude";
    // A program may give code of its own any name: only the library's own text is meant.
    if (vm::builtinSource(module).data() != text.data()) return nullptr;
    const std::string_view image = imageOf(module);
    return image.empty() ? nullptr : bytecode::readImage(image);
}

} // namespace forkyard::app
