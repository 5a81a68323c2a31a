// SPDX-License-Identifier: BSL-1.0
// Tests of the paths of routes: their grammar, what fits them, their parameters, and which goes first.
#include <amiss/detail/server/path_pattern.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string params_of(std::string_view pattern, std::string_view path)
{
    PathParams params;
    if (!fits(pattern, path, params)) return "no";
    std::string all;
    for (std::size_t at = 0; at < params.size; ++at)
        all.append(params.list[at].name).append("=").append(params.list[at].value).append(";");
    return all;
}

TEST(path_pattern, has_a_grammar)
{
    for (const char* const pattern : {"/", "/a", "/a/", "/a/{b}", "/{a}/{b}/c", "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}"})
        EXPECT_EQ(fault_of_pattern(pattern), nullptr) << pattern;
    for (const char* const pattern : {"", "a", "{a}", "/{}", "/{a", "/a}", "/x{a}", "/{a}x", "/{a}{b}", "/{{a}}",
                                      "/a?b", "/a%20b", "/{a}/{a}", "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}"})
        EXPECT_NE(fault_of_pattern(pattern), nullptr) << pattern;
}

TEST(path_pattern, fits_whole_paths)
{
    EXPECT_EQ(params_of("/", "/"), "");
    EXPECT_EQ(params_of("/a/{b}/c/{d}", "/a/1/c/2%2F3"), "b=1;d=2%2F3;");
    EXPECT_EQ(params_of("/tickets", "/t%69ckets"), "") << "RFC 3986 §6.2.2.2";
    const std::string_view others[][2] = {{"/a", "/a/"},        {"/a/", "/a"}, {"/a/{b}", "/a/"}, {"/a/{b}", "/a"},
                                          {"/a/{b}", "/a/b/c"}, {"/a", "/A"},  {"/a", "a"},       {"/a", ""},
                                          {"/a", "*"},          {"/a", "//a"}, {"/{a}", "/"},     {"/{a}", "//"},
                                          {"/ab", "/a"},        {"/a", "/ab"}, {"/a%", "/a"}};
    for (const auto& other : others) EXPECT_EQ(params_of(other[0], other[1]), "no") << other[0] << " " << other[1];
}

TEST(path_pattern, with_a_text_goes_before_one_with_a_parameter)
{
    EXPECT_TRUE(goes_first("/a/b", "/a/{b}"));
    EXPECT_FALSE(goes_first("/a/{b}", "/a/b"));
    EXPECT_TRUE(goes_first("/a/{b}", "/{a}/b"));
    EXPECT_FALSE(goes_first("/a/{b}", "/a/{c}"));
    EXPECT_TRUE(same_paths("/a/{b}", "/a/{c}"));
    EXPECT_FALSE(same_paths("/a/{b}", "/a/b"));
    EXPECT_FALSE(same_paths("/a", "/a/b"));
    EXPECT_FALSE(same_paths("/a/b", "/a"));
}

TEST(path_pattern, decodes_its_parameters)
{
    PathParams params;
    std::string storage;
    const std::string path = "/x%20y/plain/%C3%A9%2F" + std::string(60, 'z');
    ASSERT_TRUE(fits("/{a}/{b}/{c}", path, params));
    ASSERT_TRUE(decode_params(params, storage));
    EXPECT_EQ(params.list[0].value, "x y");
    EXPECT_EQ(params.list[1].value, "plain");
    EXPECT_EQ(params.list[2].value, "\xC3\xA9/" + std::string(60, 'z'));
    for (const char* const broken : {"/a%/b/c", "/a/%4/c", "/a/b/%zz"}) {
        ASSERT_TRUE(fits("/{a}/{b}/{c}", broken, params));
        EXPECT_FALSE(decode_params(params, storage)) << broken;
    }
}

} // namespace
