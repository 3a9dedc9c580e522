// The text of a program with its margin: line numbers, a pin for each thread at its line, tinted lines, the error
// underlined with its message beside it. Knows no file and no run: it is told pins and problems.
#pragma once

#include "core/base/source_span.h"
#include "ui/kit/kit.h"

#include <QPlainTextEdit>

#include <vector>

namespace forkyard::ui {

class CodeLayout;
class CodeMargin;
class Highlighter;

struct Pin {
    /// From 1.
    int line = 0;
    QString name;
    int identity = 0;

    bool operator==(const Pin &) const = default;
};

class CodeEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    CodeEdit(Kit &kit, QWidget *parent);

    void setPins(std::vector<Pin> pins);
    const std::vector<Pin> &pins() const { return m_pins; }
    /// Underlines the span and paints the message beside its line; an invalid span takes it away.
    void setProblem(const SourceSpan &span, const QString &message);
    const SourceSpan &problemSpan() const { return m_problemSpan; }

    /// Marks every match on the screen; empty: none.
    void setSearchText(const QString &text);
    /// Brings the line (from 1) into view and the cursor there.
    void showLine(int line);
    int currentLine() const;

    /// Indents or outdents the lines of the selection by four columns; one undo step.
    void indentSelection(bool outdent);
    /// Makes comments of the selection's lines, or takes them back where all are.
    void toggleComment();

    // For the margin, which paints in this widget's coordinates.
    int marginWidth() const;
    void paintMargin(QPainter &painter, const QRect &area);
    /// Names of the threads at a height of the margin, for its tool tip.
    QString pinsAt(int y) const;

signals:
    /// A double click into the margin beside a line.
    void lineActivated(int line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    void dress();
    void layOutMargin();
    void refreshSelections();
    void insertNewLine();
    bool deleteIndentation();
    void moveHome(bool select);
    QRectF lineRect(const QTextBlock &block) const;
    void paintLines(QPainter &painter, const QRect &area);
    void paintProblem(QPainter &painter, const QRect &area);
    QTextCursor problemCursor() const;
    template <typename Visit>
    void forVisibleBlocks(const QRect &area, Visit visit) const;

    Kit &m_kit;
    CodeLayout *m_layout;
    Highlighter *m_highlighter;
    CodeMargin *m_margin;
    std::vector<Pin> m_pins;
    SourceSpan m_problemSpan;
    QString m_problemMessage;
    QString m_searchText;
};

} // namespace forkyard::ui
