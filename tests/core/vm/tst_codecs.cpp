// Encodings: characters there and back, and where malformed bytes end.
#include "core/lang/unicode.h"
#include "core/vm/codecs.h"

#include <QTest>

using namespace forkyard::vm;

class TestCodecs : public QObject {
    Q_OBJECT

private slots:
    void charactersThereAndBack_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("characters"); // of the three planes with characters and the last 256, how many it has
        const int all = 0x30000 - 0x800 + 0x100; // without the surrogates
        QTest::newRow("utf-8") << "utf-8" << all;
        QTest::newRow("utf-16-le") << "utf-16-le" << all;
        QTest::newRow("utf-16-be") << "UTF_16BE" << all;
        QTest::newRow("utf-32-be") << "utf-32-be" << all;
        QTest::newRow("gb18030") << "gb18030" << all;
        QTest::newRow("gbk") << "GBK" << 21919; // as CPython counts
        QTest::newRow("ascii") << "us-ascii" << 128;
        QTest::newRow("latin-1") << "iso_8859_1" << 256;
    }
    void charactersThereAndBack() {
        QFETCH(const QString, name);
        QFETCH(const int, characters);
        const auto codec = findCodec(name.toStdString());
        QVERIFY(codec);
        int encoded = 0;
        for (char32_t c = 0; c < 0x110000; c = c == 0x2ffff ? 0x10ff00 : c + 1) {
            std::string bytes;
            if (!codec->encode(c, bytes)) {
                if (!bytes.empty()) QFAIL("a refused character leaves something behind");
                continue;
            }
            ++encoded;
            const Decoded back = codec->decode(bytes, 0);
            if (back.reason || back.character != c || back.length != bytes.size())
                QFAIL(qPrintable(QString("U+%1").arg(static_cast<uint>(c), 4, 16, QChar('0'))));
        }
        QCOMPARE(encoded, characters);
    }

    void unknownNamesHaveNoCodec() {
        QVERIFY(!findCodec("nope"));
        QVERIFY(!findCodec(""));
    }

    void malformedUtf8EndsWhereTheStandardSays_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("reason");
        const QString start = "invalid start byte", goOn = "invalid continuation byte", end = "unexpected end of data";
        QTest::newRow("continuation alone") << QByteArray("\x80") << 1 << start;
        QTest::newRow("overlong in two") << QByteArray("\xc0\x80") << 1 << start;
        QTest::newRow("beyond the last") << QByteArray("\xf5\x80\x80\x80") << 1 << start;
        QTest::newRow("overlong in three") << QByteArray("\xe0\x80\x80") << 1 << goOn;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 1 << goOn;
        QTest::newRow("overlong in four") << QByteArray("\xf0\x80\x80\x80") << 1 << goOn;
        QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80") << 1 << goOn;
        QTest::newRow("broken at the third") << QByteArray("\xe4\xb8x") << 2 << goOn;
        QTest::newRow("broken at the fourth") << QByteArray("\xf0\x9f\x98x") << 3 << goOn;
        QTest::newRow("cut after one") << QByteArray("\xe4") << 1 << end;
        QTest::newRow("cut after three") << QByteArray("\xf0\x9f\x98") << 3 << end;
    }
    void malformedUtf8EndsWhereTheStandardSays() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, length);
        QFETCH(const QString, reason);
        const Decoded decoded = findCodec("utf-8")->decode(bytes.toStdString(), 0);
        QCOMPARE(QString(decoded.reason), reason);
        QCOMPARE(static_cast<int>(decoded.length), length);
    }
};

QTEST_GUILESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
