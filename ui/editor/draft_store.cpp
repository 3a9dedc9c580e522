// Drafts are JSON files named after a hash of their key, which may be a path.
#include "ui/editor/draft_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace forkyard::ui {

QString DraftStore::fileOf(const QString &key) const {
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex();
    return m_folder + '/' + QString::fromLatin1(hash) + ".json";
}

bool DraftStore::save(const QString &key, const Draft &draft) const {
    if (!QDir().mkpath(m_folder)) return false;
    const QJsonObject entry{
        {"key", key}, {"text", draft.text}, {"original", draft.original}, {"cursor", draft.cursor}};
    QSaveFile file(fileOf(key));
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.write(QJsonDocument(entry).toJson(QJsonDocument::Compact));
    return file.commit();
}

std::optional<Draft> DraftStore::load(const QString &key) const {
    QFile file(fileOf(key));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject entry = QJsonDocument::fromJson(file.readAll()).object();
    if (entry["key"].toString() != key || !entry.contains("text")) return std::nullopt;
    return Draft{entry["text"].toString(), entry["original"].toString(), entry["cursor"].toInt()};
}

void DraftStore::remove(const QString &key) const {
    QFile::remove(fileOf(key));
}

} // namespace forkyard::ui
