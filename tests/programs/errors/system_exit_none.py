# exit with nothing, caught and not caught.
import sys
for code in (None, 0, 5, "text", True):
    try:
        sys.exit(code)
    except SystemExit as stop:
        print(repr(stop.code))
try:
    raise SystemExit
except SystemExit as stop:
    print(stop.code, repr(stop))
try:
    exit(7)
except SystemExit as stop:
    print(stop.code)
sys.exit()
