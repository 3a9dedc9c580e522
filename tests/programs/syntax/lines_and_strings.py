# Continuations, semicolons, string literals of every kind, comments in odd places, tabs in blocks.
total = 1 + \
    2 + \
    3
print(total, "adjacent" " literals" 'join')
text = ("in "
        "parentheses")  # comment
print(text)
data = [
    1,  # one

    2,
    # nothing here
    3,
]
print(data); print(len(data))
if True: print("one line"); print("two statements")
print('single "inside"', "double 'inside'", '\'', "\"")
print("""triple
with lines and "quotes" """)
print('''a\
b''')
print("tab\tnewline\\n", r"raw\n\t", "null:", "\0" == chr(0), "\x41\u4e2d\U0001F600\u2022")
print("\101\60", "\a\b\f\v" == "\x07\x08\x0c\x0b", len("\
"))
print(b"bytes\x00\xff\n", rb"raw\x00", b'it' b's', B"x" b"y")
print("skip")
def tabbed():
	if True:
		return "tabs"
print(tabbed())
print(0xFF, 0o17, 0b1010, 1_000_000, 0x_ff, 1e3, 1.5e-3, .5, 5., 1_0.0_1, 00)
x = {  "a": [1,
  2], }
print(x
      ["a"])
名字 = "中文标识符"
print(名字, "é" == "\u00e9")
