# Small ones: int.from_bytes of a list, a field of %, typing's names called.
import typing
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes((255,), "little", signed=True))
for wrong in ([1, 300], [1, "a"], 5, "ab"):
    try:
        print(int.from_bytes(wrong, "big"))
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
for template, values in (("%5%", ()), ("%5%", (1,)), ("%(a)%", {"a": 1}), ("%%|%s%%", (1,))):
    try:
        print(template % values)
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
for form in (typing.List, typing.Dict, typing.Set, typing.Tuple, typing.List[int], typing.Type):
    try:
        print(form())
    except TypeError as problem:
        print(problem)
print(typing.Deque(), typing.OrderedDict())
