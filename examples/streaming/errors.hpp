// SPDX-License-Identifier: BSL-1.0
// The errors of a service that streams, and the two forms in which it sends them: server-sent events and lines of JSON.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/formats/openai.hpp>

namespace streaming {

enum class Code {
    prompt_missing = 1,
    overloaded,
    model_failed,
    output_refused,
    table_missing,
    row_unreadable,
    internal
};

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    // clang-format off: a table
    return amiss::catalog<Code>("streaming",
        amiss::row(Code::prompt_missing, "prompt_missing", HttpStatus::bad_request, "invalid_request_error",
                   "There is nothing to answer."),
        amiss::row(Code::overloaded, "overloaded", HttpStatus::service_unavailable, "server_error",
                   "There are too many requests at the moment.").retry(amiss::Retry::after_delay),
        amiss::row(Code::model_failed, "model_failed", HttpStatus::bad_gateway, "server_error",
                   "The model failed to go on."),
        amiss::row(Code::output_refused, "output_refused", HttpStatus::unprocessable_content, "invalid_request_error",
                   "The rest of this answer is not allowed."),
        amiss::row(Code::table_missing, "table_missing", HttpStatus::not_found, "invalid_request_error",
                   "There is no table '{param}'.").plain("There is no such table."),
        amiss::row(Code::row_unreadable, "row_unreadable", HttpStatus::internal_server_error, "server_error",
                   "Row {row} cannot be read.").plain("A row cannot be read.").retry(amiss::Retry::never),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "server_error", "Something broke."));
    // clang-format on
}

} // namespace streaming
AMISS_ERROR_ENUM(streaming, Code)

namespace streaming {

// [envelopes]
// Answers, as server-sent events. The form is OpenAI's: an error is an event without a type, `data: {"error":…}`.
inline constexpr auto answers = amiss::formats::openai(Code::internal);

// Exports, as lines of JSON. The delay is in the body: after the first byte, there are no headers for it.
inline constexpr auto exports =
    amiss::envelope(Code::internal, [] {
        using namespace amiss;
        return object(member("error",
                             object(member("code", field::code), member("message", field::message),
                                    optional_member("retry_after", field::retry_after),
                                    optional_member("request_id", field::request_id))));
    }).stream(amiss::StreamFormat::json_lines);
// [/envelopes]

} // namespace streaming
