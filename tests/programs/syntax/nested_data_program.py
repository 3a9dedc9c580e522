# A longer program of the usual kind: parse, group, sort, report.
TEXT = """
alice,math,90
bob,math,72
alice,art,85
carol,math,
bob,art,eighty
dave
"""

class BadLine(Exception):
    def __init__(self, number, reason):
        super().__init__(f"line {number}: {reason}")
        self.number = number

def parse(text):
    for number, line in enumerate(text.strip().split("\n"), 1):
        fields = line.split(",")
        if len(fields) != 3:
            yield BadLine(number, "expected 3 fields, got %d" % len(fields))
            continue
        name, subject, mark = fields
        try:
            yield name, subject, int(mark)
        except ValueError as error:
            yield BadLine(number, error)

marks, problems = {}, []
for entry in parse(TEXT):
    if isinstance(entry, BadLine):
        problems.append(entry)
    else:
        name, subject, mark = entry
        marks.setdefault(name, {})[subject] = mark
for name in sorted(marks, key=lambda n: (-sum(marks[n].values()), n)):
    each = marks[name]
    mean = sum(each.values()) / len(each)
    print(f"{name.title():<8}{len(each):>2}{mean:>8.2f}", *sorted(each), sep=" ")
for problem in problems:
    print(problem, problem.number)
print({s: max((m[s], n) for n, m in marks.items() if s in m) for s in ("math", "art")})
