// Who is who in a trace: lanes, processes, and the copies of objects that processes have. It only grows, so what is true of it at
// the end is true at every moment. Knows no states.
#pragma once

#include "core/trace/moment.h"

#include <unordered_map>
#include <vector>

namespace forkyard::trace {

class Directory {
public:
    struct Lane {
        ProcessIndex process = kNoProcess;
        ObjectId thread = 0;
        bool isMain = false;
    };
    struct Object {
        ObjectId id = 0;
        ProcessIndex process = kNoProcess; ///< whose copy; kNoProcess: one for all
    };
    /// What is known of an id, whichever process's copy is meant. Of a size that is counted by shifting: it is asked for every event.
    struct alignas(32) Identity {
        TextId name = 0;
        ObjectKind kind = ObjectKind::Unknown;
        ObjectScope scope = ObjectScope::Local;
        bool scopeIsFixed = false;
        ProcessIndex firstProcess = kNoProcess;
        ObjectIndex first = kNoObject;
    };

    LaneId addLane(ProcessIndex process, ObjectId thread, bool isMain);
    const Lane &lane(LaneId lane) const { return m_lanes[lane]; }
    std::size_t laneCount() const { return m_lanes.size(); }
    /// The lane of the thread with this id; kNoLane: it never wrote.
    LaneId laneOfThread(ObjectId thread) const;

    ProcessIndex addProcess(ObjectId id);
    ProcessIndex processOf(ObjectId id) const;
    ObjectId processId(ProcessIndex index) const { return m_processIds[index]; }
    std::size_t processCount() const { return m_processIds.size(); }

    /// Kind and scope count for the first who speaks of an id, by name or by use; the name for the last.
    void name(ObjectId id, TextId name, ObjectKind kind, ObjectScope scope);
    /// Processes, threads, pools and jobs are one for all, whether named yet or not.
    void share(ObjectId id, ObjectKind kind);
    const Identity &identity(ObjectId id) const { return id < m_identities.size() ? m_identities[id] : farIdentity(id); }

    ObjectIndex find(ProcessIndex process, ObjectId id) const {
        const Identity &known = identity(id);
        if (known.scope == ObjectScope::Shared || known.firstProcess == process) return known.first;
        return findCopy(process, id);
    }
    ObjectIndex findOrAdd(ProcessIndex process, ObjectId id) {
        const ObjectIndex found = find(process, id);
        return found != kNoObject ? found : addObject(process, id);
    }
    const Object &object(ObjectIndex index) const { return m_objects[index]; }
    const Identity &identityOf(ObjectIndex index) const { return identity(m_objects[index].id); }
    std::size_t objectCount() const { return m_objects.size(); }

private:
    /// Ids are given in a row, so a plain table serves; those of a damaged or foreign trace may be anything.
    static constexpr ObjectId kPlainIds = 1 << 22;

    const Identity &farIdentity(ObjectId id) const;
    Identity &identityToChange(ObjectId id);
    ObjectIndex findCopy(ProcessIndex process, ObjectId id) const;
    ObjectIndex addObject(ProcessIndex process, ObjectId id);

    std::vector<Lane> m_lanes;
    std::unordered_map<ObjectId, LaneId> m_laneOfThread;
    std::vector<ObjectId> m_processIds;
    std::unordered_map<ObjectId, ProcessIndex> m_processes;
    std::vector<Identity> m_identities;
    std::unordered_map<ObjectId, Identity> m_farIdentities;
    std::vector<Object> m_objects;
    std::unordered_map<std::uint64_t, ObjectIndex> m_copies;
};

} // namespace forkyard::trace
