# multiprocessing.spawn: a child that begins with an empty memory: reads its parcel, reads the program again, runs its process.
import os
import sys
import _multiprocessing

from multiprocessing import context, process

_MISSING_GUARD = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


def _check_not_importing_main():
    if getattr(process.current_process(), "_inheriting", False):
        raise RuntimeError(_MISSING_GUARD) #: multiprocessing/spawn.py 140 _check_not_importing_main | raise RuntimeError('''


def _preparation(process_obj):
    # Asking settles it, for the whole program.
    method = context._default_context.get_start_method()
    method = process_obj._start_method or method
    from multiprocessing import util
    log = util.get_logger().getEffectiveLevel() if util._is_logged else None
    return {"folder": process.ORIGINAL_DIR, "log": log, "name": process_obj._name, "argv": sys.argv, "method": method, "authkey": bytes(process.current_process().authkey)}


def spawn_main(descriptor):
    sys.exit(_run(descriptor)) #: multiprocessing/spawn.py 122 spawn_main | exitcode = _main(fd, parent_sentinel) | 11 37


def _run(descriptor):
    """What the parcel says, in this process; its exit code."""
    import pickle
    reader = _multiprocessing._Handle._attach(descriptor, 0)
    channel = _multiprocessing.Connection._new(reader, None)
    preparation = pickle.loads(channel.recv_bytes())
    parcel = channel.recv_bytes()
    channel.close()
    current = process.current_process()
    current._name = preparation["name"]
    current.authkey = preparation["authkey"]
    sys.argv = preparation["argv"]
    if preparation["log"] is not None:
        from multiprocessing import util
        util.log_to_stderr(preparation["log"])
    context._default_context.set_start_method(preparation["method"], force=True)
    # Its names must be there before the parcel is opened.
    current._inheriting = True
    _read_program(preparation["folder"]) #: multiprocessing/spawn.py 131 _main | prepare(preparation_data) #: multiprocessing/spawn.py 246 prepare | _fixup_main_from_path(data['init_main_from_path'])
    process_obj = pickle.loads(parcel) #: multiprocessing/spawn.py 132 _main | self = reduction.pickle.load(from_parent) | 7 41
    del current._inheriting
    return process_obj._bootstrap()


def _read_program(folder):
    program = _multiprocessing.program()
    if program is None:
        return
    file, source = program
    if folder is not None:
        file = os.path.join(folder, file)
    module, run = _multiprocessing.module_function("__mp_main__", file, source)
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module
    run() #: multiprocessing/spawn.py 297 _fixup_main_from_path | main_content = runpy.run_path(main_path, | 15 40 #: <frozen runpy> 291 run_path #: <frozen runpy> 98 _run_module_code #: <frozen runpy> 88 _run_code
