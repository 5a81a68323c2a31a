// Writes a body from a rendering, whose steps are unrolled: no loop, no branch but on what an error has.
#pragma once

#include <amiss/detail/body_facts.hpp>
#include <amiss/detail/copy_bytes.hpp>
#include <amiss/detail/date.hpp>
#include <amiss/detail/percent.hpp>
#include <amiss/detail/rendering.hpp>
#include <amiss/detail/roomy_text.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Where a row's runs are: each ends where the next begins. Behind the last there are `slack` bytes more.
struct RenderedRuns {
    const char* text;
    const std::uint32_t* ends;
};

inline char* put_roomy_number(char* at, std::int64_t number, bool as_text) noexcept
{
    if (as_text) *at++ = '"';
    at = std::to_chars(at, at + 20, number).ptr;
    if (as_text) *at++ = '"';
    return at;
}

inline char* put_roomy_doc_url(char* at, const BodyFacts& facts, std::size_t& spare) noexcept
{
    const std::string_view own = facts.text(FieldKind::doc_url);
    if (!own.empty() || facts.doc_base.empty()) return put_roomy(at, own, spare);
    if ((at = put_roomy(at, facts.doc_base, spare)) == nullptr) return nullptr;
    const std::string_view code = facts.text(FieldKind::code);
    const std::size_t run = unreserved_run(code);
    at = copy_short(at, code.data(), run);
    for (const char c : code.substr(run)) put_percent_encoded(c, [&at](char byte) { *at++ = byte; });
    return at;
}

/// The violations as members of an object; `repeats_field` is why one may be left out.
inline char* put_roomy_violations(char* at, const BodyFacts& facts, std::size_t& spare) noexcept
{
    char separator = 0;
    Record record;
    for (std::uint32_t offset = 0; facts.arena->next(offset, record);) {
        if (record.kind != RecordKind::violation || repeats_field(*facts.arena, record.key)) continue;
        if (separator != 0) *at++ = separator;
        separator = ',';
        *at++ = '"';
        if ((at = put_roomy(at, record.key, spare)) == nullptr) return nullptr;
        std::memcpy(at, "\":\"", 3);
        if ((at = put_roomy(at + 3, record.value, spare)) == nullptr) return nullptr;
        *at++ = '"';
    }
    return at;
}

inline std::size_t size_of_violations(const BodyFacts& facts) noexcept
{
    std::size_t size = 0;
    Record record;
    for (std::uint32_t offset = 0; facts.arena->next(offset, record);) {
        if (record.kind == RecordKind::violation) size += record.key.size() + record.value.size() + 6;
    }
    return size;
}

/// The most bytes that a field takes without those that escapes add.
inline std::size_t roomy_size(FieldKind field, const BodyFacts& facts) noexcept
{
    switch (field) {
    case FieldKind::timestamp: return timestamp_size;
    case FieldKind::status: return 5; // with quotes
    case FieldKind::retry_after: return 22;
    case FieldKind::doc_url:
        return facts.text(field).size() + facts.doc_base.size() + 3 * facts.text(FieldKind::code).size();
    case FieldKind::details: return facts.details().size();
    case FieldKind::violations: return facts.has(field) ? size_of_violations(facts) : 0;
    case FieldKind::reason: return reason_phrase(static_cast<HttpStatus>(facts.status)).size();
    default: return facts.text(field).size();
    }
}

/// `Rendering` has the steps, and the runs of each row and those that are the same for all.
template <class Rendering>
class RenderedBody {
public:
    /// The end of the body; null when there is less room than what may be written, which is some more than the body.
    static char* write(const BodyFacts& facts, std::size_t row, char* at, std::size_t capacity) noexcept
    {
        const RenderedRuns runs = Rendering::runs_of(row);
        const std::size_t most = runs.ends[Rendering::runs] - runs.ends[0] + most_of_steps<0>(facts) + slack;
        if (most > capacity) return nullptr;
        std::size_t spare = capacity - most;
        Values values{facts, runs, {}};
        if constexpr (has_field(FieldKind::timestamp)) { // first, since it takes long
            if (facts.has(FieldKind::timestamp)) values.stamp = timestamp_of(facts.timestamp);
        }
        return put<0, Rendering::size>(at, values, spare);
    }

private:
    struct Values {
        const BodyFacts& facts;
        RenderedRuns runs;
        Timestamp stamp;
    };

    static bool is_there(const RenderStep& step, std::uint32_t present) noexcept
    {
        return (step.any == 0 || (present & step.any) != 0) && (present & step.all) == step.all;
    }

    static constexpr bool has_field(FieldKind field) noexcept
    {
        for (std::size_t at = 0; at < Rendering::size; ++at) {
            if (Rendering::steps[at].kind == RenderStep::Kind::field && Rendering::steps[at].field == field) return true;
        }
        return false;
    }

    template <std::size_t At>
    static std::size_t most_of_steps(const BodyFacts& facts) noexcept
    {
        if constexpr (At == Rendering::size) {
            return 0;
        } else {
            constexpr RenderStep step = Rendering::steps[At];
            std::size_t most = step.kind == RenderStep::Kind::comma ? 1 : 0;
            if constexpr (step.kind == RenderStep::Kind::field) most = roomy_size(step.field, facts);
            return most + most_of_steps<At + 1>(facts);
        }
    }

    template <std::size_t At, std::size_t End>
    AMISS_ALWAYS_INLINE static char* put(char* at, const Values& values, std::size_t& spare) noexcept
    {
        [[maybe_unused]] const BodyFacts& facts = values.facts;
        [[maybe_unused]] const RenderedRuns& runs = values.runs;
        if constexpr (At == End) {
            return at;
        } else {
            constexpr RenderStep step = Rendering::steps[At];
            if constexpr (step.kind == RenderStep::Kind::begin) {
                constexpr std::size_t behind = At + 1 + step.count;
                if (is_there(step, facts.present())) {
                    if ((at = put<At + 1, behind>(at, values, spare)) == nullptr) return nullptr;
                }
                return put<behind, End>(at, values, spare);
            } else {
                if constexpr (step.kind == RenderStep::Kind::run && Rendering::is_common(step.count)) {
                    constexpr std::string_view run = Rendering::common_run(step.count);
                    std::memcpy(at, run.data(), run.size());
                    at += run.size();
                } else if constexpr (step.kind == RenderStep::Kind::run) {
                    const std::uint32_t from = runs.ends[step.count];
                    at = copy_roomy(at, runs.text + from, runs.ends[step.count + 1] - from);
                } else if constexpr (step.kind == RenderStep::Kind::comma) {
                    if (at[-1] != '{' && at[-1] != '[') *at++ = ',';
                } else if constexpr (step.field == FieldKind::timestamp) {
                    if (facts.has(step.field)) {
                        std::memcpy(at, values.stamp.text, timestamp_size);
                        at += timestamp_size;
                    }
                } else {
                    if ((at = put_field<step.field, step.as_text>(at, facts, spare)) == nullptr) return nullptr;
                }
                return put<At + 1, End>(at, values, spare);
            }
        }
    }

    template <FieldKind Kind, bool AsText>
    static char* put_field(char* at, const BodyFacts& facts, std::size_t& spare) noexcept
    {
        if constexpr (Kind == FieldKind::status) {
            return put_roomy_number(at, facts.status, AsText);
        } else if constexpr (Kind == FieldKind::retry_after) {
            if (facts.has(Kind)) return put_roomy_number(at, facts.retry_after, AsText);
            at[0] = at[1] = '"';
            return at + 2;
        } else if constexpr (Kind == FieldKind::details) {
            const std::string_view details = facts.details(); // JSON already
            return copy_short(at, details.data(), details.size());
        } else if constexpr (Kind == FieldKind::violations) {
            return put_roomy_violations(at, facts, spare);
        } else if constexpr (Kind == FieldKind::doc_url) {
            return put_roomy_doc_url(at, facts, spare);
        } else if constexpr (Kind == FieldKind::reason) {
            return put_roomy(at, reason_phrase(static_cast<HttpStatus>(facts.status)), spare);
        } else {
            return put_roomy(at, facts.text(Kind), spare);
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
