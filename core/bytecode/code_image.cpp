// See the header. Numbers are written seven bits a byte, lines and places as distances: most of them take one byte.
#include "core/bytecode/code_image.h"

#include "core/base/check.h"
#include "core/bytecode/operands.h"

#include <bit>
#include <cstring>
#include <unordered_map>

namespace forkyard::bytecode {

namespace {

enum class ConstantTag : std::uint8_t { None, Ellipsis, False, True, Integer, Real, BigInteger, Text, InternedText, Bytes, Tuple, Code, CodeAgain };

enum Flags : std::uint64_t { VarArgs = 1, VarKeywords = 2, Generator = 4, Coroutine = 8, ClassBody = 16, ModuleBody = 32, DocString = 64 };

/// Symbols stand nowhere but in d.
bool hasSymbol(Op op) { return operandWords(op)[3] == 'S'; }

class ImageWriter {
public:
    explicit ImageWriter(std::string &out) : m_out(out) {}

    void write(const Code &root)
    {
        code(root);
        std::string body;
        body.swap(m_out);
        number(m_names.size());
        for (const Symbol name : m_names) text(symbolText(name));
        m_out += body;
    }

private:
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7) m_out += static_cast<char>(value | 0x80);
        m_out += static_cast<char>(value);
    }
    void distance(std::int64_t value) { number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63)); }
    void text(std::string_view value)
    {
        number(value.size());
        m_out += value;
    }
    void name(Symbol symbol)
    {
        const auto [found, isNew] = m_places.try_emplace(symbol, m_names.size());
        if (isNew) m_names.push_back(symbol);
        number(found->second);
    }
    void names(const std::vector<Symbol> &all)
    {
        number(all.size());
        for (const Symbol symbol : all) name(symbol);
    }

    void instructions(const std::vector<Instruction> &all)
    {
        number(all.size());
        std::uint32_t line = 0;
        for (const Instruction &each : all) {
            number(static_cast<std::uint8_t>(each.op));
            // Registers that are absent are the highest number: with one added they are the lowest.
            for (const std::uint16_t operand : {each.a, each.b, each.c}) number(static_cast<std::uint16_t>(operand + 1));
            if (hasSymbol(each.op)) name(each.d);
            else number(each.d + std::uint32_t{1});
            distance(std::int64_t{each.line} - line);
            line = each.line;
        }
    }
    void spans(const std::vector<SourceSpan> &all)
    {
        number(all.size());
        SourceSpan last;
        for (const SourceSpan &each : all) {
            distance(std::int64_t{each.line} - last.line);
            distance(std::int64_t{each.column} - last.column);
            distance(std::int64_t{each.endLine} - each.line);
            distance(std::int64_t{each.endColumn} - last.endColumn);
            last = each;
        }
    }
    void handlers(const std::vector<HandlerRange> &all)
    {
        number(all.size());
        for (const HandlerRange &each : all)
            for (const std::uint32_t value : {each.start, each.end, each.handler, std::uint32_t{each.target}}) number(value);
    }

    void tag(ConstantTag value) { m_out += static_cast<char>(value); }
    void constants(const std::vector<Constant> &all)
    {
        number(all.size());
        for (const Constant &each : all) std::visit([this](const auto &value) { constant(value); }, each.value);
    }
    void constant(const NoneConstant &) { tag(ConstantTag::None); }
    void constant(const EllipsisConstant &) { tag(ConstantTag::Ellipsis); }
    void constant(bool value) { tag(value ? ConstantTag::True : ConstantTag::False); }
    void constant(std::int64_t value)
    {
        tag(ConstantTag::Integer);
        distance(value);
    }
    void constant(double value)
    {
        tag(ConstantTag::Real);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        m_out.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void constant(const BigIntConstant &value)
    {
        tag(ConstantTag::BigInteger);
        text(value.hexDigits);
    }
    void constant(const StringConstant &value)
    {
        tag(value.interned ? ConstantTag::InternedText : ConstantTag::Text);
        text(value.utf8);
    }
    void constant(const BytesConstant &value)
    {
        tag(ConstantTag::Bytes);
        text(value.bytes);
    }
    void constant(const TupleConstant &value)
    {
        tag(ConstantTag::Tuple);
        constants(value.items);
    }
    void constant(const std::shared_ptr<const Code> &value)
    {
        // Several constants may share one code (the bodies of a finally).
        const auto [found, isNew] = m_codes.try_emplace(value.get(), m_codes.size());
        tag(isNew ? ConstantTag::Code : ConstantTag::CodeAgain);
        if (isNew) code(*value);
        else number(found->second);
    }

    void code(const Code &c)
    {
        for (const std::string *each : {&c.name, &c.qualifiedName, &c.fileName, &c.docString}) text(*each);
        number(c.firstLine);
        for (const std::uint16_t each : {c.positionalOnlyCount, c.positionalCount, c.keywordOnlyCount, c.registerCount, c.firstFree}) number(each);
        number(c.cacheCount);
        std::uint64_t flags = 0;
        const auto note = [&flags](bool isSet, Flags flag) { flags |= isSet ? flag : std::uint64_t{0}; };
        note(c.hasVarArgs, VarArgs);
        note(c.hasVarKeywords, VarKeywords);
        note(c.isGenerator, Generator);
        note(c.isCoroutine, Coroutine);
        note(c.isClassBody, ClassBody);
        note(c.isModule, ModuleBody);
        note(c.hasDocString, DocString);
        number(flags);
        names(c.localNames);
        text({reinterpret_cast<const char *>(c.localIsCell.data()), c.localIsCell.size()});
        names(c.freeNames);
        instructions(c.instructions);
        spans(c.spans);
        handlers(c.handlers);
        constants(c.constants);
        instructions(c.fastInstructions);
        spans(c.fastSpans);
        handlers(c.fastHandlers);
        number(c.toFast.size());
        std::uint32_t last = 0;
        for (const std::uint32_t each : c.toFast) {
            distance(std::int64_t{each} - last);
            last = each;
        }
    }

    std::string &m_out;
    std::unordered_map<Symbol, std::size_t> m_places;
    std::vector<Symbol> m_names;
    std::unordered_map<const Code *, std::size_t> m_codes;
};

class ImageReader {
public:
    explicit ImageReader(std::string_view image) : m_at(image.data()), m_end(image.data() + image.size()) {}

    std::shared_ptr<const Code> read()
    {
        m_names.resize(number());
        for (Symbol &each : m_names) each = intern(text());
        auto root = code();
        FORKYARD_CHECK(m_at == m_end);
        return root;
    }

private:
    std::uint64_t number()
    {
        std::uint64_t value = static_cast<unsigned char>(*m_at++);
        if (value < 0x80) return value;
        value &= 0x7f;
        for (unsigned shift = 7;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
    }
    std::int64_t distance()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }
    void step(std::uint32_t &from) { from = static_cast<std::uint32_t>(from + distance()); }
    template <typename T>
    void read(T &value) { value = static_cast<T>(number()); }
    std::string_view text()
    {
        const std::size_t size = number();
        const std::string_view value(m_at, size);
        m_at += size;
        return value;
    }
    void names(std::vector<Symbol> &all)
    {
        all.resize(number());
        for (Symbol &each : all) each = m_names[number()];
    }

    void instructions(std::vector<Instruction> &all)
    {
        all.resize(number());
        std::uint32_t line = 0;
        for (Instruction &each : all) {
            read(each.op);
            for (std::uint16_t *operand : {&each.a, &each.b, &each.c}) *operand = static_cast<std::uint16_t>(number() - 1);
            if (hasSymbol(each.op)) each.d = m_names[number()];
            else each.d = static_cast<std::uint32_t>(number() - 1);
            step(line);
            each.line = line;
        }
    }
    void spans(std::vector<SourceSpan> &all)
    {
        all.resize(number());
        SourceSpan last;
        for (SourceSpan &each : all) {
            step(last.line);
            step(last.column);
            last.endLine = last.line;
            step(last.endLine);
            step(last.endColumn);
            each = last;
        }
    }
    void handlers(std::vector<HandlerRange> &all)
    {
        all.resize(number());
        for (HandlerRange &each : all) {
            read(each.start);
            read(each.end);
            read(each.handler);
            read(each.target);
        }
    }

    void constants(std::vector<Constant> &all)
    {
        all.resize(number());
        for (Constant &each : all) constant(each);
    }
    void constant(Constant &into)
    {
        switch (static_cast<ConstantTag>(*m_at++)) {
        case ConstantTag::None: into.value = NoneConstant{}; break;
        case ConstantTag::Ellipsis: into.value = EllipsisConstant{}; break;
        case ConstantTag::False: into.value = false; break;
        case ConstantTag::True: into.value = true; break;
        case ConstantTag::Integer: into.value = distance(); break;
        case ConstantTag::Real: {
            std::uint64_t bits = 0;
            std::memcpy(&bits, m_at, sizeof bits);
            m_at += sizeof bits;
            into.value = std::bit_cast<double>(bits);
            break;
        }
        case ConstantTag::BigInteger: into.value = BigIntConstant{std::string(text())}; break;
        case ConstantTag::Text: into.value = StringConstant{std::string(text()), false}; break;
        case ConstantTag::InternedText: into.value = StringConstant{std::string(text()), true}; break;
        case ConstantTag::Bytes: into.value = BytesConstant{std::string(text())}; break;
        case ConstantTag::Tuple: {
            TupleConstant tuple;
            constants(tuple.items);
            into.value = std::move(tuple);
            break;
        }
        case ConstantTag::Code: {
            const std::size_t place = m_codes.size();
            m_codes.emplace_back();
            std::shared_ptr<const Code> made = code(); // which adds those within
            into.value = m_codes[place] = std::move(made);
            break;
        }
        case ConstantTag::CodeAgain: into.value = m_codes[number()]; break;
        }
    }

    std::shared_ptr<const Code> code()
    {
        auto made = std::make_shared<Code>();
        Code &c = *made;
        for (std::string *each : {&c.name, &c.qualifiedName, &c.fileName, &c.docString}) *each = text();
        read(c.firstLine);
        for (std::uint16_t *each : {&c.positionalOnlyCount, &c.positionalCount, &c.keywordOnlyCount, &c.registerCount, &c.firstFree}) read(*each);
        read(c.cacheCount);
        const std::uint64_t flags = number();
        c.hasVarArgs = flags & VarArgs;
        c.hasVarKeywords = flags & VarKeywords;
        c.isGenerator = flags & Generator;
        c.isCoroutine = flags & Coroutine;
        c.isClassBody = flags & ClassBody;
        c.isModule = flags & ModuleBody;
        c.hasDocString = flags & DocString;
        names(c.localNames);
        const std::string_view cells = text();
        c.localIsCell.assign(cells.begin(), cells.end());
        names(c.freeNames);
        instructions(c.instructions);
        spans(c.spans);
        handlers(c.handlers);
        constants(c.constants);
        instructions(c.fastInstructions);
        spans(c.fastSpans);
        handlers(c.fastHandlers);
        c.toFast.resize(number());
        std::uint32_t last = 0;
        for (std::uint32_t &each : c.toFast) {
            step(last);
            each = last;
        }
        return made;
    }

    const char *m_at;
    const char *m_end;
    std::vector<Symbol> m_names;
    std::vector<std::shared_ptr<const Code>> m_codes;
};

} // namespace

void appendImage(const Code &code, std::string &out)
{
    std::string image;
    ImageWriter(image).write(code);
    out += image;
}

std::shared_ptr<const Code> readImage(std::string_view image) { return ImageReader(image).read(); }

} // namespace forkyard::bytecode
