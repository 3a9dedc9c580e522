#include "ui/kit/portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace forkyard::ui {

namespace {
const QString service = "org.freedesktop.portal.Desktop";
const QString path = "/org/freedesktop/portal/desktop";
const QString interface = "org.freedesktop.portal.Settings";
} // namespace

bool hasPortal() { return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && QDBusConnection::sessionBus().isConnected(); }

void hearPortal(QObject *owner, const char *slot) { QDBusConnection::sessionBus().connect(service, path, interface, "SettingChanged", owner, slot); }

void readPortal(QObject *owner, const QString &space, const QString &key, std::function<void(const QVariant &)> then) {
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, "Read");
    message << space << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then = std::move(then)] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) return;
        // Read wraps the value twice.
        const QVariant inner = reply.value().variant();
        then(inner.canConvert<QDBusVariant>() ? inner.value<QDBusVariant>().variant() : inner);
    });
}

} // namespace forkyard::ui
