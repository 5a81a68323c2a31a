// SPDX-License-Identifier: BSL-1.0
// Tests of what headers say about the form of a body.
#include <amiss/detail/infer/body_form.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using amiss::detail::BodyForm;

BodyForm form_of(const char* name, const char* value)
{
    const std::vector<std::pair<std::string, std::string>> headers{{name, value}};
    return BodyForm::of(amiss::Received{400, "", headers});
}

TEST(body_form, is_what_the_type_says)
{
    EXPECT_TRUE(form_of("content-type", "Text/HTML; charset=utf-8").html);
    EXPECT_TRUE(form_of("Content-Type", "application/problem+json").problem);
    EXPECT_TRUE(form_of("Content-Type", "multipart/mixed; boundary=b").multipart);
    EXPECT_TRUE(form_of("Content-Type", "text/event-stream").events);
    for (const char* type : {"", "text", "application/json", "application/problem+xml", "text/plain"}) {
        const BodyForm form = form_of("Content-Type", type);
        EXPECT_FALSE(form.html || form.problem || form.multipart || form.events) << type;
    }
    EXPECT_FALSE(form_of("Accept", "text/html").html);
    EXPECT_FALSE(BodyForm::of(amiss::Received{400, ""}).html);
}

TEST(body_form, is_encoded_unless_the_encoding_is_none)
{
    EXPECT_TRUE(form_of("Content-Encoding", "gzip").encoded);
    EXPECT_TRUE(form_of("content-encoding", "br").encoded);
    EXPECT_FALSE(form_of("Content-Encoding", "Identity").encoded);
    EXPECT_FALSE(form_of("Content-Encoding", "").encoded);
}

} // namespace
