#include "ui/window/picture_export.h"

#include <QAbstractScrollArea>
#include <QBuffer>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QWidget>

namespace forkyard::ui {

namespace {

Status written(QSaveFile &file, bool good) {
    if (good && file.commit()) return Nothing{};
    return Diagnostic{"file.unwritable", {QFileInfo(file.fileName()).fileName().toStdString(), file.errorString().toStdString()}, {}, DiagnosticClass::UserMistake, {}};
}

/// What scrolls, with more in it than there is room for.
bool isScrolled(const QWidget &widget) {
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget.parentWidget());
    return area && area->viewport() == &widget && (area->horizontalScrollBar()->maximum() > 0 || area->verticalScrollBar()->maximum() > 0);
}

/// Widget by widget, since a page does not cut off what hangs out of a scrolled area: that is painted as pixels, finely.
void paintOnPage(QWidget &widget, QPainter &painter, const QPoint &corner) {
    constexpr double fine = 3;
    if (isScrolled(widget)) {
        QImage image(widget.size() * fine, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(fine);
        image.fill(Qt::transparent);
        widget.render(&image, {}, {}, QWidget::DrawChildren);
        painter.drawImage(QRectF(corner, QSizeF(widget.size())), image);
        return;
    }
    widget.render(&painter, corner, {}, widget.isWindow() || widget.autoFillBackground() ? QWidget::RenderFlags(QWidget::DrawWindowBackground) : QWidget::RenderFlags());
    const QObjectList children = widget.children(); // from the lowest to the topmost
    for (QObject *each : children)
        if (auto *child = qobject_cast<QWidget *>(each); child && !child->isWindow() && !child->isHidden()) paintOnPage(*child, painter, corner + child->pos());
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
    paintOnPage(widget, painter, {});
    return painter.end();
}

/// What a widget paints by itself, without its children, as SVG elements. Names within are made its own by `number`.
QByteArray ownShapes(QWidget &widget, bool isWhole, int number) {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(widget.size());
    svg.setViewBox(QRect({0, 0}, widget.size()));
    svg.setResolution(96);
    QPainter painter(&svg);
    if (!painter.isActive()) return {};
    widget.render(&painter, {}, {}, isWhole ? QWidget::DrawWindowBackground : QWidget::RenderFlags());
    if (!painter.end()) return {};
    const QByteArray &text = buffer.data();
    const qsizetype from = text.indexOf("<defs>"), to = text.lastIndexOf("</svg>");
    if (from < 0 || to < from) return {};
    QByteArray shapes = text.mid(from, to - from);
    const bool isEmpty = !shapes.contains("<path") && !shapes.contains("<text") && !shapes.contains("<rect") && !shapes.contains("<poly") && !shapes.contains("<image") &&
                         !shapes.contains("<ellipse") && !shapes.contains("<circle") && !shapes.contains("<line");
    if (isEmpty) return {};
    const QByteArray own = "w" + QByteArray::number(number) + "-";
    return shapes.replace(" id=\"", " id=\"" + own).replace("url(#", "url(#" + own).replace("xlink:href=\"#", "xlink:href=\"#" + own);
}

/// The generator knows no clipping, so that what scrolls would hang out of its area: each widget is a group of its own within its
/// parent's, clipped to its place.
void addSvg(QWidget &widget, bool isWhole, int &number, QByteArray &out) {
    const QRect place = widget.geometry();
    const QByteArray clip = "clip-" + QByteArray::number(number);
    const QByteArray shapes = ownShapes(widget, isWhole, number++);
    QByteArray inner;
    for (QObject *child : widget.children()) {
        auto *part = qobject_cast<QWidget *>(child);
        if (part && !part->isWindow() && part->isVisible() && !part->size().isEmpty()) addSvg(*part, false, number, inner);
    }
    if (shapes.isEmpty() && inner.isEmpty()) return;
    const auto text = [](int value) { return QByteArray::number(value); };
    out += "<clipPath id=\"" + clip + "\"><rect width=\"" + text(place.width()) + "\" height=\"" + text(place.height()) + "\"/></clipPath>\n<g transform=\"translate(" +
           text(isWhole ? 0 : place.x()) + ' ' + text(isWhole ? 0 : place.y()) + ")\"><g clip-path=\"url(#" + clip + ")\">\n" + shapes + inner + "</g></g>\n";
}

bool paintSvg(QWidget &widget, QIODevice &file, const QString &title) {
    const QByteArray width = QByteArray::number(widget.width()), height = QByteArray::number(widget.height());
    QByteArray svg = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" + width +
                     "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height + "\">\n<title>" + title.toHtmlEscaped().toUtf8() + "</title>\n";
    int number = 0;
    addSvg(widget, true, number, svg);
    svg += "</svg>\n";
    return file.write(svg) == svg.size();
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
