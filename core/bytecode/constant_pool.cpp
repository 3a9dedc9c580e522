// Equality of constants by a key of their type and content.
#include "core/bytecode/constant_pool.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace forkyard::bytecode {

namespace {

template <typename T> void appendRaw(std::string &key, T value) {
    key.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void appendText(std::string &key, char type, std::string_view text) {
    key += type;
    appendRaw(key, text.size());
    key += text;
}

/// Two constants have the same key exactly when one can stand for the other. False for code, which has none.
bool appendKey(std::string &key, const Constant &constant) {
    struct Visitor {
        std::string &key;
        bool operator()(const NoneConstant &) const { return key += 'N', true; }
        bool operator()(const EllipsisConstant &) const { return key += 'E', true; }
        bool operator()(bool value) const { return key += value ? 'T' : 'F', true; }
        bool operator()(std::int64_t value) const { return key += 'i', appendRaw(key, value), true; }
        bool operator()(double value) const {
            return key += 'd', appendRaw(key, std::bit_cast<std::uint64_t>(value)), true;
        }
        bool operator()(const BigIntConstant &value) const { return appendText(key, 'I', value.hexDigits), true; }
        bool operator()(const StringConstant &value) const { return appendText(key, 's', value.utf8), true; }
        bool operator()(const BytesConstant &value) const { return appendText(key, 'b', value.bytes), true; }
        bool operator()(const TupleConstant &value) const {
            key += '(';
            appendRaw(key, value.items.size());
            return std::all_of(value.items.begin(), value.items.end(),
                               [this](const Constant &item) { return appendKey(key, item); });
        }
        bool operator()(const std::shared_ptr<const Code> &) const { return false; }
    };
    return std::visit(Visitor{key}, constant.value);
}

bool looksLikeName(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

std::uint32_t ConstantPool::add(Constant constant) {
    const auto next = static_cast<std::uint32_t>(m_constants.size());
    std::string key;
    if (appendKey(key, constant)) {
        const auto [place, isNew] = m_indexes.try_emplace(std::move(key), next);
        if (!isNew) return place->second;
    }
    m_constants.push_back(std::move(constant));
    return next;
}

Constant stringConstant(std::string utf8) {
    const bool interned = looksLikeName(utf8);
    return {StringConstant{std::move(utf8), interned}};
}

Constant tupleOfNames(const std::vector<std::string> &names) {
    TupleConstant tuple;
    for (const std::string &name : names) tuple.items.push_back(stringConstant(name));
    return {std::move(tuple)};
}

} // namespace forkyard::bytecode
