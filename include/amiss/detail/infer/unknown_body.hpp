// SPDX-License-Identifier: BSL-1.0
// The error of a body that no known envelope explains: inferred from JSON, or a short plain text.
#pragma once

#include <amiss/detail/infer/infer_json.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A short text/plain body is the message: proxies and old APIs send nothing else.
struct PlainText {
    bool is_plain = false;

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        if (same_header(name, "content-type") && equal_ignoring_case(value.substr(0, 10), "text/plain"))
            static_cast<PlainText*>(state)->is_plain = true;
    }
    static std::string_view message(const Received& received) noexcept
    {
        PlainText type;
        received.visit({&PlainText::take, &type});
        std::string_view text = received.body();
        while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
        if (!type.is_plain || text.size() > max_plain_message) return {};
        for (std::string_view rest = text; !rest.empty();) {
            const Utf8Step step = next_scalar(rest);
            if (!step.well_formed || step.scalar < 0x20) return {};
            rest.remove_prefix(step.size);
        }
        return text;
    }

    static constexpr std::size_t max_plain_message = 256;
};

/// The error of a body in no known envelope.
inline ApiError infer_error(const Received& received, bool is_json) noexcept
{
    ApiError error = server_error(received.status());
    if (!is_json || !infer_json(received.body(), false, error)) {
        error = synthesized_error(received);
        if (const std::string_view text = PlainText::message(received); !text.empty()) error.with_message(text);
    }
    return error;
}

/// Adds to an error of a known envelope what is in members that the envelope does not have.
inline void complete_error(const Received& received, ApiError& error) noexcept
{
    ErrorInference inference(received.status());
    inference.look_at(received.body());
    inference.complete(error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
