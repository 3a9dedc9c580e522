// Reading theme files, and the arithmetic of contrast.
#include "ui/kit/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr std::array<const char *, static_cast<std::size_t>(Role::Count)> roleKeys = {
#define FORKYARD_ROLE(name, key) key,
#include "ui/kit/theme_roles.def"
#undef FORKYARD_ROLE
};

Diagnostic themeFault(const char *code, const QString &argument) {
    return Diagnostic{code, {argument.toStdString()}, {}, DiagnosticClass::InternalFault, {}};
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Result<Theme> Theme::builtIn(const QString &name) {
    QFile file(":/themes/" + name + ".json");
    if (!file.open(QIODevice::ReadOnly)) return themeFault("theme.not-found", name);
    return fromJson(file.readAll());
}

Result<Theme> Theme::fromJson(const QByteArray &text) {
    QJsonParseError parsing;
    const QJsonObject root = QJsonDocument::fromJson(text, &parsing).object();
    if (parsing.error != QJsonParseError::NoError) return themeFault("theme.not-json", parsing.errorString());

    Theme theme;
    theme.m_name = root["name"].toString();
    theme.m_dark = root["dark"].toBool();
    const QJsonObject roles = root["roles"].toObject();
    for (std::size_t index = 0; index < roleKeys.size(); ++index) {
        theme.m_colors[index] = QColor(roles[QLatin1String(roleKeys[index])].toString());
        if (!theme.m_colors[index].isValid()) return themeFault("theme.role-missing", roleKeys[index]);
    }
    for (const QJsonValue &value : root["identities"].toArray()) {
        const QJsonObject entry = value.toObject();
        const Identity identity{QColor(entry["fill"].toString()), QColor(entry["text"].toString()),
                                QColor(entry["tint"].toString())};
        if (!identity.fill.isValid() || !identity.text.isValid() || !identity.tint.isValid())
            return themeFault("theme.identities-missing", theme.m_name);
        theme.m_identities.push_back(identity);
    }
    if (theme.m_identities.empty()) return themeFault("theme.identities-missing", theme.m_name);
    return theme;
}

const Identity &Theme::identity(int index) const {
    return m_identities[static_cast<std::size_t>(std::max(index, 0)) % m_identities.size()];
}

QString Theme::key(Role role) {
    return QLatin1String(roleKeys[static_cast<std::size_t>(role)]);
}

double contrast(const QColor &one, const QColor &other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor blend(const QColor &under, const QColor &over, double opacity) {
    const auto mix = [opacity](double from, double to) { return from + (to - from) * opacity; };
    return QColor::fromRgbF(static_cast<float>(mix(under.redF(), over.redF())),
                            static_cast<float>(mix(under.greenF(), over.greenF())),
                            static_cast<float>(mix(under.blueF(), over.blueF())));
}

} // namespace forkyard::ui
