#include "ui/lesson/panel_parts.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {

double lineHeightOf(const QFont &font) {
    return qRound(font.pixelSize() * 1.6);
}

} // namespace

QLabel *addRichLabel(QVBoxLayout *column, const QString &html, const QFont &font, const char *name) {
    // A fixed height, since the same line can hold fonts with very different ideas of a line's height.
    const QString style = QString("margin: 0; line-height: %1px; -qt-line-height-type: fixed").arg(lineHeightOf(font));
    auto *label = new QLabel("<p style=\"" + style + "\">" + html + "</p>");
    label->setObjectName(name);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    column->addWidget(label);
    return label;
}

QLabel *addLabel(QVBoxLayout *column, const QString &text, const QFont &font, const char *name) {
    return addRichLabel(column, text.toHtmlEscaped(), font, name);
}

QPushButton *makeButton(const QString &text, const char *name) {
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QVBoxLayout *inside(QWidget *card) {
    return static_cast<QVBoxLayout *>(card->layout());
}

} // namespace forkyard::ui
