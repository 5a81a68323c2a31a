// SPDX-License-Identifier: BSL-1.0
// Tests of calls between a server and a client of grpc++: what arrives of each error, and what the service by hand forgets.
#include "grpc/handlers.hpp"
#include "grpc/services.hpp"

#include <amiss/adapt/grpc.hpp>

#include <grpcpp/create_channel.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace tickets;
using amiss::ApiError;
using amiss::HttpStatus;
using judge::Code;

/// A server on a free port of this machine, and a client of it.
class Calls {
public:
    explicit Calls(std::unique_ptr<Tickets::Service> (*make)(Told&)) : service_(make(told))
    {
        int port = 0;
        grpc::ServerBuilder builder;
        builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
        builder.RegisterService(service_.get());
        server_ = builder.BuildAndStart();
        stub_ = Tickets::NewStub(
            grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
    }
    ~Calls() { stop(); }
    void stop() { server_->Shutdown(std::chrono::system_clock::now()); }

    amiss::expected<Ticket> get(const std::string& id, const std::string& request_id = "")
    {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
        if (!request_id.empty()) context.AddMetadata("x-request-id", request_id);
        GetRequest request;
        request.set_id(id);
        Ticket reply;
        AMISS_TRY(amiss::check_status<Code>(stub_->Get(&context, request, &reply), context));
        return reply;
    }
    ApiError error(const std::string& id, const std::string& request_id = "")
    {
        const auto result = get(id, request_id);
        EXPECT_FALSE(result) << id;
        return result ? ApiError(HttpStatus::none) : result.error();
    }
    ApiError watched(const std::string& id, int& tickets)
    {
        grpc::ClientContext context;
        GetRequest request;
        request.set_id(id);
        const auto stream = stub_->Watch(&context, request);
        for (Ticket ticket; stream->Read(&ticket);) ++tickets;
        return amiss::read_status<Code>(stream->Finish(), context);
    }

    Told told;

private:
    std::unique_ptr<Tickets::Service> service_;
    std::unique_ptr<grpc::Server> server_;
    std::unique_ptr<Tickets::Stub> stub_;
};

TEST(grpc_calls, a_success)
{
    Calls calls(with_adapter);
    const auto ticket = calls.get("7");
    ASSERT_TRUE(ticket);
    EXPECT_EQ(ticket->title(), "A ticket");
    EXPECT_TRUE(calls.told.lines.empty());
}

TEST(grpc_calls, each_error_arrives_with_all_that_it_has)
{
    Calls calls(with_adapter);
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        const ApiError error = calls.error(std::string(row.name), "req_client");
        EXPECT_TRUE(error.as<Code>() == static_cast<Code>(row.value)) << row.name;
        EXPECT_EQ(error.status(), row.status) << row.name;
        EXPECT_EQ(error.param(), "amount");
        EXPECT_EQ(error.detail("limit"), "100");
        EXPECT_EQ(error.request_id(), "req_client");
        EXPECT_EQ(error.doc_url(), "https://judge.example.com/errors#" + std::string(row.name));
        EXPECT_EQ(error.retry_after().has_value(), row.retry == amiss::Retry::after_delay) << row.name;
        EXPECT_EQ(error.provenance(), amiss::Provenance::server);
        EXPECT_EQ(error.context(), "");
        EXPECT_FALSE(error.malformed());
    }
    EXPECT_EQ(calls.error("parameter_invalid").violations().begin()->code, "TOO_LOW");
    EXPECT_EQ(calls.told.lines[0], "secret of the log req_client");
    EXPECT_EQ(calls.told.lines.size(), amiss::catalog_of<Code>().size() + 1);
}

TEST(grpc_calls, exceptions_and_foreign_codes_are_the_fallback_row)
{
    Calls calls(with_adapter);
    for (const char* const id : {"throw", "foreign"}) {
        const ApiError error = calls.error(id);
        EXPECT_EQ(error, Code::internal) << id;
        EXPECT_EQ(error.message(), "Something broke.") << id;
        EXPECT_EQ(calls.told.lines.back().substr(0, 6), "secret") << id;
    }
}

TEST(grpc_calls, a_message_that_is_no_utf8_arrives_mended)
{
    EXPECT_EQ(Calls(with_adapter).error("bad_bytes").message(), "a\xEF\xBF\xBDz");
}

TEST(grpc_calls, five_hundred_failed_fields_arrive_as_far_as_they_fit)
{
    const ApiError error = Calls(with_adapter).error("large");
    EXPECT_EQ(error, Code::parameter_invalid);
    EXPECT_GT(error.violations().size(), 60U);
}

TEST(grpc_calls, a_stream_ends_with_its_error)
{
    Calls calls(with_adapter);
    int count = 0;
    const ApiError error = calls.watched("7", count);
    EXPECT_EQ(count, 1);
    EXPECT_EQ(error, Code::overloaded);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(1));
    EXPECT_EQ(calls.watched("resource_missing", count), Code::resource_missing);
    EXPECT_EQ(count, 1);
}

TEST(grpc_calls, without_a_server_it_is_an_error_of_the_status)
{
    Calls calls(with_adapter);
    calls.stop();
    const ApiError error = calls.error("7");
    EXPECT_EQ(error.status(), HttpStatus::service_unavailable);
    EXPECT_EQ(error.provenance(), amiss::Provenance::synthesized);
    EXPECT_TRUE(error.retryable());
}

TEST(grpc_calls, what_is_written_by_hand_forgets)
{
    Calls calls(by_hand);
    EXPECT_EQ(calls.error("card_declined"), Code::card_declined);
    EXPECT_EQ(calls.error("throw"), Code::internal);
    EXPECT_TRUE(calls.error("bad_bytes").malformed()) << "protobuf writes the bad byte, and complains";
    EXPECT_EQ(calls.error("large").name(), "") << "too many metadata end the call";
}

} // namespace
