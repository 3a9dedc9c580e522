import subprocess

word = "héllo 你好"
print(subprocess.run(["cat"], input=word, encoding="utf-8", stdout=subprocess.PIPE).stdout)
print(subprocess.run(["cat"], input=word.encode("gbk", "replace"), stdout=subprocess.PIPE).stdout)
print(subprocess.run(["cat"], input="你好", encoding="gbk", stdout=subprocess.PIPE).stdout)
print(subprocess.run(["printf", "a\\r\\nb\\rc\\n"], capture_output=True, text=True))
print(subprocess.run(["printf", "\\377x"], capture_output=True, encoding="utf-8", errors="replace").stdout)
try:
    subprocess.run(["printf", "\\377"], capture_output=True, text=True)
except UnicodeDecodeError as problem:
    print(problem)
print(subprocess.run(["echo", word], universal_newlines=True, stdout=subprocess.PIPE).stdout)
try:
    subprocess.run(["cat"], input="text", stdout=subprocess.PIPE)
except TypeError as problem:
    print(problem)
