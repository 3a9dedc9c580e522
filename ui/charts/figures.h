// A chart's figures as a table: the same numbers that are drawn, for reading, copying and saving. Values only.
#pragma once

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <vector>

namespace forkyard::ui {

struct Figures {
    QStringList head;
    QList<QStringList> rows;
    /// Comma-separated (RFC 4180), with a line for the head.
    QString csv() const;
    bool operator==(const Figures &) const = default;
};

struct NamedPoints {
    QString name;
    QList<QPointF> points; ///< x: ns; in order
};

/// A row for each time at which any line has a point; between its points a line keeps its value.
Figures figuresOf(const QString &timeHead, const std::vector<NamedPoints> &lines);

} // namespace forkyard::ui
