#include "ui/kit/system_look.h"

#include "ui/kit/portal.h"

#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace forkyard::ui {

namespace {
const QString appearance = "org.freedesktop.appearance";
} // namespace

SystemLook::SystemLook(QObject *parent) : QObject(parent) {
    // Whether the system's own window text is lighter than its window.
    const QPalette palette = QGuiApplication::palette();
    m_dark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    if (!hasPortal()) return;
    hearPortal(this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask("color-scheme");
    ask("contrast");
}

void SystemLook::ask(const QString &key) {
    readPortal(this, appearance, key, [this, key](const QVariant &value) { note(key, value.toUInt()); });
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
