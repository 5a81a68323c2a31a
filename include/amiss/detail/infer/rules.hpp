// SPDX-License-Identifier: BSL-1.0
// The tables of the inference: what a member of an error body may be by its name, and how much its value is worth.
//
// Nearly all rows are names that several APIs use. A few are names of one vendor, kept because they can mean nothing
// else: `debugid`, `rayid` and `pspreference` are request ids.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule.hpp>

#include <iterator>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// All rules. Several may be for one name; of all values for a fact, the one of the lowest cost counts.
inline constexpr InferenceRule inference_rules[] = {
    {"code", InferredField::code, 0, ValueForm::number_too},
    {"*errorcode", InferredField::code, 0, ValueForm::number_too},
    {"errcode", InferredField::code, 0, ValueForm::number_too},
    {"errorcodes", InferredField::code, 1},
    {"errornumber", InferredField::code, 1, ValueForm::number_too},
    {"errno", InferredField::code, 1, ValueForm::number_too},
    {"errorname", InferredField::code, 1},
    {"codename", InferredField::code, 1},
    {"*legacycode", InferredField::code, 14},
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
    {"statuscode", InferredField::code, 10, ValueForm::constant},
    {"errortype", InferredField::code, 11},
    {"type", InferredField::code, 12},
    {"errorclass", InferredField::code, 13},
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
    {"faultstring", InferredField::message, 0, ValueForm::list_too},
    {"exceptionmessage", InferredField::message, 1},
    {"errordetail", InferredField::message, 1},
    {"errorsummary", InferredField::message, 1},
    {"detail", InferredField::message, 1, ValueForm::list_too},
    {"description", InferredField::message, 2},
    {"usermessage", InferredField::message, 2},
    {"displaymessage", InferredField::message, 2},
    {"diagnostics", InferredField::message, 3, ValueForm::sentence},
    {"*message", InferredField::message, 3, ValueForm::sentence},
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
    {"cause", InferredField::message, 8},
    {"hint", InferredField::message, 9, ValueForm::sentence},

    {"param", InferredField::param, 0, ValueForm::path},
    {"parameter", InferredField::param, 0, ValueForm::path},
    {"paramname", InferredField::param, 0},
    {"parametername", InferredField::param, 0},
    {"field", InferredField::param, 0, ValueForm::path},
    {"fieldname", InferredField::param, 0},
    {"fieldpath", InferredField::param, 1, ValueForm::path},
    {"invalidfield", InferredField::param, 1},
    {"missingfield", InferredField::param, 1},
    {"*property", InferredField::param, 1},
    {"propertyname", InferredField::param, 1},
    {"propertypath", InferredField::param, 1, ValueForm::path},
    {"attribute", InferredField::param, 1, ValueForm::path},
    {"attr", InferredField::param, 1},
    {"argument", InferredField::param, 1, ValueForm::path},
    {"argumentname", InferredField::param, 1},
    {"pointer", InferredField::param, 1},
    {"loc", InferredField::param, 1, ValueForm::path},
    {"inputpath", InferredField::param, 1, ValueForm::path},
    {"instancepath", InferredField::param, 2},
    {"datapath", InferredField::param, 2},
    {"instancelocation", InferredField::param, 2},
    {"expression", InferredField::param, 3, ValueForm::names},
    {"fields", InferredField::param, 3, ValueForm::names},
    {"membernames", InferredField::param, 3, ValueForm::names},
    {"members", InferredField::param, 3, ValueForm::names},
    {"params", InferredField::param, 3, ValueForm::quoted},
    {"parameters", InferredField::param, 3, ValueForm::quoted},
    {"location", InferredField::param, 4, ValueForm::place},
    {"path", InferredField::param, 5, ValueForm::item_path},
    {"target", InferredField::param, 6, ValueForm::weak},
    {"element", InferredField::param, 7, ValueForm::weak},
    {"name", InferredField::param, 8, ValueForm::weak},
    {"key", InferredField::param, 8, ValueForm::weak},

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
    {"link", InferredField::doc_url, 5, ValueForm::docs},
    {"href", InferredField::doc_url, 6, ValueForm::docs},
    {"url", InferredField::doc_url, 6, ValueForm::docs},
    {"type", InferredField::doc_url, 7},

    {"*requestid", InferredField::request_id, 0},
    {"requestuuid", InferredField::request_id, 0},
    {"reqid", InferredField::request_id, 0},
    {"correlationid", InferredField::request_id, 2},
    {"*traceid", InferredField::request_id, 3},
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
    {"retryaftersec", InferredField::retry_after, 0},
    {"retryafterinseconds", InferredField::retry_after, 0},
    {"retryat", InferredField::retry_after, 0},
    {"resetat", InferredField::retry_after, 0},
    {"secondsuntilreset", InferredField::retry_after, 0},
    {"retryinseconds", InferredField::retry_after, 0},
    {"retryin", InferredField::retry_after, 1},
    {"resetin", InferredField::retry_after, 3},
    {"resetafter", InferredField::retry_after, 3},
    {"retrydelay", InferredField::retry_after, 1},
    {"waitseconds", InferredField::retry_after, 2},
    {"estimatedtime", InferredField::retry_after, 4},
    {"retryafterms", InferredField::retry_after_ms, 0},
    {"retryaftermilliseconds", InferredField::retry_after_ms, 0},
    {"retryaftermillis", InferredField::retry_after_ms, 0},
    {"retryinms", InferredField::retry_after_ms, 1},

    {"retryable", InferredField::retryable, 0},
    {"isretryable", InferredField::retryable, 0},
    {"isretriable", InferredField::retryable, 0},
    {"retriable", InferredField::retryable, 0},
    {"canretry", InferredField::retryable, 0},
    {"shouldretry", InferredField::retryable, 0},
    {"istransient", InferredField::retryable, 1},

    {"*error", InferredField::error},
    {"*errors", InferredField::fields},
    {"err", InferredField::error},
    {"*fault", InferredField::error},
    {"*exception", InferredField::error},
    {"failure", InferredField::error},
    {"failures", InferredField::fields},
    {"problem", InferredField::error},
    {"subproblems", InferredField::fields},
    {"errorinfo", InferredField::error},
    {"errordetail", InferredField::error},
    {"errordetails", InferredField::fields},
    {"errorlist", InferredField::error},
    {"errorresponse", InferredField::error},
    {"*causes", InferredField::fields},
    {"rootcause", InferredField::error},
    {"issue", InferredField::fields},
    {"issues", InferredField::fields},
    {"*violations", InferredField::fields},
    {"invalidparams", InferredField::fields},
    {"invalidparameters", InferredField::fields},
    {"invalidfields", InferredField::fields},
    {"modelstate", InferredField::fields},
    {"children", InferredField::fields},
    {"inner", InferredField::fields},
    {"fieldlist", InferredField::fields},

    {"message", InferredField::wrapper, 0, ValueForm::map},
    {"messages", InferredField::wrapper, 0, ValueForm::map},
    {"detail", InferredField::wrapper, 0, ValueForm::complaints},
    {"details", InferredField::wrapper, 0, ValueForm::complaints},
    {"fields", InferredField::wrapper, 0, ValueForm::complaints},
    {"params", InferredField::wrapper, 0, ValueForm::keys},
    {"parameters", InferredField::wrapper, 0, ValueForm::keys},
    {"ratelimit", InferredField::wrapper},
    {"retry", InferredField::wrapper},
    {"source", InferredField::wrapper, 0, ValueForm::speaks},
    {"extensions", InferredField::wrapper, 0, ValueForm::speaks},
    {"innererror", InferredField::wrapper},
    {"contextinfo", InferredField::wrapper},
    {"context", InferredField::wrapper},
    {"responsemetadata", InferredField::wrapper},
    {"meta", InferredField::wrapper},
    {"metadata", InferredField::wrapper},
    {"status", InferredField::wrapper},
    {"embedded", InferredField::wrapper},
    {"value", InferredField::wrapper, 0, ValueForm::outside},
    {"envelope", InferredField::wrapper},

    {"data", InferredField::echo},
    {"body", InferredField::echo},
    {"payload", InferredField::echo},
    {"response", InferredField::echo},
    {"result", InferredField::echo},

    {"links", InferredField::links},
};

/// The relations of links that lead to documentation of an error.
inline constexpr std::string_view link_relations[] = {"documentation",   "docs",    "doc",   "about",       "help",
                                                      "errorinfo",       "info",    "error", "describedby", "type",
                                                      "informationlink", "moreinfo"};

/// The rules by the last letter of their names, which those for any prefix have in common with what they are for.
struct RuleIndex {
    static constexpr unsigned letters = 64;
    static_assert(std::size(inference_rules) <= 255, "amiss: the numbers of the rules must fit in an unsigned char");

    unsigned char begin[letters + 1]{}; ///< of a letter's rules in `rules`; they end where those of the next one begin
    unsigned char rules[std::size(inference_rules)]{};

    static constexpr unsigned last_letter(std::string_view name) noexcept
    {
        return name.empty() ? 0 : static_cast<unsigned>(name.back()) % letters;
    }
    constexpr RuleIndex() noexcept
    {
        unsigned char ends[letters]{}; // at first, how many rules there are of each letter
        for (const InferenceRule& rule : inference_rules) ++ends[last_letter(rule.name)];
        for (unsigned letter = 0; letter < letters; ++letter) {
            begin[letter + 1] = static_cast<unsigned char>(begin[letter] + ends[letter]);
            ends[letter] = begin[letter];
        }
        unsigned char number = 0;
        for (const InferenceRule& rule : inference_rules) rules[ends[last_letter(rule.name)]++] = number++;
    }
};
inline constexpr RuleIndex rule_index{};

/// Calls `take` with each rule that is for a name, in the order of the table.
template <class Take>
constexpr void for_each_rule(const MemberName& name, Take take) noexcept
{
    if (name.view().empty()) return;
    const unsigned letter = RuleIndex::last_letter(name.view());
    for (unsigned at = rule_index.begin[letter]; at != rule_index.begin[letter + 1]; ++at) {
        const InferenceRule& rule = inference_rules[rule_index.rules[at]];
        if (name.is_for(rule)) take(rule);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
