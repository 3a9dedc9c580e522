// Between the machine's values and wire's trees: what can be pickled and unpickled without running code of the language.
// What cannot (objects with methods of their own for it) is named, and pickle.py asks those methods. Knows no pipe.
#pragma once

#include "core/modules/sync_object.h"
#include "core/wire/pickle_writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace forkyard::modules {

enum class PickleEnd : std::uint8_t {
    Done,
    Raised,        ///< thread.exception holds it
    PicklingError, ///< `message` is the text of a pickle.PicklingError, or an UnpicklingError
    AsksLanguage,  ///< pickling: for the reductions of `needed`; unpickling: pickle.py must do it
};

struct Pickling {
    PickleEnd end = PickleEnd::Done;
    std::string message;
    std::vector<Value> needed;
};

/// Appends the pickle of a value. reductions: a dict, made by pickle.py, of what such objects said they are made of; or None.
Pickling pickleValue(Thread &t, Value value, Value reductions, std::string &out, int protocol = wire::DefaultProtocol);
/// What a pickle may name. PlainData: nothing; who has a list of known types goes over it again (AsksLanguage).
enum class Trust : std::uint8_t { All, PlainData };
Pickling unpickleValue(Thread &t, std::string_view data, Value &result, Trust trust = Trust::All);

/// module.a.b as it stands now; Unbound where a part of it is missing.
Value resolveName(Thread &t, std::string_view module, std::string_view path);

/// Module _pickle, which pickle.py is written on.
void definePickleModule(Thread &t, Handle module);

} // namespace forkyard::modules
