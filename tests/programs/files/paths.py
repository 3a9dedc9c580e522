import os
import os.path

for p in ("/a/b/c.txt", "a/b/", "/", "", "file.tar.gz", ".hidden", "a//b/../c/./d", "../x", "/..", "a/.b.c", "..."):
    print(repr(p), os.path.split(p), os.path.splitext(p), repr(os.path.basename(p)), repr(os.path.dirname(p)), os.path.normpath(p), os.path.isabs(p))
print(os.path.join("a", "b", "c"), os.path.join("a", "/b"), os.path.join("a/", "b"), os.path.join("a", ""), os.path.join(b"x", b"y"))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"))
print(os.path.commonpath(["/usr/lib", "/usr/local/lib"]), os.path.commonprefix(["interview", "internet"]))
print(os.path.abspath("x") == os.path.join(os.getcwd(), "x"), os.path.realpath("/tmp/../tmp/./q") == "/tmp/q")
os.environ["HOME"] = "/home/me"
print(os.path.expanduser("~/x"), os.path.expandvars("$HOME/y/${HOME}z $NOTHING_AT_ALL"))
print(os.path.exists("/no/such"), os.path.getsize("/dev/null"))
try:
    os.path.join("a", 5)
except TypeError as problem:
    print(type(problem).__name__)
print(os.sep, os.pathsep, os.curdir, os.pardir, repr(os.linesep), os.extsep, os.devnull, os.name)
