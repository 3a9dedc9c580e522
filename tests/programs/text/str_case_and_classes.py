# Upper and lower case beyond ASCII, and what characters are.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: 'Hello World'.upper())
show(lambda: 'Hello World'.lower())
show(lambda: 'hELLO wORLD'.capitalize())
show(lambda: "they're bill's friends".title())
show(lambda: 'Hello World'.swapcase())
show(lambda: 'stra\u00dfe'.upper())
show(lambda: 'Stra\u00dfe'.casefold())
show(lambda: '\u0130'.lower())
show(lambda: '\ufb01x'.upper())
show(lambda: '\ufb01x'.title())
show(lambda: '\ufb01x'.capitalize())
show(lambda: '\u01c6'.title())
show(lambda: '\u01c5'.swapcase())
show(lambda: '\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3'.lower())
show(lambda: '\u03a3'.lower())
show(lambda: 'A\u03a3.'.lower())
show(lambda: 'A\u03a3b'.lower())
show(lambda: 'A\u03a3'.title())
show(lambda: '\u00e9\u00e8'.upper())
show(lambda: '\u00ff\u00b5'.upper())
show(lambda: '\U00010428'.upper())
show(lambda: '\u4e2d\u6587'.upper())
show(lambda: ''.upper())
show(lambda: ('abc'.isupper(), 'ABC'.isupper(), 'AB1'.isupper(), '1'.isupper(), ''.isupper()))
show(lambda: ('abc'.islower(), 'aBc'.islower(), 'a1'.islower()))
show(lambda: ('Hello World'.istitle(), 'HEllo'.istitle(), 'Hello world'.istitle(), '1'.istitle()))
show(lambda: ('abc'.isalpha(), 'ab1'.isalpha(), '\u4e2d\u6587'.isalpha(), ''.isalpha()))
show(lambda: ('123'.isdigit(), '\u00b2'.isdigit(), '\u00b2'.isdecimal(), '\u00bd'.isnumeric(), '\u00bd'.isdigit()))
show(lambda: ('\u4e09'.isnumeric(), '\u4e09'.isdigit(), '\u0663'.isdecimal()))
show(lambda: ('ab1'.isalnum(), 'ab_'.isalnum(), '\u00bd'.isalnum()))
show(lambda: (' \t\n'.isspace(), '\u3000'.isspace(), ''.isspace(), 'a '.isspace()))
show(lambda: ('abc'.isprintable(), 'a\n'.isprintable(), ''.isprintable(), '\u200b'.isprintable(), '\u4e2d\U0001f600'.isprintable()))
show(lambda: ('abc'.isascii(), '\u00e9'.isascii(), ''.isascii()))
show(lambda: ('abc'.isidentifier(), '1a'.isidentifier(), '_1'.isidentifier(), '\u4e2d\u6587'.isidentifier(), 'a b'.isidentifier(), ''.isidentifier(), 'class'.isidentifier()))
