// Which type's file answers an operation, and CPython's words where none does.
#include "core/vm/operations.h"

#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/format.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

constexpr const char *BinaryText[] = {"+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"};
constexpr const char *InplaceText[] = {"+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="};
constexpr const char *CompareText[] = {"==", "!=", "<", "<=", ">", ">="};

Outcome unsupported(Thread &t, const char *text, Value a, Value b)
{
    // Python 2's way of printing elsewhere is a shift of print here.
    const Machine &m = t.machine;
    const bool printed = std::string_view(text) == ">>" && isKind(m, a, Kind::Native) && m.natives[m.at<NativeObject>(a)->native].name == "print";
    const std::string stream = printed && typeName(m, b) == "TextIOWrapper" ? "_io." : "";
    return raise(t, ClassId::TypeError, "unsupported operand type(s) for %s: '%s' and '%s%s'%s", text, typeName(m, a).c_str(), stream.c_str(), typeName(m, b).c_str(),
                 printed ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : "");
}

Outcome operate(Thread &t, BinaryOperator op, Value a, Value b, bool inplaceForm, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, a) || isUserObject(m, b)) return Outcome::Python;
    bool handled = false;
    Outcome outcome = numberBinary(t, op, a, b, result, handled);
    if (handled) return outcome;
    if (inplaceForm) outcome = textInplace(t, op, a, b, result, handled);
    if (handled) return outcome;
    outcome = textBinary(t, op, a, b, result, handled);
    if (handled) return outcome;
    outcome = containerBinary(t, op, a, b, inplaceForm, result, handled);
    if (handled) return outcome;
    // int | str: a union of types.
    if (op == BinaryOperator::Or && !inplaceForm && (isKind(m, a, Kind::Class) || isKind(m, b, Kind::Class))) return Outcome::Python;
    return unsupported(t, inplaceForm ? InplaceText[static_cast<int>(op)] : BinaryText[static_cast<int>(op)], a, b);
}

bool hasSpecial(Thread &t, Value v, bytecode::Symbol name) { return !lookupInClass(t, classOf(t.machine, v), name).isUnbound(); }

} // namespace

std::string typeName(const Machine &m, Value v) { return textOf(m, m.at<ClassObject>(classOf(m, v))->name); }

bool isUserObject(const Machine &m, Value v)
{
    return v.isObject() && !(m.at<ClassObject>(m.at<Object>(v)->cls)->flags & ClassObject::BuiltIn);
}

Outcome binary(Thread &t, BinaryOperator op, Value a, Value b, Value &result) { return operate(t, op, a, b, false, result); }
Outcome inplace(Thread &t, BinaryOperator op, Value a, Value b, Value &result) { return operate(t, op, a, b, true, result); }

// negative, positive, invert: numbers.cpp

Outcome operateBuiltin(Thread &t, BinaryOperator op, Value a, Value b, bool inplaceForm, Value &result, bool &handled)
{
    handled = false;
    Outcome outcome = numberBinary(t, op, a, b, result, handled);
    if (!handled && inplaceForm) outcome = textInplace(t, op, a, b, result, handled);
    if (!handled) outcome = textBinary(t, op, a, b, result, handled);
    if (!handled) outcome = containerBinary(t, op, a, b, inplaceForm, result, handled);
    return outcome;
}

Outcome raiseUnsupported(Thread &t, BinaryOperator op, Value a, Value b, bool inplaceForm)
{
    return unsupported(t, inplaceForm ? InplaceText[static_cast<int>(op)] : BinaryText[static_cast<int>(op)], a, b);
}

Outcome raiseUnordered(Thread &t, Comparison op, Value a, Value b)
{
    return raise(t, ClassId::TypeError, "'%s' not supported between instances of '%s' and '%s'", CompareText[static_cast<int>(op)],
                 typeName(t.machine, a).c_str(), typeName(t.machine, b).c_str());
}

// -- Truth, length, elements

Outcome length(Thread &t, Value object, std::int64_t &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, object)) return Outcome::Python;
    if (isStr(m, object) || isBytesLike(m, object)) {
        result = static_cast<std::int64_t>(textLength(m, object));
        return Outcome::Done;
    }
    bool handled = false;
    const Outcome outcome = containerLength(t, object, result, handled);
    if (handled) return outcome;
    if (hasSpecial(t, object, names::len())) return Outcome::Python;
    return raise(t, ClassId::TypeError, "object of type '%s' has no len()", typeName(m, object).c_str());
}

Outcome truth(Thread &t, Value v, bool &result)
{
    const Machine &m = t.machine;
    if (!v.isObject()) {
        if (v.isReal()) result = v.asReal() != 0;
        else if (v.isInt()) result = v.asInt() != 0;
        else result = v.isTrue() || v.isEllipsis() || v.isNotImplemented();
        return Outcome::Done;
    }
    if (isUserObject(m, v)) return Outcome::Python;
    if (isStr(m, v) || isBytesLike(m, v)) {
        result = textLength(m, v) != 0;
        return Outcome::Done;
    }
    bool handled = false;
    const Outcome outcome = containerTruth(t, v, result, handled);
    if (handled) return outcome;
    if (hasSpecial(t, v, names::len()) || hasSpecial(t, v, names::bool_())) return Outcome::Python;
    result = true; // a big integer is never zero
    return Outcome::Done;
}

Outcome contains(Thread &t, Value container, Value item, bool &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, container)) return Outcome::Python;
    if (isStr(m, container) || isBytesLike(m, container)) return textContains(t, container, item, result);
    bool handled = false;
    const Outcome outcome = containerContains(t, container, item, result, handled);
    if (handled) return outcome;
    if (container.isObject() && (hasSpecial(t, container, names::contains()) || hasSpecial(t, container, names::iter()) || hasSpecial(t, container, names::getitem())))
        return Outcome::Python;
    return raise(t, ClassId::TypeError, "argument of type '%s' is not iterable", typeName(m, container).c_str());
}

Outcome getItem(Thread &t, Value object, Value key, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, object)) return Outcome::Python;
    if (isStr(m, object) || isBytesLike(m, object)) return textGetItem(t, object, key, result);
    bool handled = false;
    const Outcome outcome = containerGetItem(t, object, key, result, handled);
    if (handled) return outcome;
    if (isKind(m, object, Kind::Class) || hasSpecial(t, object, names::getitem())) return Outcome::Python;
    return raise(t, ClassId::TypeError, "'%s' object is not subscriptable", typeName(m, object).c_str());
}

Outcome setItem(Thread &t, Value object, Value key, Value value)
{
    const Machine &m = t.machine;
    if (isUserObject(m, object)) return Outcome::Python;
    if (isByteArray(m, object)) return textSetItem(t, object, key, value);
    bool handled = false;
    const Outcome outcome = containerSetItem(t, object, key, value, handled);
    if (handled) return outcome;
    if (hasSpecial(t, object, names::setitem())) return Outcome::Python;
    return raise(t, ClassId::TypeError, "'%s' object does not support item assignment", typeName(m, object).c_str());
}

Outcome deleteItem(Thread &t, Value object, Value key)
{
    const Machine &m = t.machine;
    if (isUserObject(m, object)) return Outcome::Python;
    if (isByteArray(m, object)) return textDeleteItem(t, object, key);
    bool handled = false;
    const Outcome outcome = containerDeleteItem(t, object, key, handled);
    if (handled) return outcome;
    if (hasSpecial(t, object, names::delitem())) return Outcome::Python;
    return raise(t, ClassId::TypeError, "'%s' object doesn't support item deletion", typeName(m, object).c_str());
}

Outcome getIter(Thread &t, Value object, Value &result)
{
    const Machine &m = t.machine;
    if (isUserObject(m, object)) return Outcome::Python;
    if (isKind(m, object, Kind::Generator) && !(m.at<Object>(object)->flags & GeneratorObject::Coroutine)) {
        result = object;
        return Outcome::Done;
    }
    bool handled = false;
    const Outcome outcome = containerGetIter(t, object, result, handled);
    if (handled) return outcome;
    if (object.isObject() && (hasSpecial(t, object, names::iter()) || hasSpecial(t, object, names::getitem()))) return Outcome::Python;
    return raise(t, ClassId::TypeError, "'%s' object is not iterable", typeName(m, object).c_str());
}

Outcome nextItem(Thread &t, IteratorObject *iterator, Value &result) { return iteratorNext(t, iterator, result); }

} // namespace forkyard::vm
