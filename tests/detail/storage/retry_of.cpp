// SPDX-License-Identifier: BSL-1.0
// Tests of what an error says of repeating, and of whose word that is: the code's, the status's or the server's.
#include <amiss/detail/storage/retry_of.hpp>

#include <gtest/gtest.h>

#include <cstdint>

namespace {

using namespace amiss;
using detail::ErrorHead;
using detail::retry_of;

ErrorHead head_of(int status)
{
    ErrorHead head;
    head.status = static_cast<std::uint16_t>(status);
    return head;
}
RowData row_of(Retry retry, bool own)
{
    RowData row;
    row.retry = retry;
    row.own_retry = own;
    return row;
}
ErrorHead with_word(ErrorHead head, bool word)
{
    head.set_server_word(word);
    return head;
}

TEST(retry_of, without_a_word_the_row_counts_and_else_the_status)
{
    for (const Retry retry : {Retry::never, Retry::if_idempotent, Retry::after_delay}) {
        for (const bool own : {false, true}) {
            const RowData row = row_of(retry, own);
            EXPECT_EQ(retry_of(head_of(503), &row).retry, retry);
            EXPECT_EQ(retry_of(head_of(503), &row).word, RetryWord::code);
        }
    }
    EXPECT_EQ(retry_of(head_of(503), nullptr).retry, Retry::if_idempotent);
    EXPECT_EQ(retry_of(head_of(404), nullptr).retry, Retry::never);
    EXPECT_EQ(retry_of(head_of(404), nullptr).word, RetryWord::status);
}

TEST(retry_of, a_no_of_the_server_is_final)
{
    for (const Retry retry : {Retry::never, Retry::if_idempotent, Retry::after_delay}) {
        const RowData row = row_of(retry, true);
        EXPECT_EQ(retry_of(with_word(head_of(503), false), &row).retry, Retry::never);
        EXPECT_EQ(retry_of(with_word(head_of(503), false), &row).word, RetryWord::server);
    }
    for (const int status : {0, 404, 429, 503}) {
        EXPECT_EQ(retry_of(with_word(head_of(status), false), nullptr).retry, Retry::never) << status;
        EXPECT_EQ(retry_of(with_word(head_of(status), false), nullptr).word, RetryWord::server) << status;
    }
}

TEST(retry_of, a_yes_makes_if_idempotent_of_never_and_nothing_of_other_classes)
{
    EXPECT_EQ(retry_of(with_word(head_of(400), true), nullptr).retry, Retry::if_idempotent);
    EXPECT_EQ(retry_of(with_word(head_of(400), true), nullptr).word, RetryWord::server);
    EXPECT_EQ(retry_of(with_word(head_of(503), true), nullptr).retry, Retry::if_idempotent);
    EXPECT_EQ(retry_of(with_word(head_of(429), true), nullptr).retry, Retry::after_delay);
    EXPECT_EQ(retry_of(with_word(head_of(429), true), nullptr).word, RetryWord::server);
    const RowData by_status = row_of(Retry::never, false);
    EXPECT_EQ(retry_of(with_word(head_of(400), true), &by_status).retry, Retry::if_idempotent);
}

TEST(retry_of, a_yes_does_not_count_against_a_row_that_says_never_itself)
{
    const RowData final_row = row_of(Retry::never, true);
    EXPECT_EQ(retry_of(with_word(head_of(429), true), &final_row).retry, Retry::never);
    EXPECT_EQ(retry_of(with_word(head_of(429), true), &final_row).word, RetryWord::code);
    const RowData own_delay = row_of(Retry::after_delay, true);
    EXPECT_EQ(retry_of(with_word(head_of(409), true), &own_delay).retry, Retry::after_delay);
}

TEST(retry_of, a_delay_in_a_header_of_a_4xx_without_a_row_is_after_delay)
{
    for (const int status : {400, 403, 404, 408, 409, 499}) {
        ErrorHead head = head_of(status);
        head.set_header_delay();
        EXPECT_EQ(retry_of(head, nullptr).retry, Retry::after_delay) << status;
        EXPECT_EQ(retry_of(head, nullptr).word, RetryWord::server) << status;
        EXPECT_EQ(retry_of(with_word(head, true), nullptr).retry, Retry::after_delay) << status;
        EXPECT_EQ(retry_of(with_word(head, false), nullptr).retry, Retry::never) << status;
        const RowData row = row_of(Retry::never, false);
        EXPECT_EQ(retry_of(head, &row).retry, Retry::never) << "a known row keeps its class";
    }
    ErrorHead limited = head_of(429);
    limited.set_header_delay();
    EXPECT_EQ(retry_of(limited, nullptr).word, RetryWord::status) << "the status says the same";
    for (const int status : {0, 200, 301, 399, 500, 503, 600}) {
        ErrorHead head = head_of(status);
        head.set_header_delay();
        EXPECT_EQ(retry_of(head, nullptr).retry, retry_of(head_of(status), nullptr).retry) << status;
    }
}

} // namespace
