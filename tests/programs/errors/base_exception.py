# What does not derive from Exception passes by its handlers.
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("not caught here")
except KeyboardInterrupt as error:
    print(repr(error))
class Own(BaseException):
    pass
raise Own("a BaseException of one's own")
