// What was gathered to judge an answer or a prediction: the ends that many runs or all schedules came to. Plain data, and its JSON,
// which `forkyard check --json` prints. Knows no engine and no widget.
#pragma once

#include "core/base/result.h"
#include "core/lessons/words.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace forkyard::ui {

/// One way the program ended.
struct SeenEnd {
    QStringList lines;  ///< on standard output
    QString ending;     ///< as in an exploration: "exit 0", "deadlock", …; "stopped" for a run that took too long
    QString count;      ///< runs or schedules that ended so, in decimal; empty where they cannot be counted
    QString schedule;   ///< the shortest way to it, where it was explored
    QString trouble;    ///< last line on standard error; may be empty
    bool isRight = true; ///< an exercise's check holds for it
    lessons::Words lack = {}; ///< what it lacks, where the exercise has a sentence for it

    bool ended() const { return ending.startsWith("exit") || ending.startsWith("exception"); }
};

struct Evidence {
    enum class Verdict { Solved, NotSolved, Undecided };

    QString about;          ///< id of the prediction or exercise
    bool explored = false;  ///< by schedules; else by runs on this machine
    bool complete = false;  ///< all schedules
    QString total;          ///< runs or schedules, in decimal; empty: not counted
    QList<SeenEnd> ends;
    QStringList borneOut;   ///< a prediction's choices
    Verdict verdict = Verdict::Undecided; ///< an exercise's
};

QByteArray toJson(const Evidence &evidence);
/// Errors: check.foreign where it is no such result.
Result<Evidence> evidenceFromJson(const QByteArray &json);

/// What measuring came to: a figure for each row, and the machine it was done on.
struct Measured {
    QString processor; ///< as it names itself; may be empty
    int cores = 0;     ///< that the program could use
    int allCores = 0;  ///< that the machine has
    QHash<QString, double> figures;
    bool withGil = true;
    double load = 0;   ///< of the machine before it was measured: how many wanted a core on average
};

QByteArray toJson(const Measured &measured);
Result<Measured> measuredFromJson(const QByteArray &json);

} // namespace forkyard::ui
