// SPDX-License-Identifier: BSL-1.0
// The messages of google/rpc/status.proto and google/rpc/error_details.proto: their names and the numbers of their fields.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {
namespace rpc {

/// What comes before the name of a message in google.protobuf.Any.
inline constexpr std::string_view type_prefix = "type.googleapis.com/";

inline constexpr std::string_view whole_status = "google.rpc.Status";
inline constexpr std::string_view error_info = "google.rpc.ErrorInfo";
inline constexpr std::string_view retry_info = "google.rpc.RetryInfo";
inline constexpr std::string_view request_info = "google.rpc.RequestInfo";
inline constexpr std::string_view help = "google.rpc.Help";
inline constexpr std::string_view localized_message = "google.rpc.LocalizedMessage";
inline constexpr std::string_view bad_request = "google.rpc.BadRequest";

/// Numbers of fields.
struct StatusField {
    static constexpr unsigned code = 1, message = 2, details = 3;
};
struct AnyField {
    static constexpr unsigned type_url = 1, value = 2;
};
struct ErrorInfoField {
    static constexpr unsigned reason = 1, domain = 2, metadata = 3;
};
struct MapField {
    static constexpr unsigned key = 1, value = 2;
};
struct DurationField {
    static constexpr unsigned seconds = 1, nanos = 2;
};
struct RetryInfoField {
    static constexpr unsigned retry_delay = 1;
};
struct RequestInfoField {
    static constexpr unsigned request_id = 1;
};
struct HelpField {
    static constexpr unsigned links = 1;
};
struct LinkField {
    static constexpr unsigned description = 1, url = 2;
};
struct LocalizedMessageField {
    static constexpr unsigned locale = 1, message = 2;
};
struct BadRequestField {
    static constexpr unsigned field_violations = 1;
};
struct ViolationField {
    static constexpr unsigned field = 1, description = 2, reason = 3;
};

/// Keys with a meaning: the parameter among the metadata, and the details that are LocalizedMessage.
inline constexpr std::string_view param_key = "param", locale_key = "locale", localized_key = "localized_message";

} // namespace rpc
} // namespace detail
} // inline namespace v0
} // namespace amiss
