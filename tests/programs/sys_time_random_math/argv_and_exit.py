# args: one "two words" -x 中文
# argv after the program's own name; exit code from exit.
import sys
print(len(sys.argv), sys.argv[0].endswith("argv_and_exit.py"), sys.argv[1:])
print(" ".join(reversed(sys.argv[1:])))
sys.exit(len(sys.argv))
