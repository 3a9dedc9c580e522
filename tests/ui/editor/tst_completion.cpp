// What the editor knows of a text: strings and brackets, marks in full width, and what can stand at the cursor.
#include "ui/editor/code_scan.h"
#include "ui/editor/completion.h"

#include <QTest>

using namespace forkyard::ui;

class CompletionTest : public QObject {
    Q_OBJECT

private slots:
    void bracketsFindTheirOthers();
    void fullWidthMarksAreMended_data();
    void fullWidthMarksAreMended();
    void namesComplete_data();
    void namesComplete();
    void importsReplaceTheWholeDottedName();
    void nothingCompletesInStringsAndComments();
    void callsSayTheirSignature();

private:
    static ModuleNames names() {
        return ModuleNames::read(R"json({"threading": {"Thread": {"kind": "class", "signature": "(target=None)",
                                       "members": {"join": {"kind": "function", "signature": "(timeout=None)"}, "start": {"kind": "function"}}},
                                     "Lock": {"kind": "function", "signature": "()", "members": {"acquire": {"kind": "function"}}}},
                                     "concurrent": {}, "concurrent.futures": {"wait": {"kind": "function"}},
                                     "builtins": {"print": {"kind": "function", "signature": "(*values)"}}})json",
                                 "threading.Thread\tA thread\t\xe7\xba\xbf\xe7\xa8\x8b\n*.join\tWaits\t\xe7\xad\x89\xe5\xbe\x85\n");
    }
    /// Names offered where the text has a "|".
    static QStringList at(QString text) {
        const qsizetype position = text.indexOf('|');
        QStringList found;
        for (const Completion &each : completionsAt(names(), text.remove('|'), position, Language::English).list) found << each.name;
        return found;
    }
};

void CompletionTest::bracketsFindTheirOthers() {
    const QString text = "f(a[1], ')', {2}) # (";
    const auto parts = partsOf(text);
    QCOMPARE(matchingBracket(text, parts, 1), qsizetype{16});
    QCOMPARE(matchingBracket(text, parts, 16), qsizetype{1});
    QCOMPARE(matchingBracket(text, parts, 3), qsizetype{5});
    QCOMPARE(matchingBracket(text, parts, 9), qsizetype{-1}); // in a string
    QCOMPARE(matchingBracket(text, parts, text.size() - 1), qsizetype{-1}); // in a comment
    QCOMPARE(matchingBracket("(]", partsOf("(]"), 0), qsizetype{-1});
}

void CompletionTest::fullWidthMarksAreMended_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *name, const QString &text, const QString &meant) { QTest::newRow(name) << text << meant; };
    row("plain", "print(1)", "print(1)");
    row("brackets and comma", u"print（1，2）"_qs, "print(1,2)");
    row("colon and equals", u"if x＝＝1：\n　pass"_qs, "if x==1:\n pass");
    row("curly quotes", u"print(“你好，世界”)"_qs, u"print(\"你好，世界\")"_qs);
    row("in a string", u"print('你好，（世界）')"_qs, u"print('你好，（世界）')"_qs);
    row("in a comment", u"x = 1  # 注意：（这里）“”"_qs, u"x = 1  # 注意：（这里）“”"_qs);
    row("in three quotes", u"\"\"\"一，\n二：\"\"\"\nf（）"_qs, u"\"\"\"一，\n二：\"\"\"\nf()"_qs);
    row("digits", u"x = １２３"_qs, "x = 123");
}

void CompletionTest::fullWidthMarksAreMended() {
    QFETCH(QString, text);
    QFETCH(QString, meant);
    QCOMPARE(mended(text), meant);
    QVERIFY(fullWidthMarks(mended(text)).empty());
}

void CompletionTest::namesComplete_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("offered");
    const auto row = [](const char *name, const QString &text, const QStringList &offered) { QTest::newRow(name) << text << offered; };
    row("module", "import thr|", {"threading"});
    row("from", "from conc|", {"concurrent", "concurrent.futures"});
    row("member of from", "from threading import Lock, T|", {"Thread"});
    row("member", "import threading\nthreading.|", {"Lock", "Thread"});
    row("member by another name", "import threading as t\nt.Th|", {"Thread"});
    row("object", "from threading import Thread\nt = Thread(target=f)\nt.|", {"join", "start"});
    row("object of a function", "import threading\nlock = threading.Lock()\nlock.|", {"acquire"});
    row("object of self", "import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\n    def f(self):\n        self.lock.a|", {"acquire"});
    row("with as", "import concurrent.futures\nwith concurrent.futures.wait() as w:\n    w.|", {});
    row("submodule", "import concurrent.futures\nconcurrent.|", {"futures"});
    row("in a submodule", "import concurrent.futures\nconcurrent.futures.|", {"wait"});
    row("unknown", "x = 1\nx.|", {});
    row("word", "counter = 0\npr|", {"print"});
    row("own word", "counter = 0\ncou|", {"counter"});
    row("keyword", "whi|", {"while"});
}

void CompletionTest::namesComplete() {
    QFETCH(QString, text);
    QFETCH(QStringList, offered);
    QCOMPARE(at(text), offered);
}

void CompletionTest::importsReplaceTheWholeDottedName() {
    const Completions found = completionsAt(names(), "import concurrent.fu", 20, Language::English);
    QCOMPARE(found.from, qsizetype{7});
    QCOMPARE(found.list.size(), 1);
    QCOMPARE(found.list.first().name, QString("concurrent.futures"));
}

void CompletionTest::nothingCompletesInStringsAndComments() {
    QCOMPARE(at("import threading\nx = 'threading.|"), QStringList());
    QCOMPARE(at("import threading\n# threading.|"), QStringList());
}

void CompletionTest::callsSayTheirSignature() {
    const QString text = "from threading import Thread\nt = Thread(target=f)\nt.join(";
    Completion call = callAt(names(), text, text.indexOf("target"), Language::English);
    QCOMPARE(call.name + call.signature, QString("Thread(target=None)"));
    QCOMPARE(call.help, QString("A thread"));
    call = callAt(names(), text, text.size(), Language::Chinese);
    QCOMPARE(call.name + call.signature, QString("join(timeout=None)"));
    QCOMPARE(call.help, u"等待"_qs);
    QCOMPARE(callAt(names(), "print(1)", 8, Language::English).name, QString());
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
