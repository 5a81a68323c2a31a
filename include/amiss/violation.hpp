// SPDX-License-Identifier: BSL-1.0
// The failed fields of a request: what an error's violations() are a range of.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/violation_details.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view> // has the iterator tags; <iterator> would add a twentieth to the time that error.hpp compiles

namespace amiss {
inline namespace v0 {

class ApiError;

/// One failed field: its name or JSON pointer, what is wrong with it, and a code for that. Views of the error's text.
struct Violation {
    std::string_view field;            ///< as the API names it, "items.0.qty" or "/items/0/qty"
    std::string_view message;          ///< what is wrong with it
    std::string_view code{};           ///< a word for programs, "too_long"; empty where there is none
    std::string_view stored_details{}; ///< what `details()` and `detail()` read; not meant for anything else

    /// Its details as the text of one JSON object, `{"limit":80}`. Empty when there are none.
    constexpr std::string_view details() const noexcept { return detail::RecordBuffer::json_of(stored_details); }
    /// One detail: the text of a string, the JSON text of anything else. Empty, with a null `data()`, when there is none.
    std::string_view detail(std::string_view key) const noexcept
    {
        return detail::find_violation_detail(stored_details, key);
    }
    /// The enumerator whose wire name the code is; nothing for any other code.
    template <class Code>
    std::optional<Code> as() const noexcept
    {
        static_assert(is_catalogued_v<Code>, "amiss: as<Code>() takes an enum with a catalogue");
        return find_code<Code>(code);
    }

    /// Equal field, message and code. The details do not count.
    friend constexpr bool operator==(const Violation& left, const Violation& right) noexcept
    {
        return left.field == right.field && left.message == right.message && left.code == right.code;
    }
    /// Another field, message or code.
    friend constexpr bool operator!=(const Violation& left, const Violation& right) noexcept
    {
        return !(left == right);
    }
};

/// The violations of an error, in the order in which they were given: what `ApiError::violations()` returns.
///
/// A view: the error must outlive it, unchanged.
class Violations {
public:
    /// An input iterator: what `*` returns lasts until the iterator is moved on.
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag; ///< one pass
        using value_type = Violation;                      ///< what it goes over
        using difference_type = std::ptrdiff_t;            ///< as the standard asks
        using pointer = const Violation*;                  ///< into the iterator
        using reference = const Violation&;                ///< into the iterator

        /// The end of every range.
        iterator() noexcept = default;

        /// The violation at hand.
        reference operator*() const noexcept { return current_; }
        /// The violation at hand.
        pointer operator->() const noexcept { return &current_; }
        /// Moves on to the next violation, or to the end.
        iterator& operator++() noexcept
        {
            advance();
            return *this;
        }
        /// Moves on, and returns the iterator as it was.
        iterator operator++(int) noexcept
        {
            iterator before = *this;
            advance();
            return before;
        }
        /// The same place in the same range, or two ends.
        friend bool operator==(const iterator& left, const iterator& right) noexcept
        {
            return left.next_ == right.next_;
        }
        /// Another place.
        friend bool operator!=(const iterator& left, const iterator& right) noexcept { return !(left == right); }

    private:
        friend class Violations;
        explicit iterator(const detail::RecordBuffer& records) noexcept : records_(&records), next_(0) { advance(); }

        void advance() noexcept
        {
            detail::Record record;
            while (records_->next(next_, record)) {
                if (record.kind != FieldKind::violations) continue;
                current_ = {record.key, record.value, record.code, record.details};
                return;
            }
            next_ = end_offset;
        }

        static constexpr std::uint32_t end_offset = 0xFFFFFFFF;

        const detail::RecordBuffer* records_ = nullptr;
        std::uint32_t next_ = end_offset; // where the record after the current one begins
        Violation current_;
    };
    using const_iterator = iterator; ///< no violation can be changed in place
    using value_type = Violation;    ///< the elements

    /// The first violation.
    iterator begin() const noexcept { return iterator(*records_); }
    /// The end.
    iterator end() const noexcept { return {}; }
    /// Whether there is no violation.
    bool empty() const noexcept { return begin() == end(); }
    /// Counts them; linear in what the error contains.
    std::size_t size() const noexcept
    {
        std::size_t count = 0;
        for (iterator at = begin(); at != end(); ++at) ++count;
        return count;
    }
    /// The violation at `index`, which must be below `size()`; linear.
    Violation operator[](std::size_t index) const noexcept
    {
        iterator at = begin();
        while (index-- > 0) ++at;
        return *at;
    }

private:
    friend class ApiError;
    explicit Violations(const detail::RecordBuffer& records) noexcept : records_(&records) {}

    const detail::RecordBuffer* records_;
};

} // inline namespace v0
} // namespace amiss
