"""What CPython says of the programs of wrong_programs.txt, for tst_syntax_errors: python3.11 explain_errors.py INPUT OUTPUT.

Writes for each program a line "type|message|line|column|width", columns from 1 as the caret stands, "ok" if nothing is
wrong with it. Column and width are 0 where CPython shows no caret."""
import json
import sys
import warnings


def explain(program):
    try:
        compile(program, "x", "exec", dont_inherit=True)
    except SyntaxError as error:
        offset = error.offset or 0
        end = error.end_offset or 0
        width = end - offset if end > 0 and end > offset else 1
        if offset <= 0:
            offset = width = 0
        return f"{type(error).__name__}|{error.msg}|{error.lineno}|{offset}|{width}"
    return "ok"


def main():
    warnings.simplefilter("ignore")
    with open(sys.argv[1], encoding="utf-8") as file:
        programs = [json.loads(f'"{line.rstrip(chr(10))}"') for line in file if not line.startswith("# ")]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.writelines(explain(program) + "\n" for program in programs)


if __name__ == "__main__":
    main()
