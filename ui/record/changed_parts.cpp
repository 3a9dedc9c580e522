#include "ui/record/changed_parts.h"

#include <QBackingStore>

#include <algorithm>
#include <cstring>

namespace forkyard::ui {

namespace {

/// Pixels that are compared at once.
constexpr int block = 32;
/// Lines that are the same between two parts; fewer, and they are one.
constexpr int linesBetween = 16;

bool isSame(const QImage &a, const QImage &b, int x, int y, int count) {
    return std::memcmp(a.constScanLine(y) + qsizetype{x} * 4, b.constScanLine(y) + qsizetype{x} * 4, static_cast<std::size_t>(count) * 4) == 0;
}

/// From the first block that differs to the last.
std::pair<int, int> differingRange(const QImage &a, const QImage &b, int y) {
    const int width = a.width();
    int left = 0, right = width;
    while (left < width && isSame(a, b, left, y, std::min(block, width - left))) left += block;
    while (right > left && isSame(a, b, std::max(left, right - block), y, right - std::max(left, right - block))) right -= block;
    return {std::min(left, width), std::max(right, std::min(left, width))};
}

} // namespace

const QImage *paintedOf(const QWidget &window) {
    QBackingStore *store = window.backingStore();
    QPaintDevice *device = store ? store->paintDevice() : nullptr;
    if (!device || device->devType() != QInternal::Image) return nullptr;
    const auto *image = static_cast<const QImage *>(device);
    const bool hasPixels = image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32_Premultiplied;
    const QSize whole = (QSizeF(window.size()) * window.devicePixelRatioF()).toSize();
    return hasPixels && image->width() >= whole.width() && image->height() >= whole.height() ? image : nullptr;
}

QRegion takeChanges(const QImage &now, QImage &kept) {
    if (kept.size() != now.size() || kept.format() != now.format()) {
        kept = now.copy();
        return now.rect();
    }
    QRegion changed;
    QRect part;
    for (int y = 0; y < now.height(); ++y) {
        if (isSame(now, kept, 0, y, now.width())) continue;
        const auto [left, right] = differingRange(now, kept, y);
        std::memcpy(kept.scanLine(y) + qsizetype{left} * 4, now.constScanLine(y) + qsizetype{left} * 4, static_cast<std::size_t>(right - left) * 4);
        const QRect line(left, y, right - left, 1);
        if (!part.isEmpty() && y - part.bottom() > linesBetween) {
            changed += part;
            part = QRect();
        }
        part |= line;
    }
    return part.isEmpty() ? changed : changed + part;
}

} // namespace forkyard::ui
