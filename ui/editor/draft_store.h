// What was typed and not saved, kept on disk so that it is there after the window was killed. One file a program.
#pragma once

#include <QString>

#include <optional>

namespace forkyard::ui {

struct Draft {
    QString text;
    /// The text it was typed over: where the original has changed since, the reader is told.
    QString original;
    int cursor = 0;
};

class DraftStore {
public:
    /// Files go to `folder`, which is made when needed.
    explicit DraftStore(const QString &folder) : m_folder(folder) {}

    /// Writes whole files only; false where the disk did not take it.
    bool save(const QString &key, const Draft &draft) const;
    std::optional<Draft> load(const QString &key) const;
    void remove(const QString &key) const;

private:
    QString fileOf(const QString &key) const;

    QString m_folder;
};

} // namespace forkyard::ui
