# An exit code is taken modulo 256.
import sys
sys.exit(300)
