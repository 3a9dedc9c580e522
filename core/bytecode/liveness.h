// Which registers an instruction and what follows it may still read. The others hold nothing that could make a difference,
// and states that differ only in them are one.
#pragma once

#include "core/bytecode/code.h"

#include <cstdint>
#include <vector>

namespace forkyard::bytecode {

class LiveRegisters {
public:
    LiveRegisters(const Code &code, bool lined);
    /// Before the instruction is carried out.
    bool isLive(std::uint32_t instruction, std::uint32_t reg) const { return (m_bits[instruction * m_words + reg / 64] >> (reg % 64)) & 1; }

private:
    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
};

} // namespace forkyard::bytecode
