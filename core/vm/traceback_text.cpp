// The traceback text that CPython 3.11 prints, with its carets under the part of the line that failed.
#include "core/vm/exceptions.h"

#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/introspection.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"
#include "core/vm/suggestions.h"
#include "core/vm/traceback_lines.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

Items argsOf(const Machine &m, Value exception) { return itemsOf(m, m.at<ExceptionObject>(exception)->args); }

std::string qualifiedTypeName(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    const auto *cls = m.at<ClassObject>(classOf(m, exception));
    std::string name = textOf(m, cls->qualifiedName);
    const Value module = ownAttribute(m, cls, names::module());
    if (!isStr(m, module)) return name;
    const std::string moduleName = textOf(m, module);
    return moduleName == "__main__" || moduleName == "builtins" ? name : moduleName + "." + name;
}

void appendSyntaxDetails(Thread &t, Value exception, std::string &out)
{
    const Machine &m = t.machine;
    const Items args = argsOf(m, exception);
    if (args.count != 2 || !isTuple(m, args[1])) return;
    const Items d = itemsOf(m, args[1]);
    if (d.count < 4 || !isStr(m, d[0]) || !d[1].isInt()) return;
    out += "  File \"" + textOf(m, d[0]) + "\", line " + std::to_string(d[1].asInt()) + "\n";
    if (!isStr(m, d[3])) return;
    std::string line = textOf(m, d[3]);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    std::size_t indent = 0;
    while (indent < line.size() && (line[indent] == ' ' || line[indent] == '\t')) ++indent;
    out += "    " + line.substr(indent) + "\n";
    if (!d[2].isInt()) return;
    const std::int64_t column = d[2].asInt() - 1 - static_cast<std::int64_t>(indent);
    const std::int64_t width = d.count >= 6 && d[5].isInt() && d[4] == d[1] && d[5].asInt() > d[2].asInt() ? d[5].asInt() - d[2].asInt() : 1;
    if (column >= 0) out += "    " + std::string(static_cast<std::size_t>(column), ' ') + std::string(static_cast<std::size_t>(width), '^') + "\n";
}

void appendIndented(std::string &out, std::string_view text, const std::string &margin)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        out += margin;
        out += text.substr(0, end);
        text.remove_prefix(end);
    }
}

/// The exceptions of a group; no items: it is none.
Items membersOf(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    const Value group = getAttributeRaw(t, m.builtins, "BaseExceptionGroup");
    if (group.isUnbound() || !isSubclass(m, m.at<Object>(exception)->cls, group.asHandle())) return {};
    const Value members = ownAttribute(m, m.at<Object>(exception), bytecode::intern("exceptions"));
    return isTuple(m, members) ? itemsOf(m, members) : Items{};
}

/// How far in, and how deep in groups, text is written: CPython frames what belongs to a group.
struct GroupDepth {
    unsigned depth = 0;
    bool needsClosing = false;
    std::string indent() const { return std::string(2 * depth, ' '); }
    std::string margin(char c = '|') const { return depth ? indent() + c + ' ' : std::string(); }
};
constexpr unsigned MostGroupDepth = 10, MostGroupWidth = 15;

void appendChain(Thread &t, Value exception, std::vector<Value> &seen, std::string &out, GroupDepth &groups);

void appendGroup(Thread &t, Value exception, const Items &members, std::vector<Value> &seen, std::string &out, GroupDepth &groups)
{
    if (groups.depth > MostGroupDepth) return appendIndented(out, "... (max_group_depth is 10)\n", groups.margin());
    const bool isOutermost = groups.depth == 0;
    if (isOutermost) ++groups.depth;
    std::string trace = formatTraceback(t, exception);
    if (const std::size_t head = trace.find('\n'); head != trace.npos) {
        appendIndented(out, "Exception Group " + trace.substr(0, head + 1), groups.margin(isOutermost ? '+' : '|'));
        appendIndented(out, std::string_view(trace).substr(head + 1), groups.margin());
    }
    out += groups.margin() + formatExceptionOnly(t, exception);
    const bool isCut = members.count > MostGroupWidth;
    const std::size_t count = isCut ? MostGroupWidth + 1 : members.count;
    for (std::size_t i = 0; i < count; ++i) {
        if (i + 1 == count) groups.needsClosing = true;
        const bool isRest = i == MostGroupWidth;
        out += groups.indent() + (i == 0 ? "+-" : "  ") + "+---------------- " + (isRest ? "..." : std::to_string(i + 1)) + " ----------------\n";
        ++groups.depth;
        if (isRest) {
            const std::size_t left = members.count - MostGroupWidth;
            appendIndented(out, "and " + std::to_string(left) + " more exception" + (left == 1 ? "" : "s") + "\n", groups.margin());
        } else {
            appendChain(t, members[i], seen, out, groups);
        }
        if (i + 1 == count && groups.needsClosing) {
            out += groups.indent() + "+------------------------------------\n";
            groups.needsClosing = false;
        }
        --groups.depth;
    }
    if (isOutermost) groups.depth = 0;
}

void appendChain(Thread &t, Value exception, std::vector<Value> &seen, std::string &out, GroupDepth &groups)
{
    const Machine &m = t.machine;
    seen.push_back(exception);
    const auto *e = m.at<ExceptionObject>(exception);
    const auto isNew = [&](Value v) { return isKind(m, v, Kind::Exception) && std::find(seen.begin(), seen.end(), v) == seen.end(); };
    if (isNew(e->cause)) {
        appendChain(t, e->cause, seen, out, groups);
        appendIndented(out, "\nThe above exception was the direct cause of the following exception:\n\n", groups.margin());
    } else if (!(e->flags & ExceptionObject::SuppressContext) && isNew(e->context)) {
        appendChain(t, e->context, seen, out, groups);
        appendIndented(out, "\nDuring handling of the above exception, another exception occurred:\n\n", groups.margin());
    }
    if (const Items members = membersOf(t, exception); members.count != 0) return appendGroup(t, exception, members, seen, out, groups);
    std::string text = formatTraceback(t, exception);
    if (isInstance(m, exception, ClassId::SyntaxError)) appendSyntaxDetails(t, exception, text);
    appendIndented(out, text, groups.margin());
    // Of a message of several lines the first alone stands in the frame.
    out += groups.margin() + formatExceptionOnly(t, exception);
}

} // namespace

std::string formatExceptionOnly(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    std::string text;
    const Value saved = t.exception;
    if (isInstance(m, exception, ClassId::SyntaxError) && argsOf(m, exception).count == 2) {
        static_cast<void>(appendStr(t, argsOf(m, exception)[0], text));
    } else if (const Value noted = ownAttribute(m, m.at<Object>(exception), bytecode::intern("__forkyard_str__")); isStr(m, noted)) {
        text = textOf(m, noted); // a __str__ written in the language, asked beforehand by the prelude
    } else if (appendStr(t, exception, text) != Outcome::Done) {
        t.exception = saved;
        text = "<exception str() failed>";
    }
    text += suggestionFor(t, exception);
    std::string out = qualifiedTypeName(t, exception);
    if (!text.empty()) out += ": " + text;
    out += "\n";
    const Value notes = ownAttribute(m, m.at<Object>(exception), names::notes());
    if (isList(m, notes)) {
        const Items items = itemsOf(m, notes);
        for (std::size_t i = 0; i < items.count; ++i)
            if (isStr(m, items[i])) out += textOf(m, items[i]) + "\n";
    }
    return out;
}

std::string formatTraceback(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    Handle h = m.at<ExceptionObject>(exception)->traceback;
    if (!h) return {};
    std::string out = "Traceback (most recent call last):\n";
    // CPython folds frames that repeat more than three times.
    std::uint32_t lastCode = 0, lastLine = 0, repeats = 0;
    const auto tellRepeats = [&] {
        if (repeats > 3) out += "  [Previous line repeated " + std::to_string(repeats - 3) + " more time" + (repeats - 3 == 1 ? "" : "s") + "]\n";
    };
    for (; h; h = m.at<TracebackObject>(h)->next) {
        const auto *tb = m.at<TracebackObject>(h);
        if (tb->code != lastCode || tb->line != lastLine) {
            tellRepeats();
            lastCode = tb->code;
            lastLine = tb->line;
            repeats = 0;
        }
        if (++repeats > 3) continue;
        if (std::vector<ShownFrame> shown; shownFramesAt(m, tb->code, tb->line, shown)) {
            for (const ShownFrame &frame : shown) out += "  File \"" + frame.file + "\", line " + std::to_string(frame.line) + ", in " + frame.function + "\n" + frame.text;
            continue;
        }
        const auto &code = m.code(tb->code);
        out += "  File \"" + code.fileName + "\", line " + std::to_string(tb->line) + ", in " + code.name + "\n";
        const auto source = m.sources.find(code.fileName);
        if (source != m.sources.end() && code.fileName != "<string>") out += tracebackLines(source->second, (tb->lined ? code.spans : code.fastSpans)[tb->pc]);
    }
    tellRepeats();
    return out;
}

std::string formatException(Thread &t, Value exception)
{
    std::string out;
    std::vector<Value> seen;
    GroupDepth groups;
    appendChain(t, exception, seen, out, groups);
    return out;
}

} // namespace forkyard::vm
