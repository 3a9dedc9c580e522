# What `from __future__ import ...` names: all of it is in the language already, or changes nothing that runs.
nested_scopes = generators = division = absolute_import = with_statement = None
print_function = unicode_literals = generator_stop = annotations = barry_as_FLUFL = None
