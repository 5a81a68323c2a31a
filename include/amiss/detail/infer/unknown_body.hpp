// SPDX-License-Identifier: BSL-1.0
// The error of a body that no known envelope explains: inferred from JSON, from XML, or a text.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/infer/body_form.hpp>
#include <amiss/detail/infer/infer_json.hpp>
#include <amiss/detail/infer/plain_text.hpp>
#include <amiss/detail/infer/xml_error.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/sentence_delay.hpp>
#include <amiss/error.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The error of a body that is no JSON: from XML or a text, or else of the status.
AMISS_NOINLINE inline ApiError error_of_text(const Received& received, const BodyForm& form) noexcept
{
    const std::string_view body = received.body();
    if (body.size() > received.max_body()) return synthesized_error(received);
    if (!form.html) {
        XmlError xml(received.status());
        if (xml.look_at(body)) {
            ApiError error = server_error(received.status());
            xml.put_into(error);
            return error;
        }
    }
    const PlainText text = PlainText::of(body, form);
    if (text.message.empty()) return synthesized_error(received);
    ApiError error = server_error(received.status());
    text.put_into(error);
    ErrorAccess::head(error).provenance = Provenance::synthesized;
    set_malformed(error);
    return error;
}

/// The delay in the sentence of a 429 counts as one in a member does.
inline void add_delay_of_sentence(ApiError& error) noexcept
{
    if (error.status() != HttpStatus::too_many_requests) return;
    RecordBuffer& records = ErrorAccess::records(error);
    std::int64_t known = -1;
    load_record(records, FieldKind::retry_after, known);
    const auto delay = delay_in_sentence(records.find(FieldKind::message));
    if (delay && *delay > known) store_record(records, FieldKind::retry_after, *delay);
}

/// The error of a body in no known envelope. `json` is the response with the JSON that the parser has accepted, if any.
AMISS_NOINLINE inline ApiError infer_error(const Received& received, const Received& json, bool is_json) noexcept
{
    const BodyForm form = BodyForm::of(received);
    ApiError error = server_error(received.status());
    if (!is_json)
        error = error_of_text(received, form);
    else if (!infer_json(json.body(), {received.status(), received.now(), form.problem}, error))
        error = synthesized_error(received);
    add_delay_of_sentence(error);
    return error;
}

/// Adds to an error of a known envelope what is in members that the envelope does not have.
AMISS_NOINLINE inline void complete_error(const Received& json, ApiError& error) noexcept
{
    InferenceMemo memo;
    ErrorInference inference({json.status(), json.now()}, memo);
    inference.look_at(json.body());
    inference.complete(error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
