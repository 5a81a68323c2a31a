// SPDX-License-Identifier: BSL-1.0
// Tests of the row of an error without a code: the one with its status, of several the one with its message, or none.
#include <amiss/detail/read/guess_code.hpp>

#include <amiss/detail/catalog/match_template.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include "support/parcels.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace twins {

enum class Code { first = 1, second, longer, old, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "twins", amiss::row(Code::longer, "longer", HttpStatus::conflict, "", "The {what} is taken by {param}."),
        amiss::row(Code::first, "first", HttpStatus::conflict, "", "It is taken."),
        amiss::row(Code::second, "second", HttpStatus::conflict, "", "It is taken."),
        amiss::row(Code::old, "old", HttpStatus::gone, "", "It is gone.").retired(),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}

} // namespace twins
AMISS_ERROR_ENUM(twins, Code)

namespace {

using namespace amiss;
using parcels::Code;

constexpr auto wordy = envelope(Code::internal, [] {
    return object(member("message", field::message), optional_member("status", field::status.as_text()));
});
constexpr auto connect = envelope(Code::internal, [] {
                             return object(member("code", field::grpc.as_lower()), member("message", field::message));
                         }).status_by_grpc();

ApiError with(int status, std::string_view message)
{
    return read(wordy, Received{status, "{\"message\":\"" + std::string(message) + "\"}"});
}

TEST(guess_code, the_only_row_of_a_status_whatever_the_message)
{
    const ApiError error = with(410, "Who knows where it is.");
    EXPECT_EQ(error, Code::gone_for_good);
    EXPECT_EQ(error.message(), "Who knows where it is.") << "what the server said";
    EXPECT_EQ(error.type(), "parcel");
    EXPECT_EQ(error.status(), HttpStatus::gone);
    EXPECT_EQ(with(402, "Pay!").retry_class(), Retry::if_idempotent) << "the class of the row";
}

TEST(guess_code, of_several_rows_the_one_with_the_message)
{
    EXPECT_EQ(with(422, "The 'title' field is required."), Code::required) << "by the literal parts of its template";
    EXPECT_EQ(with(422, "A field is missing."), Code::required) << "its plain text";
    EXPECT_EQ(with(422, "At most 30 kg, please."), Code::too_heavy);
    EXPECT_EQ(with(422, "The number is taken."), Code::taken);
    EXPECT_EQ(with(422, "The parcel cannot be sent."), Code::taken) << "its sentence for errors that are only a status";
    EXPECT_EQ(with(422, "Something else."), Code::taken) << "else the row that speaks for its status";
    EXPECT_EQ(with(422, "The '' field is required."), Code::taken) << "a value is not empty";
}

TEST(guess_code, two_rows_that_match_alike_are_none_and_retired_rows_do_not_count)
{
    constexpr auto in_words = envelope(twins::Code::internal, [] { return object(member("message", field::message)); });
    EXPECT_EQ(read(in_words, Received{409, R"({"message":"It is taken."})"}).name(), "");
    EXPECT_EQ(read(in_words, Received{409, R"({"message":"The seat is taken by Ann."})"}), twins::Code::longer);
    EXPECT_EQ(read(in_words, Received{410, R"({"message":"It is gone."})"}).name(), "");
}

TEST(guess_code, every_error_that_is_written_comes_back)
{
    for (const RowData& row : catalog_of<Code>()) {
        ApiError error{static_cast<Code>(row.value)};
        error.with_param("weight").with_detail("limit", 3);
        const std::string body = to_string(wordy, error);
        EXPECT_EQ(read(wordy, Received{row.status, body}).name(), row.name) << body;
        EXPECT_EQ(read(wordy, Received{row.status, body}).message(), error.message());
    }
}

TEST(guess_code, none_where_there_is_no_row_or_nothing_of_the_layout)
{
    EXPECT_EQ(with(409, "m").name(), "");
    EXPECT_EQ(with(409, "The number is taken.").name(), "") << "a row of another status";
    EXPECT_EQ(read(wordy, Received{410, ""}).name(), "") << "a status alone";
    EXPECT_EQ(read(wordy, Received{410, "<html>"}).name(), "");
    EXPECT_EQ(read(wordy, Received{410, "{\"other\":1}"}).name(), "");
    constexpr auto with_code = envelope(Code::internal, [] {
        return object(member("message", field::message), optional_member("code", field::code));
    });
    EXPECT_EQ(read(with_code, Received{410, R"({"message":"m"})"}).name(), "") << "a layout with a place for the code";
    EXPECT_EQ(read(wordy.header("x-code", field::code), Received{410, R"({"message":"m"})"}).name(), "");
}

TEST(guess_code, where_the_code_is_a_number_a_row_without_one_is_told_in_the_same_way)
{
    constexpr auto numbered = envelope(Code::internal, [] {
        return object(member("code", field::code.as_number("rank")), member("message", field::message));
    });
    for (const Code code : {Code::unpaid, Code::taken, Code::required, Code::gone_for_good}) {
        char buffer[256];
        const Response sent = respond(numbered, ApiError(code).with_param("x"), {}, buffer);
        EXPECT_EQ(read(numbered, Received{sent.status, sent.body}), code) << sent.body;
    }
    EXPECT_EQ(read(numbered, Received{410, R"({"code":410,"message":"m"})"}), Code::gone_for_good);
    EXPECT_EQ(read(numbered, Received{402, R"({"code":402,"message":"Pay first."})"}).name(), "") << "its number is 7";
    EXPECT_EQ(read(numbered, Received{410, R"({"code":9,"message":"m"})"}).name(), "9") << "a number of no row";
}

TEST(guess_code, under_a_fixed_status_a_number_that_is_a_status_tells_a_row_without_one)
{
    constexpr auto rpc =
        envelope(Code::internal, [] {
            return object(member("code", field::code.as_number("rank")), member("message", field::message));
        }).status(HttpStatus::ok);
    for (const Code code : {Code::unpaid, Code::taken, Code::required, Code::gone_for_good}) {
        const std::string body = to_string(rpc, ApiError(code).with_param("x"));
        const ApiError back = read(rpc, Received{200, body});
        EXPECT_EQ(back, code) << body;
        EXPECT_EQ(back.status(), ApiError(code).status()) << body;
    }
    EXPECT_EQ(read(rpc, Received{200, R"({"code":402,"message":"m"})"}).name(), "402") << "its number is 7";
    EXPECT_EQ(read(rpc, Received{200, R"({"code":9,"message":"m"})"}).name(), "9") << "no status";
}

TEST(guess_code, is_made_by_read_and_check_and_not_by_read_any)
{
    const Received reply{410, R"({"message":"m"})"};
    EXPECT_EQ(check(wordy, reply).error(), Code::gone_for_good);
    EXPECT_NE(read_any(reply, wordy), Code::gone_for_good);
    constexpr auto plain = object(member("message", field::message));
    EXPECT_EQ(read(plain, reply).name(), "") << "a layout knows no codes";
    EXPECT_EQ(read<Code>(plain, reply), Code::gone_for_good);
}

TEST(guess_code, a_type_that_the_body_says_is_of_the_row)
{
    constexpr auto typed =
        envelope(Code::internal, [] { return object(member("type", field::type), member("text", field::message)); });
    EXPECT_EQ(read(typed, Received{410, R"({"type":"parcel","text":"m"})"}), Code::gone_for_good);
    EXPECT_EQ(read(typed, Received{410, R"({"type":"other","text":"m"})"}).type(), "other");
    EXPECT_EQ(read(typed, Received{410, R"({"type":"other","text":"m"})"}).name(), "");
}

TEST(guess_code, a_body_without_a_message_gets_the_phrase_of_its_status)
{
    const ApiError error = read(wordy, Received{410, R"({"message":"","status":"410"})"});
    EXPECT_EQ(error.message(), "Gone");
}

TEST(guess_code, where_the_envelope_fixes_the_status_that_of_the_body_counts)
{
    constexpr auto fixed = wordy.status(HttpStatus::ok).except(HttpStatus::too_many_requests);
    const ApiError said = read(fixed, Received{200, R"({"message":"m","status":"410"})"});
    EXPECT_EQ(said, Code::gone_for_good);
    EXPECT_EQ(said.status(), HttpStatus::gone);
    EXPECT_EQ(read(fixed, Received{200, R"({"message":"m"})"}).name(), "");
    EXPECT_EQ(read(fixed, Received{200, R"({"message":"Pay first."})"}), Code::unpaid) << "or the message alone";
    EXPECT_EQ(read(fixed, Received{429, R"({"message":"m"})"}), Code::limited);
    EXPECT_EQ(check(fixed, Received{200, R"({"ok":true})"}).has_value(), true);
}

TEST(guess_code, under_a_fixed_status_the_grpc_code_alone_can_tell)
{
    constexpr auto stream = connect.status(HttpStatus::ok);
    EXPECT_EQ(read(stream, Received{200, R"({"code":"failed_precondition","message":"m"})"}), Code::unpaid);
    EXPECT_EQ(read(stream, Received{200, R"({"message":"m"})"}).name(), "");
}

TEST(guess_code, where_the_status_follows_grpc_all_rows_whose_code_maps_to_it)
{
    for (const Code code :
         {Code::unpaid, Code::taken, Code::missing, Code::limited, Code::gone_for_good, Code::required}) {
        char buffer[256];
        const Response sent = respond(connect, ApiError(code).with_param("x"), {}, buffer);
        EXPECT_EQ(read(connect, Received{sent.status, sent.body}), code) << sent.body;
    }
    const ApiError unpaid = read(connect, Received{400, R"({"code":"failed_precondition","message":"m"})"});
    EXPECT_EQ(unpaid, Code::unpaid);
    EXPECT_EQ(unpaid.status(), HttpStatus::payment_required);
    EXPECT_EQ(read(connect, Received{400, R"({"code":"invalid_argument","message":"At most 9 kg, please."})"}),
              Code::too_heavy);
    EXPECT_EQ(read(connect, Received{404, R"({"code":"not_found","message":"There is no parcel '7'."})"}),
              Code::missing);
    EXPECT_EQ(read(connect, Received{400, R"({"message":"Pay first."})"}), Code::unpaid);
    EXPECT_EQ(read(connect, Received{409, R"({"message":"m"})"}), Code::taken);
    EXPECT_EQ(read(connect, Received{400, R"({"message":"m"})"}).name(), "") << "one of three";
}

} // namespace
