// Times are written as text: a JSON number is a double, and nanoseconds of a long run need more.
#include "ui/models/bookmarks.h"

#include <QJsonObject>

#include <algorithm>

namespace forkyard::ui {

namespace {

bool isBefore(const Bookmark &one, qint64 time) { return one.time < time; }

} // namespace

void Bookmarks::set(qint64 time, const QString &text) {
    const auto place = std::lower_bound(m_all.begin(), m_all.end(), time, isBefore);
    if (place != m_all.end() && place->time == time) {
        if (place->text == text) return;
        place->text = text;
    } else {
        m_all.insert(place, {time, text});
    }
    emit changed();
}

void Bookmarks::remove(qint64 time) {
    if (std::erase_if(m_all, [time](const Bookmark &each) { return each.time == time; }) > 0) emit changed();
}

void Bookmarks::clear() {
    if (m_all.empty()) return;
    m_all.clear();
    emit changed();
}

const Bookmark *Bookmarks::at(qint64 time) const {
    const auto place = std::lower_bound(m_all.begin(), m_all.end(), time, isBefore);
    return place != m_all.end() && place->time == time ? &*place : nullptr;
}

const Bookmark *Bookmarks::next(qint64 time) const {
    const auto place = std::lower_bound(m_all.begin(), m_all.end(), time + 1, isBefore);
    return place == m_all.end() ? nullptr : &*place;
}

const Bookmark *Bookmarks::previous(qint64 time) const {
    const auto place = std::lower_bound(m_all.begin(), m_all.end(), time, isBefore);
    return place == m_all.begin() ? nullptr : &*(place - 1);
}

QJsonArray Bookmarks::toJson() const {
    QJsonArray json;
    for (const Bookmark &each : m_all) json.append(QJsonObject{{"time", QString::number(each.time)}, {"text", each.text}});
    return json;
}

void Bookmarks::fromJson(const QJsonArray &json) {
    std::vector<Bookmark> before;
    std::swap(before, m_all);
    {
        const QSignalBlocker quiet(this);
        for (const QJsonValue &each : json) {
            bool isTime = false;
            const qint64 time = each["time"].toString().toLongLong(&isTime);
            if (isTime && time >= 0) set(time, each["text"].toString());
        }
    }
    if (before != m_all) emit changed();
}

} // namespace forkyard::ui
