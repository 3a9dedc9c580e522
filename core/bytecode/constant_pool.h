// The constants of one code object, each equal one once. Knows nothing of where they are used.
#pragma once

#include "core/bytecode/code.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace forkyard::bytecode {

class ConstantPool {
public:
    /// Its index. 1, 1.0 and True are different constants, so are 0.0 and -0.0; code is never shared.
    std::uint32_t add(Constant constant);
    std::vector<Constant> take() { return std::move(m_constants); }

private:
    std::vector<Constant> m_constants;
    std::unordered_map<std::string, std::uint32_t> m_indexes;
};

/// A string constant; interned where it looks like a name, as CPython does it.
Constant stringConstant(std::string utf8);
Constant tupleOfNames(const std::vector<std::string> &names);

} // namespace forkyard::bytecode
