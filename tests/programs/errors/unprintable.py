# An exception whose __str__ fails.
class Bad(Exception):
    def __str__(self):
        raise RuntimeError("no text")

try:
    str(Bad())
except RuntimeError as error:
    print(error)
raise Bad()
