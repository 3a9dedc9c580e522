# An error while handling another.
def handle():
    try:
        int("twelve")
    except ValueError:
        undefined + 1

try:
    handle()
finally:
    print("finally runs before the traceback is printed")
