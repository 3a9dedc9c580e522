// Questions to the tree that decide how code may be shortened. Answers err to the safe side. Knows no instructions.
#pragma once

#include "core/lang/tree.h"

#include <string_view>
#include <vector>

namespace forkyard::bytecode {

/// What one function's body does itself, functions within left aside.
struct BodyFacts {
    bool hasWalrus = false; ///< an expression assigns a name
    bool unbinds = false;   ///< `del name`, or `except … as name`, which deletes it at its end
};

BodyFacts factsOf(const lang::Block &body);
BodyFacts factsOf(const lang::Expression &body);

/// Appends the names that the block's statements delete.
void collectUnbound(const lang::Block &block, std::vector<std::string_view> &names);

/// True if evaluating the expression may assign the name by a walrus. Null assigns nothing.
bool mayAssign(const lang::Expression *expression, std::string_view name);

/// True if storing to the target (a name, or a pattern of them) assigns the name.
bool targetAssigns(const lang::Expression &target, std::string_view name);

/// The span, starting at the attribute's name where that stands on a later line than the span's start: so that a chain
/// of calls over several lines blames the line of the call, as CPython 3.11 does.
SourceSpan spanFromAttributeName(SourceSpan span, const lang::Attribute &attribute);

/// The last comparison that testing the condition can come to, null if there is none: CPython 3.11 blames a failed
/// assertion on it instead of on the statement.
const lang::Expression *lastComparison(const lang::Expression &condition);

/// True if a statement of a class body, however deep, has an annotation that belongs into __annotations__.
bool hasAnnotations(const lang::Block &block);

/// True if something in the block, functions and classes within it too, may have to be done at once when an object goes:
/// a __del__, a weak reference, the finally of a generator.
bool hearsOfEnds(const lang::Block &block);

/// True if evaluating the expression makes an object that nobody has when a call that gets it is over: a call's answer, or what a
/// comprehension or a display makes of such.
bool makesPassing(const lang::Expression &expression);

} // namespace forkyard::bytecode
