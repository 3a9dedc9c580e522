// Cells of the heap: apart from one another, cut by the block or by the page, and what a collection looks at. No machine, no objects: a
// cell's first byte stands for an object's kind.
#include "core/vm/heap.h"
#include "core/vm/small_cells.h"

#include <QTest>

#include <cstring>
#include <map>
#include <vector>

using namespace forkyard::vm;

namespace {

std::size_t cellCount(const Heap &heap) {
    std::size_t count = 0;
    eachSmallCell(heap, [&](Handle) { ++count; });
    return count;
}

void collect(Heap &heap, AllocationCache &cache, const std::vector<Handle> &living, std::vector<Handle> &finished) {
    Heap::dropCache(cache);
    heap.beginMarking();
    for (const Handle h : living) heap.mark(h);
    heap.endMarking([](void *context, Handle h) { static_cast<std::vector<Handle> *>(context)->push_back(h); }, &finished);
}

Handle makeObject(Heap &heap, AllocationCache &cache, std::size_t bytes) {
    const Handle h = heap.allocate(cache, bytes);
    *heap.at<std::uint8_t>(h) = 1;
    return h;
}

} // namespace

class HeapTest : public QObject {
    Q_OBJECT

private slots:
    void cellsAreApart_data() {
        QTest::addColumn<bool>("byPage");
        QTest::newRow("by block") << false;
        QTest::newRow("by page") << true;
    }
    void cellsAreApart() {
        QFETCH(bool, byPage);
        Heap heap;
        if (byPage) heap.cutByPage();
        AllocationCache caches[3];
        std::map<Handle, std::size_t> cells; // and their bytes
        for (std::size_t i = 0; i < 6000; ++i) {
            const std::size_t bytes = CellSizes[i % SizeClassCount];
            const Handle h = heap.allocate(caches[i % 3], bytes);
            QVERIFY(cells.emplace(h, bytes).second);
            std::memset(heap.at<std::byte>(h), 0xff, bytes);
        }
        std::size_t end = 0;
        for (const auto &[handle, bytes] : cells) {
            const std::size_t begin = std::size_t{handle} * Granule;
            QVERIFY(begin >= end);
            end = begin + bytes;
            QVERIFY(end <= heap.extentBytes());
            std::size_t told = 0;
            QCOMPARE(heap.cellAt(begin + bytes - 1, told), handle);
            QCOMPARE(told, bytes);
        }
    }
    void aPageIsCutAtATime() {
        Heap whole, paged;
        paged.cutByPage();
        AllocationCache ofWhole, ofPaged;
        whole.allocate(ofWhole, 64);
        paged.allocate(ofPaged, 64);
        // 65536 bytes without the block's head, which has 512 of marks.
        QVERIFY(cellCount(whole) > 1000 && cellCount(whole) < 1024);
        QVERIFY(cellCount(paged) > 50 && cellCount(paged) <= 64);
        // Another thread takes the next page of the same block.
        AllocationCache other;
        const std::size_t before = cellCount(paged);
        paged.allocate(other, 64);
        QCOMPARE(cellCount(paged), before + 64);
        QCOMPARE(paged.books().smallBlocks.size(), std::size_t{1});
        for (std::size_t i = 1; i < cellCount(whole); ++i) paged.allocate(other, 64);
        QCOMPARE(paged.books().smallBlocks.size(), std::size_t{2});
    }
    void whatIsNotCutIsNoObject() {
        Heap heap;
        AllocationCache cache;
        std::vector<Handle> finished;
        // A block full of objects, all of which die: it is free, and their bytes are still there.
        std::size_t count = 0;
        for (makeObject(heap, cache, 64); cache.free[3]; ++count) makeObject(heap, cache, 64);
        collect(heap, cache, {}, finished);
        QCOMPARE(finished.size(), count + 1);
        QCOMPARE(heap.books().smallBlocks.size(), std::size_t{0});
        heap.cutByPage();
        finished.clear();
        const Handle living = makeObject(heap, cache, 64), dead = makeObject(heap, cache, 64);
        QCOMPARE(heap.books().smallBlocks.size(), std::size_t{1});
        collect(heap, cache, {living}, finished);
        // Sweeping is put off until somebody wants a cell.
        const Handle next = makeObject(heap, cache, 64);
        QCOMPARE(finished, std::vector<Handle>{dead});
        // What is left of the block is cut when the swept cells are used up.
        std::vector<Handle> all{living, next};
        const std::size_t inPage = cellCount(heap);
        while (all.size() <= inPage) all.push_back(makeObject(heap, cache, 64));
        std::sort(all.begin(), all.end());
        QVERIFY(std::adjacent_find(all.begin(), all.end()) == all.end());
        QCOMPARE(heap.books().smallBlocks.size(), std::size_t{1});
        finished.clear();
        collect(heap, cache, {}, finished);
        std::sort(finished.begin(), finished.end());
        QCOMPARE(finished, all);
        // The block is free: it is not cut on from where it was.
        QCOMPARE(heap.books().smallBlocks.size(), std::size_t{0});
        makeObject(heap, cache, 128);
        const Handle again = makeObject(heap, cache, 64);
        QCOMPARE(heap.books().smallBlocks.size(), std::size_t{2});
        QCOMPARE(again / BlockGranules, heap.books().smallBlocks.back());
    }
};

QTEST_GUILESS_MAIN(HeapTest)
#include "tst_heap.moc"
