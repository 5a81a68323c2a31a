// SPDX-License-Identifier: BSL-1.0
// Writes a whole body: by a compiled layout where there is one that can, else by walking the layout.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/detail/write/write_plan.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes the body by what `compiled` is, a compiled layout, which needs padding after the body: into a buffer that just
/// fits, it goes by way of another. Returns its size, or 0 when it needs more than that one has.
template <class Compiled>
std::size_t write_by_scratch(const Compiled& compiled, char* out, std::size_t capacity) noexcept
{
    char scratch[1024];
    const char* const end = capacity < sizeof scratch ? compiled(scratch, sizeof scratch) : nullptr;
    if (end == nullptr) return 0;
    const auto size = static_cast<std::size_t>(end - scratch);
    if (size <= capacity) std::memcpy(out, scratch, size);
    return size;
}

/// Takes and resolves all values.
AMISS_COLD inline void take_resolved(const WritePlan& plan, FieldValues& values, const ApiError& error,
                                     const RequestInfo& request) noexcept
{
    values.take_all(error, request, plan.options->request_ids);
    if (plan.options->status_by_grpc) values.follow_grpc(*plan.options);
    place_violation(values, plan.layout);
    resolve_row(values, plan);
    plan.take(values, request);
}

/// Writes the body in whatever way can write it, where its own row's has not. Returns the size that it needs; a larger one
/// than `capacity` means that the buffer does not hold it, and that the values are resolved.
AMISS_COLD inline std::size_t write_slow(const WritePlan& plan, FieldValues& values, const ApiError& error,
                                         const RequestInfo& request, char* out, std::size_t capacity) noexcept
{
    const auto own = [&](char* to, std::size_t room) { return plan.write_own(values, error, request, to, room); };
    const std::size_t size = write_by_scratch(own, out, capacity);
    if (size != 0 && size <= capacity) return size;
    take_resolved(plan, values, error, request);
    if (size != 0) return size;
    if (plan.other != nullptr && plan.options->escaping == Escaping::json && plan.can_write(values)) {
        const auto other = [&](char* to, std::size_t room) { return plan.other(values, 0, to, room); };
        if (const char* const end = other(out, capacity)) return static_cast<std::size_t>(end - out);
        if (const std::size_t its = write_by_scratch(other, out, capacity)) return its;
    }
    if (const char* const end = interpret(out, out + capacity, plan, values, all_options))
        return static_cast<std::size_t>(end - out);
    return measure(plan, values, all_options);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
