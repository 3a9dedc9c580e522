# hashlib: message digests. A hash keeps what it was given; the digest is of the whole.
import _utility

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)
_block = {"md5": 64, "sha1": 64, "sha224": 64, "sha256": 64, "sha384": 128, "sha512": 128, "sha3_224": 144, "sha3_256": 136, "sha3_384": 104, "sha3_512": 72, "blake2b": 128, "blake2s": 64}
_names = {"sha3_224": "sha3-224", "sha3_256": "sha3-256", "sha3_384": "sha3-384", "sha3_512": "sha3-512", "blake2b": "blake2b512", "blake2s": "blake2s256"}


class HASH:
    def __init__(self, name, data=b""):
        self.name = name
        self.block_size = _block[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return _utility.digest(_names.get(self.name, self.name), bytes(self._data))

    def hexdigest(self):
        return self.digest().hex()

    @property
    def digest_size(self):
        return len(_utility.digest(_names.get(self.name, self.name), b""))

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    known = name.lower().replace("-", "_")
    if known not in algorithms_guaranteed:
        raise ValueError("unsupported hash type " + name)
    return HASH(known, data)


def _constructor(name):
    def construct(string=b"", *, usedforsecurity=True):
        return HASH(name, string)
    construct.__name__ = construct.__qualname__ = "openssl_" + name
    return construct


md5 = _constructor("md5")
sha1 = _constructor("sha1")
sha224 = _constructor("sha224")
sha256 = _constructor("sha256")
sha384 = _constructor("sha384")
sha512 = _constructor("sha512")
sha3_224 = _constructor("sha3_224")
sha3_256 = _constructor("sha3_256")
sha3_384 = _constructor("sha3_384")
sha3_512 = _constructor("sha3_512")
blake2b = _constructor("blake2b")
blake2s = _constructor("blake2s")


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made
