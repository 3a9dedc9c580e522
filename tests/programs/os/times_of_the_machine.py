# What a process has used and how long the machine has been on: numbers that never go back, with sleeping in the second alone.
import os
import time

before = os.times()
time.sleep(0.05)
after = os.times()
print(len(before), [type(part).__name__ for part in before])
print(after.elapsed - before.elapsed >= 0.04, after.user >= before.user, after.system >= before.system)
print(after.user - before.user < 0.05, after.children_user, after.children_system)
