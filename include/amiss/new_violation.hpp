// SPDX-License-Identifier: BSL-1.0
// A violation on its way into an error: what violation() makes and with_violation() takes.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/catalog_lookup.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/row_violation.hpp>
#include <amiss/detail/storage/violation_details.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

class ApiError;

/// A failed field with its message, its code and at most eight details; made by `violation()`, taken by `with_violation`.
///
/// It consists of views of the caller's texts and allocates nothing. It is meant to be made where it is used:
/// `error.with_violation(violation("qty", "Too many.", "too_many").detail("most", 9))`.
class NewViolation {
public:
    /// The most details that it takes.
    static constexpr std::size_t max_details = 8;

    /// A field, what is wrong with it, and a code for that.
    NewViolation(std::string_view field, std::string_view message, std::string_view code = {}) noexcept
        : field_(field), message_(message), code_(code)
    {}
    /// A field, and an enumerator whose row has the message and the code.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    NewViolation(std::string_view field, Code code) noexcept
        : field_(field), row_(catalog_of<Code>().find(static_cast<int>(code)))
    {}
    /// A field, what is wrong with it, and an enumerator whose wire name is the code.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    NewViolation(std::string_view field, std::string_view message, Code code) noexcept
        : field_(field), message_(message)
    {
        const RowData* const row = catalog_of<Code>().find(static_cast<int>(code));
        if (row != nullptr) code_ = row->name;
    }

    /// Adds a detail, a value for machines under a key of your own. A key that is already there gets the new value. A ninth
    /// detail is left out, and the error to which this is added is `truncated()`.
    NewViolation& detail(std::string_view key, const DetailValue& value) & noexcept
    {
        std::size_t at = 0;
        while (at < count_ && details_[at].key != key) ++at;
        if (at == max_details) return is_cut_ = true, *this;
        details_[at] = {key, value};
        count_ = at == count_ ? count_ + 1 : count_;
        return *this;
    }
    /// Adds a detail; on an rvalue.
    NewViolation&& detail(std::string_view key, const DetailValue& value) && noexcept AMISS_LIFETIMEBOUND
    {
        return static_cast<NewViolation&&>(detail(key, value));
    }

private:
    friend class ApiError;

    AMISS_NOINLINE void add_to(detail::RecordBuffer& records) const noexcept
    {
        detail::ViolationDetails details;
        for (std::size_t at = 0; at < count_; ++at) details.add(details_[at].key, details_[at].value);
        if (is_cut_) records.set_truncated();
        if (row_ != nullptr)
            detail::add_row_violation(records, field_, *row_, details);
        else
            detail::add_violation(records, field_, message_, code_, details);
    }

    std::string_view field_;
    std::string_view message_;
    std::string_view code_;
    const RowData* row_ = nullptr; // that the message and the code are from; or null
    std::size_t count_ = 0;
    bool is_cut_ = false;
    detail::NamedDetail details_[max_details];
};

/// A failed field, by its name or JSON pointer, what is wrong with it, and a code for that.
inline NewViolation violation(std::string_view field, std::string_view message, std::string_view code = {}) noexcept
{
    return {field, message, code};
}
/// A failed field with the message and the wire name of a row. In the row's text, `{param}` is the field, other placeholders
/// are details of the violation, or else of the error. A value without a row has neither a message nor a code.
template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
NewViolation violation(std::string_view field, Code code) noexcept
{
    return {field, code};
}
/// A failed field with the wire name of a row as its code, and a message of its own.
template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
NewViolation violation(std::string_view field, std::string_view message, Code code) noexcept
{
    return {field, message, code};
}

} // inline namespace v0
} // namespace amiss
