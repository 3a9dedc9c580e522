# Descriptors that nothing stands behind.
import os
import subprocess

for wrong in (lambda: os.fdopen(99), lambda: open(99), lambda: open(99, "w"), lambda: open(-1), lambda: subprocess.Popen(["true"], stdout=99),
              lambda: subprocess.run(["cat"], stdin=99), lambda: subprocess.run(["cat"], stderr=99)):
    try:
        print(wrong())
    except (OSError, ValueError) as problem:
        print(type(problem).__name__, problem)
print(OSError(9, "without a name", None), OSError(2, "with one", "name"), OSError(9, "x", None).args)
