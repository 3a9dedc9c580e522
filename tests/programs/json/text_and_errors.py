# python: 3.11
import json
print(json.dumps({"a":1,"b":[1,2.5,None,True,"x\n\u00e9\"\\"],"c":{}, "d":[], "e":(1,)}))
print(json.dumps({"b":1,"a":[1,{"z":2}]}, indent=2, sort_keys=True))
print(json.dumps([1,2,{"a":3}], separators=(',',':')), json.dumps("é€😀"), json.dumps("é", ensure_ascii=False), json.dumps({1:2,None:3,True:4,2.5:6}), json.dumps(float('inf')))
print(json.loads('{"a": [1, -2.5e3, "x\\u00e9\\n", true, false, null], "b": {"c": {}}}'), json.loads(b'[1]'), json.loads('"\\ud83d\\ude00"'))
for s in ('{"a" 1}','[1,]','{','','[1 2]','{"a":1,}','nul','"abc','"\\q"','{a:1}','[1] x','"a\nb"', '{"a":1 "b":2}'):
    try: print(json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), '->', e, e.lineno, e.colno, e.pos, e.msg)
for o in ({1,2}, {"k": object}, {(1,2):3}):
    try: print(json.dumps(o))
    except TypeError as e: print(e)
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps({1,2}, default=list), json.loads('{"x":1}', object_hook=lambda d: list(d)), json.loads('[1.5]', parse_float=str))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex if False else set): return sorted(o)
        return super().default(o)
print(json.dumps({"s":{3,1}}, cls=Enc))
from collections import OrderedDict, namedtuple
print(json.dumps(OrderedDict(z=1,a=2)), json.dumps(namedtuple('P','x y')(1,2)), json.dumps({"a":1}, indent='\t'), json.dumps([[],{}], indent=2))
import enum
class E(enum.IntEnum): A=1
print(json.dumps([E.A, True]))
json.loads('{"a": }')
