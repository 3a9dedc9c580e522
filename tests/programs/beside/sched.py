# It comes before the library's module of that name.
name = "the program's own"
