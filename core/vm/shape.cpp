// The tree of shapes. Every eighth shape of a chain carries a hash table; the others are searched upwards from.
#include "core/vm/shape.h"

#include "core/base/check.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace forkyard::vm {

namespace {

constexpr std::uint32_t TableEvery = 8;

struct Shape {
    ShapeId parent = 0;
    Symbol name = 0;
    std::uint32_t count = 0;
    /// Filled where count is a multiple of TableEvery.
    std::unordered_map<Symbol, std::uint32_t> table;
};

/// Shapes in chunks that never move, so that readers need no lock.
class ShapeTable {
public:
    ShapeTable() { append(Shape{}); }

    const Shape &at(ShapeId id) const { return m_chunks[id >> ChunkBits].load(std::memory_order_acquire)[id & ChunkMask]; }

    ShapeId child(ShapeId parent, Symbol name)
    {
        const std::lock_guard guard(mutex);
        const std::uint64_t key = (std::uint64_t{parent} << 32) | name;
        if (const auto found = m_children.find(key); found != m_children.end()) return found->second;
        Shape shape{parent, name, at(parent).count + 1, {}};
        if (shape.count % TableEvery == 0) {
            shape.table.emplace(name, shape.count - 1);
            for (ShapeId up = parent; up != 0; up = at(up).parent) {
                const Shape &ancestor = at(up);
                if (!ancestor.table.empty()) {
                    shape.table.insert(ancestor.table.begin(), ancestor.table.end());
                    break;
                }
                shape.table.emplace(ancestor.name, ancestor.count - 1);
            }
        }
        const ShapeId id = append(std::move(shape));
        m_children.emplace(key, id);
        return id;
    }

    std::mutex mutex;

private:
    static constexpr std::uint32_t ChunkBits = 10;
    static constexpr std::uint32_t ChunkMask = (1u << ChunkBits) - 1;
    static constexpr std::uint32_t MaxChunks = 1u << 14;

    ShapeId append(Shape shape)
    {
        const ShapeId id = m_count++;
        FORKYARD_CHECK((id >> ChunkBits) < MaxChunks);
        auto &chunk = m_chunks[id >> ChunkBits];
        if ((id & ChunkMask) == 0) chunk.store(new Shape[std::size_t{1} << ChunkBits], std::memory_order_release);
        chunk.load(std::memory_order_relaxed)[id & ChunkMask] = std::move(shape);
        return id;
    }

    std::atomic<Shape *> m_chunks[MaxChunks]{};
    ShapeId m_count = 0;
    std::unordered_map<std::uint64_t, ShapeId> m_children;
};

ShapeTable &shapes()
{
    static ShapeTable *const theShapes = new ShapeTable; // never destroyed: see symbol.cpp
    return *theShapes;
}

} // namespace

int findSlot(ShapeId shape, Symbol name)
{
    const ShapeTable &table = shapes();
    for (ShapeId id = shape; id != 0;) {
        const Shape &s = table.at(id);
        if (s.name == name) return static_cast<int>(s.count - 1);
        if (!s.table.empty()) {
            const auto found = s.table.find(name);
            return found == s.table.end() ? -1 : static_cast<int>(found->second);
        }
        id = s.parent;
    }
    return -1;
}

ShapeId shapeWith(ShapeId shape, Symbol name) { return shapes().child(shape, name); }

ShapeId shapeWithout(ShapeId shape, Symbol name)
{
    if (const Shape &last = shapes().at(shape); shape != 0 && last.name == name) return last.parent;
    ShapeId result = 0;
    for (std::uint32_t slot = 0; slot < slotCount(shape); ++slot)
        if (const Symbol other = slotName(shape, slot); other != name) result = shapeWith(result, other);
    return result;
}

namespace {

/// No name that a program can write.
Symbol deadName(Symbol name) { return bytecode::intern('\1' + std::string(bytecode::symbolText(name))); }

} // namespace

bool isDeadName(Symbol name) { return bytecode::symbolText(name).starts_with('\1'); }

ShapeId shapeWithDead(ShapeId shape, Symbol name)
{
    ShapeId result = 0;
    for (std::uint32_t slot = 0; slot < slotCount(shape); ++slot) {
        const Symbol other = slotName(shape, slot);
        result = shapeWith(result, other == name ? deadName(name) : other);
    }
    return result;
}

ShapeId shapeWithRevived(ShapeId shape, Symbol name)
{
    const Shape &last = shapes().at(shape);
    const bool itsOwn = shape != 0 && isDeadName(last.name) && last.name == deadName(name);
    return shapeWith(itsOwn ? last.parent : shape, name);
}

std::uint32_t slotCount(ShapeId shape) { return shapes().at(shape).count; }

Symbol slotName(ShapeId shape, std::uint32_t slot)
{
    const ShapeTable &table = shapes();
    ShapeId id = shape;
    while (table.at(id).count != slot + 1) id = table.at(id).parent;
    return table.at(id).name;
}

void lockShapes() { shapes().mutex.lock(); }
void unlockShapes() { shapes().mutex.unlock(); }

} // namespace forkyard::vm
