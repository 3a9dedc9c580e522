# platform: what machine this is.
import os
import sys


def system(): return os.uname().sysname
def node(): return os.uname().nodename
def release(): return os.uname().release
def version(): return os.uname().version
def machine(): return os.uname().machine
def processor(): return ""
def python_version(): return "3.11.0"
def python_version_tuple(): return ("3", "11", "0")
def python_implementation(): return "CPython"
def architecture(executable=None, bits="", linkage=""): return ("64bit", "ELF")


def platform(aliased=False, terse=False):
    return "-".join([system(), release(), machine()])
