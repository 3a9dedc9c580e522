// Run when the program is built: compiles the library part that is written in the language, so that no start has to.
// compile_library OUT FILE.py…: OUT begins with the number of modules, 32 bits; then for each its name's and its image's size, 32 bits
// each, the name and the image.
#include "core/bytecode/code_image.h"
#include "core/bytecode/compiler.h"
#include "core/lang/parse.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace forkyard;

namespace {

void appendSize(std::string &out, std::size_t size)
{
    const auto bytes = static_cast<std::uint32_t>(size);
    out.append(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

/// False, with the mistake on standard error: the file is no program.
bool appendModule(const std::filesystem::path &path, std::string &out)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::string name = path.stem().string();
    const auto tree = lang::parseProgram(text);
    const auto code = tree.ok() ? bytecode::compile(*tree.value(), name == "_prelude" ? "<prelude>" : '<' + name + '>') : tree.error();
    if (!code.ok()) {
        std::fprintf(stderr, "%s:%u: %s\n", path.c_str(), code.error().span.line, code.error().code.c_str());
        return false;
    }
    std::string image;
    bytecode::appendImage(*code.value(), image);
    appendSize(out, name.size());
    appendSize(out, image.size());
    out += name;
    out += image;
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) return 2;
    std::string out;
    appendSize(out, static_cast<std::size_t>(argc - 2));
    for (int i = 2; i < argc; ++i)
        if (!appendModule(argv[i], out)) return 1;
    std::ofstream file(argv[1], std::ios::binary);
    file << out;
    return file.flush() ? 0 : 1;
}
