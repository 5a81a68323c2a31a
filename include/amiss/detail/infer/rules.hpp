// SPDX-License-Identifier: BSL-1.0
// The rules by which an error body of no known shape is read: what a member's name promises, and how much it is worth.
//
// A rule stands here because several APIs write it so; none is for one API. Names are compared without case and without
// anything but letters and digits: "retry_after", "retryAfter" and "Retry-After" are one name.
#pragma once

#include <amiss/detail/text/ascii.hpp>

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
    error,   ///< an error object or a list of them: what is in the object is worth more than what is around it
    fields,  ///< a map of fields to what is wrong with them, or a list of errors
    wrapper, ///< an object or a list that the error may be in, or more about it
    links,   ///< links by relation
};

/// What the value has to look like.
enum class ValueForm : unsigned char {
    any,        ///< what its kind demands
    number_too, ///< a code that may be a number, though never the response's status
    lone_word,  ///< a code, but not a capitalised word that is a message of one word
    constant,   ///< INVALID_ARGUMENT, invalid_argument
    slug,       ///< a code without digits, beside a message
    not_place,  ///< a name other than "body", "query", "header", "path"
    in_item,    ///< only inside a list of errors
    list_too,   ///< a text, or the first of a list of texts
    no_code,    ///< the same, unless it is the code
};

/// One rule. Of two values the one with the lower cost counts: the cost of its rule and of where it stands.
struct InferenceRule {
    // The size by the builtin: while std::string_view looks for the end, it is a step of the compiler for each character.
    constexpr InferenceRule(const char* text, InferredField rule_kind, unsigned char rule_cost = 0,
                            ValueForm rule_form = ValueForm::any) noexcept
        : name(text, __builtin_strlen(text)), kind(rule_kind), cost(rule_cost), form(rule_form)
    {}

    std::string_view name;
    InferredField kind;
    unsigned char cost;
    ValueForm form;
};

/// What a place adds to the cost of a value in it.
struct RuleCost {
    static constexpr int root = 10;       ///< an error object right inside the root has 0
    static constexpr int inner_error = 4; ///< an error object inside an error object
    static constexpr int wrapper = 8;
    static constexpr int item = 15;            ///< and 1 for each item before it
    static constexpr int map = 16;             ///< of fields to what is wrong with them
    static constexpr int without_message = 10; ///< for a weak code in an object that has no message
    static constexpr int weak = 8;             ///< from here on a rule is a weak one
};

inline constexpr InferenceRule inference_rules[] = {
    {"code", InferredField::code, 0, ValueForm::number_too},
    {"errorcode", InferredField::code, 0, ValueForm::number_too}, // and whatever ends in it
    {"errcode", InferredField::code, 0, ValueForm::number_too},
    {"errorcodes", InferredField::code, 1},
    {"errornumber", InferredField::code, 1, ValueForm::number_too},
    {"errno", InferredField::code, 1, ValueForm::number_too},
    {"errorname", InferredField::code, 1},
    {"codename", InferredField::code, 1},
    {"error", InferredField::code, 2, ValueForm::lone_word},
    {"err", InferredField::code, 2, ValueForm::lone_word},
    {"errorkey", InferredField::code, 3},
    {"messagekey", InferredField::code, 3},
    {"messagecode", InferredField::code, 3, ValueForm::number_too},
    {"reasoncode", InferredField::code, 3, ValueForm::number_too},
    {"faultcode", InferredField::code, 3, ValueForm::number_too},
    {"reason", InferredField::code, 4, ValueForm::lone_word},
    {"issue", InferredField::code, 4, ValueForm::lone_word},
    {"slug", InferredField::code, 6},
    {"tag", InferredField::code, 7},
    {"exception", InferredField::code, 8},
    {"name", InferredField::code, 8, ValueForm::slug},
    {"id", InferredField::code, 9, ValueForm::slug},
    {"status", InferredField::code, 10, ValueForm::constant},
    {"errortype", InferredField::code, 11},
    {"type", InferredField::code, 12},
    {"category", InferredField::code, 13},

    {"type", InferredField::type, 0},
    {"errortype", InferredField::type, 0},
    {"category", InferredField::type, 2},

    {"message", InferredField::message, 0, ValueForm::list_too},
    {"errormessage", InferredField::message, 0, ValueForm::list_too},
    {"errormsg", InferredField::message, 0},
    {"msg", InferredField::message, 0},
    {"errmsg", InferredField::message, 0},
    {"errordescription", InferredField::message, 0},
    {"errordesc", InferredField::message, 0},
    {"errortext", InferredField::message, 0},
    {"faultstring", InferredField::message, 0},
    {"exceptionmessage", InferredField::message, 1},
    {"errordetail", InferredField::message, 1},
    {"errorsummary", InferredField::message, 1},
    {"detail", InferredField::message, 1, ValueForm::list_too},
    {"description", InferredField::message, 2},
    {"usermessage", InferredField::message, 2},
    {"displaymessage", InferredField::message, 2},
    {"developermessage", InferredField::message, 3},
    {"localizedmessage", InferredField::message, 3},
    {"errormessages", InferredField::message, 3, ValueForm::list_too},
    {"explanation", InferredField::message, 3},
    {"desc", InferredField::message, 3},
    {"text", InferredField::message, 3},
    {"messages", InferredField::message, 4, ValueForm::list_too},
    {"details", InferredField::message, 4, ValueForm::list_too},
    {"summary", InferredField::message, 4},
    {"error", InferredField::message, 5, ValueForm::no_code},
    {"err", InferredField::message, 5, ValueForm::no_code},
    {"errors", InferredField::message, 5, ValueForm::list_too},
    {"fault", InferredField::message, 5},
    {"problem", InferredField::message, 5},
    {"title", InferredField::message, 5},
    {"statusmessage", InferredField::message, 5},
    {"reason", InferredField::message, 6},
    {"issue", InferredField::message, 6},
    {"failure", InferredField::message, 6},
    {"value", InferredField::message, 9},
    {"cause", InferredField::message, 8},
    {"hint", InferredField::message, 9},

    {"param", InferredField::param, 0},
    {"parameter", InferredField::param, 0},
    {"paramname", InferredField::param, 0},
    {"parametername", InferredField::param, 0},
    {"field", InferredField::param, 0},
    {"fieldname", InferredField::param, 0},
    {"fieldpath", InferredField::param, 1},
    {"invalidfield", InferredField::param, 1},
    {"missingfield", InferredField::param, 1},
    {"property", InferredField::param, 1},
    {"propertyname", InferredField::param, 1},
    {"propertypath", InferredField::param, 1},
    {"attribute", InferredField::param, 1},
    {"attr", InferredField::param, 1},
    {"argument", InferredField::param, 1},
    {"pointer", InferredField::param, 1},
    {"loc", InferredField::param, 1},
    {"instancepath", InferredField::param, 2},
    {"datapath", InferredField::param, 2},
    {"target", InferredField::param, 2},
    {"fields", InferredField::param, 3},
    {"params", InferredField::param, 3},
    {"parameters", InferredField::param, 3},
    {"location", InferredField::param, 4, ValueForm::not_place},
    {"path", InferredField::param, 5, ValueForm::in_item},
    {"name", InferredField::param, 8, ValueForm::in_item},
    {"key", InferredField::param, 8, ValueForm::in_item},

    {"documentationurl", InferredField::doc_url, 0},
    {"documentationuri", InferredField::doc_url, 0},
    {"documentationlink", InferredField::doc_url, 0},
    {"docurl", InferredField::doc_url, 0},
    {"docsurl", InferredField::doc_url, 0},
    {"doclink", InferredField::doc_url, 0},
    {"helpurl", InferredField::doc_url, 0},
    {"helplink", InferredField::doc_url, 0},
    {"erroruri", InferredField::doc_url, 0},
    {"documentation", InferredField::doc_url, 1},
    {"docs", InferredField::doc_url, 1},
    {"doc", InferredField::doc_url, 1},
    {"help", InferredField::doc_url, 1},
    {"moreinfo", InferredField::doc_url, 1},
    {"moreinformation", InferredField::doc_url, 1},
    {"informationlink", InferredField::doc_url, 1},
    {"infolink", InferredField::doc_url, 1},
    {"infourl", InferredField::doc_url, 1},
    {"learnmore", InferredField::doc_url, 1},
    {"errorurl", InferredField::doc_url, 1},
    {"errorlink", InferredField::doc_url, 1},
    {"info", InferredField::doc_url, 2},
    {"reference", InferredField::doc_url, 3},
    {"link", InferredField::doc_url, 5},
    {"href", InferredField::doc_url, 6},
    {"url", InferredField::doc_url, 6},
    {"type", InferredField::doc_url, 7},

    {"requestid", InferredField::request_id, 0}, // and whatever ends in it
    {"requestuuid", InferredField::request_id, 0},
    {"reqid", InferredField::request_id, 0},
    {"correlationid", InferredField::request_id, 2},
    {"traceid", InferredField::request_id, 3}, // and whatever ends in it
    {"debugid", InferredField::request_id, 3},
    {"rayid", InferredField::request_id, 3},
    {"logid", InferredField::request_id, 4},
    {"incidentid", InferredField::request_id, 4},
    {"supportid", InferredField::request_id, 4},
    {"activityid", InferredField::request_id, 4},
    {"transactionid", InferredField::request_id, 5},
    {"errorid", InferredField::request_id, 6},
    {"referenceid", InferredField::request_id, 6},
    {"pspreference", InferredField::request_id, 6},

    {"retryafter", InferredField::retry_after, 0},
    {"retryafterseconds", InferredField::retry_after, 0},
    {"retryaftersecs", InferredField::retry_after, 0},
    {"retryinseconds", InferredField::retry_after, 0},
    {"retryin", InferredField::retry_after, 1},
    {"resetin", InferredField::retry_after, 3},
    {"resetafter", InferredField::retry_after, 3},
    {"retrydelay", InferredField::retry_after, 1},
    {"waitseconds", InferredField::retry_after, 2},
    {"retryafterms", InferredField::retry_after_ms, 0},
    {"retryaftermilliseconds", InferredField::retry_after_ms, 0},
    {"retryinms", InferredField::retry_after_ms, 1},

    {"error", InferredField::error},
    {"errors", InferredField::fields},
    {"err", InferredField::error},
    {"fault", InferredField::error},
    {"exception", InferredField::error},
    {"failure", InferredField::error},
    {"failures", InferredField::error},
    {"problem", InferredField::error},
    {"apierror", InferredField::error},
    {"errorinfo", InferredField::error},
    {"errordetail", InferredField::error},
    {"errordetails", InferredField::fields},
    {"errorlist", InferredField::error},
    {"errorresponse", InferredField::error},
    {"errorcauses", InferredField::error},
    {"rootcause", InferredField::error},
    {"issues", InferredField::error},
    {"violations", InferredField::fields},
    {"constraintviolations", InferredField::fields},
    {"fieldviolations", InferredField::error},
    {"fielderrors", InferredField::fields},
    {"validationerror", InferredField::error},
    {"validationerrors", InferredField::fields},
    {"invalidparams", InferredField::error},
    {"invalidparameters", InferredField::error},
    {"invalidfields", InferredField::fields},
    {"modelstate", InferredField::fields},

    {"message", InferredField::wrapper},
    {"messages", InferredField::wrapper},
    {"detail", InferredField::wrapper},
    {"details", InferredField::wrapper},
    {"fields", InferredField::wrapper},
    {"params", InferredField::wrapper},
    {"parameters", InferredField::wrapper},
    {"ratelimit", InferredField::wrapper},
    {"retry", InferredField::wrapper},
    {"source", InferredField::wrapper},
    {"extensions", InferredField::wrapper},
    {"innererror", InferredField::wrapper},
    {"contextinfo", InferredField::wrapper},
    {"context", InferredField::wrapper},
    {"response", InferredField::wrapper},
    {"responsemetadata", InferredField::wrapper},
    {"result", InferredField::wrapper},
    {"data", InferredField::wrapper},
    {"body", InferredField::wrapper},
    {"payload", InferredField::wrapper},
    {"meta", InferredField::wrapper},
    {"status", InferredField::wrapper},
    {"embedded", InferredField::wrapper},

    {"links", InferredField::links},
};

/// Relations of links that lead to what is to be known about an error.
inline constexpr std::string_view link_relations[] = {"documentation",   "docs",    "doc",   "about",       "help",
                                                      "errorinfo",       "info",    "error", "describedby", "type",
                                                      "informationlink", "moreinfo"};

/// A member's name as the rules have it; empty when it is too long for any.
class MemberName {
public:
    constexpr explicit MemberName(std::string_view key) noexcept
    {
        if (!key.empty() && key[0] == '@') return; // JSON-LD and its likes: about the value, not the error
        for (const char c : key) {
            if (!is_alnum(c)) continue;
            if (size_ == sizeof text_) {
                size_ = 0;
                return;
            }
            text_[size_++] = to_lower(c);
        }
    }
    /// With the rule's name, or, for the few that have many prefixes, ends in it.
    constexpr bool is(std::string_view name) const noexcept
    {
        const std::string_view own = view();
        if (own == name) return true;
        const bool open = name == "errorcode" || name == "requestid" || name == "traceid";
        return open && own.size() > name.size() && own.substr(own.size() - name.size()) == name;
    }
    constexpr std::string_view view() const noexcept { return {text_, size_}; }

private:
    char text_[32] = {};
    std::size_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
