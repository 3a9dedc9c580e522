#include "ui/kit/system_look.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace forkyard::ui {

namespace {
const QString service = "org.freedesktop.portal.Desktop";
const QString path = "/org/freedesktop/portal/desktop";
const QString interface = "org.freedesktop.portal.Settings";
const QString appearance = "org.freedesktop.appearance";
} // namespace

SystemLook::SystemLook(QObject *parent) : QObject(parent) {
    // Whether the system's own window text is lighter than its window.
    const QPalette palette = QGuiApplication::palette();
    m_dark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    QDBusConnection bus = QDBusConnection::sessionBus();
    // Tests and terminals have none, and must not start one.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") || !bus.isConnected()) return;
    bus.connect(service, path, interface, "SettingChanged", this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask("color-scheme");
    ask("contrast");
}

void SystemLook::ask(const QString &key) {
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, "Read");
    message << appearance << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) return;
        // Read wraps the value twice.
        const QVariant inner = reply.value().variant();
        note(key, inner.canConvert<QDBusVariant>() ? inner.value<QDBusVariant>().variant().toUInt() : inner.toUInt());
    });
}

void SystemLook::settingChanged(const QString &space, const QString &key, const QDBusVariant &value) {
    if (space == appearance) note(key, value.variant().toUInt());
}

void SystemLook::note(const QString &key, uint value) {
    const bool dark = key == "color-scheme" && value != 0 ? value == 1 : m_dark;
    const bool contrast = key == "contrast" ? value == 1 : m_contrast;
    if (dark == m_dark && contrast == m_contrast) return;
    m_dark = dark;
    m_contrast = contrast;
    emit changed();
}

} // namespace forkyard::ui
