// SPDX-License-Identifier: BSL-1.0
// Counts errors by the row of their catalogue, from any number of threads.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// How often one row was counted. The texts are the catalogue's, and live as long as the program.
struct ErrorCount {
    std::string_view catalog;             ///< the name of the catalogue; empty for what is of none of them
    std::string_view name;                ///< the wire name; "other" for what is of none of them
    HttpStatus status = HttpStatus::none; ///< the row's; `none` for what is of none of them
    std::string_view type;                ///< the row's; empty where the API has none
    std::uint64_t count = 0;              ///< how often
};

/// One counter for each row of the catalogues of `Codes`, and one for every other error. The counters are inside: nothing
/// allocates.
///
///     inline amiss::ErrorCounters<billing::Code, amiss::client::Code> errors; // a constant needs no start-up code
///     errors.count(error);
///     for (const amiss::ErrorCount& row : errors) …
///
/// All functions may be called by several threads at the same time. Counters never go back but at 2^64, and say nothing about
/// the order in which things happened (relaxed atomics).
template <class... Codes>
class ErrorCounters {
    static_assert(sizeof...(Codes) != 0, "amiss: ErrorCounters needs the enum of at least one catalogue");
    static_assert((is_catalogued_v<Codes> && ...), "amiss: ErrorCounters takes enums with a catalogue");

public:
    /// The number of rows of all catalogues.
    static constexpr std::size_t row_count = (catalog_of<Codes>().size() + ...);

    /// All counters at 0.
    constexpr ErrorCounters() noexcept = default;
    ErrorCounters(const ErrorCounters&) = delete;            ///< counters are in one place
    ErrorCounters& operator=(const ErrorCounters&) = delete; ///< counters are in one place

    /// Counts one error: at its row, whatever its status, message and origin, or as another one. Lock-free where 64-bit
    /// integers are.
    void count(const ApiError& error) noexcept { counts_[index_of(error)].fetch_add(1, std::memory_order_relaxed); }

    /// How often an error with this code was counted; 0 for a value that is not in the catalogue.
    template <class Code>
    std::uint64_t of(Code code) const noexcept
    {
        static_assert((std::is_same_v<Code, Codes> || ...), "amiss: these counters have no catalogue of this enum");
        const std::size_t row = catalog_of<Code>().index_of(static_cast<int>(code));
        return row == catalog_of<Code>().size() ? 0 : read(first_of(catalog_of<Code>()) + row);
    }
    /// How often an error of none of the catalogues was counted.
    std::uint64_t other() const noexcept { return read(row_count); }
    /// How many errors were counted. While others count, an error may be in it or not yet.
    std::uint64_t total() const noexcept
    {
        std::uint64_t sum = 0;
        for (std::size_t at = 0; at <= row_count; ++at) sum += read(at);
        return sum;
    }

    /// Goes over the rows of the catalogues in the order of their declaration, then over the others. An input iterator: it
    /// reads a counter when `*` is called.
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag; ///< one pass
        using value_type = ErrorCount;                     ///< what it goes over
        using difference_type = std::ptrdiff_t;            ///< as the standard asks
        using pointer = void;                              ///< there is nothing to point to
        using reference = ErrorCount;                      ///< a value

        /// Of no counters; may only be assigned to and compared.
        iterator() noexcept = default;
        /// The row at hand, and how often it was counted until now.
        ErrorCount operator*() const noexcept { return counters_->at(at_); }
        /// Moves on.
        iterator& operator++() noexcept
        {
            ++at_;
            return *this;
        }
        /// Moves on, and returns the iterator as it was.
        iterator operator++(int) noexcept
        {
            iterator before = *this;
            ++at_;
            return before;
        }
        /// The same place.
        friend bool operator==(const iterator& left, const iterator& right) noexcept { return left.at_ == right.at_; }
        /// Another place.
        friend bool operator!=(const iterator& left, const iterator& right) noexcept { return left.at_ != right.at_; }

    private:
        friend class ErrorCounters;
        iterator(const ErrorCounters* counters, std::size_t place) noexcept : counters_(counters), at_(place) {}

        const ErrorCounters* counters_ = nullptr;
        std::size_t at_ = 0;
    };
    using const_iterator = iterator; ///< no counter can be changed in place
    using value_type = ErrorCount;   ///< the elements

    /// The first row.
    iterator begin() const noexcept { return {this, 0}; }
    /// The end.
    iterator end() const noexcept { return {this, size()}; }
    /// How many counters there are: the rows, and one for the others.
    static constexpr std::size_t size() noexcept { return row_count + 1; }

private:
    std::uint64_t read(std::size_t at) const noexcept { return counts_[at].load(std::memory_order_relaxed); }

    ErrorCount at(std::size_t at) const noexcept
    {
        std::size_t row = at;
        for (const Catalog* const catalog : {&catalog_of<Codes>()...}) {
            if (row < catalog->size()) {
                const RowData& found = (*catalog)[row];
                return {catalog->name(), found.name, found.status, found.type, read(at)};
            }
            row -= catalog->size();
        }
        return {{}, "other", HttpStatus::none, {}, read(at)};
    }

    /// The place of the first row of this catalogue; `row_count` where it is not one of these.
    static std::size_t first_of(const Catalog& wanted) noexcept
    {
        std::size_t first = 0;
        for (const Catalog* const catalog : {&catalog_of<Codes>()...}) {
            if (catalog->id() == wanted.id()) return first;
            first += catalog->size();
        }
        return row_count;
    }
    static std::size_t index_of(const ApiError& error) noexcept
    {
        if (error.catalog() == nullptr) return row_count;
        const std::size_t first = first_of(*error.catalog());
        return first == row_count ? first : first + detail::ErrorAccess::head(error).row_number;
    }

    std::array<std::atomic<std::uint64_t>, row_count + 1> counts_{};
};

} // inline namespace v0
} // namespace amiss
