import subprocess
import threading

results = {}


def work(n):
    results[n] = subprocess.run(["sh", "-c", f"sleep 0.0{n}; echo {n * n}"], capture_output=True, text=True).stdout.strip()


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
