# Two modules that import each other: the one that is imported second sees what of the first is there.
import circle_b

x = 1
print("a has ended", circle_b.seen)
