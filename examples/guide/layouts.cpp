// SPDX-License-Identifier: BSL-1.0
// The program of docs/layouts.md: the pieces of the layout language, and the body that each makes.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <string>
#include <string_view>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, fields_invalid, rate_limited, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::fields_invalid, "fields_invalid", HttpStatus::bad_request, "request_error",
                   "Some fields are wrong."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "limit_error",
                   "Too many requests."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

namespace {

using namespace amiss;

// [containers]
constexpr auto nested = object(
    member("ok", false),
    member("error", object(
        member("code", field::code),
        member("source", array("billing", 2, field::status)))));
// [/containers]

// [presence]
constexpr auto always   = object(member("code", field::code), member("param", field::param));
constexpr auto optional = object(member("code", field::code), optional_member("param", field::param));
constexpr auto nullable = object(member("code", field::code), nullable_member("param", field::param));
constexpr auto hinted   = object(member("code", field::code), member("hint", "Wait.").when(field::retry_after));
// [/presence]

// [text]
constexpr auto texts = object(
    member("type", text("https://errors.example.com/", field::code)),
    optional_member("retryDelay", text(field::retry_after, "s")));
// [/text]

// [first-of]
constexpr auto sentence_or_list = object(
    member("code", field::code),
    member("detail", first_of(
        each_violation(object(
            member("loc", field::violation_field),
            member("msg", field::violation_message))),
        field::message)));
// [/first-of]

// [variants]
constexpr auto kinds = object(
    member("message", field::message),
    member("details", variants("@type",
        object(
            member("@type", "example.com/Info"),
            member("reason", field::code)),
        object(
            member("@type", "example.com/Retry"),
            member("delay", text(field::retry_after, "s"))),
        object(
            member("@type", "example.com/Request"),
            member("id", field::request_id)))));
// [/variants]

// [also]
constexpr auto renamed = object(
    member("code", field::code).also("error"),
    member("message", field::message).also("Message").also("msg"));
// [/also]

// [details]
constexpr auto as_member = object(member("code", field::code), optional_member("meta", field::details));
constexpr auto spread    = object(member("code", field::code), field::details);
constexpr auto picked    = object(member("code", field::code), optional_member("decline", field::detail("decline")));
// [/details]

// [placed]
constexpr auto placed = object(
    member("code", field::code),
    optional_member("decline", field::detail("decline")),
    optional_member("extensions", object(field::details)));
// [/placed]
// clang-format on

void objects_and_arrays()
{
    expect(to_string(nested, billing::Code::card_declined)
               == R"({"ok":false,"error":{"code":"card_declined","source":["billing",2,402]}})",
           "objects and arrays nest");
    const std::string body = to_string(nested, billing::Code::card_declined);
    expect(read<billing::Code>(nested, Received{402, body}) == billing::Code::card_declined, "and are read");
}

void members_without_a_value()
{
    const ApiError bare = billing::Code::rate_limited;
    const ApiError full = ApiError(bare).with_param("card").with_retry_after(3);
    expect(to_string(always, bare) == R"({"code":"rate_limited","param":""})", "member");
    expect(to_string(optional, bare) == R"({"code":"rate_limited"})", "optional_member");
    expect(to_string(nullable, bare) == R"({"code":"rate_limited","param":null})", "nullable_member");
    for (const std::string& body : {to_string(always, full), to_string(optional, full), to_string(nullable, full)})
        expect(body == R"({"code":"rate_limited","param":"card"})", "with a value");
    expect(to_string(hinted, bare) == R"({"code":"rate_limited"})", "without a delay");
    expect(to_string(hinted, full) == R"({"code":"rate_limited","hint":"Wait."})", "with a delay");
    constexpr auto empty =
        object(member("errors", field::violations), member("list", each_violation(field::violation_field)),
               optional_member("inner", object(optional_member("param", field::param))));
    expect(to_string(empty, bare) == R"({"errors":{},"list":[]})", "containers without a value");
    expect(read(nullable, Received{429, to_string(nullable, bare)}).param().empty(), "null is no value");
}

void texts_are_around_a_field()
{
    const ApiError slow = ApiError(billing::Code::rate_limited).with_retry_after(30);
    const std::string body = to_string(texts, slow);
    expect(body == R"({"type":"https://errors.example.com/rate_limited","retryDelay":"30s"})", "two texts");
    const ApiError back = read<billing::Code>(texts, Received{429, body});
    expect(back == billing::Code::rate_limited && back.retry_after() == std::chrono::seconds(30), "both are read");
    expect(read<billing::Code>(texts, Received{429, R"({"type":"rate_limited"})"}) == billing::Code::rate_limited,
           "without the text before it");
    expect(to_string(texts, billing::Code::card_declined) == R"({"type":"https://errors.example.com/card_declined"})",
           "a text without a value is absent");
}

void the_first_that_there_is()
{
    ApiError wrong = billing::Code::fields_invalid;
    expect(to_string(sentence_or_list, wrong) == R"({"code":"fields_invalid","detail":"Some fields are wrong."})",
           "a sentence");
    expect(read(sentence_or_list, Received{400, to_string(sentence_or_list, wrong)}).message()
               == "Some fields are wrong.",
           "read as the message");
    wrong.with_violation("zip", "No such place.");
    const std::string list = to_string(sentence_or_list, wrong);
    expect(list == R"({"code":"fields_invalid","detail":[{"loc":"zip","msg":"No such place."}]})", "a list");
    expect(read(sentence_or_list, Received{400, list}).violations().size() == 1, "read as violations");
}

void variants_by_their_tags()
{
    const ApiError slow = ApiError(billing::Code::rate_limited).with_retry_after(30);
    expect(to_string(kinds, slow)
               == R"({"message":"Too many requests.","details":[{"@type":"example.com/Info","reason":"rate_limited"},)"
                  R"({"@type":"example.com/Retry","delay":"30s"}]})",
           "the kinds that have a value");
    const ApiError back = read<billing::Code>(
        kinds,
        Received{429,
                 R"({"details":[{"id":"req_1","@type":"example.com/Request"},{"@type":"example.com/New","id":"x"},)"
                 R"({"@type":"example.com/Info","reason":"rate_limited"}],"message":"m"})"});
    expect(back == billing::Code::rate_limited && back.request_id() == "req_1", "in any order");
}

void other_keys()
{
    expect(to_string(renamed, billing::Code::card_declined)
               == R"({"code":"card_declined","message":"Your card was declined."})",
           "they are never written");
    const ApiError old = read<billing::Code>(renamed, Received{402, R"({"error":"card_declined","msg":"Declined."})"});
    expect(old == billing::Code::card_declined && old.message() == "Declined.", "but read");
}

void details()
{
    ApiError error = billing::Code::card_declined;
    error.with_detail("decline", 51).with_detail("bank", raw_json(R"({"id":"b1","open":true})"));
    expect(to_string(as_member, error)
               == R"({"code":"card_declined","meta":{"decline":51,"bank":{"id":"b1","open":true}}})",
           "details as a member");
    expect(to_string(spread, error) == R"({"code":"card_declined","decline":51,"bank":{"id":"b1","open":true}})",
           "details spread");
    expect(to_string(picked, error) == R"({"code":"card_declined","decline":51})", "one detail");
    ApiError clash = error;
    expect(to_string(spread, clash.with_detail("code", "mine")) == to_string(spread, error),
           "a detail whose key the layout writes is left out");
    expect(read<billing::Code>(spread, Received{402, to_string(spread, error)}).details() == error.details(),
           "spread details are read back");
    const std::string body = to_string(placed, error);
    expect(body == R"({"code":"card_declined","decline":51,"extensions":{"bank":{"id":"b1","open":true}}})",
           "each detail once");
    expect(read<billing::Code>(placed, Received{402, body}).details() == error.details(), "all are read back");
}

} // namespace

int main()
{
    objects_and_arrays();
    members_without_a_value();
    texts_are_around_a_field();
    the_first_that_there_is();
    variants_by_their_tags();
    other_keys();
    details();
}
