// SPDX-License-Identifier: BSL-1.0
// The headers of a message of Beast as a range of std::string_views.
#pragma once

#include <amiss/header_view.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

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

} // namespace detail
} // inline namespace v0
} // namespace amiss
