# Texts as protocol 0 has them, with and without escapes, beside what needs the language to read them.
import pickle

for data in (b"S'plain'\n.", b"S'a\\tb\\n\\x41\\\\ \\'q\\' \\\\n'\n.", b'S"double"\n.', b"V\\u4f60\\u597d \\\\ x\n.", b"V\\U0001f600\n.",
             b"(S'in a tuple'\nI7\nt.", b"(lp0\nI1\naF2.5\na."):
    print(repr(pickle.loads(data)))
    print(repr(pickle.loads(b"(" + data[:-1] + b"cbuiltins\nlen\nt."))[:40])
