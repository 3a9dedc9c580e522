# python: 3.11
import string, textwrap, statistics, struct, base64, hashlib, uuid, keyword, types, inspect, weakref, gc, warnings, argparse, linecache
print(string.ascii_letters, string.digits, repr(string.whitespace), string.punctuation, string.Template('$a ${b}c $$').substitute(a=1,b=2), string.Template('$a $z').safe_substitute(a=1), string.capwords('ab cd'))
try: string.Template('$a').substitute()
except KeyError as e: print('KeyError', e)
try: string.Template('a $ b').substitute()
except ValueError as e: print(e)
print(textwrap.dedent("""
   a
     b
"""), textwrap.indent('a\nb','> '), textwrap.fill('the quick brown fox jumps over the lazy dog',20), textwrap.shorten('hello big wide world',12), textwrap.wrap('a-b well-known thing'*3, 15))
print(statistics.mean([1,2,3,4]), statistics.mean([1,2]), statistics.median([3,1,2]), statistics.median([1,2,3,4]), statistics.stdev([1,2,3,4]), statistics.mode('aab'), statistics.pstdev([1,2,3]), statistics.variance([1,2,3,4]), statistics.mean([0.1,0.2]))
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
print(struct.pack('<iHb?', 1, 2, -3, True), struct.unpack('<iHb?', struct.pack('<iHb?', 1, 2, -3, True)), struct.pack('>Q',5), struct.pack('!4s','ab'.encode()), struct.calcsize('ic'), struct.unpack('<d', struct.pack('<d',1.5)), struct.pack('<f',1.1), struct.unpack('>I', b'\x00\x00\x00\x05')[0], struct.pack('e', 1.5))
for f in (lambda: struct.pack('<B',300), lambda: struct.unpack('<I',b'abc'), lambda: struct.pack('i','a'), lambda: struct.pack('ii',1)):
    try: print(f())
    except struct.error as e: print(e)
print(base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b16encode(b'ab'), base64.b32encode(b'hello'), base64.b32decode(b'NBSWY3DP'))
try: base64.b64decode('abc')
except Exception as e: print(type(e), e)
print(hashlib.md5(b'a').hexdigest(), hashlib.sha256('x'.encode()).hexdigest(), hashlib.sha1(b'').hexdigest(), hashlib.new('sha512',b'a').hexdigest()[:10], hashlib.sha256().digest_size, hashlib.md5().name)
h=hashlib.sha256(); h.update(b'a'); h.update(b'b'); print(h.hexdigest()==hashlib.sha256(b'ab').hexdigest())
try: hashlib.md5('a')
except TypeError as e: print(e)
u=uuid.uuid4(); print(len(str(u)), u.version, uuid.UUID('12345678123456781234567812345678'), uuid.uuid5(uuid.NAMESPACE_DNS,'x'), u==uuid.UUID(str(u)))
print(keyword.iskeyword('for'), keyword.iskeyword('foo'))
def f(a, b=2, *args, c, d=4, **kw): pass
print(inspect.signature(f), list(inspect.signature(f).parameters), inspect.signature(f).bind(1,c=3).arguments, inspect.isfunction(f), inspect.iscoroutinefunction(f), inspect.isclass(int))
async def co(): pass
def gen(): yield
print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()), inspect.signature(lambda x,/,y: 0), inspect.getdoc(f), f.__code__.co_varnames[:3], f.__defaults__, f.__kwdefaults__)
class C:
    def m(self, x): pass
print(inspect.signature(C().m), inspect.signature(C), inspect.ismethod(C().m))
o=C(); r=weakref.ref(o); print(r() is o, r); d=weakref.WeakValueDictionary(); d['a']=o; print(d['a'] is o, len(d), 'a' in d)
try: weakref.ref(5)
except TypeError as e: print(e)
warnings.warn('careful'); warnings.warn('old', DeprecationWarning)
def dep(): warnings.warn('dep', DeprecationWarning, stacklevel=2)
dep()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('caught'); print(len(w), w[0].message, w[0].category)
warnings.simplefilter('error')
try: warnings.warn('now error')
except UserWarning as e: print('raised', e)
print(gc.isenabled())
