// See the header. Two walks over the kinds of values, one each way, with what they refuse: long, because the kinds are many.
#include "core/modules/pickle_bridge.h"

#include "core/modules/pickle_direct.h"
#include "core/vm/attributes.h"
#include "core/vm/big_integer.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/sets.h"
#include "core/vm/strings.h"
#include "core/wire/pickle_reader.h"
#include "core/wire/pickle_writer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace forkyard::modules {

using bytecode::intern;
using vm::ClassId;
using vm::ClassObject;
using vm::Kind;
using wire::Node;
using wire::NodeKind;

Value resolveName(Thread &t, std::string_view module, std::string_view path)
{
    const Machine &m = t.machine;
    Value at = moduleOf(t, module);
    while (at.isObject() && !path.empty()) {
        const std::size_t dot = path.find('.');
        const bytecode::Symbol name = intern(path.substr(0, dot));
        path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
        const Value from = at;
        if (vm::isKind(m, from, Kind::Class)) at = vm::lookupInClass(t, from.asHandle(), name);
        else at = vm::ownAttribute(m, m.at<vm::Object>(from), name);
        if (at.isUnbound() && vm::isKind(m, from, Kind::Module) && module == "builtins") at = vm::ownAttribute(m, m.at<vm::Object>(m.builtins), name);
    }
    return at;
}

namespace {

std::string moduleNameOf(const Machine &m, Handle cls)
{
    const Value name = vm::ownAttribute(m, m.at<vm::Object>(cls), vm::names::module());
    return vm::isStr(m, name) ? vm::textOf(m, name) : "builtins";
}

/// What built-in exceptions keep beside their args, made anew from them.
bool isDerivedFromArgs(std::string_view name)
{
    static constexpr std::string_view names[] = {"errno", "strerror", "filename", "filename2", "value", "code", "name", "obj", "path", "msg",
        "encoding", "object", "start", "end", "reason", "lineno", "offset", "text", "print_file_and_line", "end_lineno", "end_offset", "name_from", "__forkyard_str__"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool hasDerivedAttributes(const Machine &m, Handle cls)
{
    for (const ClassId id : {ClassId::OSError, ClassId::StopIteration, ClassId::SystemExit, ClassId::ImportError, ClassId::NameError, ClassId::AttributeError,
             ClassId::SyntaxError, ClassId::UnicodeError})
        if (vm::isSubclass(m, cls, m.classes[static_cast<unsigned>(id)])) return true;
    return false;
}

// ---- To a tree -------------------------------------------------------------------------------------------------------

class ToTree {
public:
    ToTree(Thread &t, Value reductions) : m_thread(t), m_machine(t.machine), m_reductions(reductions) {}

    Pickling pickling;
    wire::ValueTree tree;

    /// Null: it ended otherwise.
    Node *node(Value v, int depth)
    {
        if (pickling.end != PickleEnd::Done && pickling.end != PickleEnd::AsksLanguage) return nullptr;
        if (v.isInt()) return tree.integer(v.asInt());
        if (v.isReal()) return tree.real(v.asReal());
        if (!v.isObject()) return special(v);
        if (++depth > wire::DeepestPickle) {
            vm::raise(m_thread, ClassId::RecursionError, "maximum recursion depth exceeded while pickling an object");
            pickling.end = PickleEnd::Raised;
            return nullptr;
        }
        if (const auto found = m_memo.find(v.asHandle()); found != m_memo.end()) return found->second;
        return object(v, depth);
    }

private:
    Node *remember(Value v, Node *made)
    {
        m_memo[v.asHandle()] = made;
        return made;
    }
    Node *special(Value v)
    {
        if (v.isNone()) return tree.add(NodeKind::None);
        if (v.isBool()) return tree.add(v.isTrue() ? NodeKind::True : NodeKind::False);
        return tree.global("builtins", v.isEllipsis() ? "Ellipsis" : "NotImplemented");
    }
    bool exactly(Value v, ClassId id) const { return vm::isExactly(m_machine, v, id); }

    Node *object(Value v, int depth)
    {
        switch (vm::kindOf(m_machine, v)) {
        case Kind::Str:
            if (exactly(v, ClassId::Str)) return remember(v, tree.text(vm::textOf(m_machine, v)));
            break;
        case Kind::Bytes:
            if (exactly(v, ClassId::Bytes)) return remember(v, tree.bytes(vm::bytesOf(m_machine, v)));
            if (exactly(v, ClassId::ByteArray)) {
                Node *made = tree.add(NodeKind::ByteArray);
                made->bytes = vm::bytesOf(m_machine, v);
                return remember(v, made);
            }
            break;
        case Kind::BigInt:
            if (exactly(v, ClassId::Int)) return integer(v);
            break;
        case Kind::Tuple:
            if (exactly(v, ClassId::Tuple)) return sequence(v, NodeKind::Tuple, depth);
            break;
        case Kind::List:
            if (exactly(v, ClassId::List)) return sequence(v, NodeKind::List, depth);
            break;
        case Kind::Dict:
            if (exactly(v, ClassId::Dict)) return dict(v, remember(v, tree.add(NodeKind::Dict)), depth);
            break;
        case Kind::Set:
            if (exactly(v, ClassId::Set)) return set(v, NodeKind::Set, depth);
            if (exactly(v, ClassId::FrozenSet)) return set(v, NodeKind::FrozenSet, depth);
            break;
        case Kind::Range: return call("range", v, &m_machine.at<vm::RangeObject>(v)->start, 3, depth);
        case Kind::Slice: return call("slice", v, &m_machine.at<vm::SliceObject>(v)->start, 3, depth);
        case Kind::Class: return classNode(v);
        case Kind::Function: return function(v);
        case Kind::Native: return native(v, depth);
        case Kind::Method: return method(v, depth);
        case Kind::Exception:
            if (usesDefaults(v)) return exception(v, depth);
            break;
        case Kind::Instance:
            if (usesDefaults(v)) return instance(v, depth);
            break;
        default: break;
        }
        return reduced(v, depth);
    }

    Node *integer(Value v)
    {
        std::int64_t small = 0;
        if (vm::fitsInt64(m_machine, v, small)) return tree.integer(small);
        // Two's complement of |v|, least byte first; one byte more than needed for the sign.
        const auto *big = m_machine.at<vm::BigIntObject>(v);
        Node *made = tree.add(NodeKind::BigInteger);
        made->bytes.assign(reinterpret_cast<const char *>(big->limbs()), big->limbCount * sizeof(std::uint64_t));
        made->bytes += '\0';
        if (big->flags & vm::BigIntObject::Negative) {
            bool carry = true;
            for (char &c : made->bytes) {
                c = static_cast<char>(~c + (carry ? 1 : 0));
                carry = carry && c == 0;
            }
        }
        return made;
    }
    Node *sequence(Value v, NodeKind kind, int depth)
    {
        Node *made = tree.add(kind);
        // A list may hold itself; a tuple does so only through something that is remembered already.
        remember(v, made);
        const vm::Items items = vm::itemsOf(m_machine, v);
        made->items.reserve(items.count);
        for (std::size_t i = 0; i < items.count; ++i) {
            Node *item = node(items[i], depth);
            if (!item) return nullptr;
            made->items.push_back(item);
        }
        return made;
    }
    Node *dict(Value v, Node *made, int depth)
    {
        Value key, value;
        for (std::size_t position = 0; vm::dictNext(m_machine, v, position, key, value);) {
            Node *keyNode = node(key, depth);
            Node *valueNode = keyNode ? node(value, depth) : nullptr;
            if (!valueNode) return nullptr;
            made->items.insert(made->items.end(), {keyNode, valueNode});
        }
        return made;
    }
    Node *set(Value v, NodeKind kind, int depth)
    {
        Node *made = remember(v, tree.add(kind));
        Value item;
        for (std::size_t position = 0; vm::setNext(m_machine, v, position, item);) {
            Node *itemNode = node(item, depth);
            if (!itemNode) return nullptr;
            made->items.push_back(itemNode);
        }
        return made;
    }
    Node *call(const char *builtin, Value v, const Value *args, std::size_t count, int depth)
    {
        Node *arguments = tree.add(NodeKind::Tuple);
        for (std::size_t i = 0; i < count; ++i) {
            arguments->items.push_back(node(args[i], depth));
            if (!arguments->items.back()) return nullptr;
        }
        return remember(v, tree.reduced(tree.global("builtins", builtin), arguments));
    }

    // -- Names
    std::string represent(Value v)
    {
        std::string text;
        if (vm::appendRepr(m_thread, v, text) != Outcome::Done) {
            m_thread.exception = Value();
            text.clear();
            vm::appendDefaultRepr(m_machine, v, text);
        }
        return text;
    }
    Node *fail(std::string message)
    {
        pickling.end = PickleEnd::PicklingError;
        pickling.message = std::move(message);
        return nullptr;
    }
    Node *raised()
    {
        pickling.end = PickleEnd::Raised;
        return nullptr;
    }
    Node *named(Value v, const std::string &module, const std::string &name)
    {
        if (name.find("<locals>") != name.npos) {
            vm::raise(m_thread, ClassId::AttributeError, "Can't pickle local object '%s'", name.c_str());
            return raised();
        }
        const Value found = resolveName(m_thread, module, name);
        if (found.isUnbound()) {
            if (moduleOf(m_thread, module).isUnbound()) return fail("Can't pickle " + represent(v) + ": import of module '" + module + "' failed");
            return fail("Can't pickle " + represent(v) + ": attribute lookup " + name + " on " + module + " failed");
        }
        const bool same = found == v || (vm::isKind(m_machine, found, Kind::Wrapper) && m_machine.at<vm::WrapperObject>(found)->get == v);
        if (!same) return fail("Can't pickle " + represent(v) + ": it's not the same object as " + module + "." + name);
        return remember(v, tree.global(module, name));
    }
    Node *classNode(Value v)
    {
        static constexpr std::pair<ClassId, const char *> nameless[] = {{ClassId::NoneType, "None"}, {ClassId::EllipsisType, "Ellipsis"}, {ClassId::NotImplementedType, "NotImplemented"}};
        for (const auto &[id, name] : nameless) {
            if (v != m_machine.classValue(id)) continue;
            Node *argument = id == ClassId::NoneType ? tree.add(NodeKind::None) : tree.global("builtins", name);
            return remember(v, tree.reduced(tree.global("builtins", "type"), tree.sequence(NodeKind::Tuple, {argument})));
        }
        return named(v, moduleNameOf(m_machine, v.asHandle()), vm::textOf(m_machine, m_machine.at<ClassObject>(v)->qualifiedName));
    }
    Node *function(Value v)
    {
        const auto *function = m_machine.at<vm::FunctionObject>(v);
        const Value own = vm::ownAttribute(m_machine, function, vm::names::module());
        const Value module = vm::isStr(m_machine, own) ? own : m_machine.at<vm::ModuleObject>(function->module)->name;
        return named(v, vm::textOf(m_machine, module), vm::textOf(m_machine, function->qualifiedName));
    }
    Node *boundAttribute(Value v, Value self, std::string_view name, int depth)
    {
        Node *selfNode = node(self, depth);
        if (!selfNode) return nullptr;
        return remember(v, tree.reduced(tree.global("builtins", "getattr"), tree.sequence(NodeKind::Tuple, {selfNode, tree.text(name)})));
    }
    Node *method(Value v, int depth)
    {
        const auto *method = m_machine.at<vm::MethodObject>(v);
        std::string name;
        if (vm::isKind(m_machine, method->function, Kind::Function)) name = vm::textOf(m_machine, m_machine.at<vm::FunctionObject>(method->function)->name);
        else if (vm::isKind(m_machine, method->function, Kind::Native)) name = m_machine.natives[m_machine.at<vm::NativeObject>(method->function)->native].name;
        return boundAttribute(v, method->self, name, depth);
    }
    Node *native(Value v, int depth)
    {
        const auto *object = m_machine.at<vm::NativeObject>(v);
        const vm::NativeInfo &info = m_machine.natives[object->native];
        if (!object->self.isUnbound()) return boundAttribute(v, object->self, info.name, depth);
        if (!info.isMethod) return named(v, info.owner, info.name);
        Node *owner = object->owner ? classNode(Value::object(object->owner)) : nullptr;
        if (!owner) return fail("Can't pickle " + represent(v));
        return remember(v, tree.reduced(tree.global("builtins", "getattr"), tree.sequence(NodeKind::Tuple, {owner, tree.text(info.name)})));
    }

    // -- Objects
    /// None of the methods that say how an object is pickled is the program's own.
    bool usesDefaults(Value v)
    {
        const Handle cls = m_machine.at<vm::Object>(v)->cls;
        if (m_machine.at<ClassObject>(cls)->flags & ClassObject::HasSlots) return false;
        static const bytecode::Symbol hooks[] = {intern("__reduce_ex__"), intern("__reduce__"), intern("__getstate__"), intern("__getnewargs_ex__"), intern("__getnewargs__")};
        for (const bytecode::Symbol hook : hooks)
            if (vm::isKind(m_machine, vm::lookupInClass(m_thread, cls, hook), Kind::Function)) return false;
        return true;
    }
    /// A dict of the object's own attributes; null where it has none.
    Node *state(Value v, int depth, bool skipDerived)
    {
        const auto *object = m_machine.at<vm::Object>(v);
        Node *made = nullptr;
        const vm::ShapeId shape = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE); // once: without the GIL it may change meanwhile
        const std::uint32_t count = vm::slotCount(shape);
        for (std::uint32_t slot = 0; slot < count; ++slot) {
            const bytecode::Symbol name = vm::slotName(shape, slot);
            const Value value = vm::ownAttribute(m_machine, object, name);
            if (value.isUnbound() || vm::isDeadName(name) || (skipDerived && isDerivedFromArgs(bytecode::symbolText(name)))) continue;
            if (!made) made = tree.add(NodeKind::Dict);
            Node *keyNode = m_names[name] ? m_names[name] : m_names[name] = tree.text(bytecode::symbolText(name));
            Node *valueNode = node(value, depth);
            if (!valueNode) return nullptr;
            made->items.insert(made->items.end(), {keyNode, valueNode});
        }
        return made;
    }
    Node *instance(Value v, int depth)
    {
        Node *cls = node(Value::object(m_machine.at<vm::Object>(v)->cls), depth);
        if (!cls) return nullptr;
        Node *made = tree.sequence(NodeKind::NewObject, {cls, tree.add(NodeKind::Tuple)});
        remember(v, made);
        made->state = state(v, depth, false);
        return made;
    }
    Node *exception(Value v, int depth)
    {
        const auto *object = m_machine.at<vm::ExceptionObject>(v);
        Node *cls = node(Value::object(object->cls), depth);
        Node *args = cls ? node(argumentsOf(v), depth) : nullptr;
        if (!args) return nullptr;
        Node *made = remember(v, tree.reduced(cls, args));
        const bool derived = hasDerivedAttributes(m_machine, object->cls);
        made->state = vm::isSubclass(m_machine, object->cls, m_machine.classes[static_cast<unsigned>(ClassId::ImportError)]) ? importState(v, depth) : state(v, depth, derived);
        return made;
    }
    Value attribute(Value v, const char *name) const
    {
        const Value found = vm::ownAttribute(m_machine, m_machine.at<vm::Object>(v), bytecode::intern(name));
        return found.isUnbound() ? Value::none() : found;
    }
    /// What the exception is made anew with: of the system's errors the files belong to it.
    Value argumentsOf(Value v)
    {
        const auto *object = m_machine.at<vm::ExceptionObject>(v);
        const vm::Items given = vm::itemsOf(m_machine, object->args);
        const Value file = attribute(v, "filename"), other = attribute(v, "filename2");
        if (!vm::isSubclass(m_machine, object->cls, m_machine.classes[static_cast<unsigned>(ClassId::OSError)]) || given.count != 2 || file.isNone()) return object->args;
        const Value all[] = {given[0], given[1], file, Value::none(), other};
        return vm::makeTuple(m_thread, all, other.isNone() ? 3 : 5);
    }
    /// What was looked for, and where, is not in its args.
    Node *importState(Value v, int depth)
    {
        Node *made = state(v, depth, true);
        for (const char *name : {"name", "path"}) {
            const Value found = attribute(v, name);
            if (found.isNone()) continue;
            if (!made) made = tree.add(NodeKind::Dict);
            Node *value = node(found, depth);
            if (!value) return nullptr;
            made->items.insert(made->items.end(), {tree.text(name), value});
        }
        return made;
    }
    /// What CPython, where such objects are made of smaller ones, finds inside that it cannot pickle.
    std::string refusedName(Value v)
    {
        if (vm::isKind(m_machine, v, Kind::Plain)) {
            auto *plain = m_machine.at<PlainObject>(v);
            switch (static_cast<Tag>(plain->tag)) {
            case Tag::Lock:
            case Tag::Semaphore:
            case Tag::Event:
            case Tag::Barrier:
            case Tag::ThreadState:
            case Tag::Queue: return "_thread.lock";
            case Tag::RLock: return "_thread.RLock";
            case Tag::Condition: return hasTag(m_machine, plain->values()[0], Tag::RLock) ? "_thread.RLock" : "_thread.lock";
            default: break;
            }
        }
        const Handle cls = vm::classOf(m_machine, v);
        const std::string module = moduleNameOf(m_machine, cls);
        const std::string name = vm::textOf(m_machine, m_machine.at<ClassObject>(cls)->name);
        return module == "builtins" ? name : module + "." + name;
    }
    /// Made in C++, and no method of the language says what it is made of.
    bool cannotBeAsked(Value v)
    {
        switch (vm::kindOf(m_machine, v)) {
        case Kind::Plain: return !vm::isKind(m_machine, vm::lookupInClass(m_thread, m_machine.at<vm::Object>(v)->cls, intern("__reduce__")), Kind::Function);
        case Kind::Generator:
        case Kind::Module:
        case Kind::Frame:
        case Kind::Traceback:
        case Kind::Cell:
        case Kind::Iterator: return true;
        default: return false;
        }
    }
    /// As the object's own method said, which pickle.py has asked; or noted as one to be asked.
    Node *reduced(Value v, int depth)
    {
        if (cannotBeAsked(v)) {
            vm::raise(m_thread, ClassId::TypeError, "cannot pickle '%s' object", refusedName(v).c_str());
            return raised();
        }
        Value known;
        if (vm::isDict(m_machine, m_reductions)) static_cast<void>(vm::dictGet(m_thread, m_reductions, Value::integer(v.asHandle()), known));
        if (!vm::isTuple(m_machine, known)) {
            pickling.end = PickleEnd::AsksLanguage;
            pickling.needed.push_back(v);
            return remember(v, tree.add(NodeKind::None));
        }
        // (callable or None for cls.__new__, args, state, list items, dict items as a flat list), or a global's name
        const Value reduction = vm::itemsOf(m_machine, known)[1];
        if (vm::isStr(m_machine, reduction)) {
            return named(v, moduleNameOf(m_machine, m_machine.at<vm::Object>(v)->cls), vm::textOf(m_machine, reduction));
        }
        const vm::Items parts = vm::itemsOf(m_machine, reduction);
        const bool isNew = parts[0].isNone();
        vm::Items args = vm::itemsOf(m_machine, parts[1]);
        Node *callable = node(isNew ? args[0] : parts[0], depth);
        if (!callable) return nullptr;
        Node *arguments = tree.add(NodeKind::Tuple);
        for (std::size_t i = isNew ? 1 : 0; i < args.count; ++i) {
            arguments->items.push_back(node(args[i], depth));
            if (!arguments->items.back()) return nullptr;
        }
        Node *made = tree.sequence(isNew ? NodeKind::NewObject : NodeKind::Reduced, {callable, arguments});
        remember(v, made);
        if (!collect(parts[3], made->appended, depth) || !collect(parts[4], made->entries, depth)) return nullptr;
        if (!parts[2].isNone() && !(made->state = node(parts[2], depth))) return nullptr;
        return made;
    }
    bool collect(Value list, std::vector<Node *> &into, int depth)
    {
        if (list.isNone()) return true;
        const vm::Items items = vm::itemsOf(m_machine, list);
        for (std::size_t i = 0; i < items.count; ++i) {
            into.push_back(node(items[i], depth));
            if (!into.back()) return false;
        }
        return true;
    }

    Thread &m_thread;
    Machine &m_machine;
    Value m_reductions;
    std::unordered_map<Handle, Node *> m_memo;
    std::unordered_map<bytecode::Symbol, Node *> m_names;
};

// ---- From a tree -----------------------------------------------------------------------------------------------------

class FromTree {
public:
    FromTree(Thread &t, Trust trust) : m_thread(t), m_machine(t.machine), m_trust(trust) {}

    PickleEnd end = PickleEnd::Done;

    Value value(Node *node, int depth)
    {
        if (end != PickleEnd::Done) return Value::none();
        switch (node->kind) {
        case NodeKind::None: return Value::none();
        case NodeKind::True: return Value::boolean(true);
        case NodeKind::False: return Value::boolean(false);
        case NodeKind::Integer: return vm::makeInt(m_thread, node->integer);
        case NodeKind::Real: return Value::real(node->real);
        default: break;
        }
        if (node->mark != 0) return Value::fromBits(node->mark);
        if (++depth > wire::DeepestPickle) return ask();
        return made(node, depth);
    }

private:
    Value ask()
    {
        end = PickleEnd::AsksLanguage;
        return Value::none();
    }
    bool ok(Outcome o)
    {
        if (o == Outcome::Raised) end = PickleEnd::Raised;
        if (o == Outcome::Python) end = PickleEnd::AsksLanguage;
        return o == Outcome::Done;
    }
    Value keep(Node *node, Value v)
    {
        node->mark = v.bits();
        return v;
    }

    Value made(Node *node, int depth)
    {
        switch (node->kind) {
        case NodeKind::Text: return keep(node, vm::makeStr(m_thread, node->bytes));
        case NodeKind::Bytes: return keep(node, vm::makeBytes(m_thread, node->bytes));
        case NodeKind::ByteArray: return keep(node, vm::makeByteArray(m_thread, node->bytes));
        case NodeKind::BigInteger: return keep(node, bigInteger(node->bytes));
        case NodeKind::Tuple: return keep(node, tuple(node, depth));
        case NodeKind::List: {
            const Value list = keep(node, vm::makeListWithCapacity(m_thread, node->items.size()));
            for (Node *item : node->items) vm::listAppend(m_thread, list, value(item, depth));
            return list;
        }
        case NodeKind::Dict: {
            const Value dict = keep(node, vm::makeDict(m_thread));
            fill(dict, node->items, depth);
            return dict;
        }
        case NodeKind::Set: {
            const Value set = keep(node, vm::makeSet(m_thread));
            addItems(set, node, depth);
            return set;
        }
        case NodeKind::FrozenSet: {
            const Value set = vm::makeSet(m_thread);
            addItems(set, node, depth);
            return keep(node, vm::makeFrozenSet(m_thread, set));
        }
        case NodeKind::Global: {
            if (m_trust != Trust::All) return ask();
            const auto [module, name] = wire::globalName(node);
            const Value found = resolveName(m_thread, module, name);
            return found.isUnbound() ? ask() : keep(node, found);
        }
        case NodeKind::NewObject: return m_trust == Trust::All ? instance(node, depth) : ask();
        default: return m_trust != Trust::All ? ask() : reduced(node, depth);
        }
    }
    Value bigInteger(const std::string &bytes)
    {
        const bool negative = !bytes.empty() && (bytes.back() & 0x80);
        std::vector<std::uint64_t> limbs((bytes.size() + 7) / 8, negative ? ~std::uint64_t{0} : 0);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const unsigned shift = static_cast<unsigned>(i % 8) * 8;
            limbs[i / 8] &= ~(std::uint64_t{0xff} << shift);
            limbs[i / 8] |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << shift;
        }
        if (negative) {
            bool carry = true;
            for (std::uint64_t &limb : limbs) {
                limb = ~limb + (carry ? 1 : 0);
                carry = carry && limb == 0;
            }
        }
        return vm::makeInt(m_thread, limbs.data(), limbs.size(), negative);
    }
    Value tuple(Node *node, int depth)
    {
        std::vector<Value> items;
        items.reserve(node->items.size());
        for (Node *item : node->items) items.push_back(value(item, depth));
        if (node->mark != 0) return Value::fromBits(node->mark); // it held itself, through something else
        return vm::makeTuple(m_thread, items.data(), items.size());
    }
    void fill(Value dict, const std::vector<Node *> &items, int depth)
    {
        for (std::size_t i = 0; i + 1 < items.size() && end == PickleEnd::Done; i += 2) {
            const Value key = value(items[i], depth);
            const Value content = value(items[i + 1], depth);
            if (end == PickleEnd::Done && !ok(vm::dictSet(m_thread, dict, key, content))) return;
        }
    }
    void addItems(Value set, Node *node, int depth)
    {
        for (Node *item : node->items) {
            const Value v = value(item, depth);
            if (end != PickleEnd::Done || !ok(vm::setAdd(m_thread, set, v))) return;
        }
    }
    bool hasOwn(Handle cls, const char *method) { return vm::isKind(m_machine, vm::lookupInClass(m_thread, cls, intern(method)), Kind::Function); }

    /// An object of a class that leaves its making and its state to the machine.
    Value instance(Node *node, int depth)
    {
        const Value cls = value(node->items[0], depth);
        if (!vm::isKind(m_machine, cls, Kind::Class)) return ask();
        const auto *object = m_machine.at<ClassObject>(cls);
        const bool plain = object->instanceKind() == Kind::Instance && !(object->flags & (ClassObject::CustomNew | ClassObject::CustomSetAttr | ClassObject::HasSlots | ClassObject::BuiltIn));
        if (!plain || !node->items[1]->items.empty() || !node->appended.empty() || !node->entries.empty() || hasOwn(cls.asHandle(), "__setstate__")) return ask();
        const Value made = keep(node, vm::valueOf(m_thread, vm::newObject<vm::Object>(m_thread, Kind::Instance, cls.asHandle())));
        setState(made, node->state, depth);
        return made;
    }
    void setState(Value object, Node *state, int depth)
    {
        if (!state) return;
        if (state->kind != NodeKind::Dict) {
            ask();
            return;
        }
        for (std::size_t i = 0; i + 1 < state->items.size() && end == PickleEnd::Done; i += 2) {
            if (state->items[i]->kind != NodeKind::Text) {
                ask();
                return;
            }
            const Value content = value(state->items[i + 1], depth);
            vm::setOwnAttribute(m_thread, m_machine.at<vm::Object>(object), intern(state->items[i]->bytes), content);
        }
    }
    /// Exceptions whose constructor is the built-in one, range, slice, bytearray.
    Value reduced(Node *node, int depth)
    {
        if (!node->appended.empty() || !node->entries.empty()) return ask();
        const Value callable = value(node->items[0], depth);
        if (end != PickleEnd::Done || !vm::isKind(m_machine, callable, Kind::Class)) return ask();
        const auto *cls = m_machine.at<ClassObject>(callable);
        if (cls->instanceKind() != Kind::Exception || (cls->flags & ClassObject::CustomNew) || hasOwn(callable.asHandle(), "__init__") ||
            hasOwn(callable.asHandle(), "__setstate__") || hasDerivedAttributes(m_machine, callable.asHandle()))
            return ask();
        const Value args = value(node->items[1], depth);
        const Value made = keep(node, vm::makeExceptionObject(m_thread, callable.asHandle(), args));
        setState(made, node->state, depth);
        return made;
    }

    Thread &m_thread;
    Machine &m_machine;
    Trust m_trust;
};

} // namespace

Pickling pickleValue(Thread &t, Value value, Value reductions, std::string &out, int protocol)
{
    // In a simulated machine what is made on the way is a part of its state: there it is always made the same way.
    if (reductions.isNone() && protocol == wire::DefaultProtocol && !t.machine.host.isSimulated() && pickleDirectly(t, value, out)) return {};
    ToTree converter(t, reductions);
    converter.tree.root = converter.node(value, 0);
    if (converter.pickling.end != PickleEnd::Done) return std::move(converter.pickling);
    if (!wire::writePickle(converter.tree, out, protocol)) {
        vm::raise(t, ClassId::RecursionError, "maximum recursion depth exceeded while pickling an object");
        converter.pickling.end = PickleEnd::Raised;
    }
    return std::move(converter.pickling);
}

Pickling unpickleValue(Thread &t, std::string_view data, Value &result, Trust trust)
{
    Pickling pickling;
    if (!t.machine.host.isSimulated() && unpickleDirectly(t, data, trust == Trust::All, result)) return pickling;
    auto tree = wire::readPickle(data);
    if (!tree) {
        // Whatever is wrong or unknown: pickle.py goes over it again and words it.
        pickling.end = PickleEnd::AsksLanguage;
        return pickling;
    }
    FromTree converter(t, trust);
    result = converter.value(tree.value().root, 0);
    pickling.end = converter.end;
    return pickling;
}

namespace {

Outcome dumps(Call &call)
{
    std::string out;
    const Pickling pickling = pickleValue(call.thread, call[0], call[1], out, static_cast<int>(call[2].asInt()));
    switch (pickling.end) {
    case PickleEnd::Done: return call.done(vm::makeBytes(call.thread, out));
    case PickleEnd::Raised: return Outcome::Raised;
    case PickleEnd::PicklingError: return call.callInstead(libraryValue(call.thread, "pickle", "_fail"), {vm::makeStr(call.thread, pickling.message)});
    case PickleEnd::AsksLanguage: break;
    }
    return call.done(vm::makeList(call.thread, pickling.needed.data(), pickling.needed.size()));
}

/// loads(data): the value, or NotImplemented where the language has to do it.
Outcome loads(Call &call)
{
    if (!vm::isBytesLike(call.machine, call[0]))
        return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", vm::typeName(call.machine, call[0]).c_str());
    const Pickling pickling = unpickleValue(call.thread, vm::bytesOf(call.machine, call[0]), call.result);
    if (pickling.end == PickleEnd::AsksLanguage) return call.done(Value::notImplemented());
    return pickling.end == PickleEnd::Raised ? Outcome::Raised : Outcome::Done;
}

/// remember(reductions, object, reduction)
Outcome remember(Call &call)
{
    const Value pair[] = {call[1], call[2]};
    const Outcome o = vm::dictSet(call.thread, call[0], Value::integer(call[1].asHandle()), vm::makeTuple(call.thread, pair, 2));
    return o == Outcome::Done ? call.done() : o;
}

/// real(data): a float of its eight bytes, the first one the highest.
Outcome doubleFromBytes(Call &call)
{
    const std::string_view data = vm::bytesOf(call.machine, call[0]);
    std::uint64_t bits = 0;
    for (const char c : data.substr(0, 8)) bits = bits << 8 | static_cast<unsigned char>(c);
    return call.done(Value::real(std::bit_cast<double>(bits)));
}

/// type_name(value): as messages name the type of what cannot be pickled.
Outcome qualifiedTypeName(Call &call)
{
    const Handle cls = vm::classOf(call.machine, call[0]);
    const std::string module = moduleNameOf(call.machine, cls);
    const std::string name = vm::textOf(call.machine, call.machine.at<ClassObject>(cls)->name);
    return call.done(vm::makeStr(call.thread, module == "builtins" || vm::isUserObject(call.machine, call[0]) ? name : module + "." + name));
}

} // namespace

void definePickleModule(Thread &t, Handle module)
{
    vm::defineFunctions(t, module, {
        {"dumps", "value, reductions, protocol=4, /", dumps},
        {"loads", "data, /", loads},
        {"remember", "reductions, value, reduction, /", remember},
        {"real", "data, /", doubleFromBytes},
        {"type_name", "value, /", qualifiedTypeName},
    });
}

} // namespace forkyard::modules
