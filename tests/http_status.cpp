// SPDX-License-Identifier: BSL-1.0
// Tests of HTTP statuses: numbers, classes and reason phrases.
#include <amiss/http_status.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::HttpStatus;
using amiss::reason_phrase;

constexpr HttpStatus status(int value) { return static_cast<HttpStatus>(value); }

static_assert(amiss::to_int(HttpStatus::not_found) == 404 && status(404) == HttpStatus::not_found);
static_assert(amiss::to_int(HttpStatus{}) == 0);
static_assert(amiss::is_error(status(400)) && amiss::is_error(status(599)));
static_assert(!amiss::is_error(status(399)) && !amiss::is_error(status(600)) && !amiss::is_error(HttpStatus::none));
static_assert(amiss::is_success(status(200)) && amiss::is_success(status(299)));
static_assert(!amiss::is_success(status(199)) && !amiss::is_success(status(300)));

TEST(http_status, reason_phrases_are_those_of_the_rfc)
{
    EXPECT_EQ(reason_phrase(HttpStatus::continue_), "Continue");
    EXPECT_EQ(reason_phrase(HttpStatus::ok), "OK");
    EXPECT_EQ(reason_phrase(HttpStatus::not_found), "Not Found");
    EXPECT_EQ(reason_phrase(status(422)), "Unprocessable Content");
    EXPECT_EQ(reason_phrase(status(431)), "Request Header Fields Too Large");
    EXPECT_EQ(reason_phrase(status(504)), "Gateway Timeout");
    EXPECT_EQ(reason_phrase(status(511)), "Network Authentication Required");
}

TEST(http_status, a_status_without_a_phrase_has_the_phrase_of_its_class)
{
    EXPECT_EQ(reason_phrase(status(199)), "Informational");
    EXPECT_EQ(reason_phrase(status(299)), "Success");
    EXPECT_EQ(reason_phrase(status(306)), "Redirection");
    EXPECT_EQ(reason_phrase(status(418)), "Client Error");
    EXPECT_EQ(reason_phrase(status(599)), "Server Error");
}

static_assert(HttpStatus::payload_too_large == HttpStatus::content_too_large);
static_assert(HttpStatus::unprocessable_entity == HttpStatus::unprocessable_content);

TEST(http_status, every_number_has_a_phrase)
{
    EXPECT_EQ(reason_phrase(HttpStatus::none), "No Response");
    for (const int outside : {-1, 1, 99, 600, 70000}) EXPECT_EQ(reason_phrase(status(outside)), "Unknown Status");
    for (int value = 100; value <= 599; ++value) {
        EXPECT_FALSE(reason_phrase(status(value)).empty()) << value;
        EXPECT_NE(reason_phrase(status(value)), "Unknown Status") << value;
    }
}

} // namespace
