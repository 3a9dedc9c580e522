# Generators that still stand somewhere when the program ends are closed then, those that have begun.
import sys

def steps(name):
    try:
        print(name, "begins")
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "is left")
        raise
    finally:
        print(name, "cleans up")

def stubborn():
    while True:
        try:
            yield "on and on"
        except GeneratorExit:
            print("not yet")
            break

never_asked = steps("never asked")
once = steps("once")
next(once)
ended = steps("ended")
print(list(ended))
kept = [steps("in a list"), steps("in a list, not begun")]
next(kept[0])
patient = stubborn()
print(next(patient))
print("end of the program")
