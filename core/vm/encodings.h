// Text to bytes and back, in the encodings the language has. Knows no methods.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

/// str.encode: utf-8, ascii, latin-1, utf-8-sig, utf-16, utf-32, and what iconv knows under the names gbk, gb2312, gb18030, big5,
/// shift_jis, euc_jp, euc_kr, cp125x. errors: strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape,
/// surrogatepass. Raises UnicodeEncodeError, LookupError.
Outcome encodeText(Thread &t, Value str, std::string_view encoding, std::string_view errors, std::string &out);
/// bytes.decode; result is a str. Raises UnicodeDecodeError, LookupError.
Outcome decodeText(Thread &t, Value bytes, std::string_view encoding, std::string_view errors, Value &result);
Outcome decodeText(Thread &t, std::string_view bytes, std::string_view encoding, std::string_view errors, Value &result);

} // namespace forkyard::vm
