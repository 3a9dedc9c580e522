// What programs can import and what is in it, with a line of help for each: read from what the modules themselves said when
// Forkyard was built (`forkyard-host describe-modules`) and from the help's table. Knows no editor and no engine.
#pragma once

#include "ui/kit/settings.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace forkyard::ui {

enum class NameKind { Module, Class, Exception, Function, Value };

struct KnownName {
    QString name;
    NameKind kind = NameKind::Value;
    /// "(maxsize=0)"; empty where there is none or it is not known.
    QString signature = {};
    /// A class's; or, of a function that makes objects, the class it makes them of ("_thread.lock").
    QList<KnownName> members = {};
};

class ModuleNames {
public:
    /// `json`: as the host prints it. `help`: lines of "key<Tab>English<Tab>Chinese"; see resources/help/members.tsv.
    static ModuleNames read(const QByteArray &json, const QByteArray &help);

    bool isEmpty() const { return m_modules.isEmpty(); }
    QStringList modules() const { return m_order; }
    bool hasModule(const QString &name) const { return m_modules.contains(name); }
    const QList<KnownName> &membersOf(const QString &module) const;
    /// "threading", "Thread"; null where there is no such member.
    const KnownName *find(const QString &module, const QString &member) const;

    /// One line for "threading", "threading.Thread" or "threading.Thread.join"; where that has none, what "*.join" says; else empty.
    QString help(const QString &key, Language language) const;
    QStringList helpKeys() const { return m_help.keys(); }

private:
    struct Help {
        QString english, chinese;
    };
    QStringList m_order;
    QHash<QString, QList<KnownName>> m_modules;
    QHash<QString, Help> m_help;
};

} // namespace forkyard::ui
