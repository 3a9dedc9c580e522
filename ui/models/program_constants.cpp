#include "ui/models/program_constants.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace forkyard::ui {

namespace {

constexpr double FewAtMost = 16; ///< a count of workers rather than a size

/// Groups: the name; what stands between; the value; what stands behind it.
QRegularExpression lineOf(const QString &name) {
    static const QString literal = QStringLiteral(R"(-?\d[\d_]*(?:\.\d+)?|True|False|"[^"\\\n]*"|'[^'\\\n]*')");
    return QRegularExpression("^(" + name + ")([ \\t]*=[ \\t]*)(" + literal + ")([ \\t]*(?:#[^\\n]*)?)$", QRegularExpression::MultilineOption);
}

} // namespace

QList<ProgramConstant> constantsOf(const QString &program) {
    QList<ProgramConstant> found;
    QStringList twice;
    for (auto lines = lineOf("[A-Za-z_]\\w*").globalMatch(program); lines.hasNext();) {
        const QRegularExpressionMatch line = lines.next();
        const ProgramConstant constant{line.captured(1), line.captured(3), line.captured(4).trimmed()};
        const bool isKnown = std::any_of(found.cbegin(), found.cend(), [&](const ProgramConstant &each) { return each.name == constant.name; });
        if (isKnown) twice << constant.name;
        else found << constant;
    }
    // One that a function sets anew is no constant.
    const auto changes = [&](const ProgramConstant &each) {
        return twice.contains(each.name) || program.contains(QRegularExpression("\\bglobal\\b[^\\n]*\\b" + each.name + "\\b"));
    };
    found.removeIf(changes);
    return found;
}

QString withConstant(const QString &program, const ProgramConstant &constant) {
    const QRegularExpressionMatch line = lineOf(QRegularExpression::escape(constant.name)).match(program);
    if (!line.hasMatch()) return program;
    QString changed = program;
    return changed.replace(line.capturedStart(3), line.capturedLength(3), constant.value);
}

QString valuesFor(const ProgramConstant &constant) {
    if (constant.value == "True" || constant.value == "False") return QStringLiteral("True, False");
    bool isNumber = false;
    const double number = QString(constant.value).remove('_').toDouble(&isNumber);
    if (!isNumber) {
        QStringList texts{constant.value};
        static const QRegularExpression text(R"("[^"]*"|'[^']*')");
        for (auto others = text.globalMatch(constant.remark); others.hasNext();) texts << others.next().captured();
        return texts.join(", ");
    }
    const bool isWhole = !constant.value.contains('.');
    // A large share has no double.
    if (!isWhole && number > 0.5 && number <= 1) return QString("0, %1, %2").arg(number / 2).arg(number);
    if (number <= 0) return QStringLiteral("0, 0.5, 1");
    if (isWhole && number <= FewAtMost) return QStringLiteral("1, 2, 4, 8");
    QStringList values;
    for (const double factor : {0.25, 0.5, 1.0, 2.0}) {
        const double value = number * factor;
        values << (isWhole ? QString::number(static_cast<qint64>(value)) : QString::number(value));
    }
    return values.join(", ");
}

} // namespace forkyard::ui
