// SPDX-License-Identifier: BSL-1.0
// Tests of names with a namespace: written with the catalogue's domain, and read from any.
#include <amiss/catalog.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>

namespace shape_names_test {

enum class Code { not_found = 1, internal };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shapes",
                                amiss::row(Code::not_found, "NotFound", amiss::HttpStatus::not_found, "", "Not there."),
                                amiss::row(Code::internal, "Internal", amiss::HttpStatus::internal_server_error, "",
                                           "Broken."))
        .domain("com.example.shop");
}

} // namespace shape_names_test
AMISS_ERROR_ENUM(shape_names_test, Code)

namespace {

using namespace amiss;
using shape_names_test::Code;

constexpr auto name_only =
    envelope(Code::internal, [] { return object(member("__type", field::code.as_shape_name())); });
constexpr auto whole_id = envelope(Code::internal, [] {
    return object(member("__type", text(field::domain, "#", field::code.as_shape_name())));
});

TEST(shape_names, a_name_is_written_as_it_is_and_with_the_domain)
{
    EXPECT_EQ(to_string(name_only, Code::not_found), R"({"__type":"NotFound"})");
    EXPECT_EQ(to_string(whole_id, Code::not_found), R"({"__type":"com.example.shop#NotFound"})");
    EXPECT_EQ(to_string(object(member("t", text(field::domain, "#", field::code.as_shape_name()))), Code::not_found),
              R"({"t":"com.example.shop#NotFound"})")
        << "in a plain layout";
}

TEST(shape_names, a_name_is_read_from_any_namespace_and_without_a_uri)
{
    for (const std::string name :
         {"NotFound", "a.b#NotFound", "NotFound:http://a.b/c/", "a.b#NotFound:http://a.b/c#d"}) {
        const std::string body = R"({"__type":")" + name + R"("})";
        EXPECT_EQ(read(name_only, Received{404, body}), Code::not_found) << body;
        EXPECT_EQ(read(whole_id, Received{404, body}), Code::not_found) << body;
    }
    EXPECT_EQ(read(name_only, Received{404, R"({"__type":"a.b#Other"})"}).name(), "Other");
    EXPECT_EQ(read(name_only, Received{404, R"({"__type":7})"}).name(), "7");
}

TEST(shape_names, a_domain_is_taken_off_a_text_whatever_it_is)
{
    constexpr auto link = [] { return object(member("id", text("https://", field::domain, "/e/", field::code, "#"))); };
    constexpr auto linked = envelope(Code::internal, link);
    const std::string body = to_string(linked, Code::not_found);
    EXPECT_EQ(body, R"({"id":"https://com.example.shop/e/NotFound#"})");
    EXPECT_EQ(read(linked, Received{404, body}), Code::not_found);
    EXPECT_EQ(read(linked, Received{404, R"({"id":"https://other.example.com/e/NotFound#"})"}), Code::not_found);
    EXPECT_EQ(read(linked, Received{404, R"({"id":"NotFound"})"}), Code::not_found) << "as a whole";
    constexpr auto mail = [] { return object(member("id", text(field::code, "@", field::domain))); };
    constexpr auto mailed = envelope(Code::internal, mail);
    EXPECT_EQ(to_string(mailed, Code::not_found), R"({"id":"NotFound@com.example.shop"})");
    EXPECT_EQ(read(mailed, Received{404, R"({"id":"NotFound@com.example.shop"})"}), Code::not_found);
    EXPECT_EQ(read(mailed, Received{404, R"({"id":"NotFound@elsewhere"})"}), Code::not_found);
}

} // namespace
