# The programs from outside that a simulated machine has. Each behaves like the real one, as far as lessons use it.
import os
import sys


def _write(text, fd=1):
    data = text if isinstance(text, bytes) else text.encode()
    while data:
        data = data[os.write(fd, data):]


def _complain(text):
    _write(text + "\n", 2)


def _contents(name):
    fd = 0 if name == "-" else os.open(name, os.O_RDONLY)
    parts = []
    while part := os.read(fd, 65536):
        parts.append(part)
    if fd:
        os.close(fd)
    return b"".join(parts)


def _each(program, names):
    """(contents, name) of each file; complains of those that cannot be read."""
    for name in names or ["-"]:
        try:
            yield _contents(name), name
        except OSError as problem:
            yield None, name
            _complain(f"{program}: {name}: {problem.strerror}")


def _echo(words):
    ends = "\n"
    if words and words[0] == "-n":
        words = words[1:]
        ends = ""
    _write(" ".join(words) + ends)
    return 0


def _cat(words):
    code = 0
    for name in words or ["-"]:
        try:
            fd = 0 if name == "-" else os.open(name, os.O_RDONLY)
        except OSError as problem:
            _complain(f"cat: {name}: {problem.strerror}")
            code = 1
            continue
        while part := os.read(fd, 65536):
            _write(part)
        if fd:
            os.close(fd)
    return code


def _sort(words):
    options = [word for word in words if word.startswith("-") and word != "-"]
    names = [word for word in words if word not in options]
    letters = "".join(options).replace("-", "")
    if set(letters) - set("rnu"):
        _complain(f"sort: the simulated machine's sort knows -r, -n and -u; run this live")
        return 2
    lines = []
    for data, name in _each("sort", names):
        if data is None:
            return 2
        lines += data.split(b"\n")[:-1] if data.endswith(b"\n") else data.split(b"\n") if data else []

    def number(line):
        text = line.decode("latin-1").strip()
        digits = ""
        for letter in text:
            if not (letter.isdigit() or letter in "-."):
                break
            digits += letter
        try:
            return float(digits)
        except ValueError:
            return 0.0

    lines.sort()
    if "n" in letters:
        lines.sort(key=number)
    if "r" in letters:
        lines.reverse()
    if "u" in letters:
        lines = list(dict.fromkeys(lines))
    _write(b"".join([line + b"\n" for line in lines]))
    return 0


def _sleep(words):
    import time
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    if not words:
        _complain("sleep: missing operand\nTry 'sleep --help' for more information.")
        return 1
    whole = 0.0
    for word in words:
        unit = units.get(word[-1:])
        try:
            whole += float(word[:-1]) * unit if unit else float(word)
        except ValueError:
            _complain(f"sleep: invalid time interval '{word}'\nTry 'sleep --help' for more information.")
            return 1
    time.sleep(whole)
    return 0


def _printf(words):
    if not words:
        _complain("printf: missing operand\nTry 'printf --help' for more information.")
        return 1
    form, values = words[0], words[1:]
    signs = {"n": b"\n", "t": b"\t", "r": b"\r", "\\": b"\\"}
    wanted = form.count("%s") + form.count("%d")
    while True:
        data = b""
        at = 0
        while at < len(form):
            digits = 0
            while form[at] == "\\" and digits < 3 and form[at + 1 + digits:at + 2 + digits] in tuple("01234567"):
                digits += 1
            if form[at:at + 2] in ("%s", "%d"):
                value = values.pop(0) if values else ("0" if form[at + 1] == "d" else "")
                data += value.encode()
                at += 2
            elif form[at:at + 2] == "%%":
                data += b"%"
                at += 2
            elif digits:
                data += bytes([int(form[at + 1:at + 1 + digits], 8) % 256])
                at += 1 + digits
            elif form[at] == "\\" and form[at + 1:at + 2] in signs:
                data += signs[form[at + 1]]
                at += 2
            else:
                data += form[at].encode()
                at += 1
        _write(data)
        if not values or not wanted:
            return 0


def _wc(words):
    letters = "".join([word[1:] for word in words if word.startswith("-")]) or "lwc"
    code = 0
    for data, name in _each("wc", [word for word in words if not word.startswith("-")]):
        if data is None:
            code = 1
            continue
        counts = [count for letter, count in (("l", data.count(b"\n")), ("w", len(data.split())), ("c", len(data))) if letter in letters]
        width = 7 if len(counts) > 1 else 1
        _write(" ".join([str(count).rjust(width) for count in counts]) + ("" if name == "-" else " " + name) + "\n")
    return code


def _head(words):
    count = 10
    names = []
    at = 0
    while at < len(words):
        if words[at] == "-n" and at + 1 < len(words):
            count = int(words[at + 1])
            at += 1
        elif words[at].startswith("-n"):
            count = int(words[at][2:])
        elif words[at].startswith("-") and words[at][1:].isdigit():
            count = int(words[at][1:])
        else:
            names.append(words[at])
        at += 1
    for data, name in _each("head", names):
        if data is None:
            return 1
        _write(b"".join(data.splitlines(True)[:count]))
    return 0


def _seq(words):
    numbers = [int(word) for word in words]
    first = numbers[0] if len(numbers) > 1 else 1
    step = numbers[1] if len(numbers) > 2 else 1
    _write("".join([f"{n}\n" for n in range(first, numbers[-1] + (1 if step > 0 else -1), step)]))
    return 0


def _nslookup(words):
    import socket
    server = "Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#53\n\n"
    names = words
    if not names:
        names = [line.decode() for line in _contents("-").split(b"\n")]
        names = [name for name in names if name and name != "exit" and not name.startswith("set ")]
    code = 0
    for name in names:
        try:
            _write(f"{server}Name:\t{name}\nAddress: {socket.gethostbyname(name)}\n\n")
        except OSError:
            _write(f"{server}** server can't find {name}: NXDOMAIN\n\n")
            code = 1
    return code


def _getent(words):
    import socket
    if len(words) < 2 or words[0] != "hosts":
        return 1
    try:
        _write(f"{socket.gethostbyname(words[1]):<15} {words[1]}\n")
    except OSError:
        return 2
    return 0


def _pwd(words):
    _write(os.getcwd() + "\n")
    return 0


def run(name):
    if name in ("true", "false"):
        os._exit(name == "false")
    programs = {"echo": _echo, "cat": _cat, "sort": _sort, "sleep": _sleep, "printf": _printf, "wc": _wc, "head": _head, "seq": _seq,
                "nslookup": _nslookup, "getent": _getent, "pwd": _pwd}
    try:
        code = programs[name](sys.argv[1:])
    except OSError as problem:
        _complain(f"{name}: write error: {problem.strerror}")
        code = 1
    os._exit(code)
