# Attributes of class and instance, methods, bound and unbound, class body as code.
class Account:
    """Keeps a balance."""
    count = 0
    rate = 0.5
    kinds = []

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"

    for i in range(2):
        kinds.append(i)
    del i
    if rate > 0:
        def conditional(self):
            return "defined in if"

a, b = Account("ann"), Account("bob", 10)
print(a.deposit(5).deposit(6), b, Account.count, a.count, Account.__doc__, Account.kinds)
a.count = 99
print(a.count, b.count, Account.count, "count" in a.__dict__, sorted(b.__dict__), a.__class__ is Account)
del a.count
print(a.count, hasattr(a, "owner"), getattr(a, "none", "fallback"), hasattr(Account, "i"))
setattr(a, "late", 1)
a.kinds.append("shared")
print(a.late, b.kinds, vars(b), a.conditional())
m = a.deposit
print(m(1), Account.deposit(b, 2), m.__self__ is a, m.__name__, Account.deposit.__name__, m.__func__ is Account.deposit)
Account.added = lambda self: self.owner.upper()
a.own = lambda: "no self"
print(b.added(), a.own(), isinstance(a, Account), isinstance(a, (int, Account)), isinstance(5, Account), issubclass(Account, object), type(a) == Account)
for bad in (lambda: a.missing, lambda: Account.missing, lambda: a.deposit(-1), lambda: Account(), lambda: Account.deposit(), lambda: a.deposit()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
class Empty: pass
e = Empty()
e.x = e
print(e.x.x is e, Empty.__name__, Empty.__bases__, Empty.__mro__, bool(e), e == e, e == Empty(), e != Empty(), hash(e) == hash(e))
def outside(self): return "outside " + self.owner
Account.outside = outside
print(a.outside(), dir(e)[-1], callable(a), callable(Account), callable(a.deposit), callable(5))
