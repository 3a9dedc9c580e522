import subprocess


def attempt(function, *args, **kwargs):
    try:
        print("fine", function(*args, **kwargs))
    except Exception as problem:
        print(type(problem).__name__, problem)


attempt(subprocess.run, ["cat"], input="x", stdin=subprocess.PIPE)
attempt(subprocess.run, ["true"], capture_output=True, stdout=subprocess.PIPE)
attempt(subprocess.check_output, ["true"], stdout=subprocess.PIPE)
attempt(subprocess.run, ["true"], text=True, universal_newlines=False)
attempt(subprocess.Popen, ["true"], bufsize="x")
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
p.communicate(b"x")
attempt(p.communicate, b"more")
print(issubclass(subprocess.TimeoutExpired, subprocess.SubprocessError), issubclass(subprocess.CalledProcessError, Exception))
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)
print(repr(subprocess.TimeoutExpired("cmd", 3)), subprocess.CalledProcessError(1, ["a", "b"]))
print(subprocess.CompletedProcess(["x"], 0), subprocess.CompletedProcess("x", 1, stdout="o", stderr="e"))
