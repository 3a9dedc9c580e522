# What goes wrong in a manager's server, and what the other side is told.
from multiprocessing.managers import BaseManager, RemoteError, SyncManager
import multiprocessing


class Broken(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code


class Tool:
    def __init__(self, name):
        if not name:
            raise ValueError("a tool has a name")
        self.name = name

    def fail(self, code):
        raise Broken(code, "it broke")

    def generator(self):
        return (n for n in range(3))

    def exit(self):
        raise SystemExit(3)

    def words(self):
        return ["a", "b"]

    def iterate(self):
        return iter([10, 20])


class ToolManager(BaseManager):
    pass


ToolManager.register("Tool", Tool, method_to_typeid={"iterate": "It"})
ToolManager.register("It", exposed=("__next__",), create_method=False)

if __name__ == "__main__":
    m = ToolManager()
    m.start()
    try:
        m.Tool("")
    except RemoteError as e:
        print("RemoteError", "ValueError: a tool has a name" in str(e), str(e).startswith("\n" + "-" * 75))
    try:
        m.Tool()
    except RemoteError as e:
        print("RemoteError", "TypeError" in str(e))
    t = m.Tool("saw")
    try:
        t.fail(7)
    except Broken as e:
        print(type(e).__name__, e.code, e.args)
    try:
        t.generator()
    except RemoteError as e:
        print("Unserializable" in str(e))
    it = t.iterate()
    print(it.__next__(), it.__next__())
    try:
        it.__next__()
    except StopIteration as e:
        print("StopIteration")
    print(t.words())
    try:
        m._create("Nothing")
    except RemoteError as e:
        print("KeyError: 'Nothing'" in str(e))
    try:
        t.words(1, 2)
    except TypeError as e:
        print("TypeError")
    print(m._number_of_objects() >= 1)
    m.shutdown()
    m.join()
    try:
        BaseManager(authkey="text")
    except TypeError as e:
        print(e)
    class Sub(ToolManager):
        pass
    Sub.register("Extra", dict)
    print(hasattr(ToolManager, "Extra"), hasattr(Sub, "Tool"), issubclass(SyncManager, BaseManager))
    with Sub() as s:
        print(s.Extra(a=1), s.Tool("x").words())
