# Digits and letters run together.
x = 12abc
