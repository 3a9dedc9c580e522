# python: 3.11
import traceback, sys
def a(): b()
def b(): raise ValueError('deep')
try: a()
except ValueError as e:
    print(traceback.format_exc(), end='')
    traceback.print_exc(file=sys.stdout)
    print(''.join(traceback.format_exception(type(e), e, e.__traceback__)), end='')
    print(traceback.format_exception_only(type(e), e), traceback.format_exception(e)[-1])
    for f in traceback.extract_tb(e.__traceback__): print(f.lineno, f.name, f.line)
    te = traceback.TracebackException.from_exception(e); print(list(te.format())[-1], te.exc_type, str(te))
    traceback.print_tb(e.__traceback__, file=sys.stdout)
try:
    try: a()
    except ValueError as e: raise KeyError('k') from e
except KeyError: print(traceback.format_exc())
try:
    try: a()
    except ValueError as e: {}[1]
except KeyError: traceback.print_exc()
def s(): traceback.print_stack(file=sys.stdout); print(len(traceback.extract_stack()), traceback.extract_stack()[-1].name)
s()
print(repr(traceback.format_exc()))
def r(n): 
    if n: r(n-1)
    else: raise RuntimeError
try: r(8)
except RuntimeError: traceback.print_exc(limit=None, file=sys.stdout)
class My(Exception):
    def __str__(self): return 'my str'
try: raise My()
except My: print(traceback.format_exc(limit=1))
e=ValueError('n'); e.add_note('note1')
print(traceback.format_exception_only(e))
