// SPDX-License-Identifier: BSL-1.0
// Tests of names as arrays of steps: the table of docs/violations.md.
#include <amiss.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

TEST(name_paths, a_name_becomes_an_array_and_comes_back)
{
    constexpr auto plain = object(member("p", field::instance.as_path()), member("code", field::code));
    constexpr auto body = object(member("p", field::instance.as_path("body")), member("code", field::code));
    struct Case {
        const char *name, *plain, *body, *read;
    };
    for (const Case& each :
         {Case{"items.0.qty", R"(["items",0,"qty"])", R"(["body","items",0,"qty"])", "items.0.qty"},
          Case{"/items/0/a~1b", R"(["items",0,"a/b"])", R"(["body","items",0,"a/b"])", "items.0.a/b"},
          Case{"/a.b/0", R"(["a.b",0])", R"(["body","a.b",0])", "/a.b/0"},
          Case{"query.page", R"(["query","page"])", R"(["query","page"])", "query.page"},
          Case{"query", R"(["query"])", R"(["body","query"])", "query"},
          Case{"body.item", R"(["body","item"])", R"(["body","item"])", "item"},
          Case{"body.query.x", R"(["body","query","x"])", R"(["body","query","x"])", "body.query.x"},
          Case{"a\"b.01", R"(["a\"b","01"])", R"(["body","a\"b","01"])", "a\"b.01"},
          Case{"", "[]", R"(["body"])", ""}}) {
        const ApiError error = ApiError(cstar::Code::internal_error).with_instance(each.name);
        const std::string tail = R"(,"code":"internal_error"})";
        const std::string plain_body = R"({"p":)" + std::string(each.plain) + tail;
        const std::string in_body = R"({"p":)" + std::string(each.body) + tail;
        EXPECT_EQ(to_string(plain, error), plain_body);
        EXPECT_EQ(to_string(body, error), in_body);
        EXPECT_EQ(read(body, Received{422, in_body}).instance(), each.read);
        const ApiError back = read(plain, Received{422, plain_body});
        EXPECT_EQ(to_string(plain.relay(), back), plain_body) << "the same array again";
    }
}

} // namespace
