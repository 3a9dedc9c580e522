// The search: from the globals of the program's frames and then from their locals, one after the other and each along its containers and
// attributes, breadth first. It reads what it finds and runs no code of the language.
#include "core/vm/object_names.h"

#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/name_for.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <unordered_set>

namespace forkyard::vm {

namespace {

constexpr std::size_t MostPlaces = 2500; ///< looked at in one search
constexpr std::size_t MostOfOne = 600;   ///< from one variable
constexpr unsigned MostSteps = 4;        ///< from a variable to an object
constexpr std::size_t LongestName = 48;
constexpr std::uint8_t MostTries = 40;   ///< of one object
constexpr std::uint32_t MostSearches = 2000; ///< of one process: a program that makes locks without end is not to crawl
constexpr std::uint8_t NoName = 255;

/// How good a name is; smaller is better. Even ones of the thing itself, odd ones of a part that it has inside.
enum Rank : std::uint8_t { Global = 0, LocalName = 2, Self = 4 };

using Unnamed = Machine::TraceNames::Unnamed;

class Search {
public:
    explicit Search(Thread &t) : m_thread(t), m_machine(t.machine), m_names(*t.machine.traceNames), m_told(bytecode::intern("_told")), m_pool(bytecode::intern("_pool")), m_lock(bytecode::intern("_lock")), m_object(bytecode::intern("_obj")) {}

    /// Names what it finds a better name for.
    void run()
    {
        addFrames({&m_thread});
        for (const auto &[number, name] : m_found) give(number, name);
    }
    /// All that a variable leads to, before the next variable: a list comes before what a loop over it calls its items.
    void follow()
    {
        m_left = std::min(m_all, MostOfOne);
        m_all -= m_left;
        for (std::size_t next = 0; next < m_places.size(); ++next) {
            const Place place = m_places[next];
            look(place);
        }
        m_all += m_left;
        m_places.clear();
    }
    bool hasFound(std::uint32_t number) const { return m_found.contains(number); }
    std::string pathTo(Handle object, const std::vector<Thread *> &threads)
    {
        m_wanted = object;
        addFrames(threads);
        return m_path.text;
    }

private:
    struct Place {
        Value value;
        std::string path;
        std::uint8_t rank = Global;
        std::uint8_t steps = 0;
        bool isPart = false;      ///< something that the library has inside what has this path
        bool ownerIsTold = false; ///< which is told itself
    };
    struct Name {
        std::string text;
        std::uint8_t rank = NoName;
    };

    // -- Where it begins

    void addFrames(const std::vector<Thread *> &threads)
    {
        std::vector<const FrameObject *> frames; // whoever made it before whoever was given it
        for (const Thread *thread : threads) {
            const auto place = static_cast<std::ptrdiff_t>(frames.size());
            for (Handle at = thread->frame; at != 0; at = m_machine.at<FrameObject>(at)->caller) {
                const auto *frame = m_machine.at<FrameObject>(at);
                if (!(frame->flags & FrameObject::Hidden)) frames.insert(frames.begin() + place, frame);
            }
        }
        for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) addModule(m_machine.at<FunctionObject>((*frame)->function)->module);
        for (const FrameObject *frame : frames) addLocals(const_cast<FrameObject *>(frame));
    }
    void addModule(Handle module)
    {
        if (!m_seen.insert(module).second) return;
        forEachSlot(m_machine.at<Object>(module), [&](bytecode::Symbol name, Value value) {
            if (const std::string_view text = bytecode::symbolText(name); !text.starts_with("__")) addRoot({value, std::string(text), Global, 0, false, false});
        });
    }
    void addLocals(FrameObject *frame)
    {
        const bytecode::Code &code = *m_machine.codes[frame->code]->code;
        if (code.isModule || code.isClassBody) return;
        for (std::size_t i = 0; i < code.localNames.size(); ++i) addLocal(frame->registers()[i], code.localNames[i], i == 0);
        for (std::size_t i = 0; i < code.freeNames.size(); ++i) addLocal(frame->registers()[code.firstFree + i], code.freeNames[i], false);
    }
    void addLocal(Value value, bytecode::Symbol name, bool isFirst)
    {
        const std::string_view text = bytecode::symbolText(name);
        if (text.empty() || text.front() == '.') return;
        if (isKind(m_machine, value, Kind::Cell)) value = loadSlot(&m_machine.at<CellObject>(value)->content);
        addRoot({value, std::string(text), isFirst && (text == "self" || text == "cls") ? Self : LocalName, 0, false, false});
    }
    void addRoot(Place place)
    {
        m_left = 1;
        add(std::move(place));
        follow();
    }

    // -- What can be gone into

    bool isWorthLooking(Value value) const
    {
        switch (kindOf(m_machine, value)) {
        case Kind::List:
        case Kind::Tuple:
        case Kind::Dict:
        case Kind::Instance:
        case Kind::Plain:
        case Kind::Class:
        case Kind::Module: return true;
        default: return false;
        }
    }
    void add(Place place)
    {
        if (!isWorthLooking(place.value) || place.steps > MostSteps || place.path.size() > LongestName || m_left == 0) return;
        if (place.value.asHandle() == m_wanted && !place.isPart && place.rank < m_path.rank) m_path = {place.path, place.rank};
        if (!m_seen.insert(place.value.asHandle()).second) return;
        --m_left;
        m_places.push_back(std::move(place));
    }
    void addBelow(const Place &place, Value value, const std::string &step)
    {
        add({value, place.path + step, place.rank, static_cast<std::uint8_t>(place.steps + 1), false, false});
    }

    void look(const Place &place)
    {
        switch (kindOf(m_machine, place.value)) {
        case Kind::List:
        case Kind::Tuple: return lookInto(itemsOf(m_machine, place.value), place);
        case Kind::Dict: return lookIntoDict(place);
        case Kind::Plain: return lookIntoPlain(place);
        case Kind::Class: return lookIntoClass(place);
        case Kind::Module: return lookIntoModule(place);
        default: return lookIntoInstance(place);
        }
    }
    void lookInto(const Items &items, const Place &place)
    {
        for (std::size_t i = 0; i < items.count && m_left > 0; ++i) addBelow(place, items[i], "[" + std::to_string(i) + "]");
    }
    void lookIntoDict(const Place &place)
    {
        Value key, value;
        for (std::size_t at = 0; dictNext(m_machine, place.value, at, key, value) && m_left > 0;) {
            if (key.isInt()) addBelow(place, value, "[" + std::to_string(key.asInt()) + "]");
            else if (isStr(m_machine, key)) addBelow(place, value, "['" + textOf(m_machine, key) + "']");
        }
    }
    void lookIntoClass(const Place &place)
    {
        const auto *cls = m_machine.at<ClassObject>(place.value);
        if (!(cls->flags & ClassObject::BuiltIn) && !isLibrarys(cls)) addSlots(cls, place.path + ".", place.rank, place.steps + 1, false);
    }
    void lookIntoModule(const Place &place)
    {
        const auto *module = m_machine.at<ModuleObject>(place.value);
        if (!isStr(m_machine, module->name) || m_machine.builtinModules.contains(textOf(m_machine, module->name))) return;
        addSlots(module, place.path + ".", place.rank, place.steps + 1, false);
    }
    /// A lock and its kin, or one of the library's own with such inside.
    void lookIntoPlain(const Place &place)
    {
        auto *plain = m_machine.at<PlainObject>(place.value);
        const std::uint32_t number = plain->flags & PlainObject::Traced ? plain->raw<PlainHead>()->number : 0;
        if (number != 0) found(number, place);
        for (unsigned i = 0; i < plain->valueCount; ++i) addPart(place, loadSlot(plain->values() + i), number != 0);
    }
    void lookIntoInstance(const Place &place)
    {
        const auto *object = m_machine.at<Object>(place.value);
        const auto *cls = m_machine.at<ClassObject>(object->cls);
        if (!isLibrarys(cls)) return addSlots(object, place.path + ".", place.rank, place.steps + 1, hasLibraryBase(cls));
        Value told = ownAttribute(m_machine, object, m_told);
        if (told.isUnbound()) told = ownAttribute(m_machine, object, m_pool);
        const bool isTold = told.isInt() && told.asInt() > 0;
        if (isTold) found(static_cast<std::uint32_t>(told.asInt()), place);
        forEachSlot(object, [&](bytecode::Symbol name, Value value) {
            if (isKind(m_machine, value, Kind::Plain) || name == m_lock || name == m_object) addPart(place, value, isTold);
        });
    }
    void addPart(const Place &place, Value value, bool ownerIsTold)
    {
        const bool isInside = isKind(m_machine, value, Kind::Plain) ||
                              (isKind(m_machine, value, Kind::Instance) && isLibrarys(m_machine.at<ClassObject>(m_machine.at<Object>(value)->cls)));
        if (isInside) add({value, place.path, place.rank, static_cast<std::uint8_t>(place.steps + 1), true, ownerIsTold || place.ownerIsTold});
    }
    template <typename Visit>
    void forEachSlot(const Object *object, Visit visit)
    {
        const auto *array = m_machine.at<ArrayObject>(loadWord(&object->attributes));
        const ShapeId shape = loadWord(&object->shape);
        const std::size_t count = std::min<std::size_t>(slotCount(shape), array->capacity);
        for (std::size_t i = 0; i < count; ++i)
            if (const bytecode::Symbol name = slotName(shape, static_cast<std::uint32_t>(i)); !isDeadName(name)) visit(name, loadSlot(array->items() + i));
    }
    void addSlots(const Object *object, const std::string &before, std::uint8_t rank, unsigned steps, bool withoutPrivate)
    {
        forEachSlot(object, [&](bytecode::Symbol name, Value value) {
            const std::string_view text = bytecode::symbolText(name);
            if (!text.starts_with("__") && !(withoutPrivate && text.starts_with("_"))) add({value, before + std::string(text), rank, static_cast<std::uint8_t>(steps), false, false});
        });
    }

    // -- Whose classes they are

    bool isLibrarys(const ClassObject *cls) const
    {
        if (cls->flags & ClassObject::BuiltIn) return true;
        const Value module = ownAttribute(m_machine, cls, names::module());
        return isStr(m_machine, module) && m_machine.builtinModules.contains(textOf(m_machine, module));
    }
    bool hasLibraryBase(const ClassObject *cls) const
    {
        const auto *mro = m_machine.at<TupleObject>(cls->mro);
        for (std::uint32_t i = 1; i + 1 < mro->size; ++i)
            if (isLibrarys(m_machine.at<ClassObject>(mro->items()[i]))) return true;
        return false;
    }

    // -- What was found

    void found(std::uint32_t number, const Place &place)
    {
        const auto entry = m_names.unnamed.find(number);
        if (entry == m_names.unnamed.end()) return;
        const trace::ObjectKind kind = trace::packedKind(entry->second.packed);
        const bool isLock = kind == trace::ObjectKind::Lock || kind == trace::ObjectKind::RLock;
        const bool isInside = place.isPart && (isLock || place.ownerIsTold);
        const auto rank = static_cast<std::uint8_t>(place.rank + (isInside ? 1 : 0));
        Name &name = m_found[number];
        if (rank < name.rank) name = {isInside ? "lock of " + place.path : place.path, rank};
    }
    void give(std::uint32_t number, const Name &name)
    {
        Unnamed &entry = m_names.unnamed.at(number);
        if (name.rank >= entry.rank) return;
        entry.rank = name.rank;
        const std::string text = ownName(number, name.text);
        const auto kind = trace::packedKind(entry.packed);
        const auto scope = trace::packedScope(entry.packed);
        if (entry.items == 0) m_thread.writer->nameObject(number, kind, scope, text);
        for (std::uint32_t i = 0; i < entry.items; ++i) m_thread.writer->nameObject(number + i, kind, scope, text + "[" + std::to_string(i) + "]");
    }
    /// The first who has a name has it alone; others get a number.
    std::string ownName(std::uint32_t number, const std::string &wanted)
    {
        for (unsigned count = 1;; ++count) {
            std::string text = count == 1 ? wanted : wanted + " " + std::to_string(count);
            const auto [owner, isNew] = m_names.given.try_emplace(text, number);
            if (isNew || owner->second == number) return text;
        }
    }

    Thread &m_thread;
    Machine &m_machine;
    Machine::TraceNames &m_names;
    bytecode::Symbol m_told, m_pool; ///< where a library's object written in the language has its number
    bytecode::Symbol m_lock, m_object; ///< parts of such an object that are the program's, too
    std::size_t m_all = MostPlaces;
    std::size_t m_left = 0; ///< for the variable in hand
    std::vector<Place> m_places;
    std::unordered_set<Handle> m_seen;
    std::map<std::uint32_t, Name> m_found;
    Handle m_wanted = 0; ///< pathTo
    Name m_path;
};

/// Nobody looks for it any more.
bool isSettled(std::uint32_t number, const Unnamed &entry, NameSearch when, std::uint32_t used, bool wasFound)
{
    if (entry.rank <= Global + 1 || entry.tries >= MostTries) return true;
    if (when == NameSearch::Start) return wasFound;
    return when == NameSearch::Use && number == used && entry.rank != NoName;
}

} // namespace

void noteUnnamed(Thread &t, std::uint32_t number, std::uint32_t packed, std::uint32_t items)
{
    Machine::TraceNames &names = *t.machine.traceNames;
    const std::lock_guard guard(names.mutex);
    if (number == 0 || names.searches >= MostSearches) return;
    names.unnamed[number] = {packed, items, NoName, 0};
    names.hasUnnamed = true;
}

std::string nameFor(Handle object, const std::vector<Thread *> &threads) { return threads.empty() ? std::string() : Search(*threads.front()).pathTo(object, threads); }

void searchNames(Thread &t, NameSearch when, std::uint32_t used)
{
    Machine::TraceNames &names = *t.machine.traceNames;
    const std::lock_guard guard(names.mutex);
    if (when == NameSearch::Use && !names.unnamed.contains(used)) return;
    // Only what has no name at all is looked for line by line.
    const auto isWaiting = [](const auto &each) { return each.second.rank == NoName; };
    if (when == NameSearch::Line && std::none_of(names.unnamed.begin(), names.unnamed.end(), isWaiting)) return;
    Search search(t);
    search.run();
    ++names.searches;
    for (auto at = names.unnamed.begin(); at != names.unnamed.end();) {
        ++at->second.tries;
        const bool isOver = names.searches >= MostSearches || isSettled(at->first, at->second, when, used, search.hasFound(at->first));
        at = isOver ? names.unnamed.erase(at) : std::next(at);
    }
    names.hasUnnamed = !names.unnamed.empty();
}

} // namespace forkyard::vm
