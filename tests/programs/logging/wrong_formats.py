# Formats that a Formatter refuses, in each of the three styles.
import logging

for style, formats in (("%", ("plain", "%d", "%(message)s", "%(message)", "%(message)5.2f")),
                       ("{", ("plain", "{x", "{message}}", "{message!z}", "{message:zz}", "{a b}", "{}", "{0}", "{{}}", "{message:>10}", "{levelname:<8}|{message!r:>{width}}", "{")),
                       ("$", ("plain", "$", "$$", "$message $", "${message}", "${message", "$ message")), ("*", ("x",))):
    for text in formats:
        try:
            logging.Formatter(text, style=style)
        except ValueError as problem:
            print(style, text, "|", problem)
        else:
            print(style, text, "| taken")
