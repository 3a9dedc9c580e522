#include "core/lessons/action.h"

#include <QList>

namespace forkyard::lessons {

namespace {

struct Verb {
    Action::Kind kind;
    QString word;
};

const QList<Verb> &verbs() {
    static const QList<Verb> list = {
        {Action::Kind::Predict, "predict"},   {Action::Kind::Run, "run"},       {Action::Kind::Open, "open"},
        {Action::Kind::Knob, "knob"},         {Action::Kind::Moment, "moment"}, {Action::Kind::Chart, "chart"},
        {Action::Kind::Exercise, "exercise"}, {Action::Kind::Answer, "answer"},
        {Action::Kind::Measure, "measure"},   {Action::Kind::Lesson, "lesson"},
    };
    return list;
}

const QString scheme = "forkyard:";

} // namespace

std::optional<Action> parseAction(const QString &url) {
    if (!url.startsWith(scheme)) return std::nullopt;
    const QString rest = url.mid(scheme.size());
    const qsizetype slash = rest.indexOf('/');
    const QString word = rest.left(slash);
    Action action;
    action.target = slash < 0 ? QString() : rest.mid(slash + 1);
    bool known = false;
    for (const Verb &verb : verbs()) {
        if (verb.word != word) continue;
        action.kind = verb.kind;
        known = true;
    }
    if (!known || (slash >= 0 && action.target.isEmpty())) return std::nullopt;
    const bool standsAlone = action.kind == Action::Kind::Run || action.kind == Action::Kind::Measure;
    if (action.target.isEmpty() && !standsAlone) return std::nullopt;
    if (action.kind == Action::Kind::Knob) {
        const qsizetype equals = action.target.indexOf('=');
        if (equals <= 0 || equals + 1 == action.target.size()) return std::nullopt;
        action.value = action.target.mid(equals + 1);
        action.target.truncate(equals);
    }
    if (action.kind == Action::Kind::Moment && action.target.toInt() < 1) return std::nullopt;
    return action;
}

QString toUrl(const Action &action) {
    QString url = scheme;
    for (const Verb &verb : verbs()) {
        if (verb.kind == action.kind) url += verb.word;
    }
    if (!action.target.isEmpty()) url += '/' + action.target;
    if (action.kind == Action::Kind::Knob) url += '=' + action.value;
    return url;
}

} // namespace forkyard::lessons
