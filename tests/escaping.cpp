// SPDX-License-Identifier: BSL-1.0
// What is escaped in a body: what JSON requires by default, and more for a page's script.
#include <amiss/escaping.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::Escaping;

TEST(escaping, is_json_unless_the_envelope_is_html_safe)
{
    const amiss::ApiError error = amiss::ApiError(amiss::cstar::Code::internal_error).with_message("<\"&\">");
    EXPECT_EQ(amiss::EnvelopeOptions().escaping, Escaping::json);
    EXPECT_NE(to_string(amiss::cstar::envelope, error, {}).find(R"(<\"&\">)"), std::string::npos);
    const auto safe = amiss::cstar::envelope.html_safe();
    EXPECT_EQ(safe.options.escaping, Escaping::html);
    EXPECT_NE(to_string(safe, error, {}).find(R"(\u003c\"\u0026\"\u003e)"), std::string::npos);
}

} // namespace
