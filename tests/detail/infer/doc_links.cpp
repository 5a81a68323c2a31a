// SPDX-License-Identifier: BSL-1.0
// Tests of which of a body's links lead to the documentation of the error.
#include <amiss/detail/infer/doc_links.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string link_in(std::string_view json, bool inside)
{
    TextOffers offers(amiss::HttpStatus::bad_request, false);
    offer_links(offers, JsonView(json), 0, inside);
    return std::string(offers.values.doc_url.text);
}

TEST(doc_links, by_relation)
{
    EXPECT_EQ(link_in(R"([{"rel":"self","href":"https://a.example/1"},{"rel":"help","href":"https://a.example/2"}])", false),
              "https://a.example/2");
    EXPECT_EQ(link_in(R"({"about":"https://a.example/3"})", false), "https://a.example/3");
    EXPECT_EQ(link_in(R"({"about":{"href":"https://a.example/4"}})", false), "https://a.example/4");
    EXPECT_EQ(link_in(R"({"next":"https://a.example/5"})", true), "");
    EXPECT_EQ(link_in(R"({"about":"/relative"})", true), "");
}

TEST(doc_links, without_a_relation_only_inside_an_error)
{
    const std::string_view help = R"([{"description":"Quotas","url":"https://a.example/quotas"}])";
    EXPECT_EQ(link_in(help, true), "https://a.example/quotas");
    EXPECT_EQ(link_in(help, false), "");
}

} // namespace
