# stdin: 3 apples\n5 pears\n\nend\nrest one\nrest two\n
# Reading standard input by lines, by readline, and the rest at once.
import sys
first = sys.stdin.readline()
print(repr(first))
for line in sys.stdin:
    if not line.strip():
        continue
    if line.rstrip("\n") == "end":
        break
    count, what = line.split()
    print(int(count) + 1, what)
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()))
