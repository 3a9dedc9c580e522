// Where everything of a presented step goes, for a screen of any shape. Pure functions; knows no widget and paints nothing.
#pragma once

#include "core/lessons/tour.h"

#include <QRectF>
#include <QSize>
#include <QStringList>

#include <vector>

namespace forkyard::ui {

/// Sizes of type that can be read from ten metres, in pixels: of the shorter side's height, which a screen that stands
/// upright has as its width.
struct PresentType {
    explicit PresentType(const QSize &screen);
    int essential; ///< at least 1/24
    int other;     ///< at least 1/40
};

struct PresentPlace {
    lessons::TourStep::Part part;
    QRectF area;
};

struct PresentLayout {
    std::vector<PresentPlace> places;
    QRectF caption; ///< the lowest eighth
};

/// `code`: the lines of the program that is shown; `printedLines`: by its whole run, the console is no higher than they need.
PresentLayout layOutStep(const QSize &screen, const QList<lessons::TourStep::Part> &parts, const QStringList &code, int printedLines);
/// From one printed line to the next, and above the first with below the last, in the size of other type.
inline constexpr double consoleLineSpacing = 1.5;
inline constexpr double consoleMargins = 0.9;

/// The size of the code's type in its area, px, and how wide what stands beside the code is.
struct CodeMeasures {
    int pixels;
    double lineHeight;
    double gutter; ///< pins and numbers
};
CodeMeasures measureCode(const PresentType &type, const QRectF &area, int columns, int lines);
int codeColumns(const QStringList &code);

/// A line of code, or a part of one that is too long for its area.
struct CodeRow {
    int line; ///< from 0
    int start, length; ///< characters of the line
    int indent; ///< columns by which a row that goes on with a line is moved in
};
/// Rows of the area's width: long lines are broken, after a comma, a bracket or a space where there is one.
std::vector<CodeRow> rowsOfCode(const QStringList &code, const CodeMeasures &measures, double width);

/// The first row (from 0) that is shown where `fit` of `count` rows have room and row `wanted` (from 1) must be seen.
int firstShownRow(int count, int fit, int wanted);

} // namespace forkyard::ui
