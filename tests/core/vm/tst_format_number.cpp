// Digits of floats against the C library's printf, and the layout of numbers.
#include "core/vm/format_number.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <cstdio>
#include <random>

using namespace forkyard::vm;

class TestFormatNumber : public QObject {
    Q_OBJECT

private slots:
    void digitsAreThoseOfPrintf() {
        std::mt19937_64 random(7);
        const char types[] = {'e', 'E', 'f', 'F', 'g', 'G'};
        for (int round = 0; round < 60000; ++round) {
            // Bits at random give mostly extreme exponents; every other number is of everyday size.
            double d = std::bit_cast<double>(random());
            if (round % 2) d = static_cast<double>(static_cast<std::int64_t>(random() % 2000000) - 1000000) / static_cast<double>(1 + random() % 1000);
            if (!std::isfinite(d)) continue;
            const char type = types[random() % sizeof types];
            const int precision = static_cast<int>(random() % 20);
            const bool alternate = random() % 2;
            const char pattern[] = {'%', alternate ? '#' : '-', '.', '*', type, 0};
            char expected[400]; // the longest has 309 digits, a point and 19 more
            std::snprintf(expected, sizeof expected, pattern, precision, d);
            const std::string got = realDigits(d, type, precision, alternate);
            if (got != expected) QFAIL(qPrintable(QString("%1: %2, not %3").arg(d, 0, 'g', 17).arg(QString::fromStdString(got), expected)));
        }
    }

    void layout_data() {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("negative");
        QTest::addColumn<QString>("fill");
        QTest::addColumn<char>("align");
        QTest::addColumn<int>("width");
        QTest::addColumn<char>("grouping");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "42" << false << " " << '>' << -1 << '\0' << "42";
        QTest::newRow("right") << "42" << true << " " << '>' << 6 << '\0' << "   -42";
        QTest::newRow("left") << "42" << true << "*" << '<' << 6 << '\0' << "-42***";
        QTest::newRow("centre, the odd one behind") << "42" << false << "*" << '^' << 5 << '\0' << "*42**";
        QTest::newRow("behind the sign") << "42" << true << "*" << '=' << 6 << '\0' << "-***42";
        QTest::newRow("a wide fill counts once") << "42" << false << "\u4e2d" << '>' << 4 << '\0' << "\u4e2d\u4e2d42";
        QTest::newRow("thousands") << "1234567" << true << " " << '>' << 11 << ',' << " -1,234,567";
        QTest::newRow("zeros are grouped") << "1234567" << false << "0" << '=' << 12 << ',' << "0,001,234,567"; // a separator never comes first
        QTest::newRow("zeros up to a group") << "1234" << false << "0" << '=' << 7 << ',' << "001,234";
        QTest::newRow("zeros of another align are not") << "1234" << false << "0" << '>' << 9 << ',' << "00001,234";
    }
    void layout() {
        QFETCH(const QString, digits);
        QFETCH(const bool, negative);
        QFETCH(const QString, fill);
        QFETCH(const char, align);
        QFETCH(const int, width);
        QFETCH(const char, grouping);
        QFETCH(const QString, expected);
        NumberText number;
        number.negative = negative;
        number.digits = digits.toStdString();
        FormatSpec spec;
        spec.fill = fill.toUcs4()[0];
        spec.align = align;
        spec.width = width;
        spec.grouping = grouping;
        QCOMPARE(QString::fromStdString(layOutNumber(number, spec, 3)), expected);
    }
};

QTEST_GUILESS_MAIN(TestFormatNumber)
#include "tst_format_number.moc"
