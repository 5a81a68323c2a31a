// SPDX-License-Identifier: BSL-1.0
// Tests of a line in spdlog: it is made only where the logger takes it, and has the error's place.
#include <amiss/detail/spdlog/log_line_to.hpp>

#include <amiss/expected.hpp>
#include <amiss/server/request.hpp>

#include <gtest/gtest.h>

#include <spdlog/sinks/ostream_sink.h>

#include <memory>
#include <sstream>
#include <string>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;

TEST(log_line_to, makes_no_line_that_nobody_wants)
{
    std::ostringstream stream;
    spdlog::logger logger("test", std::make_shared<spdlog::sinks::ostream_sink_st>(stream));
    logger.set_pattern("%#:%v");
    logger.set_level(spdlog::level::err);
    int made = 0;
    const auto put = [&made](amiss::detail::LogWriter& out) {
        ++made;
        out.put("line {}");
    };
    const ApiError error = amiss::fail(HttpStatus::gone).value();
    amiss::detail::log_line_to(logger, spdlog::level::warn, error, put);
    EXPECT_EQ(made, 0);
    amiss::detail::log_line_to(logger, spdlog::level::err, error, put);
    EXPECT_EQ(made, 1);
    EXPECT_EQ(stream.str(), std::to_string(error.location().line) + ":line {}\n");
    amiss::detail::log_line_to(logger, spdlog::level::err, ApiError(HttpStatus::gone), put);
    EXPECT_NE(stream.str().find("\n:line {}\n"), std::string::npos);
}

TEST(log_line_to, asks_whether_a_request_has_a_target)
{
    EXPECT_TRUE(amiss::detail::HasTarget<amiss::Request>::value);
    EXPECT_FALSE(amiss::detail::HasTarget<std::string>::value);
}

} // namespace
