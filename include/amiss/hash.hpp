// SPDX-License-Identifier: BSL-1.0
// std::hash of errors, for std::unordered_set and std::unordered_map.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/hash.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

/// The hash of an error: equal for errors that `==` finds equal, also where each is of another library.
///
/// It is linear in the error's text, noexcept and allocates nothing. It may change with any version, and it does not defend
/// against texts that were chosen to have one hash.
template <>
struct std::hash<amiss::ApiError> {
    /// The hash of one error.
    std::size_t operator()(const amiss::ApiError& error) const noexcept
    {
        namespace detail = amiss::detail;
        std::uint64_t all = detail::hash_text(error.message(), static_cast<std::uint64_t>(to_int(error.status())));
        if (const amiss::RowData* const row = detail::ErrorAccess::row(error); row != nullptr)
            all = detail::mix(all, error.catalog()->id() + static_cast<std::uint32_t>(row->value));
        // Records count in any order. Of violations, two may be equal where memory ran out, and `==` takes them for one:
        // so the lowest and the highest count.
        std::uint64_t sum = 0, lowest = UINT64_MAX, highest = 0;
        const detail::RecordBuffer& records = detail::ErrorAccess::records(error);
        detail::Record record;
        for (std::uint32_t offset = 0; records.next(offset, record);) {
            if (!is_public(record.kind) || record.kind == amiss::FieldKind::message) continue;
            std::uint64_t own = detail::hash_text(record.value, record.kind.number);
            if (is_keyed(record.kind)) {
                own = detail::hash_text(record.key, detail::hash_text(record.code, own));
                own = detail::hash_text(detail::RecordBuffer::json_of(record.details), own);
                lowest = own < lowest ? own : lowest;
                highest = own > highest ? own : highest;
            } else {
                sum += own;
            }
        }
        all = detail::mix(detail::mix(detail::mix(all, sum), lowest), highest);
        return detail::multiply_fold(all, 0x9E3779B97F4A7C15U) & SIZE_MAX;
    }
};
