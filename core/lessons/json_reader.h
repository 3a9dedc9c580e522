// Takes values out of a JSON object field by field and notes what is missing, of the wrong type, or not known.
// Knows nothing of lessons.
#pragma once

#include "core/base/diagnostic.h"
#include "core/lessons/words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace forkyard::lessons {

/// Where problems go: one for all readers of a folder.
class ProblemList {
public:
    /// The file that is being read; it goes into each problem noted from then on.
    void setFile(const QString &file) { m_file = file.toStdString(); }

    /// A problem at a line (from 1; 0 where no line is known).
    void note(const char *code, const QStringList &arguments, int line = 0);

    const QList<Diagnostic> &all() const { return m_problems; }

private:
    std::string m_file;
    QList<Diagnostic> m_problems;
};

enum class Need { Required, Optional };

/// One object at a path such as "predictions[0].question". Fields never asked for are noted by noteUnknown().
class JsonReader {
public:
    JsonReader(QJsonObject object, QString path, ProblemList &problems)
        : m_object(std::move(object)), m_path(std::move(path)), m_problems(&problems) {}

    bool has(const QString &name) const { return m_object.contains(name); }
    QString pathOf(const QString &name) const { return m_path.isEmpty() ? name : m_path + '.' + name; }

    QString text(const QString &name, Need need = Need::Required);
    int number(const QString &name, Need need = Need::Required);
    /// False where it is absent.
    bool flag(const QString &name);
    double real(const QString &name, Need need = Need::Required);
    QStringList texts(const QString &name, Need need = Need::Required);
    /// {"zh": …, "en": …}, or one text that is the same in both languages.
    Words words(const QString &name, Need need = Need::Required);
    /// A list of such.
    QList<Words> wordsList(const QString &name, Need need = Need::Optional);
    /// One of the known words; the first of them where it is absent and optional, or wrong.
    int oneOf(const QString &name, const QStringList &known, Need need = Need::Required);
    /// Readers of the objects in a list; none where it is absent.
    QList<JsonReader> objects(const QString &name, Need need = Need::Optional);
    /// A reader of the object in a field; an empty one where it is not there or no object.
    JsonReader object(const QString &name);

    void noteUnknown();
    ProblemList &problems() { return *m_problems; }

private:
    /// Marks the field as asked for; notes one that is required and not there.
    bool take(const QString &name, Need need);
    Words wordsFrom(const QJsonValue &value, const QString &path);

    QJsonObject m_object;
    QString m_path;
    ProblemList *m_problems; // not owned; outlives every reader
    QSet<QString> m_asked;
};

} // namespace forkyard::lessons
