// SPDX-License-Identifier: BSL-1.0
// The reader of one bound envelope: its members in the order of the layout, compared with constants, unrolled at compile time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/body_reader.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/envelope.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `"key":`, compared a word at a time. `Node` is that of the member.
template <class Layout, std::size_t Number>
struct KeyToken {
    static constexpr std::string_view key = Layout::nodes[Number].key;
    static constexpr std::size_t size = key.size() + 3;

    static constexpr char at(std::size_t place) noexcept
    {
        return place == size - 1 ? ':' : place == 0 || place == size - 2 ? '"' : key[place - 1];
    }
    template <class Unit>
    static constexpr Unit unit_at(std::size_t place) noexcept
    {
        std::uint64_t unit = 0;
        for (std::size_t byte = 0; byte < sizeof(Unit); ++byte) {
            const std::size_t shift = 8 * (is_big_endian ? sizeof(Unit) - 1 - byte : byte);
            unit |= std::uint64_t{static_cast<unsigned char>(at(place + byte))} << shift;
        }
        return static_cast<Unit>(unit);
    }

    template <class Unit, std::size_t Place>
    AMISS_ALWAYS_INLINE static bool is_unit(const char* text) noexcept
    {
        constexpr Unit expected = unit_at<Unit>(Place);
        return load<Unit>(text + Place) == expected;
    }
    /// Whether it is at `text`, which has at least `size` bytes.
    template <std::size_t Place = 0>
    AMISS_ALWAYS_INLINE static bool is_at(const char* text) noexcept
    {
        if constexpr (size == 3)
            return is_unit<std::uint16_t, 0>(text) && text[2] == ':';
        else if constexpr (size < 8)
            return is_unit<std::uint32_t, 0>(text) && is_unit<std::uint32_t, size - 4>(text);
        else if constexpr (Place + 8 >= size)
            return is_unit<std::uint64_t, size - 8>(text);
        else
            return is_unit<std::uint64_t, Place>(text) && is_at<Place + 8>(text);
    }
};

/// What BodyReader does, for an envelope whose type knows the layout. Where the members of an object are in another order, are
/// none of the layout's, or have keys that are written otherwise, BodyReader reads them, one by one.
template <class Code, class Make>
class CompiledReader {
public:
    static constexpr const auto& nodes = Envelope<Code, Make>::layout.nodes;

    /// The root, which is an object.
    static const char* read(BodyReader& reader, const char* at) noexcept
    {
        return *at == '{' ? object<0>(reader, at) : nullptr;
    }

private:
    template <std::size_t Number>
    using Key = KeyToken<CompiledReader, Number>;

    /// Whether a node is a field whose texts are stored as they are.
    static constexpr bool is_stored_text(const Node& node) noexcept
    {
        return node.kind == NodeKind::field && is_text_field(node.field) && !is_row_value(node.field, node.style);
    }
    /// Of such a field, which one it is if there is more to do.
    static constexpr FieldKind special_field(FieldKind field) noexcept
    {
        const bool is_special = field == FieldKind::code || field == FieldKind::type || field == FieldKind::message;
        return is_special ? field : FieldKind::none;
    }

    /// The value of a member, from after its colon on, and what comes after it.
    template <std::size_t Number>
    AMISS_ALWAYS_INLINE static const char* member(BodyReader& reader, const char* at) noexcept
    {
        constexpr const Node& node = nodes[Number];
        if constexpr (is_stored_text(node)) {
            return reader.template text_member<special_field(node.field)>(at, node, Number);
        } else if constexpr (node.kind == NodeKind::field && node.field == FieldKind::timestamp
                             && node.style == FieldStyle::plain) {
            return reader.template text_member<FieldKind::timestamp>(at, node, Number);
        } else {
            at = reader.space(at);
            if constexpr (node.kind == NodeKind::object) {
                if (*at == '{') return (at = object<Number>(reader, at)) != nullptr ? reader.next(at, '}') : nullptr;
            }
            if constexpr (node.kind == NodeKind::literal) {
                if (reader.is_constant(at, node.text)) {
                    reader.found().add(Number);
                    return reader.next(at + node.text.size(), '}');
                }
            }
            return reader.other_member(at, node);
        }
    }

    template <std::size_t Number>
    AMISS_ALWAYS_INLINE static const char* object(BodyReader& reader, const char* at) noexcept
    {
        if ((at = reader.enter(at)) == nullptr || (*at != '}' && *at != '"')) return nullptr;
        reader.found().add(Number);
        std::size_t from = 1;
        while (*at == '"') {
            const char* const start = at;
            if ((at = members<Number, Number + 1>(reader, at, from)) == nullptr) return nullptr;
            if (at != start) continue;
            if (from == 1) { // it is no member of the layout, or its key is written in another way
                if ((at = reader.member(at, &nodes[Number], from)) == nullptr) return nullptr;
                if ((at = reader.next(at, '}')) == nullptr) return nullptr;
            }
            from = 1; // keys differ, so it does not matter where a search begins
        }
        return reader.leave(at);
    }

    /// The members that are there in this order, from node `Number` on.
    template <std::size_t Object, std::size_t Number>
    AMISS_ALWAYS_INLINE static const char* members(BodyReader& reader, const char* at, std::size_t& from) noexcept
    {
        if constexpr (Number == Object + nodes[Object].size) {
            return at;
        } else {
            constexpr const Node& node = nodes[Number];
            constexpr std::size_t after = Number + node.size;
            if constexpr (node.plain && node.keyed && node.kind != NodeKind::alias) {
                using Token = Key<Number>;
                if (from <= Number - Object && reader.left(at) > Token::size && Token::is_at(at)) {
                    if ((at = member<Number>(reader, at + Token::size)) == nullptr) return nullptr;
                    from = after - Object;
                }
            }
            return members<Object, after>(reader, at, from);
        }
    }
};

/// The reader that was compiled for an envelope; null for a layout that is a value.
template <class Any>
constexpr BodyReader::RootReader root_reader_of(const Any& /*layout*/) noexcept
{
    return nullptr;
}
template <class Code, class Make>
constexpr BodyReader::RootReader root_reader_of(const Envelope<Code, Make>& /*envelope*/) noexcept
{
    using Reader = CompiledReader<Code, Make>;
    return Reader::nodes[0].kind == NodeKind::object ? &Reader::read : nullptr;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
