// SPDX-License-Identifier: BSL-1.0
// The pieces of a message template, found when the program is compiled: filling it only copies them and the values.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a placeholder names.
enum class TemplateValue : std::uint8_t { nothing, param, retry_after, detail };

constexpr TemplateValue template_value_of(std::string_view key) noexcept
{
    if (key == "param") return TemplateValue::param;
    return key == "retry_after" ? TemplateValue::retry_after : TemplateValue::detail;
}

/// What a row's message is made of.
struct TemplateShape {
    // `values` has one bit for each kind of value that a placeholder names, and:
    static constexpr std::uint8_t param = 1;
    static constexpr std::uint8_t retry_after = 2;
    static constexpr std::uint8_t details = 4;
    static constexpr std::uint8_t any_value = param | retry_after | details;
    static constexpr std::uint8_t single = 8;  ///< two pieces at most, of which only the first one has a placeholder
    static constexpr std::uint8_t broken = 16; ///< a brace is not balanced, or a placeholder is empty

    std::uint8_t values = 0;
    std::uint32_t pieces = 0;

    static constexpr std::uint8_t bit_of(TemplateValue value) noexcept
    {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(value) >> 1U);
    }
};

/// A text without placeholders, of which a brace that was doubled is the last byte, and the placeholder after it.
struct TemplatePiece {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t key_size = 0;
    TemplateValue value = TemplateValue::nothing;
    bool is_last = true;

    constexpr std::string_view text(std::string_view whole) const noexcept { return {whole.data() + begin, size}; }
    constexpr std::string_view key(std::string_view whole) const noexcept
    {
        return {whole.data() + begin + size + 1, key_size};
    }
};

/// Those of one message, one after the other.
using TemplatePieces = const TemplatePiece*;

/// The piece of `whole` that begins at `at`, which moves to the next one: beyond the end where the template is broken.
constexpr TemplatePiece next_piece(std::string_view whole, std::size_t& at) noexcept
{
    const std::size_t begin = at, brace = find_brace(whole, begin);
    TemplatePiece piece;
    piece.begin = static_cast<std::uint32_t>(begin);
    piece.size = static_cast<std::uint32_t>(brace - begin);
    at = whole.size();
    if (brace == whole.size()) return piece;
    if (brace + 1 < whole.size() && whole[brace + 1] == whole[brace]) {
        ++piece.size;
        at = brace + 2;
    } else {
        const std::size_t close = whole[brace] == '{' ? find_brace(whole, brace + 1) : whole.size();
        if (close == whole.size() || close == brace + 1 || whole[close] == '{') return ++at, piece;
        piece.key_size = static_cast<std::uint32_t>(close - brace - 1);
        piece.value = template_value_of(whole.substr(brace + 1, piece.key_size));
        at = close + 1;
    }
    piece.is_last = at == whole.size();
    return piece;
}

constexpr TemplateShape shape_of_template(std::string_view text) noexcept
{
    TemplateShape shape;
    unsigned values = 0;
    bool is_single = false;
    for (std::size_t at = 0; at < text.size();) {
        const TemplatePiece piece = next_piece(text, at);
        const bool has_value = piece.value != TemplateValue::nothing;
        is_single = shape.pieces == 0 ? has_value : is_single && shape.pieces == 1 && !has_value;
        values |= TemplateShape::bit_of(piece.value) | (at > text.size() ? TemplateShape::broken : 0U);
        ++shape.pieces;
    }
    shape.values = static_cast<std::uint8_t>(values | (is_single ? TemplateShape::single : 0U));
    return shape;
}

/// The pieces of several rows whose messages are templates, one row's after another's.
template <std::size_t Count>
struct PieceTable {
    std::array<TemplatePiece, Count> list{};

    constexpr const TemplatePiece* begin() const noexcept { return list.data(); }
};
template <>
struct PieceTable<0> {
    constexpr const TemplatePiece* begin() const noexcept { return nullptr; }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
