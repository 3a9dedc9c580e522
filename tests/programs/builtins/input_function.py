# stdin: 7\n words here \n\nlast without newline
# input reads lines, shows its prompt on standard output, and raises EOFError at the end.
n = int(input("number? "))
print("twice", n * 2)
line = input()
print(repr(line), line.split())
print(repr(input("empty? ")))
print(repr(input()))
try:
    input("more? ")
except EOFError as error:
    print(repr(error))
