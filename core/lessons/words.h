// A text in both languages. Knows nothing of lessons.
#pragma once

#include <QString>

namespace forkyard::lessons {

enum class Language { Chinese, English };

struct Words {
    QString zh;
    QString en;

    const QString &in(Language language) const { return language == Language::Chinese ? zh : en; }
    bool operator==(const Words &) const = default;
};

} // namespace forkyard::lessons
