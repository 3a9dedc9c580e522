// What every view is given: settings, theme, fonts and words, with one signal for "look different now". Passed down from
// the window; there is no global one.
#pragma once

#include "ui/kit/fonts.h"
#include "ui/kit/settings.h"
#include "ui/kit/system_look.h"
#include "ui/kit/theme.h"
#include "ui/kit/words.h"

#include <QIcon>
#include <QObject>
#include <QPixmap>

namespace forkyard::ui {

class Kit : public QObject {
    Q_OBJECT

public:
    /// `settings` is not owned and must outlive the kit. Dresses the QApplication too: palette, font and style sheet.
    explicit Kit(Settings &settings, QObject *parent = nullptr);

    Settings &settings() const { return m_settings; }
    const Theme &theme() const { return m_theme; }
    const Fonts &fonts() const { return m_fonts; }
    const Words &words() const { return m_words; }
    SystemLook &systemLook() { return m_system; }

    QColor color(Role role) const { return m_theme.color(role); }
    /// A length in pixels at the current zoom.
    double px(double atHundredPercent) const { return m_fonts.px(atHundredPercent); }
    int ipx(double atHundredPercent) const { return qRound(px(atHundredPercent)); }

    /// An icon of resources/icons by its role ("run", "stop", …), drawn in `role`'s colour; size at 100 % zoom.
    QIcon icon(const QString &name, Role role = Role::Text) const;
    QPixmap pixmap(const QString &name, Role role, double size, double devicePixelRatio = 1) const;

signals:
    /// The theme or the zoom is another: lay out and paint anew. Coalesced by nobody; it is rare.
    void appearanceChanged();
    /// The language is another: set every text anew. appearanceChanged follows, since widths changed.
    void languageChanged();

private:
    void readTheme();
    void dressApplication();

    Settings &m_settings;
    SystemLook m_system;
    Theme m_theme;
    Fonts m_fonts;
    Words m_words;
};

} // namespace forkyard::ui
