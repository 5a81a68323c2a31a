// SPDX-License-Identifier: BSL-1.0
// Tests of the categories of libcurl's codes: name and words.
#include <amiss/detail/curl/curl_categories.hpp>

#include <gtest/gtest.h>

namespace {

TEST(curl_categories, have_a_name_and_the_words_of_libcurl)
{
    const amiss::detail::CurlCategory easy;
    EXPECT_STREQ(easy.name(), "curl");
    EXPECT_EQ(easy.message(CURLE_GOT_NOTHING), curl_easy_strerror(CURLE_GOT_NOTHING));
    EXPECT_NE(easy.message(CURLE_GOT_NOTHING), easy.message(CURLE_SEND_ERROR));
    EXPECT_FALSE(easy.message(9999).empty());
    const amiss::detail::CurlMultiCategory multi;
    EXPECT_STREQ(multi.name(), "curl.multi");
    EXPECT_EQ(multi.message(CURLM_BAD_HANDLE), curl_multi_strerror(CURLM_BAD_HANDLE));
    EXPECT_NE(multi.message(CURLM_BAD_HANDLE), easy.message(1));
}

} // namespace
