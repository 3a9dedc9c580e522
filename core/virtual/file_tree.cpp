#include "core/virtual/file_tree.h"

#include <cerrno>
#include <deque>

namespace forkyard::virtual_host {

namespace {

/// As Linux has it.
constexpr int MostLinks = 40;

void split(const std::string &path, std::deque<std::string> &parts, bool inFront)
{
    std::deque<std::string> found;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (end > at) found.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    parts.insert(inFront ? parts.begin() : parts.end(), found.begin(), found.end());
}

/// Every name below the folder begins with it.
std::string inside(const std::string &folder) { return folder == "/" ? folder : folder + '/'; }

} // namespace

int FileTree::resolve(const std::string &folder, const std::string &path, bool follow, std::string &real) const
{
    if (path.empty()) return ENOENT;
    std::string at = path[0] == '/' ? "/" : folder;
    std::deque<std::string> parts;
    split(path, parts, false);
    const bool wantsFolder = path.back() == '/';
    int links = 0;
    while (!parts.empty()) {
        const std::string name = parts.front();
        parts.pop_front();
        const FileNode *here = this->at(at);
        if (!here) return ENOENT;
        if (here->kind != FileNode::Folder) return ENOTDIR;
        if (name == ".") continue;
        if (name == "..") {
            const std::size_t slash = at.rfind('/');
            at = slash == 0 || slash == at.npos ? "/" : at.substr(0, slash);
            continue;
        }
        if (name.size() > 255) return ENAMETOOLONG;
        const std::string next = inside(at) + name;
        const FileNode *node = this->at(next);
        if (node && node->kind == FileNode::Link && (follow || !parts.empty() || wantsFolder)) {
            if (++links > MostLinks) return ELOOP;
            split(*node->bytes, parts, true);
            if (node->bytes->starts_with('/')) at = "/";
            continue;
        }
        at = next;
    }
    if (wantsFolder && this->at(at) && this->at(at)->kind != FileNode::Folder) return ENOTDIR;
    real = at;
    return 0;
}

FileNode *FileTree::at(const std::string &path)
{
    const std::uint64_t number = numberAt(path);
    const auto found = nodes.find(number);
    return number && found != nodes.end() ? &found->second : nullptr;
}

std::uint64_t FileTree::numberAt(const std::string &path) const
{
    const auto found = names.find(path);
    return found == names.end() ? 0 : found->second;
}

std::uint64_t FileTree::make(const std::string &path, FileNode::Kind kind, std::uint32_t mode, std::int64_t now)
{
    FileNode node;
    node.kind = kind;
    node.mode = mode;
    node.names = 1;
    node.accessed = node.modified = node.changed = now;
    nodes[++last] = std::move(node);
    names[path] = last;
    return last;
}

void FileTree::makeFolders(const std::string &path, std::int64_t now)
{
    if (!numberAt("/")) make("/", FileNode::Folder, 0755, now);
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        if (part.size() > 1 && !numberAt(part)) make(part, FileNode::Folder, 0755, now);
        if (end == path.npos) return;
    }
}

std::uint64_t FileTree::forget(const std::string &path)
{
    const std::uint64_t number = numberAt(path);
    names.erase(path);
    if (const auto found = nodes.find(number); found != nodes.end()) --found->second.names;
    return number;
}

void FileTree::dropUnnamed(std::uint64_t number)
{
    const auto found = nodes.find(number);
    if (found != nodes.end() && found->second.names == 0) nodes.erase(found);
}

bool FileTree::isEmptyFolder(const std::string &path) const
{
    const std::string within = inside(path);
    auto next = names.lower_bound(within);
    if (next != names.end() && next->first == path) ++next;
    return next == names.end() || !next->first.starts_with(within);
}

void FileTree::rename(const std::string &from, const std::string &to)
{
    const std::string within = inside(from);
    std::vector<std::pair<std::string, std::uint64_t>> moved;
    for (auto each = names.lower_bound(within); each != names.end() && each->first.starts_with(within); each = names.erase(each))
        moved.emplace_back(inside(to) + each->first.substr(within.size()), each->second);
    names[to] = numberAt(from);
    names.erase(from);
    names.insert(moved.begin(), moved.end());
}

std::vector<std::string> FileTree::namesIn(const std::string &folder) const
{
    std::vector<std::string> found;
    const std::string within = inside(folder);
    for (auto each = names.lower_bound(within); each != names.end() && each->first.starts_with(within); ++each)
        if (each->first.size() > within.size() && each->first.find('/', within.size()) == std::string::npos) found.push_back(each->first.substr(within.size()));
    return found;
}

} // namespace forkyard::virtual_host
