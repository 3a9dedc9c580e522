// The program in large type: coloured once, with a bar and a pin for each thread at its line. Pins slide to their next line.
#include "ui/present/present_painter.h"

#include "core/trace/store.h"
#include "ui/editor/highlighter.h"
#include "ui/kit/state_paint.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <map>

namespace forkyard::ui {

namespace {

constexpr double slideSeconds = 0.3;

double eased(double fraction) { return fraction * fraction * (3 - 2 * fraction); }

bool isOver(trace::LaneState state) { return state == trace::LaneState::Absent || state == trace::LaneState::Ended || state == trace::LaneState::Crashed; }

} // namespace

struct PresentPainter::CodeLook {
    QStringList lines;
    CodeMeasures measures{};
    QImage image; ///< of all lines, transparent
    QSet<int> lit;
};

const PresentPainter::CodeLook &PresentPainter::codeLook(int step, const QRectF &area) {
    const QString text = m_presentation.programText(step);
    const QString key = QString("%1x%2 %3").arg(area.width()).arg(area.height()).arg(text);
    if (key == m_codeKey) return *m_code;
    m_codeKey = key;
    m_code = std::make_shared<CodeLook>();
    QString trimmed = text;
    while (trimmed.endsWith('\n')) trimmed.chop(1);
    m_code->lines = trimmed.split('\n');
    int columns = 0;
    for (const QString &line : m_code->lines) columns = std::max(columns, Fonts::columns(line));
    m_code->measures = measureCode(m_type, area, columns, static_cast<int>(m_code->lines.size()));
    const QFont font = codeFont(m_code->measures.pixels);
    QTextDocument document;
    document.setDefaultFont(font);
    Highlighter highlighter(m_kit, &document);
    highlighter.setCodeFont(font);
    document.setPlainText(trimmed);
    highlighter.rehighlight();
    const double lineHeight = m_code->measures.lineHeight;
    m_code->image = QImage(static_cast<int>(area.width()), static_cast<int>(lineHeight * static_cast<double>(m_code->lines.size())), QImage::Format_ARGB32_Premultiplied);
    m_code->image.fill(Qt::transparent);
    QPainter painter(&m_code->image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    int number = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next(), ++number) {
        const double top = number * lineHeight;
        painter.setFont(font);
        painter.setPen(m_kit.color(Role::MutedText));
        const double numberWidth = m_code->measures.pixels * 0.6 * 2.6;
        painter.drawText(QRectF(m_code->measures.gutter - numberWidth - m_code->measures.pixels * 0.6, top, numberWidth, lineHeight), Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        QTextLayout layout(block.text(), font);
        layout.setFormats(block.layout()->formats());
        layout.beginLayout();
        QTextLine line = layout.createLine();
        if (line.isValid()) line.setNumColumns(static_cast<int>(block.text().size()) + 1);
        layout.endLayout();
        painter.setPen(m_kit.color(Role::CodeText));
        layout.draw(&painter, {m_code->measures.gutter, top + (lineHeight - QFontMetricsF(font).height()) / 2});
        // What has no room is not simply gone.
        if (line.isValid() && m_code->measures.gutter + line.naturalTextWidth() > area.width()) {
            const QRectF mark(area.width() - lineHeight, top, lineHeight, lineHeight);
            painter.fillRect(mark, m_kit.color(Role::EditorSurface));
            painter.setPen(m_kit.color(Role::MutedText));
            painter.drawText(mark, Qt::AlignCenter, QString(QChar(0x2026)));
        }
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
    const int count = static_cast<int>(look.lines.size());
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
    const int first = firstShownLine(count, fit, wanted);
    const double spare = std::max(0.0, inner.height() - std::min(fit, count) * lineHeight);
    const double top = inner.top() + std::min(spare * 0.5, lineHeight * 1.5) - first * lineHeight;

    painter.setClipRect(inner.intersected(QRectF(inner.left(), top + first * lineHeight - 2, inner.width(), fit * lineHeight + 4)).toAlignedRect());
    for (const int line : lit) {
        painter.fillRect(QRectF(area.left(), top + (line - 1) * lineHeight, area.width(), lineHeight), m_kit.color(Role::AccentTint));
        painter.fillRect(QRectF(inner.left() + look.measures.gutter - m_type.other * 0.35, top + (line - 1) * lineHeight, 5, lineHeight), m_kit.color(Role::Accent));
    }
    for (const Pin &pin : pins)
        painter.fillRect(QRectF(area.left(), top + (pin.line - 1) * lineHeight, area.width(), lineHeight), m_kit.theme().identity(run->laneIdentity(pin.lane)).tint);
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
            const QRectF plate(left, top + (here[i].line - 1) * lineHeight + (lineHeight - height) / 2, width, height);
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
