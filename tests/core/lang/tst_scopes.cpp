// Name resolution: which names a scope has, which it shares, and what private names become.
#include "core/lang/parse.h"
#include "scope_dump.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::lang;

namespace {

std::unique_ptr<Module> resolved(const char *program) {
    auto module = parseProgram(program);
    return module ? std::move(module).value() : nullptr;
}

const FunctionDef &function(const Block &block, std::size_t index) {
    return as<FunctionDef>(*block[index]);
}

} // namespace

class ScopesTest : public QObject {
    Q_OBJECT

private slots:
    void scopes_data() {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *program, const QStringList &expected) {
            QTest::newRow(name) << QByteArray(program) << expected;
        };
        row("locals", "def f(a, *b, c=1, **d):\n  e = a\n  return g\n", {"f (a,c,b,d) locals e cells  frees "});
        row("closure", "def f():\n  x = 1\n  def g():\n    return x\n",
            {"f () locals g cells x frees ", "f.<locals>.g () locals  cells  frees x"});
        row("captured parameter", "def f(x):\n  return lambda: x\n",
            {"f (x) locals  cells x frees ", "f.<locals>.<lambda> () locals  cells  frees x"});
        row("passed on", "def f(x):\n  def g():\n    def h():\n      return x\n",
            {"f (x) locals g cells x frees ", "f.<locals>.g () locals h cells  frees x",
             "f.<locals>.g.<locals>.h () locals  cells  frees x"});
        row("nonlocal", "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n",
            {"f () locals g cells x frees ", "f.<locals>.g () locals  cells  frees x"});
        row("global", "def f():\n  global x\n  x = 1\n  def g():\n    return x\n",
            {"f () locals g cells  frees ", "f.<locals>.g () locals  cells  frees "});
        row("through a class", "def f(x):\n  class A:\n    x = x\n    def g(self):\n      return x\n",
            {"f (x) locals A cells x frees ", "f.<locals>.A () locals  cells  frees x",
             "f.<locals>.A.g (self) locals  cells  frees x"});
        row("super", "class A:\n  def f(self):\n    super().f()\n",
            {"A () locals  cells __class__ frees ", "A.f (self) locals  cells  frees __class__"});
        row("comprehension", "def f(a):\n  return [x + a for x in a if y]\n",
            {"f (a) locals  cells a frees ", "f.<locals>.<listcomp> (.0) locals x cells  frees a"});
        row("walrus", "def f(a):\n  [y := x for x in a]\n",
            {"f (a) locals  cells y frees ", "f.<locals>.<listcomp> (.0) locals x cells  frees y"});
        row("generator", "def f():\n  yield from (x for x in y)\n",
            {"f () locals  cells  frees  generator", "f.<locals>.<genexpr> (.0) locals x cells  frees  generator"});
        row("coroutine", "async def f(y):\n  return [await x for x in y]\n",
            {"f (y) locals  cells  frees  coroutine", "f.<locals>.<listcomp> (.0) locals x cells  frees  coroutine"});
        row("private", "class _A:\n  def f(self, __x):\n    self.__y = __z__ = __x\n",
            {"_A () locals  cells  frees ", "_A.f (self,_A__x) locals __z__ cells  frees "});
        row("global function", "def f():\n  global g\n  def g():\n    pass\n",
            {"f () locals  cells  frees ", "g () locals  cells  frees "});
        row("except and with",
            "def f():\n  try:\n    with a as b:\n      import c.d, e as g\n  except A as h:\n    del h\n",
            {"f () locals b,c,g,h cells  frees "});
    }

    void scopes() {
        QFETCH(QByteArray, program);
        QFETCH(QStringList, expected);
        const auto module = resolved(program.constData());
        QVERIFY(module);
        QStringList found;
        for (const std::string &line : ScopeDump().dump(*module)) found << QString::fromStdString(line);
        QCOMPARE(found, expected);
    }

    void bindings() {
        const auto module = resolved("import os\nx = 1\nclass A:\n  y = x\n  def f(self):\n    global z\n    z = os\n");
        QVERIFY(module);
        QCOMPARE(module->scope->lookUp("os"), NameBinding::Body);
        QCOMPARE(module->scope->lookUp("print"), NameBinding::GlobalImplicit);
        const auto &classA = as<ClassDef>(*module->body[2]);
        QCOMPARE(classA.scope->lookUp("y"), NameBinding::Body);
        QCOMPARE(classA.scope->lookUp("x"), NameBinding::GlobalImplicit);
        const Scope &method = *function(classA.body, 1).scope;
        QCOMPARE(method.lookUp("self"), NameBinding::Local);
        QCOMPARE(method.lookUp("z"), NameBinding::GlobalExplicit);
        QCOMPARE(method.lookUp("os"), NameBinding::GlobalImplicit);
        QCOMPARE(method.parent, static_cast<const Scope *>(classA.scope.get()));
    }

    void classSeesCell() {
        const auto module = resolved("def f():\n  x = 1\n  class A:\n    print(x)\n  return x\n");
        QVERIFY(module);
        const FunctionDef &f = function(module->body, 0);
        QCOMPARE(f.scope->lookUp("x"), NameBinding::Cell);
        QCOMPARE(as<ClassDef>(*f.body[1]).scope->lookUp("x"), NameBinding::Free);
    }

    void mangling() {
        const auto module = resolved("class __A:\n  def __f(self):\n    import __m as __n\n    g(__k=self.__x)\n");
        QVERIFY(module);
        const auto &classA = as<ClassDef>(*module->body[0]);
        QCOMPARE(classA.boundName, std::string("__A"));
        const FunctionDef &f = function(classA.body, 0);
        QCOMPARE(f.name, std::string("__f"));
        QCOMPARE(f.boundName, std::string("_A__f"));
        QCOMPARE(f.scope->qualifiedName, std::string("__A.__f"));
        QCOMPARE(as<Import>(*f.body[0]).names[0].name, std::string("__m"));
        QCOMPARE(as<Import>(*f.body[0]).names[0].boundName, std::string("_A__n"));
        const auto &call = as<Call>(*as<ExprStatement>(*f.body[1]).value);
        QCOMPARE(call.keywords[0].name, std::string("__k"));
        QCOMPARE(as<Attribute>(*call.keywords[0].value).attribute, std::string("_A__x"));
    }
};

QTEST_APPLESS_MAIN(ScopesTest)
#include "tst_scopes.moc"
