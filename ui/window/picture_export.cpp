#include "ui/window/picture_export.h"

#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace forkyard::ui {

namespace {

Status written(QSaveFile &file, bool good) {
    if (good && file.commit()) return Nothing{};
    return Diagnostic{"file.unwritable", {QFileInfo(file.fileName()).fileName().toStdString(), file.errorString().toStdString()}, {}, DiagnosticClass::UserMistake, {}};
}

bool paintPdf(QWidget &widget, QIODevice &file, const QString &title) {
    QPdfWriter pdf(&file);
    // One of the page's points for each pixel of the screen, and a page of the picture's own size.
    pdf.setResolution(72);
    pdf.setTitle(title);
    pdf.setCreator("Forkyard");
    pdf.setPageMargins({0, 0, 0, 0});
    pdf.setPageSize(QPageSize(QSizeF(widget.size()), QPageSize::Point, {}, QPageSize::ExactMatch));
    QPainter painter(&pdf);
    if (!painter.isActive()) return false;
    widget.render(&painter);
    return painter.end();
}

bool paintSvg(QWidget &widget, QIODevice &file, const QString &title) {
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(widget.size());
    svg.setViewBox(QRect({0, 0}, widget.size()));
    svg.setTitle(title);
    svg.setResolution(96);
    QPainter painter(&svg);
    if (!painter.isActive()) return false;
    widget.render(&painter);
    return painter.end();
}

} // namespace

QImage pictureOf(QWidget &widget, double scale) {
    QImage image(widget.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    return image;
}

Status exportPicture(QWidget &widget, const QString &path, double scale, const QString &title) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return written(file, false);
    const QString kind = QFileInfo(path).suffix().toLower();
    if (kind == "svg") return written(file, paintSvg(widget, file, title));
    if (kind == "pdf") return written(file, paintPdf(widget, file, title));
    QImage image = pictureOf(widget, scale);
    image.setText("Title", title);
    return written(file, image.save(&file, "PNG"));
}

} // namespace forkyard::ui
