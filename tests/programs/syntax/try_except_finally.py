# All shapes of try; what runs when; what return and break in finally do.
def trace(kind):
    log = []
    try:
        log.append("try")
        if kind == 1:
            raise ValueError("v")
        if kind == 2:
            raise KeyError("k")
        if kind == 3:
            return log
    except ValueError as error:
        log.append("except " + str(error))
    except (TypeError, LookupError) as error:
        log.append(f"lookup {error}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log

for kind in range(4):
    print(trace(kind))

def override():
    try:
        return "try"
    finally:
        return "finally"

def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"

def keeps():
    x = 1
    try:
        return x
    finally:
        x = 2

print(override(), swallow(), keeps())
for i in range(3):
    try:
        if i == 1:
            continue
        print("body", i)
    finally:
        print("finally", i)
while True:
    try:
        break
    finally:
        print("left by break")

def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("first finally")
    except KeyError as error:
        print("outer got", error)
        try:
            raise
        except KeyError as again:
            print("same", again is error)

nested()
try:
    try:
        1 / 0
    except ValueError:
        print("no")
except ArithmeticError:
    print("base class catches")
try:
    raise ValueError
except Exception as error:
    print(repr(error), error.args)
error = "gone?"
try:
    raise ValueError(1)
except ValueError as error:
    pass
try:
    error
except NameError as e:
    print(e)
def loop_return():
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            print("f", i)
print(loop_return())
try:
    pass
except:
    print("no")
else:
    print("else alone")
try:
    raise SystemError("bare")
except:
    print("bare except")
