// Code as bytes and back, over all of the library and all test programs: the text of the code is the same, and so are the bytes that
// the code makes once more.
#include "compile_text.h"

#include "core/bytecode/code_image.h"
#include "core/bytecode/disassemble.h"
#include "core/bytecode/verify.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::bytecode;
using compile_text::compileText;

class CodeImage : public QObject {
    Q_OBJECT

private slots:
    void isTheSameCode_data();
    void isTheSameCode();
    void constantsKeepTheirKind();
    void whatIsSharedStaysShared();
};

namespace {

std::string imageOf(const Code &code) {
    std::string image;
    appendImage(code, image);
    return image;
}

} // namespace

void CodeImage::isTheSameCode_data() {
    QTest::addColumn<QString>("path");
    for (const char *folder : {"/resources/stdlib", "/tests/programs"}) {
        QDirIterator files(QStringLiteral(FORKYARD_SOURCE_DIR) + folder, {"*.py"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.section('/', -2))) << path;
        }
    }
}

void CodeImage::isTheSameCode() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto code = compileText(file.readAll().toStdString());
    if (!code) return; // a program about a mistake
    const std::string image = imageOf(*code.value());
    const auto again = readImage(image);
    QCOMPARE(disassemble(*again), disassemble(*code.value()));
    QVERIFY(verify(*again).empty());
    QVERIFY(imageOf(*again) == image);
    QVERIFY(again->spans == code.value()->spans);
    QVERIFY(again->fastSpans == code.value()->fastSpans);
    QVERIFY(again->toFast == code.value()->toFast);
}

void CodeImage::constantsKeepTheirKind() {
    const auto code = compileText("x = [1, -1, 2 ** 47 - 1, 10 ** 30, 1.5, -0.0, 1e999, True, None, ..., '', 'na\\0me', b'\\xff', (1, ('a', 2.0))]\n");
    QVERIFY(code);
    const auto again = readImage(imageOf(*code.value()));
    QCOMPARE(again->constants.size(), code.value()->constants.size());
    for (std::size_t i = 0; i < again->constants.size(); ++i) {
        QCOMPARE(again->constants[i].value.index(), code.value()->constants[i].value.index());
        QCOMPARE(constantText(again->constants[i]), constantText(code.value()->constants[i]));
    }
}

/// A finally's body stands twice in the code; a function within is one.
void CodeImage::whatIsSharedStaysShared() {
    const auto code = compileText("def f():\n    try:\n        return 1\n    finally:\n        lambda: 2\n");
    QVERIFY(code);
    const auto function = [](const Code &c) {
        for (const Constant &each : c.constants)
            if (const auto *inner = std::get_if<std::shared_ptr<const Code>>(&each.value)) return *inner;
        return std::shared_ptr<const Code>();
    };
    const auto innerCodes = [&](const Code &c) {
        std::vector<const Code *> all;
        for (const Constant &each : function(c)->constants)
            if (const auto *inner = std::get_if<std::shared_ptr<const Code>>(&each.value)) all.push_back(inner->get());
        std::sort(all.begin(), all.end());
        return std::pair(all.size(), std::unique(all.begin(), all.end()) - all.begin());
    };
    const auto again = readImage(imageOf(*code.value()));
    QCOMPARE(innerCodes(*again), innerCodes(*code.value()));
}

QTEST_GUILESS_MAIN(CodeImage)
#include "tst_code_image.moc"
