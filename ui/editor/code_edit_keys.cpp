// What keys do in the program's text: indentation, brackets, comments, completion.
#include "ui/editor/code_edit.h"

#include "ui/editor/code_scan.h"
#include "ui/editor/completion_list.h"
#include "ui/editor/module_names.h"

#include <QTextBlock>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr int indentColumns = 4;
/// A word of so many letters opens the list by itself.
constexpr int leastTyped = 2;

qsizetype indentOf(const QString &text) {
    qsizetype at = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at;
}

} // namespace

void CodeEdit::keyPressEvent(QKeyEvent *event) {
    if (handleCompletionKey(event)) return;
    if (event->key() == Qt::Key_Space && (event->modifiers() & Qt::ControlModifier)) return complete();
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const QTextCursor cursor = textCursor();
    if (event->key() == Qt::Key_Backtab) return indentSelection(true);
    if (event->key() == Qt::Key_Tab && plain && cursor.hasSelection()) return indentSelection(false);
    if (event->key() == Qt::Key_Tab && plain) {
        const int column = cursor.positionInBlock();
        return insertPlainText(QString(indentColumns - column % indentColumns, ' '));
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && plain) return insertNewLine();
    if (event->key() == Qt::Key_Backspace && plain && deleteIndentation()) return;
    if (event->key() == Qt::Key_Home && plain) return moveHome(shift);
    if (plain && typeBracket(event)) return;
    m_completing = true;
    QPlainTextEdit::keyPressEvent(event);
    m_completing = false;
    completeAfterTyping(plain ? event->text() : QString());
}

bool CodeEdit::typeBracket(QKeyEvent *event) {
    static const QString opening = "([{", closing = ")]}";
    QTextCursor cursor = textCursor();
    const QString text = event->text();
    const QString line = cursor.block().text();
    const int column = cursor.positionInBlock();
    const QChar next = column < line.size() ? line[column] : QChar(' ');
    const QChar before = column > 0 ? line[column - 1] : QChar(' ');
    if (event->key() == Qt::Key_Backspace && !cursor.hasSelection()) {
        // An empty pair goes as a whole.
        const qsizetype kind = opening.indexOf(before);
        const bool pair = (kind >= 0 && closing[kind] == next) || ((before == '"' || before == '\'') && next == before && column < line.size());
        if (!pair) return false;
        cursor.setPosition(cursor.position() - 1);
        cursor.setPosition(cursor.position() + 2, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        return true;
    }
    if (text.size() != 1) return false;
    const bool quote = text == "\"" || text == "'";
    const qsizetype kind = opening.indexOf(text[0]);
    if (cursor.hasSelection() && (kind >= 0 || quote) && !cursor.selectedText().contains(QChar::ParagraphSeparator)) {
        const QString inside = cursor.selectedText();
        cursor.insertText(text + inside + (quote ? text : QString(closing[kind])));
        return true;
    }
    // One that stands there already is passed over.
    if ((closing.contains(text[0]) || quote) && next == text[0] && column < line.size()) {
        cursor.movePosition(QTextCursor::Right);
        setTextCursor(cursor);
        return true;
    }
    const bool atEnd = next.isSpace() || closing.contains(next) || next == ',' || next == ':';
    const bool inString = !partsOf(toPlainText().left(cursor.position())).empty() && column > 0 && partsOf(line.left(column)).back() != CodePart::Code;
    const bool opensQuote = quote && !before.isLetterOrNumber() && before != text[0];
    if (!atEnd || inString || (kind < 0 && !opensQuote)) return false;
    cursor.insertText(text + (quote ? text : QString(closing[kind])));
    cursor.movePosition(QTextCursor::Left);
    setTextCursor(cursor);
    return true;
}

bool CodeEdit::handleCompletionKey(QKeyEvent *event) {
    if (!m_completions->isVisible()) return false;
    switch (event->key()) {
    case Qt::Key_Down: m_completions->move(1); return true;
    case Qt::Key_Up: m_completions->move(-1); return true;
    case Qt::Key_PageDown: m_completions->move(8); return true;
    case Qt::Key_PageUp: m_completions->move(-8); return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter: insertCompletion(m_completions->current()); return true;
    case Qt::Key_Escape: m_completions->hide(); return true;
    default: return false;
    }
}

void CodeEdit::complete() {
    if (!m_names) return;
    const Completions found = completionsAt(*m_names, toPlainText(), textCursor().position(), m_kit.settings().language());
    QTextCursor word = textCursor();
    word.setPosition(static_cast<int>(found.from));
    m_completions->open(found.list, cursorRect(word));
}

void CodeEdit::completeAfterTyping(const QString &typed) {
    if (!m_names || typed.isEmpty()) return;
    if (typed != "." && !typed[0].isLetterOrNumber() && typed != "_" && typed[0] != '\b') return m_completions->hide();
    const bool deletes = typed[0] == '\b' || typed[0].unicode() == 127;
    if (deletes && !m_completions->isVisible()) return;
    const Completions found = completionsAt(*m_names, toPlainText(), textCursor().position(), m_kit.settings().language());
    const qsizetype length = textCursor().position() - found.from;
    if (!found.isCertain && length < leastTyped) return m_completions->hide();
    QTextCursor word = textCursor();
    word.setPosition(static_cast<int>(found.from));
    m_completions->open(found.list, cursorRect(word));
}

void CodeEdit::insertCompletion(const QString &name) {
    m_completions->hide();
    if (name.isEmpty() || !m_names) return;
    const Completions found = completionsAt(*m_names, toPlainText(), textCursor().position(), m_kit.settings().language());
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(found.from), QTextCursor::KeepAnchor);
    cursor.insertText(name);
    setTextCursor(cursor);
}

void CodeEdit::insertNewLine() {
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    QString indent = before.left(indentOf(before));
    const QString code = before.section('#', 0, 0).trimmed();
    static const QStringList leavers = {"return", "break", "continue", "pass", "raise"};
    if (code.endsWith(':')) indent += QString(indentColumns, ' ');
    else if (leavers.contains(code.section(' ', 0, 0)) && indent.size() >= indentColumns) indent.chop(indentColumns);
    cursor.insertText('\n' + indent);
    setTextCursor(cursor);
    ensureCursorVisible();
}

bool CodeEdit::deleteIndentation() {
    QTextCursor cursor = textCursor();
    const int column = cursor.positionInBlock();
    if (cursor.hasSelection() || column == 0 || column > indentOf(cursor.block().text())) return false;
    if (cursor.block().text().left(column).contains('\t')) return false;
    const int count = column % indentColumns == 0 ? indentColumns : column % indentColumns;
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, count);
    cursor.removeSelectedText();
    return true;
}

void CodeEdit::moveHome(bool select) {
    QTextCursor cursor = textCursor();
    const int indent = static_cast<int>(indentOf(cursor.block().text()));
    const int target = cursor.positionInBlock() == indent ? 0 : indent;
    cursor.setPosition(cursor.block().position() + target, select ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
}

void CodeEdit::indentSelection(bool outdent) {
    QTextCursor cursor = textCursor();
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    // A selection that ends at a line's very beginning does not mean that line.
    if (last > first && document()->findBlock(cursor.selectionEnd()).position() == cursor.selectionEnd()) --last;
    cursor.beginEditBlock();
    for (int number = first; number <= last; ++number) {
        const QTextBlock block = document()->findBlockByNumber(number);
        QTextCursor edit(block);
        if (!outdent) {
            if (!block.text().isEmpty()) edit.insertText(QString(indentColumns, ' '));
            continue;
        }
        const int count = std::min(static_cast<int>(indentOf(block.text())), indentColumns);
        edit.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, count);
        edit.removeSelectedText();
    }
    cursor.endEditBlock();
}

void CodeEdit::toggleComment() {
    QTextCursor cursor = textCursor();
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    bool all = true;
    for (int number = first; number <= last; ++number) {
        const QString text = document()->findBlockByNumber(number).text().trimmed();
        all = all && (text.isEmpty() || text.startsWith('#'));
    }
    cursor.beginEditBlock();
    for (int number = first; number <= last; ++number) {
        const QTextBlock block = document()->findBlockByNumber(number);
        const int indent = static_cast<int>(indentOf(block.text()));
        if (indent == block.text().size()) continue;
        QTextCursor edit(block);
        edit.setPosition(block.position() + indent);
        if (!all) {
            edit.insertText("# ");
            continue;
        }
        const int count = block.text().mid(indent, 2) == "# " ? 2 : 1;
        edit.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, count);
        edit.removeSelectedText();
    }
    cursor.endEditBlock();
}

} // namespace forkyard::ui
