// SPDX-License-Identifier: BSL-1.0
// Tests of answers in responses of cpp-httplib.
#include <amiss/detail/httplib/put_answer.hpp>

#include <amiss/headers.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

struct PutFixture {
    PutFixture() { headers.add("Content-Type", "application/json"), headers.add("Allow", "GET"); }

    Headers headers;
    httplib::Request request;
    httplib::Response response;
};

TEST(put_answer, an_answer_is_complete_and_marked)
{
    PutFixture put;
    put.request.ranges = {{0, 3}};
    put.response.headers = {{"allow", "PUT"}, {"X-Own", "1"}};
    EXPECT_FALSE(detail::is_answered(put.response));
    detail::put_answer(put.request, put.response, Answer(599, "{}", put.headers));
    EXPECT_TRUE(detail::is_answered(put.response)); // by its reason, although 599 has no phrase
    EXPECT_EQ(put.response.status, 599);
    EXPECT_EQ(put.response.body, "{}");
    EXPECT_EQ(put.response.get_header_value("Allow"), "GET");
    EXPECT_EQ(put.response.get_header_value_count("Allow"), 1U);
    EXPECT_EQ(put.response.get_header_value("X-Own"), "1");
    EXPECT_TRUE(put.request.ranges.empty());
}

TEST(put_answer, the_last_answer_ends_the_connection_when_it_was_sent)
{
    PutFixture put;
    put.request.headers = {{"Connection", "keep-alive"}};
    bool drained = false;
    std::string sent;
    detail::put_last_answer(put.request, put.response, Answer(413, "{}", put.headers),
                            [&] { drained = !sent.empty(); });
    EXPECT_EQ(put.request.get_header_value_count("Connection"), 1U);
    EXPECT_EQ(put.request.get_header_value("Connection"), "close"); // which httplib answers with the same
    EXPECT_EQ(put.response.get_header_value("Content-Length"), "2");
    httplib::DataSink sink;
    sink.write = [&](const char* data, std::size_t size) { return sent.assign(data, size), true; };
    EXPECT_FALSE(put.response.content_provider_(0, 0, sink)); // closes
    EXPECT_EQ(sent, "{}");
    EXPECT_TRUE(drained); // and not before
}

TEST(put_answer, the_last_answer_to_a_head_says_its_length_only)
{
    PutFixture put;
    put.request.method = "HEAD";
    Answer answer(404, "{}", put.headers);
    answer.is_head = true;
    detail::put_last_answer(put.request, put.response, answer);
    EXPECT_EQ(put.response.get_header_value("Content-Length"), "2");
    EXPECT_NE(put.request.method, "HEAD"); // or else nothing would be called
    httplib::DataSink sink;
    sink.write = [](const char*, std::size_t) { return ADD_FAILURE(), true; };
    EXPECT_FALSE(put.response.content_provider_(0, 0, sink));
    EXPECT_EQ(put.request.method, "HEAD"); // for the log
}

TEST(put_answer, what_httplib_adds_is_taken_away_of_answers_only)
{
    PutFixture put;
    put.response.status = 204;
    put.response.headers = {{"Content-Length", "0"}, {"Accept-Ranges", "bytes"}};
    detail::tidy_answer(put.request, put.response);
    EXPECT_EQ(put.response.headers.size(), 2U); // of the program's own route
    put.response.reason = "No Content";
    detail::tidy_answer(put.request, put.response);
    EXPECT_TRUE(put.response.headers.empty());
}

} // namespace
