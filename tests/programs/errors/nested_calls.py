# Carets under the part of each line that failed, through several frames.
def inner(data, key):
    return data["outer"][key] + data["other"]["missing"]

def middle(n):
    total = 0
    for i in range(n):
        total += inner({"outer": {i: 1}, "other": {}}, i)
    return total

class Runner:
    def run(self, n):
        return (middle(n)
                + 1)

print("before")
result = Runner().run(3) * 2
