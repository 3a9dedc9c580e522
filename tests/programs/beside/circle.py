import circle_a
import sched

print(circle_a.x, sched.name)
