#include "core/virtual/operation_text.h"

#include "core/vm/classes.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/shape.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <cctype>
#include <string_view>

namespace forkyard::virtual_host {

using bytecode::Op;
using vm::Kind;
using vm::Value;

namespace {

constexpr std::size_t LongestText = 60;

const bytecode::Code &codeOf(const vm::Machine &m, const vm::FrameObject *frame) { return m.code(frame->code); }

const SourceSpan *spanAt(const vm::Machine &m, const vm::FrameObject *frame, std::size_t pc)
{
    const auto &spans = frame->lined ? codeOf(m, frame).spans : codeOf(m, frame).fastSpans;
    return pc < spans.size() && spans[pc].isValid() ? &spans[pc] : nullptr;
}

std::string_view lineOf(std::string_view text, std::uint32_t number)
{
    for (std::uint32_t line = 1; line < number; ++line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

/// What stands between two places of the program, its lines joined by blanks, shortened where it is long.
std::string sourceOf(const vm::Machine &m, const std::string &file, const SourceSpan &span)
{
    const auto found = m.sources.find(file);
    if (found == m.sources.end()) return {};
    std::string text;
    for (std::uint32_t line = span.line; line <= span.endLine; ++line) {
        std::string_view part = lineOf(found->second, line);
        if (line == span.endLine) part = part.substr(0, span.endColumn);
        if (line == span.line) part.remove_prefix(std::min<std::size_t>(span.column, part.size()));
        else part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
        if (!text.empty() && !part.empty() && text.back() != '(' && text.back() != '[') text += ' ';
        text += part;
    }
    if (text.size() <= LongestText) return text;
    std::size_t cut = LongestText;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
    return text.substr(0, cut) + "…";
}

const bytecode::Instruction &instructionAt(const vm::Machine &m, const vm::FrameObject *frame, std::size_t pc)
{
    const vm::LoadedCode &loaded = *m.codes[frame->code];
    return (frame->lined ? loaded.lined : loaded.fast)[pc];
}

Value slotValue(const vm::Machine &m, vm::Handle holder, bytecode::Symbol name) { return vm::ownAttribute(m, m.at<vm::Object>(holder), name); }

vm::Handle moduleOf(const vm::Machine &m, const vm::FrameObject *frame) { return m.at<vm::FunctionObject>(frame->function)->module; }

/// What a load would give now; unbound where that cannot be told without doing it.
Value loadedNow(const vm::Machine &m, const vm::FrameObject *frame, const bytecode::Instruction &ip)
{
    const Value *r = const_cast<vm::FrameObject *>(frame)->registers();
    switch (ip.op) {
    case Op::LoadGlobal: {
        const Value own = slotValue(m, moduleOf(m, frame), ip.d);
        return own.isUnbound() ? slotValue(m, m.builtins, ip.d) : own;
    }
    case Op::LoadAttr:
    case Op::LoadMethod: return r[ip.b].isObject() ? slotValue(m, r[ip.b].asHandle(), ip.d) : Value();
    case Op::LoadCell: return m.at<vm::CellObject>(r[ip.b])->content;
    case Op::LoadIndex:
        if (vm::isKind(m, r[ip.b], Kind::List) && r[ip.c].isInt()) {
            const vm::Items items = vm::itemsOf(m, m.at<vm::ListObject>(r[ip.b]));
            std::int64_t at = r[ip.c].asInt();
            if (at < 0) at += static_cast<std::int64_t>(items.count);
            if (at >= 0 && static_cast<std::size_t>(at) < items.count) return items[static_cast<std::size_t>(at)];
        }
        return {};
    default: return {};
    }
}

bool isFurnitureValue(const vm::Machine &m, Value v)
{
    switch (vm::kindOf(m, v)) {
    case Kind::Module:
    case Kind::Function:
    case Kind::Class:
    case Kind::Native:
    case Kind::Method:
    case Kind::Wrapper: return true;
    default: return false;
    }
}

/// Register of the value that is stored; the instruction's own span is what it is stored to.
unsigned storedRegister(const bytecode::Instruction &ip)
{
    switch (ip.op) {
    case Op::StoreAttr:
    case Op::StoreCell: return ip.b;
    case Op::StoreIndex: return ip.c;
    default: return ip.a;
    }
}

/// As people read it: data as the language writes it, other things by their class.
std::string valueText(vm::Thread &thread, Value value)
{
    std::string text = vm::shortText(thread, value);
    return text.starts_with('<') ? vm::typeName(thread.machine, value) : text;
}

/// "lock" of "with lock: …", whatever follows.
std::string managerOf(std::string_view statement)
{
    if (statement.starts_with("with ")) statement.remove_prefix(5);
    int depth = 0;
    for (std::size_t at = 0; at < statement.size(); ++at) {
        const char c = statement[at];
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        if (depth == 0 && (c == ':' || statement.substr(at).starts_with(" as "))) return std::string(statement.substr(0, at));
    }
    return std::string(statement);
}

bool isName(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

} // namespace

vm::Handle visibleFrame(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    for (vm::Handle frame = thread.frame; frame; frame = m.at<vm::FrameObject>(frame)->caller)
        if (!(m.at<vm::FrameObject>(frame)->flags & vm::FrameObject::Hidden)) return frame;
    return 0;
}

std::uint32_t visibleLine(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    const vm::Handle handle = visibleFrame(thread);
    if (!handle) return 0;
    const auto *frame = m.at<vm::FrameObject>(handle);
    const SourceSpan *span = spanAt(m, frame, frame->pc);
    return span ? vm::packedLine(*m.codes[frame->code], span->line) : 0;
}

NextText nextText(vm::Thread &thread, const Operation &operation)
{
    NextText next;
    const vm::Machine &m = thread.machine;
    const vm::Handle handle = visibleFrame(thread);
    if (!handle) return next;
    auto *frame = m.at<vm::FrameObject>(handle);
    const SourceSpan *span = spanAt(m, frame, frame->pc);
    if (!span) return next;
    const std::string &file = codeOf(m, frame).fileName;
    next.text = sourceOf(m, file, *span);
    const bool isOwn = handle == thread.frame;
    if (isOwn && operation.kind == Operation::Sync) {
        const Op op = instructionAt(m, frame, frame->pc).op;
        if (op != Op::WithEnter && op != Op::WithLeave) return next;
        next.kind = op == Op::WithEnter ? NextKind::Acquire : NextKind::Release;
        next.text = managerOf(next.text);
        return next;
    }
    if (!isOwn || (operation.kind != Operation::Load && operation.kind != Operation::Store)) return next;
    const bytecode::Instruction &ip = instructionAt(m, frame, frame->pc);
    if (operation.kind == Operation::Load) {
        const bool isAccess = ip.op == Op::LoadGlobal || ip.op == Op::LoadAttr || ip.op == Op::LoadCell || ip.op == Op::LoadIndex || ip.op == Op::LoadIndexK;
        if (!isAccess) return next;
        next.kind = NextKind::Load;
        next.name = ip.op == Op::LoadGlobal ? std::string(bytecode::symbolText(ip.d)) : next.text;
        next.text = next.name;
        const Value value = loadedNow(m, frame, ip);
        if (value.isUnbound()) return next;
        next.value = valueText(thread, value);
        next.isData = !vm::shortText(thread, value).starts_with('<');
        return next;
    }
    const bool isStore = ip.op == Op::StoreGlobal || ip.op == Op::StoreAttr || ip.op == Op::StoreCell || ip.op == Op::StoreIndex;
    if (!isStore) return next;
    next.kind = NextKind::Store;
    // Where the span is the whole statement, the target stands before its sign of assignment.
    const std::size_t sign = next.text.find_first_of("=+-*/%");
    next.name = ip.op == Op::StoreGlobal ? std::string(bytecode::symbolText(ip.d)) : next.text.substr(0, std::min(sign, next.text.size()));
    while (!next.name.empty() && next.name.back() == ' ') next.name.pop_back();
    const unsigned stored = storedRegister(ip);
    next.value = valueText(thread, frame->registers()[stored]);
    next.isData = !vm::shortText(thread, frame->registers()[stored]).starts_with('<');
    next.text = next.name + " ← " + next.value;
    if (frame->pc > 0 && instructionAt(m, frame, frame->pc - 1).a == stored)
        if (const SourceSpan *worked = spanAt(m, frame, frame->pc - 1)) next.source = sourceOf(m, file, *worked);
    return next;
}

vm::Handle subjectOf(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    const vm::Handle handle = visibleFrame(thread);
    if (!handle) return 0;
    auto *frame = m.at<vm::FrameObject>(handle);
    const bytecode::Instruction &ip = instructionAt(m, frame, frame->pc);
    if (ip.op != Op::WithEnter && ip.op != Op::WithLeave && ip.op != Op::CallMethod) return 0;
    const Value subject = frame->registers()[ip.op == Op::CallMethod ? ip.b + 1 : ip.b];
    return subject.isObject() ? subject.asHandle() : 0;
}

void callIt(NextText &next, const std::string &name)
{
    if (name.empty() || next.kind == NextKind::Load || next.kind == NextKind::Store) return;
    if (next.kind != NextKind::Source) {
        next.text = name;
        return;
    }
    // The call's own brackets are its last ones.
    if (!next.text.ends_with(')')) return;
    int depth = 0;
    std::size_t at = next.text.size();
    while (at > 0 && ((depth += next.text[at - 1] == ')'), (depth -= next.text[at - 1] == '('), --at, depth > 0)) {}
    const std::size_t dot = next.text.rfind('.', at);
    if (dot != std::string::npos && depth == 0) next.text.replace(0, dot, name);
}

std::string withValues(vm::Thread &thread, const std::string &source, const std::unordered_map<std::string, std::string> &loaded)
{
    const vm::Machine &m = thread.machine;
    const vm::Handle handle = visibleFrame(thread);
    if (!handle) return {};
    auto *frame = m.at<vm::FrameObject>(handle);
    const auto &names = codeOf(m, frame).localNames;
    const auto valueOf = [&](const std::string &name) -> std::string {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (bytecode::symbolText(names[i]) != name || codeOf(m, frame).localIsCell[i]) continue;
            const Value value = frame->registers()[i];
            return value.isUnbound() ? std::string() : valueText(thread, value);
        }
        const auto found = loaded.find(name);
        return found == loaded.end() ? std::string() : found->second;
    };
    std::string text;
    bool isOperation = false;
    for (std::size_t at = 0; at < source.size();) {
        const char c = source[at];
        if (isName(c)) {
            std::size_t end = at;
            while (end < source.size() && (isName(source[end]) || source[end] == '.')) ++end;
            const std::string word = source.substr(at, end - at);
            const std::string value = std::isdigit(static_cast<unsigned char>(c)) ? word : valueOf(word);
            if (value.empty()) return {};
            text += value;
            at = end;
            continue;
        }
        if (c == '=') { // of "balance += 5"
            ++at;
            continue;
        }
        if (std::string_view("+-*/% ()").find(c) == std::string_view::npos) return {};
        isOperation |= c != ' ' && c != '(' && c != ')';
        text += c;
        ++at;
    }
    return isOperation ? text : std::string();
}

bool isFurniture(const vm::Thread &thread, const Operation &operation)
{
    if (operation.kind != Operation::Load || !thread.frame) return false;
    const vm::Machine &m = thread.machine;
    const auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, frame, frame->pc);
    if (ip.op == Op::LoadMethod) return true;
    if (ip.op != Op::LoadGlobal && ip.op != Op::LoadAttr) return false;
    const Value value = loadedNow(m, frame, ip);
    return value.isUnbound() ? ip.op == Op::LoadAttr : isFurnitureValue(m, value);
}

std::string toldAs(const NextText &next)
{
    switch (next.kind) {
    case NextKind::Load: return next.text + " →";
    case NextKind::Acquire: return next.text + ".__enter__()";
    case NextKind::Release: return next.text + ".__exit__()";
    default: return next.text;
    }
}

} // namespace forkyard::virtual_host
