// Strings: widths, hashes, searching, and the room that growing strings share.
#include "core/vm/string_builder.h"
#include "core/vm/strings.h"
#include "core/vm/unicode_data.h"
#include "tests/core/vm/bare_machine.h"

#include <QTest>

#include <random>

using namespace forkyard::vm;

class TestStrings : public QObject {
    Q_OBJECT

    /// Text of letters from an alphabet whose characters need up to `width` bytes.
    std::u32string randomText(std::size_t length, unsigned width) {
        const std::u32string alphabets[] = {U"ab", U"a\u4e2d", U"a\U0001f600"};
        const std::u32string &alphabet = alphabets[width == 1 ? 0 : width == 2 ? 1 : 2];
        std::u32string text;
        for (std::size_t i = 0; i < length; ++i) text.push_back(alphabet[m_random() % alphabet.size()]);
        return text;
    }
    std::mt19937 m_random{20};

private slots:
    void widthIsTheNarrowest_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<unsigned>("width");
        QTest::newRow("empty") << QString() << 1u;
        QTest::newRow("ascii") << QString("abc") << 1u;
        QTest::newRow("latin-1") << QString::fromUtf8("a\u00ff") << 1u;
        QTest::newRow("two bytes") << QString::fromUtf8("a\u0100") << 2u;
        QTest::newRow("last of two bytes") << QString::fromUtf8("a\uffff") << 2u;
        QTest::newRow("four bytes") << QString::fromUtf8("a\U0001f600\u4e2d") << 4u;
    }
    void widthIsTheNarrowest() {
        QFETCH(const QString, text);
        QFETCH(const unsigned, width);
        BareMachine m;
        const std::string utf8 = text.toStdString();
        const StrObject *s = m.str(utf8);
        QCOMPARE(s->width(), width);
        QCOMPARE(s->length, static_cast<std::uint32_t>(text.toUcs4().size()));
        QCOMPARE(m.text(s), utf8);
    }

    void partsOfWideStringsAreNarrow() {
        BareMachine m;
        const StrObject *wide = m.str("abc\U0001f600d\u4e2d");
        StrObject *narrow = m.str(substring(m.thread, wide, 0, 3));
        QCOMPARE(narrow->width(), 1u);
        QVERIFY(strEqual(narrow, m.str("abc")));
        QCOMPARE(strHash(narrow), strHash(m.str("abc")));
        QCOMPARE(m.str(substring(m.thread, wide, 4, 6))->width(), 2u);
        QCOMPARE(m.text(m.str(substring(m.thread, wide, 3, 6))), std::string("\U0001f600d\u4e2d"));
    }

    void badUtf8BecomesReplacementCharacters() {
        BareMachine m;
        QCOMPARE(m.text(m.str("a\xff\xc3")), std::string("a\ufffd\ufffd"));
        QCOMPARE(m.str("\xed\xa0\x80")->length, 1u); // a lone surrogate is kept
    }

    void findingAgreesWithTheObviousWay() {
        BareMachine m;
        for (int round = 0; round < 3000; ++round) {
            const unsigned widths[] = {1, 2, 4};
            const std::u32string text = randomText(m_random() % 12, widths[m_random() % 3]);
            const std::u32string part = randomText(m_random() % 4, widths[m_random() % 3]);
            const std::size_t end = m_random() % (text.size() + 1);
            const std::size_t from = m_random() % (end + 1);
            const std::u32string within = text.substr(from, end - from);
            const auto expected = [&](std::size_t at) { return at == std::u32string::npos ? std::int64_t{-1} : static_cast<std::int64_t>(from + at); };
            QCOMPARE(strFind(m.str(text), m.str(part), from, end), expected(within.find(part)));
            QCOMPARE(strFindLast(m.str(text), m.str(part), from, end), expected(within.rfind(part)));
        }
    }

    void orderIsThatOfCodePoints() {
        BareMachine m;
        for (int round = 0; round < 1000; ++round) {
            const std::u32string a = randomText(m_random() % 4, 1 << m_random() % 3), b = randomText(m_random() % 4, 1 << m_random() % 3);
            const int expected = a < b ? -1 : a > b ? 1 : 0;
            QCOMPARE(strCompare(m.str(a), m.str(b)), expected);
            QCOMPARE(strEqual(m.str(a), m.str(b)), expected == 0);
        }
    }

    void appendingInALoopSharesRoom() {
        BareMachine m;
        StrObject *s = m.str("start");
        std::vector<std::pair<StrObject *, std::string>> kept;
        std::string expected = "start";
        std::size_t blobs = 0;
        std::int64_t lastBlob = 0;
        for (int i = 0; i < 20000; ++i) {
            s = m.str(concatenate(m.thread, s, m.str("0123456789")));
            expected += "0123456789";
            if (i % 999 == 0) kept.emplace_back(s, expected);
            const std::int64_t blob = s->sharesBlob() ? s->blob(m.machine.heap.handleOf(s)) : 0;
            if (blob != lastBlob) ++blobs;
            lastBlob = blob;
        }
        QVERIFY(s->sharesBlob());
        QVERIFY2(blobs < 20, "the room doubles: 200 000 characters from 256 take 10 steps");
        for (const auto &[part, text] : kept) QCOMPARE(m.text(part), text);
        QCOMPARE(strHash(s), strHash(m.str(expected)));
    }

    void twoContinuationsOfOneStringDoNotMeet() {
        BareMachine m;
        StrObject *s = m.str(std::string(300, 'x'));
        for (int i = 0; i < 3; ++i) s = m.str(concatenate(m.thread, s, m.str("y")));
        QVERIFY(s->sharesBlob());
        StrObject *left = m.str(concatenate(m.thread, s, m.str("left")));
        StrObject *right = m.str(concatenate(m.thread, s, m.str("right")));
        StrObject *wide = m.str(concatenate(m.thread, left, m.str("\u4e2d")));
        const std::string base = std::string(300, 'x') + "yyy";
        QCOMPARE(m.text(s), base);
        QCOMPARE(m.text(left), base + "left");
        QCOMPARE(m.text(right), base + "right");
        QCOMPARE(m.text(wide), base + "left\u4e2d");
    }

    void builderWidensAsItGoes() {
        BareMachine m;
        StringBuilder builder;
        builder.append(U'a');
        builder.append(U'\u4e2d');
        builder.append("bc");
        builder.append(m.str("x\U0001f600y"), 0, 1); // nothing wide in that part
        QCOMPARE(m.str(builder.finish(m.thread))->width(), 2u);
        builder.append(m.str("x\U0001f600y"));
        builder.appendRepeated(U'-', 3);
        QCOMPARE(m.text(m.str(builder.finish(m.thread))), std::string("a\u4e2dbcxx\U0001f600y---"));
    }

    void caseOfSingleCharacters() {
        const auto text = [](const unicode::CaseMapping &mapping) { return std::u32string(mapping.characters, mapping.count); };
        QVERIFY(text(unicode::toUpper(U'\u00df')) == U"SS");
        QVERIFY(text(unicode::toUpper(U'\ufb03')) == U"FFI");
        QVERIFY(text(unicode::toLower(U'\u0130')) == U"i\u0307");
        QVERIFY(text(unicode::toTitle(U'\u01c6')) == U"\u01c5");
        QVERIFY(text(unicode::foldCase(U'\u1e9e')) == U"ss");
        QVERIFY(text(unicode::toUpper(U'\u4e2d')) == U"\u4e2d");
        QCOMPARE(unicode::decimalDigit(U'\u0663'), 3);
        QCOMPARE(unicode::decimalDigit(U'\u00b2'), -1); // a digit, but not a decimal one
        QVERIFY(unicode::has(U'\u00b2', unicode::Digit));
    }
};

QTEST_GUILESS_MAIN(TestStrings)
#include "tst_strings.moc"
