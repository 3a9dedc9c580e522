// Names and counts in the messages about arguments that CPython's C code gives.
#include "core/vm/argument_messages.h"

#include "core/vm/exceptions.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

constexpr std::string_view Mark = "#= ";

/// What stands behind the mark for a function that begins at the line; empty where nothing does.
std::string_view remarkFor(std::string_view source, std::uint32_t firstLine)
{
    std::uint32_t number = 0;
    std::string_view whole;
    for (std::size_t start = 0; start < source.size();) {
        const std::string_view line = source.substr(start, source.find('\n', start) - start);
        start += line.size() + 1;
        ++number;
        const std::size_t mark = line.find(Mark);
        if (mark == 0) whole = line.substr(Mark.size());
        if (number < firstLine) continue;
        if (line.find_first_not_of(' ') != line.npos && line[line.find_first_not_of(' ')] == '@') continue; // its def comes below
        return mark == line.npos ? whole : line.substr(mark + Mark.size());
    }
    return {};
}

std::uint32_t selfCount(const NativeInfo &info) { return info.isMethod || info.name == "__new__" ? 1 : 0; }

} // namespace

bool isConstructor(const NativeInfo &info) { return info.name == "__new__" || info.name == "__init__"; }

std::string nativeName(const NativeInfo &info)
{
    if (isConstructor(info)) return info.owner;
    if (!info.isMethod && (info.owner.empty() || info.owner == "builtins")) return info.name;
    return (info.owner == "_os" ? "posix" : info.owner) + "." + info.name;
}

const std::string &shortName(const NativeInfo &info) { return isConstructor(info) ? info.owner : info.name; }

std::optional<InC> describedInC(const Machine &m, const FunctionObject *function)
{
    const LoadedCode &loaded = *m.codes[function->code];
    const bytecode::Code &code = *loaded.code;
    const std::string name = textOf(m, function->name), qualifiedName = textOf(m, function->qualifiedName);
    if (!loaded.isLibrary || name.starts_with("_") != name.starts_with("__")) return {};
    const std::string_view file = code.fileName;
    std::string_view remark = remarkFor(builtinSource(file.substr(1, file.size() - 2)), code.firstLine);
    if (remark.empty()) return {};
    InC there;
    NativeInfo &info = there.info;
    info.name = name;
    info.owner = remark.substr(0, remark.find(' '));
    info.countsAsParsed = remark.ends_with(" parse");
    info.isMethod = qualifiedName.find('.') != std::string::npos;
    if (info.isMethod && name.starts_with("__")) {
        // An object that is called is named as its class.
        const std::string cls = qualifiedName.substr(0, qualifiedName.find('.'));
        if (remark.ends_with(" function")) {
            info.name = cls;
        } else {
            info.name = "__new__";
            info.owner = cls;
        }
    }
    info.parameters.assign(code.localNames.begin(), code.localNames.begin() + code.positionalCount + code.keywordOnlyCount);
    info.positional = code.positionalCount;
    info.positionalOnly = code.positionalOnlyCount;
    info.required = static_cast<std::uint16_t>(code.positionalCount - (function->defaults ? m.at<TupleObject>(function->defaults)->size : 0));
    info.varArguments = code.hasVarArgs;
    info.varKeywords = code.hasVarKeywords;
    if (remark.ends_with(" class")) {
        info.name = "__new__";
        info.owner = name;
        info.parameters.insert(info.parameters.begin(), 0);
        ++info.positional;
        ++info.positionalOnly;
        ++info.required;
        there.unseen = 1;
    }
    return there;
}

Outcome wrongNativeCount(Thread &t, const NativeInfo &info, std::uint32_t given)
{
    const std::uint32_t self = selfCount(info);
    const std::uint32_t least = info.required > self ? info.required - self : 0;
    const std::uint32_t most = info.positional > self ? info.positional - self : 0;
    given = given > self ? given - self : 0;
    const std::string name = nativeName(info);
    if (info.countsAsParsed) {
        const std::uint32_t wanted = given < least ? least : most;
        return raise(t, ClassId::TypeError, "%s() takes %s %u argument%s (%u given)", shortName(info).c_str(), least == most ? "exactly" : given < least ? "at least" : "at most", wanted,
                     wanted == 1 ? "" : "s", given);
    }
    if (most > 0 && info.positionalOnly <= self && !info.varArguments) {
        // All of them have names.
        if (given > most) {
            const char *kind = info.parameters.size() > info.positional ? "positional argument" : "argument"; // where some are by name only
            return raise(t, ClassId::TypeError, "%s() takes %s %u %s%s (%u given)", shortName(info).c_str(), least == most ? "exactly" : "at most", most, kind, most == 1 ? "" : "s", given);
        }
        return missingNamed(t, info, given + self);
    }
    if (most == 0 && !info.varArguments) return raise(t, ClassId::TypeError, "%s() takes no arguments (%u given)", name.c_str(), given);
    if (least == most && most == 1 && !info.varArguments && info.name != "__new__")
        return raise(t, ClassId::TypeError, "%s() takes exactly one argument (%u given)", name.c_str(), given);
    if (least == most && !info.varArguments)
        return raise(t, ClassId::TypeError, "%s expected %u argument%s, got %u", shortName(info).c_str(), most, most == 1 ? "" : "s", given);
    if (given < least)
        return raise(t, ClassId::TypeError, "%s expected at least %u argument%s, got %u", shortName(info).c_str(), least, least == 1 ? "" : "s", given);
    return raise(t, ClassId::TypeError, "%s expected at most %u argument%s, got %u", shortName(info).c_str(), most, most == 1 ? "" : "s", given);
}

Outcome missingNamed(Thread &t, const NativeInfo &info, std::uint32_t i)
{
    return raise(t, ClassId::TypeError, "%s() missing required argument '%s' (pos %u)", shortName(info).c_str(), std::string(bytecode::symbolText(info.parameters[i])).c_str(), i + 1 - selfCount(info));
}

Outcome unexpectedKeyword(Thread &t, const NativeInfo &info, const std::string &name)
{
    const std::size_t named = info.parameters.size();
    if (info.positionalOnly >= named || named == selfCount(info)) return raise(t, ClassId::TypeError, "%s() takes no keyword arguments", nativeName(info).c_str());
    return raise(t, ClassId::TypeError, "'%s' is an invalid keyword argument for %s()", name.c_str(), shortName(info).c_str());
}

} // namespace forkyard::vm
