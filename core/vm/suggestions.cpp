// Edit distance with CPython's weights: a change costs 2, a change of case 1; at most a third of the letters may move.
#include "core/vm/suggestions.h"

#include "core/vm/classes.h"
#include "core/vm/exceptions.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cctype>

namespace forkyard::vm {

namespace {

constexpr std::size_t MoveCost = 2;

std::size_t substitutionCost(char a, char b)
{
    if (a == b) return 0;
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b)) ? 1 : MoveCost;
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j * MoveCost;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i * MoveCost;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t up = row[j];
            row[j] = std::min({up + MoveCost, row[j - 1] + MoveCost, diagonal + substitutionCost(a[i - 1], b[j - 1])});
            diagonal = up;
        }
    }
    return row[b.size()];
}

void collectNames(const Machine &m, const Object *object, std::vector<std::string> &names)
{
    const ShapeId shape = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE); // once: without the GIL it may change meanwhile
    const std::uint32_t count = slotCount(shape);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const bytecode::Symbol name = slotName(shape, slot);
        if (!isDeadName(name) && !ownAttribute(m, object, name).isUnbound()) names.emplace_back(bytecode::symbolText(name));
    }
}

void collectAttributes(const Machine &m, Value object, std::vector<std::string> &names)
{
    if (object.isObject()) collectNames(m, m.at<Object>(object), names);
    const Handle cls = isKind(m, object, Kind::Class) ? object.asHandle() : classOf(m, object);
    const auto *mro = m.at<TupleObject>(m.at<ClassObject>(cls)->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i) collectNames(m, m.at<Object>(mro->items()[i]), names);
    std::sort(names.begin(), names.end());
}

/// Locals of the frame that failed, globals, built-in names.
void collectVisibleNames(Thread &t, Value exception, std::vector<std::string> &names)
{
    const Machine &m = t.machine;
    Handle h = m.at<ExceptionObject>(exception)->traceback;
    if (!h) return;
    while (m.at<TracebackObject>(h)->next) h = m.at<TracebackObject>(h)->next;
    const auto *tb = m.at<TracebackObject>(h);
    for (const bytecode::Symbol local : m.code(tb->code).localNames) names.emplace_back(bytecode::symbolText(local));
    collectNames(m, m.at<Object>(m.at<FunctionObject>(tb->function)->module), names);
    collectNames(m, m.at<Object>(m.builtins), names);
    for (const char *constant : {"True", "False", "None"}) names.emplace_back(constant);
}

} // namespace

std::string suggestionFor(Thread &t, Value exception)
{
    const Machine &m = t.machine;
    const bool attribute = isInstance(m, exception, ClassId::AttributeError);
    if (!attribute && !isInstance(m, exception, ClassId::NameError)) return {};
    const auto *object = m.at<Object>(exception);
    const Value name = ownAttribute(m, object, names::missingName());
    if (!isStr(m, name)) return {};
    const std::string wanted = textOf(m, name);
    std::vector<std::string> candidates;
    if (attribute) {
        const Value owner = ownAttribute(m, object, names::obj());
        if (owner.isUnbound()) return {};
        collectAttributes(m, owner, candidates);
    } else {
        collectVisibleNames(t, exception, candidates);
    }
    if (candidates.size() > 750) return {};
    std::size_t best = ~std::size_t{0};
    std::string suggestion;
    for (const std::string &candidate : candidates) {
        if (candidate.empty() || candidate == wanted) continue;
        const std::size_t limit = std::min(best - 1, (wanted.size() + candidate.size() + 3) * MoveCost / 6);
        const std::size_t d = distance(wanted, candidate);
        if (d > limit) continue;
        best = d;
        suggestion = candidate;
    }
    if (!suggestion.empty()) return ". Did you mean: '" + suggestion + "'?";
    return {};
}

} // namespace forkyard::vm
