#include "core/trace/directory.h"

namespace forkyard::trace {

namespace {

const Directory::Identity kUnknown;

std::uint64_t copyKey(ProcessIndex process, ObjectId id) { return std::uint64_t{process} << 32 | id; }

} // namespace

LaneId Directory::addLane(ProcessIndex process, ObjectId thread, bool isMain) {
    const auto lane = static_cast<LaneId>(m_lanes.size());
    m_lanes.push_back({process, thread, isMain});
    m_laneOfThread[thread] = lane;
    return lane;
}

LaneId Directory::laneOfThread(ObjectId thread) const {
    const auto found = m_laneOfThread.find(thread);
    return found == m_laneOfThread.end() ? kNoLane : found->second;
}

ProcessIndex Directory::addProcess(ObjectId id) {
    const auto [place, isNew] = m_processes.try_emplace(id, static_cast<ProcessIndex>(m_processIds.size()));
    if (isNew) m_processIds.push_back(id);
    return place->second;
}

ProcessIndex Directory::processOf(ObjectId id) const {
    const auto found = m_processes.find(id);
    return found == m_processes.end() ? kNoProcess : found->second;
}

void Directory::name(ObjectId id, TextId name, ObjectKind kind, ObjectScope scope) {
    Identity &identity = identityToChange(id);
    identity.name = name;
    // What it was first said to be it stays: the state machine has treated it so.
    if (identity.kind == ObjectKind::Unknown) identity.kind = kind;
    if (!identity.scopeIsFixed) identity.scope = isOneForAll(kind) ? ObjectScope::Shared : scope;
    identity.scopeIsFixed = true;
}

void Directory::share(ObjectId id, ObjectKind kind) {
    Identity &identity = identityToChange(id);
    if (identity.kind == ObjectKind::Unknown) identity.kind = kind;
    if (!identity.scopeIsFixed) identity.scope = ObjectScope::Shared;
    identity.scopeIsFixed = true;
}

const Directory::Identity &Directory::farIdentity(ObjectId id) const {
    if (id < kPlainIds) return kUnknown;
    const auto found = m_farIdentities.find(id);
    return found == m_farIdentities.end() ? kUnknown : found->second;
}

Directory::Identity &Directory::identityToChange(ObjectId id) {
    if (id >= kPlainIds) return m_farIdentities[id];
    if (id >= m_identities.size()) m_identities.resize(id + 1);
    return m_identities[id];
}

ObjectIndex Directory::findCopy(ProcessIndex process, ObjectId id) const {
    const auto found = m_copies.find(copyKey(process, id));
    return found == m_copies.end() ? kNoObject : found->second;
}

ObjectIndex Directory::addObject(ProcessIndex process, ObjectId id) {
    Identity &identity = identityToChange(id);
    identity.scopeIsFixed = true;
    const auto index = static_cast<ObjectIndex>(m_objects.size());
    const bool shared = identity.scope == ObjectScope::Shared;
    m_objects.push_back({id, shared ? kNoProcess : process});
    if (identity.first == kNoObject) {
        identity.first = index;
        identity.firstProcess = process;
    } else {
        m_copies.emplace(copyKey(process, id), index);
    }
    return index;
}

} // namespace forkyard::trace
