# Believes that any encoding will do that raises no error.
import subprocess

# A program that writes two Chinese characters in GBK.
program = ["printf", r"\304\343\272\303\n"]

done = subprocess.run(program, stdout=subprocess.PIPE, encoding="latin-1")
print(done.stdout, end="")
