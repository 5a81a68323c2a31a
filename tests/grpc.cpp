// SPDX-License-Identifier: BSL-1.0
// Tests of gRPC codes: their numbers, the code of each HTTP status, and the status of each code.
#include <amiss/grpc.hpp>

#include <amiss/retry_class.hpp>

#include <gtest/gtest.h>

#include <initializer_list>

namespace {

using amiss::default_grpc;
using amiss::Grpc;
using amiss::HttpStatus;

constexpr Grpc of(int status) { return default_grpc(static_cast<HttpStatus>(status)); }

static_assert(static_cast<int>(Grpc::ok) == 0 && static_cast<int>(Grpc::unknown) == 2);
static_assert(static_cast<int>(Grpc::resource_exhausted) == 8 && static_cast<int>(Grpc::unauthenticated) == 16);
static_assert(of(404) == Grpc::not_found && of(402) == Grpc::failed_precondition);

struct Mapped {
    Grpc code;
    std::initializer_list<int> statuses;
};

// All registered statuses that are errors, and what is common without being registered.
const Mapped table[] = {
    {Grpc::unavailable, {0, 425, 502, 503, 507}},
    {Grpc::invalid_argument, {400, 406, 411, 413, 414, 415, 417, 418, 420, 422, 427, 430, 431, 440, 450, 498}},
    {Grpc::unauthenticated, {401, 407, 511}},
    {Grpc::failed_precondition, {402, 412, 421, 423, 424, 426, 428}},
    {Grpc::permission_denied, {403, 451}},
    {Grpc::not_found, {404, 410}},
    {Grpc::unimplemented, {405, 501, 505, 506, 508, 510}},
    {Grpc::deadline_exceeded, {408, 504}},
    {Grpc::aborted, {409}},
    {Grpc::out_of_range, {416}},
    {Grpc::resource_exhausted, {429}},
    {Grpc::cancelled, {499}},
    {Grpc::internal, {500, 509, 512, 520, 524, 529, 530, 598, 599}},
};

TEST(grpc, each_status_has_the_code_of_the_table)
{
    for (const Mapped& row : table) {
        for (const int status : row.statuses) EXPECT_EQ(of(status), row.code) << status;
    }
}

TEST(grpc, a_status_of_no_row_of_the_table_is_the_x00_of_its_class)
{
    const auto listed = [](int status) {
        for (const Mapped& row : table) {
            for (const int one : row.statuses) {
                if (one == status) return true;
            }
        }
        return false;
    };
    for (int status = -1; status <= 1000; ++status) {
        if (listed(status)) continue;
        const bool is_success = status >= 200 && status < 300;
        const Grpc wanted = status >= 400 && status < 500 ? Grpc::invalid_argument
            : status >= 500 && status < 600               ? Grpc::internal
            : is_success                                  ? Grpc::ok
                                                          : Grpc::unknown;
        EXPECT_EQ(of(status), wanted) << status;
    }
}

TEST(grpc, the_code_of_a_status_is_repeated_when_the_status_is)
{
    for (int status = 400; status <= 599; ++status) {
        const HttpStatus back = http_status_of(of(status));
        EXPECT_EQ(amiss::default_retry(static_cast<HttpStatus>(status)), amiss::default_retry(back)) << status;
    }
}

TEST(grpc, the_status_of_a_code_has_that_code_or_one_that_shares_the_status)
{
    for (int number = 0; number <= 16; ++number) {
        const auto code = static_cast<Grpc>(number);
        const Grpc back = default_grpc(http_status_of(code));
        EXPECT_EQ(http_status_of(back), http_status_of(code)) << number;
    }
}

TEST(grpc, each_code_has_a_name)
{
    EXPECT_EQ(amiss::grpc_name(Grpc::ok), "OK");
    EXPECT_EQ(amiss::grpc_name(Grpc::resource_exhausted), "RESOURCE_EXHAUSTED");
    EXPECT_EQ(amiss::grpc_name(static_cast<Grpc>(17)), "UNKNOWN");
    for (int left = 0; left <= 16; ++left) {
        for (int right = 0; right < left; ++right)
            EXPECT_NE(amiss::grpc_name(static_cast<Grpc>(left)), amiss::grpc_name(static_cast<Grpc>(right)));
    }
}

TEST(grpc, each_code_has_the_status_that_connect_gives_it)
{
    constexpr int statuses[] = {200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401};
    for (int code = 0; code <= 16; ++code)
        EXPECT_EQ(to_int(amiss::http_status_of(static_cast<Grpc>(code))), statuses[code]) << code;
    EXPECT_EQ(to_int(amiss::http_status_of(static_cast<Grpc>(17))), 500);
}

} // namespace
