// Painting, and what stands under the pointer. What keys do is in code_edit_keys.cpp.
#include "ui/editor/code_edit.h"

#include "ui/editor/code_layout.h"
#include "ui/editor/code_margin.h"
#include "ui/editor/code_scan.h"
#include "ui/editor/completion_list.h"
#include "ui/editor/highlighter.h"
#include "ui/kit/state_paint.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double codePixels = 14;
constexpr double linePixels = 25;
/// Left of the pins: a breakpoint's dot.
constexpr double dotRoom = 16;
constexpr double pinRoom = dotRoom + 58;
constexpr double numberRoom = 28;
constexpr int indentColumns = 4;

/// Marks a line to stop at; moves with its text.
class Breakpoint : public QTextBlockUserData {};

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
    m_completions = new CompletionList(kit, viewport());
    setObjectName("codeEdit");
    viewport()->setMouseTracking(true);
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
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        refreshSelections();
        if (!m_completing) m_completions->hide();
    });
    connect(m_completions, &CompletionList::chosen, this, &CodeEdit::insertCompletion);
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

int CodeEdit::widthOfProgram() const {
    const double lines = document()->documentLayout()->documentSize().width();
    return marginWidth() + static_cast<int>(std::ceil(lines + document()->documentMargin())) + 2 * frameWidth();
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

void CodeEdit::setFailures(std::vector<Failure> failures) {
    if (failures == m_failures) return;
    m_failures = std::move(failures);
    viewport()->update();
    m_margin->update();
}

bool CodeEdit::isWrong(int line) const {
    return (m_problemSpan.isValid() && static_cast<int>(m_problemSpan.line) == line) ||
           std::any_of(m_failures.begin(), m_failures.end(), [line](const Failure &each) { return each.line == line; });
}

void CodeEdit::setWarnings(std::vector<LineWarning> warnings) {
    if (warnings == m_warnings) return;
    m_warnings = std::move(warnings);
    refreshSelections();
}

void CodeEdit::setSearchText(const QString &text, QTextDocument::FindFlags flags) {
    m_searchText = text;
    m_searchFlags = flags;
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
        QTextCursor found = document()->find(m_searchText, 0, m_searchFlags);
        for (int count = 0; !found.isNull() && count < mostMatches; ++count) {
            QTextCharFormat look;
            look.setBackground(m_kit.color(Role::SearchMatch));
            selections.append({found, look});
            found = document()->find(m_searchText, found, m_searchFlags);
        }
    }
    addBracketSelections(selections);
    addMarkSelections(selections);
    const QTextCursor problem = problemCursor();
    if (!problem.isNull()) {
        QTextCharFormat look;
        look.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        look.setUnderlineColor(m_kit.color(Role::Alarm));
        selections.append({problem, look});
    }
    setExtraSelections(selections);
}

void CodeEdit::addBracketSelections(QList<QTextEdit::ExtraSelection> &selections) const {
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) return;
    const QString text = toPlainText();
    const std::vector<CodePart> parts = partsOf(text);
    // The bracket behind the cursor first, then the one before it.
    for (const qsizetype at : {qsizetype{cursor.position()}, qsizetype{cursor.position() - 1}}) {
        const qsizetype other = matchingBracket(text, parts, at);
        if (other < 0) continue;
        for (const qsizetype place : {at, other}) {
            QTextCursor one(document());
            one.setPosition(static_cast<int>(place));
            one.setPosition(static_cast<int>(place) + 1, QTextCursor::KeepAnchor);
            QTextCharFormat look;
            look.setBackground(m_kit.color(Role::Selection));
            selections.append({one, look});
        }
        return;
    }
}

void CodeEdit::addMarkSelections(QList<QTextEdit::ExtraSelection> &selections) const {
    constexpr int mostMarks = 1000;
    QTextCharFormat look;
    look.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    look.setUnderlineColor(m_kit.color(Role::Waiting));
    int count = 0;
    for (const FullWidthMark &mark : fullWidthMarks(toPlainText())) {
        if (++count > mostMarks) break;
        QTextCursor one(document());
        one.setPosition(static_cast<int>(mark.position));
        one.setPosition(static_cast<int>(mark.position) + 1, QTextCursor::KeepAnchor);
        selections.append({one, look});
    }
    for (const LineWarning &warning : m_warnings) {
        const QTextBlock block = document()->findBlockByNumber(warning.line - 1);
        if (!block.isValid()) continue;
        const QString text = block.text();
        QTextCursor line(block);
        line.setPosition(block.position() + static_cast<int>(text.size() - QStringView(text).trimmed().size()));
        line.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selections.append({line, look});
    }
}

QList<int> CodeEdit::breakpoints() const {
    QList<int> lines;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.userData()) lines << block.blockNumber() + 1;
    }
    return lines;
}

void CodeEdit::setBreakpoints(const QList<int> &lines) {
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        block.setUserData(lines.contains(block.blockNumber() + 1) ? new Breakpoint : nullptr);
    m_margin->update();
    emit breakpointsChanged();
}

void CodeEdit::toggleBreakpoint(int line) {
    QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    // Nothing ever stops at a line without code.
    const QString text = block.text().trimmed();
    const bool sets = !block.userData() && !text.isEmpty() && !text.startsWith('#');
    block.setUserData(sets ? new Breakpoint : nullptr);
    m_margin->update();
    emit breakpointsChanged();
}

int CodeEdit::breakpointRoom() const {
    return m_kit.ipx(dotRoom);
}

int CodeEdit::lineAt(int y) const {
    return cursorForPosition({0, y}).blockNumber() + 1;
}

void CodeEdit::showLine(int line) {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void CodeEdit::revealLine(int line) {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    const QRectF rect = lineRect(block);
    if (rect.top() >= 0 && rect.bottom() <= viewport()->height()) return;
    const int shown = static_cast<int>(viewport()->height() / std::max(1.0, m_layout->lineHeight()));
    verticalScrollBar()->setValue(line - 1 - shown / 2); // a line is one unit of it
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
        if (isWrong(line))
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
    if (m_problemSpan.isValid() && !m_problemMessage.isEmpty()) paintBeside(painter, area, static_cast<int>(m_problemSpan.line), {m_problemMessage});
    for (std::size_t i = 0; i < m_failures.size(); ++i) {
        QStringList words, names; // of all that failed there
        for (const Failure &each : m_failures) {
            if (each.line != m_failures[i].line) continue;
            words << each.words;
            names << each.words.section(QStringLiteral(": "), 0, 1); // without what the exception says
        }
        const bool isFirst = std::none_of(m_failures.begin(), m_failures.begin() + static_cast<std::ptrdiff_t>(i), [&](const Failure &each) { return each.line == m_failures[i].line; });
        if (isFirst) paintBeside(painter, area, m_failures[i].line, {words.join(QStringLiteral("  ")), names.join(QStringLiteral("  ")), QStringLiteral("✗")});
    }
}

QString CodeEdit::fittingWay(const QStringList &ways, const QFontMetricsF &metrics, double room) {
    for (const QString &way : ways)
        if (metrics.horizontalAdvance(way) <= room) return way;
    const QString cut = metrics.elidedText(ways.back(), Qt::ElideRight, room);
    return cut.size() < 4 ? QString() : cut;
}

void CodeEdit::paintBeside(QPainter &painter, const QRect &area, int line, const QStringList &ways) {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid()) return;
    const QRectF rect = lineRect(block);
    if (rect.top() > area.bottom() || rect.bottom() < area.top()) return;
    const double textEnd = rect.left() + block.layout()->lineAt(0).naturalTextWidth();
    const double left = textEnd + m_kit.px(18);
    const QFont font = m_kit.fonts().words(TextSize::Small);
    const QFontMetricsF metrics(font);
    const double room = viewport()->width() - left - m_kit.px(10);
    const QString text = fittingWay(ways, metrics, room);
    if (text.isEmpty()) return;
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
        const bool wrong = isWrong(line);
        if (wrong) painter.fillRect(row, m_kit.color(Role::AlarmTint));
        else if (!here.empty()) painter.fillRect(row, m_kit.theme().identity(here.front().identity).tint);

        painter.setFont(numbers);
        painter.setPen(m_kit.color(wrong ? Role::Alarm : Role::MutedText));
        painter.drawText(row.adjusted(0, 0, -m_kit.px(6), 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));

        if (block.userData()) paintBreakpoint(painter, row);
        // As many pins as there is room for, then how many more; the tool tip names all. Two have the room of the dot too, which is not there.
        double left = m_kit.px(here.size() > 1 && !block.userData() ? 2 : dotRoom + 2);
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

void CodeEdit::paintBreakpoint(QPainter &painter, const QRectF &row) {
    const double size = m_kit.px(10);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_kit.color(Role::Accent));
    painter.drawEllipse(QPointF(m_kit.px(dotRoom / 2 + 1), row.center().y()), size / 2, size / 2);
    painter.restore();
}

QString CodeEdit::pinsAt(int y) const {
    QStringList names;
    const int line = lineAt(y);
    for (const Pin &pin : m_pins) {
        if (pin.line == line) names << pin.name;
    }
    return names.join(", ");
}

QString CodeEdit::nameAtPlace(const QPoint &place) const {
    const QTextCursor cursor = cursorForPosition(place);
    // Beside the text the nearest place is not under the pointer.
    const QRect glyph = cursorRect(cursor);
    if (std::abs(glyph.center().x() - place.x()) > fontMetrics().horizontalAdvance('m') * 2 || place.y() > glyph.bottom() + m_kit.ipx(10)) return {};
    const QString text = toPlainText();
    const QString name = nameAt(text, cursor.position());
    return name.isEmpty() ? nameAt(text, cursor.position() - 1) : name;
}

QString CodeEdit::toolTipAt(const QPoint &place) const {
    const QTextCursor cursor = cursorForPosition(place);
    const int line = cursor.blockNumber() + 1;
    if (m_problemSpan.isValid() && static_cast<int>(m_problemSpan.line) == line) return m_problemMessage;
    for (const Failure &each : m_failures)
        if (each.line == line) return each.sentence;
    const QString name = nameAtPlace(place);
    if (const QString values = name.isEmpty() || !m_hover ? QString() : m_hover(name); !values.isEmpty()) return values;
    for (const FullWidthMark &mark : fullWidthMarks(toPlainText())) {
        if (mark.position == cursor.position() || mark.position == cursor.position() - 1)
            return tr("This mark was typed in full width. Python knows “%1”.").arg(mark.meant);
    }
    for (const LineWarning &warning : m_warnings) {
        if (warning.line == line) return warning.sentence;
    }
    return {};
}

bool CodeEdit::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip) return QPlainTextEdit::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(viewport()->mapFrom(this, help->pos()));
    if (text.isEmpty()) QToolTip::hideText();
    else QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void CodeEdit::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton && (event->modifiers() & Qt::ControlModifier)) {
        if (const QString name = nameAtPlace(event->position().toPoint()); !name.isEmpty()) return emit watchRequested(name);
    }
    QPlainTextEdit::mousePressEvent(event);
}

void CodeEdit::mouseMoveEvent(QMouseEvent *event) {
    const bool points = (event->modifiers() & Qt::ControlModifier) && event->buttons() == Qt::NoButton && !nameAtPlace(event->position().toPoint()).isEmpty();
    viewport()->setCursor(points ? Qt::PointingHandCursor : Qt::IBeamCursor);
    QPlainTextEdit::mouseMoveEvent(event);
}

void CodeEdit::contextMenuEvent(QContextMenuEvent *event) {
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = nameAtPlace(event->pos());
    const int line = cursorForPosition(event->pos()).blockNumber() + 1;
    menu->addSeparator();
    if (!name.isEmpty()) menu->addAction(tr("Watch “%1” on the timeline, or no longer").arg(name), this, [this, name] { emit watchRequested(name); });
    menu->addAction(tr("Breakpoint at this line, or none"), this, [this, line] { toggleBreakpoint(line); });
    menu->popup(event->globalPos());
}

void CodeEdit::focusOutEvent(QFocusEvent *event) {
    m_completions->hide();
    QPlainTextEdit::focusOutEvent(event);
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

} // namespace forkyard::ui
