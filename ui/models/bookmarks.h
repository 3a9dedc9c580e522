// Moments of a run that somebody marked, each with a text. Kept with the run's file by whoever owns that; knows no store and no view.
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QString>

#include <vector>

namespace forkyard::ui {

struct Bookmark {
    qint64 time = 0; ///< ns since the run began
    QString text;
    bool operator==(const Bookmark &) const = default;
};

class Bookmarks : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// In order of time; one a moment.
    const std::vector<Bookmark> &all() const { return m_all; }
    /// Marks a moment; one that is marked already gets the text.
    void set(qint64 time, const QString &text);
    void remove(qint64 time);
    void clear();
    /// The one at `time`, or null.
    const Bookmark *at(qint64 time) const;
    /// The nearest one after (before) `time`, or null.
    const Bookmark *next(qint64 time) const;
    const Bookmark *previous(qint64 time) const;

    QJsonArray toJson() const;
    /// Replaces all; what is no bookmark is left out.
    void fromJson(const QJsonArray &json);

signals:
    void changed();

private:
    std::vector<Bookmark> m_all;
};

} // namespace forkyard::ui
