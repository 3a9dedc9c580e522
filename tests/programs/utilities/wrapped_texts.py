# Lines of a width: where words part at hyphens and dashes, what becomes of spaces, and where they end early; a verbose pattern and a shell's comment.
import random
import re
import shlex
import textwrap

r = random.Random(4)
WORDS = ["a", "the", "hello", "concurrency-based", "x" * 15, "e.g.", "end.", "中文词语", "well-known", "--flag", "it's", "(see", "below)", "1,000", "a/b",
         "foo--bar", "—", "\ttab", "new\nline", "", "  ", "very-long-hyphenated-word-here", "t-shirt", "x-y-z"]
for _ in range(150):
    text = r.choice([" ", "  ", "\n", ""]).join([r.choice(WORDS) + r.choice([" ", " ", "  ", "\n"]) for _ in range(r.randint(0, 14))])
    width = r.randint(9, 30)
    options = dict(initial_indent=r.choice(["", "* ", "    "]), subsequent_indent=r.choice(["", "  "]), break_long_words=r.random() < 0.7,
                   drop_whitespace=r.random() < 0.8, break_on_hyphens=r.random() < 0.8, fix_sentence_endings=r.random() < 0.2,
                   max_lines=r.choice([None, None, 1, 3]), expand_tabs=r.random() < 0.8, replace_whitespace=r.random() < 0.8)
    print(textwrap.wrap(text, width, **options), repr(textwrap.shorten(text, width)))
wrapper = textwrap.TextWrapper(12)
wrapper.subsequent_indent = "> "
print(wrapper.fill("a wrapper keeps its settings"), wrapper.width, wrapper.wrap(" x1 "))
for wrong in (dict(width=0), dict(width=3, max_lines=1)):
    try:
        textwrap.wrap("text", **wrong)
    except ValueError as problem:
        print(problem)
print(re.findall(r"""(\d +) # a number and its spaces
                     \. ?""", "12  .3.", re.VERBOSE), re.findall("a {2}", "aaa", re.X))
print(shlex.split("run it#fast now", comments=True), shlex.split("a # b\nc", True))
