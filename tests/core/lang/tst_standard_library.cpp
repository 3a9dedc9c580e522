// Python's own library as a text to read: every file parses or is refused for the subset's sake, and for a part of it
// trees, spans and scopes are those of CPython.
#include "core/lang/parse.h"
#include "core/lang/syntax_message.h"
#include "reference_python.h"
#include "scope_dump.h"
#include "tree_dump.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard;
using namespace forkyard::lang;

namespace {

/// Null where the subset ends; fails the test for any other error.
std::unique_ptr<Module> parsed(const QByteArray &text, QString *error) {
    auto module = parseProgram(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (module) return std::move(module).value();
    if (!module.error().code.starts_with("subset."))
        *error = QString::fromStdString(formatSyntaxError(module.error(), text.toStdString(), "x.py"));
    return nullptr;
}

} // namespace

class StandardLibraryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!m_python.isThere()) QSKIP("python3.11 is not installed: there is no library to read");
    }

    void everyFile() {
        int read = 0;
        int refused = 0;
        QDirIterator files(m_python.library(), {"*.py"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            // Third-party packages; and files that are wrong on purpose, or in Python 2.
            if (path.contains("-packages/") || path.contains("/bad") || path.contains("/lib2to3/tests/")) continue;
            const auto text = decodeSource(readFile(path).toStdString());
            if (!text) continue;
            QString error;
            const auto module = parsed(QByteArray::fromStdString(text.value()), &error);
            QVERIFY2(error.isEmpty(), qPrintable(path + "\n" + error));
            ++(module ? read : refused);
        }
        qInfo("%d files read, %d outside of the subset", read, refused);
        QVERIFY(read > 100);
    }

    void sameTreesAndScopes() {
        QTemporaryDir folder;
        QStringList trees;
        QStringList scopes;
        struct File {
            QString path;
            QByteArray tree;
            std::set<std::string> scopes;
        };
        std::vector<File> read;
        QDirIterator files(m_python.library(), {"*.py"}, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            const QByteArray text = readFile(path);
            const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
            auto module = parse(view);
            if (!module) continue;
            const QByteArray tree = QByteArray::fromStdString(TreeDump().dump(*module.value()));
            if (!resolve(*module.value())) continue;
            trees << path << folder.filePath(QString("%1.tree").arg(read.size()));
            scopes << path << folder.filePath(QString("%1.scopes").arg(read.size()));
            read.push_back({path, tree, ScopeDump().dump(*module.value())});
        }
        QVERIFY(read.size() > 50);
        QCOMPARE(m_python.run("dump_tree.py", trees), QString());
        QCOMPARE(m_python.run("dump_scopes.py", scopes), QString());
        for (std::size_t i = 0; i < read.size(); ++i) {
            const QString number = QString::number(i);
            compareLines(read[i].path, read[i].tree, readFile(folder.filePath(number + ".tree")));
            for (const QByteArray &line : readFile(folder.filePath(number + ".scopes")).split('\n'))
                if (!line.isEmpty() && !read[i].scopes.contains(line.toStdString()))
                    QFAIL(qPrintable(read[i].path + ": no such scope here: " + line));
        }
    }

private:
    static void compareLines(const QString &path, const QByteArray &here, const QByteArray &there) {
        if (here == there) return;
        const QList<QByteArray> left = here.split('\n');
        const QList<QByteArray> right = there.split('\n');
        for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i)
            if (left[i] != right[i])
                QFAIL(qPrintable(path + "\n  here:    " + left[i].trimmed() + "\n  CPython: " + right[i].trimmed()));
        QFAIL(qPrintable(path + ": one tree is longer"));
    }

    const ReferencePython m_python;
};

QTEST_APPLESS_MAIN(StandardLibraryTest)
#include "tst_standard_library.moc"
