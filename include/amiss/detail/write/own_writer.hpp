// SPDX-License-Identifier: BSL-1.0
// Writes errors whose code is one of the envelope's own, in one step: takes the values that the layout asks for, and no
// others, and puts them between the literals of the row.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/write/compiled_layout.hpp>
#include <amiss/detail/write/compiled_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/instructions.hpp>
#include <amiss/envelope.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/escaping.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_info.hpp>
#include <amiss/retry_class.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Takes the values of an error and writes its body. Null where the row does not decide everything that a row can, where
/// the compiled layout cannot write the body, and where `capacity` is less than what may be written.
///
/// Of the values, it leaves those of the layout, the id of the request, and the numbers; see `FieldValues::take_own`.
using OwnFunction = char* (*)(FieldValues& values, const EnvelopeOptions& options, const ApiError& error,
                              const RequestInfo& request, char* at, std::size_t capacity) noexcept;

template <class Code, class Make>
class OwnWriter {
public:
    using Compiled = CompiledLayout<Code, Make, true>;

    /// See `OwnFunction`.
    AMISS_NOINLINE static char* write(FieldValues& values, const EnvelopeOptions& options, const ApiError& error,
                                      const RequestInfo& request, char* at, std::size_t capacity) noexcept
    {
        const ErrorHead& head = ErrorAccess::head(error);
        const bool is_own = head.catalog == &catalog_of<Code>() && options.escaping == Escaping::json
            && options.doc_base.empty() && request.doc_base.empty();
        if (!AMISS_LIKELY(is_own)) return nullptr;
        const std::size_t number = head.row_number;
        const RowData& row = Table<Code>::rows[number];
        values.row = &row;
        values.catalog = head.catalog;
        values.status = head.status;
        if (options.status_by_grpc) values.follow_grpc(options);
        if (!AMISS_LIKELY(values.status == to_int(row.status) && row.status != HttpStatus::none)) return nullptr;
        values.template take_own<asked>(error, request, options.request_ids);
        if (values.has(FieldKind::doc_url)) return nullptr;
        if constexpr ((asked & field_bit(FieldKind::type)) != 0) values.set_present(FieldKind::type, !row.type.empty());
        if constexpr ((asked & field_bit(FieldKind::retryable)) != 0)
            values.set_present(FieldKind::retryable, row.retry != Retry::if_idempotent);
        if constexpr (has_milliseconds({Compiled::nodes.data(), Compiled::nodes.size()}))
            values.take_milliseconds(request);
        if (!Compiled::can_write(values)) return nullptr;
        return CompiledWriter<Compiled>::write_here(values, number, at, capacity);
    }

    static constexpr OwnFunction function() noexcept
    {
        if constexpr (Compiled::is_there)
            return &write;
        else
            return nullptr;
    }

private:
    // The fields that are written, but for those that are in the literals, and those that decide what is written.
    static constexpr std::uint32_t asked_fields() noexcept
    {
        std::uint32_t fields = 0;
        for (const Instruction& step : Compiled::instructions) fields |= field_bit(step.field) | step.any | step.all;
        return fields;
    }
    static constexpr std::uint32_t asked = asked_fields();
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
