// See the header. First everything that can be reached is given a number in an order that addresses have no part in, then it is
// written down by these numbers. Long, because both walks must pass the same places in the same order.
#include "core/virtual/canonical.h"

#include "core/bytecode/liveness.h"
#include "core/virtual/object_walk.h"
#include "core/vm/iterators.h"
#include "core/vm/shape.h"

#include <algorithm>
#include <cstring>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint64_t RefToBase = 0xb5ull << 56, RefToNew = 0xa7ull << 56, RootMark = 0xc3ull << 56;

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15U) * (b ^ 0xbf58476d1ce4e5b9U);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

StateName nameOfWords(const std::vector<std::uint64_t> &words)
{
    StateName name{0x243f6a8885a308d3U, 0x13198a2e03707344U};
    for (const std::uint64_t word : words) {
        name.low = mix(name.low ^ word, 0xa0761d6478bd642fU);
        name.high = mix(name.high + word, 0xe7037ed1a0b428dbU);
    }
    return name;
}

void addBytes(std::vector<std::uint64_t> &words, const void *bytes, std::size_t size)
{
    const auto *at = static_cast<const unsigned char *>(bytes);
    words.push_back(size);
    for (; size >= 8; size -= 8, at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        words.push_back(word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, at, size);
    words.push_back(rest);
}

/// Of what stands in the program's text, not of the number that this code got: a module that is imported again is the same.
std::uint64_t nameOfCode(const bytecode::Code &code)
{
    std::vector<std::uint64_t> words{code.firstLine};
    addBytes(words, code.fileName.data(), code.fileName.size());
    addBytes(words, code.qualifiedName.data(), code.qualifiedName.size());
    addBytes(words, code.instructions.data(), code.instructions.size() * sizeof(bytecode::Instruction));
    return nameOfWords(words).low;
}

template <typename Each>
void eachRootOfThread(const vm::Thread &t, Each value)
{
    for (const vm::Value v : {t.exception, t.signalException, t.handled, t.object, t.locals}) value(v);
    for (const vm::Value v : t.roots) value(v);
}

} // namespace

/// Everything a process can reach.
class StateNamer::Marker {
public:
    Marker(const vm::Machine &m, std::vector<bool> &alive) : m_machine(m), m_alive(alive) {}
    void value(vm::Value v)
    {
        if (v.isObject()) handle(v.asHandle());
    }
    void handle(vm::Handle h)
    {
        if (h == 0 || m_alive[h]) return;
        m_alive[h] = true;
        m_pending.push_back(h);
    }
    void reach(vm::Handle h) { handle(h); }
    void word(std::uint64_t) {}
    void code(std::uint32_t) {}
    void bytes(const void *, std::size_t) {}
    void registers(vm::FrameObject &frame)
    {
        for (std::uint32_t i = 0; i < frame.registerCount; ++i) value(frame.registers()[i]);
    }
    void drain()
    {
        while (!m_pending.empty()) {
            const vm::Handle h = m_pending.back();
            m_pending.pop_back();
            walkObject(m_machine, m_machine.at<vm::Object>(h), *this);
        }
    }

private:
    const vm::Machine &m_machine;
    std::vector<bool> &m_alive;
    std::vector<vm::Handle> m_pending;
};

/// Writes one process's part of the state's words.
class StateNamer::Writer {
public:
    Writer(StateNamer &namer, const vm::Machine &m, const std::vector<bool> &alive) : m_namer(namer), m_machine(m), m_alive(alive) {}
    void word(std::uint64_t w) { m_namer.m_words.push_back(w); }
    void bytes(const void *at, std::size_t size) { addBytes(m_namer.m_words, at, size); }
    void code(std::uint32_t number) { word(m_namer.factsOf(m_machine.codes[number]->code).name); }
    void value(vm::Value v)
    {
        if (v.isObject()) handle(v.asHandle());
        else word(v.bits());
    }
    void handle(vm::Handle h)
    {
        if (h == 0) return word(RefToBase);
        if (isBase(h)) return word(RefToBase | h);
        Met &met = m_namer.metOf(h);
        if (meet(met)) m_namer.m_queue.push_back(h);
        if (met.owner != m_namer.m_owner && met.owner != 0) m_namer.m_entangled = true;
        if (met.owner == 0) m_namer.m_dependsOnRest = true;
        word(RefToNew | (std::uint64_t{met.owner} << 32) | met.number);
    }
    /// Gives a new object its number; false: it has one.
    bool meet(Met &met)
    {
        if (met.stamp == m_namer.m_stamp) return false;
        met = {m_namer.m_stamp, m_namer.m_named++, m_namer.m_owner};
        return true;
    }
    /// Told by whoever refers to it, content and all.
    void reach(vm::Handle) {}
    void registers(vm::FrameObject &frame)
    {
        const bytecode::LiveRegisters &live = m_namer.liveIn(m_machine, frame);
        for (std::uint32_t i = 0; i < frame.registerCount; ++i)
            if (live.isLive(frame.pc, i)) value(frame.registers()[i]);
    }
    void object(vm::Handle h)
    {
        for (const Excluded &excluded : m_namer.m_excluded)
            if (excluded.holder == h) return objectWithout(h);
        const auto *iterator = m_machine.at<vm::IteratorObject>(h);
        if (iterator->kind == vm::Kind::Iterator && vm::isKind(m_machine, iterator->source, vm::Kind::Dict)) m_namer.m_dependsOnRest = true;
        walkObject(m_machine, m_machine.at<vm::Object>(h), *this);
    }
    /// Without the cells in it.
    void objectWithout(vm::Handle h)
    {
        auto *o = m_machine.at<vm::Object>(h);
        word((std::uint64_t{static_cast<std::uint8_t>(o->kind)} << 48) | o->shape);
        const vm::Value *values = nullptr;
        std::uint32_t count = 0;
        if (o->kind == vm::Kind::Array) {
            values = static_cast<vm::ArrayObject *>(o)->items();
            count = static_cast<vm::ArrayObject *>(o)->capacity;
        } else if (o->kind == vm::Kind::List) {
            handle(o->cls);
            handle(o->attributes);
            auto *list = static_cast<vm::ListObject *>(o);
            if (list->array) values = m_machine.at<vm::ArrayObject>(list->array)->items();
            count = list->size;
        }
        word(count);
        for (std::uint32_t i = 0; values && i < count; ++i)
            if (!isExcluded(h, i)) value(values[i]);
    }
    bool isExcluded(vm::Handle h, std::uint32_t index) const
    {
        return std::any_of(m_namer.m_excluded.begin(), m_namer.m_excluded.end(), [&](const Excluded &e) { return e.holder == h && e.index == index; });
    }
    bool hasExcluded(vm::Handle h) const
    {
        return std::any_of(m_namer.m_excluded.begin(), m_namer.m_excluded.end(), [&](const Excluded &e) { return e.holder == h; });
    }
    bool isBase(vm::Handle h) const { return h < m_alive.size() && m_alive[h] && m_machine.at<vm::Object>(h)->kind != vm::Kind::Frame; }

    /// Objects of the base that are not what they were. `pages`: where they may be, in order.
    void changedObjects(const HeapImage &base, const std::vector<std::uint32_t> &pages, PerProcess &process)
    {
        const vm::Heap &heap = m_machine.heap;
        vm::Handle last = 0;
        for (const std::uint32_t page : pages) {
            if (!base.hasPage(page) || (page + std::size_t{1}) * PageBytes > heap.extentBytes()) continue;
            const auto &cells = cellsOf(process, page);
            if (cells.empty() || std::memcmp(base.page(page)->bytes, heap.base() + std::size_t{page} * PageBytes, PageBytes) == 0) continue;
            for (const BaseCell &cell : cells) {
                if (cell.handle <= last) continue;
                last = cell.handle;
                if (isSame(base, heap, std::size_t{cell.handle} * vm::Granule, cell.size) || hasExcluded(cell.handle)) continue;
                word(RootMark | cell.handle);
                object(cell.handle);
            }
        }
    }

private:
    /// What lived in the page at the base lives there still: nobody frees it.
    const std::vector<BaseCell> &cellsOf(PerProcess &process, std::size_t page)
    {
        if (process.hasCells.size() <= page) {
            process.hasCells.resize(page + 1, false);
            process.cells.resize(page + 1);
        }
        if (process.hasCells[page]) return process.cells[page];
        process.hasCells[page] = true;
        for (std::size_t offset = page * PageBytes; offset < (page + 1) * PageBytes;) {
            std::size_t size = 0;
            const vm::Handle h = m_machine.heap.cellAt(offset, size);
            if (h == 0) {
                offset += vm::Granule;
                continue;
            }
            offset = std::size_t{h} * vm::Granule + size;
            if (isBase(h)) process.cells[page].push_back({h, static_cast<std::uint32_t>(size)});
        }
        return process.cells[page];
    }
    static bool isSame(const HeapImage &base, const vm::Heap &heap, std::size_t start, std::size_t size)
    {
        for (std::size_t at = start; at < start + size;) {
            const std::size_t page = at / PageBytes, inPage = at % PageBytes;
            const std::size_t part = std::min(PageBytes - inPage, start + size - at);
            if (!base.hasPage(page) || (page + std::size_t{1}) * PageBytes > heap.extentBytes() || std::memcmp(base.page(page)->bytes + inPage, heap.base() + at, part) != 0) return false;
            at += part;
        }
        return true;
    }

    StateNamer &m_namer;
    const vm::Machine &m_machine;
    const std::vector<bool> &m_alive;
};

StateNamer::CodeFacts &StateNamer::factsOf(const std::shared_ptr<const bytecode::Code> &code)
{
    Recent &recent = m_recent[(reinterpret_cast<std::uintptr_t>(code.get()) >> 5) % std::size(m_recent)];
    if (recent.code == code.get()) return *recent.facts;
    CodeFacts &facts = m_codes[code.get()];
    recent = {code.get(), &facts};
    if (!facts.code) {
        facts.code = code;
        facts.name = nameOfCode(*code);
    }
    return facts;
}

const bytecode::LiveRegisters &StateNamer::liveIn(const vm::Machine &m, const vm::FrameObject &frame)
{
    const auto &code = m.codes[frame.code]->code;
    auto &found = factsOf(code).live[frame.lined];
    if (!found) found = std::make_unique<bytecode::LiveRegisters>(*code, frame.lined);
    return *found;
}

void StateNamer::setBase(World &world, const Moment &base)
{
    m_base = base;
    m_processes.clear();
    m_kernel = nullptr;
    for (const auto &process : world.processes()) {
        if (process->tracker) process->tracker->lockUnchanged();
        const vm::Machine &m = *process->machine;
        std::vector<bool> &alive = m_processes.emplace_back().alive;
        alive.resize(m.heap.extentBytes() / vm::Granule, false);
        Marker marker(m, alive);
        for (const vm::Handle h : m.classes) marker.handle(h);
        for (const vm::Value v : m.preludeFunctions) marker.value(v);
        for (const vm::Value v : m.latin1Strings) marker.value(v);
        for (const vm::NativeInfo &native : m.natives)
            for (const vm::Value v : native.defaults) marker.value(v);
        marker.handle(m.builtins);
        marker.handle(m.modules);
        marker.value(m.emptyTuple);
        marker.value(m.emptyString);
        marker.drain();
        // What only one thread reaches, by its frames, goes with its part of a state: it keeps no name of its own.
        std::vector<std::uint8_t> reached(alive.size(), 0);
        for (const auto &thread : process->threads) {
            std::vector<bool> seen = alive;
            Marker own(m, seen);
            own.handle(thread->vm.frame);
            eachRootOfThread(thread->vm, [&](vm::Value v) { own.value(v); });
            own.drain();
            for (std::size_t h = 0; h < seen.size(); ++h)
                if (seen[h] && !alive[h] && reached[h] < 2) ++reached[h];
        }
        for (std::size_t h = 0; h < reached.size(); ++h)
            if (reached[h] > 1) alive[h] = true;
    }
}

namespace {

void addKernel(std::vector<std::uint64_t> &words, const Kernel &kernel)
{
    for (const Pipe &pipe : kernel.pipes) {
        words.push_back((std::uint64_t{pipe.readers} << 32) | pipe.writers);
        addBytes(words, pipe.bytes.data(), pipe.bytes.size());
    }
    for (const OpenFile &file : kernel.files) {
        words.push_back((std::uint64_t{file.kind} << 32) | file.references);
        if (file.references == 0) continue;
        words.push_back((std::uint64_t{file.pipe} << 32) | file.position);
        words.push_back(file.nonBlocking ? 1 : 0);
        words.push_back(file.node);
    }
    for (const Socket &socket : kernel.sockets) {
        words.push_back((std::uint64_t{socket.other} << 32) | (socket.inUse ? 1u : 0u) | (static_cast<unsigned>(socket.state) << 1) | (socket.isReadShut ? 8u : 0u) | (socket.isWriteShut ? 16u : 0u) |
                        (socket.isOver ? 32u : 0u) | (socket.isReset ? 64u : 0u) | (socket.isRefused ? 128u : 0u));
        if (!socket.inUse) continue;
        for (const std::string *text : {&socket.local, &socket.peer, &socket.bytes}) addBytes(words, text->data(), text->size());
        for (const std::uint32_t each : socket.waiting) words.push_back(each);
        for (const auto &[sender, bytes] : socket.datagrams) {
            addBytes(words, sender.data(), sender.size());
            addBytes(words, bytes.data(), bytes.size());
        }
    }
    words.push_back(kernel.nextPort);
    for (const ProcessEntry &process : kernel.processes) {
        words.push_back(process.pending);
        words.push_back(process.blocked);
        addBytes(words, process.actions.data(), process.actions.size());
        words.push_back(static_cast<std::uint64_t>(process.timerAt));
        words.push_back(static_cast<std::uint64_t>(process.timerInterval));
        words.push_back((static_cast<std::uint64_t>(process.stopSignal) << 8) | (process.isStopNews ? 1u : 0u) | (process.isGoOnNews ? 2u : 0u));
        words.push_back((static_cast<std::uint64_t>(process.status) << 8) | (process.ended ? 2u : 0u) | (process.reaped ? 1u : 0u) | (static_cast<std::uint64_t>(process.refused) << 40));
        words.push_back(static_cast<std::uint64_t>(process.parent));
        addBytes(words, process.exception.data(), process.exception.size());
        addBytes(words, process.limit.data(), process.limit.size());
        addBytes(words, process.folder.data(), process.folder.size());
        for (const Descriptor &descriptor : process.descriptors) words.push_back(static_cast<std::uint32_t>(descriptor.file));
    }
    // When they were made or changed tells no two states apart: the clock does not either.
    for (const auto &[path, number] : kernel.tree.names) {
        addBytes(words, path.data(), path.size());
        words.push_back(number);
    }
    for (const auto &[number, node] : kernel.tree.nodes) {
        words.push_back(number);
        words.push_back((std::uint64_t{node.kind} << 32) | node.mode);
        if (node.bytes) addBytes(words, node.bytes->data(), node.bytes->size());
    }
    words.push_back(kernel.inputRead);
    words.push_back(kernel.random);
    addBytes(words, kernel.shared.data(), kernel.shared.size());
}

} // namespace

void StateNamer::nameKernel(const std::shared_ptr<const Kernel> &kernel)
{
    if (m_kernel == kernel && m_kernel) return;
    m_words.clear();
    addKernel(m_words, *kernel);
    m_kernelName = nameOfWords(m_words);
    m_kernel = kernel;
}

namespace {

std::uint64_t wordOfThread(const ThreadState &state, std::uint32_t number)
{
    return (std::uint64_t{number} << 32) | (state.status == ThreadState::Ended ? 1u : 0u) | (state.begun ? 2u : 0u) | (state.forked ? 4u : 0u) |
           (static_cast<unsigned>(state.phase) << 4) | (state.next.isVisible() ? 8u : 0u) | (state.passedSwitch ? 128u : 0u) | (state.alarmedIn ? 256u : 0u);
}

} // namespace

void StateNamer::findChangeable(const Process &process, const HeapImage &base)
{
    if (process.tracker) return process.tracker->findChangeable(base, m_pages);
    // It has just become another program.
    m_pages.clear();
    for (std::uint32_t page = 0; page < base.pageCount(); ++page) m_pages.push_back(page);
}

std::size_t StateNamer::baseOf(World &world, std::size_t process) const
{
    while (process >= m_processes.size() || !m_base.processes[process].heap.books) {
        const ProcessEntry &entry = world.kernel().processes[process];
        if (!entry.forkThread || world.processes()[process]->isFresh) return None;
        process = entry.forkProcess;
    }
    return process;
}

StateName StateNamer::nameOf(World &world, const Moment &moment, std::uint32_t without)
{
    nameKernel(moment.kernel);
    m_excluded.clear();
    m_owner = 0;
    m_words.clear();
    m_words.push_back(m_kernelName.low);
    m_words.push_back(m_kernelName.high);
    m_words.push_back(moment.output);
    for (std::size_t p = 0; p < moment.processes.size(); ++p) {
        const Moment::OfProcess &of = moment.processes[p];
        m_words.push_back(RootMark | p);
        if (!of.heap.books) continue;
        // Who runs alone writes into its own heap alone.
        const bool isAnothers = without != 0 && world.thread(without)->process != p;
        if (isAnothers) {
            for (std::size_t i = 0; i < of.threads.size(); ++i) {
                m_words.push_back(wordOfThread(of.threads[i], of.numbers[i]));
                m_words.push_back(of.threads[i].waitState);
            }
            continue;
        }
        static const std::vector<bool> nobody;
        const std::size_t b = baseOf(world, p);
        const bool hasBase = b != None;
        Writer writer(*this, *world.processes()[p]->machine, hasBase ? m_processes[b].alive : nobody);
        ++m_stamp;
        m_named = 0;
        m_queue.clear();
        if (hasBase) {
            findChangeable(*world.processes()[p], m_base.processes[b].heap);
            writer.changedObjects(m_base.processes[b].heap, m_pages, m_processes[b]);
        }
        for (std::size_t i = 0; i < of.threads.size(); ++i) {
            const ThreadState &state = of.threads[i];
            writer.word(wordOfThread(state, of.numbers[i]));
            if (state.status == ThreadState::Ended) continue;
            writer.word(static_cast<std::uint32_t>(state.exitCode));
            if (of.numbers[i] != without) writer.word(state.waitState);
            for (const std::uint32_t seen : state.seen) writer.word(seen);
            writer.handle(state.frame);
            writer.value(state.function);
            writer.value(state.args);
            const vm::Thread &t = world.processes()[p]->threads[i]->vm;
            if (of.numbers[i] != without) eachRootOfThread(t, [&](vm::Value v) { writer.value(v); });
        }
        for (std::size_t i = 0; i < m_queue.size(); ++i) writer.object(m_queue[i]);
    }
    return nameOfWords(m_words);
}

// -- In parts

vm::Value *StateNamer::placeOf(const vm::Machine &m, const CellPlace &cell, Excluded &where)
{
    auto *holder = m.at<vm::Object>(cell.holder);
    switch (cell.kind) {
    case CellPlace::Attribute: {
        const int slot = vm::findSlot(holder->shape, cell.name);
        if (slot < 0 || !holder->attributes) return nullptr;
        where = {holder->attributes, static_cast<std::uint32_t>(slot)};
        return m.at<vm::ArrayObject>(holder->attributes)->items() + slot;
    }
    case CellPlace::Element: {
        auto *list = static_cast<vm::ListObject *>(holder);
        if (cell.name >= list->size) return nullptr;
        where = {cell.holder, cell.name};
        return m.at<vm::ArrayObject>(list->array)->items() + cell.name;
    }
    case CellPlace::Content:
        where = {cell.holder, 0};
        return &static_cast<vm::CellObject *>(holder)->content;
    case CellPlace::Lock: where = {cell.holder, 0}; return nullptr;
    }
    return nullptr;
}

bool StateNamer::standsForItself(const vm::Machine &m, std::uint32_t process, vm::Value value) const
{
    if (!value.isObject()) return true;
    const auto &alive = m_processes[process].alive;
    return value.asHandle() < alive.size() && alive[value.asHandle()] && m.at<vm::Object>(value)->kind != vm::Kind::Frame;
}

std::uint64_t StateNamer::valueOf(World &world, std::size_t cell)
{
    const vm::Machine &m = *world.processes()[m_cells[cell].process]->machine;
    Excluded where{};
    const vm::Value *place = placeOf(m, m_cells[cell], where);
    return place && standsForItself(m, m_cells[cell].process, *place) ? place->bits() : StateParts::InRest;
}

void StateNamer::findCells(World &world, std::uint32_t process, StateParts &parts)
{
    m_excluded.clear();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const CellPlace &cell = m_cells[i];
        if (cell.process != process) continue;
        const vm::Machine &m = *world.processes()[process]->machine;
        Excluded where{};
        if (cell.kind == CellPlace::Lock) {
            auto *object = m.at<vm::PlainObject>(cell.holder);
            std::uint64_t content = 0;
            for (std::size_t at = 0; at < object->rawBytes; at += 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, object->raw<std::byte>() + at, std::min<std::size_t>(8, object->rawBytes - at));
                content = mix(content ^ word, 0xa0761d6478bd642fU + at);
            }
            parts.cells[i] = content >> 1; // never InRest
            auto &bytes = m_lockContents[parts.cells[i]];
            if (bytes.empty()) bytes.assign(object->raw<char>(), object->rawBytes);
            m_excluded.push_back({cell.holder, 0});
            continue;
        }
        const vm::Value *place = placeOf(m, cell, where);
        if (!place) continue;
        if (!standsForItself(m, process, *place)) continue;
        parts.cells[i] = place->bits();
        m_excluded.push_back(where);
        // A list's elements are told by the list, but lie in an object of their own.
        if (cell.kind == CellPlace::Element) m_excluded.push_back({m.at<vm::ListObject>(cell.holder)->array, cell.name});
    }
}

void StateNamer::keepCellsOfBase()
{
    std::erase_if(m_cells, [&](const CellPlace &cell) {
        if (cell.process >= m_processes.size()) return true;
        const auto &alive = m_processes[cell.process].alive;
        return cell.holder >= alive.size() || !alive[cell.holder];
    });
}

void StateNamer::poke(World &world, std::size_t cell, std::uint64_t bits) const
{
    if (m_cells[cell].kind == CellPlace::Lock) {
        const std::string &bytes = m_lockContents.at(bits);
        std::memcpy(world.processes()[m_cells[cell].process]->machine->at<vm::PlainObject>(m_cells[cell].holder)->raw<char>(), bytes.data(), bytes.size());
        return;
    }
    Excluded where{};
    vm::Value *place = placeOf(*world.processes()[m_cells[cell].process]->machine, m_cells[cell], where);
    if (place->bits() != bits) *place = vm::Value::fromBits(bits);
}

/// What the thread has for itself, as words; m_stamp says what the rest has met.
void StateNamer::writeThread(Writer &writer, const WorldThread &thread, bool isUnderAlarm)
{
    const ThreadState &state = thread.state;
    m_words.clear();
    m_queue.clear();
    m_named = 0;
    m_owner = thread.number;
    m_dependsOnRest = false;
    writer.word(wordOfThread(state, thread.number) | (isUnderAlarm && state.status == ThreadState::Blocked ? 512u : 0u));
    writer.word(static_cast<std::uint32_t>(state.exitCode));
    writer.word(state.waitState);
    for (const std::uint32_t seen : state.seen) writer.word(seen);
    writer.handle(state.frame);
    writer.value(state.function);
    writer.value(state.args);
    eachRootOfThread(thread.vm, [&](vm::Value v) { writer.value(v); });
    for (std::size_t q = 0; q < m_queue.size(); ++q) writer.object(m_queue[q]);
}

StateName StateNamer::nameOfThread(World &world, const WorldThread &thread)
{
    static const std::vector<bool> nobody;
    const std::size_t base = baseOf(world, thread.process);
    Writer writer(*this, *world.processes()[thread.process]->machine, base == None ? nobody : m_processes[base].alive);
    ++m_stamp;
    m_owner = 0;
    m_named = 0;
    if (m_restObjects && thread.process < m_restObjects->size())
        for (const vm::Handle h : (*m_restObjects)[thread.process]) writer.meet(metOf(h));
    writeThread(writer, thread, world.isUnderAlarm(thread));
    return nameOfWords(m_words);
}

namespace {

constexpr std::size_t MostPartBytes = 8192;

/// Whether all of the object lies in its own cell, but for a list's elements and other objects.
bool isWhole(const vm::Object *object)
{
    switch (object->kind) {
    case vm::Kind::Str: return !static_cast<const vm::StrObject *>(object)->sharesBlob();
    case vm::Kind::Bytes: return !static_cast<const vm::BytesObject *>(object)->blob;
    case vm::Kind::Frame:
    case vm::Kind::Iterator:
    case vm::Kind::Tuple:
    case vm::Kind::List:
    case vm::Kind::Dict:
    case vm::Kind::DictTable:
    case vm::Kind::BigInt:
    case vm::Kind::BoxedReal:
    case vm::Kind::Method:
    case vm::Kind::Cell:
    case vm::Kind::Function:
    case vm::Kind::Instance:
    case vm::Kind::Array:
    case vm::Kind::Range:
    case vm::Kind::Slice: return true;
    default: return false;
    }
}

std::uint32_t cellBytes(const vm::Machine &m, vm::Handle handle)
{
    std::size_t size = 0;
    return m.heap.cellAt(std::size_t{handle} * vm::Granule, size) == handle ? static_cast<std::uint32_t>(size) : 0;
}

} // namespace

void StateNamer::ownObjects(const WorldThread &thread, std::vector<vm::Handle> &objects) const
{
    const vm::Machine &m = thread.vm.machine;
    objects = m_queue;
    for (const vm::Handle handle : m_queue)
        if (const auto *list = m.at<vm::ListObject>(handle); list->kind == vm::Kind::List && list->array) objects.push_back(list->array);
}

bool StateNamer::takePart(const WorldThread &thread, const std::vector<vm::Handle> &objects, ThreadPart &part)
{
    const vm::Machine &m = thread.vm.machine;
    for (const vm::Handle handle : objects) {
        const auto *object = m.at<vm::Object>(handle);
        const std::uint32_t size = cellBytes(m, handle);
        const std::size_t at = part.bytes.size();
        if (size == 0 || at + size > MostPartBytes || !isWhole(object)) return false;
        part.cells.push_back({handle, size});
        part.bytes.resize(at + size);
        std::memcpy(&part.bytes[at], object, size);
        if (object->kind != vm::Kind::Frame) continue;
        // What dead registers refer to is no part of it.
        const auto &frame = *static_cast<const vm::FrameObject *>(object);
        const bytecode::LiveRegisters &live = liveIn(m, frame);
        constexpr vm::Value nothing;
        for (std::uint32_t i = 0; i < frame.registerCount; ++i)
            if (!live.isLive(frame.pc, i)) std::memcpy(&part.bytes[at + sizeof frame + i * sizeof nothing], &nothing, sizeof nothing);
    }
    part.state = thread.state;
    part.rest = m_restObjects;
    return true;
}

bool StateNamer::putPart(WorldThread &thread, const ThreadPart &part, const std::vector<vm::Handle> &objects) const
{
    if (part.rest != m_restObjects && (!part.rest || !m_restObjects || *part.rest != *m_restObjects)) return false;
    const vm::Machine &m = thread.vm.machine;
    for (const ThreadPart::Cell &cell : part.cells)
        if (std::find(objects.begin(), objects.end(), cell.handle) == objects.end() || cellBytes(m, cell.handle) != cell.size) return false;
    const std::byte *bytes = part.bytes.data();
    for (const ThreadPart::Cell &cell : part.cells) {
        std::memcpy(static_cast<void *>(m.at<vm::Object>(cell.handle)), bytes, cell.size);
        bytes += cell.size;
    }
    World::put(thread, part.state);
    return true;
}

void StateNamer::takeApart(World &world, StateParts &parts)
{
    nameKernel(world.savedKernel());
    m_entangled = false;
    std::vector<std::vector<vm::Handle>> objects;
    parts.output = world.outputNode();
    parts.cells.assign(m_cells.size(), StateParts::InRest);
    parts.threads.assign(world.threads().size(), StateName{1, 1});
    parts.dependsOnRest.assign(world.threads().size(), false);
    m_restWords.assign({m_kernelName.low, m_kernelName.high, world.hasTimers() ? static_cast<std::uint64_t>(world.clock()) : 0});
    for (std::size_t p = 0; p < world.processes().size(); ++p) {
        const Process &of = *world.processes()[p];
        m_restWords.push_back(RootMark | p);
        // Who joins a process learns how far its threads have come, which are known by these.
        if (world.processes().size() > 1)
            for (const auto &thread : of.threads) m_restWords.push_back(thread->number);
        if (world.kernel().processes[p].ended) continue;
        static const std::vector<bool> nobody;
        const std::size_t b = baseOf(world, p);
        const bool hasBase = b != None;
        Writer writer(*this, *world.processes()[p]->machine, hasBase ? m_processes[b].alive : nobody);
        ++m_stamp;
        m_named = 0;
        m_owner = 0;
        m_queue.clear();
        m_excluded.clear();
        m_words.clear();
        if (hasBase) {
            findCells(world, static_cast<std::uint32_t>(p), parts);
            // What has cells in it is always told, changed or not.
            for (std::size_t i = 0; i < m_excluded.size(); ++i) {
                const vm::Handle h = m_excluded[i].holder;
                const bool isFirst = std::none_of(m_excluded.begin(), m_excluded.begin() + static_cast<std::ptrdiff_t>(i), [&](const Excluded &e) { return e.holder == h; });
                if (!isFirst || !writer.isBase(h) || world.processes()[p]->machine->at<vm::Object>(h)->kind == vm::Kind::Plain) continue;
                writer.word(RootMark | h);
                writer.objectWithout(h);
            }
            findChangeable(of, m_base.processes[b].heap);
            writer.changedObjects(m_base.processes[b].heap, m_pages, m_processes[b]);
        }
        for (std::size_t i = 0; i < m_queue.size(); ++i) writer.object(m_queue[i]);
        if (!m_queue.empty()) {
            objects.resize(p + 1);
            objects[p] = m_queue;
        }
        m_restWords.insert(m_restWords.end(), m_words.begin(), m_words.end());
        for (std::size_t i = 0; i < of.threads.size(); ++i) {
            const ThreadState &state = of.threads[i]->state;
            const std::uint32_t number = of.threads[i]->number;
            if (state.status == ThreadState::Ended) continue;
            writeThread(writer, *of.threads[i], world.isUnderAlarm(*of.threads[i]));
            parts.threads[number - 1] = nameOfWords(m_words);
            parts.dependsOnRest[number - 1] = m_dependsOnRest;
        }
    }
    m_restObjects = objects.empty() ? nullptr : std::make_shared<const std::vector<std::vector<vm::Handle>>>(std::move(objects));
    parts.rest = nameOfWords(m_restWords);
    if (m_entangled) parts.rest.low ^= 1; // by its name too
    parts.entangled = m_entangled;
    m_excluded.clear();
}

} // namespace forkyard::virtual_host
