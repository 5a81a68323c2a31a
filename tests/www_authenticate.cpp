// SPDX-License-Identifier: BSL-1.0
// Tests of WWW-Authenticate: schemes, tokens, parameters, several challenges in one value, and malformed values.
#include <amiss/www_authenticate.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::AuthParam;
using amiss::Challenge;
using amiss::Challenges;

// Every challenge as [scheme token68 name=raw …], and "!" where the value becomes malformed.
std::string parsed(std::string_view value)
{
    std::string all;
    Challenges challenges(value);
    for (Challenge challenge; challenges.next(challenge);) {
        all += "[" + std::string(challenge.scheme);
        if (!challenge.token68.empty()) all += " " + std::string(challenge.token68);
        AuthParam param;
        for (std::string_view rest = challenge.parameters; Challenge::next(rest, param);)
            all += " " + std::string(param.name) + "=" + std::string(param.raw);
        all += "]";
    }
    return all + (challenges.malformed() ? "!" : "");
}

constexpr std::string_view rfc_example =
    R"(Newauth realm="apps", type=1, title="Login to \"apps\"", Basic realm="simple")"; // RFC 9110 §11.6.1

static_assert(Challenges(rfc_example).find("BASIC")->find("Realm")->raw == "simple");
static_assert(!Challenges(rfc_example).find("Bearer"));
static_assert(Challenges("Bearer error=\"invalid_token\"").find("bearer")->find("error")->raw == "invalid_token");

TEST(www_authenticate, one_value_can_have_several_challenges)
{
    EXPECT_EQ(parsed(rfc_example), R"([Newauth realm=apps type=1 title=Login to \"apps\"][Basic realm=simple])");
    EXPECT_EQ(parsed("Bearer"), "[Bearer]");
    EXPECT_EQ(parsed("Negotiate, NTLM"), "[Negotiate][NTLM]");
    EXPECT_EQ(parsed("Negotiate YII=="), "[Negotiate YII==]");
    EXPECT_EQ(parsed("Negotiate a/b+c-._~1=, Basic realm=x"), "[Negotiate a/b+c-._~1=][Basic realm=x]");
    EXPECT_EQ(parsed("Digest a=b, c = \"d\" ,e=\"\",Basic"), "[Digest a=b c=d e=][Basic]");
    EXPECT_EQ(parsed("X-Integration-Key"), "[X-Integration-Key]");
    EXPECT_EQ(parsed("Bearer a=\"x, Basic y=z\", b=1"), "[Bearer a=x, Basic y=z b=1]");
}

TEST(www_authenticate, empty_elements_and_blanks_are_ignored)
{
    EXPECT_EQ(parsed(""), "");
    EXPECT_EQ(parsed(" ,\t, "), "");
    EXPECT_EQ(parsed(" , Basic , ,"), "[Basic]");
    EXPECT_EQ(parsed("Basic  a=b ,, c=d , ,Bearer \t"), "[Basic a=b c=d][Bearer]");
    EXPECT_EQ(parsed("Basic , a=b"), "[Basic a=b]");
}

TEST(www_authenticate, challenges_before_a_malformed_one_are_kept)
{
    EXPECT_EQ(parsed("Basic realm=\"x\", Bearer error=\"open"), "[Basic realm=x]!");
    EXPECT_EQ(parsed("Basic a=b c=d"), "!");
    for (const char* bad :
         {"=", "\"x\"", "Basic=", "Basic \"x\"", "Basic a b", "Basic a=b;c", "Basic a=\"x\\", "Basic a=\"\x01\"",
          "Basic a=\"x\"y", "Basic a=b=c", "caf\xC3\xA9", "Basic a=,b=\"", "Basic a=\xC3\xA9"})
        EXPECT_EQ(parsed(bad).back(), '!') << bad;
}

TEST(www_authenticate, a_parameter_is_found_without_case_and_only_if_it_appears_once)
{
    const auto challenge = Challenges("Bearer Error=\"a\", scope=\"x y\", SCOPE=z").find("BEARER");
    ASSERT_TRUE(challenge);
    EXPECT_EQ(challenge->find("error")->raw, "a");
    EXPECT_FALSE(challenge->find("scope")) << "it appears twice";
    EXPECT_FALSE(challenge->find("realm"));
    EXPECT_FALSE(Challenges("Negotiate YII=").find("Negotiate")->find("YII"));
}

TEST(www_authenticate, find_searches_the_challenges_that_are_left)
{
    Challenges challenges("Bearer realm=a, Bearer realm=b");
    Challenge first;
    ASSERT_TRUE(challenges.next(first));
    EXPECT_EQ(first.find("realm")->raw, "a");
    EXPECT_EQ(challenges.find("Bearer")->find("realm")->raw, "b");
}

} // namespace
