# concurrent: the package that futures lies in.
