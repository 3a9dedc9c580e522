# linecache: single lines of files.
_files = {}


def getlines(filename, module_globals=None):
    if filename not in _files:
        try:
            with open(filename) as file:
                _files[filename] = file.readlines()
        except (OSError, UnicodeDecodeError):
            return []
    return _files[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    _files.clear()


def checkcache(filename=None):
    if filename is None:
        _files.clear()
    else:
        _files.pop(filename, None)
