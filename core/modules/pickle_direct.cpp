// See the header. Opcodes, memo and frame are wire's (core/wire/pickle_writer.cpp), for values small enough that one frame holds them.
#include "core/modules/pickle_direct.h"

#include "core/modules/pickle_bridge.h"
#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"
#include "core/wire/pickle_bytes.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace forkyard::modules {

using vm::ClassId;
using vm::Kind;
using wire::Opcode;

namespace {

constexpr std::size_t MostBytes = 16 * 1024; ///< far from where a second frame begins
constexpr std::size_t MostRemembered = 48;   ///< looked through one by one
constexpr std::size_t MostItems = 256;       ///< far from where CPython begins a second batch
constexpr int Deepest = 20;
constexpr std::size_t Head = 2, FrameHead = 9, LeastFrame = 4;

class DirectWriter {
public:
    DirectWriter(Thread &t, std::string &out) : m_thread(t), m_machine(t.machine), m_out(out), m_start(out.size()) {}

    bool write(Value v)
    {
        m_out.append(Head + FrameHead, '\0');
        if (!save(v, 0)) {
            m_out.resize(m_start);
            return false;
        }
        op(Opcode::Stop);
        finish();
        return true;
    }

private:
    void op(Opcode opcode) { m_out += static_cast<char>(opcode); }
    template <typename T>
    void little(T value)
    {
        wire::appendLittle(m_out, value);
    }
    void finish()
    {
        m_out[m_start] = static_cast<char>(Opcode::Proto);
        m_out[m_start + 1] = '\4';
        const std::uint64_t length = m_out.size() - m_start - Head - FrameHead;
        if (length < LeastFrame) {
            m_out.erase(m_start + Head, FrameHead);
            return;
        }
        m_out[m_start + Head] = static_cast<char>(Opcode::Frame);
        std::memcpy(&m_out[m_start + Head + 1], &length, sizeof length);
    }

    // -- The memo: of objects, and of the names of modules and functions, which share its numbers
    struct Entry {
        Handle object;
        std::uint8_t place;
    };
    struct Name {
        std::string text;
        std::uint8_t place;
    };
    const Entry *find(Value v) const
    {
        for (std::size_t i = 0; i < m_count; ++i)
            if (m_entries[i].object == v.asHandle()) return &m_entries[i];
        return nullptr;
    }
    bool isRemembered(Value v) const { return find(v) != nullptr; }
    bool recall(Value v)
    {
        const Entry *entry = find(v);
        return entry && get(entry->place);
    }
    bool get(std::uint8_t place)
    {
        op(Opcode::BinGet);
        little(place);
        return true;
    }
    bool remember(Value v)
    {
        if (m_places == MostRemembered) return false;
        op(Opcode::Memoize);
        m_entries[m_count++] = {v.asHandle(), m_places++};
        return true;
    }

    // -- Values
    bool save(Value v, int depth)
    {
        if (v.isInt()) return wire::appendShortInteger(m_out, v.asInt());
        if (v.isReal()) {
            op(Opcode::BinFloat);
            little(__builtin_bswap64(std::bit_cast<std::uint64_t>(v.asReal())));
            return true;
        }
        if (v.isNone() || v.isBool()) {
            op(v.isNone() ? Opcode::None : v.isTrue() ? Opcode::NewTrue : Opcode::NewFalse);
            return true;
        }
        if (!v.isObject() || depth == Deepest || m_out.size() - m_start > MostBytes) return false;
        return recall(v) || object(v, depth + 1);
    }
    bool exactly(Value v, ClassId id) const { return vm::isExactly(m_machine, v, id); }
    bool object(Value v, int depth)
    {
        switch (vm::kindOf(m_machine, v)) {
        case Kind::Str: return exactly(v, ClassId::Str) && text(v);
        case Kind::Bytes:
            if (!exactly(v, ClassId::Bytes)) return false;
            return sized(Opcode::ShortBinBytes, Opcode::BinBytes, vm::bytesOf(m_machine, v)) && remember(v);
        case Kind::Tuple: return exactly(v, ClassId::Tuple) && tuple(v, depth);
        case Kind::List: return exactly(v, ClassId::List) && list(v, depth);
        case Kind::Dict: return exactly(v, ClassId::Dict) && dict(v, depth);
        case Kind::Function: return function(v);
        default: return false;
        }
    }
    bool sized(Opcode small, Opcode medium, std::string_view content)
    {
        if (content.size() > MostBytes) return false;
        if (content.size() <= 0xff) {
            op(small);
            little(static_cast<std::uint8_t>(content.size()));
        } else {
            op(medium);
            little(static_cast<std::uint32_t>(content.size()));
        }
        m_out += content;
        return true;
    }
    bool text(Value v)
    {
        if (m_machine.at<vm::StrObject>(v)->length > MostBytes) return false;
        m_text.clear();
        vm::appendText(m_machine, v, m_text);
        return sized(Opcode::ShortBinUnicode, Opcode::BinUnicode, m_text) && remember(v);
    }
    bool tuple(Value v, int depth)
    {
        const vm::Items items = vm::itemsOf(m_machine, v);
        if (items.count == 0) {
            op(Opcode::EmptyTuple);
            return true;
        }
        if (items.count > MostItems) return false;
        if (items.count > 3) op(Opcode::Mark);
        for (std::size_t i = 0; i < items.count; ++i)
            if (!save(items[i], depth)) return false;
        // It holds itself, and was written meanwhile.
        if (isRemembered(v)) return false;
        op(items.count > 3 ? Opcode::Tuple : items.count == 1 ? Opcode::Tuple1 : items.count == 2 ? Opcode::Tuple2 : Opcode::Tuple3);
        return remember(v);
    }
    bool list(Value v, int depth)
    {
        const vm::Items items = vm::itemsOf(m_machine, v);
        if (items.count > MostItems) return false;
        op(Opcode::EmptyList);
        if (!remember(v)) return false;
        if (items.count > 1) op(Opcode::Mark);
        for (std::size_t i = 0; i < items.count; ++i)
            if (!save(items[i], depth)) return false;
        if (items.count > 0) op(items.count == 1 ? Opcode::Append : Opcode::Appends);
        return true;
    }
    bool dict(Value v, int depth)
    {
        op(Opcode::EmptyDict);
        if (!remember(v)) return false;
        const std::size_t markAt = m_out.size();
        std::size_t count = 0, position = 0;
        for (Value key, value; vm::dictNext(m_machine, v, position, key, value); ++count) {
            // A second one: both go behind a mark.
            if (count == 1) m_out.insert(markAt, 1, static_cast<char>(Opcode::Mark));
            if (count == MostItems || !save(key, depth) || !save(value, depth)) return false;
        }
        if (count > 0) op(count == 1 ? Opcode::SetItem : Opcode::SetItems);
        return true;
    }
    bool function(Value v)
    {
        const auto *function = m_machine.at<vm::FunctionObject>(v);
        const Value own = vm::ownAttribute(m_machine, function, vm::names::module());
        const std::string module = vm::textOf(m_machine, vm::isStr(m_machine, own) ? own : m_machine.at<vm::ModuleObject>(function->module)->name);
        const std::string name = vm::textOf(m_machine, function->qualifiedName);
        if (name.find("<locals>") != name.npos || resolveName(m_thread, module, name) != v) return false;
        if (!nameText(module) || !nameText(name)) return false;
        op(Opcode::StackGlobal);
        return remember(v);
    }
    bool nameText(const std::string &text)
    {
        for (std::size_t i = 0; i < m_nameCount; ++i)
            if (m_names[i].text == text) return get(m_names[i].place);
        if (m_nameCount == m_names.size() || m_places == MostRemembered || !sized(Opcode::ShortBinUnicode, Opcode::BinUnicode, text)) return false;
        op(Opcode::Memoize);
        m_names[m_nameCount++] = {text, m_places++};
        return true;
    }

    Thread &m_thread;
    Machine &m_machine;
    std::string &m_out;
    const std::size_t m_start;
    std::string m_text;
    std::array<Entry, MostRemembered> m_entries;
    std::size_t m_count = 0;
    std::array<Name, 6> m_names;
    std::size_t m_nameCount = 0;
    std::uint8_t m_places = 0;
};

class DirectReader {
public:
    DirectReader(Thread &t, std::string_view data, bool takesNames) : m_thread(t), m_data(data), m_takesNames(takesNames) {}

    bool read(Value &result)
    {
        while (m_isGood && !m_isDone) step();
        if (!m_isGood || m_count != 1) return false;
        result = stack()[0];
        return true;
    }

private:
    void fail() { m_isGood = false; }
    Value *stack() { return reinterpret_cast<Value *>(m_room); }
    Value *memo() { return reinterpret_cast<Value *>(m_memoRoom); }
    std::string_view take(std::size_t size)
    {
        const auto part = wire::takePart(m_data, m_at, size);
        if (!part) fail();
        return part.value_or(std::string_view());
    }
    template <typename T>
    T little()
    {
        return wire::littleOf<T>(take(sizeof(T)));
    }
    void push(Value v)
    {
        if (m_count == MostItems + 32) return fail();
        stack()[m_count++] = v;
    }
    /// The top `size` values, which stay where they are; null: there are not so many above the mark.
    const Value *top(std::size_t size)
    {
        const std::size_t bottom = m_markCount ? m_marks[m_markCount - 1] : 0;
        if (m_count < bottom + size) {
            fail();
            return nullptr;
        }
        return stack() + m_count - size;
    }
    void mark()
    {
        if (m_markCount == m_marks.size()) return fail();
        m_marks[m_markCount++] = m_count;
    }
    /// How many lie above the last mark, which goes.
    std::size_t unmark()
    {
        if (m_markCount == 0) {
            fail();
            return 0;
        }
        return m_count - m_marks[--m_markCount];
    }
    void tuple(std::size_t size)
    {
        const Value *items = top(size);
        if (!items) return;
        const Value made = vm::makeTuple(m_thread, items, size);
        m_count -= size;
        push(made);
    }
    void append(std::size_t size)
    {
        const Value *items = top(size + 1);
        if (!items || !vm::isExactly(m_thread.machine, items[0], ClassId::List)) return fail();
        for (std::size_t i = 1; i <= size; ++i) vm::listAppend(m_thread, items[0], items[i]);
        m_count -= size;
    }
    void setItems(std::size_t size)
    {
        const Value *items = top(size + 1);
        if (!items || size % 2 || !vm::isExactly(m_thread.machine, items[0], ClassId::Dict)) return fail();
        for (std::size_t i = 1; i < size; i += 2) {
            const Outcome o = vm::dictSet(m_thread, items[0], items[i], items[i + 1]);
            if (o == Outcome::Raised) m_thread.exception = Value(); // the long way says it again
            if (o != Outcome::Done) return fail();
        }
        m_count -= size;
    }
    void global()
    {
        const Value *names = m_takesNames ? top(2) : nullptr;
        const Machine &m = m_thread.machine;
        if (!names || !vm::isStr(m, names[0]) || !vm::isStr(m, names[1])) return fail();
        const Value found = resolveName(m_thread, vm::textOf(m, names[0]), vm::textOf(m, names[1]));
        if (found.isUnbound()) return fail();
        m_count -= 2;
        push(found);
    }
    void remember()
    {
        const Value *value = top(1);
        if (!value || m_remembered == MostRemembered) return fail();
        memo()[m_remembered++] = *value;
    }
    void recall(std::size_t place)
    {
        if (place >= m_remembered) return fail();
        push(memo()[place]);
    }

    void step()
    {
        switch (static_cast<Opcode>(little<std::uint8_t>())) {
        case Opcode::Proto:
            if (little<std::uint8_t>() > 5) fail();
            break;
        case Opcode::Frame: little<std::uint64_t>(); break;
        case Opcode::Stop: m_isDone = true; break;
        case Opcode::Mark: mark(); break;
        case Opcode::None: push(Value::none()); break;
        case Opcode::NewTrue: push(Value::boolean(true)); break;
        case Opcode::NewFalse: push(Value::boolean(false)); break;
        case Opcode::BinInt: push(Value::integer(little<std::int32_t>())); break;
        case Opcode::BinInt1: push(Value::integer(little<std::uint8_t>())); break;
        case Opcode::BinInt2: push(Value::integer(little<std::uint16_t>())); break;
        case Opcode::BinFloat: push(Value::real(std::bit_cast<double>(__builtin_bswap64(little<std::uint64_t>())))); break;
        case Opcode::ShortBinUnicode: push(vm::makeStr(m_thread, take(little<std::uint8_t>()))); break;
        case Opcode::BinUnicode: push(vm::makeStr(m_thread, take(little<std::uint32_t>()))); break;
        case Opcode::ShortBinBytes: push(vm::makeBytes(m_thread, take(little<std::uint8_t>()))); break;
        case Opcode::BinBytes: push(vm::makeBytes(m_thread, take(little<std::uint32_t>()))); break;
        case Opcode::EmptyTuple: push(m_thread.machine.emptyTuple); break;
        case Opcode::Tuple1: tuple(1); break;
        case Opcode::Tuple2: tuple(2); break;
        case Opcode::Tuple3: tuple(3); break;
        case Opcode::Tuple: tuple(unmark()); break;
        case Opcode::EmptyList: push(vm::makeList(m_thread, nullptr, 0)); break;
        case Opcode::Append: append(1); break;
        case Opcode::Appends: append(unmark()); break;
        case Opcode::EmptyDict: push(vm::makeDict(m_thread)); break;
        case Opcode::SetItem: setItems(2); break;
        case Opcode::SetItems: setItems(unmark()); break;
        case Opcode::StackGlobal: global(); break;
        case Opcode::Memoize: remember(); break;
        case Opcode::BinGet: recall(little<std::uint8_t>()); break;
        default: fail(); break;
        }
    }

    Thread &m_thread;
    const std::string_view m_data;
    const bool m_takesNames;
    std::size_t m_at = 0;
    bool m_isGood = true;
    bool m_isDone = false;
    // Not filled before it is used: most messages need a few of them.
    alignas(Value) std::byte m_room[(MostItems + 32) * sizeof(Value)];
    alignas(Value) std::byte m_memoRoom[MostRemembered * sizeof(Value)];
    std::size_t m_count = 0;
    std::array<std::size_t, 24> m_marks;
    std::size_t m_markCount = 0;
    std::size_t m_remembered = 0;
};

} // namespace

bool pickleDirectly(Thread &t, Value value, std::string &out) { return DirectWriter(t, out).write(value); }

bool unpickleDirectly(Thread &t, std::string_view data, bool takesNames, Value &result)
{
    return DirectReader(t, data, takesNames).read(result);
}

} // namespace forkyard::modules
