// SPDX-License-Identifier: BSL-1.0
// Tests of which errors go out as they are.
#include <amiss/detail/write/goes_out.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::ApiError;
using amiss::EnvelopeOptions;
using amiss::detail::goes_out;

ApiError read(int status) { return amiss::read(amiss::cstar::envelope, amiss::Received{status, ""}); }

TEST(goes_out, errors_of_this_program_do)
{
    EXPECT_TRUE(goes_out(amiss::cstar::Code::key_expired, EnvelopeOptions()));
    EXPECT_TRUE(goes_out(ApiError(amiss::HttpStatus::gone), EnvelopeOptions()));
}

TEST(goes_out, errors_from_elsewhere_do_not)
{
    EXPECT_FALSE(goes_out(read(404), EnvelopeOptions()));
    EXPECT_FALSE(goes_out(read(404).with_message("of ours"), EnvelopeOptions()));
}

TEST(goes_out, at_an_edge_errors_with_the_status_of_an_error_do)
{
    EnvelopeOptions edge;
    edge.relay = true;
    EXPECT_TRUE(goes_out(read(404), edge));
    for (const int status : {0, 200, 302, 600}) EXPECT_FALSE(goes_out(read(status), edge)) << status;
}

TEST(goes_out, at_an_edge_whose_envelope_fixes_the_status_every_error_does)
{
    EnvelopeOptions edge;
    edge.relay = true;
    edge.status = amiss::HttpStatus::ok;
    for (const int status : {0, 200, 302, 404}) EXPECT_TRUE(goes_out(read(status), edge)) << status;
    edge.relay = false;
    EXPECT_FALSE(goes_out(read(200), edge));
}

TEST(goes_out, stand_in_says_nothing)
{
    EXPECT_EQ(amiss::detail::stand_in().status(), amiss::HttpStatus::none);
    EXPECT_EQ(amiss::detail::stand_in().name(), "");
    EXPECT_TRUE(goes_out(amiss::detail::stand_in(), EnvelopeOptions()));
}

} // namespace
