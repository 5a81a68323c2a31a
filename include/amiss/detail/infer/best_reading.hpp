// SPDX-License-Identifier: BSL-1.0
// Which of several envelopes a body is in: the one whose reading found most.
#pragma once

#include <amiss/detail/headers/read_headers.hpp>
#include <amiss/detail/infer/plan_filter.hpp>
#include <amiss/detail/json/skip_value.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/body_reader.hpp>
#include <amiss/detail/read/compiled_reader.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/layout_handler.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The best reading so far.
struct BestReading {
    ApiError error;
    HeaderRules headers{ResetUnit::unix_seconds, true, {}};
    int score = 0;
    bool has_unknown_members = false; ///< the body has members that the envelope does not have
    bool is_json = true;
};

/// Reads the body in one more envelope, and keeps the result if it is the best so far.
///
/// A body is in an envelope when it has each value that the envelope always writes, and either the code is in the
/// envelope's catalogue or the body has nothing else. A reading is better when its catalogue has the code; among
/// equals, when it found more values and left fewer members unknown.
template <class Reader = LayoutHandler>
void try_plan(const Plan& plan, const Received& received, BestReading& best,
              BodyReader::RootReader read_root = nullptr) noexcept
{
    if (!best.is_json) return; // the other envelopes would find the same
    ApiError error = server_error(received.status());
    const BodyReport report = parse_body<Reader>(plan.layout, plan.catalogs(), received, error, read_root);
    best.is_json = report.is_json;
    const bool known = error.catalog() != nullptr;
    if (!report.used || !report.has_all() || (!known && report.unknown_members != 0)) return;
    if (!known && equal_ignoring_case(error.name(), reason_phrase(received.status()))) return; // a phrase is no code
    const int score =
        (known ? 1000 : 1) + static_cast<int>(report.matches()) - static_cast<int>(report.unknown_members);
    if (score > best.score) {
        expect_message(plan.layout, error);
        best.error = std::move(error);
        best.headers = {plan.options->rate_limit_reset, true, plan.catalogs(), plan.options};
        best.score = score;
        best.has_unknown_members = report.unknown_members != 0;
    }
}

/// Whether the parser accepts a body.
inline bool is_accepted(const Received& received) noexcept
{
    const std::string_view body = without_space_around(received.body());
    if (body.size() > 1 && (body.back() == '}' || body.back() == ']')) {
        const char* const last = body.data() + body.size() - 1;
        if (JsonSkipper(last + 1).value(body.data(), max_read_depth) == last + 1) return true;
    }
    ApiError nothing(HttpStatus::none);
    return parse_by_events<LayoutHandler>({}, {}, received.body(), nothing).is_json;
}

/// An envelope to read a body in.
template <class Code, class Make>
ReadPlan read_plan_of(const Envelope<Code, Make>& envelope) noexcept
{
    constexpr const auto& layout = Envelope<Code, Make>::layout;
    constexpr PlanTraits traits({layout.nodes.data(), layout.nodes.size()});
    return {plan_of(envelope), root_reader_of(envelope), traits};
}
template <class LayoutOrAny>
ReadPlan read_plan_of(const LayoutOrAny& envelope) noexcept
{
    const Plan plan = plan_of(envelope);
    return {plan, nullptr, PlanTraits(plan.layout)};
}

/// The same, made only where a template is instantiated with `Late`. Otherwise compilers would make it, and the whole
/// catalogue with it, as soon as they see a template that uses an envelope which does not depend on `Late`.
template <class... Late, class Envelope>
ReadPlan late_plan_of(const Envelope& envelope) noexcept
{
    return read_plan_of(envelope);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
