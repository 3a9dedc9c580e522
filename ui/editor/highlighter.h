// Colours a program's text as it is typed, a line at a time, and gives wide characters their two columns. Forgiving:
// half-written text must look right too, which is why it is no lexer.
#pragma once

#include "ui/kit/kit.h"

#include <QSyntaxHighlighter>

namespace forkyard::ui {

class Highlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    Highlighter(const Kit &kit, QTextDocument *document);

    /// The code font whose columns wide characters take two of.
    void setCodeFont(const QFont &font);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum class Look { Keyword, Function, String, Number, Comment, Decorator };
    /// State between lines: not in a string, or in a triple-quoted one.
    enum State { Code = 0, InTripleSingle = 1, InTripleDouble = 2 };

    void colour(qsizetype from, qsizetype to, Look look);
    qsizetype scanString(const QString &text, qsizetype from, qsizetype quote);
    qsizetype scanTripleEnd(const QString &text, qsizetype from, QChar quote);
    qsizetype scanWord(const QString &text, qsizetype from);
    qsizetype scanNumber(const QString &text, qsizetype from);
    void widen(const QString &text);

    const Kit &m_kit;
    QFont m_font;
    QString m_previousWord;
};

} // namespace forkyard::ui
