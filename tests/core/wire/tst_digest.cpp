// Codes that prove a key: the RFCs' own examples, and what CPython's peers answered to recorded challenges.
#include "core/wire/digest.h"

#include <QByteArray>
#include <QTest>

using namespace forkyard::wire;

class DigestTest : public QObject {
    Q_OBJECT

private slots:
    void knownCodes_data()
    {
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("code");
        // RFC 2202, case 2; RFC 4231, cases 1 and 2.
        QTest::newRow("md5") << "md5" << QByteArray("Jefe") << QByteArray("what do ya want for nothing?") << QByteArray("750c783e6ab0b503eaa86e310a5db738");
        QTest::newRow("sha256") << "sha256" << QByteArray(20, '\x0b') << QByteArray("Hi There")
                                << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("sha384") << "sha384" << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                                << QByteArray("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649");
    }

    void knownCodes()
    {
        QFETCH(QString, digest);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, code);
        const auto made = authenticationCode(digest.toStdString(), key.toStdString(), message.toStdString());
        QVERIFY(made.has_value());
        QCOMPARE(QByteArray::fromStdString(*made).toHex(), code);
    }

    void namesThatAreNotAllowed()
    {
        for (const char *name : {"sha1", "", "md5 ", "crc32", "SHA256"}) QVERIFY(!authenticationCode(name, "key", "message").has_value());
        QVERIFY(authenticationCode("sha3_256", "key", "message").has_value());
        QVERIFY(authenticationCode("sha3_384", "", "").has_value());
    }

    void comparing()
    {
        QVERIFY(sameBytes("abc", "abc"));
        QVERIFY(sameBytes("", ""));
        QVERIFY(!sameBytes("abc", "abd"));
        QVERIFY(!sameBytes("abc", "ab"));
    }
};

QTEST_APPLESS_MAIN(DigestTest)
#include "tst_digest.moc"
