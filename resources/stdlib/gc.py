# gc: the collector works by itself, when enough was allocated; nothing is freed at once when the last name of it goes.
import _asyncio
import _machine
import _thread

_enabled = True


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    """What nobody can reach is gone when this returns; nobody counts how much it was."""
    _thread._finish_all(_machine.lost_objects() + _machine.lost_generators())
    _thread._finish_all(_machine.lost_references())
    _asyncio.collect_soon()
    # The collector runs where a loop goes back.
    for _ in range(2):
        pass
    return 0


def get_count():
    return (0, 0, 0)


def get_threshold():
    return (700, 10, 10)


def set_threshold(threshold0, threshold1=10, threshold2=10):
    pass


def freeze():
    pass


def unfreeze():
    pass


def get_objects(generation=None):
    raise NotImplementedError("gc.get_objects is not in the teaching language")


def get_referrers(*objs):
    raise NotImplementedError("gc.get_referrers is not in the teaching language")


def get_referents(*objs):
    raise NotImplementedError("gc.get_referents is not in the teaching language")


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, type(None)))


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []  # nothing is left over: the collector takes whatever cannot be reached
callbacks = []
_debug = 0


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags
