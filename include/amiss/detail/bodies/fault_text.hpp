// SPDX-License-Identifier: BSL-1.0
// The text of a fault, filled from a template without allocating.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Text in an array of its own; what does not fit is cut on a code point.
template <std::size_t Capacity>
class BoundedText {
public:
    std::string_view text() const noexcept { return {text_, size_}; }
    bool fits(std::size_t more) const noexcept { return more <= Capacity - size_; }
    BoundedText& put(std::string_view piece) noexcept
    {
        const std::size_t size = cut_size(piece, Capacity - size_);
        if (size != 0) std::memcpy(text_ + size_, piece.data(), size);
        size_ += size;
        return *this;
    }
    void capitalize() noexcept
    {
        if (size_ != 0) text_[0] = to_upper(text_[0]);
    }

private:
    char text_[Capacity];
    std::size_t size_ = 0;
};

using FaultText = BoundedText<1024>;

/// The value of a placeholder in a text about a fault; empty where there is none.
inline std::string_view fault_value(std::string_view key, const BodyFault& fault, std::string_view last_step) noexcept
{
    if (key == "param") return fault.path;
    if (key == "name") return last_step;
    if (key == "problem") return fault.problem;
    return key == "allowed" ? fault.allowed : std::string_view();
}

/// Whether a row's template says what is wrong: it has a value for each placeholder, and one of them is about this fault. In
/// a row that is for nothing else, the member's name is enough.
inline bool says_fault(std::string_view text, const BodyFault& fault, std::string_view last_step,
                       bool name_is_enough) noexcept
{
    bool says = false;
    while (!text.empty()) {
        const TemplatePart part = next_part(text);
        if (!part.placeholder) continue;
        if (fault_value(part.text, fault, last_step).empty()) return false;
        const bool names_member = part.text == "param" || part.text == "name";
        says = says || !names_member || name_is_enough;
    }
    return says;
}

/// Fills a template.
inline void fill_fault_text(FaultText& into, std::string_view text, const BodyFault& fault,
                            std::string_view last_step) noexcept
{
    while (!text.empty()) {
        const TemplatePart part = next_part(text);
        into.put(part.placeholder ? fault_value(part.text, fault, last_step) : part.text);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
