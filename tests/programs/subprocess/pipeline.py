from subprocess import PIPE, Popen

first = Popen(["printf", "pear\\napple\\nfig\\napple\\n"], stdout=PIPE)
second = Popen(["sort"], stdin=first.stdout, stdout=PIPE)
first.stdout.close()
third = Popen(["uniq", "-c"], stdin=second.stdout, stdout=PIPE, text=True)
second.stdout.close()
for line in third.communicate()[0].splitlines():
    print(line.split())
print(first.wait(), second.wait(), third.returncode)
