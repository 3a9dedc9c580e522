// Files' bytes to text: marks, declarations, and what is no text.
#include "core/lang/parse.h"
#include "core/lang/syntax_message.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::lang;

class DecodeSourceTest : public QObject {
    Q_OBJECT

private slots:
    void text_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QByteArray() << "";
        QTest::newRow("utf-8") << QByteArray("x = 'é你'") << "x = 'é你'";
        QTest::newRow("mark") << QByteArray("\xef\xbb\xbfx = 1") << "x = 1";
        QTest::newRow("mark and declaration") << QByteArray("\xef\xbb\xbf# coding: utf-8\nx") << "# coding: utf-8\nx";
        QTest::newRow("latin-1") << QByteArray("# -*- coding: latin-1 -*-\nx = '\xe9'")
                                 << "# -*- coding: latin-1 -*-\nx = 'é'";
        QTest::newRow("gbk") << QByteArray("#coding=gbk\nx = '\xc4\xe3\xba\xc3'") << "#coding=gbk\nx = '你好'";
        QTest::newRow("gb18030") << QByteArray("\n# vim: set fileencoding=GB18030 :\nx = '\x81\x30\x81\x30'")
                                 << "\n# vim: set fileencoding=GB18030 :\nx = '\u0080'";
        QTest::newRow("ascii") << QByteArray("# coding: us-ascii\nx") << "# coding: us-ascii\nx";
        QTest::newRow("underscore") << QByteArray("# coding: UTF_8\nx") << "# coding: UTF_8\nx";
        QTest::newRow("third line counts no more") << QByteArray("\n\n# coding: foo\nx") << "\n\n# coding: foo\nx";
        QTest::newRow("behind code counts no more") << QByteArray("x\n# coding: foo") << "x\n# coding: foo";
    }

    void text() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const auto result = decodeSource(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QVERIFY(result.ok());
        QCOMPARE(QString::fromStdString(result.value()), expected);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("not utf-8")
            << QByteArray("x = 1\n\xc4\xe3")
            << "SyntaxError: Non-UTF-8 code starting with '\\xc4' in file x.py on line 2, but no encoding "
               "declared; see https://peps.python.org/pep-0263/ for details\n";
        QTest::newRow("unknown") << QByteArray("# coding: foo\nx") << "SyntaxError: encoding problem: foo\n";
        QTest::newRow("mark against declaration")
            << QByteArray("\xef\xbb\xbf# coding: latin-1\nx") << "SyntaxError: encoding problem: iso-8859-1 with BOM\n";
        QTest::newRow("not ascii")
            << QByteArray("# coding: ascii\n\xe9")
            << "SyntaxError: (unicode error) 'ascii' codec can't decode byte 0xe9 in position 16\n";
        QTest::newRow("half a character")
            << QByteArray("# coding: gbk\nx = '\xc4")
            << "SyntaxError: (unicode error) 'gbk' codec can't decode byte 0xc4 in position 19\n";
        QTest::newRow("zero byte") << QByteArray("x\0", 2) << "SyntaxError: source code cannot contain null bytes\n";
        QTest::newRow("utf-16") << QByteArray("\xff\xfex\0", 4)
                                << "SyntaxError: source code cannot contain null bytes\n";
        QTest::newRow("overlong")
            << QByteArray("\xc0\x80")
            << "SyntaxError: Non-UTF-8 code starting with '\\xc0' in file x.py on line 1, but no encoding "
               "declared; see https://peps.python.org/pep-0263/ for details\n";
    }

    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const auto result = decodeSource(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QVERIFY(!result.ok());
        QCOMPARE(QString::fromStdString(formatSyntaxError(result.error(), "", "x.py")), expected);
    }

    void tenMegabytes() {
        const auto result = decodeSource(std::string(10'000'000, '#'));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, std::string("limit.source-size"));
        QCOMPARE(result.error().category, DiagnosticClass::LimitReached);
    }
};

QTEST_APPLESS_MAIN(DecodeSourceTest)
#include "tst_decode_source.moc"
