// SPDX-License-Identifier: BSL-1.0
// Tests of problem details as XML: the example of RFC 9457, appendix B, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/problem_xml.hpp>

#include <string>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Xml { out_of_credit = 1, validation, broken };
constexpr auto amiss_catalog(Xml)
{
    return catalog<Xml>(
        "xml",
        row(Xml::out_of_credit, "https://example.com/probs/out-of-credit", HttpStatus::forbidden, "", "")
            .column("title", "You do not have enough credit."),
        row(Xml::validation, "https://example.net/validation-error", HttpStatus::unprocessable_content, "", "")
            .column("title", "Your request is not valid."),
        row(Xml::broken, "https://example.com/probs/broken", HttpStatus::internal_server_error, "", "It broke."));
}

constexpr auto xml = formats::problem_xml(Xml::broken);

const Dialect dialect(
    "problem_xml", "RFC 9457 (2023-07), appendix B", {shipped("problem_xml", xml)},
    {{"out of credit, as XML", [] {
          return Errors{
              ApiError(Xml::out_of_credit)
                  .with_message("Your current balance is 30, but that costs 50.")
                  .with_instance("https://example.net/account/12345/msgs/abc")
                  .with_detail("balance", "30") // XML has no numbers
                  .with_detail("accounts",
                               raw_json(
                                   R"(["https://example.net/account/12345","https://example.net/account/67890"])"))};
      }}});

TEST(format_problem_xml, examples) { dialect.check(); }

TEST(format_problem_xml, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::problem_xml(fallback); });
}

TEST(format_problem_xml, violations_are_elements_called_i)
{
    const ApiError error = ApiError(Xml::validation)
                               .with_violation("/age", "must be > 0")
                               .with_violation("/name", "Too long.", "too_long");
    const std::string body = to_string(xml, error);
    EXPECT_EQ(body,
              R"(<?xml version="1.0" encoding="UTF-8"?><problem xmlns="urn:ietf:rfc:7807">)"
              "<type>https://example.net/validation-error</type><title>Your request is not valid.</title>"
              "<errors><i><detail>must be &gt; 0</detail><pointer>#/age</pointer></i>"
              "<i><detail>Too long.</detail><pointer>#/name</pointer><code>too_long</code></i></errors></problem>");
    EXPECT_EQ(read(xml, Received(422, body)), error);
}

TEST(format_problem_xml, headers)
{
    EXPECT_EQ(response_of(xml, ApiError(Xml::broken)).header("Content-Type"), "application/problem+xml");
}

TEST(format_problem_xml, mistakes)
{
    const ApiError other = read(xml, Received(403, "<error><type>x</type></error>"));
    EXPECT_EQ(other.status(), HttpStatus::forbidden);
    EXPECT_TRUE(other.malformed());
    EXPECT_EQ(other.name(), "");
}

static_assert(xml.options.content_type == "application/problem+xml" && xml.options.format == &formats::problem_element);

} // namespace
