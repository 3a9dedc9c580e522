#include "ui/kit/tip.h"

#include "ui/kit/fonts.h"

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr int MostColumns = 72;
} // namespace

QString tipText(const QString &sentence) {
    const QStringList lines = sentence.split('\n');
    const bool isLong = std::any_of(lines.begin(), lines.end(), [](const QString &line) { return Fonts::columns(line) > MostColumns; });
    return isLong ? QStringLiteral("<qt>%1</qt>").arg(sentence.toHtmlEscaped().replace('\n', QLatin1String("<br>"))) : sentence;
}

} // namespace forkyard::ui
