// What can be opened: the bundled lessons, lesson folders of the user's, and the user's own programs. Paints nothing.
#pragma once

#include "core/lessons/catalogue.h"
#include "core/lessons/progress.h"
#include "ui/kit/settings.h"
#include "ui/window/rail.h"

#include <QObject>

namespace forkyard::ui {

class Library : public QObject {
    Q_OBJECT

public:
    /// `lessonsFolder` may be empty or missing: then there are no lessons, and problems() says so.
    Library(Settings &settings, const QString &lessonsFolder, QObject *parent);

    const lessons::Catalogue &catalogue() const { return m_catalogue; }
    lessons::Progress &progress() { return m_progress; }
    /// The lesson after this one; null at the end.
    const lessons::Lesson *next(const lessons::Lesson &lesson) const;
    /// Reads a lesson's folder, and remembers it for other days; null with problems in `problems` where it is unusable. Lessons that
    /// were handed out before are void.
    const lessons::Lesson *addFolder(const QString &folder, QList<Diagnostic> *problems);
    /// What went wrong while reading, to be told once.
    const QList<Diagnostic> &problems() const { return m_problems; }

    /// The rail's items in the current language.
    QList<RailItem> railItems() const;

signals:
    void changed();

private:
    void openRemembered();
    void remember(const QString &folder);

    Settings &m_settings;
    QString m_lessonsFolder;
    QStringList m_folders; ///< lessons from elsewhere, the latest first; some may not be there today
    lessons::Catalogue m_catalogue;
    lessons::Progress m_progress;
    QList<Diagnostic> m_problems;
};

/// A lesson's title in the language that is set.
QString titleOf(const lessons::Words &words, Language language);

} // namespace forkyard::ui
