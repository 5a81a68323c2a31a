// SPDX-License-Identifier: BSL-1.0
// Writes an error that goes out as it is, in the ways that write, write_fitted, to_string and respond have.
//
// Functions and not lambdas in these: g++ compares the names inside a lambda of a template with the globals of the program.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/response_headers.hpp>
#include <amiss/detail/write/shrink_to_fit.hpp>
#include <amiss/detail/write/write_body.hpp>
#include <amiss/detail/write/write_plan.hpp>
#include <amiss/envelope.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/fwd.hpp>
#include <amiss/headers.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_info.hpp>
#include <amiss/response.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Says on which header of the request a response depends, where that has chosen the envelope (RFC 9110 §12.5.5).
template <class EnvelopeOrLayout>
void add_vary(Headers& headers, const EnvelopeOrLayout& envelope) noexcept
{
    if constexpr (std::is_same_v<EnvelopeOrLayout, AnyEnvelope>) {
        if (plan_of(envelope).varies) headers.add("Vary", "Accept");
    }
}

/// Writes the body if it fits. Returns the size that it needs.
template <class EnvelopeOrLayout>
std::size_t write_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                        char* buffer, std::size_t capacity) noexcept
{
    FieldValues values;
    return write_body(source_of(envelope), values, error, request, buffer, capacity);
}

/// The body that fits; the plan is made here and not where errors are usually written.
template <class Source>
AMISS_COLD std::size_t shrink(const Source& source, FieldValues& values, std::size_t required, char* buffer,
                              std::size_t capacity) noexcept
{
    return shrink_to_fit(source.walked(), values, required, buffer, capacity);
}

struct FittedBody {
    std::size_t size;     ///< of what was written; 0 if nothing fits
    std::size_t required; ///< of the whole body
};

template <class EnvelopeOrLayout>
FittedBody write_fitted_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                              char* buffer, std::size_t capacity) noexcept
{
    FieldValues values;
    const auto source = source_of(envelope);
    const std::size_t required = write_body(source, values, error, request, buffer, capacity);
    return {required <= capacity ? required : shrink(source, values, required, buffer, capacity), required};
}

template <class EnvelopeOrLayout>
std::string error_to_string(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request)
{
    FieldValues values;
    const auto source = source_of(envelope);
    char buffer[1024];
    const std::size_t size = write_body(source, values, error, request, buffer, sizeof buffer);
    if (size <= sizeof buffer) return {buffer, size};
    std::string text(size, '\0');
    interpret(text.data(), text.data() + size, source.walked(), values, all_options);
    return text;
}

template <class EnvelopeOrLayout>
Response respond_with_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                            char* buffer, std::size_t capacity) noexcept
{
    FieldValues values;
    const auto source = source_of(envelope);
    const EnvelopeOptions& options = options_of(envelope);
    const std::size_t required = write_body(source, values, error, request, buffer, capacity);
    const bool whole = required <= capacity;
    Response response;
    response.status = sent_status(options, values.status);
    response.body = {buffer, whole ? required : shrink(source, values, required, buffer, capacity)};
    add_headers(response.headers, {options, plan_of(envelope).catalog, whole && source.places_id()}, values, error,
                request, response.status);
    add_vary(response.headers, envelope);
    return response;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
