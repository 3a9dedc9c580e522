# stdin: 5\n1 2 3\nhello\n
# Reads numbers and text, prints to both streams.
import sys
n = int(input())
numbers = [int(x) for x in input().split()]
rest = sys.stdin.read()
print(n * sum(numbers), repr(rest))
sys.stderr.write("done\n")
