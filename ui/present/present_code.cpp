// The program in large type: coloured once, with a bar and a pin for each thread at its line. Pins slide to their next line.
#include "ui/present/present_painter.h"

#include "core/trace/store.h"
#include "ui/editor/highlighter.h"
#include "ui/kit/state_paint.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <map>

namespace forkyard::ui {

namespace {

constexpr double slideSeconds = 0.3;

double eased(double fraction) { return fraction * fraction * (3 - 2 * fraction); }

bool isOver(trace::LaneState state) { return state == trace::LaneState::Absent || state == trace::LaneState::Ended || state == trace::LaneState::Crashed; }

} // namespace

struct PresentPainter::CodeLook {
    CodeMeasures measures{};
    std::vector<CodeRow> rows;
    QImage image; ///< of all rows, transparent

    int count() const { return static_cast<int>(rows.size()); }
    /// The first row, from 0, of a line from 1 on; past the last line the number of rows. A pin between two lines is between their rows.
    double rowOf(double line) const {
        const double whole = std::floor(line);
        const int first = firstRow(static_cast<int>(whole));
        return first + (line - whole) * (firstRow(static_cast<int>(whole) + 1) - first);
    }
    int firstRow(int line) const {
        const auto found = std::find_if(rows.begin(), rows.end(), [line](const CodeRow &row) { return row.line >= line - 1; });
        return static_cast<int>(found - rows.begin());
    }
    /// How many rows a line has; in between two, those of the one that is nearer.
    int rowsOf(double line) const {
        const int nearest = qRound(line);
        return std::max(1, firstRow(nearest + 1) - firstRow(nearest));
    }
};

const PresentPainter::CodeLook &PresentPainter::codeLook(int step, const QRectF &area) {
    const QString text = m_presentation.programText(step);
    const QString key = QString("%1x%2 %3").arg(area.width()).arg(area.height()).arg(text);
    if (key == m_codeKey) return *m_code;
    m_codeKey = key;
    m_code = std::make_shared<CodeLook>();
    QString trimmed = text;
    while (trimmed.endsWith('\n')) trimmed.chop(1);
    const QStringList lines = trimmed.split('\n');
    m_code->measures = measureCode(m_type, area, codeColumns(lines), static_cast<int>(lines.size()));
    m_code->rows = rowsOfCode(lines, m_code->measures, area.width());
    const QFont font = codeFont(m_code->measures.pixels);
    QTextDocument document;
    document.setDefaultFont(font);
    Highlighter highlighter(m_kit, &document);
    highlighter.setCodeFont(font);
    document.setPlainText(trimmed);
    highlighter.rehighlight();
    const double lineHeight = m_code->measures.lineHeight;
    m_code->image = QImage(static_cast<int>(area.width()), static_cast<int>(lineHeight * m_code->count()), QImage::Format_ARGB32_Premultiplied);
    m_code->image.fill(Qt::transparent);
    QPainter painter(&m_code->image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (int number = 0; number < m_code->count(); ++number) {
        const CodeRow &row = m_code->rows[static_cast<std::size_t>(number)];
        const QTextBlock block = document.findBlockByNumber(row.line);
        const double top = number * lineHeight;
        painter.setFont(font);
        painter.setPen(m_kit.color(Role::MutedText));
        const double numberWidth = m_code->measures.pixels * 0.6 * 2.6;
        if (row.start == 0) painter.drawText(QRectF(m_code->measures.gutter - numberWidth - m_code->measures.pixels * 0.6, top, numberWidth, lineHeight), Qt::AlignRight | Qt::AlignVCenter, QString::number(row.line + 1));
        QTextLayout layout(block.text().mid(row.start, row.length), font);
        QList<QTextLayout::FormatRange> formats;
        for (QTextLayout::FormatRange each : block.layout()->formats()) {
            const int begin = std::max(each.start, row.start), end = std::min(each.start + each.length, row.start + row.length);
            if (begin < end) formats.append({begin - row.start, end - begin, each.format});
        }
        layout.setFormats(formats);
        layout.beginLayout();
        if (QTextLine line = layout.createLine(); line.isValid()) line.setNumColumns(row.length + 1);
        layout.endLayout();
        painter.setPen(m_kit.color(Role::CodeText));
        const double left = m_code->measures.gutter + QFontMetricsF(font).horizontalAdvance(u'0') * row.indent;
        layout.draw(&painter, {left, top + (lineHeight - QFontMetricsF(font).height()) / 2});
    }
    return *m_code;
}

/// What fits into the margin: "T1" for Thread-1, "W3" for a pool's third worker, else the name's beginning.
QString PresentPainter::pinName(const RunModel &run, trace::LaneId lane) const {
    const QString name = run.laneName(lane);
    static const QRegularExpression numbered(R"(^(Thread|Process|ForkPoolWorker|SpawnPoolWorker|ThreadPoolExecutor-\d+_|ForkProcess|SpawnProcess)-?(\d+))");
    const auto match = numbered.match(name);
    if (match.hasMatch()) {
        const QString kind = match.captured(1);
        const QString letter = kind.contains("Pool") ? "W" : kind.contains("Process") ? "P" : "T";
        return letter + match.captured(2);
    }
    if (name == "MainThread") return QStringLiteral("main");
    static const QRegularExpression last(R"(^\D+ (\d+)$)");
    if (const auto ending = last.match(name); ending.hasMatch()) return ending.captured(1);
    return name.size() > 7 ? name.left(6) + QChar(0x2026) : name;
}

void PresentPainter::paintCodePart(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    const double margin = std::round(m_type.other * 0.8);
    const QRectF inner = area.adjusted(margin * 0.5, margin, 0, -margin);
    const CodeLook &look = codeLook(instant.step, inner);
    const double lineHeight = look.measures.lineHeight;
    const int count = look.count();
    const int fit = static_cast<int>(inner.height() / lineHeight);
    const lessons::TourStep &step = m_presentation.step(instant.step);
    RunModel *run = m_presentation.run(instant.step);
    const bool isTextOfRun = run && !step.shows(lessons::TourStep::Part::Ends) && m_presentation.tour().runs[step.run].program == step.program;

    struct Pin {
        trace::LaneId lane;
        double line;
        bool active;
    };
    std::vector<Pin> pins;
    int wanted = 1;
    if (isTextOfRun) {
        const trace::Moment before = run->store()->momentAt(static_cast<trace::Time>(instant.timeBefore));
        const double fraction = eased(std::clamp(instant.sinceJump / slideSeconds, 0.0, 1.0));
        trace::EventIndex latest = 0;
        for (const trace::MomentThread &thread : run->moment().threads) {
            const std::uint32_t line = trace::packedLine(thread.line);
            if (isOver(thread.state) || line == 0 || trace::packedFile(thread.line) != 0 || run->isHelper(thread.lane)) continue;
            double at = line;
            for (const trace::MomentThread &was : before.threads)
                if (was.lane == thread.lane && trace::packedLine(was.line) > 0 && trace::packedFile(was.line) == 0 && !isOver(was.state)) at = trace::packedLine(was.line) + (line - static_cast<double>(trace::packedLine(was.line))) * fraction;
            pins.push_back({thread.lane, at, thread.state == trace::LaneState::Running});
            if (thread.lastEvent != trace::kNoEvent && thread.lastEvent >= latest) {
                latest = thread.lastEvent;
                wanted = static_cast<int>(line);
            }
        }
    }
    QSet<int> lit;
    for (const QString &name : step.light)
        if (name.startsWith("line ")) {
            const QString range = name.mid(5);
            for (int line = range.section('-', 0, 0).toInt(); line <= range.section('-', -1).toInt(); ++line) lit << line;
        }
    if (!lit.isEmpty()) wanted = *std::min_element(lit.begin(), lit.end());
    const int first = firstShownRow(count, fit, look.firstRow(wanted) + look.rowsOf(wanted));
    const double spare = std::max(0.0, inner.height() - std::min(fit, count) * lineHeight);
    const double top = inner.top() + std::min(spare * 0.5, lineHeight * 1.5) - first * lineHeight;

    painter.setClipRect(inner.intersected(QRectF(inner.left(), top + first * lineHeight - 2, inner.width(), fit * lineHeight + 4)).toAlignedRect());
    for (const int line : lit) {
        const QRectF rows(area.left(), top + look.firstRow(line) * lineHeight, area.width(), look.rowsOf(line) * lineHeight);
        painter.fillRect(rows, m_kit.color(Role::AccentTint));
        painter.fillRect(QRectF(inner.left() + look.measures.gutter - m_type.other * 0.35, rows.top(), 5, rows.height()), m_kit.color(Role::Accent));
    }
    for (const Pin &pin : pins)
        painter.fillRect(QRectF(area.left(), top + look.rowOf(pin.line) * lineHeight, area.width(), look.rowsOf(pin.line) * lineHeight), m_kit.theme().identity(run->laneIdentity(pin.lane)).tint);
    painter.drawImage(QPointF(inner.left(), top), look.image);
    // Several at one line stand side by side; more than there is room for are counted.
    std::map<int, std::vector<Pin>> byLine;
    for (const Pin &pin : pins) byLine[qRound(pin.line * 2)].push_back(pin);
    const QFont font = wordsFont(m_type.other, QFont::Bold);
    const QFontMetricsF metrics(font);
    const double height = std::min(lineHeight - 4, metrics.height() + 2);
    const double room = look.measures.gutter - look.measures.pixels * 0.6 * 3.4;
    for (auto &[line, here] : byLine) {
        double left = inner.left();
        for (std::size_t i = 0; i < here.size(); ++i) {
            QString name = pinName(*run, here[i].lane);
            double width = metrics.horizontalAdvance(name) + m_type.other * 0.6;
            const bool isLast = i + 1 == here.size();
            const double left2 = left - inner.left();
            const double restWidth = isLast ? 0 : metrics.horizontalAdvance("+9") + m_type.other * 0.6;
            int identity = run->laneIdentity(here[i].lane);
            if (left2 + width + restWidth > room + 1 && i > 0) {
                name = QString("+%1").arg(here.size() - i);
                width = metrics.horizontalAdvance(name) + m_type.other * 0.6;
            }
            // The first leaves room for the number of the others.
            const double most = room - left2 - (i == 0 ? restWidth + (isLast ? 0 : 5) : 0);
            if (width > most) {
                name = metrics.elidedText(name, Qt::ElideRight, most - m_type.other * 0.5);
                width = most;
            }
            const QRectF plate(left, top + look.rowOf(here[i].line) * lineHeight + (lineHeight - height) / 2, width, height);
            const Identity &colors = m_kit.theme().identity(identity);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.fill);
            painter.drawRoundedRect(plate, 7, 7);
            painter.setFont(font);
            painter.setPen(colors.text);
            painter.drawText(plate, Qt::AlignCenter, name);
            left += width + 5;
            if (name.startsWith('+')) break;
        }
    }
}

} // namespace forkyard::ui
