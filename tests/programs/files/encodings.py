import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "text")
    text = "naïve 中文 ß\n"
    for encoding in ("utf-8", "gbk", "gb18030", "latin-1", "ascii"):
        for errors in ("strict", "replace", "ignore", "backslashreplace"):
            try:
                with open(name, "w", encoding=encoding, errors=errors) as f:
                    f.write(text)
                data = open(name, "rb").read()
                with open(name, encoding=encoding) as f:
                    print(encoding, errors, data, ascii(f.read()))
            except UnicodeEncodeError as problem:
                print(encoding, errors, type(problem).__name__, problem.reason)
    with open(name, "wb") as f:
        f.write("日本".encode("utf-8") + b"\xff")
    try:
        open(name, encoding="utf-8").read()
    except UnicodeDecodeError as problem:
        print(problem)
    with open(name, encoding="utf-8", errors="replace") as f:
        print(ascii(f.read(1)), ascii(f.read(5)))
    with open(name, "w", encoding="gbk") as f:
        f.write("一二三abc")
    with open(name, encoding="gbk") as f:
        print(f.read(2), f.read(2), f.read())
    try:
        open(name, encoding="no-such")
    except LookupError as problem:
        print(problem)
