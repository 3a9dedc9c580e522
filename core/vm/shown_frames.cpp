// Reading the library's remarks on which frames CPython shows (introspection.h says how they are written).
#include "core/vm/introspection.h"

#include "core/vm/attributes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/strings.h"

#include <charconv>

namespace forkyard::vm {

namespace {

constexpr std::string_view Mark = "#: ";

std::string_view sourceOf(const bytecode::Code &code)
{
    const std::string_view name = code.fileName;
    return builtinSource(name.substr(1, name.size() - 2));
}

std::string_view lineOf(std::string_view source, std::uint32_t number)
{
    std::size_t start = 0;
    for (std::uint32_t line = 1; line < number; ++line) {
        start = source.find('\n', start);
        if (start == source.npos) return {};
        ++start;
    }
    return source.substr(start, source.find('\n', start) - start);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string_view word(std::string_view &text)
{
    text = trimmed(text);
    const std::string_view first = text.substr(0, text.find(' '));
    text.remove_prefix(first.size());
    return first;
}

std::size_t number(std::string_view text)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

ShownFrame frameIn(std::string_view remark)
{
    const std::size_t bar = remark.find(" | ");
    std::string_view head = remark.substr(0, bar), text = bar == remark.npos ? std::string_view() : trimmed(remark.substr(bar + 3));
    ShownFrame frame;
    std::string_view file = word(head);
    if (file.starts_with('<') && !file.ends_with('>')) { // <frozen runpy>
        file = remark.substr(remark.find('<'), remark.find('>') + 1 - remark.find('<'));
        head = head.substr(head.find('>') + 1);
    }
    frame.file = file.starts_with('<') ? std::string(file) : LibraryFolder + std::string(file); // "<string>" is code made by exec
    frame.line = static_cast<std::uint32_t>(number(word(head)));
    frame.function = word(head);
    const std::size_t carets = text.find(" | ");
    if (text.empty()) return frame;
    frame.text = "    " + std::string(trimmed(text.substr(0, carets))) + "\n";
    if (carets != text.npos) {
        std::string_view columns = text.substr(carets + 3);
        const std::size_t from = number(word(columns));
        const std::string_view to = word(columns);
        const bool literal = to.find('^') != to.npos; // written out where CPython marks an operator
        frame.text += "    " + std::string(from, ' ') + (literal ? std::string(to) : std::string(number(to) - from, '^')) + "\n";
    }
    return frame;
}

} // namespace

bool hasShownFrames(std::string_view source) { return source.find(Mark) != source.npos; }

bool isShownAt(const Machine &, const LoadedCode &code, std::uint32_t line)
{
    return code.hasShownFrames && lineOf(sourceOf(*code.code), line).find(Mark) != std::string_view::npos;
}

bool shownFramesAt(const Machine &m, std::uint32_t code, std::uint32_t line, std::vector<ShownFrame> &frames)
{
    const LoadedCode &loaded = *m.codes[code];
    if (!loaded.hasShownFrames) return false;
    std::string_view text = lineOf(sourceOf(*loaded.code), line);
    for (std::size_t mark = text.find(Mark); mark != text.npos; mark = text.find(Mark)) {
        text.remove_prefix(mark + Mark.size());
        frames.push_back(frameIn(text.substr(0, text.find(Mark))));
    }
    return !frames.empty();
}

void showInterrupted(Thread &t, const char *how)
{
    Machine &m = t.machine;
    if (t.frame == 0 || t.exception.isUnbound() || !isInstance(m, t.exception, ClassId::KeyboardInterrupt) || m.at<ExceptionObject>(t.exception)->traceback != 0) return;
    auto *frame = m.at<FrameObject>(t.frame);
    const bytecode::Code &code = m.code(frame->code);
    const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
    if (frame->flags & FrameObject::Hidden || frame->pc >= instructions.size()) return;
    const bytecode::Instruction &call = instructions[frame->pc];
    if (call.op != bytecode::Op::Call && call.op != bytecode::Op::CallMethod && call.op != bytecode::Op::CallEx) return;
    const Value called = frame->registers()[call.b];
    if (!isKind(m, called, Kind::Native) || m.at<NativeObject>(called)->owner == 0) return;
    const auto *native = m.at<NativeObject>(called);
    const Value of = getAttributeRaw(t, native->owner, "__module__");
    const Value module = isStr(m, of) ? dictGetStr(t, Value::object(m.modules), textOf(m, of)) : Value();
    if (module.isUnbound()) return;
    const Value function = getAttributeRaw(t, module.asHandle(), "_in_" + textOf(m, m.at<ClassObject>(native->owner)->name) + "_" + std::string(m.natives[native->native].name) + how);
    if (!isKind(m, function, Kind::Function)) return;
    const LoadedCode &shown = *m.codes[m.at<FunctionObject>(function)->code];
    auto *traceback = newObject<TracebackObject>(t, Kind::Traceback, ClassId::Traceback);
    traceback->function = function.asHandle();
    traceback->code = m.at<FunctionObject>(function)->code;
    traceback->pc = 0;
    traceback->lined = false;
    traceback->line = shown.code->firstLine + 1;
    traceback->next = 0;
    m.at<ExceptionObject>(t.exception)->traceback = m.heap.handleOf(traceback);
}

} // namespace forkyard::vm
