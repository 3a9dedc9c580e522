// Whether the desktop asks programs for less motion. Asked of its portal, which also says when it changes; without one the answer is no.
#pragma once

#include <QObject>

class QDBusVariant;

namespace forkyard::ui {

class SystemMotion : public QObject {
    Q_OBJECT

public:
    /// Asks the portal without waiting for it.
    explicit SystemMotion(QObject *parent = nullptr);

    /// Nothing shall move only to please.
    bool wantsCalm() const { return m_isReduced || !m_isAnimated; }
    /// What the portal says: "reduced-motion" (1 less, 0 no wish) of org.freedesktop.appearance, and of desktops that do not know it yet
    /// "enable-animations" (0 none) of org.gnome.desktop.interface.
    void note(const QString &key, uint value);

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    bool m_isReduced = false;
    bool m_isAnimated = true;
};

} // namespace forkyard::ui
