// What somebody hears who does not see the window: everything that takes the focus has a name, and what views paint by themselves is told
// item by item, with a role, a place and what a press does.
#include "tests/ui/window/window_fixture.h"
#include "ui/kit/painted_items.h"
#include "ui/editor/code_edit.h"
#include "ui/editor/editor_panel.h"
#include "ui/window/rail.h"

#include <QAccessible>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

template <typename Wanted> Wanted *findIn(QWidget *window) { return window->findChild<Wanted *>(); }

QStringList namesOf(QAccessibleInterface *list) {
    QStringList names;
    for (int index = 0; index < list->childCount(); ++index) names << list->child(index)->text(QAccessible::Name);
    return names;
}

} // namespace

class AccessibleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { tellPaintedItems(); }

    void whatTakesTheFocusHasAName_data() {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << static_cast<int>(Language::English);
        QTest::newRow("Chinese") << static_cast<int>(Language::Chinese);
    }

    void whatTakesTheFocusHasAName() {
        QFETCH(int, language);
        WholeWindow whole;
        whole.settings.setLanguage(static_cast<Language>(language));
        whole.show(queueRun(true), 0.5);
        QStringList nameless;
        for (QWidget *widget : whole.window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_")) continue;
            QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
            if (!told || told->text(QAccessible::Name).isEmpty()) nameless << QString("%1 (%2)").arg(widget->metaObject()->className(), widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(", ")));
        // The views' own names follow the language while the window is open.
        const bool isEnglish = language == static_cast<int>(Language::English);
        for (const QWidget *view : {static_cast<QWidget *>(findIn<StageView>(whole.window.get())), static_cast<QWidget *>(findIn<TimelineView>(whole.window.get())), static_cast<QWidget *>(findIn<Rail>(whole.window.get()))})
            QCOMPARE(view->accessibleName().at(0).unicode() < 128, isEnglish);
    }

    /// One key goes through all parts of the window and comes back; the editor, whose Tab indents, is no trap.
    void oneKeyGoesFromPartToPart() {
        WholeWindow whole;
        whole.show(queueRun(true), 0.5);
        auto *editor = whole.window->editor()->edit();
        editor->setFocus();
        QWidget *first = QApplication::focusWidget();
        QList<QWidget *> seen;
        for (int press = 0; press < 12; ++press) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            if (QApplication::focusWidget() == first) break;
            seen << QApplication::focusWidget();
        }
        QCOMPARE(QApplication::focusWidget(), first);
        // Stage, console, side, timeline, rail.
        QCOMPARE(seen.size(), 5);
        QCOMPARE(seen[0], static_cast<QWidget *>(findIn<StageView>(whole.window.get())));
        QCOMPARE(seen[3], static_cast<QWidget *>(findIn<TimelineView>(whole.window.get())));
        QCOMPARE(seen[4], static_cast<QWidget *>(findIn<Rail>(whole.window.get())));
        QTest::keyClick(first, Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), seen[4]);
    }

    void theStageTellsItsSentences() {
        WholeWindow whole;
        whole.show(queueRun(true), 0.5);
        auto *stage = findIn<StageView>(whole.window.get());
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(stage);
        QCOMPARE(told->role(), QAccessible::List);
        const QStringList names = namesOf(told);
        // Three processes of one thread each, and their queue.
        QCOMPARE(names.size(), 4);
        for (const char *wanted : {"main", "writer", "reader"})
            QVERIFY2(std::any_of(names.begin(), names.end(), [&](const QString &name) { return name.contains(wanted); }), qPrintable(names.join("\n")));
        // Who points at it hears the same.
        const QRect place = told->child(0)->rect();
        QCOMPARE(told->childAt(place.center().x(), place.top() + 5), told->child(0));
        // What it says follows the playhead.
        whole.window->runModel().playhead().setTime(0);
        QTest::qWait(40);
        QVERIFY(namesOf(told) != names);
    }

    void aRowOfTheTimelineIsSelectedByAPress() {
        WholeWindow whole;
        whole.show(queueRun(true), 0.5);
        auto *timeline = findIn<TimelineView>(whole.window.get());
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(timeline);
        QCOMPARE(told->childCount(), static_cast<int>(timeline->rows().size()));
        QAccessibleInterface *second = told->child(1);
        QVERIFY(!second->state().selected);
        second->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(second->state().selected);
        QCOMPARE(whole.window->runModel().selection().kind, Selection::Kind::Lane);
    }

    void aLessonIsOpenedByAPress() {
        WholeWindow whole;
        auto *rail = findIn<Rail>(whole.window.get());
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(rail);
        const QStringList names = namesOf(told);
        const auto tenth = std::find_if(names.begin(), names.end(), [](const QString &name) { return name.startsWith("10. "); });
        QVERIFY2(tenth != names.end(), qPrintable(names.join("\n")));
        QAccessibleInterface *lesson = told->child(static_cast<int>(tenth - names.begin()));
        QCOMPARE(lesson->role(), QAccessible::ListItem);
        lesson->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_VERIFY(whole.window->windowTitle().contains("10"));
        QVERIFY(lesson->state().selected);
    }
};

QTEST_MAIN(AccessibleTest)
#include "tst_accessible.moc"
