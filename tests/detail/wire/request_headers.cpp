// SPDX-License-Identifier: BSL-1.0
// Tests of the headers of a message of Beast as a range.
#include <amiss/detail/wire/request_headers.hpp>

#include <amiss/server/request.hpp>

#include <boost/beast/http/fields.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(beast_request_headers, all_of_them_in_their_order)
{
    boost::beast::http::fields fields;
    fields.insert("X-Own", "1");
    fields.insert(boost::beast::http::field::accept, "a/b");
    fields.insert("x-own", "2");
    std::string all;
    const amiss::detail::BeastHeaders headers(fields);
    for (const amiss::HeaderView header : headers) all.append(header.name).append("=").append(header.value).append(";");
    EXPECT_EQ(all, "X-Own=1;x-own=2;Accept=a/b;"); // Beast keeps those of one name together
    const amiss::Request request("GET", "/", "", headers);
    EXPECT_EQ(request.header("ACCEPT"), "a/b");
    EXPECT_EQ(request.header("x-own"), "1");
}

TEST(beast_request_headers, there_may_be_none)
{
    const boost::beast::http::fields fields;
    const amiss::detail::BeastHeaders headers(fields);
    EXPECT_TRUE(headers.begin() == headers.end());
    EXPECT_FALSE(headers.begin() != headers.end());
}

} // namespace
