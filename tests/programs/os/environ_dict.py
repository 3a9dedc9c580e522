import os

os.environ["FORK_A"] = "1"
print(os.getenv("FORK_A"), os.environ.get("FORK_NONE"), os.getenv("FORK_NONE", "default"))
print("FORK_A" in os.environ, "FORK_NONE" in os.environ)
for bad in (lambda: os.environ["FORK_NONE"], lambda: os.environ.__setitem__("X", 5), lambda: os.environ.pop("FORK_NONE")):
    try:
        bad()
    except Exception as problem:
        print(type(problem).__name__, problem)
os.environ.update(FORK_B="2", FORK_C="3")
print(sorted(k for k in os.environ if k.startswith("FORK_")))
print(os.environ.setdefault("FORK_B", "x"), os.environ.pop("FORK_B"), os.environ.pop("FORK_B", "gone"))
del os.environ["FORK_C"]
print(isinstance(os.environ.copy(), dict), len(os.environ) == len(list(os.environ)))
pid = os.fork()
if pid == 0:
    os.environ["FORK_A"] = "child"
    os.execlp("sh", "sh", "-c", "echo $FORK_A")
os.waitpid(pid, 0)
print(os.environ["FORK_A"], os.get_exec_path({"PATH": "/x:/y"}))
