// Reads the operand words of instructions.def, so that it needs to know no instruction by itself.
#include "core/bytecode/disassemble.h"

#include "core/bytecode/operands.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace forkyard::bytecode {

namespace {

/// As Python's repr() writes it, but for what it finds unprintable beyond ASCII.
std::string quoted(const std::string &text) {
    const bool prefersDouble = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
    const char quote = prefersDouble ? '"' : '\'';
    std::string result(1, quote);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else if (c == quote || c == '\\')
            (result += '\\') += c;
        else if (byte < 0x20 || byte == 0x7f)
            ((result += "\\x") += "0123456789abcdef"[byte >> 4]) += "0123456789abcdef"[byte & 15];
        else
            result += c;
    }
    return result + quote;
}

std::string numberText(double value) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    std::string text(buffer, end.ptr);
    if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
    return text;
}

std::string tupleText(const TupleConstant &tuple) {
    std::string text = "(";
    for (const Constant &item : tuple.items) {
        if (text.size() > 1) text += ", ";
        text += constantText(item);
    }
    return text + (tuple.items.size() == 1 ? ",)" : ")");
}

class Printer {
public:
    explicit Printer(const Code &code) : m_code(code) {
        std::map<std::uint32_t, int> targets;
        for (const Instruction &i : code.instructions)
            if (hasJumpTarget(i.op)) targets[i.d];
        for (const HandlerRange &range : code.handlers) {
            targets[range.start];
            targets[range.end];
            targets[range.handler];
        }
        int number = 0;
        for (auto &[place, label] : targets) label = ++number;
        m_labels = std::move(targets);
    }

    std::string print() const {
        std::string text = header();
        for (std::size_t i = 0; i < m_code.instructions.size(); ++i) {
            text += margin(static_cast<std::uint32_t>(i)) + instruction(m_code.instructions[i]) + '\n';
        }
        for (const HandlerRange &range : m_code.handlers)
            text += "guard " + label(range.start) + " to " + label(range.end) + ": " + label(range.handler) + " with " +
                    registerName(range.target) + '\n';
        for (const Constant &constant : m_code.constants)
            if (const auto *inner = std::get_if<std::shared_ptr<const Code>>(&constant.value))
                text += '\n' + disassemble(**inner);
        return text;
    }

private:
    std::string header() const {
        std::string text = m_code.qualifiedName.empty() ? m_code.name : m_code.qualifiedName;
        text += ": " + std::to_string(m_code.registerCount) + " registers";
        if (m_code.isGenerator) text += ", generator";
        if (m_code.isCoroutine) text += ", coroutine";
        return text + '\n';
    }

    std::string label(std::uint32_t place) const {
        const auto found = m_labels.find(place);
        return found == m_labels.end() ? "?" : 'L' + std::to_string(found->second);
    }

    std::string margin(std::uint32_t place) const {
        std::string text = m_labels.contains(place) ? label(place) + ':' : std::string();
        text.resize(std::max<std::size_t>(text.size() + 1, 5), ' ');
        return text;
    }

    std::string registerName(std::uint32_t place) const {
        std::string_view name;
        if (place < m_code.localNames.size())
            name = symbolText(m_code.localNames[place]);
        else if (place - m_code.firstFree < m_code.freeNames.size())
            name = symbolText(m_code.freeNames[place - m_code.firstFree]);
        return name.empty() ? '%' + std::to_string(place) : std::string(name);
    }

    std::string operand(char word, std::uint32_t value, bool isAbsent) const {
        switch (word) {
        case 'R':
            return isAbsent ? "none" : registerName(value);
        case 'K':
            if (value == NO_CONST) return "";
            return value < m_code.constants.size() ? constantText(m_code.constants[value]) : "?";
        case 'S':
            return std::string(symbolText(value));
        case 'J':
            return "-> " + label(value);
        case 'N':
            return std::to_string(value);
        default:
            return "";
        }
    }

    std::string instruction(const Instruction &i) const {
        if (i.op == Op::Line) return "Line " + std::to_string(i.line);
        const std::string_view words = operandWords(i.op);
        std::string text(operationName(i.op));
        const std::uint32_t operands[] = {i.a, i.b, i.c, i.d};
        for (std::size_t n = 0; n < 4; ++n)
            if (const std::string part = operand(words[n], operands[n], operands[n] == NO_REG); !part.empty())
                text += ' ' + part;
        return text;
    }

    const Code &m_code;
    std::map<std::uint32_t, int> m_labels;
};

} // namespace

std::string constantText(const Constant &constant) {
    struct Visitor {
        std::string operator()(const NoneConstant &) const { return "None"; }
        std::string operator()(const EllipsisConstant &) const { return "..."; }
        std::string operator()(bool value) const { return value ? "True" : "False"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return numberText(value); }
        std::string operator()(const BigIntConstant &value) const {
            const bool isNegative = value.hexDigits.starts_with('-');
            return (isNegative ? "-0x" : "0x") + value.hexDigits.substr(isNegative ? 1 : 0);
        }
        std::string operator()(const StringConstant &value) const { return quoted(value.utf8); }
        std::string operator()(const BytesConstant &value) const { return 'b' + quoted(value.bytes); }
        std::string operator()(const TupleConstant &value) const { return tupleText(value); }
        std::string operator()(const std::shared_ptr<const Code> &code) const { return "<code " + code->name + '>'; }
    };
    return std::visit(Visitor{}, constant.value);
}

std::string disassemble(const Code &code) {
    return Printer(code).print();
}

} // namespace forkyard::bytecode
