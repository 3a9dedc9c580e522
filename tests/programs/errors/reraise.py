# raise alone keeps the first traceback; raising the same object again adds a line.
def fail():
    raise OSError(5, "made up")

def once():
    try:
        fail()
    except OSError:
        print("seen")
        raise

try:
    once()
except OSError as error:
    print(error.errno, error.strerror)
    raise error
