# python: 3.11
# print's sep, end, file and flush, and what it does with odd values.
import sys
print()
print(1, 2, 3, sep=", ")
print("a", "b", sep="")
print("no newline", end="")
print("...", end="\n\n")
print("x", "y", sep="\n", end="!\n")
print(*[1, [2], (3,)], sep=" | ")
print("none sep", None, sep=None, end=None)
print("to stderr", file=sys.stderr)
print("to stdout", file=sys.stdout, flush=True)
print("中文 é 🙂", 'quo"te', "tab\tin")
print(1.0, True, None, [None], {"a": "b"}, sep="/")
print(end="")
print("", "", sep="-")
sys.stdout.write("written\n")
print(sys.stdout.write("12345\n"))
sys.stderr.write("err\n")

class Out:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
    def flush(self):
        self.parts.append("<flush>")

out = Out()
print("a", 1, sep="-", file=out, flush=True)
print(out.parts)
try:
    print("x", sep=5)
except TypeError as error:
    print(error)
try:
    print("x", wrong=1)
except TypeError as error:
    print(error)
