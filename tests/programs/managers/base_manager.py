# A manager of one's own classes: register, exposed, callable, proxies, errors.
from multiprocessing.managers import BaseManager, NamespaceProxy, BaseProxy
from multiprocessing import Process
import multiprocessing


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount < 0:
            raise ValueError("negative amount")
        self.balance += amount
        return self.balance

    def get_balance(self):
        return self.balance

    def _secret(self):
        return "secret"

    def __repr__(self):
        return f"Account({self.owner}, {self.balance})"


class Counter:
    def __init__(self):
        self.n = 0

    def next(self):
        self.n += 1
        return self.n

    def reset(self):
        self.n = 0


class CounterProxy(BaseProxy):
    _exposed_ = ("next",)

    def next(self):
        return self._callmethod("next")


class MyManager(BaseManager):
    pass


shared = {"a": 1}


def get_shared():
    return shared


MyManager.register("Account", Account)
MyManager.register("Counter", Counter, CounterProxy)
MyManager.register("OnlyReset", Counter, exposed=["reset"])
MyManager.register("get_shared", callable=get_shared, exposed=("__getitem__", "__setitem__", "keys"))


def in_child(account, counter):
    account.deposit(10)
    counter.next()


if __name__ == "__main__":
    with MyManager() as m:
        a = m.Account("ann", balance=5)
        print(a.deposit(7), a.get_balance(), a)
        c = m.Counter()
        print(c.next(), c.next())
        p = Process(target=in_child, args=(a, c))
        p.start()
        p.join()
        print(a.get_balance(), c.next())
        try:
            a.deposit(-1)
        except ValueError as e:
            print("ValueError", e)
        try:
            a._secret()
        except AttributeError as e:
            print("no _secret")
        r = m.OnlyReset()
        print(hasattr(r, "next"), r.reset())
        s1 = m.get_shared()
        s2 = m.get_shared()
        s1.__setitem__("b", 2)
        print(s2.__getitem__("b"), sorted(s2.keys()))
        print(shared)
        try:
            c._callmethod("reset")
        except multiprocessing.managers.RemoteError as e:
            print(type(e).__name__, "not in exposed" in str(e))
        print(a._callmethod("__repr__"), type(a).__name__, repr(a)[:23])
    m2 = MyManager()
    try:
        m2.Account("early")
    except AssertionError as e:
        print(e)
    m2.start()
    try:
        m2.start()
    except multiprocessing.ProcessError as e:
        print(e)
    m2.shutdown()
    try:
        m2.get_server()
    except multiprocessing.ProcessError as e:
        print(e)
    try:
        MyManager().connect()
    except Exception as e:
        print(type(e).__name__)
