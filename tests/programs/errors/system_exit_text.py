# sys.exit with a text prints it on standard error and exits with 1.
import sys

def main():
    print("working")
    sys.exit("could not finish: no input")

if __name__ == "__main__":
    main()
