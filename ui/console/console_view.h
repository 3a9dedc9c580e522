// What the program printed up to the moment shown, with the name of who printed it; below, a line to type into when the
// program wants input.
#pragma once

#include "ui/console/console_lines.h"
#include "ui/models/run_model.h"

#include <QAbstractScrollArea>

class QLabel;
class QLineEdit;

namespace forkyard::ui {

/// The lines alone: paints those on the screen and no others.
class ConsoleText : public QAbstractScrollArea {
    Q_OBJECT

public:
    ConsoleText(Kit &kit, RunModel &run, QWidget *parent);

    std::size_t lineCount() const { return m_count; }
    /// A line as it is shown, with the name in front ("writer  put A"); for copying and tests.
    QString lineText(std::size_t index) const;
    /// Everything up to the moment, at most the last `limit` lines, as it is copied.
    QString allText(std::size_t limit = 100000) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void refresh();
    void layOut(bool toEnd);
    void paintHint(QPainter &painter) const;
    QString nameOf(trace::LaneId lane) const;
    void paintLine(QPainter &painter, const QRectF &row, std::size_t index) const;
    std::size_t lineAt(int y) const;
    void copySelection() const;
    double rowHeight() const;

    Kit &m_kit;
    RunModel &m_run;
    ConsoleLines m_lines;
    std::size_t m_count = 0;
    std::size_t m_pieces = 0;
    /// Selected lines, [from, to]; none where from > to.
    std::size_t m_selectionFrom = 1;
    std::size_t m_selectionTo = 0;
    std::size_t m_selectionAnchor = 0;
};

class ConsoleView : public QWidget {
    Q_OBJECT

public:
    ConsoleView(Kit &kit, RunModel &run, QWidget *parent);

    ConsoleText *text() const { return m_text; }
    /// Shows or hides the input line: whether a run goes on that can be given input.
    void setTakesInput(bool takes);

signals:
    void inputEntered(const QString &line);
    void inputClosed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void dress();
    void refreshInput();

    Kit &m_kit;
    RunModel &m_run;
    QLabel *m_title;
    ConsoleText *m_text;
    QWidget *m_inputRow;
    QLabel *m_prompt;
    QLineEdit *m_input;
    bool m_takesInput = false;
};

} // namespace forkyard::ui
