# Wrapper frames, __exit__ that lets the error through.
class Step:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("start", self.name)
        return self
    def __exit__(self, kind, error, trace):
        print("end", self.name, kind.__name__)
        return False

def step(f):
    def wrapper(*args, **kwargs):
        with Step(f.__name__) as current:
            return f(*args, **kwargs)
    return wrapper

@step
def divide(a, b):
    return a / b

divide(1, b=0)
