// SPDX-License-Identifier: BSL-1.0
// The errors of the service of files that the gateway calls, which speaks Google's form.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/formats/google.hpp>

namespace files {

enum class Code {
    file_missing = 1,
    name_invalid,
    name_taken,
    access_denied,
    credentials_invalid,
    quota_used_up,
    backend_unavailable,
    deadline_exceeded,
    internal
};

constexpr auto amiss_catalog(Code)
{
    using amiss::Grpc;
    using amiss::HttpStatus;
    // clang-format off: a table
    return amiss::catalog<Code>("files",
        amiss::row(Code::file_missing, "file_missing", HttpStatus::not_found, "", "File '{param}' was not found.")
            .plain("The file was not found."),
        amiss::row(Code::name_invalid, "name_invalid", HttpStatus::bad_request, "", "Invalid value at '{param}'.")
            .plain("Invalid value."),
        amiss::row(Code::name_taken, "name_taken", HttpStatus::conflict, "", "File '{param}' already exists.")
            .plain("The file already exists.").grpc(Grpc::already_exists),
        amiss::row(Code::access_denied, "access_denied", HttpStatus::forbidden, "",
                   "The caller does not have permission."),
        amiss::row(Code::credentials_invalid, "credentials_invalid", HttpStatus::unauthorized, "",
                   "Request had invalid authentication credentials."),
        amiss::row(Code::quota_used_up, "quota_used_up", HttpStatus::too_many_requests, "",
                   "Quota exceeded for quota metric '{metric}'.").plain("Quota exceeded."),
        amiss::row(Code::backend_unavailable, "backend_unavailable", HttpStatus::service_unavailable, "",
                   "The service is currently unavailable.").retry(amiss::Retry::after_delay),
        amiss::row(Code::deadline_exceeded, "deadline_exceeded", HttpStatus::gateway_timeout, "",
                   "Deadline expired before operation could complete."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Internal error encountered."))
        .domain("files.example.com");
    // clang-format on
}

inline constexpr auto envelope = amiss::formats::google(Code::internal);

} // namespace files
AMISS_ERROR_ENUM(files, Code)
