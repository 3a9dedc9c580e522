#include "ui/stage/stage_machines.h"

#include "core/trace/store.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

/// More foreign machines than these are one too many to be drawn.
constexpr std::size_t MostForeign = 6;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

} // namespace

QString foreignHost(std::string_view address)
{
    QString text = textOf(address).trimmed();
    if (text.isEmpty() || text.startsWith(u'/') || text.startsWith(QChar(0))) return {};
    if (text.startsWith(u'(')) text = text.mid(1).section(u',', 0, 0);
    else if (text.count(u':') == 1) text = text.section(u':', 0, 0);
    else if (text.startsWith(u'[')) text = text.mid(1).section(u']', 0, 0);
    text = text.remove(u'\'').remove(u'"').trimmed();
    const bool isHere = text.isEmpty() || text.startsWith("127.") || text == "localhost" || text == "::1" || text == "0.0.0.0" || text.startsWith(u'/') || text.contains(u'\\');
    return isHere ? QString() : text;
}

std::size_t StageMachines::machineOfPeer(std::string_view peer) const
{
    const QString host = foreignHost(peer);
    const auto found = std::find_if(machines.begin(), machines.end(), [&](const Machine &each) { return !host.isEmpty() && each.name == host; });
    return static_cast<std::size_t>(found - machines.begin());
}

StageMachines StageMachines::of(const RunModel &run)
{
    StageMachines result;
    const trace::Store *store = run.store();
    if (!store) return result;
    std::vector<trace::ObjectId> known;
    for (const trace::ProcessInfo &process : store->processes()) {
        const auto place = static_cast<std::size_t>(std::find(known.begin(), known.end(), process.machine) - known.begin());
        if (place == known.size()) {
            known.push_back(process.machine);
            result.machines.push_back({textOf(store->nameOf(process.machine)), false});
        }
        result.ofProcess.push_back(place);
    }
    const auto objects = store->objects();
    const bool talks = std::any_of(objects.begin(), objects.end(), [](const trace::ObjectInfo &object) { return object.kind == trace::ObjectKind::Socket; });
    // Machines that are told apart by name have all that there is of their network in the trace.
    if (!talks || result.machines.size() > 1) return result;
    for (const trace::MomentQueue &queue : store->momentAtEvent(store->eventCount()).queues) {
        const QString host = foreignHost(queue.peer);
        const bool isNew = !host.isEmpty() && result.machineOfPeer(queue.peer) == result.machines.size();
        if (isNew && result.machines.size() <= MostForeign) result.machines.push_back({host, true});
    }
    return result;
}

} // namespace forkyard::ui
