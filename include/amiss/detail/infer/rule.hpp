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
    retryable, ///< whether the server says that repeating may help
    error,     ///< an error object or a list of them; what is inside counts more than what is around it
    fields,    ///< what is wrong with each field: a map, or a list of errors
    wrapper,   ///< an object or a list that may contain the error, or more about it
    echo,      ///< the same, but where an error is around it, it may just as well be the client's own data
    links,     ///< links by relation
};

/// What the value must look like.
enum class ValueForm : unsigned char {
    any,        ///< what the field requires
    number_too, ///< a code that may be a number, but not the response's status
    lone_word,  ///< a code, but not a capitalised word that is a message of one word
    constant,   ///< INVALID_ARGUMENT, invalid_argument
    slug,       ///< a code without digits, beside a message
    list_too,   ///< a text, or a list of texts of which the first one counts
    no_code,    ///< the same, unless it is the code
    sentence,   ///< a message that is a sentence
    weak,       ///< a name, only in an item of a list that has a message of its own
    names,      ///< a name, or a list of names that each have the message
    quoted,     ///< the same, only where the object's message mentions it: it may just as well be a value
    path,       ///< a name, or a list of names and indexes that make one path
    item_path,  ///< the same, only in an item of a list, and not beside `locations`
    place,      ///< a name, only where it is a path or has a `locationType` beside it
    map,        ///< a wrapper that may also be a map of fields to what is wrong with them, which must be sentences
    complaints, ///< the same, and the sentences must say what is wrong
    outside,    ///< a wrapper, but not in an item of a list
    docs,       ///< a link that says that it leads to documentation
    speaks,     ///< a wrapper in an item whose names are names of the item
    keys,       ///< the same, and a key of it may be the name
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
    static constexpr int error_info = 5; ///< the reason of a google.rpc.ErrorInfo: before the status, after a code
    static constexpr int phrase = 40;    ///< a message that only says what the status says
    static constexpr int item = 15;      ///< in a list; plus 1 for each item before it
    static constexpr int map = 16;       ///< in a map of fields to what is wrong with them
    static constexpr int without_message = 10; ///< a weak code in an object that has no message
    static constexpr int weak = 8;             ///< the least cost of a weak rule
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
