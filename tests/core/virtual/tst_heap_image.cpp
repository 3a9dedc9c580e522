// Moments of a heap: whatever was done between, going back to one gives its bytes; and what is the same in two is kept once.
#include "core/virtual/heap_image.h"

#include <QTest>

#include <cstring>
#include <random>
#include <vector>

using namespace forkyard::virtual_host;
using forkyard::vm::AllocationCache;
using forkyard::vm::Handle;

namespace {

struct Followed {
    std::shared_ptr<forkyard::vm::Heap> heap = std::make_shared<forkyard::vm::Heap>();
    HeapTracker tracker{*heap, heap};
    AllocationCache cache;

    struct Moment {
        HeapImage image;
        AllocationCache cache;
        std::vector<std::byte> bytes;
    };
    Moment capture() {
        Moment moment{tracker.capture(), {}, {heap->base(), heap->base() + heap->extentBytes()}};
        std::copy(std::begin(cache.free), std::end(cache.free), moment.cache.free);
        return moment;
    }
    void restore(const Moment &moment) {
        tracker.restore(moment.image);
        std::copy(std::begin(moment.cache.free), std::end(moment.cache.free), cache.free);
    }
    bool isAs(const Moment &moment) const {
        return heap->extentBytes() == moment.bytes.size() && std::memcmp(heap->base(), moment.bytes.data(), moment.bytes.size()) == 0;
    }
    void fill(std::size_t bytes, int with) { std::memset(heap->at<std::byte>(heap->allocate(cache, bytes)), with, bytes); }
};

/// Of the pages from `first` on, those that are not one and the same as the last, which nobody has touched.
std::size_t touchedPages(const HeapImage &image, std::size_t first) {
    std::size_t count = 0;
    for (std::size_t p = first; p < image.pageCount(); ++p) count += image.page(p) != image.page(image.pageCount() - 1);
    return count;
}

} // namespace

class HeapImageTest : public QObject {
    Q_OBJECT

private slots:
    void goingBackGivesTheBytes() {
        Followed one;
        one.heap->cutByPage();
        std::mt19937 random(20261201);
        const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
        constexpr std::size_t Written = 300'000;
        const Handle large = one.heap->allocate(one.cache, Written);
        std::vector<Followed::Moment> moments{one.capture()};
        for (int i = 0; i < 4000; ++i) {
            switch (below(4)) {
            case 0: one.fill(16 + below(3000), static_cast<int>(1 + below(255))); break;
            case 1: one.heap->at<std::byte>(large)[below(Written)] = static_cast<std::byte>(below(256)); break;
            case 2:
                if (moments.size() < 60) moments.push_back(one.capture());
                else moments[below(moments.size())] = one.capture();
                break;
            case 3: {
                const Followed::Moment &moment = moments[below(moments.size())];
                one.restore(moment);
                QVERIFY(one.isAs(moment));
            }
            }
            if (below(100) == 0) one.tracker.lockUnchanged();
        }
        for (const Followed::Moment &moment : moments) {
            one.restore(moment);
            QVERIFY(one.isAs(moment));
        }
    }
    void whatNobodyTouchedCostsNothing() {
        Followed one;
        one.heap->cutByPage();
        one.fill(64, 1);
        const Followed::Moment before = one.capture();
        const std::size_t pages = before.image.pageCount();
        // A block of 16 pages is begun, and one of them is used.
        one.fill(48, 1);
        const Followed::Moment after = one.capture();
        QCOMPARE(after.image.pageCount(), pages + 16);
        QCOMPARE(touchedPages(after.image, pages), std::size_t{1});
        one.restore(before);
        // Elsewhere much more of it is used; whoever comes to it after that, finds it as if nobody had been there.
        for (int i = 0; i < 1000; ++i) one.fill(48, 2);
        one.capture();
        one.restore(before);
        one.fill(48, 3);
        const Followed::Moment again = one.capture();
        QCOMPARE(touchedPages(again.image, pages), std::size_t{1});
        QCOMPARE(again.image.page(again.image.pageCount() - 1), after.image.page(after.image.pageCount() - 1));
    }
};

QTEST_GUILESS_MAIN(HeapImageTest)
#include "tst_heap_image.moc"
