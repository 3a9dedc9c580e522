# Seeds that are text, bytes and floats.
import random
for seed in ("text", "", "中文", b"bytes", 1.5):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 1000))
