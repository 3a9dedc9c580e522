# Modules and names that are not there.
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from math import no_such_name
except ImportError as error:
    print(str(error).startswith("cannot import name 'no_such_name' from 'math'"))
import another_missing_one
