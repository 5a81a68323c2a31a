// SPDX-License-Identifier: BSL-1.0
// Writes a whole body: by a compiled layout where there is one that can, else by walking the layout.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/detail/write/write_plan.hpp>

#include <cstddef>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes the body by a compiled layout. Returns its size, or 0 when no compiled layout can write it, or when it needs
/// more room than the buffer and the scratch space have.
inline std::size_t write_compiled(const WritePlan& plan, const FieldValues& values, bool is_own_row, char* out,
                                  std::size_t capacity) noexcept
{
    if (plan.other == nullptr || plan.options->escaping != Escaping::json || !plan.can_write(values)) return 0;
    const auto compiled = [&](char* to, std::size_t room) {
        return is_own_row ? plan.own(values, static_cast<std::size_t>(values.row - plan.catalog->begin()), to, room)
                          : plan.other(values, 0, to, room);
    };
    if (const char* const end = compiled(out, capacity)) return static_cast<std::size_t>(end - out);
    // A compiled layout needs padding after the body. Into a buffer that just fits, the body goes by way of another.
    char scratch[1024];
    const char* const end = capacity < sizeof scratch ? compiled(scratch, sizeof scratch) : nullptr;
    if (end == nullptr) return 0;
    const auto size = static_cast<std::size_t>(end - scratch);
    if (size <= capacity) std::memcpy(out, scratch, size);
    return size;
}

/// Writes the body in whatever way can write it. Returns the size that it needs; a larger one than `capacity` means that
/// the buffer does not hold it.
AMISS_COLD inline std::size_t write_slow(const WritePlan& plan, FieldValues& values, char* out,
                                         std::size_t capacity) noexcept
{
    const bool is_own_row = values.is_of_row() && values.catalog == plan.catalog && plan.options->doc_base.empty();
    place_violation(values, plan.layout);
    resolve_fallback(values, plan);
    if (const std::size_t size = write_compiled(plan, values, is_own_row, out, capacity)) return size;
    if (const char* const end = interpret(out, out + capacity, plan, values, all_options))
        return static_cast<std::size_t>(end - out);
    return measure(plan, values, all_options);
}

/// The same. The plan is made here and not where errors are usually written.
template <class Source>
AMISS_COLD std::size_t write_otherwise(const Source& source, FieldValues& values, char* out,
                                       std::size_t capacity) noexcept
{
    return write_slow(source, values, out, capacity);
}

/// Writes the body if it fits, and returns the size that it needs. Where it does not fit, the values are resolved.
template <class Source>
std::size_t write_body(const Source& source, FieldValues& values, char* out, std::size_t capacity) noexcept
{
    if (const char* const end = source.write_own(values, out, capacity)) return static_cast<std::size_t>(end - out);
    return write_otherwise(source, values, out, capacity);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
