// The text of a program with its margin: line numbers, breakpoints, a pin for each thread at its line, tinted lines, the error
// underlined with its message beside it, completion of names. Knows no file and no run: it is told pins, problems and names.
#pragma once

#include "core/base/source_span.h"
#include "ui/kit/kit.h"

#include <QPlainTextEdit>

#include <functional>
#include <vector>

namespace forkyard::ui {

class CodeLayout;
class CodeMargin;
class CompletionList;
class Highlighter;
class ModuleNames;

struct Pin {
    /// From 1.
    int line = 0;
    QString name;
    int identity = 0;

    bool operator==(const Pin &) const = default;
};

/// What may be meant otherwise, but refuses nothing: a line (from 1) and a sentence.
struct LineWarning {
    int line = 0;
    QString sentence;

    bool operator==(const LineWarning &) const = default;
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

    /// Lines that are underlined faintly, with the sentence as their tool tip.
    void setWarnings(std::vector<LineWarning> warnings);
    const std::vector<LineWarning> &warnings() const { return m_warnings; }

    /// Lines at which the run has failed, each with a few words painted beside it and a sentence as its tool tip.
    struct Failure {
        int line = 0;
        QString words;
        QString sentence;
        bool operator==(const Failure &) const = default;
    };
    void setFailures(std::vector<Failure> failures);
    /// Of the ways to say something, the first that is no wider than the room; where none is, the last, cut, or nothing.
    static QString fittingWay(const QStringList &ways, const QFontMetricsF &metrics, double room);
    const std::vector<Failure> &failures() const { return m_failures; }

    /// Marks every match on the screen; empty: none.
    void setSearchText(const QString &text, QTextDocument::FindFlags flags = {});
    /// What completion knows; not owned, may be null.
    void setModuleNames(const ModuleNames *names) { m_names = names; }
    CompletionList *completionList() const { return m_completions; }
    /// Opens the list of what can stand here (Ctrl+Space).
    void complete();
    /// Says what a name is worth at the moment that is shown; empty: nothing is known of it.
    using Hover = std::function<QString(const QString &name)>;
    void setHover(Hover hover) { m_hover = std::move(hover); }

    /// Lines (from 1, in order) at which a run in steps is to stop. They move with their text.
    QList<int> breakpoints() const;
    void setBreakpoints(const QList<int> &lines);
    void toggleBreakpoint(int line);
    /// Brings the line (from 1) into view and the cursor there.
    void showLine(int line);
    /// Only scrolls, and only where the line cannot be seen whole: the cursor stays.
    void revealLine(int line);
    int currentLine() const;

    /// Indents or outdents the lines of the selection by four columns; one undo step.
    void indentSelection(bool outdent);
    /// Makes comments of the selection's lines, or takes them back where all are.
    void toggleComment();

    // For the margin, which paints in this widget's coordinates.
    int marginWidth() const;
    /// In which no line is cut.
    int widthOfProgram() const;
    void paintMargin(QPainter &painter, const QRect &area);
    /// Names of the threads at a height of the margin, for its tool tip.
    QString pinsAt(int y) const;
    int lineAt(int y) const;
    /// Width of the part of the margin that a click sets a breakpoint in.
    int breakpointRoom() const;

signals:
    /// A double click into the margin beside a line.
    void lineActivated(int line);
    void breakpointsChanged();
    /// A name was clicked with Ctrl, or chosen in the menu: watch it.
    void watchRequested(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void dress();
    void layOutMargin();
    void refreshSelections();
    // code_edit_keys.cpp
    bool typeBracket(QKeyEvent *event);
    bool handleCompletionKey(QKeyEvent *event);
    void insertCompletion(const QString &name);
    void completeAfterTyping(const QString &typed);
    void insertNewLine();
    bool deleteIndentation();
    void moveHome(bool select);
    QRectF lineRect(const QTextBlock &block) const;
    void paintLines(QPainter &painter, const QRect &area);
    void paintProblem(QPainter &painter, const QRect &area);
    void paintBeside(QPainter &painter, const QRect &area, int line, const QStringList &ways);
    /// Whether something is wrong with a line: of the text, or of what ran.
    bool isWrong(int line) const;
    void paintBreakpoint(QPainter &painter, const QRectF &row);
    QString nameAtPlace(const QPoint &place) const;
    QString toolTipAt(const QPoint &place) const;
    void addBracketSelections(QList<QTextEdit::ExtraSelection> &selections) const;
    void addMarkSelections(QList<QTextEdit::ExtraSelection> &selections) const;
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
    std::vector<Failure> m_failures;
    std::vector<LineWarning> m_warnings;
    QString m_searchText;
    QTextDocument::FindFlags m_searchFlags;
    CompletionList *m_completions;
    const ModuleNames *m_names = nullptr;
    Hover m_hover;
    /// The list opened by itself and not because it was asked for: Enter then only takes it after it was moved in.
    bool m_completing = false;
};

} // namespace forkyard::ui
