// Code stands in columns: a wide character takes exactly two, whatever the zoom.
#include "tests/ui/ui_fixture.h"

#include <QFontInfo>
#include <QPainter>
#include <QTest>

using namespace forkyard::ui;

class FontsTest : public QObject {
    Q_OBJECT

private slots:
    void columnsAreCounted_data();
    void columnsAreCounted();
    void wideCharactersTakeTwoColumns_data();
    void wideCharactersTakeTwoColumns();
    void ligaturesAreOff();
    void chineseWordsAreNotSmall();
};

void FontsTest::columnsAreCounted_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("ascii") << "print" << 5;
    QTest::newRow("chinese") << QString::fromUtf8("中文") << 4;
    QTest::newRow("mixed") << QString::fromUtf8("a中b") << 4;
    QTest::newRow("full-width comma") << QString::fromUtf8("，") << 2;
    QTest::newRow("kana, hangul") << QString::fromUtf8("かナ한") << 6;
    QTest::newRow("beyond the first plane") << QString::fromUtf8("𠀀") << 2;
    QTest::newRow("accents") << QString::fromUtf8("é") << 1;
    QTest::newRow("combining") << QString::fromUtf8("e\u0301") << 1;
    QTest::newRow("just before and behind a range") << QString::fromUtf8("\u4DC0\uA4D0") << 2;
}

void FontsTest::columnsAreCounted() {
    QFETCH(QString, text);
    QFETCH(int, columns);
    QCOMPARE(Fonts::columns(text), columns);
}

void FontsTest::wideCharactersTakeTwoColumns_data() {
    QTest::addColumn<int>("zoom");
    for (const int zoom : {80, 100, 130, 200, 300}) QTest::addRow("%d %%", zoom) << zoom;
}

void FontsTest::wideCharactersTakeTwoColumns() {
    QFETCH(int, zoom);
    const QFont font = Fonts(zoom).code();
    const auto width = [&font](const QString &text) {
        QTextLayout layout(text, font);
        layout.setFormats(Fonts::wideRanges(text, font));
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        return layout.lineAt(0).cursorToX(static_cast<int>(text.size()));
    };
    const double column = width("0");
    QVERIFY(column > 1);
    const QString wide = QString::fromUtf8("进程间的队列，等待数据");
    const double asked = column * Fonts::columns(wide);
    QVERIFY2(std::abs(width(wide) - asked) < 0.5, qPrintable(QString("%1, not %2").arg(width(wide)).arg(asked)));
    QVERIFY(std::abs(width("ab" + wide + "cd") - column * (Fonts::columns(wide) + 4)) < 0.5);
}

void FontsTest::ligaturesAreOff() {
    const QFont font = Fonts().code();
    if (QFontInfo(font).family() != "JetBrains Mono") QSKIP("2025-11: JetBrains Mono is not installed here");
    // As glyphs of their own, "-" and ">" look the same alone and together.
    const auto drawn = [&font](const QString &text) {
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(font);
        painter.drawText(QPointF(4, 25), text);
        return image;
    };
    QImage apart = drawn("-");
    QPainter painter(&apart);
    painter.setFont(font);
    painter.drawText(QPointF(4 + QFontMetricsF(font).horizontalAdvance("-"), 25), ">");
    painter.end();
    QCOMPARE(drawn("->"), apart);
}

void FontsTest::chineseWordsAreNotSmall() {
    QVERIFY(Fonts(100, true).words(TextSize::Small).pixelSize() >= 14);
    QCOMPARE(Fonts(200, true).words(TextSize::Small).pixelSize(), 28);
    QVERIFY(Fonts(100, false).words(TextSize::Small).pixelSize() < 14);
}

QTEST_MAIN(FontsTest)
#include "tst_fonts.moc"
