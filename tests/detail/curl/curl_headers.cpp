// SPDX-License-Identifier: BSL-1.0
// Tests of the headers of a libcurl handle: in their order, without those of other responses, as often as they are asked for.
#include <amiss/detail/curl/curl_headers.hpp>

#include "support/raw_peer.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

std::string headers_of(CURL* curl)
{
    std::string seen;
    amiss::detail::visit_curl_headers<CURL>(curl,
                                            {[](void* text, std::string_view name, std::string_view value) noexcept {
                                                 *static_cast<std::string*>(text) +=
                                                     std::string(name) + '=' + std::string(value) + '\n';
                                             },
                                             &seen});
    return seen;
}

TEST(curl_headers, are_those_of_the_last_response_in_their_order)
{
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    EXPECT_EQ(headers_of(curl.get()), ""); // there is no response yet
    peers::Peer peer({{"HTTP/1.1 103 Hints\r\nEarly: 1\r\n\r\nHTTP/1.1 200 OK\r\nB: 2\r\nTransfer-Encoding: chunked\r\n"
                       "a:  1 \r\nB: 3\r\nEmpty:\r\n\r\n0\r\nTrailer: 1\r\n\r\n"},
                      {"HTTP/1.1 204 No Content\r\nC: 1\r\n\r\n"}});
    curl_easy_setopt(curl.get(), CURLOPT_URL, peer.url().c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 0L);
    ASSERT_EQ(curl_easy_perform(curl.get()), CURLE_OK);
    const std::string wanted = "B=2\nTransfer-Encoding=chunked\na=1\nB=3\nEmpty=\n";
    EXPECT_EQ(headers_of(curl.get()), wanted);
    EXPECT_EQ(headers_of(curl.get()), wanted); // again
    ASSERT_EQ(curl_easy_perform(curl.get()), CURLE_OK);
    EXPECT_EQ(headers_of(curl.get()), "C=1\n");
}

} // namespace
