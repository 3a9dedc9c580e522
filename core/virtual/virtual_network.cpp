// The way between the machines of a simulated network: what is on it, when it comes in, what is lost and sent again. Names and
// addresses of the machines, and who runs where.
#include "core/virtual/virtual_host.h"
#include "core/vm/classes.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace forkyard::virtual_host {

namespace {

/// As Linux repeats what was not acknowledged, and gives up.
constexpr std::int64_t FirstRepeat = 200'000'000, LongestRepeat = 120'000'000'000, GivesUpAfter = 924'000'000'000;

/// splitmix64, Steele 2014; 0 to 100.
double percent(std::uint64_t &state)
{
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return static_cast<double>((z ^ (z >> 31)) >> 11) / 9007199254740992.0 * 100;
}

} // namespace

/// When what is sent now comes in; nothing: it never does. A datagram goes once, what belongs to a connection is repeated.
std::optional<std::int64_t> World::arrival(std::uint32_t from, std::uint32_t to, std::int64_t time, bool isRepeated)
{
    const NetworkPlan &plan = m_options.network;
    if (isPlainWay(from, to)) return time;
    const std::int64_t delay = plan.delay(from, to), end = time + GivesUpAfter;
    const double loss = plan.loss(from, to);
    for (std::int64_t repeat = FirstRepeat; time < end; repeat = std::min(repeat * 2, LongestRepeat)) {
        const bool isLost = plan.isCut(from, to, time - FirstTime) || (loss > 0 && percent(kernelToChange().random) < loss);
        if (!isLost) return time + delay;
        if (!isRepeated) return std::nullopt;
        time += repeat;
    }
    return std::nullopt;
}

/// To the socket that the packet names, in order behind what is on its way there already.
bool World::send(Packet packet, std::uint32_t from, std::uint32_t to, bool isRepeated)
{
    const auto at = arrival(from, to, m_clock, isRepeated);
    if (!at) return false;
    packet.at = *at;
    if (isRepeated && packet.kind != Packet::Call) {
        Socket &socket = kernelToChange().sockets[packet.to];
        packet.at = socket.lastArrival = std::max(socket.lastArrival, packet.at);
    }
    kernelToChange().packets.push_back(std::move(packet));
    findNextTimer();
    return true;
}

/// What this end of a connection sent is never acknowledged.
void World::giveUp(std::uint32_t number)
{
    Packet packet;
    packet.kind = Packet::GivenUp;
    packet.to = number;
    packet.serial = m_kernel.sockets[number].serial;
    packet.at = m_clock + GivesUpAfter;
    kernelToChange().packets.push_back(std::move(packet));
    findNextTimer();
}

std::int64_t World::nextArrival() const
{
    std::int64_t next = vm::WaitReason::NoDeadline;
    for (const Packet &packet : m_kernel.packets) next = std::min(next, packet.at);
    return next;
}

/// Bytes that the socket's room has to hold and that are not there yet.
std::size_t World::onTheirWay(std::uint32_t socket) const
{
    std::size_t bytes = 0;
    for (const Packet &packet : m_kernel.packets)
        if (packet.kind == Packet::Data && packet.to == socket && packet.serial == m_kernel.sockets[socket].serial) bytes += packet.bytes.size();
    return bytes;
}

void World::deliverPackets()
{
    for (;;) {
        auto &packets = m_kernel.packets;
        // The one that was sent first, of those that come in at the same time.
        const auto next = std::min_element(packets.begin(), packets.end(), [](const Packet &a, const Packet &b) { return a.at < b.at; });
        if (next == packets.end() || next->at > m_clock) return;
        const auto place = next - packets.begin();
        const Packet packet = std::move(kernelToChange().packets[static_cast<std::size_t>(place)]);
        m_kernel.packets.erase(m_kernel.packets.begin() + place);
        deliver(packet);
    }
}

void World::deliver(const Packet &packet)
{
    Socket &socket = m_kernel.sockets[packet.to];
    if (!socket.inUse || socket.serial != packet.serial) return;
    switch (packet.kind) {
    case Packet::Data:
        if (!socket.isReadShut) socket.bytes += packet.bytes;
        return;
    case Packet::Datagram: socket.datagrams.emplace_back(packet.sender, packet.bytes); return;
    case Packet::Over: socket.isOver = true; return;
    case Packet::Reset: socket.isOver = socket.isReset = true; return;
    case Packet::GivenUp:
        socket.isOver = socket.isReset = true;
        socket.error = ETIMEDOUT;
        return;
    case Packet::Call: m_processes.front()->host->called(packet); return;
    case Packet::Answer:
        // What lies in wait for the case that no answer comes is taken away.
        std::erase_if(m_kernel.packets, [&](const Packet &other) { return other.kind == Packet::Answer && other.to == packet.to; });
        if (socket.state != Socket::Connecting) return;
        socket.error = packet.error;
        socket.state = packet.error ? Socket::Fresh : Socket::Connected;
        return;
    }
}

/// When something comes in that the thread waits for.
std::int64_t World::arrivalFor(const WorldThread &thread) const
{
    std::int64_t next = vm::WaitReason::NoDeadline;
    if (m_kernel.packets.empty() || thread.state.status != ThreadState::Blocked || thread.state.waits.kind != Waits::Poll) return next;
    const ProcessEntry &entry = m_kernel.processes[thread.process];
    for (const vm::PollItem &item : thread.state.waits.items) {
        if (item.fd < 0 || static_cast<std::size_t>(item.fd) >= entry.descriptors.size() || entry.descriptors[static_cast<std::size_t>(item.fd)].file < 0) continue;
        const OpenFile &file = m_kernel.files[static_cast<std::size_t>(entry.descriptors[static_cast<std::size_t>(item.fd)].file)];
        if (file.kind != OpenFile::SocketEnd) continue;
        const Socket &socket = m_kernel.sockets[file.pipe];
        for (const Packet &packet : m_kernel.packets) {
            const bool isCall = packet.kind == Packet::Call && socket.state == Socket::Listening && packet.machine == socket.machine;
            if (isCall || (packet.to == file.pipe && packet.serial == socket.serial)) next = std::min(next, packet.at);
        }
    }
    return next;
}

// -- Who runs where

namespace {

/// The name of multiprocessing's Process whose start led here, as its object has it; empty: none did.
std::string nameOfChild(const vm::Thread &t)
{
    const vm::Machine &m = t.machine;
    const bytecode::Symbol name = bytecode::intern("_name"), identity = bytecode::intern("_identity");
    for (vm::Handle handle = t.frame; handle; handle = m.at<vm::FrameObject>(handle)->caller) {
        auto *frame = m.at<vm::FrameObject>(handle);
        if (!(frame->flags & vm::FrameObject::Hidden) || m.code(frame->code).localNames.empty()) continue;
        const vm::Value self = frame->registers()[0];
        if (!vm::isKind(m, self, vm::Kind::Instance)) continue;
        const vm::Value found = vm::ownAttribute(m, m.at<vm::Object>(self), name);
        if (vm::isStr(m, found) && !vm::ownAttribute(m, m.at<vm::Object>(self), identity).isUnbound()) return std::string(vm::textOf(m, found));
    }
    return {};
}

} // namespace

void VirtualHost::place(const vm::Thread &t, ProcessEntry &child)
{
    child.machine = entry().machine;
    child.home = entry().home;
    const NetworkPlan &plan = m_world.m_options.network;
    if (plan.isEmpty()) return;
    const auto machine = plan.placeOf(nameOfChild(t), m_world.m_kernel.placed);
    if (!machine) return;
    ++m_world.m_kernel.placed;
    if (*machine == child.machine) return;
    child.machine = static_cast<std::uint32_t>(*machine);
    child.home = entry().machine;
}

/// Programs that begin when the machines are switched on, with the console of the first.
void World::startPrograms()
{
    for (std::uint32_t machine = 0; machine < m_options.network.machines.size(); ++machine) {
        for (const std::string &file : m_options.network.machines[machine].programs) {
            Process &process = newProcess(1);
            ProcessEntry &entry = m_kernel.processes.back();
            entry.machine = entry.home = machine;
            entry.folder = m_kernel.processes.front().folder;
            entry.descriptors.assign(m_kernel.processes.front().descriptors.begin(), m_kernel.processes.front().descriptors.begin() + 3);
            for (const Descriptor &descriptor : entry.descriptors) ++m_kernel.files[static_cast<std::size_t>(descriptor.file)].references;
            ProgramStart start;
            start.fileName = file.starts_with('/') ? file : m_options.directory + '/' + file;
            start.arguments = {start.fileName};
            std::ifstream stream(start.fileName, std::ios::binary);
            start.source.assign(std::istreambuf_iterator<char>(stream), {});
            if (!stream) start.source = "import sys\nsys.exit(\"can't open file '" + start.fileName + "': [Errno 2] No such file or directory\")\n";
            startMachine(process, start, nullptr);
        }
    }
}

} // namespace forkyard::virtual_host
