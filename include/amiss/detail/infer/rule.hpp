// SPDX-License-Identifier: BSL-1.0
// What one rule of the inference consists of: a name, what it promises, the form of its value, and its cost.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a member may be.
enum class InferredField : unsigned char {
    code,
    type,
    message,
    param,
    doc_url,
    request_id,
    retry_after, ///< seconds
    retry_after_ms,
    error,   ///< an error object or a list of them; what is inside counts more than what is around it
    fields,  ///< a map of fields to what is wrong with them, or a list of errors
    wrapper, ///< an object or a list that may contain the error, or more about it
    links,   ///< links by relation
};

/// What the value must look like.
enum class ValueForm : unsigned char {
    any,          ///< what the field requires
    number_too,   ///< a code that may be a number, but not the response's status
    lone_word,    ///< a code, but not a capitalised word that is a message of one word
    constant,     ///< INVALID_ARGUMENT, invalid_argument
    slug,         ///< a code without digits, beside a message
    not_place,    ///< a name other than "body", "query", "header", "path"
    in_item,      ///< a name, only inside a list of errors
    path,         ///< a name, or a list of names of which the last one counts
    path_in_item, ///< the same, only inside a list of errors, and not beside `locations`
    list_too,     ///< a text, or a list of texts of which the first one counts
    no_code,      ///< the same, unless it is the code
    map,          ///< a wrapper that may also be a map of fields to what is wrong with them
    map_of_lists, ///< the same, if each field has a list
};

/// One rule.
struct InferenceRule {
    /// `text` is lower-case letters and digits, as names are compared (see `MemberName`). A "*" before it stands for
    /// any prefix.
    // AMISS_STRLEN, since std::string_view takes a step of the compiler for each character.
    constexpr InferenceRule(const char* text, InferredField rule_kind, unsigned char rule_cost = 0,
                            ValueForm rule_form = ValueForm::any) noexcept
        : name(text + (text[0] == '*' ? 1 : 0), AMISS_STRLEN(text) - (text[0] == '*' ? 1 : 0)), kind(rule_kind),
          cost(rule_cost), form(rule_form), any_prefix(text[0] == '*')
    {}

    std::string_view name;
    InferredField kind;
    unsigned char cost; ///< to which the place of the value adds; the value of the lowest cost counts
    ValueForm form;
    bool any_prefix; ///< the rule is also for names that end in `name`
};

/// What the place of a value adds to its cost.
struct RuleCost {
    static constexpr int root = 10;       ///< in the root; in an error object of the root it is 0
    static constexpr int inner_error = 4; ///< in an error object inside an error object
    static constexpr int wrapper = 8;
    static constexpr int item = 15;            ///< in a list; plus 1 for each item before it
    static constexpr int map = 16;             ///< in a map of fields to what is wrong with them
    static constexpr int without_message = 10; ///< a weak code in an object that has no message
    static constexpr int weak = 8;             ///< the least cost of a weak rule
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
