import os

forks = 3
wait = True

children = 0
for step in range(forks):
    if os.fork() == 0:
        children = 0
    else:
        children = children + 1

print("here", flush=True)
if wait:
    for child in range(children):
        os.wait()
