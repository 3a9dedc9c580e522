// What the desktop asks of programs: dark or light, more contrast. Read from the palette at first, then from the desktop's portal
// (org.freedesktop.appearance), which also says when it changes. Without a portal the first answer stands.
#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace forkyard::ui {

class SystemLook : public QObject {
    Q_OBJECT

public:
    /// Must be made before the program sets a palette of its own. Asks the portal without waiting for it.
    explicit SystemLook(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    bool wantsContrast() const { return m_contrast; }
    /// What the portal says: "color-scheme" (1 dark, 2 light, 0 no wish) and "contrast" (1 more).
    void note(const QString &key, uint value);

signals:
    void changed();

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &key);

    bool m_dark = false;
    bool m_contrast = false;
};

} // namespace forkyard::ui
