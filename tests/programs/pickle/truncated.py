# Pickles that end too early: where an instruction would have to come, or in the middle of one.
import io
import pickle

# Of CPython's making, from ["abc", 2.5, {"k": None}, 10 ** 20].
PICKLES = {
    2: b'\x80\x02]q\x00(X\x03\x00\x00\x00abcq\x01G@\x04\x00\x00\x00\x00\x00\x00}q\x02X\x01\x00\x00\x00kq\x03Ns\x8a\t\x00\x00\x10c-^\xc7k\x05e.',
    4: b"\x80\x04\x95'\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x03abc\x94G@\x04\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94Ns\x8a\t\x00\x00\x10c-^\xc7k\x05e.",
}
for protocol, data in PICKLES.items():
    print(protocol, len(data), pickle.loads(data))
    for length in range(len(data)):
        try:
            print(length, pickle.loads(data[:length]))
        except Exception as problem:
            print(length, type(problem).__name__, problem)

stream = io.BytesIO(pickle.dumps(1) + pickle.dumps("two"))
while True:
    try:
        print(pickle.load(stream))
    except EOFError as problem:
        print("end:", problem)
        break
