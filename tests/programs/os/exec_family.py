import os
import sys


def in_child(function, *args):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            function(*args)
        except OSError as problem:
            print(problem, flush=True)
        except Exception as problem:
            print(type(problem).__name__, problem, flush=True)
        os._exit(99)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


in_child(os.execvp, "echo", ["echo", "by path"])
in_child(os.execv, "/bin/echo", ["echo", "full"])
in_child(os.execl, "/bin/echo", "echo", "a", "list")
in_child(os.execlp, "sh", "sh", "-c", "exit 4")
in_child(os.execve, "/bin/sh", ["sh", "-c", "echo $WORD"], {"WORD": "given"})
in_child(os.execvpe, "sh", ["sh", "-c", "echo $WORD $0"], {"WORD": "again", "PATH": os.environ["PATH"]})
in_child(os.execvp, "no-such-program", ["no-such-program"])
in_child(os.execv, "/no/such", ["x"])
in_child(os.execv, "/bin/echo", [])
in_child(os.execv, "/bin/echo", "text")
