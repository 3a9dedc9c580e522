// Modules: built in (C++ and the language), beside the program, and packages' folders there. Each runs once.
#include "core/vm/imports.h"

#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/functions.h"
#include "core/vm/introspection.h"
#include "core/vm/lists.h"
#include "core/vm/lost_objects.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::vm {

Handle makeModule(Thread &t, std::string_view name, std::string_view fileName)
{
    auto *module = newObject<ModuleObject>(t, Kind::Module, ClassId::Module);
    module->name = module->fileName = Value::none();
    const Handle handle = t.machine.heap.handleOf(module);
    const Value nameValue = makeStr(t, name);
    module->name = nameValue;
    setAttributeRaw(t, handle, "__name__", nameValue);
    setAttributeRaw(t, handle, "__doc__", Value::none());
    setAttributeRaw(t, handle, "__package__", name == "__main__" ? Value::none() : makeStr(t, name.substr(0, name.rfind('.') == name.npos ? 0 : name.rfind('.'))));
    if (!fileName.empty()) {
        module->fileName = makeStr(t, fileName);
        setAttributeRaw(t, handle, "__file__", module->fileName);
    }
    return handle;
}

namespace {

Value loadedModule(Thread &t, const std::string &name) { return dictGetStr(t, Value::object(t.machine.modules), name); }

Outcome noModule(Thread &t, const std::string &name, const std::string &reason = {})
{
    const Outcome o = raise(t, ClassId::ModuleNotFoundError, "No module named '%s'%s", name.c_str(), reason.c_str());
    setOwnAttribute(t, t.machine.at<Object>(t.exception), names::missingName(), makeStr(t, name));
    return o;
}

/// Modules of CPython's library that the teaching language has not: what a program may ask for and is told so.
bool isMissingFromLanguage(const std::string &name)
{
    static constexpr std::string_view names[] = {
        "_abc", "_ast", "_asyncio", "_collections_abc", "_ctypes", "_io", "_json", "_random", "_signal", "_socket", "_ssl", "_struct", "_winapi", "aifc", "antigravity",
        "array", "ast", "asynchat", "asyncore", "audioop", "bdb", "binascii", "builtins", "bz2", "cProfile", "calendar", "cgi", "cgitb", "chunk", "cmath", "cmd", "code",
        "codecs", "codeop", "colorsys", "compileall", "configparser", "contextvars", "crypt", "csv", "ctypes", "curses", "dbm", "decimal", "difflib", "dis", "distutils",
        "doctest", "email", "ensurepip", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions", "ftplib", "genericpath", "getopt", "getpass", "gettext",
        "glob", "graphlib", "grp", "gzip", "hmac", "html", "http", "idlelib", "imaplib", "imghdr", "imp", "importlib", "ipaddress", "itertools", "lib2to3", "locale", "lzma",
        "mailbox", "mailcap", "marshal", "mimetypes", "mmap", "modulefinder", "msilib", "msvcrt", "multiprocessing", "netrc", "nntplib", "nt", "ntpath", "numbers", "opcode",
        "optparse", "pathlib", "pdb", "pickletools", "pipes", "pkgutil", "platform", "plistlib", "poplib", "posix", "pprint", "profile", "pstats", "pty", "pwd", "py_compile",
        "pyclbr", "pydoc", "pyexpat", "quopri", "re", "readline", "reprlib", "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex",
        "shutil", "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3", "sre_compile", "ssl", "stat", "stringprep", "subprocess", "sunau",
        "symtable", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib", "tempfile", "termios", "test", "this", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace",
        "tracemalloc", "tty", "turtle", "turtledemo", "unicodedata", "unittest", "urllib", "uu", "venv", "wave", "webbrowser", "winreg", "winsound", "wsgiref", "xdrlib", "xml",
        "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo"};
    return std::binary_search(std::begin(names), std::end(names), std::string_view(name));
}

/// A module beside the program: its file, and whether it is a package. Empty: none.
struct Found {
    std::string file;
    bool package = false;
};
Found findBeside(const Machine &m, const std::string &name)
{
    std::string path = m.options.programDirectory.empty() ? "." : m.options.programDirectory;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t dot = name.find('.', start);
        path += "/" + name.substr(start, dot == name.npos ? name.npos : dot - start);
        if (dot == name.npos) break;
        start = dot + 1;
    }
    struct stat info{};
    const std::string init = path + "/__init__.py";
    if (stat(init.c_str(), &info) == 0 && S_ISREG(info.st_mode)) return {init, true};
    const std::string file = path + ".py";
    if (stat(file.c_str(), &info) == 0 && S_ISREG(info.st_mode)) return {file, false};
    return {};
}

bool readFile(const std::string &path, std::string &text)
{
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    char buffer[1 << 16];
    for (ssize_t n = 0; (n = read(fd, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
    close(fd);
    return true;
}

Outcome raiseSyntax(Thread &t, const Diagnostic &problem, const std::string &source, const std::string &file)
{
    const Machine &m = t.machine;
    const auto explained = m.explain(problem, source);
    const ClassId id = explained.cls == "IndentationError" ? ClassId::IndentationError : explained.cls == "TabError" ? ClassId::TabError : ClassId::SyntaxError;
    const Value details[] = {makeStr(t, file), Value::integer(explained.line), Value::integer(explained.column), makeStr(t, explained.text),
                             Value::integer(explained.endLine), Value::integer(explained.endColumn)};
    const Value args[] = {makeStr(t, explained.message), makeTuple(t, details, 6)};
    const Value exception = makeExceptionObject(t, m.classes[static_cast<unsigned>(id)], makeTuple(t, args, 2));
    return raiseValue(t, exception);
}

/// Modules that CPython has loaded before a program begins: no file beside it can stand for them.
bool isLoadedAtStart(std::string_view name)
{
    static constexpr std::string_view names[] = {"abc", "builtins", "codecs", "genericpath", "io", "marshal", "os", "posix", "posixpath", "site", "stat", "sys", "time", "zipimport"};
    return std::binary_search(std::begin(names), std::end(names), name);
}

/// Finds `name` (absolute), makes its module and says in thread.pending what runs it; Done if nothing has to run. `byProgram`: it is not
/// the library that asks.
Outcome beginImport(Thread &t, const std::string &name, bool byProgram, Value &result)
{
    Machine &m = t.machine;
    std::string_view source;
    std::string text, file;
    bool package = false;
    auto builtin = m.builtinModules.find(name);
    bool hidden = false;
    // A file beside the program comes first, as in CPython: a program that is called queue.py, and asks for the library's, gets itself.
    if (byProgram && builtin != m.builtinModules.end() && name.find('.') == name.npos && !isLoadedAtStart(name) && !findBeside(m, name).file.empty()) builtin = m.builtinModules.end();
    if (builtin != m.builtinModules.end()) {
        source = builtin->second.source;
        hidden = builtin->second.hidden;
        file = "<" + name + ">";
        package = true;
    } else {
        const Found found = findBeside(m, name);
        if (found.file.empty()) {
            const std::size_t dot = name.rfind('.');
            if (isMissingFromLanguage(name.substr(0, name.find('.')))) {
                const Outcome o = raise(t, ClassId::ImportError, "the module '%s' is not in the teaching language", name.c_str());
                setOwnAttribute(t, t.machine.at<Object>(t.exception), names::missingName(), makeStr(t, name));
                return o;
            }
            if (dot != name.npos && ownAttribute(m, m.at<Object>(loadedModule(t, name.substr(0, dot))), names::path()).isUnbound())
                return noModule(t, name, "; '" + name.substr(0, dot) + "' is not a package");
            return noModule(t, name);
        }
        if (!readFile(found.file, text)) return raise(t, ClassId::ImportError, "cannot read %s", found.file.c_str());
        file = found.file;
        package = found.package;
        source = text;
    }
    const Handle module = makeModule(t, name, file);
    if (package) {
        setAttributeRaw(t, module, "__path__", makeList(t, nullptr, 0));
        setAttributeRaw(t, module, "__package__", makeStr(t, name));
    }
    result = Value::object(module);
    dictSetStr(t, Value::object(m.modules), name, result);
    if (builtin != m.builtinModules.end() && builtin->second.initialize) builtin->second.initialize(t, module);
    if (source.empty()) return Outcome::Done;
    auto code = m.compile(source, file);
    if (!code.ok()) {
        Value removed;
        static_cast<void>(dictDelete(t, Value::object(m.modules), makeStr(t, name), removed));
        return raiseSyntax(t, code.error(), std::string(source), file);
    }
    if (!hidden) {
        m.sources[file] = std::string(source);
        m.at<Object>(module)->flags |= IsInitializing;
    }
    const Value function = makeModuleFunction(t, code.value(), module, hidden);
    setPendingPrelude(t, PreludeId::import_module, {makeStr(t, name), function});
    return Outcome::Python;
}

std::string packageOf(Thread &t, Handle module)
{
    const Machine &m = t.machine;
    const Value package = ownAttribute(m, m.at<Object>(module), names::package());
    return isStr(m, package) ? textOf(m, package) : std::string();
}

bool isInternal(const Machine &m, const std::string &name)
{
    const auto builtin = m.builtinModules.find(name);
    if (name == "_machine") return true;
    return builtin != m.builtinModules.end() && builtin->second.internal;
}

Outcome nativeImportStep(Call &call)
{
    // _machine.import_step(name): the module if it is loaded, else (None, function) of the code to run.
    Thread &t = call.thread;
    const std::string name = textOf(call.machine, call[0]);
    if (isInternal(t.machine, name)) return noModule(t, name);
    if (const Value loaded = loadedModule(t, name); !loaded.isUnbound()) return call.done(loaded);
    Value result;
    const auto *prelude = t.machine.at<FrameObject>(t.frame);
    const bool byProgram = prelude->caller && !(t.machine.at<FrameObject>(prelude->caller)->flags & FrameObject::Hidden);
    // The module's file may be the program's own work. A simulated world's files are no modules.
    if (byProgram && !t.machine.host.fileSystem()) settleUnfinished(t);
    const Outcome o = beginImport(t, name, byProgram, result);
    if (o == Outcome::Raised) return o;
    if (o == Outcome::Done) return call.done(result);
    const Value pair[] = {Value::none(), t.pending.arguments[1]};
    return call.done(makeTuple(t, pair, 2));
}

/// _machine.module_of(text, name, /): text as a module of its own, and the function that runs it. It is in no list of modules.
Outcome nativeModuleOf(Call &call)
{
    Thread &t = call.thread;
    const std::string text = textOf(call.machine, call[0]);
    const std::string name = textOf(call.machine, call[1]);
    auto code = call.machine.compile(text, name);
    if (!code.ok()) return raiseSyntax(t, code.error(), text, name);
    const Handle module = makeModule(t, name, name);
    const Value pair[] = {Value::object(module), makeModuleFunction(t, code.value(), module, false)};
    return call.done(makeTuple(t, pair, 2));
}

} // namespace

Outcome importName(Thread &t, Handle fromModule, bytecode::Symbol symbol, std::uint32_t level, bool wantLeaf, Value &result)
{
    const Machine &m = t.machine;
    std::string name(bytecode::symbolText(symbol));
    if (level > 0) {
        std::string package = packageOf(t, fromModule);
        if (package.empty()) return raise(t, ClassId::ImportError, "attempted relative import with no known parent package");
        for (std::uint32_t up = 1; up < level; ++up) {
            const std::size_t dot = package.rfind('.');
            if (dot == package.npos) return raise(t, ClassId::ImportError, "attempted relative import beyond top-level package");
            package.resize(dot);
        }
        name = name.empty() ? package : package + "." + name;
    }
    if (isInternal(m, name) && !(m.at<FrameObject>(t.frame)->flags & FrameObject::Hidden)) return noModule(t, name);
    const Value loaded = loadedModule(t, name);
    const std::size_t dot = name.find('.');
    if (!loaded.isUnbound()) {
        result = wantLeaf || dot == name.npos ? loaded : loadedModule(t, name.substr(0, dot));
        return Outcome::Done;
    }
    if (dot == name.npos && m.builtinModules.find(name) != m.builtinModules.end() && m.builtinModules.at(name).source.empty()) {
        return beginImport(t, name, !(m.at<FrameObject>(t.frame)->flags & FrameObject::Hidden), result);
    }
    setPendingPrelude(t, PreludeId::import_module, {makeStr(t, name), Value::boolean(wantLeaf)});
    return Outcome::Python;
}

namespace {

/// The file that CPython has a module of its library from; those that are part of it, or compiled, have none.
std::string placeInLibrary(const std::string &name)
{
    static constexpr std::string_view compiled[] = {"_thread", "array", "atexit", "builtins", "errno", "gc", "itertools", "math", "select", "sys", "time"};
    static constexpr std::string_view packages[] = {"asyncio", "collections", "concurrent", "concurrent.futures", "ctypes", "json", "logging", "multiprocessing", "multiprocessing.dummy", "re"};
    if (std::binary_search(std::begin(compiled), std::end(compiled), std::string_view(name))) return "unknown location";
    std::string path = LibraryFolder + name;
    std::replace(path.begin() + static_cast<std::ptrdiff_t>(std::string_view(LibraryFolder).size()), path.end(), '.', '/');
    return path + (std::binary_search(std::begin(packages), std::end(packages), std::string_view(name)) ? "/__init__.py" : ".py");
}

} // namespace

Outcome importFrom(Thread &t, Value module, bytecode::Symbol name, Value &result)
{
    const Machine &m = t.machine;
    const Outcome o = getAttribute(t, module, name, result);
    if (o != Outcome::Raised || !isKind(m, module, Kind::Module)) return o;
    t.exception = Value();
    const std::string moduleName = textOf(m, m.at<ModuleObject>(module)->name);
    const std::string full = moduleName + "." + std::string(bytecode::symbolText(name));
    if (const Value loaded = loadedModule(t, full); !loaded.isUnbound()) {
        result = loaded;
        return Outcome::Done;
    }
    if (m.builtinModules.count(full) || !findBeside(m, full).file.empty()) {
        setPendingPrelude(t, PreludeId::import_module, {makeStr(t, full), Value::boolean(true)});
        return Outcome::Python;
    }
    const Value file = m.at<ModuleObject>(module)->fileName;
    const bool isLibrary = m.builtinModules.count(moduleName) != 0 && (!isStr(m, file) || textOf(m, file).front() == '<');
    const std::string place = isLibrary ? placeInLibrary(moduleName) : isStr(m, file) && textOf(m, file).front() != '<' ? textOf(m, file) : "unknown location";
    const bool isPartial = m.at<Object>(module)->flags & IsInitializing;
    const Outcome outcome = raise(t, ClassId::ImportError, isPartial ? "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)" : "cannot import name '%s' from '%s' (%s)",
                                  std::string(bytecode::symbolText(name)).c_str(), moduleName.c_str(), place.c_str());
    setOwnAttribute(t, t.machine.at<Object>(t.exception), names::missingName(), makeStr(t, moduleName));
    return outcome;
}

Outcome importStar(Thread &t, Handle intoModule, Value module)
{
    Machine &m = t.machine;
    auto *from = m.at<Object>(module);
    auto *into = m.at<Object>(intoModule);
    const Value all = ownAttribute(m, from, names::all());
    if (isList(m, all) || isTuple(m, all)) {
        const Items items = itemsOf(m, all);
        for (std::size_t i = 0; i < items.count; ++i) {
            Value value;
            if (const Outcome o = getAttribute(t, module, symbolOf(m, items[i]), value); o != Outcome::Done) return o;
            setOwnAttribute(t, into, symbolOf(m, items[i]), value);
        }
        return Outcome::Done;
    }
    // What the library's modules import for themselves is not theirs to give: CPython's have a list of names there.
    const auto library = m.builtinModules.find(textOf(m, m.at<ModuleObject>(module)->name));
    const bool keepsModules = library != m.builtinModules.end() && library->second.hidden;
    const ShapeId shape = __atomic_load_n(&from->shape, __ATOMIC_ACQUIRE); // once: without the GIL it may change meanwhile
    const std::uint32_t count = slotCount(shape);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const bytecode::Symbol name = slotName(shape, slot);
        if (bytecode::symbolText(name).front() == '_' || isDeadName(name)) continue;
        const Value value = ownAttribute(m, from, name);
        if (value.isUnbound() || (keepsModules && isKind(m, value, Kind::Module) && bytecode::symbolText(name) != "path")) continue;
        setOwnAttribute(t, into, name, value);
    }
    return Outcome::Done;
}

void defineImportFunctions(Thread &t, Handle machineModule)
{
    defineFunctions(t, t.machine.builtins, {
        {"__import__", "name, globals=None, locals=None, fromlist=None, level=0", [](Call &c) {
             if (!isStr(c.machine, c[0])) return c.raise(ClassId::TypeError, "__import__() argument 1 must be str, not %s", typeName(c.machine, c[0]).c_str());
             bool leaf = false;
             if (const Outcome o = truth(c.thread, c[3], leaf); o != Outcome::Done) return o;
             return c.callInstead(c.machine.preludeFunctions[static_cast<unsigned>(PreludeId::import_module)], {c[0], Value::boolean(leaf)});
         }},
    });
    defineFunctions(t, machineModule, {
        {"import_step", "name, /", nativeImportStep},
        {"module_of", "text, name, /", nativeModuleOf},
        {"modules", "", [](Call &c) { return c.done(Value::object(c.machine.modules)); }},
        {"bind_submodule", "parent, name, child, /", [](Call &c) {
             setOwnAttribute(c.thread, c.machine.at<Object>(c[0]), symbolOf(c.machine, c[1]), c[2]);
             return c.done();
         }},
        {"has_imported", "module, /", [](Call &c) {
             if (isKind(c.machine, c[0], Kind::Module)) c.machine.at<Object>(c[0])->flags &= static_cast<std::uint8_t>(~IsInitializing);
             return c.done();
         }},
        {"fails_to_import", "name, /", [](Call &c) {
             Value removed;
             static_cast<void>(dictDelete(c.thread, Value::object(c.machine.modules), c[0], removed));
             if (isKind(c.machine, removed, Kind::Module)) c.machine.at<Object>(removed)->flags &= static_cast<std::uint8_t>(~IsInitializing);
             return c.done();
         }},
    });
}

} // namespace forkyard::vm
