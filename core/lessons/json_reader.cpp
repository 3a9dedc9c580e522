#include "core/lessons/json_reader.h"

namespace forkyard::lessons {

void ProblemList::note(const char *code, const QStringList &arguments, int line) {
    Diagnostic problem;
    problem.code = code;
    for (const QString &argument : arguments) problem.arguments.push_back(argument.toStdString());
    problem.file = m_file;
    if (line > 0) {
        const auto at = static_cast<std::uint32_t>(line);
        problem.span = SourceSpan{at, 0, at, 0};
    }
    m_problems << problem;
}

bool JsonReader::take(const QString &name, Need need) {
    m_asked << name;
    if (m_object.contains(name)) return true;
    if (need == Need::Required) m_problems->note("lesson.missing-field", {pathOf(name)});
    return false;
}

QString JsonReader::text(const QString &name, Need need) {
    if (!take(name, need)) return {};
    const QJsonValue value = m_object.value(name);
    if (!value.isString()) {
        m_problems->note("lesson.wrong-type", {pathOf(name), "text"});
        return {};
    }
    if (value.toString().isEmpty() && need == Need::Required) {
        m_problems->note("lesson.missing-field", {pathOf(name)});
    }
    return value.toString();
}

int JsonReader::number(const QString &name, Need need) {
    if (!take(name, need)) return 0;
    const QJsonValue value = m_object.value(name);
    if (!value.isDouble() || value.toDouble() != value.toInt()) {
        m_problems->note("lesson.wrong-type", {pathOf(name), "number"});
    }
    return value.toInt();
}

bool JsonReader::flag(const QString &name) {
    if (!take(name, Need::Optional)) return false;
    const QJsonValue value = m_object.value(name);
    if (!value.isBool()) m_problems->note("lesson.wrong-type", {pathOf(name), "true or false"});
    return value.toBool();
}

double JsonReader::real(const QString &name, Need need) {
    if (!take(name, need)) return 0;
    const QJsonValue value = m_object.value(name);
    if (!value.isDouble()) m_problems->note("lesson.wrong-type", {pathOf(name), "number"});
    return value.toDouble();
}

QStringList JsonReader::texts(const QString &name, Need need) {
    if (!take(name, need)) return {};
    const QJsonValue value = m_object.value(name);
    QStringList list;
    bool right = value.isArray();
    for (const QJsonValue item : value.toArray()) {
        right = right && item.isString();
        list << item.toString();
    }
    if (!right) m_problems->note("lesson.wrong-type", {pathOf(name), "list"});
    return list;
}

Words JsonReader::words(const QString &name, Need need) {
    if (!take(name, need)) return {};
    return wordsFrom(m_object.value(name), pathOf(name));
}

QList<Words> JsonReader::wordsList(const QString &name, Need need) {
    if (!take(name, need)) return {};
    const QJsonValue value = m_object.value(name);
    if (!value.isArray()) m_problems->note("lesson.wrong-type", {pathOf(name), "list"});
    QList<Words> list;
    const QJsonArray items = value.toArray();
    for (int index = 0; index < items.size(); ++index)
        list << wordsFrom(items[index], QString("%1[%2]").arg(pathOf(name)).arg(index));
    return list;
}

Words JsonReader::wordsFrom(const QJsonValue &value, const QString &path) {
    if (value.isString()) return {value.toString(), value.toString()};
    if (!value.isObject()) {
        m_problems->note("lesson.wrong-type", {path, "object"});
        return {};
    }
    const QJsonObject both = value.toObject();
    for (const QString &key : both.keys()) {
        if (key != "zh" && key != "en") m_problems->note("lesson.unknown-field", {path + '.' + key});
    }
    for (const QString language : {"zh", "en"}) {
        if (both.value(language).toString().trimmed().isEmpty()) {
            m_problems->note("lesson.missing-language", {path, language});
        }
    }
    return {both.value("zh").toString(), both.value("en").toString()};
}

int JsonReader::oneOf(const QString &name, const QStringList &known, Need need) {
    if (!take(name, need)) return 0;
    const QString value = text(name, need);
    const qsizetype index = known.indexOf(value);
    if (index >= 0) return static_cast<int>(index);
    if (!value.isEmpty()) m_problems->note("lesson.unknown-value", {pathOf(name), value, known.join(", ")});
    return 0;
}

QList<JsonReader> JsonReader::objects(const QString &name, Need need) {
    if (!take(name, need)) return {};
    const QJsonValue value = m_object.value(name);
    if (!value.isArray()) m_problems->note("lesson.wrong-type", {pathOf(name), "list"});
    QList<JsonReader> readers;
    const QJsonArray items = value.toArray();
    for (int index = 0; index < items.size(); ++index) {
        const QString path = QString("%1[%2]").arg(pathOf(name)).arg(index);
        if (!items[index].isObject()) {
            m_problems->note("lesson.wrong-type", {path, "object"});
            continue;
        }
        readers << JsonReader(items[index].toObject(), path, *m_problems);
    }
    return readers;
}

JsonReader JsonReader::object(const QString &name) {
    m_asked << name;
    const QJsonValue value = m_object.value(name);
    if (!value.isObject()) m_problems->note("lesson.wrong-type", {pathOf(name), "object"});
    return JsonReader(value.toObject(), pathOf(name), *m_problems);
}

void JsonReader::noteUnknown() {
    for (const QString &key : m_object.keys()) {
        if (!m_asked.contains(key)) m_problems->note("lesson.unknown-field", {pathOf(key)});
    }
}

} // namespace forkyard::lessons
