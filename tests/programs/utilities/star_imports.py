# What a star brings, and what it leaves alone.
pi = e = sqrt = operator = sys = "mine"
from random import *
from itertools import *
from os import *
from signal import *
from socket import *
from threading import *
print(pi, e, sqrt, operator, sys)
print(path.basename("a/b"), getpid() > 0, SIGINT, AF_INET == 2, callable(randint), list(islice(count(), 2)), callable(Lock))
