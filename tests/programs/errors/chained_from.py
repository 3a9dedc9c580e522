# raise … from …: both tracebacks, with the sentence between them.
def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as error:
        raise RuntimeError(f"no setting {name!r}") from error

print(load("a"))
load("b")
