// SPDX-License-Identifier: BSL-1.0
// Reading without knowing the API: finds out which known envelope a response is in, and reads what it can of any other.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/infer/infer.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/read.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The members that every body of a layout has, those inside optional ones not counted.
constexpr unsigned mandatory_values(LayoutView layout) noexcept
{
    unsigned count = 0;
    for (std::size_t at = 0; at < layout.size;) {
        const Node& node = layout.nodes[at];
        count += node.optional ? 0U : 1U;
        at += node.optional ? node.size : 1U;
    }
    return count;
}

/// The best reading so far.
struct BestReading {
    ApiError error;
    HeaderRules headers{ResetUnit::unix_seconds, true, nullptr};
    int score = 0;
    bool has_unknown_members = false; ///< the body has members that the envelope knows nothing of
    bool is_json = true;
};

// A body is in an envelope when all that the envelope always writes is there, and the code is of its catalogue or
// nothing else is there. Of several, a code of the catalogue counts most, then what is there, then what is strange.
template <class Reader = LayoutHandler>
void try_plan(const Plan& plan, const Received& received, BestReading& best) noexcept
{
    if (!best.is_json) return; // no reading will find anything else
    ApiError error = server_error(received.status());
    const BodyReport report = parse_body<Reader>(plan.layout, plan.catalog, received, error);
    best.is_json = report.is_json;
    const bool known = error.catalog() != nullptr;
    if (!report.used || report.matches < mandatory_values(plan.layout) || (!known && report.unknown_members != 0))
        return;
    if (!known && equal_ignoring_case(error.name(), reason_phrase(received.status()))) return; // a phrase is no code
    const int score = (known ? 1000 : 1) + static_cast<int>(report.matches) - static_cast<int>(report.unknown_members);
    if (score > best.score) {
        best.error = std::move(error);
        best.headers = {plan.options->rate_limit_reset, true, plan.catalog};
        best.score = score;
        best.has_unknown_members = report.unknown_members != 0;
    }
}

/// A short text/plain body is the message: proxies and old APIs have nothing else.
struct PlainText {
    bool is_plain = false;

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        if (same_header(name, "content-type") && same_header(value.substr(0, 10), "text/plain"))
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
    ErrorInference guess(received.status());
    if (is_json) guess.look_at(received.body());
    if (!guess.put_into(error)) {
        error = synthesized_error(received);
        if (const std::string_view text = PlainText::message(received); !text.empty()) error.with_message(text);
    }
    return error;
}

// The plan of an envelope, made where a template is instantiated with `Late`: of an envelope that does not depend on
// them, compilers make it, and the whole catalogue behind it, as soon as they see the template.
template <class... Late, class Envelope>
constexpr Plan late_plan_of(const Envelope& envelope) noexcept
{
    return plan_of(envelope);
}

/// Adds to an error of a known envelope what stands in members that the envelope knows nothing of.
inline void complete_error(const Received& received, ApiError& error) noexcept
{
    ErrorInference guess(received.status());
    guess.look_at(received.body());
    guess.complete(error);
}

} // namespace detail

/// Reads a response in whichever known envelope it is in: cStar, cStar v1, CodeSpar, One Stack, and those given.
///
/// A body is in an envelope when everything is there that the envelope always writes, and either the code is of its
/// catalogue or nothing else is there. Of a JSON body in none, message, code, type, request id, delay, parameter,
/// documentation link and violations are looked for where APIs put them (the rules: `detail/inference_rules.hpp`); what
/// is found is as untrusted as the body. A sentence or the status is never taken for a code. Everything else is as with
/// `read`; a text/plain body of one line and at most 256 bytes becomes the message.
///
///     amiss::ApiError error = amiss::read_any(reply, billing_envelope);
template <class... Envelopes>
[[nodiscard]] ApiError read_any(const Received& received, const Envelopes&... more) noexcept
{
    static_assert((is_envelope_v<Envelopes> && ...), "amiss: read_any takes envelopes and layouts");
    detail::BestReading best{ApiError(received.status())};
    const detail::Plan plans[] = {detail::plan_of(more)..., detail::late_plan_of<Envelopes...>(cstar::envelope),
                                  detail::late_plan_of<Envelopes...>(cstar_v1::envelope),
                                  detail::late_plan_of<Envelopes...>(codespar::envelope),
                                  detail::late_plan_of<Envelopes...>(onestack::envelope)};
    for (const detail::Plan& plan : plans) detail::try_plan(plan, received, best);
    if (best.score == 0) best.error = detail::infer_error(received, best.is_json);
    if (best.has_unknown_members) detail::complete_error(received, best.error);
    detail::read_around(received, best.error, best.headers);
    return std::move(best.error);
}

/// A response as a result: a 2xx is a value, anything else the error that `read_any` gives.
template <class... Envelopes>
[[nodiscard]] expected<void> check(const Received& received, const Envelopes&... more) noexcept
{
    if (is_success(received.status())) return {};
    return unexpected<ApiError>(read_any(received, more...));
}

} // inline namespace v0
} // namespace amiss
