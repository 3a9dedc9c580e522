# What was written to a file that nobody closed stands there once nobody can reach it, and at the program's end.
import os, shutil, subprocess, tempfile
import multiprocessing as mp


def save(name, text):
    f = open(name, "w")
    f.write(text)


def child(i):
    open(f"child{i}", "w").write(f"from {i}")
    save(f"kid{i}", "kid")


if __name__ == "__main__":
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    open("x", "w").write("hello")
    print(open("x").read())
    save("y", "text\n")
    print(os.path.getsize("y"), open("y").read(), end="")
    save("z", "zz")
    print(os.stat("z").st_size)
    open("log", "a").write("one\n")
    open("log", "a").write("two\n")
    print(open("log").read(), end="")
    for i in range(20):
        open("many", "a").write(f"{i} ")
    print(open("many").read())
    ps = [mp.get_context("fork").Process(target=child, args=(i,)) for i in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print([open(f"child{i}").read() for i in range(3)], [open(f"kid{i}").read() for i in range(3)])
    # Who still has it has not written it yet, and a forked child does not write it a second time.
    held = open("held", "w")
    held.write("held text")
    print(repr(open("held").read()))
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    print(repr(open("held").read()))
    held.close()
    print(repr(open("held").read()))
    f = open("ends", "w", newline="\r\n")
    print("x", file=f)
    f.write("y\n")
    f.close()
    print(open("ends", "rb").read())
    shutil.rmtree(folder)
