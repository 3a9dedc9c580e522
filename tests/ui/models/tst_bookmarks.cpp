// Bookmarks in order, one a moment, and the same after a way through JSON.
#include "ui/models/bookmarks.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace forkyard::ui;

class BookmarksTest : public QObject {
    Q_OBJECT

private slots:
    void standInOrderOneAMoment() {
        Bookmarks marks;
        QSignalSpy changes(&marks, &Bookmarks::changed);
        marks.set(30, "c");
        marks.set(10, "a");
        marks.set(20, "b");
        marks.set(20, "b again");
        QCOMPARE(changes.size(), 4);
        marks.set(20, "b again");
        QCOMPARE(changes.size(), 4);
        QCOMPARE(marks.all(), (std::vector<Bookmark>{{10, "a"}, {20, "b again"}, {30, "c"}}));
        QCOMPARE(marks.next(10)->time, qint64(20));
        QCOMPARE(marks.previous(10), nullptr);
        QCOMPARE(marks.next(30), nullptr);
        QCOMPARE(marks.previous(25)->time, qint64(20));
        QCOMPARE(marks.at(10)->text, QString("a"));
        QCOMPARE(marks.at(11), nullptr);
        marks.remove(10);
        marks.remove(11);
        QCOMPARE(changes.size(), 5);
        QCOMPARE(marks.all().front().time, qint64(20));
    }

    void comeBackThroughJson() {
        Bookmarks marks, other;
        marks.set(9'007'199'254'740'993, QString::fromUtf8("\xe6\xad\xbb\xe9\x94\x81 \"here\"")); // no double can hold it
        marks.set(0, {});
        const QByteArray text = QJsonDocument(marks.toJson()).toJson();
        QSignalSpy changes(&other, &Bookmarks::changed);
        other.set(5, "gone afterwards");
        other.fromJson(QJsonDocument::fromJson(text).array());
        QCOMPARE(other.all(), marks.all());
        QCOMPARE(changes.size(), 2);
        other.fromJson(marks.toJson());
        QCOMPARE(changes.size(), 2);
    }

    void whatIsNoBookmarkIsLeftOut() {
        Bookmarks marks;
        marks.fromJson(QJsonDocument::fromJson(R"([1, {"time": "x"}, {"time": "-4"}, {"text": "t"}, {"time": "7", "text": "ok"}])").array());
        QCOMPARE(marks.all(), (std::vector<Bookmark>{{7, "ok"}}));
    }
};

QTEST_APPLESS_MAIN(BookmarksTest)
#include "tst_bookmarks.moc"
