// Joins settings with what they look like: palette, font and the style sheet's roles and lengths.
#include "ui/kit/kit.h"

#include "core/base/check.h"

#include <QApplication>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace forkyard::ui {

namespace {

Theme themeFor(ThemeChoice choice, const SystemLook &system) {
    const bool follows = choice == ThemeChoice::System;
    const bool contrast = choice == ThemeChoice::Contrast || (follows && system.wantsContrast());
    const bool dark = choice == ThemeChoice::Dark || (follows && system.isDark());
    Result<Theme> theme = Theme::builtIn(contrast ? "contrast" : dark ? "dark" : "light");
    // The theme files are built into the program and a test reads all of them.
    FORKYARD_CHECK(theme.ok());
    return std::move(theme).value();
}

Fonts fontsFor(const Settings &settings) {
    return Fonts(settings.zoom(), settings.language() == Language::Chinese);
}

QPalette paletteFor(const Theme &theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.color(Role::Surface));
    palette.setColor(QPalette::Base, theme.color(Role::Surface));
    palette.setColor(QPalette::AlternateBase, theme.color(Role::Inset));
    palette.setColor(QPalette::Button, theme.color(Role::Surface));
    palette.setColor(QPalette::ToolTipBase, theme.color(Role::Surface));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, theme.color(Role::Text));
    palette.setColor(QPalette::PlaceholderText, theme.color(Role::MutedText));
    palette.setColor(QPalette::Highlight, theme.color(Role::Selection));
    palette.setColor(QPalette::HighlightedText, theme.color(Role::Text));
    palette.setColor(QPalette::Link, theme.color(Role::Accent));
    palette.setColor(QPalette::LinkVisited, theme.color(Role::Accent));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(Role::MutedText));
    palette.setColor(QPalette::Light, theme.color(Role::Inset));
    palette.setColor(QPalette::Midlight, theme.color(Role::Line));
    palette.setColor(QPalette::Mid, theme.color(Role::Line));
    palette.setColor(QPalette::Dark, theme.color(Role::StrongLine));
    palette.setColor(QPalette::Shadow, theme.color(Role::StrongLine));
    return palette;
}

/// The sheet's ${role} becomes a colour and ${12px} a length at the current zoom.
QString filledSheet(const Theme &theme, const Fonts &fonts) {
    QFile file(":/themes/window.qss");
    file.open(QIODevice::ReadOnly);
    const QString sheet = QString::fromUtf8(file.readAll());
    QHash<QString, QString> colors;
    for (int index = 0; index < static_cast<int>(Role::Count); ++index)
        colors.insert(Theme::key(static_cast<Role>(index)), theme.color(static_cast<Role>(index)).name());

    static const QRegularExpression place("\\$\\{([A-Za-z]+|([0-9.]+)px)\\}");
    QString result;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = place.globalMatch(sheet);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += sheet.mid(from, match.capturedStart() - from);
        if (match.hasCaptured(2)) result += QString::number(qRound(fonts.px(match.captured(2).toDouble()))) + "px";
        else result += colors.value(match.captured(1));
        from = match.capturedEnd();
    }
    return result + sheet.mid(from);
}

} // namespace

Kit::Kit(Settings &settings, QObject *parent) :
    QObject(parent), m_settings(settings), m_theme(themeFor(settings.theme(), m_system)), m_fonts(fontsFor(settings)),
    m_words(settings.language()) {
    dressApplication();
    connect(&settings, &Settings::themeChanged, this, [this] {
        readTheme();
        emit appearanceChanged();
    });
    connect(&m_system, &SystemLook::changed, this, [this] {
        if (m_settings.theme() != ThemeChoice::System) return;
        readTheme();
        emit appearanceChanged();
    });
    connect(&settings, &Settings::zoomChanged, this, [this] {
        m_fonts = fontsFor(m_settings);
        dressApplication();
        emit appearanceChanged();
    });
    connect(&settings, &Settings::languageChanged, this, [this](Language language) {
        m_fonts = fontsFor(m_settings);
        dressApplication();
        m_words.setLanguage(language);
        emit languageChanged();
        emit appearanceChanged();
    });
}

void Kit::readTheme() {
    m_theme = themeFor(m_settings.theme(), m_system);
    dressApplication();
}

void Kit::dressApplication() {
    if (QApplication::style()->name() != "fusion") QApplication::setStyle(QStyleFactory::create("fusion"));
    QApplication::setPalette(paletteFor(m_theme));
    QApplication::setFont(m_fonts.words());
    qApp->setStyleSheet(filledSheet(m_theme, m_fonts));
}

QPixmap Kit::pixmap(const QString &name, Role role, double size, double devicePixelRatio) const {
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", m_theme.color(role).name().toLatin1());
    const int pixels = qRound(px(size) * devicePixelRatio);
    QPixmap image(pixels, pixels);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

QIcon Kit::icon(const QString &name, Role role) const {
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(pixmap(name, role, 16, ratio), QIcon::Normal);
        icon.addPixmap(pixmap(name, Role::MutedText, 16, ratio), QIcon::Disabled);
    }
    return icon;
}

} // namespace forkyard::ui
