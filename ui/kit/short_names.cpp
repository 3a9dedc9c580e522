#include "ui/kit/short_names.h"

#include <QFontMetricsF>
#include <QRegularExpression>

namespace forkyard::ui {

QString withoutTargets(const QString &words) {
    static const QRegularExpression target("\\b((?:Thread|Process)-\\d+) \\([^()]*\\)");
    return QString(words).replace(target, "\\1");
}

QString withPins(const QString &words) {
    static const QRegularExpression counted("\\b([TP])(?:hread|rocess)-(\\d+)(?: \\([^()]*\\))?");
    return QString(words).replace(counted, "\\1\\2");
}

QString shortenedName(const QString &given, const QFont &font, double width) {
    const QFontMetricsF metrics(font);
    const bool isWide = metrics.horizontalAdvance(given) > width;
    // The main thread has a short name, which its pin has too.
    QString name = !isWide ? given : given == QLatin1String("MainThread") ? QStringLiteral("main") : withoutTargets(given);
    // Of a pool's workers, how they were made can be read elsewhere.
    static const QRegularExpression making("^(?:Fork|Spawn|ForkServer)Pool(?=Worker-\\d+$)");
    static const QRegularExpression threads("^ThreadPoolExecutor-(?=\\d+_\\d+$)");
    if (metrics.horizontalAdvance(name) > width) name.remove(making);
    if (metrics.horizontalAdvance(name) > width) name.replace(threads, "Executor-");
    if (metrics.horizontalAdvance(name) > width) name = withPins(name);
    const bool isCounted = !name.isEmpty() && name.back().isDigit();
    return metrics.elidedText(name, isCounted ? Qt::ElideMiddle : Qt::ElideRight, width);
}

} // namespace forkyard::ui
