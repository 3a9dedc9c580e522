// Reads every #include under core, ui and app and holds it against the table of layers below. Reads text only: no
// compiler, no build directory.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace {

enum class QtUse { None, CoreOnly, Any };

/// One folder: which headers of ours it may include besides its own, which of Qt's, and which it may not at all.
struct Layer {
    QString folder;
    QStringList uses = {};
    QtUse qt = QtUse::None;
    QStringList libraries = {};
};

const QStringList libraryHeaders = {"gmp.h", "openssl/"};

/// Folders from the bottom to the top: each may include what stands above it in this list, but for the two hosts.
QList<Layer> layers() {
    QList<Layer> list = {
        {"core/base"},    {"core/trace"}, {"core/lang"},    {"core/bytecode"}, {"core/wire"},    {"core/vm"},
        {"core/modules"}, {"core/turns"}, {"core/live"},  {"core/virtual"}, {"core/session"},  {"core/lessons"}, {"ui/kit"},
        {"ui/models"},    {"ui/editor"},  {"ui/stage"},     {"ui/console"},    {"ui/timeline"},  {"ui/charts"},
        {"ui/explore"},   {"ui/lesson"},    {"ui/console"}, {"ui/present"},   {"ui/record"},     {"ui/window"},    {"app"}};
    QStringList above;
    for (Layer &layer : list) {
        layer.uses = above;
        above << layer.folder;
        if (layer.folder == "core/virtual") layer.uses.removeAll("core/live");
        if (layer.folder == "core/wire") layer.libraries << "openssl/";
        if (layer.folder == "core/vm") layer.libraries << "gmp.h";
        if (layer.folder == "core/lessons") layer.qt = QtUse::CoreOnly;
        if (layer.folder.startsWith("ui/") || layer.folder == "app") layer.qt = QtUse::Any;
    }
    return list;
}

struct Include {
    QString header;
    int line = 0;
};

/// Headers named by #include lines of text, with their line numbers from 1. A line that a comment hides is not one.
QList<Include> includesOf(const QString &text) {
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    QList<Include> found;
    const QStringList lines = text.split('\n');
    for (int index = 0; index < lines.size(); ++index) {
        const QRegularExpressionMatch match = pattern.match(lines[index]);
        if (match.hasMatch()) found << Include{match.captured(1), index + 1};
    }
    return found;
}

/// The layer's folder that path lies in, or an empty string.
QString folderOf(const QString &path) {
    for (const Layer &layer : layers()) {
        if (path.startsWith(layer.folder + '/')) return layer.folder;
    }
    return {};
}

bool isQtHeader(const QString &header) {
    static const QRegularExpression pattern("^(Qt[A-Z]\\w*|Q[A-Za-z]\\w*|q[a-z]+\\.h|Qt[A-Z]\\w*/.*)$");
    return pattern.match(header).hasMatch();
}

/// What a Qt Core header may be called: with its module's name, or one of the widely used ones without it.
bool isQtCoreHeader(const QString &header) {
    if (header.startsWith("QtCore/")) return true;
    static const QStringList names = {"QByteArray",
                                      "QCoreApplication",
                                      "QDateTime",
                                      "QDebug",
                                      "QDir",
                                      "QDirIterator",
                                      "QElapsedTimer",
                                      "QFile",
                                      "QFileInfo",
                                      "QHash",
                                      "QJsonArray",
                                      "QJsonDocument",
                                      "QJsonObject",
                                      "QJsonParseError",
                                      "QJsonValue",
                                      "QList",
                                      "QLocale",
                                      "QMap",
                                      "QObject",
                                      "QPair",
                                      "QRegularExpression",
                                      "QSaveFile",
                                      "QSet",
                                      "QStringDecoder",
                                      "QStandardPaths",
                                      "QString",
                                      "QStringList",
                                      "QStringView",
                                      "QTextStream",
                                      "QTimer",
                                      "QUrl",
                                      "QVariant",
                                      "QVector"};
    return names.contains(header);
}

/// Why folder may not include header; empty when it may.
QString breach(const Layer &layer, const QString &header) {
    if (header.startsWith("core/") || header.startsWith("ui/") || header.startsWith("app/")) {
        const QString target = folderOf(header);
        if (target.isEmpty()) return "is in no layer";
        if (target == layer.folder || layer.uses.contains(target)) return {};
        return "does not stand above " + layer.folder;
    }
    if (header.startsWith("tests/")) return "belongs to the tests";
    if (isQtHeader(header)) {
        if (layer.qt == QtUse::Any || (layer.qt == QtUse::CoreOnly && isQtCoreHeader(header))) return {};
        return layer.qt == QtUse::None ? "is Qt's, and this layer knows no Qt" : "is not Qt Core's";
    }
    for (const QString &library : libraryHeaders) {
        const bool named = library.endsWith('/') ? header.startsWith(library) : header == library;
        if (named && !layer.libraries.contains(library)) return "is a library that belongs to another layer";
    }
    if (header.startsWith("../") || header.contains("/../")) return "climbs out of its folder";
    return {};
}

/// Every breach in one file's text, as "path:line: header why".
QStringList breachesIn(const QString &path, const QString &text) {
    const QString folder = folderOf(path);
    if (folder.isEmpty()) return {path + ": lies in no layer"};
    const QList<Layer> all = layers();
    const auto layer = std::find_if(all.begin(), all.end(), [&](const Layer &each) { return each.folder == folder; });
    QStringList found;
    for (const Include &include : includesOf(text)) {
        const QString why = breach(*layer, include.header);
        if (!why.isEmpty()) found << QString("%1:%2: %3 %4").arg(path).arg(include.line).arg(include.header, why);
    }
    return found;
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private slots:
    void sourcesKeepTheLayers();
    void plantedInclude_data();
    void plantedInclude();
};

void LayersTest::sourcesKeepTheLayers() {
    const QDir root(FORKYARD_SOURCE_DIR);
    QStringList breaches;
    int files = 0;
    for (const QString top : {"core", "ui", "app"}) {
        QDirIterator walk(root.filePath(top), {"*.h", "*.cpp", "*.def", "*.inc"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            breaches << breachesIn(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY2(files >= 5, "the sources were not found");
    QVERIFY2(breaches.isEmpty(), qPrintable("\n" + breaches.join('\n')));
}

void LayersTest::plantedInclude_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("own folder") << "core/vm/heap.cpp"
                                << "#include \"core/vm/heap.h\"" << true;
    QTest::newRow("down") << "core/vm/heap.cpp"
                          << "#include \"core/base/check.h\"" << true;
    QTest::newRow("std") << "core/base/x.h"
                         << "#include <vector>" << true;
    QTest::newRow("posix") << "core/trace/x.h"
                           << "#include <sys/mman.h>" << true;
    QTest::newRow("gmp in vm") << "core/vm/x.h"
                               << "#include <gmp.h>" << true;
    QTest::newRow("Qt Core in lessons") << "core/lessons/x.h"
                                        << "#include <QString>" << true;
    QTest::newRow("widgets in ui") << "ui/stage/x.cpp"
                                   << "#include <QWidget>" << true;
    QTest::newRow("commented out") << "core/base/x.h"
                                   << "// #include <QString>" << true;

    QTest::newRow("up") << "core/base/check.cpp"
                        << "#include \"core/vm/heap.h\"" << false;
    QTest::newRow("up, spaced") << "core/base/check.cpp"
                                << "  #  include \"core/vm/heap.h\"" << false;
    QTest::newRow("core to ui") << "core/session/x.cpp"
                                << "#include \"ui/kit/theme.h\"" << false;
    QTest::newRow("wire to vm") << "core/wire/x.cpp"
                                << "#include \"core/vm/value.h\"" << false;
    QTest::newRow("trace to lang") << "core/trace/x.cpp"
                                   << "#include \"core/lang/token.h\"" << false;
    QTest::newRow("live to virtual") << "core/live/x.cpp"
                                     << "#include \"core/virtual/world.h\"" << false;
    QTest::newRow("virtual to live") << "core/virtual/x.cpp"
                                     << "#include \"core/live/host.h\"" << false;
    QTest::newRow("Qt in core") << "core/trace/x.cpp"
                                << "#include <QtCore/QString>" << false;
    QTest::newRow("plain Qt in core") << "core/trace/x.cpp"
                                      << "#include <QString>" << false;
    QTest::newRow("widgets in lessons") << "core/lessons/x.cpp"
                                        << "#include <QWidget>" << false;
    QTest::newRow("gui in lessons") << "core/lessons/x.cpp"
                                    << "#include <QtGui/QColor>" << false;
    QTest::newRow("gmp in lang") << "core/lang/x.cpp"
                                 << "#include <gmp.h>" << false;
    QTest::newRow("crypto in vm") << "core/vm/x.cpp"
                                  << "#include <openssl/hmac.h>" << false;
    QTest::newRow("kit to stage") << "ui/kit/x.cpp"
                                  << "#include \"ui/stage/stage.h\"" << false;
    QTest::newRow("view to later view") << "ui/stage/x.cpp"
                                        << "#include \"ui/timeline/lanes.h\"" << false;
    QTest::newRow("window to app") << "ui/window/x.cpp"
                                   << "#include \"app/main.h\"" << false;
    QTest::newRow("tests from core") << "core/base/x.cpp"
                                     << "#include \"tests/help.h\"" << false;
    QTest::newRow("unknown folder") << "core/base/x.cpp"
                                    << "#include \"core/other/x.h\"" << false;
    QTest::newRow("file outside") << "core/other/x.cpp"
                                  << "#include <vector>" << false;
    QTest::newRow("climbing") << "core/lang/x.cpp"
                              << "#include \"../vm/value.h\"" << false;
}

void LayersTest::plantedInclude() {
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const QStringList found = breachesIn(path, "// head\n" + line + "\n");
    QCOMPARE(found.isEmpty(), allowed);
    if (!allowed && folderOf(path).size()) QVERIFY2(found.first().startsWith(path + ":2: "), qPrintable(found.first()));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
