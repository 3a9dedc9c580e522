# copyreg: the names that pickles of other versions refer to.
from pickle import _new_with_keywords as __newobj_ex__
from pickle import _reconstruct as _reconstructor
