// Atoms: constants, displays, comprehensions; and what stands in a call's or a subscript's brackets.
#include "core/lang/parser.h"
#include "core/lang/unicode.h"

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cstdlib>

namespace forkyard::lang {

namespace {

/// CPython refuses to convert longer decimal literals (sys.get_int_max_str_digits()).
constexpr std::size_t MaximumDecimalDigits = 4300;

bool isFloat(std::string_view digits) {
    return digits.find_first_of(".eE") != std::string_view::npos;
}

/// The nearest double, infinity or zero where it is out of range.
double toDouble(const std::string &digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc::result_out_of_range) return value;
    static const locale_t plain = newlocale(LC_ALL_MASK, "C", nullptr);
    return strtod_l(digits.c_str(), nullptr, plain);
}

} // namespace

/// A name in its normal form. Of NFKC only the full-width letters and digits are known here; a name that it would
/// change otherwise is refused, so that no two names are silently taken for different ones.
std::string Parser::nameText(const Token &token) const {
    const std::string_view text = m_stream.textOf(token);
    if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return std::string(text);
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decodeUtf8(text, i);
        if (!isChangedByNormalization(c.value)) {
            result.append(text.substr(i, c.length));
        } else {
            const auto plain = mendFor(c.value);
            if (!plain || plain->empty()) refuse("subset.normalized-name", {std::string(text)}, token.span);
            result += *plain;
        }
        i += c.length;
    }
    return result;
}

ExprPtr Parser::atom() {
    using enum TokenKind;
    switch (current().kind) {
    case Name: {
        auto node = make<lang::Name>(current().span);
        node->id = name();
        return node;
    }
    case Number:
        return number();
    case String:
        return strings();
    case None:
        return constant(ConstantKind::None);
    case True:
        return constant(ConstantKind::True);
    case False:
        return constant(ConstantKind::False);
    case Ellipsis:
        return constant(ConstantKind::Ellipsis);
    case LeftParen:
        return parenthesized();
    case LeftBracket:
        return listDisplay();
    case LeftBrace:
        return braces();
    default:
        misfit();
    }
}

ExprPtr Parser::constant(ConstantKind kind) {
    auto node = make<Constant>(current().span);
    node->constant = kind;
    advance();
    return node;
}

ExprPtr Parser::number() {
    auto node = make<Constant>(current().span);
    std::string digits;
    for (const char c : m_stream.textOf(current()))
        if (c != '_') digits.push_back(c);
    const char marker = digits.size() > 1 ? static_cast<char>(digits[1] | 0x20) : '\0';
    node->base = digits[0] != '0' ? 10 : marker == 'x' ? 16 : marker == 'o' ? 8 : marker == 'b' ? 2 : 10;
    if (node->base == 10) {
        if ((digits.back() | 0x20) == 'j') refuse("subset.complex", {digits}, current().span);
        if (isFloat(digits)) {
            node->constant = ConstantKind::Float;
            node->number = toDouble(digits);
            advance();
            return node;
        }
        if (digits.size() > MaximumDecimalDigits)
            throw Refusal{{"syntax.int-too-long",
                           {std::to_string(digits.size())},
                           {current().span.line, 0, 0, 0},
                           DiagnosticClass::UserMistake,
                           {}}};
    } else {
        digits.erase(0, 2);
    }
    node->constant = ConstantKind::Int;
    node->text = std::move(digits);
    advance();
    return node;
}

// ---------------------------------------------------------------- displays

bool Parser::atComprehension() {
    if (!at(TokenKind::Async)) return at(TokenKind::For);
    m_furthest = std::max(m_furthest, m_at + 1);
    return ahead(1).kind == TokenKind::For;
}

ExprPtr Parser::parenthesized() {
    const SourceSpan start = current().span;
    expect(TokenKind::LeftParen);
    if (at(TokenKind::Yield)) {
        ExprPtr inner = yieldExpression();
        expect(TokenKind::RightParen);
        return inner;
    }
    auto tuple = make<Tuple>();
    if (!at(TokenKind::RightParen)) {
        ExprPtr first = starNamedExpression();
        const bool isStarred = first->kind == ExpressionKind::Starred;
        if (atComprehension() && !isStarred)
            return comprehension<GeneratorExp>(std::move(first), TokenKind::RightParen, start);
        if (!at(TokenKind::Comma)) {
            if (isStarred) misfit();
            expect(TokenKind::RightParen);
            return first;
        }
        tuple->elements.push_back(std::move(first));
        while (accept(TokenKind::Comma) && !at(TokenKind::RightParen)) tuple->elements.push_back(starNamedExpression());
    }
    expect(TokenKind::RightParen);
    tuple->span = since(start);
    return tuple;
}

ExprPtr Parser::listDisplay() {
    const SourceSpan start = current().span;
    expect(TokenKind::LeftBracket);
    auto list = make<List>();
    if (!at(TokenKind::RightBracket)) {
        ExprPtr first = starNamedExpression();
        if (atComprehension() && first->kind != ExpressionKind::Starred)
            return comprehension<ListComp>(std::move(first), TokenKind::RightBracket, start);
        list->elements.push_back(std::move(first));
        while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket))
            list->elements.push_back(starNamedExpression());
    }
    expect(TokenKind::RightBracket);
    list->span = since(start);
    return list;
}

/// A dict, a set, or a comprehension of either.
ExprPtr Parser::braces() {
    const SourceSpan start = current().span;
    expect(TokenKind::LeftBrace);
    if (at(TokenKind::RightBrace) || at(TokenKind::StarStar)) return dictDisplay(nullptr, start);
    const bool named = atNamedExpression();
    ExprPtr first = starNamedExpression();
    const bool plain = first->kind != ExpressionKind::Starred;
    if (at(TokenKind::Colon) && plain && !named) return dictDisplay(std::move(first), start);
    if (atComprehension() && plain) return comprehension<SetComp>(std::move(first), TokenKind::RightBrace, start);
    auto set = make<Set>();
    set->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace)) set->elements.push_back(starNamedExpression());
    expect(TokenKind::RightBrace);
    set->span = since(start);
    return set;
}

/// From after the brace, or from the colon if the first key has been read.
ExprPtr Parser::dictDisplay(ExprPtr firstKey, const SourceSpan &start) {
    auto dict = make<Dict>();
    if (firstKey) {
        expect(TokenKind::Colon);
        ExprPtr value = expression();
        if (atComprehension()) {
            auto node = make<DictComp>();
            node->key = std::move(firstKey);
            node->value = std::move(value);
            node->generators = comprehensionClauses();
            expect(TokenKind::RightBrace);
            node->span = since(start);
            return node;
        }
        dict->keys.push_back(std::move(firstKey));
        dict->values.push_back(std::move(value));
        if (!at(TokenKind::RightBrace)) expect(TokenKind::Comma);
    }
    while (!at(TokenKind::RightBrace)) {
        dictItem(*dict);
        if (!at(TokenKind::RightBrace)) expect(TokenKind::Comma);
    }
    expect(TokenKind::RightBrace);
    dict->span = since(start);
    return dict;
}

void Parser::dictItem(Dict &dict) {
    if (accept(TokenKind::StarStar)) {
        dict.keys.push_back(nullptr);
        dict.values.push_back(binary(1));
        return;
    }
    dict.keys.push_back(expression());
    expect(TokenKind::Colon);
    dict.values.push_back(expression());
}

template <typename Node> ExprPtr Parser::comprehension(ExprPtr element, TokenKind closing, const SourceSpan &start) {
    auto node = make<Node>();
    node->element = std::move(element);
    node->generators = comprehensionClauses();
    expect(closing);
    node->span = since(start);
    return node;
}

std::vector<Comprehension> Parser::comprehensionClauses() {
    std::vector<Comprehension> clauses;
    while (atComprehension()) {
        if (at(TokenKind::Async)) refuse("subset.async-comprehension", {}, current().span);
        advance();
        Comprehension clause;
        clause.target = targetList();
        if (!isTarget(*clause.target, Context::Store)) misfit();
        store(*clause.target);
        expect(TokenKind::In);
        clause.iterable = disjunction();
        while (accept(TokenKind::If)) clause.conditions.push_back(disjunction());
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

// ---------------------------------------------------------------- subscripts and calls

ExprPtr Parser::slices() {
    const SourceSpan start = current().span;
    const auto item = [this] { return at(TokenKind::Star) ? starred(true) : slice(); };
    ExprPtr first = item();
    if (!at(TokenKind::Comma) && first->kind != ExpressionKind::Starred) return first;
    auto tuple = make<Tuple>();
    tuple->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket)) tuple->elements.push_back(item());
    tuple->span = since(start);
    return tuple;
}

ExprPtr Parser::slice() {
    const SourceSpan start = current().span;
    ExprPtr first;
    if (!at(TokenKind::Colon)) {
        const bool named = atNamedExpression();
        first = namedExpression();
        if (!at(TokenKind::Colon) || named) return first;
    }
    const auto part = [this]() -> ExprPtr {
        if (at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket)) return nullptr;
        return expression();
    };
    auto node = make<Slice>();
    node->lower = std::move(first);
    expect(TokenKind::Colon);
    node->upper = part();
    if (accept(TokenKind::Colon)) node->step = part();
    node->span = since(start);
    return node;
}

/// What stands between the parentheses of a call. Nothing positional may follow a keyword but `*x`, nothing but
/// keywords may follow `**x`, and a generator without parentheses of its own must stand alone: it takes over those of
/// the call, which open at `generatorStart`. That is null for a class, which takes none.
void Parser::arguments(ExprList &positional, std::vector<Keyword> &keywords, const SourceSpan *generatorStart) {
    bool unpackedMapping = false;
    while (!at(TokenKind::RightParen)) {
        const SourceSpan start = current().span;
        if (at(TokenKind::Star)) {
            if (unpackedMapping) misfit();
            positional.push_back(starred(true));
        } else if (at(TokenKind::StarStar) || (at(TokenKind::Name) && ahead(1).kind == TokenKind::Equal)) {
            Keyword keyword;
            if (accept(TokenKind::StarStar)) {
                unpackedMapping = true;
            } else {
                keyword.name = name();
                advance();
            }
            keyword.value = expression();
            keyword.span = since(start);
            keywords.push_back(std::move(keyword));
        } else {
            if (!keywords.empty()) {
                if (at(TokenKind::Name)) m_furthest = std::max(m_furthest, m_at + 1); // it might have had a value
                misfit();
            }
            ExprPtr argument = namedExpression();
            const bool alone = positional.empty();
            if (alone && generatorStart && atComprehension()) {
                ExprPtr generator =
                    comprehension<GeneratorExp>(std::move(argument), TokenKind::RightParen, *generatorStart);
                --m_at; // the parenthesis is the call's too
                positional.push_back(std::move(generator));
                return;
            }
            positional.push_back(std::move(argument));
        }
        if (!at(TokenKind::RightParen)) expect(TokenKind::Comma);
    }
}

} // namespace forkyard::lang
