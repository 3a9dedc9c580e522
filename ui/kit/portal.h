// Reads a setting of the desktop from its portal (org.freedesktop.portal.Settings). What is read, the caller knows.
#pragma once

#include <QString>
#include <QVariant>

#include <functional>

class QObject;

namespace forkyard::ui {

/// Whether there is a session bus to ask on. Tests and terminals have none, and must not start one.
bool hasPortal();

/// Asks without waiting. `then` is called with the value when it comes, and not at all where there is none; `owner` outlives the question or
/// ends it.
void readPortal(QObject *owner, const QString &space, const QString &key, std::function<void(const QVariant &)> then);

/// From now on `slot` of `owner` hears of every setting that changes: SLOT(name(QString, QString, QDBusVariant)), with space, key and value.
void hearPortal(QObject *owner, const char *slot);

} // namespace forkyard::ui
