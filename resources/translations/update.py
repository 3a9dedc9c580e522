#!/usr/bin/env python3
"""Brings the catalogues up to date with the sources: one for each folder of ui and language.

English is what stands in the sources, so its catalogue fills itself. Chinese texts are written by hand into the
_zh_CN.ts files; what has none yet is listed, and a test fails until there is none left.
Needs lupdate (qt6-l10n-tools).
"""
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
lupdate = shutil.which("lupdate6") or "/usr/lib/qt6/bin/lupdate"


def update(folder, language):
    file = here / f"{folder.name}_{language}.ts"
    target = "en_US" if language == "en" else language
    subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", str(root), str(folder), "-ts",
                    str(file), "-source-language", "en_US", "-target-language", target], check=True)
    tree = xml.parse(file)
    missing = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation.get("type") != "unfinished":
            continue
        if language == "en" and message.get("numerus") != "yes":
            translation.text = message.find("source").text
            del translation.attrib["type"]
        else:
            missing.append(message.find("source").text)
    if len(list(tree.iter("message"))) == 0:
        file.unlink()
        return []
    with open(file, "wb") as out:
        out.write(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n')
        tree.write(out, encoding="utf-8", xml_declaration=False)
        out.write(b"\n")
    return [f"{file.name}: {text}" for text in missing]


todo = []
for each in sorted(path for path in (root / "ui").iterdir() if path.is_dir()):
    for language in ("zh_CN", "en"):
        todo += update(each, language)
print("\n".join(todo) if todo else "complete")
sys.exit(1 if todo else 0)
