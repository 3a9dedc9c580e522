#include "ui/kit/system_motion.h"

#include "ui/kit/portal.h"

#include <QDBusVariant>

namespace forkyard::ui {

namespace {

struct Wish {
    const char *space;
    const char *key;
};

// The second is older and of one desktop, but most that run GTK programs keep it.
constexpr Wish Wishes[] = {{"org.freedesktop.appearance", "reduced-motion"}, {"org.gnome.desktop.interface", "enable-animations"}};

} // namespace

SystemMotion::SystemMotion(QObject *parent) : QObject(parent) {
    if (!hasPortal()) return;
    hearPortal(this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    for (const Wish &wish : Wishes) readPortal(this, wish.space, wish.key, [this, key = QString(wish.key)](const QVariant &value) { note(key, value.toUInt()); });
}

void SystemMotion::settingChanged(const QString &space, const QString &key, const QDBusVariant &value) {
    for (const Wish &wish : Wishes)
        if (space == wish.space && key == wish.key) note(key, value.variant().toUInt());
}

void SystemMotion::note(const QString &key, uint value) {
    if (key == Wishes[0].key) m_isReduced = value == 1;
    else if (key == Wishes[1].key) m_isAnimated = value != 0;
}

} // namespace forkyard::ui
