#include "core/modules/socket_address.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <arpa/inet.h>
#include <cstddef>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace forkyard::modules {

using namespace vm;

namespace {

/// AF_INET is an int of a class of its own.
int familyOf(const Machine &m, Value v)
{
    std::int64_t number = 0;
    return isIntLike(m, v) && fitsInt64(m, v, number) ? static_cast<int>(number) : -1;
}

template <typename T>
std::string bytesOfAddress(const T &address, std::size_t size = sizeof(T)) { return {reinterpret_cast<const char *>(&address), size}; }

bool unixAddress(Call &call, Value path, std::string &result)
{
    const Machine &m = call.machine;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string text;
    if (isStr(m, path)) text = textOf(m, path);
    else if (isBytesLike(m, path)) text = bytesOf(m, path);
    else return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(m, path).c_str()), false;
    const bool isAbstract = !text.empty() && text[0] == '\0';
    if (text.size() + (isAbstract ? 0 : 1) > sizeof address.sun_path) return call.raise(ClassId::OSError, "AF_UNIX path too long"), false;
    std::memcpy(address.sun_path, text.data(), text.size());
    result = bytesOfAddress(address, offsetof(sockaddr_un, sun_path) + text.size() + (isAbstract ? 0 : 1));
    return true;
}

std::uint32_t numberAt(const Items &items, std::size_t i) { return i < items.count && items[i].isInt() ? static_cast<std::uint32_t>(items[i].asInt()) : 0; }

} // namespace

bool socketAddress(Call &call, std::uint32_t familyIndex, std::uint32_t addressIndex, std::string &result)
{
    const Machine &m = call.machine;
    const int family = familyOf(m, call[familyIndex]);
    if (family == AF_UNIX) return unixAddress(call, call[addressIndex], result);
    const Items items = isTuple(m, call[addressIndex]) ? itemsOf(m, call[addressIndex]) : Items{};
    const std::string host = items.count != 0 && isStr(m, items[0]) ? textOf(m, items[0]) : std::string();
    if (family == AF_INET) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(numberAt(items, 1)));
        if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) == 1) return result = bytesOfAddress(address), true;
    } else if (family == AF_INET6) {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(static_cast<std::uint16_t>(numberAt(items, 1)));
        address.sin6_flowinfo = htonl(numberAt(items, 2));
        address.sin6_scope_id = numberAt(items, 3);
        if (inet_pton(AF_INET6, host.c_str(), &address.sin6_addr) == 1) return result = bytesOfAddress(address), true;
    } else {
        call.raise(ClassId::OSError, "bad family");
        return false;
    }
    call.raise(ClassId::OSError, "illegal IP address");
    return false;
}

namespace {

/// Host as text and port of an IP address; false for others.
bool ipParts(const std::string &bytes, std::string &host, std::uint16_t &port, sockaddr_in6 &six)
{
    sockaddr_storage storage{};
    std::memcpy(&storage, bytes.data(), std::min(bytes.size(), sizeof storage));
    char text[INET6_ADDRSTRLEN] = {};
    if (storage.ss_family == AF_INET && bytes.size() >= sizeof(sockaddr_in)) {
        const auto &address = reinterpret_cast<const sockaddr_in &>(storage);
        inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
        port = ntohs(address.sin_port);
        six.sin6_family = AF_INET;
    } else if (storage.ss_family == AF_INET6 && bytes.size() >= sizeof(sockaddr_in6)) {
        std::memcpy(&six, &storage, sizeof six);
        inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
        port = ntohs(six.sin6_port);
    } else {
        return false;
    }
    host = text;
    return true;
}

std::string unixPath(const std::string &bytes)
{
    constexpr std::size_t head = offsetof(sockaddr_un, sun_path);
    if (bytes.size() <= head) return {};
    std::string path = bytes.substr(head);
    if (path[0] != '\0') path.resize(std::strlen(path.c_str()));
    return path;
}

} // namespace

Value addressValue(Thread &t, const std::string &bytes)
{
    std::string host;
    std::uint16_t port = 0;
    sockaddr_in6 six{};
    if (ipParts(bytes, host, port, six)) {
        const Value fields[] = {makeStr(t, host), Value::integer(port), Value::integer(ntohl(six.sin6_flowinfo)), Value::integer(six.sin6_scope_id)};
        return makeTuple(t, fields, six.sin6_family == AF_INET6 ? 4 : 2);
    }
    sa_family_t family = AF_UNSPEC;
    if (bytes.size() >= sizeof family) std::memcpy(&family, bytes.data(), sizeof family);
    if (family != AF_UNIX) return Value::none();
    const std::string path = unixPath(bytes);
    return !path.empty() && path[0] == '\0' ? makeBytes(t, path) : makeStr(t, path);
}

std::string addressText(const std::string &bytes)
{
    std::string host;
    std::uint16_t port = 0;
    sockaddr_in6 six{};
    if (!ipParts(bytes, host, port, six)) return unixPath(bytes);
    return (six.sin6_family == AF_INET6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Outcome packAddress(Call &call)
{
    unsigned char packed[16];
    const int family = familyOf(call.machine, call[0]);
    if ((family != AF_INET && family != AF_INET6) || !isStr(call.machine, call[1])) return call.done();
    if (inet_pton(family, textOf(call.machine, call[1]).c_str(), packed) != 1) return call.done();
    return call.done(makeBytes(call.thread, {reinterpret_cast<const char *>(packed), family == AF_INET ? 4u : 16u}));
}

Outcome unpackAddress(Call &call)
{
    const int family = familyOf(call.machine, call[0]);
    const std::string_view packed = bytesOf(call.machine, call[1]);
    if ((family != AF_INET && family != AF_INET6) || packed.size() != (family == AF_INET ? 4u : 16u)) return call.done();
    char text[INET6_ADDRSTRLEN] = {};
    inet_ntop(family, packed.data(), text, sizeof text);
    return call.done(makeStr(call.thread, text));
}

} // namespace forkyard::modules
