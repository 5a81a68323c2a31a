// SPDX-License-Identifier: BSL-1.0
// What the headers say that few responses have: a code, challenges, a word on repeating, a trace.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/header_findings.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/ranked_values.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/boolean.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/trace_context.hpp>
#include <amiss/www_authenticate.hpp>

#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned rare_meanings =
    bits_of(HeaderMeaning::error_code, HeaderMeaning::challenge, HeaderMeaning::retryable, HeaderMeaning::trace);

/// Takes the headers of these meanings one by one.
class RareHeaders {
public:
    explicit RareHeaders(const HeaderRules& rules) noexcept : rules_(rules) {}

    /// Takes the value of a header, which is not empty and has no blanks around it.
    AMISS_NOINLINE void take(const KnownHeader& header, std::string_view name, std::string_view value) noexcept
    {
        const bool fits = value.size() <= max_header_value;
        switch (header.meaning) {
        case HeaderMeaning::error_code:
            if (!rules_.codes) return;
            malformed_ = malformed_ || !fits;
            if (fits) take_code(header.rank, name, value);
            return;
        case HeaderMeaning::challenge: // a long one is not malformed: it can carry a Kerberos ticket
            if (fits) take_challenges(value);
            return;
        case HeaderMeaning::retryable: return retryable_.add(boolean_of(value));
        case HeaderMeaning::trace: {
            const TraceContext trace = parse_traceparent(value);
            return trace_ids_.add(trace ? std::optional(trace.trace_id) : std::nullopt);
        }
        default: return;
        }
    }

    /// What they say.
    RareFindings findings() const noexcept
    {
        RareFindings findings;
        findings.trace_id = trace_ids_.value().value_or(std::string_view());
        findings.code = codes_.best();
        findings.challenge_code = challenge_code_.value().value_or(std::string_view());
        if (const auto message = challenge_message_.value()) findings.challenge_message = AuthParam{{}, *message};
        findings.retryable = retryable_.value();
        return findings;
    }
    /// Whether a header made no sense, or two contradicted each other.
    bool malformed() const noexcept
    {
        return malformed_ || codes_.conflicting() || challenge_code_.conflicting() || challenge_message_.conflicting()
            || retryable_.conflicting() || trace_ids_.conflicting();
    }

private:
    // A code of no catalogue is a token; one of a catalogue may be a URI, or have spaces in it.
    bool is_code(std::string_view text) const noexcept
    {
        return text.size() <= max_header_code && (is_token(text) || is_known_code(rules_.catalogs, text));
    }

    void take_code(unsigned char rank, std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty() || is_absent_word(element)) continue;
            const bool is_whole = is_known_code(rules_.catalogs, element);
            const std::string_view code = is_whole ? element : trim_blanks(without_namespace(element));
            codes_.add(rank, name, is_code(code) ? std::optional(code) : std::nullopt);
        }
    }

    void take_challenges(std::string_view value) noexcept
    {
        Challenges challenges(value);
        for (Challenge challenge; challenges.next(challenge);) {
            if (!challenge.is("Bearer")) continue;
            if (const auto code = challenge.find("error"))
                if (!is_absent_word(code->raw))
                    challenge_code_.add(is_code(code->raw) ? std::optional(code->raw) : std::nullopt);
            if (const auto message = challenge.find("error_description");
                message && !message->raw.empty() && !is_absent_word(message->raw))
                challenge_message_.add(consists_of(message->raw, is_printable) ? std::optional(message->raw)
                                                                               : std::nullopt);
        }
        malformed_ = malformed_ || challenges.malformed();
    }

    const HeaderRules& rules_;
    RankedValues codes_;
    AgreedValue<std::string_view> challenge_code_;
    AgreedValue<std::string_view> challenge_message_;
    AgreedValue<bool> retryable_;
    AgreedValue<std::string_view> trace_ids_;
    bool malformed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
