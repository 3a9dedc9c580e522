# What is warned of where a literal is indexed by a literal that is no number: a comma is missing, most likely.
def never_called():
    "a"[1.5]
    "abc"["a"]
    [1][-1.5]
    (1, 2)["x"]
    b"ab"[None]
    [1, 2][b"x"]
    "a"[True]
    "a"[-1]
    {1: 2}["x"]
    [x for x in "a"]["a"]
    "a"[(1, 2)]
    "a"[[1]]
    "a"[{}]
    "a"[...]
    "a"[1, 2]
    [1, 2]["a":"b"]
    "a"[lambda: 1]
    "a"[f"x"]
    f"a"["x"]
    "a"[{1}]
    ()["a"]
    "a"["b"] = 3
    "a"[(x for x in ())]
    [[1, 2]
     [3, 4]]


print("read")
