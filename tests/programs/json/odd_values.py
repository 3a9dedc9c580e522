# python: 3.11
import json, sys
class O:
    def __init__(self): self.a = 1
print(json.dumps(O(), default=lambda o: o.__dict__), json.dumps(O().__dict__), json.dumps(vars(O()), indent=1))
print(json.dumps({'a': float('nan'), 'b': -float('inf'), 'c': 1e100, 'd': 1e-7, 'e': 123456789012345678901234567890, 'f': -0.0}))
print(json.loads('[1e5, 1E-2, -0, 0.10, 12345678901234567890, NaN, Infinity, -Infinity]'))
for bad in ['[', '{"a"', '{"a":', '{"a":1', '[1', '[1,', '"', '{,}', '[,]', '01', '1.', '-', 'truee', "{'a':1}", '{"a":1,,}', '\t', '[1]]', '"\\u12"', '[1 ,2 ]', ' {"a" : [ ] } ', '"\x01"', '{"a":1 x}']:
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), 'ERR', e)
for o in [b'x', {1: b'x'}, [1, {2}], {'a': sys}, (i for i in [])]:
    try: print(json.dumps(o))
    except TypeError as e: print(e)
try: json.dumps(float('nan'), allow_nan=False)
except ValueError as e: print(e)
try: json.loads(5)
except TypeError as e: print(e)
print(json.dumps({(1,2): 1, 'b': 2}, skipkeys=True), json.dumps([1,[2,[3]]], indent=None), json.dumps({}, indent=2), json.dumps({'a': []}, indent=4), json.dumps('\u2028 \x7f \x1f /'))
class D(dict): pass
class L(list): pass
class S(str): pass
class I(int): pass
print(json.dumps([D(a=1), L([1]), S('s'), I(5), True, None]))
print(json.loads('{"a":1,"a":2}'), json.loads('{"b":1}', object_pairs_hook=lambda p: p), json.JSONDecoder().raw_decode('[1] tail'), list(json.JSONEncoder(indent=1).iterencode({'a': [1]}))[0] != '')
print(json.dumps({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True, separators=(',', ':')))
try: json.dumps({'a': 1, 2: 3}, sort_keys=True)
except TypeError as e: print(e)
