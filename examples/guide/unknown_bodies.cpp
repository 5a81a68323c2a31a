// SPDX-License-Identifier: BSL-1.0
// The program of docs/unknown-bodies.md: what read_any makes of bodies that it has never seen.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

void distances()
{
    // [distance]
    std::string_view body = R"({
        "requestId": "r-17",
        "error": {
            "status": "INVALID_ARGUMENT",
            "message": "The request is invalid.",
            "details": [{"field": "items.0.qty", "description": "must be positive", "reason": "TOO_SMALL"}]
        }
    })";
    amiss::ApiError error = amiss::read_any(amiss::Received{400, body});
    // name()       INVALID_ARGUMENT           in the error, and not TOO_SMALL: that is about the field
    // message()    The request is invalid.    nearer than the one of the item
    // param()      items.0.qty                of the first item
    // request_id() r-17                       only the root has one
    // [/distance]
    expect(error.name() == "INVALID_ARGUMENT", "code");
    expect(error.message() == "The request is invalid.", "message");
    expect(error.param() == "items.0.qty", "param");
    expect(error.request_id() == "r-17", "request id");
    expect(error.violations().size() == 1 && error.violations()[0].message == "must be positive", "violation");
}

void evidence()
{
    // [evidence]
    amiss::ApiError fields = amiss::read_any(amiss::Received{422, R"({"details":{"email":["Email is taken"]}})"});
    amiss::ApiError values = amiss::read_any(
        amiss::Received{409, R"({"message":"Too many hosts","details":{"hosts":["h1","h2"]}})"});
    // fields.param() is "email"; values.param() is empty: "h1" is no sentence
    // [/evidence]
    expect(fields.param() == "email" && fields.violations().size() == 1, "a map of fields");
    expect(values.param().empty() && values.violations().empty(), "no map of fields");
}

void paths()
{
    // [paths]
    amiss::ApiError error = amiss::read_any(amiss::Received{422, R"({"detail":[
        {"loc":["body","items",0,"qty"],"msg":"not an integer"},
        {"loc":["body","items",1,"qty"],"msg":"not an integer"}]})"});
    // the violations are items.0.qty and items.1.qty
    // [/paths]
    expect(error.violations().size() == 2, "two items");
    expect(error.violations()[1].field == "items.1.qty", "path");
}

void nested()
{
    // [nested]
    amiss::ApiError error = amiss::read_any(amiss::Received{
        500, R"({"statusCode":500,"body":"{\"error\":{\"code\":\"db_down\",\"message\":\"No database.\"}}"})"});
    // name() is "db_down"
    // [/nested]
    expect(error.name() == "db_down" && error.message() == "No database.", "JSON in a text");
}

void other_formats()
{
    // [formats]
    amiss::ApiError soap = amiss::read_any(
        amiss::Received{500, "<e:Envelope><e:Body><e:Fault><faultcode>Client</faultcode>"
                             "<faultstring>Bad input</faultstring></e:Fault></e:Body></e:Envelope>"});
    amiss::ApiError text = amiss::read_any(amiss::Received{502, "upstream is gone\nat 10:30\n"});
    amiss::ApiError prefixed = amiss::read_any(amiss::Received{403, ")]}'\n{\"error\":{\"code\":\"denied\"}}"});
    // soap.message() is "Bad input", text.message() "upstream is gone", prefixed.name() "denied"
    // [/formats]
    expect(soap.message() == "Bad input" && soap.name() == "Client", "SOAP");
    expect(text.message() == "upstream is gone", "text");
    expect(prefixed.name() == "denied" && prefixed.malformed(), "prefix");
}

void successes()
{
    // [success]
    std::string_view throttled = R"({"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]})";
    amiss::expected<void> checked = amiss::check(amiss::Received{200, throttled}); // an error: THROTTLED
    amiss::expected<void> fine = amiss::check(amiss::Received{200, R"({"items":[{"error":"gone"}]})"}); // a value
    // [/success]
    expect(!checked && checked.error().name() == "THROTTLED", "an error in a 200");
    expect(fine.has_value(), "an error inside an item");
}

void delays()
{
    // [delays]
    amiss::ApiError error = amiss::read_any(
        amiss::Received{429, R"({"description":"Too many requests: retry after 134"})", Headers{{"Retry-After", "2"}}});
    // retry_after() is 134 s: of several delays the longest counts
    // [/delays]
    expect(error.retry_after() == std::chrono::seconds(134), "delay of a sentence");
}

} // namespace

int main()
{
    distances();
    evidence();
    paths();
    nested();
    other_formats();
    successes();
    delays();
    return 0;
}
