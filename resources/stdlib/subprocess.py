# subprocess: other programs, their pipes and their ends.
import _machine
import _os
import errno as _errno
import io
import os
import signal as _signal
import sys
import threading
import time

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3
_CHUNK = 32768


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {_signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"CompletedProcess({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr) #: subprocess.py 502 check_returncode | raise CalledProcessError(self.returncode, self.args, self.stdout,


def list2cmdline(seq):
    """One line, as Microsoft's C runtime takes it apart again."""
    words = []
    for word in seq:
        word = os.fsdecode(word)
        quoted = " " in word or "\t" in word or not word
        text = ""
        slashes = 0
        for c in word:
            if c == "\\":
                slashes += 1
                continue
            text += "\\" * (2 * slashes + 1 if c == '"' else slashes) + c
            slashes = 0
        text += "\\" * (2 * slashes if quoted else slashes)
        words.append('"' + text + '"' if quoted else text)
    return " ".join(words)


# Children whose Popen was dropped while they ran: waited for when the next one is made, so that none stays a zombie.
_active = []


def _cleanup():
    for process in list(_active):
        if process._internal_poll() is not None and process in _active:
            _active.remove(process)


class Popen:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if user is not None or group is not None or extra_groups is not None or umask >= 0:
            raise NotImplementedError("user, group, extra_groups and umask are not there")
        if not restore_signals:
            raise NotImplementedError("restore_signals=False is not there")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = encoding or errors or text or universal_newlines
        if pass_fds and not close_fds:
            close_fds = True
        child, ours = self._handles(stdin, stdout, stderr)
        try:
            self._open_streams(ours, bufsize)
            self._start(args, executable, preexec_fn, close_fds, pass_fds, cwd, env, child, shell, start_new_session, -1 if process_group is None else process_group) #: subprocess.py 1026 __init__ | self._execute_child(args, executable, preexec_fn, close_fds,
        except BaseException:
            for stream in (self.stdin, self.stdout, self.stderr):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:
                        pass
            raise
        finally:
            for fd in self._to_close:
                os.close(fd)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    # -- making

    def _handles(self, stdin, stdout, stderr):
        if stdin is None and stdout is None and stderr is None:
            self._to_close = []
            return [-1, -1, -1], [-1, -1, -1]
        child = [-1, -1, -1]
        ours = [-1, -1, -1]
        self._to_close = []
        nothing = None
        for stream, given in enumerate((stdin, stdout, stderr)):
            if given is None:
                continue
            if given == PIPE and isinstance(given, int):
                reads, writes = os.pipe()
                child[stream], ours[stream] = (reads, writes) if stream == 0 else (writes, reads)
                self._to_close.append(child[stream])
            elif given == DEVNULL and isinstance(given, int):
                if nothing is None:
                    nothing = os.open(os.devnull, os.O_RDWR)
                    self._to_close.append(nothing)
                child[stream] = nothing
            elif given == STDOUT and isinstance(given, int):
                if stream != 2:
                    raise ValueError("STDOUT can only be used for stderr")
                child[stream] = child[1] if child[1] != -1 else 1
            elif isinstance(given, int):
                child[stream] = given
            else:
                child[stream] = given.fileno()
        return child, ours

    def _open_streams(self, ours, bufsize):
        names = ("stdin", "stdout", "stderr")
        for stream in range(3):
            if ours[stream] == -1:
                continue
            mode = "w" if stream == 0 else "r"
            if self.text_mode:
                # Line by line where that was asked for; a text stream cannot be without a buffer.
                opened = io.open(ours[stream], mode, 1 if bufsize == 1 else -1, self.encoding, self.errors)
                if bufsize == 0 and stream == 0:
                    opened.reconfigure(write_through=True)
            else:
                opened = io.open(ours[stream], mode + "b", -1 if bufsize == 1 else bufsize)
            setattr(self, names[stream], opened)

    def _start(self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, child, shell, new_session, group):
        if isinstance(args, str):
            args = [args]
        elif isinstance(args, bytes) or hasattr(type(args), "__fspath__"):
            if shell and not isinstance(args, bytes):
                raise TypeError("path-like args is not allowed when shell is true")
            args = [os.fspath(args)]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if not args:
            raise IndexError("list index out of range")
        if executable is None:
            executable = args[0]
        words = [os.fsdecode(word) for word in args]
        program = os.fsdecode(executable)
        where = None if cwd is None else os.fsdecode(cwd)
        variables = None if env is None else os._variables(env)
        if any([fd >= 0 and _os.stat_fields(fd, True, True) is None for fd in child]):
            self._refuse(_errno.EBADF, None, None)
        inherit = [int(fd) for fd in pass_fds]
        if preexec_fn is not None:
            self.pid = self._fork_and_call(preexec_fn, program, words, variables, child, inherit, where, close_fds, new_session, group)
        else:
            answer = _os.spawn(program, words, variables, child, inherit, where, bool(close_fds), bool(new_session), group)
            if answer < 0:
                self._refuse(-answer, executable, cwd)
            self.pid = answer
        self._child_created = True

    def _refuse(self, number, executable, cwd):
        if number == _errno.EAGAIN:
            raise BlockingIOError(number, os.strerror(number))
        name = executable
        if cwd is not None and not os.path.isdir(cwd):
            name = cwd
            number = _errno.ENOTDIR if os.path.exists(cwd) else _errno.ENOENT
        raise OSError(number, os.strerror(number), name) #: subprocess.py 1950 _execute_child | raise child_exception_type(errno_num, err_msg, err_filename)

    def _fork_and_call(self, function, program, words, variables, child, inherit, where, close_fds, new_session, group):
        reads, writes = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.close(reads)
                # Out of the way first: one's target may be another's source.
                aside = [os.dup(fd) if fd >= 0 else -1 for fd in child]
                for target, fd in enumerate(aside):
                    if fd >= 0:
                        os.dup2(fd, target)
                if where is not None:
                    os.chdir(where)
                if new_session:
                    os.setsid()
                if group >= 0:
                    os.setpgid(0, group)
                try:
                    function()
                except BaseException:
                    os.write(writes, b"SubprocessError:0:Exception occurred in preexec_fn.")
                    os._exit(255)
                for fd in inherit:
                    os.set_inheritable(fd, True)
                _os.execute(program, words, variables)
            except OSError as problem:
                os.write(writes, b"OSError:%d:" % problem.errno)
            finally:
                os._exit(255)
        os.close(writes)
        said = b""
        while part := os.read(reads, 4096):
            said += part
        os.close(reads)
        if said:
            os.waitpid(pid, 0)
            kind, number, message = said.decode().split(":", 2)
            if kind == "SubprocessError":
                raise SubprocessError(message)
            self._refuse(int(number), program, where)
        return pid

    # -- the child's end

    def _note_end(self, status):
        self.returncode = os.waitstatus_to_exitcode(status)

    def _internal_poll(self):
        if self.returncode is None:
            if not self._waitpid_lock.acquire(False):
                return None
            try:
                if self.returncode is None:
                    try:
                        pid, status = os.waitpid(self.pid, os.WNOHANG)
                        if pid:
                            self._note_end(status)
                    except ChildProcessError:
                        self.returncode = 0
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def poll(self):
        return self._internal_poll()

    def _wait_for_ever(self):
        while self.returncode is None:
            with self._waitpid_lock:
                if self.returncode is not None:
                    break
                try:
                    pid, status = os.waitpid(self.pid, 0) #: subprocess.py 2046 _wait | (pid, sts) = self._try_wait(0) | 13 30 #: subprocess.py 2004 _try_wait | (pid, sts) = os.waitpid(self.pid, wait_flags) | 13 45
                    if pid:
                        self._note_end(status)
                except ChildProcessError:
                    self.returncode = 0
        return self.returncode

    def wait(self, timeout=None):
        if timeout is None:
            return self._wait_for_ever() #: subprocess.py 1264 wait | return self._wait(timeout=timeout) | 7 34
        end = time.monotonic() + timeout
        pause = 0.0005
        while self._internal_poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout) #: subprocess.py 1264 wait | return self._wait(timeout=timeout) | 7 34 #: subprocess.py 2038 _wait | raise TimeoutExpired(self.args, timeout)
            pause = min(pause * 2, left, 0.05)
            time.sleep(pause)
        return self.returncode

    def send_signal(self, sig):
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        self.send_signal(_signal.SIGKILL)

    # -- what goes in and comes out

    def _bytes(self, text):
        return text.encode(self.encoding or "utf-8", self.errors or "strict") if self.text_mode else text

    def _text(self, data):
        if not self.text_mode:
            return data
        text = data.decode(self.encoding or "utf-8", self.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def communicate(self, input=None, timeout=None):
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        streams = [self.stdin, self.stdout, self.stderr]
        if timeout is None and not self._communication_started and streams.count(None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._write_and_close(input)
            elif self.stdout:
                stdout = self.stdout.read() #: subprocess.py 1196 communicate | stdout = self.stdout.read() | 9 27
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read() #: subprocess.py 1199 communicate | stderr = self.stderr.read() | 9 27
                self.stderr.close()
            self.wait() #: subprocess.py 1201 communicate | self.wait()
        else:
            stdout, stderr = self._exchange(input, end, timeout) #: subprocess.py 1209 communicate | stdout, stderr = self._communicate(input, endtime, timeout) | 17 59
            self.wait(None if end is None else max(end - time.monotonic(), 0))
        return stdout, stderr

    def _write_and_close(self, input):
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _exchange(self, input, end, timeout):
        if not self._communication_started:
            self._communication_started = True
            self._parts = {}
            self._sent = 0
            for stream in (self.stdout, self.stderr):
                if stream is not None:
                    self._parts[stream] = []
            if self.stdin is not None:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if not input:
                    try:
                        self.stdin.close()
                    except BrokenPipeError:
                        pass
            if input is not None:
                data = self._bytes(input)
                if isinstance(data, str):
                    raise TypeError("memoryview: a bytes-like object is required, not 'str'")
                self._input = bytes(data)
        while True:
            waits = []
            if self.stdin is not None and not self.stdin.closed and self._input is not None:
                waits.append((self.stdin, _os.POLLOUT))
            for stream in self._parts:
                if not stream.closed:
                    waits.append((stream, _os.POLLIN))
            if not waits:
                break
            left = None
            if end is not None:
                left = int((end - time.monotonic()) * 1e9)
                if left < 0:
                    self._expired(timeout) #: subprocess.py 2101 _communicate | self._check_timeout(endtime, orig_timeout,
            ready = _os.poll([(stream.fileno(), events) for stream, events in waits], left)
            if end is not None and not any(ready) and time.monotonic() > end:
                self._expired(timeout) #: subprocess.py 2109 _communicate | self._check_timeout(endtime, orig_timeout, stdout, stderr)
            for (stream, events), found in zip(waits, ready):
                if found and stream is self.stdin:
                    self._send_some()
                elif found:
                    data = os.read(stream.fileno(), _CHUNK)
                    if data:
                        self._parts[stream].append(data)
                    else:
                        stream.close()
        self.wait(None if end is None else max(end - time.monotonic(), 0)) #: subprocess.py 2134 _communicate | self.wait(timeout=self._remaining_time(endtime))
        return self._collected(self.stdout), self._collected(self.stderr)

    def _collected(self, stream):
        return None if stream is None else self._text(b"".join(self._parts[stream]))

    def _send_some(self):
        try:
            # No more than surely fits, so that this write does not wait.
            self._sent += os.write(self.stdin.fileno(), self._input[self._sent:self._sent + 4096])
        except BrokenPipeError:
            self.stdin.close()
            return
        if self._sent >= len(self._input):
            self.stdin.close()

    def _expired(self, timeout):
        so_far = [b"".join(self._parts[stream]) if stream in self._parts and self._parts[stream] else None
                  for stream in (self.stdout, self.stderr)]
        raise TimeoutExpired(self.args, timeout, output=so_far[0], stderr=so_far[1]) #: subprocess.py 1253 _check_timeout | raise TimeoutExpired(

    # -- as a context

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process: #: subprocess.py 548 run | with Popen(*popenargs, **kwargs) as process: | 5 32
        try:
            stdout, stderr = process.communicate(input, timeout=timeout) #: subprocess.py 550 run | stdout, stderr = process.communicate(input, timeout=timeout) | 17 60
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr) #: subprocess.py 571 run | raise CalledProcessError(retcode, process.args,
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process: #: subprocess.py 389 call | with Popen(*popenargs, **kwargs) as p: | 5 32
        try:
            return process.wait(timeout=timeout) #: subprocess.py 391 call | return p.wait(timeout=timeout) | 7 30
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs) #: subprocess.py 408 check_call | retcode = call(*popenargs, **kwargs) | 10 36
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0]) #: subprocess.py 413 check_call | raise CalledProcessError(retcode, cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if (kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or kwargs.get("errors")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout #: subprocess.py 466 check_output | return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, | 7 64


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as problem:
        data = problem.output
        code = problem.returncode
    if data[-1:] == "\n":
        data = data[:-1]
    return code, data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
