// SPDX-License-Identifier: BSL-1.0
// Protobuf messages by hand, for the tests of what reads them: each byte is what the encoding says, right or wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace proto {

inline std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>((value & 0x7FU) | 0x80U);
    return bytes + static_cast<char>(value);
}
/// The tag of a field: its number and its wire type.
inline std::string tag(std::uint64_t number, unsigned wire) { return varint(number << 3U | wire); }
/// A number that is a varint.
inline std::string number(unsigned field, std::uint64_t value) { return tag(field, 0) + varint(value); }
/// A text or a message.
inline std::string bytes(unsigned field, std::string_view content)
{
    return tag(field, 2) + varint(content.size()) + std::string(content);
}
/// A detail of google.rpc.Status.
inline std::string any(std::string_view type, std::string_view message)
{
    return bytes(3, bytes(1, "type.googleapis.com/google.rpc." + std::string(type)) + bytes(2, message));
}
/// An entry of ErrorInfo's metadata.
inline std::string entry(std::string_view key, std::string_view value)
{
    return bytes(3, bytes(1, key) + bytes(2, value));
}

} // namespace proto
