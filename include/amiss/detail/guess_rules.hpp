// The rules by which an error body of no known shape is read: what a member's name promises, and how much it is worth.
//
// A rule stands here because several APIs write it so; none is for one API. Names are compared without case and without
// anything but letters and digits: "retry_after", "retryAfter" and "Retry-After" are one name.
#pragma once

#include <amiss/detail/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a member may be.
enum class GuessKind : unsigned char {
    code,
    type,
    message,
    param,
    doc_url,
    request_id,
    retry_after,  ///< seconds
    retry_after_ms,
    error,        ///< an error object or a list of them: what is in the object is worth more than what is around it
    fields,       ///< a map of fields to what is wrong with them, or a list of errors
    wrapper,      ///< an object or a list that the error may be in, or more about it
    links,        ///< links by relation
};

/// What the value has to look like.
enum class GuessForm : unsigned char {
    any,       ///< what its kind demands
    number_too, ///< a code that may be a number, though never the response's status
    lone_word, ///< a code, but not a capitalised word that is a message of one word
    constant,  ///< INVALID_ARGUMENT, invalid_argument
    slug,      ///< a code without digits, beside a message
    not_place, ///< a name other than "body", "query", "header", "path"
    in_item,   ///< only inside a list of errors
    list_too,  ///< a text, or the first of a list of texts
    no_code,   ///< the same, unless it is the code
};

/// One rule. Of two values the one with the lower cost counts: the cost of its rule and of where it stands.
struct GuessRule {
    // The size by the builtin: while std::string_view looks for the end, it is a step of the compiler for each character.
    constexpr GuessRule(const char* text, GuessKind rule_kind, unsigned char rule_cost = 0,
                        GuessForm rule_form = GuessForm::any) noexcept
        : name(text, __builtin_strlen(text)), kind(rule_kind), cost(rule_cost), form(rule_form)
    {
    }

    std::string_view name;
    GuessKind kind;
    unsigned char cost;
    GuessForm form;
};

/// What a place adds to the cost of a value in it.
struct GuessCost {
    static constexpr int root = 10;      ///< an error object right inside the root has 0
    static constexpr int inner_error = 4; ///< an error object inside an error object
    static constexpr int wrapper = 8;
    static constexpr int item = 15;      ///< and 1 for each item before it
    static constexpr int map = 16;       ///< of fields to what is wrong with them
    static constexpr int without_message = 10; ///< for a weak code in an object that has no message
    static constexpr int weak = 8;       ///< from here on a rule is a weak one
};

inline constexpr GuessRule guess_rules[] = {
    {"code", GuessKind::code, 0, GuessForm::number_too},
    {"errorcode", GuessKind::code, 0, GuessForm::number_too}, // and whatever ends in it
    {"errcode", GuessKind::code, 0, GuessForm::number_too},
    {"errorcodes", GuessKind::code, 1},
    {"errornumber", GuessKind::code, 1, GuessForm::number_too},
    {"errno", GuessKind::code, 1, GuessForm::number_too},
    {"errorname", GuessKind::code, 1},
    {"codename", GuessKind::code, 1},
    {"error", GuessKind::code, 2, GuessForm::lone_word},
    {"err", GuessKind::code, 2, GuessForm::lone_word},
    {"errorkey", GuessKind::code, 3},
    {"messagekey", GuessKind::code, 3},
    {"messagecode", GuessKind::code, 3, GuessForm::number_too},
    {"reasoncode", GuessKind::code, 3, GuessForm::number_too},
    {"faultcode", GuessKind::code, 3, GuessForm::number_too},
    {"reason", GuessKind::code, 4, GuessForm::lone_word},
    {"issue", GuessKind::code, 4, GuessForm::lone_word},
    {"slug", GuessKind::code, 6},
    {"tag", GuessKind::code, 7},
    {"exception", GuessKind::code, 8},
    {"name", GuessKind::code, 8, GuessForm::slug},
    {"id", GuessKind::code, 9, GuessForm::slug},
    {"status", GuessKind::code, 10, GuessForm::constant},
    {"errortype", GuessKind::code, 11},
    {"type", GuessKind::code, 12},
    {"category", GuessKind::code, 13},

    {"type", GuessKind::type, 0},
    {"errortype", GuessKind::type, 0},
    {"category", GuessKind::type, 2},

    {"message", GuessKind::message, 0, GuessForm::list_too},
    {"errormessage", GuessKind::message, 0, GuessForm::list_too},
    {"errormsg", GuessKind::message, 0},
    {"msg", GuessKind::message, 0},
    {"errmsg", GuessKind::message, 0},
    {"errordescription", GuessKind::message, 0},
    {"errordesc", GuessKind::message, 0},
    {"errortext", GuessKind::message, 0},
    {"faultstring", GuessKind::message, 0},
    {"exceptionmessage", GuessKind::message, 1},
    {"errordetail", GuessKind::message, 1},
    {"errorsummary", GuessKind::message, 1},
    {"detail", GuessKind::message, 1, GuessForm::list_too},
    {"description", GuessKind::message, 2},
    {"usermessage", GuessKind::message, 2},
    {"displaymessage", GuessKind::message, 2},
    {"developermessage", GuessKind::message, 3},
    {"localizedmessage", GuessKind::message, 3},
    {"errormessages", GuessKind::message, 3, GuessForm::list_too},
    {"explanation", GuessKind::message, 3},
    {"desc", GuessKind::message, 3},
    {"text", GuessKind::message, 3},
    {"messages", GuessKind::message, 4, GuessForm::list_too},
    {"details", GuessKind::message, 4, GuessForm::list_too},
    {"summary", GuessKind::message, 4},
    {"error", GuessKind::message, 5, GuessForm::no_code},
    {"err", GuessKind::message, 5, GuessForm::no_code},
    {"errors", GuessKind::message, 5, GuessForm::list_too},
    {"fault", GuessKind::message, 5},
    {"problem", GuessKind::message, 5},
    {"title", GuessKind::message, 5},
    {"statusmessage", GuessKind::message, 5},
    {"reason", GuessKind::message, 6},
    {"issue", GuessKind::message, 6},
    {"failure", GuessKind::message, 6},
    {"value", GuessKind::message, 9},
    {"cause", GuessKind::message, 8},
    {"hint", GuessKind::message, 9},

    {"param", GuessKind::param, 0},
    {"parameter", GuessKind::param, 0},
    {"paramname", GuessKind::param, 0},
    {"parametername", GuessKind::param, 0},
    {"field", GuessKind::param, 0},
    {"fieldname", GuessKind::param, 0},
    {"fieldpath", GuessKind::param, 1},
    {"invalidfield", GuessKind::param, 1},
    {"missingfield", GuessKind::param, 1},
    {"property", GuessKind::param, 1},
    {"propertyname", GuessKind::param, 1},
    {"propertypath", GuessKind::param, 1},
    {"attribute", GuessKind::param, 1},
    {"attr", GuessKind::param, 1},
    {"argument", GuessKind::param, 1},
    {"pointer", GuessKind::param, 1},
    {"loc", GuessKind::param, 1},
    {"instancepath", GuessKind::param, 2},
    {"datapath", GuessKind::param, 2},
    {"target", GuessKind::param, 2},
    {"fields", GuessKind::param, 3},
    {"params", GuessKind::param, 3},
    {"parameters", GuessKind::param, 3},
    {"location", GuessKind::param, 4, GuessForm::not_place},
    {"path", GuessKind::param, 5, GuessForm::in_item},
    {"name", GuessKind::param, 8, GuessForm::in_item},
    {"key", GuessKind::param, 8, GuessForm::in_item},

    {"documentationurl", GuessKind::doc_url, 0},
    {"documentationuri", GuessKind::doc_url, 0},
    {"documentationlink", GuessKind::doc_url, 0},
    {"docurl", GuessKind::doc_url, 0},
    {"docsurl", GuessKind::doc_url, 0},
    {"doclink", GuessKind::doc_url, 0},
    {"helpurl", GuessKind::doc_url, 0},
    {"helplink", GuessKind::doc_url, 0},
    {"erroruri", GuessKind::doc_url, 0},
    {"documentation", GuessKind::doc_url, 1},
    {"docs", GuessKind::doc_url, 1},
    {"doc", GuessKind::doc_url, 1},
    {"help", GuessKind::doc_url, 1},
    {"moreinfo", GuessKind::doc_url, 1},
    {"moreinformation", GuessKind::doc_url, 1},
    {"informationlink", GuessKind::doc_url, 1},
    {"infolink", GuessKind::doc_url, 1},
    {"infourl", GuessKind::doc_url, 1},
    {"learnmore", GuessKind::doc_url, 1},
    {"errorurl", GuessKind::doc_url, 1},
    {"errorlink", GuessKind::doc_url, 1},
    {"info", GuessKind::doc_url, 2},
    {"reference", GuessKind::doc_url, 3},
    {"link", GuessKind::doc_url, 5},
    {"href", GuessKind::doc_url, 6},
    {"url", GuessKind::doc_url, 6},
    {"type", GuessKind::doc_url, 7},

    {"requestid", GuessKind::request_id, 0}, // and whatever ends in it
    {"requestuuid", GuessKind::request_id, 0},
    {"reqid", GuessKind::request_id, 0},
    {"correlationid", GuessKind::request_id, 2},
    {"traceid", GuessKind::request_id, 3}, // and whatever ends in it
    {"debugid", GuessKind::request_id, 3},
    {"rayid", GuessKind::request_id, 3},
    {"logid", GuessKind::request_id, 4},
    {"incidentid", GuessKind::request_id, 4},
    {"supportid", GuessKind::request_id, 4},
    {"activityid", GuessKind::request_id, 4},
    {"transactionid", GuessKind::request_id, 5},
    {"errorid", GuessKind::request_id, 6},
    {"referenceid", GuessKind::request_id, 6},
    {"pspreference", GuessKind::request_id, 6},

    {"retryafter", GuessKind::retry_after, 0},
    {"retryafterseconds", GuessKind::retry_after, 0},
    {"retryaftersecs", GuessKind::retry_after, 0},
    {"retryinseconds", GuessKind::retry_after, 0},
    {"retryin", GuessKind::retry_after, 1},
    {"resetin", GuessKind::retry_after, 3},
    {"resetafter", GuessKind::retry_after, 3},
    {"retrydelay", GuessKind::retry_after, 1},
    {"waitseconds", GuessKind::retry_after, 2},
    {"retryafterms", GuessKind::retry_after_ms, 0},
    {"retryaftermilliseconds", GuessKind::retry_after_ms, 0},
    {"retryinms", GuessKind::retry_after_ms, 1},

    {"error", GuessKind::error},
    {"errors", GuessKind::fields},
    {"err", GuessKind::error},
    {"fault", GuessKind::error},
    {"exception", GuessKind::error},
    {"failure", GuessKind::error},
    {"failures", GuessKind::error},
    {"problem", GuessKind::error},
    {"apierror", GuessKind::error},
    {"errorinfo", GuessKind::error},
    {"errordetail", GuessKind::error},
    {"errordetails", GuessKind::fields},
    {"errorlist", GuessKind::error},
    {"errorresponse", GuessKind::error},
    {"errorcauses", GuessKind::error},
    {"rootcause", GuessKind::error},
    {"issues", GuessKind::error},
    {"violations", GuessKind::fields},
    {"constraintviolations", GuessKind::fields},
    {"fieldviolations", GuessKind::error},
    {"fielderrors", GuessKind::fields},
    {"validationerror", GuessKind::error},
    {"validationerrors", GuessKind::fields},
    {"invalidparams", GuessKind::error},
    {"invalidparameters", GuessKind::error},
    {"invalidfields", GuessKind::fields},
    {"modelstate", GuessKind::fields},

    {"message", GuessKind::wrapper},
    {"messages", GuessKind::wrapper},
    {"detail", GuessKind::wrapper},
    {"details", GuessKind::wrapper},
    {"fields", GuessKind::wrapper},
    {"params", GuessKind::wrapper},
    {"parameters", GuessKind::wrapper},
    {"ratelimit", GuessKind::wrapper},
    {"retry", GuessKind::wrapper},
    {"source", GuessKind::wrapper},
    {"extensions", GuessKind::wrapper},
    {"innererror", GuessKind::wrapper},
    {"contextinfo", GuessKind::wrapper},
    {"context", GuessKind::wrapper},
    {"response", GuessKind::wrapper},
    {"responsemetadata", GuessKind::wrapper},
    {"result", GuessKind::wrapper},
    {"data", GuessKind::wrapper},
    {"body", GuessKind::wrapper},
    {"payload", GuessKind::wrapper},
    {"meta", GuessKind::wrapper},
    {"status", GuessKind::wrapper},
    {"embedded", GuessKind::wrapper},

    {"links", GuessKind::links},
};

/// Relations of links that lead to what is to be known about an error.
inline constexpr std::string_view guess_relations[] = {"documentation", "docs", "doc",   "about",      "help",
                                                       "errorinfo",     "info", "error", "describedby", "type",
                                                       "informationlink", "moreinfo"};

/// A member's name as the rules have it; empty when it is too long for any.
class GuessName {
public:
    constexpr explicit GuessName(std::string_view key) noexcept
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
