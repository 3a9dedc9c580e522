// Text to bytes and back, in the encodings the language has. Knows no methods.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// str.encode: utf-8, ascii, latin-1, utf-8-sig, utf-16, utf-32, gbk, gb2312, gb18030, cp125x and a few more. errors: strict,
/// ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape, surrogatepass. Raises UnicodeEncodeError, LookupError.
Outcome encodeText(Thread &t, Value str, std::string_view encoding, std::string_view errors, std::string &out);
/// bytes.decode; result is a str. Raises UnicodeDecodeError, LookupError.
Outcome decodeText(Thread &t, Value bytes, std::string_view encoding, std::string_view errors, Value &result);
Outcome decodeText(Thread &t, std::string_view bytes, std::string_view encoding, std::string_view errors, Value &result);

/// UnicodeEncodeError or UnicodeDecodeError for object[start:end].
Outcome raiseUnicodeError(Thread &t, ClassId cls, std::string_view encoding, Value object, std::size_t start, std::size_t end, const char *reason);
/// The methods of the two. Once, when the machine starts.
void defineUnicodeErrors(Thread &t);

} // namespace forkyard::vm
