// SPDX-License-Identifier: BSL-1.0
// Tests of reading and dropping bodies of cpp-httplib.
#include <amiss/detail/httplib/take_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using detail::BodyEnd;

/// A reader that gives these pieces, and keeps what the request is like meanwhile.
struct PieceReader {
    explicit PieceReader(std::vector<std::string> all, bool is_whole = true) : pieces(std::move(all)), whole(is_whole)
    {}

    httplib::ContentReader reader()
    {
        return httplib::ContentReader(
            [this](const httplib::ContentReceiver& receiver) {
                seen_method = request.method;
                seen_type = request.get_header_value("Content-Type");
                seen_length = request.get_header_value("Content-Length");
                for (const std::string& piece : pieces) {
                    if (!receiver(piece.data(), piece.size())) return false;
                    ++taken;
                }
                return whole;
            },
            nullptr);
    }

    std::vector<std::string> pieces;
    bool whole;
    std::size_t taken = 0;
    httplib::Request request;
    std::string seen_method;
    std::string seen_type;
    std::string seen_length;
};

TEST(take_httplib_body, stops_at_the_limit)
{
    PieceReader exact({"ab", "cd"});
    EXPECT_EQ(detail::take_body(exact.request, exact.reader(), 4), BodyEnd::whole);
    EXPECT_EQ(exact.request.body, "abcd");
    PieceReader more({"ab", "cd", "e", "f"});
    EXPECT_EQ(detail::take_body(more.request, more.reader(), 4), BodyEnd::too_long);
    EXPECT_EQ(more.taken, 2U);
    PieceReader broken({"ab"}, false);
    EXPECT_EQ(detail::take_body(broken.request, broken.reader(), 4), BodyEnd::broken);
}

TEST(take_httplib_body, httplib_sees_plain_bytes_meanwhile)
{
    PieceReader parts({"--b"});
    parts.request.method = "DELETE";
    parts.request.headers = {{"content-type", "multipart/form-data; boundary=b"}};
    detail::take_body(parts.request, parts.reader(), 10);
    EXPECT_EQ(parts.seen_method, "POST");
    EXPECT_EQ(parts.seen_type, "");
    EXPECT_EQ(parts.request.method, "DELETE");
    EXPECT_EQ(parts.request.get_header_value("Content-Type"), "multipart/form-data; boundary=b");
}

#if !defined(CPPHTTPLIB_VERSION_NUM)
TEST(take_httplib_body, what_is_dropped_ends_with_the_body)
{
    PieceReader sized({"ab"}, false);
    sized.request.headers = {{"Host", "a"}, {"Content-Length", "12"}};
    httplib::Response response;
    response.status = 413;
    detail::drain_body(sized.request, response, sized.reader(), detail::HeadCheck(sized.request.headers, "HTTP/1.1"));
    EXPECT_EQ(sized.seen_length, "12");
    EXPECT_EQ(sized.request.get_header_value("Host"), "a");
    EXPECT_EQ(response.status, 413);

    PieceReader chunked({"2\r\nab\r\n", "0\r\n", "\r", "\n", "GET"});
    chunked.request.headers = {{"Host", "a"}, {"Transfer-Encoding", "chunked"}};
    detail::drain_body(chunked.request, response, chunked.reader(),
                       detail::HeadCheck(chunked.request.headers, "HTTP/1.1"));
    EXPECT_EQ(chunked.seen_length, "1048576");
    EXPECT_EQ(chunked.taken, 3U); // the fourth is the last
}
#endif

} // namespace
