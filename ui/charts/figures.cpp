#include "ui/charts/figures.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

QString cell(const QString &text) {
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')) return text;
    QString quoted = text;
    return u'"' + quoted.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

QString line(const QStringList &cells) {
    QStringList written;
    for (const QString &each : cells) written << cell(each);
    return written.join(u',') + u'\n';
}

} // namespace

QString Figures::csv() const {
    QString text = line(head);
    for (const QStringList &row : rows) text += line(row);
    return text;
}

/// To what can be seen in a chart: a mean of 0.980392 threads says no more than 0.98.
static QString plainNumber(double value) {
    const double size = std::abs(value);
    QString text = QString::number(value, 'f', size >= 100 ? 1 : size >= 1 ? 2 : 3);
    while (text.contains('.') && (text.endsWith('0') || text.endsWith('.'))) text.chop(1);
    return text;
}

Figures figuresOf(const QString &timeHead, const std::vector<NamedPoints> &lines) {
    Figures figures;
    figures.head << timeHead;
    std::vector<double> times;
    for (const NamedPoints &each : lines) {
        figures.head << each.name;
        for (const QPointF &point : each.points) times.push_back(point.x());
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    std::vector<qsizetype> next(lines.size(), 0);
    for (const double time : times) {
        QStringList row(QString::number(time / 1e9, 'f', 6));
        for (std::size_t index = 0; index < lines.size(); ++index) {
            const QList<QPointF> &points = lines[index].points;
            while (next[index] < points.size() && points[next[index]].x() <= time) ++next[index];
            row << (next[index] == 0 ? QString() : plainNumber(points[next[index] - 1].y()));
        }
        figures.rows << row;
    }
    return figures;
}

} // namespace forkyard::ui
