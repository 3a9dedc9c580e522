#include "ui/editor/module_names.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace forkyard::ui {

namespace {

NameKind kindOf(const QString &text) {
    if (text == "module") return NameKind::Module;
    if (text == "class") return NameKind::Class;
    if (text == "exception") return NameKind::Exception;
    return text == "function" ? NameKind::Function : NameKind::Value;
}

QList<KnownName> namesOf(const QJsonObject &object) {
    QList<KnownName> names;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QJsonObject value = entry.value().toObject();
        names.append({entry.key(), kindOf(value["kind"].toString()), value["signature"].toString(), namesOf(value["members"].toObject())});
    }
    return names;
}

} // namespace

ModuleNames ModuleNames::read(const QByteArray &json, const QByteArray &help) {
    ModuleNames names;
    const QJsonObject modules = QJsonDocument::fromJson(json).object();
    for (auto entry = modules.begin(); entry != modules.end(); ++entry) {
        names.m_order << entry.key();
        names.m_modules.insert(entry.key(), namesOf(entry.value().toObject()));
    }
    for (const QString &line : QString::fromUtf8(help).split('\n')) {
        const QStringList parts = line.split('\t');
        if (parts.size() == 3 && !line.startsWith('#')) names.m_help.insert(parts[0], {parts[1], parts[2]});
    }
    return names;
}

const QList<KnownName> &ModuleNames::membersOf(const QString &module) const {
    static const QList<KnownName> none;
    const auto found = m_modules.constFind(module);
    return found == m_modules.constEnd() ? none : *found;
}

const KnownName *ModuleNames::find(const QString &module, const QString &member) const {
    const QList<KnownName> &members = membersOf(module);
    const auto found = std::find_if(members.begin(), members.end(), [&](const KnownName &each) { return each.name == member; });
    return found == members.end() ? nullptr : &*found;
}

QString ModuleNames::help(const QString &key, Language language) const {
    auto found = m_help.constFind(key);
    if (found == m_help.constEnd() && key.contains('.') && !m_modules.contains(key)) found = m_help.constFind("*." + key.section('.', -1));
    if (found == m_help.constEnd()) return {};
    return language == Language::Chinese ? found->chinese : found->english;
}

} // namespace forkyard::ui
