"""Writes unicode_ranges.inc: the character classes that the lexer asks about beyond ASCII, as sorted ranges.

Run with a Python whose unicodedata is of the version wanted: python3.11 make_unicode_ranges.py > unicode_ranges.inc
"""
import sys
import unicodedata


def second_halves_of_compositions():
    """Characters that may join with the one before them under normalization."""
    found = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))  # Hangul vowels and finals
    for code in range(0x80, sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(int(parts[1], 16))
    return found


def ranges(predicate):
    start = None
    for code in range(0x80, sys.maxunicode + 2):
        inside = code <= sys.maxunicode and predicate(code)
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            yield start, code - 1
            start = None


def write(name, predicate):
    print(f"constexpr CharacterRange {name}[] = {{")
    row = "   "
    for first, last in ranges(predicate):
        item = f" {{0x{first:X}, 0x{last:X}}},"
        if len(row) + len(item) > 118:
            print(row)
            row = "   "
        row += item
    print(row)
    print("};")


marks = second_halves_of_compositions()
print(f"// Written by make_unicode_ranges.py from Unicode {unicodedata.unidata_version}; not to be edited.")
write("identifierStart", lambda c: chr(c).isidentifier())
write("identifierContinue", lambda c: ("a" + chr(c)).isidentifier())
write("notPrintable", lambda c: not chr(c).isprintable())
write("changedByNormalization", lambda c: ("a" + chr(c)).isidentifier()
      and (unicodedata.normalize("NFKC", chr(c)) != chr(c) or c in marks))
