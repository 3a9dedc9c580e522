// The values that a program sets at its top level, by which runs of it can differ. Reads text; knows no lesson and no language rules.
#pragma once

#include <QList>
#include <QString>

namespace forkyard::ui {

struct ProgramConstant {
    QString name;
    QString value; ///< as it is written
    QString remark = {}; ///< the comment behind it
    bool operator==(const ProgramConstant &) const = default;
};

/// Names that are set once, without indentation, to a number, a truth value or a text; in the program's order.
QList<ProgramConstant> constantsOf(const QString &program);

/// The program with another value; unchanged where it sets no such name.
QString withConstant(const QString &program, const ProgramConstant &constant);

/// What one might set it to, with commas between: numbers about the value, either truth value, or the text itself and those that
/// the remark names.
QString valuesFor(const ProgramConstant &constant);

} // namespace forkyard::ui
