// What the prelude's functions for text use of the machine (module _machine): reading format strings piece by piece.
#include "core/vm/format_percent.h"
#include "core/vm/format_template.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/text_arguments.h"

namespace forkyard::vm {

namespace {

Value textValue(Thread &t, std::u32string_view text) { return makeStr(t, text.data(), text.size()); }
Value textOrNone(Thread &t, bool there, std::u32string_view text) { return there ? textValue(t, text) : Value::none(); }

/// format_next(text, position): (position behind it, literal, field name or None, conversion, specification, whether that
/// has fields), or None at the end.
Outcome formatNext(Call &call)
{
    const std::u32string text = charactersOf(strAt(call, 0));
    auto at = static_cast<std::size_t>(call[1].asInt());
    if (at >= text.size()) return call.done();
    Markup markup;
    FORKYARD_TRY(readMarkup(call.thread, text, at, markup));
    Thread &t = call.thread;
    const Value parts[] = {Value::integer(static_cast<std::int64_t>(at)),
                           textValue(t, markup.literal),
                           textOrNone(t, markup.hasField, markup.name),
                           markup.conversion ? makeCharacter(t, markup.conversion) : t.machine.emptyString,
                           textValue(t, markup.spec),
                           Value::boolean(markup.specHasFields)};
    return call.done(makeTuple(t, parts, 6));
}

/// format_split(field name): (number, key or '', list of (is attribute, name or number)).
Outcome formatSplit(Call &call)
{
    Thread &t = call.thread;
    const std::u32string text = charactersOf(strAt(call, 0));
    FieldName name;
    FORKYARD_TRY(readFieldName(t, text, name));
    const Value steps = makeList(t, nullptr, 0);
    for (const FieldName::Step &step : name.steps) {
        const Value pair[] = {Value::boolean(step.isAttribute), step.index >= 0 && !step.isAttribute ? makeInt(t, step.index) : textValue(t, step.name)};
        listAppend(t, steps, makeTuple(t, pair, 2));
    }
    const Value first = name.index >= 0 ? makeInt(t, name.index) : textValue(t, name.first);
    const Value parts[] = {first, steps};
    return call.done(makeTuple(t, parts, 2));
}

Value numberOf(Thread &t, bool isArgument, std::int64_t number)
{
    if (isArgument) return makeCharacter(t, U'*');
    return number < 0 ? Value::none() : makeInt(t, number);
}

/// percent_next(format, position): (position behind it, literal, key or None, flags, width, precision, type or None at the
/// end); width and precision are a number, None or '*'.
Outcome percentNext(Call &call)
{
    Thread &t = call.thread;
    const std::u32string format = charactersOf(strAt(call, 0));
    const auto start = static_cast<std::size_t>(call[1].asInt());
    std::size_t at = std::min(format.find(U'%', start), format.size());
    const Value literal = textValue(t, std::u32string_view(format).substr(start, at - start));
    Value parts[7] = {Value::none(), literal};
    for (unsigned i = 2; i < 7; ++i) parts[i] = Value::none();
    if (at < format.size()) {
        ++at;
        PercentField field;
        FORKYARD_TRY(readPercentField(t, format, at, field));
        std::string flags;
        if (field.left) flags += '-';
        if (field.plus) flags += '+';
        if (field.blank) flags += ' ';
        if (field.alternate) flags += '#';
        if (field.zero) flags += '0';
        parts[2] = textOrNone(t, field.hasKey, field.key);
        parts[3] = makeStr(t, flags);
        parts[4] = numberOf(t, field.widthIsArgument, field.width > 0 ? field.width : -1);
        parts[5] = numberOf(t, field.precisionIsArgument, field.precision);
        parts[6] = makeCharacter(t, field.type);
    }
    parts[0] = Value::integer(static_cast<std::int64_t>(at));
    return call.done(makeTuple(t, parts, 7));
}

} // namespace

void defineTextHelpers(Thread &t, Handle machineModule)
{
    defineFunctions(t, machineModule, {
        {"format_next", "text, position, /", formatNext},
        {"format_split", "name, /", formatSplit},
        {"percent_next", "format, position, /", percentNext},
        {"thread_number", "/", [](Call &call) { return call.done(Value::integer(call.thread.number)); }},
    });
}

} // namespace forkyard::vm
