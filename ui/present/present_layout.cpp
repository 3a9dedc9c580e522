#include "ui/present/present_layout.h"

#include "ui/kit/fonts.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

using Part = lessons::TourStep::Part;

/// A column of the code font is so wide, of its size.
constexpr double columnWidth = 0.6;
constexpr double lineSpacing = 1.42;
constexpr double numbersInColumns = 3.2;
constexpr double pinsInColumns = 9.2;

double shareOf(Part part) {
    switch (part) {
    case Part::Stage: return 3;
    case Part::Lanes: return 2;
    case Part::Chart: return 2;
    case Part::Console: return 1.2;
    default: return 3;
    }
}

/// `consoleHeight`: what there is to print needs no more.
void stack(std::vector<PresentPlace> &places, const QList<Part> &parts, const QRectF &area, double gap, double consoleHeight) {
    double total = 0;
    for (const Part part : parts) total += shareOf(part);
    double room = area.height() - gap * static_cast<double>(parts.size() - 1);
    const double console = parts.contains(Part::Console) ? std::floor(std::min(consoleHeight, room * shareOf(Part::Console) / total)) : 0;
    if (console > 0) {
        total -= shareOf(Part::Console);
        room -= console;
    }
    double top = area.top();
    for (const Part part : parts) {
        const double height = part == Part::Console ? console : std::floor(room * shareOf(part) / total);
        places.push_back({part, QRectF(area.left(), top, area.width(), height)});
        top += height + gap;
    }
}

} // namespace

PresentType::PresentType(const QSize &screen) {
    const double side = std::min(screen.width(), screen.height());
    essential = static_cast<int>(std::ceil(side / 24));
    other = static_cast<int>(std::ceil(side / 40));
}

CodeMeasures measureCode(const PresentType &type, const QRectF &area, int columns, int lines) {
    const double byWidth = area.width() / (columnWidth * (std::max(columns, 20) + numbersInColumns + pinsInColumns + 1));
    const double byHeight = area.height() / (lineSpacing * (std::max(lines, 8) + 1));
    const int pixels = std::clamp(static_cast<int>(std::min(byWidth, byHeight)), type.other, type.essential);
    return {pixels, std::round(pixels * lineSpacing), std::ceil(pixels * columnWidth * (numbersInColumns + pinsInColumns))};
}

int codeColumns(const QStringList &code) {
    int columns = 0;
    for (const QString &line : code) columns = std::max(columns, Fonts::columns(line));
    return columns;
}

namespace {

/// How many characters from `start` on have room in `columns`; where something follows, up to a good place to break.
int pieceOf(const QString &line, int start, int columns) {
    int used = 0, end = start, good = start;
    for (; end < line.size(); ++end) {
        // A pair of surrogates stays together.
        const int length = line[end].isHighSurrogate() && end + 1 < line.size() ? 2 : 1;
        used += Fonts::columns(line.mid(end, length));
        if (used > columns && end > start) break;
        end += length - 1;
        if (const QChar last = line[end]; last == u' ' || last == u',' || last == u'(' || last == u'[' || last == u'{') good = end + 1;
    }
    // A break near the beginning would leave the row as good as empty.
    return (end < line.size() && good - start > columns / 3 ? good : end) - start;
}

} // namespace

std::vector<CodeRow> rowsOfCode(const QStringList &code, const CodeMeasures &measures, double width) {
    constexpr int MoreIndent = 4;
    const int columns = std::max(8, static_cast<int>((width - measures.gutter) / (measures.pixels * columnWidth) - 0.3));
    std::vector<CodeRow> rows;
    for (int number = 0; number < code.size(); ++number) {
        const QString &line = code[number];
        const auto firstWord = std::find_if(line.begin(), line.end(), [](QChar each) { return each != u' '; });
        const int indent = std::min(static_cast<int>(firstWord - line.begin()) + MoreIndent, columns / 2);
        int start = 0;
        do {
            const int moved = start == 0 ? 0 : indent, length = pieceOf(line, start, columns - moved);
            rows.push_back({number, start, length, moved});
            for (start += length; start < line.size() && line[start] == u' ';) ++start;
        } while (start < line.size());
    }
    return rows;
}

PresentLayout layOutStep(const QSize &screen, const QList<Part> &parts, const QStringList &program, int printedLines) {
    PresentLayout layout;
    const PresentType type(screen);
    const bool upright = screen.height() > screen.width();
    const double captionHeight = std::ceil(screen.height() / 8.0);
    layout.caption = QRectF(0, screen.height() - captionHeight, screen.width(), captionHeight);
    const QRectF all(0, 0, screen.width(), screen.height() - captionHeight);
    if (parts.contains(Part::Title) || parts.contains(Part::Ask)) {
        layout.places.push_back({parts.contains(Part::Ask) ? Part::Ask : Part::Title, all});
        return layout;
    }
    const double margin = std::round(type.other * 0.8);
    QList<Part> others = parts;
    others.removeAll(Part::Code);
    QRectF rest = all;
    if (parts.contains(Part::Code)) {
        QRectF code = all;
        if (!others.isEmpty() && upright) {
            // As high as the program, where that leaves the other half to what it does.
            const double width = all.width() - margin * 0.5;
            const CodeMeasures measures = measureCode(type, QRectF(0, 0, width, all.height()), codeColumns(program), 1);
            const double needed = static_cast<double>(rowsOfCode(program, measures, width).size()) * measures.lineHeight + margin * 2.5;
            code.setHeight(std::round(std::min(needed, all.height() * 0.5)));
            rest.setTop(code.bottom());
        } else if (!others.isEmpty()) {
            const double wanted = type.other * 1.12 * columnWidth * (codeColumns(program) + numbersInColumns + pinsInColumns + 2);
            code.setWidth(std::round(std::clamp(wanted, all.width() * 0.38, all.width() * 0.6)));
            rest.setLeft(code.right());
        }
        layout.places.push_back({Part::Code, code});
    }
    if (!others.isEmpty()) stack(layout.places, others, rest.adjusted(margin, margin, -margin, -margin), margin, type.other * (std::max(2, printedLines) * consoleLineSpacing + consoleMargins));
    return layout;
}

int firstShownRow(int count, int fit, int wanted) {
    if (count <= fit) return 0;
    // By half pages, so that the text moves seldom.
    const int half = std::max(1, fit / 2);
    const int page = std::max(0, (wanted - 1) / half - 1);
    return std::clamp(page * half, 0, count - fit);
}

} // namespace forkyard::ui
