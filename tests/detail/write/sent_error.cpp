// SPDX-License-Identifier: BSL-1.0
// Tests of which error goes out.
#include <amiss/detail/write/sent_error.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::ApiError;
using amiss::detail::SentError;

TEST(sent_error, of_this_program_is_the_error_itself)
{
    const ApiError error = amiss::cstar::Code::key_expired;
    EXPECT_EQ(&SentError(error, amiss::EnvelopeOptions()).get(), &error);
}

TEST(sent_error, from_elsewhere_is_an_empty_one)
{
    const ApiError error =
        amiss::read(amiss::cstar::envelope,
                    amiss::Received{404, R"({"success":false,"error":{"code":"resource_not_found"}})"});
    ASSERT_EQ(error.provenance(), amiss::Provenance::server);
    const SentError sent(error, amiss::EnvelopeOptions());
    EXPECT_NE(&sent.get(), &error);
    EXPECT_EQ(sent.get().status(), amiss::HttpStatus::none);
    EXPECT_EQ(sent.get().name(), "");
    EXPECT_EQ(sent.get().provenance(), amiss::Provenance::local);
}

TEST(sent_error, of_an_edge_is_the_error_itself_where_it_has_a_status)
{
    amiss::EnvelopeOptions options;
    options.relay = true;
    const ApiError error = amiss::read(amiss::cstar::envelope, amiss::Received{404, ""});
    EXPECT_EQ(&SentError(error, options).get(), &error);
    const ApiError moved = amiss::read(amiss::cstar::envelope, amiss::Received{302, ""});
    EXPECT_NE(&SentError(moved, options).get(), &moved);
}

} // namespace
