// The colours of one theme by role, read from resources/themes/*.json. A value: it knows no widget, and no widget
// holds a colour of its own.
#pragma once

#include "core/base/result.h"

#include <QColor>

#include <array>
#include <vector>

namespace forkyard::ui {

enum class Role {
#define FORKYARD_ROLE(name, key) name,
#include "ui/kit/theme_roles.def"
#undef FORKYARD_ROLE
    Count
};

/// The colours of one process, thread or object: a fill, text that can stand on the fill, and a faint tint for lines.
struct Identity {
    QColor fill;
    QColor text;
    QColor tint;
};

class Theme {
public:
    /// A theme that is built into the program: "light" or "dark".
    static Result<Theme> builtIn(const QString &name);
    /// Parses a theme file's text. Errors: theme.not-json, theme.role-missing (the role's key), theme.identities-missing.
    static Result<Theme> fromJson(const QByteArray &text);

    QString name() const { return m_name; }
    bool isDark() const { return m_dark; }

    const QColor &color(Role role) const { return m_colors[static_cast<std::size_t>(role)]; }
    /// The colours of identity `index`; indices beyond the last colour start again (show a number beside them then).
    const Identity &identity(int index) const;
    int identityCount() const { return static_cast<int>(m_identities.size()); }

    /// The file's key of a role, for style sheets and messages.
    static QString key(Role role);

private:
    QString m_name;
    bool m_dark = false;
    std::array<QColor, static_cast<std::size_t>(Role::Count)> m_colors;
    std::vector<Identity> m_identities;
};

/// Contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(const QColor &one, const QColor &other);

/// `over` painted with opacity 0..1 on `under`, as an opaque colour.
QColor blend(const QColor &under, const QColor &over, double opacity);

} // namespace forkyard::ui
