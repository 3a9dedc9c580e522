// No word is cut and none lies on another, anywhere in the window, in both languages and three themes, at two sizes and at 200 %: every
// label, button, field and choice that is on the screen is measured.
#include "tests/ui/window/window_fixture.h"

#include "ui/window/export_dialog.h"
#include "ui/window/keys_sheet.h"
#include "ui/window/settings_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

QString textOf(const QWidget *widget) {
    if (const auto *label = qobject_cast<const QLabel *>(widget)) return QTextDocumentFragment::fromHtml(label->text()).toPlainText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) return button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget)) return field->text().isEmpty() ? field->placeholderText() : QString();
    if (const auto *choice = qobject_cast<const QComboBox *>(widget)) return choice->currentText();
    return {};
}

/// Why the widget's text is cut; empty where it is not.
QString cutIn(const QWidget *widget, const QString &text) {
    const auto *label = qobject_cast<const QLabel *>(widget);
    // Shortened with the whole of it in the tool tip is as it should be.
    if (text.endsWith(QChar(0x2026)) && !widget->toolTip().isEmpty()) return {};
    if (label && label->wordWrap()) {
        const int wanted = label->heightForWidth(widget->width());
        return wanted > widget->height() + 3 ? QString("needs a height of %1, has %2").arg(wanted).arg(widget->height()) : QString();
    }
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)) {
        QStyleOptionComboBox box;
        QStyleOptionFrame frame;
        box.initFrom(widget);
        frame.initFrom(widget);
        const QRect room = qobject_cast<const QComboBox *>(widget) ? widget->style()->subControlRect(QStyle::CC_ComboBox, &box, QStyle::SC_ComboBoxEditField, widget)
                                                                   : widget->style()->subElementRect(QStyle::SE_LineEditContents, &frame, widget);
        const int words = widget->fontMetrics().horizontalAdvance(text);
        return words > room.width() + 2 ? QString("needs a width of %1, has %2").arg(words).arg(room.width()) : QString();
    }
    const int wanted = label ? label->minimumSizeHint().width() : widget->minimumSizeHint().width();
    return wanted > widget->width() + 2 ? QString("needs a width of %1, has %2").arg(wanted).arg(widget->width()) : QString();
}

/// Everything wrong with the words that can be seen in `root`.
QStringList faultsIn(QWidget *root) {
    struct Shown {
        const QWidget *widget;
        QString text;
        QRect place;
    };
    std::vector<Shown> shown;
    QStringList faults;
    for (const QWidget *each : root->findChildren<QWidget *>()) {
        const QString text = textOf(each).trimmed();
        const QRegion visible = each->visibleRegion();
        if (text.isEmpty() || !each->isVisible() || visible.isEmpty() || each->window() != root->window()) continue;
        if (const QString cut = cutIn(each, text); !cut.isEmpty()) faults << QString("“%1” %2").arg(text.left(40), cut);
        shown.push_back({each, text, visible.boundingRect().translated(each->mapTo(root->window(), QPoint()))});
    }
    for (std::size_t one = 0; one < shown.size(); ++one) {
        for (std::size_t other = 0; other < one; ++other) {
            if (shown[one].widget->isAncestorOf(shown[other].widget) || shown[other].widget->isAncestorOf(shown[one].widget)) continue;
            const QRect both = shown[one].place & shown[other].place;
            if (both.width() > 1 && both.height() > 1) faults << QString("“%1” lies on “%2”").arg(shown[one].text.left(30), shown[other].text.left(30));
        }
    }
    for (const QTabBar *tabs : root->findChildren<QTabBar *>()) {
        if (!tabs->isVisible()) continue;
        for (int index = 0; index < tabs->count(); ++index)
            if (tabs->fontMetrics().horizontalAdvance(tabs->tabText(index)) > tabs->tabRect(index).width() || tabs->tabRect(index).right() > tabs->width())
                faults << "tab " + tabs->tabText(index);
    }
    return faults;
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCut_data();
    void nothingIsCut();
};

void LabelsTest::nothingIsCut_data() {
    QTest::addColumn<Language>("language");
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("zoom");
    const auto add = [](Language language, ThemeChoice theme, const QSize &size, int zoom) {
        QTest::addRow("%s-%d-%dx%d-%d", language == Language::English ? "en" : "zh", static_cast<int>(theme), size.width(), size.height(), zoom) << language << theme << size << zoom;
    };
    const QSize small(1280, 720), large(1600, 1000);
    for (const Language language : {Language::English, Language::Chinese}) {
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) add(language, theme, small, 100);
        add(language, ThemeChoice::Light, large, 100);
        add(language, ThemeChoice::Light, small, 200);
        add(language, ThemeChoice::Light, large, 200);
    }
}

void LabelsTest::nothingIsCut() {
    QFETCH(Language, language);
    QFETCH(ThemeChoice, theme);
    QFETCH(QSize, size);
    QFETCH(int, zoom);
    WholeWindow w(size);
    w.settings.setZoom(zoom);
    w.settings.setLanguage(language);
    w.settings.setTheme(theme);
    QStringList faults;
    const auto look = [&](const QString &where, QWidget *root) {
        // On a busy machine a layout comes late; what is really cut stays cut.
        constexpr int ShortWait = 60, LongestWait = 5000;
        QStringList found;
        for (int waited = 0; waited < LongestWait; waited += ShortWait) {
            QTest::qWait(ShortWait);
            found = faultsIn(root);
            if (found.isEmpty()) break;
        }
        for (const QString &fault : found) faults << where + ": " + fault;
    };
    w.window->openFirst();
    look("first", w.window.get());
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    w.show(store, 1);
    for (const char *page : {"showProgram", "showLesson", "showCharts", "showEvents"}) {
        w.window->findChild<QAction *>(page)->trigger();
        look(page, w.window.get());
    }
    w.window->openPath(w.write("mine.py", u"x = 1\nif x is 1：\n    pass\n"_qs.toUtf8()));
    w.window->editor()->openReplace();
    QTest::qWait(500);
    look("editor", w.window.get());

    SettingsDialog settings(w.kit, w.window.get());
    settings.show();
    look("settings", &settings);
    settings.close();
    KeysSheet keys(w.kit, w.window->actions(), w.window.get());
    keys.show();
    look("keys", &keys);
    keys.close();
    ExportDialog exporting(w.kit, true, w.window->pictureViews(), w.window.get());
    exporting.show();
    look("export", &exporting);
    faults.removeDuplicates();
    QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
}

QTEST_MAIN(LabelsTest)
#include "tst_labels.moc"
