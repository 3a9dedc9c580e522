// Joins the lexer, the parser and the explainer of what is wrong.
#include "core/lang/parse.h"

#include "core/lang/explainer.h"
#include "core/lang/lexer.h"
#include "core/lang/parser.h"
#include "core/lang/symbols.h"

namespace forkyard::lang {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

Diagnostic mistake(std::string code, SourceSpan span) {
    return {std::move(code), {}, span, DiagnosticClass::UserMistake, {}};
}

SourceSpan lineOf(std::string_view text, std::size_t offset) {
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < offset; ++i)
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) ++line;
    return {line, 0, 0, 0};
}

} // namespace

Result<std::unique_ptr<Module>> parse(std::string_view source) {
    if (source.starts_with(ByteOrderMark)) source.remove_prefix(ByteOrderMark.size());
    if (const std::size_t zero = source.find('\0'); zero != source.npos)
        return mistake("syntax.null-bytes", lineOf(source, zero));
    if (source.size() > MaximumSourceBytes) {
        Diagnostic tooLarge = mistake("limit.source-size", {});
        tooLarge.arguments = {std::to_string(source.size()), std::to_string(MaximumSourceBytes)};
        tooLarge.category = DiagnosticClass::LimitReached;
        return tooLarge;
    }
    const TokenStream stream = tokenize(source);
    Parser parser(stream);
    try {
        return parser.parseModule();
    } catch (const Misfit &) {
        return explain(stream, parser.statementStart(), parser.position());
    } catch (const Refusal &refusal) {
        if (refusal.ours) return refusal.diagnostic;
        return preferLexer(stream, refusal.diagnostic, stream.tokens[parser.position()].span.line);
    }
}

Status resolve(Module &module) {
    try {
        const auto symbols = collectSymbols(module);
        bindNames(*symbols);
        checkPlaces(module);
    } catch (const Refusal &refusal) {
        return refusal.diagnostic;
    }
    return Nothing{};
}

Result<std::unique_ptr<Module>> parseProgram(std::string_view source) {
    auto module = parse(source);
    if (!module) return module;
    if (const Status resolved = resolve(*module.value()); !resolved) return resolved.error();
    return module;
}

} // namespace forkyard::lang
