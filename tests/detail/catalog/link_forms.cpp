// SPDX-License-Identifier: BSL-1.0
// Tests of the forms of addresses: what follows the scheme must not be empty, and its case counts.
#include <amiss/detail/catalog/link_forms.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_https;
using amiss::detail::is_mail;

TEST(link_forms, an_address_begins_with_its_scheme_and_goes_on)
{
    EXPECT_TRUE(is_https("https://a") && is_mail("mailto:a@example.com"));
    EXPECT_FALSE(is_https("mailto:a@example.com") || is_mail("https://a"));
    for (const char* url : {"", "https://", "mailto:", "http://a", "HTTPS://a", "see https://a", "a@example.com"}) {
        EXPECT_FALSE(is_https(url)) << url;
        EXPECT_FALSE(is_mail(url)) << url;
    }
}

} // namespace
