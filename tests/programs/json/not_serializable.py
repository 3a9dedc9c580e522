# python: 3.11
import json
class A: pass
json.dumps({"a": A()})
