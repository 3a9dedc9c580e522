# exit code from sys.exit, finally on the way, nothing on standard error.
import sys
try:
    print("before")
    sys.exit(3)
finally:
    print("finally")
print("never")
