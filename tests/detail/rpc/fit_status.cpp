// SPDX-License-Identifier: BSL-1.0
// Tests of what stays of a google.rpc.Status where there is too little room.
#include <amiss/detail/rpc/fit_status.hpp>

#include <amiss/detail/rpc/read_status.hpp>

#include "support/guarded_buffer.hpp"
#include "support/proto_bytes.hpp"
#include "support/resolved_values.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::detail::FittedStatus;
using amiss::detail::ProtoField;
using amiss::detail::ProtoReader;
using rpc_api::Code;

ApiError full_error()
{
    ApiError error(Code::card_declined);
    error.with_param("title").with_retry_after(30).with_request_id("req_1").with_doc_url("https://h.example.com/");
    error.with_detail("a", std::string(60, 'a')).with_detail("b", std::string(60, 'b'));
    error.with_detail("locale", "en").with_detail("localized_message", "No.");
    for (const char* const field : {"f", "g", "h"}) error.with_violation(field, std::string(40, '.'));
    return error;
}

/// The names of the details, and how many entries their lists have; "" for what is no status.
std::string parts_of(std::string_view status)
{
    std::string all;
    ProtoReader reader(status);
    for (ProtoField field; reader.next(field);) {
        if (field.number != 3) continue;
        ProtoReader any(field.bytes);
        ProtoField type, value, entry;
        EXPECT_TRUE(any.next(type) && any.next(value));
        all += (all.empty() ? "" : " ") + std::string(type.bytes.substr(type.bytes.rfind('.') + 1));
        std::size_t entries = 0;
        const bool is_info = type.bytes.find("ErrorInfo") != type.bytes.npos;
        ProtoReader message(value.bytes);
        while (message.next(entry)) entries += entry.number == (is_info ? 3U : 1U) ? 1U : 0U;
        EXPECT_FALSE(message.malformed());
        if (is_info || type.bytes.find("BadRequest") != type.bytes.npos) all += std::to_string(entries);
    }
    EXPECT_FALSE(reader.malformed());
    return all;
}

class FitStatus : public testing::Test {
public:
    FittedStatus fit(std::size_t limit)
    {
        const FittedStatus done = write_fitted_status(values_, amiss::Grpc::aborted, message_, guarded_.data(), limit);
        written_.assign(guarded_.data(), done.size);
        message_left_ = done.message;
        EXPECT_TRUE(guarded_.is_intact(limit)) << limit;
        EXPECT_LE(done.size, limit);
        return done;
    }

protected:
    ApiError error_ = full_error();
    ResolvedValues values_{amiss::detail::plan_of(rpc_api::envelope), error_};
    std::string message_ = "gr\xC3\xBC\xC3\x9F";
    GuardedBuffer guarded_{2048};
    std::string written_, message_left_;
};

TEST_F(FitStatus, a_buffer_of_exactly_the_size_takes_everything)
{
    const std::size_t required = fit(2048).required;
    EXPECT_EQ(written_.size(), required);
    EXPECT_EQ(parts_of(written_), "ErrorInfo3 RetryInfo RequestInfo Help LocalizedMessage BadRequest3");
    const std::string whole = written_;
    EXPECT_EQ(fit(required).size, required);
    EXPECT_EQ(written_, whole);
}

TEST_F(FitStatus, the_last_details_go_first)
{
    const std::size_t required = fit(2048).required;
    std::vector<std::string> seen;
    for (std::size_t limit = required; limit > 0; --limit) {
        EXPECT_EQ(fit(limit).required, required);
        const std::string parts = parts_of(written_);
        if (seen.empty() || seen.back() != parts) seen.push_back(parts);
    }
    const std::vector<std::string> wanted = {
        "ErrorInfo3 RetryInfo RequestInfo Help LocalizedMessage BadRequest3",
        "ErrorInfo3 RetryInfo RequestInfo Help LocalizedMessage BadRequest2",
        "ErrorInfo3 RetryInfo RequestInfo Help LocalizedMessage BadRequest1",
        "ErrorInfo3 RetryInfo RequestInfo Help LocalizedMessage",
    };
    ASSERT_GT(seen.size(), wanted.size());
    for (std::size_t at = 0; at < wanted.size(); ++at) EXPECT_EQ(seen[at], wanted[at]);
    EXPECT_EQ(seen.back(), "");
    EXPECT_EQ(seen[seen.size() - 2], "RetryInfo") << "where there is no room for ErrorInfo, something smaller stays";
    EXPECT_EQ(seen[seen.size() - 3], "ErrorInfo0");
}

TEST_F(FitStatus, the_message_is_cut_on_a_code_point)
{
    EXPECT_EQ(fit(10).size, 10U);
    EXPECT_EQ(written_, proto::number(1, 10) + proto::bytes(2, message_));
    EXPECT_EQ(message_left_, message_);
    fit(9);
    EXPECT_EQ(written_, proto::number(1, 10) + proto::bytes(2, "gr\xC3\xBC"));
    EXPECT_EQ(message_left_, "gr\xC3\xBC");
    fit(4);
    EXPECT_EQ(written_, proto::number(1, 10));
    EXPECT_EQ(message_left_, "");
    EXPECT_EQ(fit(1).size, 0U);
    EXPECT_EQ(fit(0).size, 0U);
}

TEST_F(FitStatus, a_message_that_needs_two_bytes_for_its_size)
{
    message_.assign(300, 'x');
    for (std::size_t limit = 2; limit <= 305; ++limit) {
        EXPECT_GT(fit(limit).size, limit > 5 ? limit - 2 : 1) << limit;
        EXPECT_EQ(parts_of(written_), "") << limit;
    }
}

} // namespace
