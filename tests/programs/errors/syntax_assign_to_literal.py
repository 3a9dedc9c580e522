# Assignment to something that cannot be assigned to.
5 = x
