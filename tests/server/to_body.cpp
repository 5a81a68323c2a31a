// SPDX-License-Identifier: BSL-1.0
// Tests of to_body: a specialisation of BodyWriter, and that the function beside the type goes first.
#include <amiss/server/to_body.hpp>

#include <amiss/server/reply.hpp>

#include <gtest/gtest.h>

#include <string>

namespace amiss_test_bodies {

struct Written {
    int number;
};
struct Both {
    int number;
};
std::string to_body(const Both& both) { return "[" + std::to_string(both.number) + "]"; }

} // namespace amiss_test_bodies

template <>
struct amiss::BodyWriter<amiss_test_bodies::Written> {
    static std::string write(const amiss_test_bodies::Written& value)
    {
        return "{" + std::to_string(value.number) + "}";
    }
};
template <>
struct amiss::BodyWriter<amiss_test_bodies::Both> {
    static std::string write(const amiss_test_bodies::Both&) { return "not this"; }
};

namespace {

TEST(to_body, is_a_function_beside_the_type_or_a_writer)
{
    EXPECT_EQ(amiss::Reply(amiss::HttpStatus::ok, amiss_test_bodies::Written{1}).body(), "{1}");
    EXPECT_EQ(amiss::Reply(amiss::HttpStatus::ok, amiss_test_bodies::Both{2}).body(), "[2]");
}

} // namespace
