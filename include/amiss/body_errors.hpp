// SPDX-License-Identifier: BSL-1.0
// Which rows of a catalogue a bad request body becomes, and in what words: body_errors.
//
// It needs no JSON library. `parse_body` and `from_body`, which use it, are in <amiss/adapt/boost_json.hpp> and in the
// headers of the other libraries there.
#pragma once

#include <amiss/detail/bodies/check_words.hpp>
#include <amiss/fwd.hpp>
#include <amiss/literal.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// What is wrong with a member of a body.
enum class BodyFaultKind : unsigned char {
    missing = 1,  ///< it is required, and absent or null
    wrong_type,   ///< another kind of value, a text for a number
    out_of_range, ///< a number that the member cannot hold
    not_allowed,  ///< a text that is none of an enum's names
    unknown,      ///< a name that is none of the members; only where `refuse_unknown` asks
    refused,      ///< a value of the right type that a `must` of the program's refuses
    too_deep,     ///< more than 32 levels of nesting, in a value that was parsed before
};

/// What a member of a body has to be.
enum class BodyType : unsigned char {
    string = 1, ///< text
    boolean,    ///< true or false
    integer,    ///< a number without a fraction
    number,     ///< any number
    array,      ///< a list
    object,     ///< a struct or a map
    choice,     ///< one of an enum's names
    other,      ///< whatever the JSON library's own conversion takes
};

/// One fault of a body, for `BodyErrors::on_fault`. Its texts live until that returns.
struct BodyFault {
    BodyFaultKind kind;       ///< what is wrong
    BodyType type;            ///< what is wanted; of an unknown member, `other`
    std::string_view path;    ///< "items.0.qty"; empty for the body as a whole. At most 256 bytes
    std::string_view problem; ///< in English, without a subject: "is required", "must be an integer from 0 to 255"
    std::string_view allowed; ///< an enum's names: "low, normal, high"; empty for other types
};

/// The texts of faults. In them, `{param}` is the path of the member, `{name}` its last step, `{problem}` what is wrong
/// ("must be an integer") and `{allowed}` the names of an enum.
struct BodyWords {
    std::string_view sentence =
        "The '{param}' field {problem}.";    ///< the error's message, where its row does not say it
    std::string_view missing = "{problem}."; ///< the violation of a missing member
    std::string_view others = "{problem}.";  ///< every other violation
    bool always = false;                     ///< the sentence, too, where the row's text has no placeholders
};

/// Which rows a bad body becomes: a syntax error, a missing member, any other fault. `body_errors` makes it; it is a constant.
///
/// A body with faults is one error. Its row is that of the first fault, in the order in which the members are declared, and
/// its `param()` is that fault's path. Each fault is a violation, at most 32 of them, with the kind as its code
/// ("wrong_type"). The texts are the row's own where its template has a placeholder for them: `{param}` in the row of a missing
/// member, and of an unknown one if that has a row of its own; `{problem}` or `{allowed}` in the row of any other. A row
/// without placeholders keeps its text. Where neither is so, the texts are those of `words()`.
template <class Code>
class BodyErrors {
public:
    /// Changes the error for one fault: adds the violation, or whatever stands for it.
    using FaultHandler = void (*)(ApiError& error, const BodyFault& fault);

    /// See `body_errors`.
    constexpr BodyErrors(Code syntax_error, Code missing_member, Code invalid_member) noexcept
        : syntax_(syntax_error), missing_(missing_member), invalid_(invalid_member), unknown_(invalid_member)
    {}

    /// Members that the type does not have are faults too. Without this they are ignored.
    constexpr BodyErrors refuse_unknown() const noexcept { return refuse_unknown(invalid_); }
    /// The same, with a row of their own.
    constexpr BodyErrors refuse_unknown(Code unknown_member) const noexcept
    {
        BodyErrors changed = *this;
        changed.unknown_ = unknown_member;
        changed.refuses_unknown_ = true;
        return changed;
    }
    /// The message of an error whose row does not say what is wrong: `says("{param} {problem}")`. It takes the place, too, of
    /// a row's text without placeholders.
    constexpr BodyErrors says(Literal sentence) const noexcept
    {
        detail::check_words(sentence.view);
        BodyErrors changed = *this;
        changed.words_.sentence = sentence.view;
        changed.words_.always = true;
        return changed;
    }
    /// The texts of violations, of missing members and of all others. The first letter is made a capital one.
    constexpr BodyErrors violations_say(Literal missing_text, Literal other_text) const noexcept
    {
        detail::check_words(missing_text.view);
        detail::check_words(other_text.view);
        BodyErrors changed = *this;
        changed.words_.missing = missing_text.view;
        changed.words_.others = other_text.view;
        return changed;
    }
    /// Calls `change` for each fault, in place of adding a violation: for other languages, other codes, details. The row
    /// and, for the first fault, `param()` and the message are set before.
    constexpr BodyErrors on_fault(FaultHandler change) const noexcept
    {
        BodyErrors changed = *this;
        changed.handler_ = change;
        return changed;
    }

    constexpr Code syntax() const noexcept { return syntax_; }   ///< the row of what is not JSON
    constexpr Code missing() const noexcept { return missing_; } ///< the row where a missing member is the first fault
    constexpr Code invalid() const noexcept { return invalid_; } ///< the row where another fault is the first
    constexpr Code unknown() const noexcept { return unknown_; } ///< the row where an unknown member is the first fault
    constexpr bool refuses_unknown() const noexcept { return refuses_unknown_; } ///< whether unknown members are faults
    constexpr const BodyWords& words() const noexcept { return words_; }         ///< the texts of faults
    constexpr FaultHandler handler() const noexcept { return handler_; } ///< what is called for a fault, or null

private:
    Code syntax_;
    Code missing_;
    Code invalid_;
    Code unknown_;
    bool refuses_unknown_ = false;
    BodyWords words_{};
    FaultHandler handler_ = nullptr;
};

/// Which rows a bad body becomes: what is not JSON, a missing member, and a member that is not what it has to be.
///
///     inline constexpr auto body_errors =
///         amiss::body_errors(Code::invalid_json, Code::parameter_missing, Code::parameter_invalid);
template <class Code>
[[nodiscard]] constexpr BodyErrors<Code> body_errors(Code syntax_error, Code missing_member,
                                                     Code invalid_member) noexcept
{
    return {syntax_error, missing_member, invalid_member};
}

} // inline namespace v0
} // namespace amiss
