// SPDX-License-Identifier: BSL-1.0
// Writes an error, or what goes out in its place, in the ways that write, write_fitted, to_string and respond have.
//
// Functions and not lambdas in these: g++ compares the names inside a lambda of a template with the globals of the program.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/header_access.hpp>
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
        if (plan_of(envelope).varies) HeaderAccess::add(headers, "Vary", "Accept");
    }
}

/// Writes the body of an error that goes out as it is, and of which its row decides everything that a row can. Null for any other
/// error, and where the body may not fit: the functions whose names end in `_slow` are for these.
template <class EnvelopeOrLayout>
AMISS_ALWAYS_INLINE inline const char* write_at_once(const EnvelopeOrLayout& envelope, FieldValues& values,
                                                     const ApiError& error, const RequestInfo& request, char* buffer,
                                                     std::size_t capacity) noexcept
{
    if (!AMISS_LIKELY(goes_out(error, options_of(envelope)))) return nullptr;
    return source_of(envelope).write_own(values, error, request, buffer, capacity);
}

AMISS_COLD inline std::size_t write_error_slow(const WritePlan& plan, const ApiError& error, const RequestInfo& request,
                                               char* buffer, std::size_t capacity) noexcept
{
    return write_what_goes_out(error, *plan.options, [&](const ApiError& sent_error) noexcept {
        FieldValues values;
        return write_slow(plan, values, sent_error, request, buffer, capacity);
    });
}
/// Writes the body if it fits. Returns the size that it needs.
template <class EnvelopeOrLayout>
std::size_t write_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                        char* buffer, std::size_t capacity) noexcept
{
    FieldValues values;
    if (const char* const end = write_at_once(envelope, values, error, request, buffer, capacity))
        return static_cast<std::size_t>(end - buffer);
    return write_error_slow(source_of(envelope).slow(), error, request, buffer, capacity);
}

struct FittedBody {
    std::size_t size;     ///< of what was written; 0 if nothing fits
    std::size_t required; ///< of the whole body
};

AMISS_COLD inline FittedBody write_fitted_slow(const WritePlan& plan, const ApiError& error, const RequestInfo& request,
                                               char* buffer, std::size_t capacity) noexcept
{
    return write_what_goes_out(error, *plan.options, [&](const ApiError& sent_error) noexcept {
        FieldValues values;
        const std::size_t required = write_slow(plan, values, sent_error, request, buffer, capacity);
        const bool whole = required <= capacity;
        return FittedBody{whole ? required : shrink_to_fit(plan, values, required, buffer, capacity), required};
    });
}
/// Writes what fits of the body.
template <class EnvelopeOrLayout>
FittedBody write_fitted_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                              char* buffer, std::size_t capacity) noexcept
{
    FieldValues values;
    const char* const end = write_at_once(envelope, values, error, request, buffer, capacity);
    if (end == nullptr) return write_fitted_slow(source_of(envelope).slow(), error, request, buffer, capacity);
    return {static_cast<std::size_t>(end - buffer), static_cast<std::size_t>(end - buffer)};
}

AMISS_COLD inline std::string error_to_string_slow(const WritePlan& plan, const ApiError& error,
                                                   const RequestInfo& request)
{
    return write_what_goes_out(error, *plan.options, [&](const ApiError& sent_error) {
        FieldValues values;
        char buffer[1024];
        const std::size_t size = write_slow(plan, values, sent_error, request, buffer, sizeof buffer);
        if (size <= sizeof buffer) return std::string(static_cast<const char*>(buffer), size);
        std::string text(size, '\0');
        interpret(text.data(), text.data() + size, plan, values, all_options);
        return text;
    });
}
/// The whole body.
template <class EnvelopeOrLayout>
std::string error_to_string(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request)
{
    FieldValues values;
    char buffer[1024];
    const char* const end = write_at_once(envelope, values, error, request, buffer, sizeof buffer);
    if (end == nullptr) return error_to_string_slow(source_of(envelope).slow(), error, request);
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

/// Fills an empty response.
AMISS_COLD inline void respond_slow(const WritePlan& plan, Response& response, const ApiError& error,
                                    const RequestInfo& request, char* buffer, std::size_t capacity) noexcept
{
    write_what_goes_out(error, *plan.options, [&](const ApiError& sent_error) noexcept {
        FieldValues values;
        const std::size_t required = write_slow(plan, values, sent_error, request, buffer, capacity);
        const bool whole = required <= capacity;
        response.status = sent_status(*plan.options, values.status);
        response.body = {buffer, whole ? required : shrink_to_fit(plan, values, required, buffer, capacity)};
        add_headers(response.headers, {*plan.options, plan.catalog, whole && plan.places_id()}, values, sent_error,
                    request, response.status);
    });
}
/// The whole response.
template <class EnvelopeOrLayout>
Response respond_with_error(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                            char* buffer, std::size_t capacity) noexcept
{
    Response response;
    FieldValues values;
    const auto& source = source_of(envelope);
    if (const char* const end = write_at_once(envelope, values, error, request, buffer, capacity)) {
        const EnvelopeOptions& options = options_of(envelope);
        response.status = sent_status(options, values.status);
        response.body = {buffer, static_cast<std::size_t>(end - buffer)};
        add_headers(response.headers, {options, plan_of(envelope).catalog, source.places_id()}, values, error, request,
                    response.status);
    } else {
        respond_slow(source.slow(), response, error, request, buffer, capacity);
    }
    add_vary(response.headers, envelope);
    return response;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
