// Finding and replacing in the program.
#include "ui/editor/editor_panel.h"
#include "ui/editor/find_bar.h"

#include <QTextBlock>

#include <algorithm>

namespace forkyard::ui {

void EditorPanel::connectFind() {
    connect(m_find, &FindBar::textChanged, this, [this](const QString &text) {
        m_edit->setSearchText(text, findFlags());
        goToMatch();
        countMatches();
    });
    connect(m_find, &FindBar::findRequested, this, &EditorPanel::findNext);
    connect(m_find, &FindBar::replaceRequested, this, &EditorPanel::replaceCurrent);
    connect(m_find, &FindBar::replaceAllRequested, this, &EditorPanel::replaceAll);
    connect(m_find, &FindBar::closed, this, [this] {
        m_find->hide();
        m_edit->setSearchText({});
        m_edit->setFocus();
    });
}

QTextDocument::FindFlags EditorPanel::findFlags() const {
    QTextDocument::FindFlags flags;
    flags.setFlag(QTextDocument::FindCaseSensitively, m_find->matchesCase());
    flags.setFlag(QTextDocument::FindWholeWords, m_find->matchesWords());
    return flags;
}

void EditorPanel::openFind() {
    QString selected = m_edit->textCursor().selectedText();
    if (selected.contains(QChar::ParagraphSeparator)) selected.clear();
    m_findFrom = m_edit->textCursor().selectionStart();
    m_find->open(selected);
}

void EditorPanel::openReplace() {
    QString selected = m_edit->textCursor().selectedText();
    if (selected.contains(QChar::ParagraphSeparator)) selected.clear();
    m_findFrom = m_edit->textCursor().selectionStart();
    m_find->openReplace(selected);
}

/// While it is typed, the first match from where the search began on is shown; none leaves the caret there.
void EditorPanel::goToMatch() {
    const QString wanted = m_find->text();
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(std::min(m_findFrom, m_edit->document()->characterCount() - 1));
    if (!wanted.isEmpty()) {
        QTextCursor found = m_edit->document()->find(wanted, cursor, findFlags());
        if (found.isNull()) found = m_edit->document()->find(wanted, 0, findFlags());
        if (!found.isNull()) cursor = found;
    }
    m_edit->setTextCursor(cursor);
}

void EditorPanel::findNext(bool backwards) {
    const QString wanted = m_find->text();
    if (wanted.isEmpty()) return;
    const QTextDocument::FindFlags flags = findFlags() | (backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags());
    if (!m_edit->find(wanted, flags)) {
        QTextCursor cursor = m_edit->textCursor();
        cursor.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
        const QTextCursor found = m_edit->document()->find(wanted, cursor, flags);
        if (!found.isNull()) m_edit->setTextCursor(found);
    }
    m_findFrom = m_edit->textCursor().selectionStart();
    countMatches();
}

void EditorPanel::replaceCurrent() {
    const QString wanted = m_find->text();
    if (wanted.isEmpty()) return;
    QTextCursor cursor = m_edit->textCursor();
    // Only a match that is shown is replaced: the first press goes to one.
    const QTextCursor match = m_edit->document()->find(wanted, cursor.selectionStart(), findFlags());
    if (cursor.hasSelection() && match.selectionStart() == cursor.selectionStart() && match.selectionEnd() == cursor.selectionEnd()) cursor.insertText(m_find->replacement());
    findNext(false);
}

void EditorPanel::replaceAll() {
    const QString wanted = m_find->text();
    if (wanted.isEmpty()) return;
    QTextCursor edit(m_edit->document());
    edit.beginEditBlock();
    for (QTextCursor found = m_edit->document()->find(wanted, 0, findFlags()); !found.isNull();) {
        found.insertText(m_find->replacement());
        // From behind what was put in, which may contain what is looked for.
        found = m_edit->document()->find(wanted, found.position(), findFlags());
    }
    edit.endEditBlock();
    countMatches();
}

void EditorPanel::countMatches() {
    const QString wanted = m_find->text();
    const QTextCursor shown = m_edit->textCursor();
    int count = 0;
    int current = 0;
    for (QTextCursor at = wanted.isEmpty() ? QTextCursor() : m_edit->document()->find(wanted, 0, findFlags()); !at.isNull(); at = m_edit->document()->find(wanted, at, findFlags())) {
        ++count;
        if (at.selectionStart() == shown.selectionStart() && at.selectionEnd() == shown.selectionEnd()) current = count;
    }
    m_find->setCount(current, count);
}

} // namespace forkyard::ui
