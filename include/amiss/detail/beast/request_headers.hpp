// SPDX-License-Identifier: BSL-1.0
// The parts of a Beast message as std::string_view: its headers as a range, and its body.
#pragma once

#include <amiss/header_view.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Boost's string_view, of which only the newer ones convert.
template <class Text>
std::string_view beast_text(const Text& text) noexcept
{
    return {text.data(), text.size()};
}

/// The headers of a message as a range of HeaderView. A view: the message must live longer.
template <class Fields>
class BeastHeaders {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = HeaderView;
        using difference_type = std::ptrdiff_t;
        using pointer = const HeaderView*;
        using reference = HeaderView;

        explicit Iterator(typename Fields::const_iterator at) noexcept : at_(at) {}
        HeaderView operator*() const { return {beast_text(at_->name_string()), beast_text(at_->value())}; }
        Iterator& operator++() { return ++at_, *this; }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

    private:
        typename Fields::const_iterator at_;
    };

    explicit BeastHeaders(const Fields& fields) noexcept : fields_(&fields) {}
    Iterator begin() const { return Iterator(fields_->begin()); }
    Iterator end() const { return Iterator(fields_->end()); }

private:
    const Fields* fields_;
};

template <class Value, class = void>
struct IsCharacters : std::false_type {};
template <class Value>
struct IsCharacters<
    Value,
    std::void_t<decltype(std::string_view(reinterpret_cast<const char*>(std::declval<const Value&>().data()),
                                          std::declval<const Value&>().size()))>>
    : std::bool_constant<sizeof(*std::declval<const Value&>().data()) == 1> {};

/// The body of a message: of a string, span or vector of bytes; "" of an empty_body.
template <class Message>
std::string_view beast_body(const Message& message) noexcept
{
    using Value = typename Message::body_type::value_type;
    if constexpr (IsCharacters<Value>::value) {
        return {reinterpret_cast<const char*>(message.body().data()), message.body().size()};
    } else {
        static_assert(std::is_empty_v<Value>,
                      "amiss: the body of a request is in one piece: http::string_body, "
                      "vector_body, span_body or empty_body");
        return {};
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
