# The class body is a frame of its own.
class Broken:
    fine = 1
    broken = fine + "text"
