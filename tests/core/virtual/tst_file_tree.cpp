// The simulated machine's files as plain data: what a path means, and what stays when names go.
#include "core/virtual/file_tree.h"

#include <QTest>

#include <cerrno>

using namespace forkyard::virtual_host;

class FileTreeTest : public QObject {
    Q_OBJECT

private slots:
    void pathsAreResolved()
    {
        FileTree tree;
        tree.makeFolders("/home/me", 1);
        tree.make("/home/me/a", FileNode::File, 0644, 1);
        tree.nodes[tree.make("/home/link", FileNode::Link, 0777, 1)].bytes = std::make_shared<const std::string>("me/../me/a");
        tree.nodes[tree.make("/loop", FileNode::Link, 0777, 1)].bytes = std::make_shared<const std::string>("loop");
        std::string real;
        const auto resolved = [&](const std::string &path, bool follow = true) { return tree.resolve("/home", path, follow, real); };
        QCOMPARE(resolved("me/./a"), 0);
        QCOMPARE(real, std::string("/home/me/a"));
        QCOMPARE(resolved("link"), 0);
        QCOMPARE(real, std::string("/home/me/a"));
        QCOMPARE(resolved("link", false), 0);
        QCOMPARE(real, std::string("/home/link"));
        QCOMPARE(resolved("/../.."), 0);
        QCOMPARE(real, std::string("/"));
        QCOMPARE(resolved("me/new"), 0); // it need not be there
        QCOMPARE(resolved("nobody/new"), ENOENT);
        QCOMPARE(resolved("me/a/b"), ENOTDIR);
        QCOMPARE(resolved("me/a/"), ENOTDIR);
        QCOMPARE(resolved("/loop/x"), ELOOP);
        QCOMPARE(resolved(""), ENOENT);
    }

    void namesComeAndGo()
    {
        FileTree tree;
        tree.makeFolders("/a/b", 1);
        tree.makeFolders("/ab", 1);
        tree.make("/a/b/c", FileNode::File, 0644, 1);
        QVERIFY(!tree.isEmptyFolder("/a"));
        QVERIFY(tree.isEmptyFolder("/ab"));
        tree.rename("/a", "/z");
        QVERIFY(!tree.at("/a") && !tree.at("/a/b/c") && tree.at("/z/b/c") && tree.at("/ab"));
        QCOMPARE(tree.namesIn("/"), (std::vector<std::string>{"ab", "z"}));
        QCOMPARE(tree.namesIn("/z"), std::vector<std::string>{"b"});
        const std::uint64_t number = tree.forget("/z/b/c");
        QVERIFY(!tree.at("/z/b/c") && tree.nodes.count(number)); // somebody may have it open
        tree.dropUnnamed(number);
        QVERIFY(!tree.nodes.count(number));
    }
};

QTEST_GUILESS_MAIN(FileTreeTest)
#include "tst_file_tree.moc"
