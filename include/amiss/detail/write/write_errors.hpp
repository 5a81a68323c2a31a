// SPDX-License-Identifier: BSL-1.0
// Writes several errors into one body: into the list that the layout has for them, or as one JSON array of bodies.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/write/error_list.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/presence.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/detail/write/response_headers.hpp>
#include <amiss/detail/write/shrink_to_fit.hpp>
#include <amiss/detail/write/sinks.hpp>
#include <amiss/detail/write/write_error.hpp>
#include <amiss/detail/write/write_plan.hpp>
#include <amiss/error.hpp>
#include <amiss/headers.hpp>
#include <amiss/http_status.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/request_info.hpp>
#include <amiss/response.hpp>
#include <amiss/stream_format.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What goes into one body.
struct ErrorsBody {
    const Plan& plan;
    const ErrorList& errors;
    const RequestInfo& request;
};

/// The values with which one of the errors goes out, resolved.
class SentError {
public:
    SentError(const ErrorsBody& body, const ApiError& error) noexcept
        : goes_out_(goes_out(error, *body.plan.options)), stand_in_(stand_in()), error_(error),
          values_(this->error(), body.request, body.plan.options->request_ids)
    {
        if (has_milliseconds(body.plan.layout)) values_.take_milliseconds(body.request);
        if (body.plan.options->status_by_grpc) values_.follow_grpc(*body.plan.options);
        place_violation(values_, body.plan.layout);
        resolve_fallback(values_, body.plan);
    }

    const ApiError& error() const noexcept { return goes_out_ ? error_ : stand_in_; }
    FieldValues& values() noexcept { return values_; }

private:
    bool goes_out_;
    ApiError stand_in_;
    const ApiError& error_;
    FieldValues values_;
};

/// A sink that also knows the errors after the first one, and which part of them goes into the body.
struct ErrorsSink : BodySink {
    static constexpr bool has_more_errors = true;

    const ErrorsBody& body;
    OptionMask options;
    std::size_t count; ///< of the errors in the body, with the first one

    ErrorsSink(BodySink body_sink, const ErrorsBody& errors_body, OptionMask option_mask,
               std::size_t error_count) noexcept
        : BodySink(body_sink), body(errors_body), options(option_mask), count(error_count)
    {}

    /// The same with another place to write to.
    ErrorsSink& operator=(const ErrorsSink& other) noexcept
    {
        static_cast<BodySink&>(*this) = other;
        return *this;
    }
    ErrorsSink(const ErrorsSink&) noexcept = default;

    /// Writes one error; `node` is the part of the layout that there is for each.
    AMISS_NOINLINE void put_error(const ApiError& error, const Node* node) noexcept
    {
        SentError sent(body, error);
        const Plan& plan = body.plan;
        LayoutWriter<ErrorsSink> writer(*this, plan.layout, sent.values(), plan.options->escaping, options);
        *this = node == plan.layout.nodes ? writer.write(node) : writer.write_element(node);
    }
    void put_more_errors(const Node* node) noexcept
    {
        std::size_t number = 0;
        body.errors.visit([&](const ApiError& next_error) noexcept {
            if (number == count) return false;
            if (number++ == 0) return true;
            this->put(',');
            put_error(next_error, node);
            return true;
        });
    }
};

inline constexpr std::size_t all_errors = static_cast<std::size_t>(-1);

inline BodySink put_errors(BodySink sink, const ErrorsBody& body, OptionMask options, std::size_t count) noexcept
{
    ErrorsSink to(sink, body, options, count);
    const Node* const root = body.plan.layout.nodes;
    const bool is_array = find_error_list(body.plan.layout) == nullptr;
    if (is_array) to.put('[');
    body.errors.visit_first([&](const ApiError& first_error) noexcept { to.put_error(first_error, root); });
    if (!is_array) return to;
    to.put_more_errors(root);
    to.put(']');
    return to;
}

/// Whether there is a form for several errors: JSON has one, but a stream of Connect ends with one object. Else the body is
/// that of the first error.
inline bool has_all_errors(const ErrorsBody& body) noexcept
{
    return body.plan.options->format == nullptr && body.plan.options->stream != StreamFormat::connect;
}

inline std::size_t size_of_errors(const ErrorsBody& body, OptionMask options, std::size_t count) noexcept
{
    if (has_all_errors(body)) return put_errors({nullptr, nullptr}, body, options, count).size;
    std::size_t size = 0;
    body.errors.visit_first([&](const ApiError& error) noexcept {
        SentError sent(body, error);
        size = measure(body.plan, sent.values(), options);
    });
    return size;
}

/// Writes a part of the body to `out` and returns its end. Null when it does not fit before `end`.
inline char* put_part(const ErrorsBody& body, OptionMask options, std::size_t count, char* out,
                      const char* end) noexcept
{
    if (has_all_errors(body)) return put_errors({out, end}, body, options, count).at;
    body.errors.visit_first([&](const ApiError& error) noexcept {
        SentError sent(body, error);
        out = interpret(out, end, body.plan, sent.values(), options);
    });
    return out;
}

/// Writes the body if it fits, and returns the size that it needs.
inline std::size_t write_errors(const ErrorsBody& body, char* out, std::size_t capacity) noexcept
{
    if (const char* const end = put_part(body, all_options, all_errors, out, out + capacity))
        return static_cast<std::size_t>(end - out);
    return size_of_errors(body, all_options, all_errors);
}

/// How many errors fit, the first ones, with these optional members.
inline std::size_t count_of_fitting(const ErrorsBody& body, OptionMask options, std::size_t capacity) noexcept
{
    const Node* const list = find_error_list(body.plan.layout);
    const Node* const node = list != nullptr ? list + 1 : body.plan.layout.nodes;
    ErrorsSink counted({nullptr, nullptr, size_of_errors(body, options, 1)}, body, options, 1);
    std::size_t count = 0;
    body.errors.visit([&](const ApiError& error) noexcept {
        if (count != 0) {
            counted.put(',');
            counted.put_error(error, node);
        }
        if (counted.size > capacity) return false;
        ++count;
        return true;
    });
    return count;
}

/// Writes one error that is too large, with its brackets where the errors have no list.
inline std::size_t shrink_one_error(const ErrorsBody& body, char* buffer, std::size_t capacity) noexcept
{
    const bool is_array = has_all_errors(body) && find_error_list(body.plan.layout) == nullptr;
    const std::size_t around = is_array ? 1 : 0; // "[" and "]", one each
    if (capacity < 2 * around) return 0;
    const std::size_t room = capacity - 2 * around;
    std::size_t size = 0;
    body.errors.visit_first([&](const ApiError& error) noexcept {
        SentError sent(body, error);
        const std::size_t required = measure(body.plan, sent.values(), all_options);
        size = shrink_to_fit(body.plan, sent.values(), required, buffer + around, room);
    });
    if (size == 0 || around == 0) return size;
    buffer[0] = '[';
    buffer[size + 1] = ']';
    return size + 2;
}

/// Writes what fits of a body that needs `required` bytes, always whole and valid JSON: without optional members, the last
/// one first, then without errors, the last one first, then with a shorter message. Returns its size, or 0.
inline std::size_t shrink_errors(const ErrorsBody& body, std::size_t required, char* buffer,
                                 std::size_t capacity) noexcept
{
    OptionMask options = all_options;
    std::size_t size = required;
    for (unsigned option = optional_count(body.plan.layout); size > capacity && option-- > 0;) {
        const OptionMask fewer = options & ~(OptionMask{1} << option);
        const std::size_t size_of_fewer = size_of_errors(body, fewer, all_errors);
        if (size_of_fewer > size) continue; // see shrink_to_fit
        options = fewer;
        size = size_of_fewer;
    }
    std::size_t count = size <= capacity ? all_errors : 0;
    if (count == 0 && has_all_errors(body)) count = count_of_fitting(body, options, capacity);
    if (count == 0) return shrink_one_error(body, buffer, capacity);
    return static_cast<std::size_t>(put_part(body, options, count, buffer, buffer + capacity) - buffer);
}

inline FittedBody write_fitted_errors(const ErrorsBody& body, char* buffer, std::size_t capacity) noexcept
{
    const std::size_t required = write_errors(body, buffer, capacity);
    return {required <= capacity ? required : shrink_errors(body, required, buffer, capacity), required};
}

inline std::string errors_to_string(const ErrorsBody& body)
{
    std::string text(size_of_errors(body, all_options, all_errors), '\0');
    write_errors(body, text.data(), text.size());
    return text;
}

/// What a response says about several errors.
struct ErrorsSummary {
    int status = 0;
    bool has_delay = false;
    std::int64_t delay = 0; ///< the longest
    std::optional<RateLimit> limit;

    /// Of the errors of the worst class, 5xx before 4xx, the status that they share, or else the most general one of the class
    /// (JSON:API 1.1, "Processing Errors").
    void add(int one) noexcept
    {
        const auto class_of = [](int of) { return of / 100; };
        if (class_of(one) < class_of(status) || one == status) return;
        status = class_of(one) > class_of(status) ? one : class_of(one) * 100;
    }
};

inline ErrorsSummary summary_of(const ErrorsBody& body) noexcept
{
    ErrorsSummary summary;
    body.errors.visit([&](const ApiError& error) noexcept {
        SentError sent(body, error);
        const FieldValues& values = sent.values();
        summary.add(values.status);
        if (values.has(FieldKind::retry_after) && (!summary.has_delay || values.retry_after > summary.delay)) {
            summary.has_delay = true;
            summary.delay = values.retry_after;
        }
        if (!summary.limit) summary.limit = sent.error().rate_limit();
        return true;
    });
    return summary;
}

/// Adds the headers that are due: those of the first error, with what the others add.
inline void add_common_headers(Headers& headers, const ErrorsBody& body, const ErrorsSummary& summary, int status,
                               bool whole) noexcept
{
    RequestInfo request = body.request;
    if (!request.rate_limit) request.rate_limit = summary.limit;
    body.errors.visit_first([&](const ApiError& error) noexcept {
        SentError sent(body, error);
        FieldValues& values = sent.values();
        values.retry_after = summary.delay;
        values.set_present(FieldKind::retry_after, summary.has_delay);
        add_headers(headers,
                    {*body.plan.options, body.plan.catalog,
                     whole && has_field(body.plan.layout, FieldKind::request_id)},
                    values, sent.error(), request, status);
    });
}

inline Response respond_with_errors(const ErrorsBody& body, char* buffer, std::size_t capacity) noexcept
{
    const ErrorsSummary summary = summary_of(body);
    const FittedBody fitted = write_fitted_errors(body, buffer, capacity);
    Response response;
    response.status = sent_status(*body.plan.options, summary.status);
    response.body = {buffer, fitted.size};
    add_common_headers(response.headers, body, summary, response.status, fitted.required <= capacity);
    return response;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
