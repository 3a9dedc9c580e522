# Random whole numbers of whole floats, and texts cut to a number of lines.
import random, textwrap
random.seed(3)
print(random.randint(1, 10 / 2), random.randint(1, 6))
try: random.randint(1, 2.5)
except ValueError as e: print(e)
for w in (3, 5, 8, 12):
    try: print(repr(textwrap.shorten("hello big world", w)))
    except ValueError as e: print(w, e)
print(textwrap.wrap("one two three four five", 10, max_lines=2))
for w in range(6, 30, 3):
    for n in (1, 2, 3):
        print(w, n, textwrap.wrap("The quick brown fox jumps over the lazy dog near a river-bank", w, max_lines=n), textwrap.wrap("a bb ccc dddd eeeee ffffff ggggggg", w, max_lines=n, placeholder="~", initial_indent="> ", subsequent_indent="  "))
