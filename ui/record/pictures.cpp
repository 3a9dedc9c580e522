#include "ui/record/pictures.h"

#include "ui/present/present_painter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <functional>

namespace forkyard::ui {

namespace {

Diagnostic problem(const char *code, const QString &file, const QString &more) {
    Diagnostic made;
    made.code = code;
    made.arguments = {file.toStdString(), more.toStdString()};
    return made;
}

/// Paints a picture of `size` pixels; empty where the format cannot be painted.
QByteArray painted(const QString &ending, const QString &title, const QSize &size, const std::function<void(QPainter &)> &paint) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto paintOn = [&](QPaintDevice &device) {
        QPainter painter;
        if (painter.begin(&device)) paint(painter);
    };
    if (ending == "svg") {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(title);
        paintOn(svg);
    } else if (ending == "pdf") {
        QPdfWriter pdf(&buffer);
        constexpr double pointsPerPixel = 72.0 / 150;
        pdf.setPageSize(QPageSize(QSizeF(size) * pointsPerPixel, QPageSize::Point));
        pdf.setPageMargins(QMarginsF());
        pdf.setResolution(150);
        pdf.setTitle(title);
        paintOn(pdf);
    } else {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::white);
        paintOn(image);
        image.save(&buffer, ending.toLatin1());
    }
    return bytes;
}

/// Into whatever kind of file the name says: all of it, or the old one stays.
Status paintInto(const QString &file, const QSize &size, const std::function<void(QPainter &)> &paint) {
    const QString ending = QFileInfo(file).suffix().toLower();
    if (!QStringList{"png", "jpg", "svg", "pdf"}.contains(ending)) return problem("record.unknown-format", file, "png, jpg, svg, pdf");
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return problem("record.write-failed", file, out.errorString());
    const QByteArray bytes = painted(ending, QFileInfo(file).completeBaseName(), size, paint);
    if (bytes.isEmpty() || out.write(bytes) != bytes.size() || !out.commit()) return problem("record.write-failed", file, out.errorString());
    return Nothing{};
}

} // namespace

Status savePicture(QWidget &view, const QString &file) {
    return paintInto(file, view.size(), [&view](QPainter &painter) { view.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren); });
}

Status saveStrip(const Kit &kit, const Presentation &presentation, const QString &file, int columns) {
    constexpr QSize panel(960, 540);
    constexpr int gap = 32;
    const int count = presentation.stepCount();
    const int rows = (count + columns - 1) / columns;
    const QSize size(columns * panel.width() + (columns + 1) * gap, rows * panel.height() + (rows + 1) * gap);
    // Finer than it is shown: what is pixels in it (the program, the lanes) is to be printed.
    constexpr int finer = 2;
    PresentPainter steps(kit, presentation, panel * finer);
    return paintInto(file, size, [&](QPainter &painter) {
        painter.fillRect(QRect(QPoint(), size), kit.color(Role::Surface));
        for (int step = 0; step < count; ++step) {
            const QPoint corner(gap + step % columns * (panel.width() + gap), gap + step / columns * (panel.height() + gap));
            painter.save();
            painter.translate(corner);
            painter.setClipRect(QRect(QPoint(), panel));
            painter.save();
            painter.scale(1.0 / finer, 1.0 / finer);
            steps.paintOn(painter, presentation.clock().at(presentation.clock().stepEnd(step) - 1e-3));
            painter.restore();
            painter.setClipping(false);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(kit.color(Role::StrongLine), 2));
            painter.drawRect(QRect(QPoint(), panel));
            painter.restore();
        }
    });
}

} // namespace forkyard::ui
