// Writes a body from a rendering, whose steps are unrolled: no loop, no branch but on what an error has.
#pragma once

#include <amiss/detail/body_facts.hpp>
#include <amiss/detail/bounded_text.hpp>
#include <amiss/detail/date.hpp>
#include <amiss/detail/percent.hpp>
#include <amiss/detail/rendering.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A value of a body as it is written: text that is escaped, or bytes that are not.
struct RenderedValues {
    const BodyFacts& facts;
    std::uint32_t present = 0; ///< bits of the fields that have a value
    std::size_t spare = 0;     ///< bytes for what escapes add

    explicit RenderedValues(const BodyFacts& body) noexcept : facts(body)
    {
        const auto bit = [](FieldKind field, bool there) { return there ? field_bit(field) : 0U; };
        present = bit(FieldKind::code, !body.code.empty()) | bit(FieldKind::type, !body.type.empty())
            | bit(FieldKind::message, !body.message.empty()) | bit(FieldKind::param, !body.param.empty())
            | bit(FieldKind::doc_url, !body.doc_url.empty() || !body.doc_base.empty())
            | bit(FieldKind::request_id, !body.request_id.empty()) | bit(FieldKind::timestamp, body.timestamp.has_value())
            | bit(FieldKind::retry_after, body.retry_after.has_value());
    }

    std::string_view text(FieldKind field) const noexcept
    {
        switch (field) {
        case FieldKind::code: return facts.code;
        case FieldKind::type: return facts.type;
        case FieldKind::message: return facts.message;
        case FieldKind::param: return facts.param;
        case FieldKind::request_id: return facts.request_id;
        case FieldKind::reason: return reason_phrase(static_cast<HttpStatus>(facts.status));
        default: return {};
        }
    }

    /// The bytes of a value without those that escapes add; of a number at least so many.
    std::size_t size(FieldKind field) const noexcept
    {
        switch (field) {
        case FieldKind::timestamp: return facts.timestamp ? timestamp_size : 0;
        case FieldKind::status: return 5; // with quotes
        case FieldKind::retry_after: return 22;
        case FieldKind::doc_url:
            return facts.doc_url.empty() && !facts.doc_base.empty() ? facts.doc_base.size() + 3 * facts.code.size() : facts.doc_url.size();
        default: return text(field).size();
        }
    }
};

/// `text` as the inside of a JSON string, where there is room for it without what escapes add to it; null when
/// `values.spare` is not enough for that.
AMISS_NOINLINE inline char* put_value_text(char* at, std::string_view text, RenderedValues& values) noexcept
{
    for (;;) {
        const std::size_t run = put_plain(at, text);
        at += run;
        text.remove_prefix(run);
        if (text.empty()) return at;
        do { // specials come in groups: no new scan for each
            const Escape step = escape_step(text);
            if (step.size - step.consumed > values.spare) return nullptr;
            values.spare -= step.size - step.consumed;
            for (std::size_t index = 0; index < step.size; ++index) at[index] = step.bytes[index];
            at += step.size;
            text.remove_prefix(step.consumed);
        } while (!text.empty() && is_special(text[0]));
    }
}

inline char* put_value_number(char* at, std::int64_t number, bool as_text) noexcept
{
    if (as_text) *at++ = '"';
    at = std::to_chars(at, at + 20, number).ptr;
    if (as_text) *at++ = '"';
    return at;
}

inline char* put_value_doc_url(char* at, RenderedValues& values) noexcept
{
    const BodyFacts& facts = values.facts;
    if (!facts.doc_url.empty() || facts.doc_base.empty()) return put_value_text(at, facts.doc_url, values);
    if ((at = put_value_text(at, facts.doc_base, values)) == nullptr) return nullptr;
    for (const char c : facts.code) put_percent_encoded(c, [&at](char byte) { *at++ = byte; });
    return at;
}

/// Where a row's runs are: each ends where the next begins.
struct RenderedRuns {
    const char* text;
    const std::uint32_t* ends;
};

/// `Rendering` has the steps, and the runs of each row and those that are the same for all.
template <class Rendering>
class RenderedBody {
public:
    /// The end of the body, null when there was no room for it. A body with details or violations is not for this writer.
    static char* write(const BodyFacts& facts, std::size_t row, char* at, std::size_t capacity) noexcept
    {
        RenderedValues values(facts);
        const RenderedRuns runs = Rendering::runs_of(row);
        const std::size_t needed = size<0, Rendering::size>(values, runs);
        if (needed > capacity) return nullptr;
        values.spare = capacity - needed;
        return put<0, Rendering::size>(at, values, runs);
    }

private:
    static bool is_there(const RenderStep& step, std::uint32_t present) noexcept
    {
        return (step.any == 0 || (present & step.any) != 0) && (present & step.all) == step.all;
    }

    template <std::size_t At, std::size_t End>
    static std::size_t size(const RenderedValues& values, const RenderedRuns& runs) noexcept
    {
        if constexpr (At == End) {
            return 0;
        } else {
            constexpr RenderStep step = Rendering::steps[At];
            if constexpr (step.kind == RenderStep::Kind::begin) {
                constexpr std::size_t behind = At + 1 + step.count;
                const std::size_t inside = is_there(step, values.present) ? size<At + 1, behind>(values, runs) : 0;
                return inside + size<behind, End>(values, runs);
            } else {
                std::size_t own = 1; // of a comma
                if constexpr (step.kind == RenderStep::Kind::run && Rendering::is_common(step.count))
                    own = Rendering::common_run(step.count).size();
                else if constexpr (step.kind == RenderStep::Kind::run)
                    own = runs.ends[step.count + 1] - runs.ends[step.count];
                else if constexpr (step.kind == RenderStep::Kind::field)
                    own = values.size(step.field);
                return own + size<At + 1, End>(values, runs);
            }
        }
    }

    template <std::size_t At, std::size_t End>
    static char* put(char* at, RenderedValues& values, const RenderedRuns& runs) noexcept
    {
        if constexpr (At == End) {
            return at;
        } else {
            constexpr RenderStep step = Rendering::steps[At];
            if constexpr (step.kind == RenderStep::Kind::begin) {
                constexpr std::size_t behind = At + 1 + step.count;
                if (is_there(step, values.present)) {
                    if ((at = put<At + 1, behind>(at, values, runs)) == nullptr) return nullptr;
                }
                return put<behind, End>(at, values, runs);
            } else {
                if constexpr (step.kind == RenderStep::Kind::run && Rendering::is_common(step.count)) {
                    constexpr std::string_view run = Rendering::common_run(step.count);
                    std::memcpy(at, run.data(), run.size());
                    at += run.size();
                } else if constexpr (step.kind == RenderStep::Kind::run) {
                    const std::uint32_t from = runs.ends[step.count];
                    at = copy_short(at, runs.text + from, runs.ends[step.count + 1] - from);
                } else if constexpr (step.kind == RenderStep::Kind::comma) {
                    if (at[-1] != '{' && at[-1] != '[') *at++ = ',';
                } else {
                    if ((at = put_field<step.field, step.as_text>(at, values)) == nullptr) return nullptr;
                }
                return put<At + 1, End>(at, values, runs);
            }
        }
    }

    template <FieldKind Kind, bool AsText>
    static char* put_field(char* at, RenderedValues& values) noexcept
    {
        const BodyFacts& facts = values.facts;
        if constexpr (Kind == FieldKind::timestamp) {
            return facts.timestamp ? write_timestamp(at, *facts.timestamp) : at;
        } else if constexpr (Kind == FieldKind::status) {
            return put_value_number(at, facts.status, AsText);
        } else if constexpr (Kind == FieldKind::retry_after) {
            if (facts.retry_after) return put_value_number(at, *facts.retry_after, AsText);
            at[0] = at[1] = '"';
            return at + 2;
        } else if constexpr (Kind == FieldKind::doc_url) {
            return put_value_doc_url(at, values);
        } else {
            return put_value_text(at, values.text(Kind), values);
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
