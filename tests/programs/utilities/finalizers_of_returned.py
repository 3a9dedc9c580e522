# What a function returns out of what it made is its caller's; only the rest ends, and what runs then sees the answer as held.
class Account:
    total = 0
    def __init__(self, owner): self.owner = owner; Account.total += 1
    def __del__(self): Account.total -= 1; print(f"{self.owner} closed")
def make(n):
    acc = [Account(f"a{i}") for i in range(n)]
    return acc[0]
keep = make(3)
print(Account.total)
print("now")
keep = None
print("end")

def second():
    held = [Account("first"), Account("second")]
    return held[1]

keep = second()
print(keep.owner, Account.total)
def one_of_a_tuple():
    held = Account("left"), Account("right")
    return held[0]

keep = one_of_a_tuple()
print(keep.owner, Account.total)
