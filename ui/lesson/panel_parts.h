// The small parts that the lesson's cards are made of. Knows no lesson.
#pragma once

#include <QFont>
#include <QString>

class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace forkyard::ui {

QLabel *addLabel(QVBoxLayout *column, const QString &text, const QFont &font, const char *name = "");
/// The same, where the text is rich already.
QLabel *addRichLabel(QVBoxLayout *column, const QString &html, const QFont &font, const char *name = "");
QPushButton *makeButton(const QString &text, const char *name);
/// The column inside a card.
QVBoxLayout *inside(QWidget *card);

} // namespace forkyard::ui
