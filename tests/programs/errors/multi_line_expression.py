# A call over several lines: the traceback shows the line where the failing part begins.
def combine(first, second, third):
    return first + second + third

value = combine(
    1,
    2,
    combine(
        3,
        "four",
        5,
    ),
)
