// The painted lines. A line is one row: long ones are scrolled sideways.
#include "ui/console/console_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace forkyard::ui {

namespace {

constexpr double rowPixels = 25;
constexpr double sidePixels = 18;
constexpr double topPixels = 4; // rows have air of their own; so a window of 720 pixels shows two
constexpr int nameColumns = 8;
/// With fewer columns on the screen, names are short ones.
constexpr int columnsForNames = 36;
constexpr double codePixels = 14.5;
constexpr int widestColumns = 4000;

} // namespace

ConsoleText::ConsoleText(Kit &kit, RunModel &run, QWidget *parent) : QAbstractScrollArea(parent), m_kit(kit), m_run(run) {
    setObjectName("consoleText");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    connect(&run, &RunModel::storeReplaced, this, [this] {
        m_lines.clear();
        m_selectionFrom = 1;
        m_selectionTo = 0;
        refresh();
    });
    connect(&run, &RunModel::eventsAppended, this, &ConsoleText::refresh);
    connect(&run, &RunModel::momentChanged, this, &ConsoleText::refresh);
    connect(&kit, &Kit::appearanceChanged, this, [this] { layOut(true); });
    refresh();
}

double ConsoleText::rowHeight() const {
    return m_kit.px(rowPixels);
}

void ConsoleText::refresh() {
    const trace::Store *store = m_run.store();
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_pieces = store ? m_run.moment().consolePieces : 0;
    if (store) m_lines.update(*store);
    const std::size_t count = store ? m_lines.countAt(m_pieces) : 0;
    const bool shrinks = count < m_count;
    m_count = count;
    layOut(atEnd || shrinks);
}

void ConsoleText::layOut(bool toEnd) {
    const double height = viewport()->height() - 2 * m_kit.px(topPixels);
    const int page = std::max(1, static_cast<int>(height / rowHeight()));
    const auto most = static_cast<std::size_t>(std::numeric_limits<int>::max());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::min(m_count, most)) - page));
    verticalScrollBar()->setPageStep(page);
    if (toEnd) verticalScrollBar()->setValue(verticalScrollBar()->maximum());

    // Wide enough for what is on the screen now.
    const double column = QFontMetricsF(m_kit.fonts().code(codePixels)).horizontalAdvance('0');
    int columns = 0;
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
    for (std::size_t index = first; index < std::min(m_count, first + static_cast<std::size_t>(page) + 1); ++index)
        columns = std::max(columns, Fonts::columns(lineText(index)));
    const double side = m_kit.px(sidePixels), wordsEnd = side + std::min(columns, widestColumns) * column;
    // The air at the right alone is nothing to scroll to.
    const bool fits = wordsEnd <= viewport()->width();
    horizontalScrollBar()->setRange(0, fits ? 0 : static_cast<int>(wordsEnd + side) - viewport()->width());
    horizontalScrollBar()->setPageStep(viewport()->width());
    viewport()->update();
}

void ConsoleText::resizeEvent(QResizeEvent *event) {
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QAbstractScrollArea::resizeEvent(event);
    layOut(atEnd);
}

/// Where there is little room, as the pins have it: what was printed is what one reads.
QString ConsoleText::nameOf(trace::LaneId lane) const {
    const double column = QFontMetricsF(m_kit.fonts().code(codePixels)).horizontalAdvance('0');
    const bool isNarrow = viewport()->width() - 2 * m_kit.px(sidePixels) < column * columnsForNames;
    const QString name = m_run.laneName(lane);
    return isNarrow && Fonts::columns(name) > nameColumns ? m_run.shortLaneName(lane) : name;
}

QString ConsoleText::lineText(std::size_t index) const {
    QString text;
    if (!m_run.store() || index >= m_count) return text;
    const std::vector<ConsoleRun> runs = m_lines.line(*m_run.store(), index, m_pieces);
    if (!runs.empty()) text = nameOf(runs.front().lane).leftJustified(nameColumns) + ' ';
    for (const ConsoleRun &run : runs) text += run.text;
    return text;
}

QString ConsoleText::allText(std::size_t limit) const {
    QString all;
    if (!m_run.store()) return all;
    for (std::size_t index = m_count > limit ? m_count - limit : 0; index < m_count; ++index) {
        for (const ConsoleRun &run : m_lines.line(*m_run.store(), index, m_pieces)) all += run.text;
        all += '\n';
    }
    return all;
}

void ConsoleText::paintEvent(QPaintEvent *) {
    QPainter painter(viewport());
    const double side = m_kit.px(sidePixels);
    const double top = m_kit.px(topPixels);
    const double row = rowHeight();
    if (m_count == 0) return paintHint(painter);
    painter.translate(-horizontalScrollBar()->value(), 0);
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
    for (std::size_t index = first; index < m_count; ++index) {
        const double y = top + row * static_cast<double>(index - first);
        if (y > viewport()->height()) break;
        const double width = viewport()->width() + horizontalScrollBar()->maximum();
        if (index >= m_selectionFrom && index <= m_selectionTo)
            painter.fillRect(QRectF(0, y, width, row), m_kit.color(Role::Selection));
        paintLine(painter, QRectF(side, y, width, row), index);
    }
}

/// Instead of lines; in as many rows as it needs, and in small type where those would not fit.
void ConsoleText::paintHint(QPainter &painter) const {
    const QString hint = m_run.store() ? tr("nothing printed yet") : tr("what the program prints stands here");
    const double side = m_kit.px(sidePixels), top = m_kit.px(topPixels);
    const QRectF room(side, top, std::max(1.0, viewport()->width() - 2 * side), std::max(1.0, viewport()->height() - 2 * top));
    QFont font = m_kit.settings().language() == Language::Chinese ? m_kit.fonts().words() : m_kit.fonts().code(codePixels);
    const auto needed = [&] { return QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, hint); };
    if (!room.contains(needed())) font = m_kit.fonts().words(TextSize::Small);
    painter.setPen(m_kit.color(Role::MutedText));
    painter.setFont(font);
    // One line stands where the first line that is printed will.
    const double height = needed().height() > rowHeight() ? room.height() : rowHeight();
    painter.drawText(QRectF(room.topLeft(), QSizeF(room.width(), height)), Qt::TextWordWrap | (height > rowHeight() ? Qt::AlignTop : Qt::AlignVCenter), hint);
}

void ConsoleText::paintLine(QPainter &painter, const QRectF &row, std::size_t index) const {
    const std::vector<ConsoleRun> runs = m_lines.line(*m_run.store(), index, m_pieces);
    if (runs.empty()) return;
    const QFont code = m_kit.fonts().code(codePixels);
    const QFont bold = m_kit.fonts().code(codePixels, QFont::Bold);
    const double column = QFontMetricsF(code).horizontalAdvance('0');
    double x = row.left();
    trace::LaneId speaker = trace::kNoLane;
    const auto say = [&](const QString &text, const QFont &font, const QColor &color, int columns) {
        paintCode(painter, QRectF(x, row.top(), column * columns + 1, row.height()), text, font, color);
        x += column * columns;
    };
    for (const ConsoleRun &run : runs) {
        if (run.lane != speaker) {
            // Whoever goes on in a line that another began is named too.
            const QString name = nameOf(run.lane);
            const int columns = std::max(Fonts::columns(name), speaker == trace::kNoLane ? nameColumns : 0);
            if (speaker != trace::kNoLane) x += column;
            say(name, bold, m_kit.theme().identity(m_run.laneIdentity(run.lane)).fill, columns);
            x += column;
            speaker = run.lane;
        }
        const Role role = run.stream == trace::Stream::Error ? Role::Alarm : Role::Text;
        QString text = run.text;
        text.replace('\t', "    ");
        say(text, code, m_kit.color(role), Fonts::columns(text));
    }
}

std::size_t ConsoleText::lineAt(int y) const {
    const double row = (y - m_kit.px(topPixels)) / rowHeight();
    const auto line = static_cast<std::size_t>(std::max(0.0, row + verticalScrollBar()->value()));
    return std::min(line, m_count == 0 ? 0 : m_count - 1);
}

void ConsoleText::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton || m_count == 0) return;
    m_selectionAnchor = lineAt(static_cast<int>(event->position().y()));
    m_selectionFrom = m_selectionTo = m_selectionAnchor;
    viewport()->update();
}

void ConsoleText::mouseMoveEvent(QMouseEvent *event) {
    if (!(event->buttons() & Qt::LeftButton) || m_count == 0) return;
    const std::size_t line = lineAt(static_cast<int>(event->position().y()));
    m_selectionFrom = std::min(line, m_selectionAnchor);
    m_selectionTo = std::max(line, m_selectionAnchor);
    viewport()->update();
}

void ConsoleText::mouseDoubleClickEvent(QMouseEvent *event) {
    if (!m_run.store() || m_count == 0) return;
    const trace::Event printed =
        m_run.store()->event(m_lines.eventOf(*m_run.store(), lineAt(static_cast<int>(event->position().y()))));
    m_run.playhead().setTime(static_cast<qint64>(printed.time));
    if (trace::packedFile(printed.line) == 0) m_run.requestLine(static_cast<int>(trace::packedLine(printed.line)));
}

void ConsoleText::copySelection() const {
    QString text;
    for (std::size_t index = m_selectionFrom; index <= m_selectionTo && index < m_count; ++index) {
        for (const ConsoleRun &run : m_lines.line(*m_run.store(), index, m_pieces)) text += run.text;
        text += '\n';
    }
    QApplication::clipboard()->setText(text.isEmpty() ? allText() : text);
}

void ConsoleText::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy)) return copySelection();
    if (event->matches(QKeySequence::SelectAll) && m_count > 0) {
        m_selectionFrom = 0;
        m_selectionTo = m_count - 1;
        return viewport()->update();
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void ConsoleText::contextMenuEvent(QContextMenuEvent *event) {
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, &ConsoleText::copySelection)->setEnabled(m_count > 0);
    menu.addAction(tr("Copy everything"), this, [this] { QApplication::clipboard()->setText(allText()); })
        ->setEnabled(m_count > 0);
    menu.exec(event->globalPos());
}

} // namespace forkyard::ui
