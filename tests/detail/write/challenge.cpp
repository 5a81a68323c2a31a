// SPDX-License-Identifier: BSL-1.0
// Tests of challenges that say what is wrong: where the parameters go, which characters they have, and what is left out.
#include <amiss/detail/write/challenge.hpp>

#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/www_authenticate.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using parcels::Code;

constexpr auto silent =
    envelope(Code::internal, [] { return object(member("code", field::code), member("message", field::message)); });
constexpr auto telling = silent.challenge_errors();

template <class Envelope>
std::string challenge_of(const Envelope& envelope, const ApiError& error)
{
    char buffer[2048];
    return std::string(respond(envelope, error, {}, buffer).headers.find("WWW-Authenticate"));
}

TEST(challenge, a_401_and_a_403_say_the_error_after_the_parameters_of_the_envelope)
{
    EXPECT_EQ(challenge_of(silent, Code::invalid_token), "Bearer");
    EXPECT_EQ(challenge_of(silent, Code::insufficient_scope), "");
    EXPECT_EQ(challenge_of(telling, Code::invalid_token),
              R"(Bearer error="invalid_token", error_description="The token has expired.")");
    EXPECT_EQ(challenge_of(telling.challenge("Bearer realm=\"x\""), Code::insufficient_scope),
              R"(Bearer realm="x", error="insufficient_scope", error_description="The token allows less.")");
    EXPECT_EQ(
        challenge_of(telling.challenge("Basic realm=\"b\", Bearer realm=\"x\", DPoP algs=\"ES256\""),
                     Code::invalid_token),
        R"(Basic realm="b", Bearer realm="x", error="invalid_token", error_description="The token has expired.", DPoP algs="ES256")")
        << "those of the Bearer challenge";
    EXPECT_EQ(challenge_of(telling.challenge("DPoP algs=\"ES256\""), Code::invalid_token),
              R"(DPoP algs="ES256", error="invalid_token", error_description="The token has expired.")");
    EXPECT_EQ(challenge_of(telling, Code::missing), "");
    EXPECT_EQ(challenge_of(telling, Code::internal), "");
}

TEST(challenge, a_relayed_code_with_a_quote_is_not_said)
{
    const auto relayed = [](std::string_view body) {
        return challenge_of(telling.relay(), read(silent, Received{401, body}));
    };
    EXPECT_EQ(relayed(R"({"code":"their_code","message":"m"})"), R"(Bearer error="their_code", error_description="m")");
    EXPECT_EQ(relayed(R"({"code":"x\", realm=\"y","message":"m"})"), "Bearer");
    EXPECT_EQ(relayed(R"({"code":"x\"y","message":"m"})"), "Bearer");
}

TEST(challenge, what_can_be_read_again)
{
    const std::string value = challenge_of(telling.challenge("Bearer realm=\"x\""),
                                           ApiError(Code::insufficient_scope).with_detail("scope", "parcels:write a"));
    Challenges challenges(value);
    Challenge challenge;
    ASSERT_TRUE(challenges.next(challenge));
    EXPECT_EQ(challenge.find("realm")->raw, "x");
    EXPECT_EQ(challenge.find("error")->raw, "insufficient_scope");
    EXPECT_EQ(challenge.find("error_description")->raw, "The token allows less.");
    EXPECT_EQ(challenge.find("scope")->raw, "parcels:write a");
    EXPECT_FALSE(challenges.next(challenge) || challenges.malformed());
}

TEST(challenge, who_sends_no_credentials_is_told_no_error)
{
    EXPECT_EQ(challenge_of(telling, ApiError(HttpStatus::unauthorized)), "Bearer") << "a status alone";
    EXPECT_EQ(challenge_of(telling, Code::unauthorized), "Bearer") << "a row that speaks for all errors of 401";
    EXPECT_EQ(challenge_of(telling, ApiError(HttpStatus::forbidden)), "");
    EXPECT_EQ(challenge_of(telling.challenge(""), Code::invalid_token), "") << "an envelope without a challenge";
    EXPECT_EQ(challenge_of(telling.challenge("Negotiate YII="), Code::invalid_token), "Negotiate YII=");
    EXPECT_EQ(challenge_of(telling.challenge("Bearer error=\"x\""), Code::invalid_token), "Bearer error=\"x\"");
}

TEST(challenge, the_description_has_no_other_characters_than_a_description_may)
{
    EXPECT_EQ(challenge_of(
                  telling,
                  ApiError(Code::invalid_token).with_message("Say \"x\" \\ \r\n\u00fc\u2014\u201eq\u201c\xff\u4e2d")),
              R"(Bearer error="invalid_token", error_description="Say 'x' /   u-'q'??")");
    EXPECT_EQ(challenge_of(telling, ApiError(Code::invalid_token).with_detail("scope", "a  b")),
              R"(Bearer error="invalid_token", error_description="The token has expired.")")
        << "two spaces between scopes";
    EXPECT_EQ(challenge_of(telling, ApiError(Code::invalid_token).with_detail("scope", "a\"b")),
              R"(Bearer error="invalid_token", error_description="The token has expired.")");
}

TEST(challenge, what_is_too_long_is_cut_or_left_out)
{
    const std::string cut =
        challenge_of(telling,
                     ApiError(Code::invalid_token).with_message(std::string(1000, 'm')).with_detail("scope", "a"));
    EXPECT_EQ(cut.size(), HeaderValue::capacity);
    EXPECT_EQ(cut.substr(cut.size() - 14), "mm\", scope=\"a\"");
    const std::string scope(190, 's');
    EXPECT_EQ(challenge_of(telling, ApiError(Code::invalid_token).with_detail("scope", scope)),
              R"(Bearer error="invalid_token", error_description="The to", scope=")" + scope + "\"");
    EXPECT_EQ(challenge_of(telling, ApiError(Code::invalid_token).with_detail("scope", scope + std::string(20, 's'))),
              R"(Bearer error="invalid_token", scope=")" + scope + std::string(20, 's') + "\"");
    EXPECT_EQ(challenge_of(telling, ApiError(Code::invalid_token).with_detail("scope", scope + scope)),
              R"(Bearer error="invalid_token", error_description="The token has expired.")");
    const std::string realm = "Bearer realm=\"" + std::string(220, 'r') + "\"";
    EXPECT_EQ(challenge_of(telling.challenge(realm), Code::invalid_token), realm) << "no room for the error";
}

} // namespace
