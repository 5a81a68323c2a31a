// SPDX-License-Identifier: BSL-1.0
// Tests of the Idempotency-Key header's value, of the keys that are made, and of the retry loop with one key.
#include <amiss/idempotency_key.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::idempotency_key;
using amiss::IdempotencyKey;

TEST(idempotency_key, is_a_string_in_quotes)
{
    EXPECT_EQ(idempotency_key("\"8e03978e-40d5-43dd-bc93-6d76a9d3e2a1\""), "8e03978e-40d5-43dd-bc93-6d76a9d3e2a1");
    EXPECT_EQ(idempotency_key(" \"a key, of mine\"\t"), "a key, of mine");
    EXPECT_EQ(idempotency_key("\"k\";version=2; b"), "k");
    EXPECT_EQ(idempotency_key(R"("a\"b\\")"), R"(a\"b\\)"); // as it was sent
    static_assert(idempotency_key("\"k\"") == "k");
}

TEST(idempotency_key, is_taken_without_quotes_and_is_the_same)
{
    EXPECT_EQ(idempotency_key("KG5LxwFBepaKHyUD"), idempotency_key("\"KG5LxwFBepaKHyUD\""));
    EXPECT_EQ(idempotency_key("  order:42/try;x=1 \t"), "order:42/try;x=1");
    EXPECT_EQ(idempotency_key("two words"), "two words");
    EXPECT_EQ(idempotency_key("42"), "42");
}

TEST(idempotency_key, is_empty_where_there_is_not_exactly_one)
{
    for (const std::string_view none :
         {"", " \t", "\"\"", "\"open", "close\"", "\"", "\"a\"b", "\"a\", \"b\"", "a, b", "a,b", "\"a\";", "\"a\" x",
          "\"a\\x\"", "a\nb", "a\x7F", "\"a\x01\"", "clef\xC3\xA9", "\"clef\xC3\xA9\""})
        EXPECT_EQ(idempotency_key(none), "") << none;
    EXPECT_EQ(idempotency_key(std::string_view("a\0b", 3)), "");
}

TEST(idempotency_key, has_at_most_255_characters)
{
    const std::string longest(amiss::longest_idempotency_key, 'k');
    EXPECT_EQ(longest.size(), 255U);
    EXPECT_EQ(idempotency_key(longest), longest);
    EXPECT_EQ(idempotency_key('"' + longest + '"').size(), 255U);
    EXPECT_EQ(idempotency_key(longest + 'k'), "");
    EXPECT_EQ(idempotency_key('"' + longest + "k\""), "");
}

TEST(idempotency_key, that_is_made_is_a_uuid_of_version_4)
{
    constexpr IdempotencyKey zeros(0, 0);
    static_assert(zeros.view() == "00000000-0000-4000-8000-000000000000");
    constexpr IdempotencyKey ones(~0ULL, ~0ULL);
    EXPECT_EQ(ones.view(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    constexpr IdempotencyKey known(0x0123456789ABCDEF, 0x0123456789ABCDEF);
    EXPECT_EQ(known.view(), "01234567-89ab-4def-8123-456789abcdef");
    EXPECT_EQ(known.quoted(), "\"01234567-89ab-4def-8123-456789abcdef\"");
    EXPECT_EQ(std::string(known.header_line()), "Idempotency-Key: 01234567-89ab-4def-8123-456789abcdef");
    EXPECT_EQ(idempotency_key(known.quoted()), known.view());
    EXPECT_EQ(idempotency_key(known.view()), known.view());
    EXPECT_TRUE(known == IdempotencyKey(known));
    EXPECT_TRUE(known != zeros);
    EXPECT_FALSE(known == zeros);
}

TEST(idempotency_key, that_is_made_is_another_one_each_time)
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.emplace(IdempotencyKey().view());
    EXPECT_EQ(seen.size(), 1000U);
    for (const std::string& key : seen) {
        EXPECT_EQ(key.size(), 36U);
        EXPECT_EQ(key[14], '4');
        EXPECT_TRUE(key[19] == '8' || key[19] == '9' || key[19] == 'a' || key[19] == 'b') << key;
    }
}

struct KeyedWithoutWaiting : amiss::RetryEnvironment {
    void sleep(std::chrono::milliseconds delay) { slept.push_back(delay); }
    std::vector<std::chrono::milliseconds> slept;
};

TEST(retry_with_key, sends_one_key_in_all_attempts_and_repeats_what_may_have_taken_effect)
{
    KeyedWithoutWaiting environment;
    std::vector<std::string> keys;
    const auto result = amiss::retry_with_key(
        amiss::RetryPolicy(),
        [&](const IdempotencyKey& key, int number) -> amiss::expected<int> {
            keys.emplace_back(key.view());
            if (number < 3) return amiss::fail(amiss::client::Code::timeout);
            return number;
        },
        environment);
    ASSERT_TRUE(result);
    EXPECT_EQ(*result, 3);
    ASSERT_EQ(keys.size(), 3U);
    EXPECT_EQ(keys[0], keys[1]);
    EXPECT_EQ(keys[0], keys[2]);
    EXPECT_EQ(environment.slept.size(), 2U);
}

TEST(retry_with_key, makes_another_key_for_another_call)
{
    const auto operation = [](const IdempotencyKey& key) -> amiss::expected<std::string> {
        return std::string(key.view());
    };
    const amiss::RetryPolicy policy;
    const auto first = amiss::retry_with_key(policy, operation);
    EXPECT_NE(*first, *amiss::retry_with_key(policy, operation));
}

TEST(retry_with_key, does_not_repeat_what_is_final)
{
    int attempts = 0;
    const auto result =
        amiss::retry_with_key(amiss::RetryPolicy(), [&](const IdempotencyKey&) -> amiss::expected<void> {
            ++attempts;
            return amiss::fail(amiss::cstar::Code::parameter_missing).with_param("title");
        });
    EXPECT_EQ(attempts, 1);
    EXPECT_EQ(result.error().param(), "title");
}

} // namespace
