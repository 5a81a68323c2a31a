// SPDX-License-Identifier: BSL-1.0
// Goes through the fields of a protobuf message that somebody else has written, and never past its end.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One field: a number, or the bytes of a text or a message.
struct ProtoField {
    std::uint32_t number = 0; ///< 1 to 2^29 - 1
    bool has_bytes = false;   ///< whether it is a text, a message or a packed list
    std::uint64_t value = 0;  ///< of a number; of a fixed one its bits
    std::string_view bytes{}; ///< of anything else
};

/// The fields of a message, in order (protobuf.dev, "Encoding"). Groups, which are deprecated, are skipped, to a depth of 32.
class ProtoReader {
public:
    constexpr explicit ProtoReader(std::string_view message) noexcept : rest_(message) {}

    /// Moves to the next field; false at the end, and at the first byte that is none of a message.
    constexpr bool next(ProtoField& field) noexcept
    {
        int wire = 0;
        while (take_tag(field.number, wire)) {
            if (wire != group_start) return wire != group_end ? take_value(wire, field) : fail();
            if (!skip_group(field.number)) return false;
        }
        return false;
    }
    /// Whether something was no message.
    constexpr bool malformed() const noexcept { return malformed_; }

private:
    static constexpr int group_start = 3, group_end = 4;
    static constexpr std::size_t max_depth = 32;

    constexpr bool fail() noexcept
    {
        malformed_ = true;
        rest_ = {};
        return false;
    }
    constexpr bool take_tag(std::uint32_t& number, int& wire) noexcept
    {
        std::uint64_t tag = 0;
        if (rest_.empty() || !take_varint(tag)) return false;
        if (tag > 0xFFFFFFFFU || tag < 8) return fail(); // a number of at most 29 bits, and no field is number 0
        number = static_cast<std::uint32_t>(tag >> 3U);
        wire = static_cast<int>(tag & 7U);
        return true;
    }
    constexpr bool take_value(int wire, ProtoField& field) noexcept
    {
        field.has_bytes = wire == 2;
        field.bytes = {};
        field.value = 0;
        switch (wire) {
        case 0: return take_varint(field.value);
        case 1: return take_fixed(8, field.value);
        case 2: return take_bytes(field.bytes);
        case 5: return take_fixed(4, field.value);
        default: return fail();
        }
    }
    // At most ten bytes, and no bit beyond the 64th.
    constexpr bool take_varint(std::uint64_t& value) noexcept
    {
        value = 0;
        for (std::size_t at = 0; at < rest_.size() && at < 10; ++at) {
            const auto byte = static_cast<unsigned char>(rest_[at]);
            if (at == 9 && byte > 1) break;
            value |= std::uint64_t{byte & 0x7FU} << (7 * at);
            if (byte < 0x80) {
                rest_.remove_prefix(at + 1);
                return true;
            }
        }
        return fail();
    }
    constexpr bool take_fixed(std::size_t size, std::uint64_t& value) noexcept
    {
        if (rest_.size() < size) return fail();
        for (std::size_t at = size; at-- > 0;) value = value << 8U | static_cast<unsigned char>(rest_[at]);
        rest_.remove_prefix(size);
        return true;
    }
    constexpr bool take_bytes(std::string_view& bytes) noexcept
    {
        std::uint64_t value = 0;
        if (!take_varint(value)) return false;
        if (value > rest_.size()) return fail();
        bytes = rest_;
        bytes.remove_suffix(rest_.size() - value);
        rest_.remove_prefix(bytes.size());
        return true;
    }
    constexpr bool skip_group(std::uint32_t group) noexcept
    {
        std::uint32_t open[max_depth] = {group};
        for (std::size_t depth = 1; depth != 0;) {
            ProtoField field;
            int wire = 0;
            if (!take_tag(field.number, wire)) return fail(); // the group has no end
            if (wire == group_start) {
                if (depth == max_depth) return fail();
                open[depth++] = field.number;
            } else if (wire == group_end) {
                if (open[--depth] != field.number) return fail();
            } else if (!take_value(wire, field)) {
                return false;
            }
        }
        return true;
    }

    std::string_view rest_;
    bool malformed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
