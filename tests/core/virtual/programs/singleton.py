# ends: exit 0: 1 | exit 0: 2
import threading
class Config:
    _instance = None
    made = 0
    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = Config()
            cls.made += 1
        return cls._instance
def work():
    Config.get()
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(Config.made)
