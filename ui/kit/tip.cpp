#include "ui/kit/tip.h"

#include "ui/kit/fonts.h"

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr int MostColumns = 72;
} // namespace

QString tipText(const QString &sentence, int width) {
    const QStringList lines = sentence.split('\n');
    const bool isLong = std::any_of(lines.begin(), lines.end(), [](const QString &line) { return Fonts::columns(line) > MostColumns; });
    if (!isLong) return sentence;
    // A table says how wide it is; by itself a label rather becomes high than wide.
    return QStringLiteral("<table width=\"%1\"><tr><td>%2</td></tr></table>").arg(QString::number(width), sentence.toHtmlEscaped().replace('\n', QLatin1String("<br>")));
}

} // namespace forkyard::ui
