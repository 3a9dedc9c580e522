from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager

class Master(BaseManager):
    pass

if __name__ == "__main__":
    with Master(("127.0.0.1", 0), b"secret") as near:
        for key in [b"secret", b"guessed"]:
            far = Master(near.address, key)
            try:
                far.connect()
                print("connected" if key == b"guessed" else "let in with the right key")
            except AuthenticationError:
                print("refused: AuthenticationError")
