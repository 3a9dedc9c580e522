// Painting and typing. About 330 lines because a text widget's painting, margin and keys share one geometry.
#include "ui/editor/code_edit.h"

#include "ui/editor/code_layout.h"
#include "ui/editor/code_margin.h"
#include "ui/editor/highlighter.h"
#include "ui/kit/state_paint.h"

#include <QAbstractTextDocumentLayout>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double codePixels = 14;
constexpr double linePixels = 25;
constexpr double pinRoom = 62;
constexpr double numberRoom = 28;
constexpr int indentColumns = 4;

qsizetype indentOf(const QString &text) {
    qsizetype at = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at;
}

/// Place in UTF-16 of a column that counts code points.
int toUtf16(const QString &text, std::uint32_t column) {
    qsizetype at = 0;
    for (std::uint32_t passed = 0; passed < column && at < text.size(); ++passed)
        at += text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    return static_cast<int>(at);
}

} // namespace

CodeEdit::CodeEdit(Kit &kit, QWidget *parent) : QPlainTextEdit(parent), m_kit(kit) {
    m_layout = new CodeLayout(document());
    document()->setDocumentLayout(m_layout);
    m_highlighter = new Highlighter(kit, document());
    m_margin = new CodeMargin(this);
    setObjectName("codeEdit");
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setCursorWidth(2);
    setTabChangesFocus(false);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int moved) {
        if (moved != 0) m_margin->scroll(0, moved);
        else m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::layOutMargin);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed != added) setProblem({}, {});
    });
    connect(this, &QPlainTextEdit::textChanged, this, &CodeEdit::refreshSelections);
    connect(&kit, &Kit::appearanceChanged, this, &CodeEdit::dress);
    dress();
}

void CodeEdit::dress() {
    const QFont font = m_kit.fonts().code(codePixels);
    setFont(font);
    document()->setDefaultFont(font);
    setTabStopDistance(QFontMetricsF(font).horizontalAdvance(' ') * indentColumns);
    m_layout->setLineHeight(m_kit.px(linePixels));
    m_highlighter->setCodeFont(font);
    layOutMargin();
    refreshSelections();
    viewport()->update();
}

int CodeEdit::marginWidth() const {
    const int digits = static_cast<int>(QString::number(blockCount()).size());
    const double column = QFontMetricsF(m_kit.fonts().code(codePixels - 1.5)).horizontalAdvance('0');
    return m_kit.ipx(pinRoom) + std::max(m_kit.ipx(numberRoom), qRound(column * (digits + 1)));
}

void CodeEdit::layOutMargin() {
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
    m_margin->update();
}

void CodeEdit::resizeEvent(QResizeEvent *event) {
    QPlainTextEdit::resizeEvent(event);
    layOutMargin();
}

void CodeEdit::setPins(std::vector<Pin> pins) {
    if (pins == m_pins) return;
    m_pins = std::move(pins);
    m_margin->update();
    viewport()->update();
}

void CodeEdit::setProblem(const SourceSpan &span, const QString &message) {
    if (!span.isValid() && !m_problemSpan.isValid()) return;
    m_problemSpan = span;
    m_problemMessage = message;
    refreshSelections();
    m_margin->update();
    viewport()->update();
}

void CodeEdit::setSearchText(const QString &text) {
    m_searchText = text;
    refreshSelections();
}

QTextCursor CodeEdit::problemCursor() const {
    const QTextBlock first = document()->findBlockByNumber(static_cast<int>(m_problemSpan.line) - 1);
    if (!m_problemSpan.isValid() || !first.isValid()) return {};
    int from = first.position() + toUtf16(first.text(), m_problemSpan.column);
    const QTextBlock last = document()->findBlockByNumber(static_cast<int>(m_problemSpan.endLine) - 1);
    int to = last.isValid() ? last.position() + toUtf16(last.text(), m_problemSpan.endColumn) : from;
    if (to <= from) to = std::min(from + 1, first.position() + first.length() - 1);
    if (to <= from) from = std::max(first.position(), from - 1);
    QTextCursor cursor(document());
    cursor.setPosition(from);
    cursor.setPosition(std::max(to, from), QTextCursor::KeepAnchor);
    return cursor;
}

void CodeEdit::refreshSelections() {
    QList<QTextEdit::ExtraSelection> selections;
    constexpr int mostMatches = 1000;
    if (!m_searchText.isEmpty()) {
        QTextCursor found = document()->find(m_searchText);
        for (int count = 0; !found.isNull() && count < mostMatches; ++count) {
            QTextCharFormat look;
            look.setBackground(m_kit.color(Role::SearchMatch));
            selections.append({found, look});
            found = document()->find(m_searchText, found);
        }
    }
    const QTextCursor problem = problemCursor();
    if (!problem.isNull()) {
        QTextCharFormat look;
        look.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        look.setUnderlineColor(m_kit.color(Role::Alarm));
        selections.append({problem, look});
    }
    setExtraSelections(selections);
}

void CodeEdit::showLine(int line) {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

int CodeEdit::currentLine() const {
    return textCursor().blockNumber() + 1;
}

template <typename Visit>
void CodeEdit::forVisibleBlocks(const QRect &area, Visit visit) const {
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = lineRect(block);
        if (rect.top() > area.bottom()) break;
        if (rect.bottom() >= area.top()) visit(block, rect);
    }
}

QRectF CodeEdit::lineRect(const QTextBlock &block) const {
    QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    rect.setHeight(m_layout->lineHeight());
    return rect;
}

void CodeEdit::paintLines(QPainter &painter, const QRect &area) {
    forVisibleBlocks(area, [&](const QTextBlock &block, const QRectF &rect) {
        const int line = block.blockNumber() + 1;
        const auto pin = std::find_if(m_pins.begin(), m_pins.end(), [line](const Pin &each) { return each.line == line; });
        const QRectF whole(0, rect.top(), viewport()->width(), rect.height());
        if (m_problemSpan.isValid() && static_cast<int>(m_problemSpan.line) == line)
            painter.fillRect(whole, m_kit.color(Role::AlarmTint));
        else if (pin != m_pins.end()) painter.fillRect(whole, m_kit.theme().identity(pin->identity).tint);
    });
}

void CodeEdit::paintEvent(QPaintEvent *event) {
    {
        QPainter painter(viewport());
        paintLines(painter, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintProblem(painter, event->rect());
}

void CodeEdit::paintProblem(QPainter &painter, const QRect &area) {
    if (!m_problemSpan.isValid() || m_problemMessage.isEmpty()) return;
    const QTextBlock block = document()->findBlockByNumber(static_cast<int>(m_problemSpan.line) - 1);
    if (!block.isValid()) return;
    const QRectF rect = lineRect(block);
    if (rect.top() > area.bottom() || rect.bottom() < area.top()) return;
    const double textEnd = rect.left() + block.layout()->lineAt(0).naturalTextWidth();
    const double left = textEnd + m_kit.px(18);
    const QFont font = m_kit.fonts().words(TextSize::Small);
    const QFontMetricsF metrics(font);
    const double room = viewport()->width() - left - m_kit.px(10);
    const QString text = metrics.elidedText(m_problemMessage, Qt::ElideRight, room);
    if (text.size() < 4) return;
    painter.setFont(font);
    painter.setPen(m_kit.color(Role::Alarm));
    painter.drawText(QRectF(left, rect.top(), room, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void CodeEdit::paintMargin(QPainter &painter, const QRect &area) {
    painter.fillRect(area, m_kit.color(Role::EditorSurface));
    const QFont numbers = m_kit.fonts().code(codePixels - 1.5);
    const double gap = m_kit.px(4);
    forVisibleBlocks(area, [&](const QTextBlock &block, const QRectF &rect) {
        const int line = block.blockNumber() + 1;
        const QRectF row(0, rect.top(), m_margin->width(), rect.height());
        std::vector<Pin> here;
        std::copy_if(m_pins.begin(), m_pins.end(), std::back_inserter(here), [line](const Pin &p) { return p.line == line; });
        const bool wrong = m_problemSpan.isValid() && static_cast<int>(m_problemSpan.line) == line;
        if (wrong) painter.fillRect(row, m_kit.color(Role::AlarmTint));
        else if (!here.empty()) painter.fillRect(row, m_kit.theme().identity(here.front().identity).tint);

        painter.setFont(numbers);
        painter.setPen(m_kit.color(wrong ? Role::Alarm : Role::MutedText));
        painter.drawText(row.adjusted(0, 0, -m_kit.px(6), 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));

        // As many pins as there is room for, then how many more; the tool tip names all.
        double left = m_kit.px(6);
        const double right = m_kit.px(pinRoom);
        for (std::size_t index = 0; index < here.size(); ++index) {
            const QSizeF wanted = pinSize(m_kit, here[index].name);
            const bool last = index + 1 == here.size();
            const double more = last ? 0 : m_kit.px(24);
            const double width = std::min(wanted.width(), right - left - more);
            const QRectF pin(left, rect.center().y() - wanted.height() / 2, width, wanted.height());
            if (index > 0 && width < std::min(wanted.width(), m_kit.px(22))) {
                const QRectF rest(left, pin.top(), right - left, pin.height());
                painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::Bold));
                painter.setPen(m_kit.color(Role::Text));
                painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, '+' + QString::number(here.size() - index));
                break;
            }
            paintPin(painter, pin, m_kit, here[index].identity, here[index].name);
            left += width + gap;
        }
    });
}

QString CodeEdit::pinsAt(int y) const {
    QStringList names;
    const int line = cursorForPosition({0, y}).blockNumber() + 1;
    for (const Pin &pin : m_pins) {
        if (pin.line == line) names << pin.name;
    }
    return names.join(", ");
}

bool CodeEdit::event(QEvent *event) {
    // A tool tip over the text gives the whole message where the line had no room for it.
    if (event->type() == QEvent::ToolTip && m_problemSpan.isValid()) setToolTip(m_problemMessage);
    else if (event->type() == QEvent::ToolTip) setToolTip({});
    return QPlainTextEdit::event(event);
}

void CodeEdit::wheelEvent(QWheelEvent *event) {
    // Zoom is the window's, for everything at once.
    if (event->modifiers() & Qt::ControlModifier) event->ignore();
    else QPlainTextEdit::wheelEvent(event);
}

bool CodeEdit::canInsertFromMimeData(const QMimeData *source) const {
    // Files dropped here are opened by the window, not pasted as their names.
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

void CodeEdit::keyPressEvent(QKeyEvent *event) {
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
    QPlainTextEdit::keyPressEvent(event);
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
