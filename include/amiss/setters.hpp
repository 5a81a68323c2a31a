// SPDX-License-Identifier: BSL-1.0
// The chained setters of an error, shared by every type that carries one: ApiError itself and what fail() returns.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/text/whole_seconds.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/field.hpp>
#include <amiss/new_violation.hpp>
#include <amiss/rate_limit.hpp>

#include <chrono>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The `with_…` setters of ApiError and of what `fail()` returns.
///
/// Each returns the object that it was called on, as an lvalue or as an rvalue. All are noexcept. Texts are copied: into
/// the error while there is room in it, then into one heap block. When there is no memory for that, text is cut on a code
/// point and `truncated()` is set.
template <class Derived>
class ErrorSetters {
public:
    /// Sets the text for people. Without it, the error has its row's message, with the placeholders filled in.
    Derived& with_message(std::string_view text) & noexcept { return set_text(FieldKind::message, text); }
    /// Sets the text for people; on an rvalue.
    Derived&& with_message(std::string_view text) && noexcept AMISS_LIFETIMEBOUND { return move(with_message(text)); }

    /// Sets the parameter at fault, `{param}` in templates.
    Derived& with_param(std::string_view name) & noexcept { return set_text(FieldKind::param, name); }
    /// Sets the parameter at fault, `{param}` in templates; on an rvalue.
    Derived&& with_param(std::string_view name) && noexcept AMISS_LIFETIMEBOUND { return move(with_param(name)); }

    /// Sets the id of the request. When the error is written, the id in `RequestInfo` wins over it, and an id that the
    /// envelope does not allow (`request_ids`) is left out.
    Derived& with_request_id(std::string_view id) & noexcept { return set_text(FieldKind::request_id, id); }
    /// Sets the id of the request; on an rvalue.
    Derived&& with_request_id(std::string_view id) && noexcept AMISS_LIFETIMEBOUND { return move(with_request_id(id)); }

    /// Sets a URI reference that identifies this occurrence of the error (RFC 9457 §3.1.5).
    Derived& with_instance(std::string_view uri) & noexcept { return set_text(FieldKind::instance, uri); }
    /// Sets a URI reference that identifies this occurrence of the error; on an rvalue.
    Derived&& with_instance(std::string_view uri) && noexcept AMISS_LIFETIMEBOUND { return move(with_instance(uri)); }

    /// Sets the id of the distributed trace, `parse_traceparent(header).trace_id`. It is logged, and written only where the
    /// layout has `field::trace_id`; the one in `RequestInfo` wins over it. It is not checked.
    Derived& with_trace_id(std::string_view id) & noexcept { return set_text(FieldKind::trace_id, id); }
    /// Sets the id of the distributed trace; on an rvalue.
    Derived&& with_trace_id(std::string_view id) && noexcept AMISS_LIFETIMEBOUND { return move(with_trace_id(id)); }

    /// Sets the documentation link, in place of the one made from the catalogue's base and the code.
    Derived& with_doc_url(std::string_view url) & noexcept { return set_text(FieldKind::doc_url, url); }
    /// Sets the documentation link; on an rvalue.
    Derived&& with_doc_url(std::string_view url) && noexcept AMISS_LIFETIMEBOUND { return move(with_doc_url(url)); }

    /// Sets how long to wait before trying again: rounded up to seconds, from 0 to 10^9 (RFC 9110 §10.2.3).
    ///
    /// A negative delay is 0, and a longer one than 10^9 s is 10^9 s, an infinite one too. NaN is no delay, and changes
    /// nothing.
    template <class Rep, class Period>
    Derived& with_retry_after(std::chrono::duration<Rep, Period> delay) & noexcept
    {
        if (const auto seconds = detail::whole_seconds(delay))
            self().edit().set_retry_after(std::chrono::seconds(*seconds));
        return self();
    }
    /// Sets how long to wait before trying again; on an rvalue.
    template <class Rep, class Period>
    Derived&& with_retry_after(std::chrono::duration<Rep, Period> delay) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_retry_after(delay));
    }
    /// Sets how many seconds to wait before trying again; the same limits.
    template <class Seconds, std::enable_if_t<std::is_arithmetic_v<Seconds>, int> = 0>
    Derived& with_retry_after(Seconds delay) & noexcept
    {
        return with_retry_after(std::chrono::duration<Seconds>(delay));
    }
    /// Sets how many seconds to wait before trying again; on an rvalue.
    template <class Seconds, std::enable_if_t<std::is_arithmetic_v<Seconds>, int> = 0>
    Derived&& with_retry_after(Seconds delay) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_retry_after(std::chrono::duration<Seconds>(delay)));
    }

    /// Adds a detail, a value for machines under a key of your own. A key that is already there gets the new value.
    ///
    /// All details are one JSON text, to which it is added in place. It allocates nothing while all that the error has in the
    /// end fits into its 232 bytes. However many there are, one more takes the same time; a new value of another size for a key
    /// that is there moves the details after it.
    Derived& with_detail(std::string_view key, const DetailValue& value) & noexcept
    {
        return self().edit().set_detail(key, value), self();
    }
    /// Adds a detail; on an rvalue.
    Derived&& with_detail(std::string_view key, const DetailValue& value) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_detail(key, value));
    }

    /// Adds a failed field, by its name or JSON pointer, and what is wrong with it. A field keeps all its messages, in
    /// order; the same message of the same field is added once.
    ///
    /// A layout without a place for violations writes the first one in the places that it has, unless the error has a
    /// parameter (`with_param`): its field as the parameter, and its message as the message, unless the error has one
    /// (`with_message`). Where the violation has no message, the row's template is filled with the field as `{param}`. Only
    /// the body is so: `param()` and `message()` stay as they are.
    Derived& with_violation(std::string_view field, std::string_view message) & noexcept
    {
        return self().edit().add_violation(field, message), self();
    }
    /// Adds a failed field; on an rvalue.
    Derived&& with_violation(std::string_view field, std::string_view message) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(field, message));
    }
    /// Adds a failed field with a code, a word for programs such as "too_long". Violations with the same field, message and
    /// code are one.
    Derived& with_violation(std::string_view field, std::string_view message, std::string_view code) & noexcept
    {
        return self().edit().add_violation(field, message, code), self();
    }
    /// Adds a failed field with a code; on an rvalue.
    Derived&& with_violation(std::string_view field, std::string_view message,
                             std::string_view code) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(field, message, code));
    }
    /// Adds a failed field with details, which `amiss::violation(…)` makes: `violation("qty", "Too many.").detail("most", 9)`.
    /// Of equal violations, the first one keeps its details.
    Derived& with_violation(const NewViolation& violation) & noexcept
    {
        return self().edit().add_violation(violation), self();
    }
    /// Adds a failed field with details; on an rvalue.
    Derived&& with_violation(const NewViolation& violation) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(violation));
    }
    /// Adds a failed field whose code is an enumerator: the message is the row's, with the field as its `{param}`, and the
    /// code is the row's wire name. What the message of the error itself is does not change.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    Derived& with_violation(std::string_view field, Code code) & noexcept
    {
        return with_violation(violation(field, code));
    }
    /// Adds a failed field whose code is an enumerator; on an rvalue.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    Derived&& with_violation(std::string_view field, Code code) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(violation(field, code)));
    }
    /// Adds a failed field whose code is an enumerator, with a message of its own.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    Derived& with_violation(std::string_view field, std::string_view message, Code code) & noexcept
    {
        return with_violation(violation(field, message, code));
    }
    /// Adds a failed field whose code is an enumerator, with a message of its own; on an rvalue.
    template <class Code, std::enable_if_t<is_catalogued_v<Code>, int> = 0>
    Derived&& with_violation(std::string_view field, std::string_view message,
                             Code code) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_violation(violation(field, message, code)));
    }

    /// Sets the state of the client's rate limit, for the headers of the response.
    Derived& with_rate_limit(const RateLimit& limit) & noexcept { return self().edit().set_rate_limit(limit), self(); }
    /// Sets the state of the client's rate limit; on an rvalue.
    Derived&& with_rate_limit(const RateLimit& limit) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_rate_limit(limit));
    }

    /// Sets when the error happened. When it is written, the time in `RequestInfo` wins over it.
    Derived& with_timestamp(std::chrono::system_clock::time_point time) & noexcept
    {
        return self().edit().set_timestamp(time), self();
    }
    /// Sets when the error happened; on an rvalue.
    Derived&& with_timestamp(std::chrono::system_clock::time_point time) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_timestamp(time));
    }

    /// Sets internal text that only logs show. It is never written to a response.
    Derived& with_context(std::string_view text) & noexcept { return self().edit().set_context(text), self(); }
    /// Sets internal text that only logs show; on an rvalue.
    Derived&& with_context(std::string_view text) && noexcept AMISS_LIFETIMEBOUND { return move(with_context(text)); }

    /// Sets the internal cause, which only logs show. It is never written to a response.
    Derived& with_cause(const std::error_code& cause) & noexcept { return self().edit().set_cause(cause), self(); }
    /// Sets the internal cause, which only logs show; on an rvalue.
    Derived&& with_cause(const std::error_code& cause) && noexcept AMISS_LIFETIMEBOUND
    {
        return move(with_cause(cause));
    }

private:
    // Derived has edit(), which returns the ApiError.
    Derived& set_text(FieldKind field, std::string_view text) noexcept
    {
        return self().edit().set_text(field, text), self();
    }

    Derived& self() noexcept { return static_cast<Derived&>(*this); }
    static Derived&& move(Derived& object) noexcept { return static_cast<Derived&&>(object); }
};

} // inline namespace v0
} // namespace amiss
