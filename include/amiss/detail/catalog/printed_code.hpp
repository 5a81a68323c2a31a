// SPDX-License-Identifier: BSL-1.0
// An enumerator as text, and which streams print it by an operator of their own.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/detail/catalog/table.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The name on the wire, or "cstar:99" for a value without a name.
class PrintedCode {
public:
    /// At most 64 bytes of `category` are printed.
    PrintedCode(std::string_view name, std::string_view category, int value) noexcept : text_(name)
    {
        if (!name.empty()) return;
        const Digits digits(value);
        const std::size_t size = category.size() < longest_category ? category.size() : longest_category;
        if (size != 0) std::memcpy(buffer_, category.data(), size);
        buffer_[size] = ':';
        std::memcpy(buffer_ + size + 1, digits.view().data(), digits.view().size());
        text_ = {buffer_, size + 1 + digits.view().size()};
    }
    PrintedCode(const PrintedCode&) = delete;
    PrintedCode& operator=(const PrintedCode&) = delete;
    ~PrintedCode() = default;

    std::string_view text() const noexcept AMISS_LIFETIMEBOUND { return text_; }

private:
    static constexpr std::size_t longest_category = 64;

    std::string_view text_;
    char buffer_[longest_category + 1 + sizeof(Digits::text)];
};

/// For an enumerator of a catalogue, or of error types.
template <class Enum>
PrintedCode printed_code(Enum value) noexcept
{
    const int number = static_cast<int>(value);
    if constexpr (IsErrorType<Enum>::value) {
        return {type_name(value), "amiss.type", number};
    } else {
        check_catalog<Enum>();
        const Catalog& catalog = Table<Enum>::catalog;
        const RowData* const row = catalog.find(number);
        return {row != nullptr ? row->name : std::string_view(), catalog.name(), number};
    }
}

/// Converts to `Enum` and to nothing else.
template <class Enum>
struct EnumProbe {
    template <class T, std::enable_if_t<std::is_same_v<T, Enum>, int> = 0>
    operator T() const noexcept;
};

/// Whether the program has an operator of its own for this, or the stream takes anything, as an archive does. The operator
/// of AMISS_ERROR_ENUM would often be the better match; it takes no probe, so this asks for the others.
template <class Stream, class Enum, class = void>
struct StreamsItself : std::false_type {};
template <class Stream, class Enum>
struct StreamsItself<Stream, Enum,
                     std::void_t<decltype(std::declval<Stream&>() << std::declval<const EnumProbe<Enum>&>())>>
    : std::true_type {};

} // namespace detail
} // inline namespace v0
} // namespace amiss
