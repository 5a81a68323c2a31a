// SPDX-License-Identifier: BSL-1.0
// Abseil's results beside amiss: each code, the macros both ways, the same error again, and what is lost on the way.
#include <amiss/adapt/absl.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>
#include <amiss/rpc_status.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <any>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

// Not Cord's template for strings, whose name clang and g++ mangle in different ways: the installed library has one of them.
absl::Cord cord(const std::string& bytes) { return absl::Cord(absl::string_view(bytes)); }

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::HttpStatus;
using rpc_api::Code;
using Only = std::unique_ptr<int>; // can only be moved

absl::Status check(bool good) { return good ? absl::OkStatus() : absl::AlreadyExistsError("row 7"); }
absl::StatusOr<Only> theirs(bool good)
{
    if (!good) return absl::UnavailableError("no leader");
    return std::make_unique<int>(7);
}
expected<Only> own(bool good)
{
    if (!good) return fail(Code::card_declined).with_param("visa");
    return std::make_unique<int>(7);
}

TEST(absl, each_code_has_the_status_of_its_comment_and_comes_back)
{
    using amiss::Grpc;
    const int statuses[] = {499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401};
    const std::pair<Grpc, Grpc> others[] = {{Grpc::unknown, Grpc::internal},
                                            {Grpc::already_exists, Grpc::aborted},
                                            {Grpc::failed_precondition, Grpc::invalid_argument},
                                            {Grpc::out_of_range, Grpc::invalid_argument},
                                            {Grpc::data_loss, Grpc::internal}};
    for (int number = 1; number <= 16; ++number) {
        const absl::Status status(static_cast<absl::StatusCode>(number), "for the log");
        const ApiError error = amiss::error_from(status);
        EXPECT_EQ(amiss::to_int(error.status()), statuses[number - 1]) << status;
        EXPECT_EQ(error.retry_class(), amiss::default_retry(error.status())) << status;
        Grpc of_status = static_cast<Grpc>(number);
        for (const auto& [code, other] : others) of_status = code == of_status ? other : of_status;
        EXPECT_EQ(error.grpc(), of_status) << status;
        EXPECT_EQ(error.context(), "for the log");
        EXPECT_EQ(error.message(), amiss::reason_phrase(error.status())) << status;
        EXPECT_EQ(error.provenance(), amiss::Provenance::local) << "it goes out, as its status";
        EXPECT_EQ(error.cause().value(), number);
        EXPECT_STREQ(error.cause().category().name(), "absl");
        EXPECT_EQ(amiss::to_absl(error).code(), status.code());
    }
}

TEST(absl, ok_is_a_value_and_no_error)
{
    EXPECT_TRUE(amiss::to_expected(absl::OkStatus()).has_value());
    const ApiError mistake = amiss::error_from(absl::OkStatus());
    EXPECT_TRUE(mistake.malformed());
    EXPECT_EQ(mistake, HttpStatus::internal_server_error);
    EXPECT_TRUE(amiss::to_absl(expected<void>()).ok());
}

TEST(absl, goes_through_the_macros_into_an_expected)
{
    const auto use = [](bool first, bool second) -> expected<int> {
        AMISS_TRY(check(first));
        const absl::Status kept = check(first);
        AMISS_TRY(kept);
        AMISS_ASSIGN(const Only moved, theirs(second));
        absl::StatusOr<Only> result = theirs(true);
        AMISS_ASSIGN(auto& inside, result);
        *inside += 1;
        return *moved + **result;
    };
    EXPECT_EQ(use(true, true), 15);
    EXPECT_EQ(use(false, true).error().context(), "row 7");
    EXPECT_EQ(use(true, false).error(), HttpStatus::service_unavailable);
}

TEST(absl, of_a_function_takes_the_errors_of_expected)
{
    const auto status = [](bool good) -> absl::Status {
        AMISS_TRY(own(good));
        const expected<Only> kept = own(good);
        AMISS_TRY(kept);
        return absl::OkStatus();
    };
    EXPECT_TRUE(status(true).ok());
    EXPECT_EQ(amiss::error_from(status(false)), own(false).error());
    const auto value = [](bool good) -> absl::StatusOr<Only> {
        AMISS_ASSIGN(Only moved, own(good));
        return moved;
    };
    EXPECT_EQ(**value(true), 7);
    EXPECT_EQ(amiss::to_expected(value(false)).error(), own(false).error());
}

TEST(absl, passes_its_own_status_on_as_it_is)
{
    const auto use = []() -> absl::StatusOr<int> {
        AMISS_TRY(theirs(false));
        return 1;
    };
    EXPECT_EQ(use().status(), absl::UnavailableError("no leader"));
}

TEST(absl, of_a_value_that_takes_anything_is_no_success)
{
    const auto failed = []() -> absl::StatusOr<std::any> { return fail(Code::slow_down); };
    EXPECT_FALSE(failed().ok());
    const auto passed = []() -> absl::StatusOr<std::any> {
        AMISS_TRY(own(false));
        return std::any(1);
    };
    EXPECT_FALSE(passed().ok());
    const auto same = []() -> absl::StatusOr<std::any> {
        AMISS_TRY(check(false));
        return std::any(1);
    };
    EXPECT_EQ(same().status(), check(false));
}

TEST(absl, takes_fail)
{
    const auto status = []() -> absl::Status { return fail(Code::slow_down).with_context("secret"); };
    EXPECT_EQ(status().message(), "Slow down.");
    EXPECT_EQ(status().ToString().find("secret"), std::string::npos);
    const auto value = []() -> absl::StatusOr<std::string> { return fail(Code::slow_down); };
    EXPECT_EQ(value().status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(absl, becomes_an_expected_and_comes_back)
{
    EXPECT_EQ(**amiss::to_expected(theirs(true)), 7);
    const absl::StatusOr<std::string> kept("x");
    EXPECT_EQ(amiss::to_expected<Code>(kept), "x");
    EXPECT_EQ(**amiss::to_absl(own(true)), 7);
    const expected<int> failed = fail(Code::slow_down);
    EXPECT_EQ(amiss::to_absl(failed).status().message(), "Slow down.");
    EXPECT_EQ(amiss::to_expected(amiss::to_absl(failed)).error(), failed.error());
    static_assert(std::is_same_v<decltype(amiss::to_absl(expected<void>())), absl::Status>);
}

// What the list on the page says is lost, each with a test.

TEST(absl_losses, nothing_that_the_outside_sees_in_one_process)
{
    ApiError error(Code::card_declined);
    error.with_param("visa").with_detail("count", 5).with_request_id("req_1").with_violation("f", "m", "too-short");
    const ApiError back = amiss::error_from(amiss::to_absl(error));
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.as<Code>(), Code::card_declined);
    EXPECT_EQ(back.provenance(), amiss::Provenance::local) << "so it goes out as it would have";
}

TEST(absl_losses, the_context_unless_the_message_has_it)
{
    const ApiError error = ApiError(Code::slow_down).with_context("queue 7");
    EXPECT_EQ(amiss::error_from(amiss::to_absl(error)).context(), "");
    const absl::Status with_context = amiss::to_absl(error, amiss::AbslMessage::with_context);
    EXPECT_EQ(with_context.message(), "Slow down.: queue 7");
    EXPECT_EQ(amiss::error_from(with_context).context(), "Slow down.: queue 7");
    EXPECT_EQ(amiss::error_from(with_context).message(), "Slow down.");
}

TEST(absl_losses, the_body_that_it_was_read_from)
{
    ApiError error(Code::slow_down);
    amiss::detail::ErrorAccess::records(error).set(amiss::detail::RecordKind::raw_body, "{}");
    EXPECT_EQ(error.raw_body(), "{}");
    EXPECT_EQ(amiss::error_from(amiss::to_absl(error)).raw_body(), "");
}

/// The same Status in another process, which cannot read this one's own payload.
absl::Status elsewhere(absl::Status status)
{
    status.ErasePayload("amiss/error-of-this-process");
    return status;
}

TEST(absl_losses, in_another_process_what_google_rpc_status_loses)
{
    ApiError error(Code::card_declined);
    error.with_param("visa").with_request_id("req_1").with_detail("k", "v").with_violation("f", "m", "slow_down");
    const absl::Status sent = elsewhere(amiss::to_absl(error));
    const ApiError back = amiss::error_from<Code>(sent);
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.provenance(), amiss::Provenance::server) << "so nothing of it goes out";
    EXPECT_EQ(amiss::to_expected<Code>(sent).error().as<Code>(), Code::card_declined);
    EXPECT_EQ(amiss::error_from(sent).name(), "CARD_DECLINED") << "without the enum";
    const ApiError number = ApiError(Code::slow_down).with_detail("count", 5);
    EXPECT_EQ(amiss::error_from<Code>(elsewhere(amiss::to_absl(number))).details(), R"({"count":"5"})");
}

TEST(absl, the_words_of_another_service_are_in_no_status)
{
    const std::string_view body =
        R"({"success":false,"error":{"code":"resource_not_found","message":"Key 7 of tenant 42"}})";
    const ApiError theirs = amiss::read(amiss::cstar::envelope, amiss::Received{404, body});
    ASSERT_EQ(theirs.message(), "Key 7 of tenant 42");
    const absl::Status status = amiss::to_absl(theirs);
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(status.message(), "Not Found");
    int payloads = 0;
    status.ForEachPayload([&](absl::string_view, const absl::Cord&) { ++payloads; });
    EXPECT_EQ(payloads, 1) << "only the one that this process reads";
    const ApiError back = amiss::error_from(status);
    EXPECT_EQ(back, theirs);
    EXPECT_EQ(back.provenance(), amiss::Provenance::server);
    EXPECT_EQ(back.context(), "");
    const absl::Status logged = amiss::to_absl(theirs, amiss::AbslMessage::with_context);
    EXPECT_EQ(logged.message().substr(0, 18), "Key 7 of tenant 42");
}

TEST(absl_losses, of_an_error_that_is_only_a_status_the_code_and_the_message_are_left)
{
    const ApiError back = amiss::error_from(elsewhere(amiss::to_absl(ApiError(HttpStatus::gone).with_param("p"))));
    EXPECT_EQ(back, HttpStatus::not_found) << "and not 410";
    EXPECT_EQ(back.context(), "Gone");
    EXPECT_EQ(back.param(), "");
}

TEST(absl_losses, the_message_of_a_status_is_the_context_and_does_not_go_back)
{
    EXPECT_EQ(amiss::to_absl(amiss::error_from(absl::NotFoundError("row 7"))).message(), "Not Found");
}

TEST(absl, payloads_of_others_are_read)
{
    absl::Status status = absl::ResourceExhaustedError("Slow.");
    status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                      cord(proto::bytes(1, "SLOW_DOWN") + proto::bytes(2, "rpc.example.com")));
    EXPECT_EQ(amiss::error_from<Code>(status), Code::slow_down);
    EXPECT_EQ(amiss::error_from<Code>(status).message(), "Slow.");
    EXPECT_EQ(amiss::error_from(status).name(), "SLOW_DOWN");
    EXPECT_EQ(amiss::error_from(status).provenance(), amiss::Provenance::server);
}

TEST(absl, a_whole_google_rpc_status_is_read)
{
    char buffer[amiss::max_rpc_status];
    const amiss::RpcResponse sent = amiss::respond_rpc(rpc_api::envelope, Code::slow_down, {}, buffer);
    absl::Status status = absl::ResourceExhaustedError("");
    status.SetPayload("type.googleapis.com/google.rpc.Status", cord(std::string(sent.details)));
    EXPECT_EQ(amiss::error_from<Code>(status), Code::slow_down);
    EXPECT_FALSE(amiss::error_from<Code>(status).malformed());
    status.SetPayload("type.googleapis.com/google.rpc.Status", absl::Cord("\x08"));
    EXPECT_TRUE(amiss::error_from<Code>(status).malformed());
}

TEST(absl, payload_that_somebody_has_made_up_is_not_read)
{
    absl::Status status = absl::NotFoundError("n");
    status.SetPayload("amiss/error-of-this-process", cord(std::string(100, 'x')));
    EXPECT_EQ(amiss::error_from(status).context(), "n");
    EXPECT_EQ(amiss::error_from(status), HttpStatus::not_found);
}

} // namespace
