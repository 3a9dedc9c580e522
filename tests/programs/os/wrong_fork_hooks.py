# What os.register_at_fork refuses.
import os

for args, names in (((), {}), ((print,), {}), ((), {"before": 1}), ((), {"after_in_child": "x"}), ((), {"before": None}), ((), {"before": 1, "after_in_parent": 2}),
                    ((), {"when": print})):
    try:
        os.register_at_fork(*args, **names)
    except TypeError as problem:
        print(problem)
