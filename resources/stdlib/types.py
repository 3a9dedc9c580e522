# types: names for the classes of things that have no name of their own, and SimpleNamespace.
import _machine
import sys

GenericAlias = _machine.GenericAlias
UnionType = _machine.UnionType
FunctionType = LambdaType = _machine.function
MethodType = _machine.method
BuiltinFunctionType = BuiltinMethodType = _machine.builtin_function_or_method
MethodDescriptorType = WrapperDescriptorType = _machine.method_descriptor
MethodWrapperType = ClassMethodDescriptorType = _machine.builtin_function_or_method
GeneratorType = _machine.generator
CoroutineType = _machine.coroutine
ModuleType = _machine.module
TracebackType = _machine.traceback
CodeType = _machine.code
CellType = _machine.cell
MappingProxyType = _machine.mapping_proxy
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class AsyncGeneratorType:
    """Asynchronous generators are not in the teaching language: nothing is one."""


AsyncGeneratorType.__name__ = AsyncGeneratorType.__qualname__ = "async_generator"


class FrameType:
    """Programs do not get hold of frames: nothing is one."""


FrameType.__name__ = FrameType.__qualname__ = "frame"


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __getattr__(self, name):
        shown = "types.SimpleNamespace" if type(self) is SimpleNamespace else type(self).__name__
        raise AttributeError(f"{shown!r} object has no attribute {name!r}", name=name, obj=self)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

    def __eq__(self, other):
        if not isinstance(self, SimpleNamespace) or not isinstance(other, SimpleNamespace):
            return NotImplemented
        return dict(self.__dict__) == dict(other.__dict__)

    __hash__ = None


class DynamicClassAttribute(property):
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, tuple(bases), namespace)


def coroutine(function):
    raise NotImplementedError("types.coroutine is not in the teaching language; write 'async def'")
