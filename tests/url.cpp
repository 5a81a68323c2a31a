// SPDX-License-Identifier: BSL-1.0
// Tests of is_https_url: https URLs with a host, and texts that only look like one.
#include <amiss/url.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

static_assert(amiss::is_https_url("https://cstar.help/developers/api/errors#parameter_missing"));

TEST(url, https_with_a_host_is_accepted)
{
    for (const std::string_view url : {"https://a", "HTTPS://Example.com/", "https://example.com:8443/x?y=z#w",
                                       "https://[::1]:443/", "https://example.com?to=a@b", "https://example.com/a@b"})
        EXPECT_TRUE(amiss::is_https_url(url)) << url;
}

TEST(url, everything_else_is_refused)
{
    for (const std::string_view url :
         {"", "https://", "https:///path", "https://?x", "https://:443/", "http://example.com", "https:example.com",
          "//example.com", "javascript:alert(1)", " https://example.com", "https://example.com/a b",
          "https://example.com/\n", "https://good.com@evil.com/", "https://good.com\\@evil.com/",
          "https://ex\xC3\xA4mple.com/", "httpsx://example.com"})
        EXPECT_FALSE(amiss::is_https_url(url)) << url;
}

} // namespace
