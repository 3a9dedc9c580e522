# A class of one's own, with a message of several lines and one with none.
class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"needed {needed}\navailable {available}")
        self.needed = needed

def pay(amount):
    if amount > 10:
        raise InsufficientFunds(amount, 10)
    return amount

print(pay(5))
try:
    pay(11)
except InsufficientFunds as error:
    print(error.needed, str(error))
pay(
    12
)
