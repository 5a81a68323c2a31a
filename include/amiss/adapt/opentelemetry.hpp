// SPDX-License-Identifier: BSL-1.0
// An error as attributes of OpenTelemetry, for a span or a metric. Needs no library: whose span it is does not matter.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/text/status_text.hpp>
#include <amiss/detail/write/sent_kind.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_environment.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

namespace amiss {
inline namespace v0 {

/// The value of an attribute: a text that lives as long as the program, an integer, or a truth value.
using OtelValue = std::variant<std::string_view, std::int64_t, bool>;

/// One attribute: a name of the OpenTelemetry semantic conventions, or `amiss.retried`, and its value.
struct OtelAttribute {
    std::string_view key; ///< lives as long as the program
    OtelValue value;      ///< of the type that the conventions have for the key
};

/// A text that is also any type made of a pointer and a size, such as `opentelemetry::nostd::string_view`.
class OtelText : public std::string_view {
public:
    /// From a text, which must live longer.
    constexpr explicit OtelText(std::string_view text) noexcept : std::string_view(text) {}

    /// As another type of text.
    template <class Text, std::enable_if_t<std::is_constructible_v<Text, const char*, std::size_t>, int> = 0>
    constexpr operator Text() const noexcept(std::is_nothrow_constructible_v<Text, const char*, std::size_t>)
    { // NOLINT(google-explicit-constructor)
        return Text(data(), size());
    }
};

/// What a span describes: the two ends of a call do not agree on which status is an error.
enum class OtelSpanKind : unsigned char {
    internal = 1, ///< neither, or not known: every error is one
    client,       ///< a call that this program makes
    server,       ///< a call that this program answers
};

/// The attribute that has the gRPC code.
enum class OtelRpc : unsigned char {
    none,                 ///< without the code: the spans are of HTTP
    status_code,          ///< `rpc.status_code`, its name: the conventions after 1.44.0
    response_status_code, ///< `rpc.response.status_code`, its name: those of 1.39.0 to 1.44.0
    grpc_status_code,     ///< `rpc.grpc.status_code`, its number: those before 1.39.0
};

/// Of which protocol the call is. The conventions for HTTP and for gRPC do not agree on what is an error.
enum class OtelProtocol : unsigned char {
    http = 1, ///< the status says what is an error
    grpc,     ///< gRPC's code does, and no attribute is of HTTP
};

/// Which attributes there are.
struct OtelOptions {
    OtelSpanKind kind = OtelSpanKind::internal; ///< `error.type` is there where `otel_is_error` says so
    OtelRpc rpc = OtelRpc::status_code;         ///< how the gRPC code is said
    OtelProtocol protocol = OtelProtocol::http; ///< of the call
};

/// Whether the span of a server that has answered an error with this status is an error: not a 4xx.
constexpr bool otel_is_error(HttpStatus sent) noexcept { return !is_error(sent) || is_server_error(sent); }

/// Whether the span's status is to be Error, by the conventions for HTTP ("HTTP spans", Status).
///
/// At the client every error is one, but for what the program itself has cancelled. At the server a 4xx is not: it is the
/// client that went wrong.
inline bool otel_is_error(const ApiError& error, OtelSpanKind kind) noexcept
{
    if (kind == OtelSpanKind::server) return otel_is_error(error.status());
    return kind != OtelSpanKind::client || error != client::Code::cancelled;
}

/// The same by the conventions for gRPC ("gRPC", `rpc.status_code`): at the server, only the codes that are its own fault.
constexpr bool otel_is_error(Grpc code, OtelSpanKind kind) noexcept
{
    switch (code) {
    case Grpc::ok: return false;
    case Grpc::unknown:
    case Grpc::deadline_exceeded:
    case Grpc::unimplemented:
    case Grpc::internal:
    case Grpc::unavailable:
    case Grpc::data_loss: return true;
    default: return kind != OtelSpanKind::server;
    }
}

/// The value of `error.type`: one of the few names that this program knows, and never a text that was received.
///
/// It is the wire name of the error's row, also of a row of `amiss::client`. Of an error without a row it is the status,
/// "404", and without a status "_OTHER"; for gRPC, the name of its code. Lives as long as the program.
inline std::string_view otel_error_type(const ApiError& error, OtelProtocol protocol = OtelProtocol::http) noexcept
{
    if (error.catalog() != nullptr) return error.name();
    if (protocol == OtelProtocol::grpc) return grpc_name(detail::never_ok(error.grpc()));
    const std::string_view status = detail::status_text(to_int(error.status()));
    return status.empty() ? "_OTHER" : status;
}

/// The attributes of one error or of one attempt: a range of at most five, which owns no text.
class OtelAttributes {
public:
    static constexpr std::size_t capacity = 5;   ///< how many there can be
    using value_type = OtelAttribute;            ///< what it goes over
    using const_iterator = const OtelAttribute*; ///< none can be changed in place

    /// The first one.
    const_iterator begin() const noexcept { return list_.data(); }
    /// The end.
    const_iterator end() const noexcept { return list_.data() + size_; }
    /// How many there are.
    std::size_t size() const noexcept { return size_; }
    /// Whether there are no attributes.
    bool empty() const noexcept { return size_ == 0; }
    /// The value of this key, or nullptr.
    const OtelValue* find(std::string_view key) const noexcept
    {
        for (const OtelAttribute& attribute : *this) {
            if (attribute.key == key) return &attribute.value;
        }
        return nullptr;
    }
    /// Calls `visit(key, value)` for each: the key is an OtelText, the value an OtelText, a std::int64_t or a bool.
    ///
    ///     attributes.for_each([&](auto key, auto value) { span->SetAttribute(key, value); });
    template <class Visit>
    void for_each(Visit&& visit) const
    {
        for (const OtelAttribute& attribute : *this) {
            const OtelText key(attribute.key);
            if (const auto* const text = std::get_if<std::string_view>(&attribute.value))
                visit(key, OtelText(*text));
            else if (const auto* const number = std::get_if<std::int64_t>(&attribute.value))
                visit(key, *number);
            else if (const auto* const truth = std::get_if<bool>(&attribute.value))
                visit(key, *truth);
        }
    }

    /// Adds one; beyond the capacity nothing happens. Both texts must live longer than the range.
    void add(std::string_view key, OtelValue value) noexcept
    {
        if (size_ != capacity) list_[size_++] = {key, value};
    }
    /// Adds a status, unless it is 0, and a gRPC code under the name of your choice.
    void add(HttpStatus status, Grpc code, OtelRpc rpc) noexcept
    {
        if (status != HttpStatus::none) add("http.response.status_code", std::int64_t{to_int(status)});
        switch (rpc) {
        case OtelRpc::none: break;
        case OtelRpc::status_code: return add("rpc.status_code", grpc_name(code));
        case OtelRpc::response_status_code: return add("rpc.response.status_code", grpc_name(code));
        case OtelRpc::grpc_status_code: return add("rpc.grpc.status_code", static_cast<std::int64_t>(code));
        }
    }

private:
    std::array<OtelAttribute, capacity> list_{};
    std::size_t size_ = 0;
};

/// The attributes of an error: `error.type`, `http.response.status_code` where there was a response, and the gRPC code.
/// Never allocates.
inline OtelAttributes otel_attributes(const ApiError& error, OtelOptions options = {}) noexcept
{
    const bool is_grpc = options.protocol == OtelProtocol::grpc;
    const Grpc code = detail::never_ok(error.grpc());
    OtelAttributes made;
    if (is_grpc ? otel_is_error(code, options.kind) : otel_is_error(error, options.kind))
        made.add("error.type", otel_error_type(error, options.protocol));
    made.add(is_grpc ? HttpStatus::none : error.status(), code, options.rpc);
    return made;
}

/// The attributes of the response to an error, for the span of a server: `http.response.status_code` and the gRPC code are those
/// that the client gets, by `respond` or by `grpc_call`. `error.type` is the error's own, and only there where the conventions
/// see an error of the server: not for a 4xx. Never allocates.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
OtelAttributes otel_attributes(const EnvelopeOrLayout& envelope, const ApiError& error,
                               OtelRpc rpc = OtelRpc::status_code, OtelProtocol protocol = OtelProtocol::http) noexcept
{
    const bool is_grpc = protocol == OtelProtocol::grpc;
    const detail::SentKind sent = detail::sent_kind(envelope, error);
    const Grpc code = detail::never_ok(sent.grpc);
    OtelAttributes made;
    if (is_grpc ? otel_is_error(code, OtelSpanKind::server) : otel_is_error(sent.status))
        made.add("error.type", otel_error_type(error, protocol));
    made.add(is_grpc ? HttpStatus::none : sent.status, code, rpc);
    return made;
}

/// The attributes of the error of the attempt with this number, from 1: from the second one on with
/// `http.request.resend_count`, which is one less. The conventions for gRPC have no such attribute.
inline OtelAttributes otel_attributes(const ApiError& error, int attempt, OtelOptions options = {}) noexcept
{
    OtelAttributes made = otel_attributes(error, options);
    if (attempt > 1 && options.protocol != OtelProtocol::grpc)
        made.add("http.request.resend_count", std::int64_t{attempt} - 1);
    return made;
}

/// The attributes of one attempt of a retry loop, for the span of that attempt: those of its error, if it failed; its
/// `http.request.resend_count`; and `amiss.retried`, true, where another attempt follows, so that nobody counts this one as a
/// failure of the operation.
inline OtelAttributes otel_attributes(const RetryEvent& event, OtelOptions options = {}) noexcept
{
    OtelAttributes made;
    if (event.error != nullptr) made = otel_attributes(*event.error, options);
    if (event.number > 1 && options.protocol != OtelProtocol::grpc)
        made.add("http.request.resend_count", std::int64_t{event.number} - 1);
    if (event.decision.retry) made.add("amiss.retried", true);
    return made;
}

} // inline namespace v0
} // namespace amiss
