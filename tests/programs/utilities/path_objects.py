# Paths as objects: their parts, folders and files.
# python: 3.11
from pathlib import *
import tempfile, os
p = PurePosixPath('/usr/lib/python3.11/os.tar.gz')
print(p, repr(p), p.parts, p.parent, list(p.parents), p.name, p.stem, p.suffix, p.suffixes, p.root, p.anchor, p.is_absolute(), p / 'x', 'a' / Path('b'), p.with_suffix('.py'), p.with_name('y'), p.relative_to('/usr'), p.match('*.gz'), p.as_uri(), Path('a//b/./c'), Path(), Path('a', '/b'), hash(p) == hash(PurePosixPath(str(p))), Path('a') < Path('b'), str(Path('.')), Path('..') / 'x', p.joinpath('a', 'b'), p.is_relative_to('/usr'), Path('a.b.').suffix, Path('.bashrc').suffix, Path('x').with_stem('y'), p.parents[1], len(p.parents))
for f in (lambda: Path('a').relative_to('/b'), lambda: Path('/').with_name('x'), lambda: Path('a').with_suffix('x'), lambda: Path(5), lambda: Path('a') / 5, lambda: Path('/nonexist').read_text(), lambda: Path('/nonexist').stat()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
with tempfile.TemporaryDirectory() as d:
    d = Path(d)
    (d / 'a' / 'b').mkdir(parents=True)
    (d / 'a' / 'f.txt').write_text('hé\n')
    (d / 'x.py').touch()
    (d / 'a/b/y.py').write_bytes(b'12')
    os.chdir(d)
    print(sorted((str(x) for x in Path('.').rglob('*.py'))), sorted((x.name for x in d.iterdir())), sorted((str(x.relative_to(d)) for x in d.glob('**/*'))), (d / 'a/f.txt').read_text(), (d / 'a/b/y.py').read_bytes(), (d / 'x.py').stat().st_size, (d / 'a').is_dir(), (d / 'zz').exists(), Path('x.py').resolve() == (d / 'x.py').resolve(), Path('x.py').absolute() == d / 'x.py')
    try:
        (d / 'a').mkdir()
    except FileExistsError as e:
        print(e.errno)
    (d / 'a').mkdir(exist_ok=True)
    n = (d / 'x.py').rename(d / 'z.py')
    print(n.name, n.exists())
    n.unlink()
    n.unlink(missing_ok=True)
    with (d / 'o.txt').open('w') as f:
        print('hi', file=f)
    for l in (d / 'o.txt').open():
        print(l.strip())
    os.chdir('/')
print(isinstance(Path('a'), PurePath), type(Path('a')).__name__, Path.cwd(), os.fspath(Path('q')), open(Path('/dev/null')).read() == '', os.path.join(Path('a'), 'b'))
