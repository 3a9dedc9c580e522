// Names are followed through imports and plain assignments only: "q = Queue()" tells what q is. A guess that cannot be wrong
// often is worth more here than one that is clever.
#include "ui/editor/completion.h"

#include "ui/editor/code_scan.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace forkyard::ui {

namespace {

const QStringList keywords = {"False", "None",   "True",  "and",    "as",   "assert", "async", "await",  "break",    "class", "continue", "def",
                              "del",   "elif",   "else",  "except", "finally", "for",  "from",  "global", "if",       "import", "in",      "is",
                              "lambda", "nonlocal", "not", "or",    "pass", "raise",  "return", "try",   "while",    "with",  "yield"};

/// What a name of the program stands for: a module ("threading"), or something in one ("threading", "Thread").
struct Meaning {
    QString module;
    QString member = {};
    /// It is an object that the member makes, not the member itself.
    bool isObject = false;
};

/// Text with everything but code blanked, so that patterns find no imports in strings.
QString codeOf(const QString &text) {
    QString code = text;
    const std::vector<CodePart> parts = partsOf(text);
    for (qsizetype at = 0; at < code.size(); ++at) {
        if (parts[static_cast<std::size_t>(at)] != CodePart::Code && code[at] != '\n') code[at] = ' ';
    }
    return code;
}

class Names {
public:
    Names(const ModuleNames &known, const QString &code) : m_known(known) {
        readImports(code);
        readAssignments(code);
    }

    /// Of a dotted expression: "threading", "threading.Thread", "queue".
    std::optional<Meaning> meaningOf(const QString &dotted) const {
        const QStringList parts = dotted.split('.');
        std::optional<Meaning> meaning;
        // "self.queue" is looked up whole first: assignments are kept so.
        qsizetype next = parts.size();
        for (; next > 0 && !meaning; --next) {
            const auto found = m_meanings.constFind(parts.mid(0, next).join('.'));
            if (found != m_meanings.constEnd()) meaning = *found;
            if (meaning) break;
        }
        for (; meaning && next < parts.size(); ++next) meaning = memberOf(*meaning, parts[next]);
        return meaning;
    }

    QStringList names() const { return m_meanings.keys(); }

private:
    std::optional<Meaning> memberOf(const Meaning &of, const QString &name) const {
        if (!of.member.isEmpty()) return std::nullopt;
        if (m_known.hasModule(of.module + '.' + name)) return Meaning{of.module + '.' + name};
        if (m_known.find(of.module, name)) return Meaning{of.module, name};
        return std::nullopt;
    }

    void readImports(const QString &code) {
        static const QRegularExpression plain("^[ \\t]*import[ \\t]+([^\\n]+)", QRegularExpression::MultilineOption);
        static const QRegularExpression from("^[ \\t]*from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+(\\([^)]*\\)|[^\\n]+)", QRegularExpression::MultilineOption);
        for (auto matches = plain.globalMatch(code); matches.hasNext();) {
            for (const QString &part : matches.next().captured(1).split(',')) {
                const QStringList words = part.simplified().split(' ');
                if (words.size() == 3 && words[1] == "as") m_meanings.insert(words[2], {words[0]});
                else if (words.size() == 1 && !words[0].isEmpty()) m_meanings.insert(words[0].section('.', 0, 0), {words[0].section('.', 0, 0)});
            }
        }
        for (auto matches = from.globalMatch(code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            QString list = match.captured(2);
            list.remove('(').remove(')');
            for (const QString &part : list.split(',')) {
                const QStringList words = part.simplified().split(' ');
                if (words.isEmpty() || words[0].isEmpty()) continue;
                const QString name = words.size() == 3 ? words[2] : words[0];
                if (const auto meaning = memberOf({match.captured(1)}, words[0])) m_meanings.insert(name, *meaning);
            }
        }
    }

    void readAssignments(const QString &code) {
        static const QRegularExpression assigned("([A-Za-z_][\\w.]*)[ \\t]*=[ \\t]*([A-Za-z_][\\w.]*)[ \\t]*\\(");
        static const QRegularExpression with("(?:with|,)[ \\t]+([A-Za-z_][\\w.]*)[ \\t]*\\([^\\n]*\\)[ \\t]+as[ \\t]+([A-Za-z_]\\w*)");
        const auto note = [this](const QString &name, const QString &maker) {
            if (const auto meaning = meaningOf(maker); meaning && !meaning->member.isEmpty() && !meaning->isObject)
                m_meanings.insert(name, {meaning->module, meaning->member, true});
        };
        for (auto matches = assigned.globalMatch(code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            note(match.captured(1), match.captured(2));
        }
        for (auto matches = with.globalMatch(code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            note(match.captured(2), match.captured(1));
        }
    }

    const ModuleNames &m_known;
    QHash<QString, Meaning> m_meanings;
};

bool isNameUnit(QChar c) { return c.isLetterOrNumber() || c == '_'; }

/// The dotted name that ends right before `end`.
QString dottedBefore(const QString &code, qsizetype end) {
    qsizetype from = end;
    while (from > 0 && (isNameUnit(code[from - 1]) || code[from - 1] == '.')) --from;
    return code.mid(from, end - from);
}

void add(Completions &into, const QString &prefix, const QString &name, const QString &signature, const QString &help) {
    if (name.startsWith(prefix, Qt::CaseInsensitive) && name != prefix) into.list.append({name, signature, help});
}

void addMembers(Completions &into, const ModuleNames &names, const QList<KnownName> &members, const QString &path, const QString &prefix, Language language) {
    for (const KnownName &member : members) add(into, prefix, member.name, member.signature, names.help(path + '.' + member.name, language));
}

void addSubmodules(Completions &into, const ModuleNames &names, const QString &module, const QString &prefix, Language language) {
    for (const QString &each : names.modules()) {
        if (each.startsWith(module + '.') && !each.mid(module.size() + 1).contains('.'))
            add(into, prefix, each.mid(module.size() + 1), {}, names.help(each, language));
    }
}

/// After "import " and "from ": whole modules. False: the line is another.
bool completeImport(Completions &into, const ModuleNames &names, const QString &line, Language language) {
    static const QRegularExpression module("^\\s*(?:import\\s+(?:[\\w. ]+,\\s*)*|from\\s+)([\\w.]*)$");
    static const QRegularExpression member("^\\s*from\\s+([\\w.]+)\\s+import\\s+\\(?(?:[\\w. ]+,\\s*)*(\\w*)$");
    if (const auto match = member.match(line); match.hasMatch()) {
        addMembers(into, names, names.membersOf(match.captured(1)), match.captured(1), match.captured(2), language);
        addSubmodules(into, names, match.captured(1), match.captured(2), language);
        return true;
    }
    const auto match = module.match(line);
    if (!match.hasMatch()) return false;
    into.from -= match.captured(1).size() - match.captured(1).section('.', -1).size();
    for (const QString &each : names.modules()) add(into, match.captured(1), each, {}, names.help(each, language));
    return true;
}

void completeMember(Completions &into, const ModuleNames &names, const Meaning &meaning, const QString &prefix, Language language) {
    if (meaning.member.isEmpty()) {
        addMembers(into, names, names.membersOf(meaning.module), meaning.module, prefix, language);
        addSubmodules(into, names, meaning.module, prefix, language);
    } else if (const KnownName *member = names.find(meaning.module, meaning.member)) {
        addMembers(into, names, member->members, meaning.module + '.' + meaning.member, prefix, language);
    }
}

void completeWord(Completions &into, const ModuleNames &names, const Names &meanings, const QString &code, const QString &prefix, Language language) {
    for (const QString &keyword : keywords) add(into, prefix, keyword, {}, {});
    addMembers(into, names, names.membersOf("builtins"), "builtins", prefix, language);
    QSet<QString> words;
    static const QRegularExpression word("\\b[A-Za-z_]\\w*\\b");
    for (auto matches = word.globalMatch(code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        // The word that is being typed is no news, and what stands after a dot is nothing by itself.
        const bool isMember = match.capturedStart() > 0 && code[match.capturedStart() - 1] == '.';
        if (match.capturedStart() != into.from && !isMember) words.insert(match.captured());
    }
    for (const Completion &each : std::as_const(into.list)) words.remove(each.name);
    for (const QString &each : words) {
        const auto meaning = meanings.meaningOf(each);
        const KnownName *known = meaning && !meaning->isObject ? names.find(meaning->module, meaning->member) : nullptr;
        const QString key = !meaning || meaning->isObject ? QString() : meaning->member.isEmpty() ? meaning->module : meaning->module + '.' + meaning->member;
        add(into, prefix, each, known ? known->signature : QString(), key.isEmpty() ? QString() : names.help(key, language));
    }
}

} // namespace

Completions completionsAt(const ModuleNames &names, const QString &text, qsizetype position, Language language) {
    Completions result;
    position = std::clamp(position, qsizetype{0}, text.size());
    const QString before = text.left(position);
    const std::vector<CodePart> parts = partsOf(before);
    if (!parts.empty() && parts.back() != CodePart::Code && before.back() != '\n') return result;
    const QString code = codeOf(text);
    qsizetype from = position;
    while (from > 0 && isNameUnit(code[from - 1])) --from;
    const QString prefix = code.mid(from, position - from);
    if (!prefix.isEmpty() && prefix.front().isDigit()) return result;
    result.from = from;
    result.isCertain = true;
    const QString line = code.mid(code.lastIndexOf('\n', position - 1) + 1, position - code.lastIndexOf('\n', position - 1) - 1);
    const Names meanings(names, code);
    if (completeImport(result, names, line, language)) {
    } else if (from > 0 && code[from - 1] == '.') {
        if (const auto meaning = meanings.meaningOf(dottedBefore(code, from - 1))) completeMember(result, names, *meaning, prefix, language);
    } else {
        result.isCertain = false;
        if (!prefix.isEmpty()) completeWord(result, names, meanings, code, prefix, language);
    }
    std::sort(result.list.begin(), result.list.end(), [](const Completion &one, const Completion &other) {
        const bool hidden = one.name.startsWith('_'), otherHidden = other.name.startsWith('_');
        return hidden != otherHidden ? otherHidden : one.name.compare(other.name, Qt::CaseInsensitive) < 0;
    });
    return result;
}

Completion callAt(const ModuleNames &names, const QString &text, qsizetype position, Language language) {
    const QString code = codeOf(text);
    int depth = 0;
    for (qsizetype at = std::min(position, code.size()) - 1; at > 0 && position - at < 2000; --at) {
        if (code[at] == ')' || code[at] == ']' || code[at] == '}') ++depth;
        else if ((code[at] == '(' || code[at] == '[' || code[at] == '{') && depth > 0) --depth;
        else if (code[at] == '[' || code[at] == '{') return {};
        else if (code[at] == '(') {
            const QString dotted = dottedBefore(code, at);
            const Names meanings(names, code);
            if (const auto meaning = meanings.meaningOf(dotted)) {
                const KnownName *known = names.find(meaning->module, meaning->member);
                if (!known || meaning->isObject) return {};
                return {known->name, known->signature, names.help(meaning->module + '.' + known->name, language)};
            }
            const auto owner = meanings.meaningOf(dotted.section('.', 0, -2));
            const KnownName *cls = owner ? names.find(owner->module, owner->member) : names.find("builtins", dotted);
            if (!owner && cls) return {cls->name, cls->signature, names.help("builtins." + cls->name, language)};
            if (!cls) return {};
            for (const KnownName &member : cls->members) {
                if (member.name == dotted.section('.', -1))
                    return {member.name, member.signature, names.help(owner->module + '.' + owner->member + '.' + member.name, language)};
            }
            return {};
        }
    }
    return {};
}

} // namespace forkyard::ui
