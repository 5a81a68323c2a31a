// SPDX-License-Identifier: BSL-1.0
// Tests of details: values of every type, replaced values, texts of the error itself, and what stays inside the error.
#include <amiss/detail/storage/details.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::raw_json;

ApiError blank() { return ApiError{HttpStatus::bad_request}; }

bool on_heap(const ApiError& error)
{
    const std::string_view details = error.details();
    const auto* from = reinterpret_cast<const char*>(&error);
    return details.data() < from || details.data() >= from + sizeof error;
}

TEST(details, values_of_every_type)
{
    const ApiError error = blank()
                               .with_detail("text", "a")
                               .with_detail("string", std::string("b"))
                               .with_detail("bool", false)
                               .with_detail("int", -1)
                               .with_detail("least", std::numeric_limits<std::int64_t>::min())
                               .with_detail("most", std::numeric_limits<std::uint64_t>::max())
                               .with_detail("half", 0.5F)
                               .with_detail("big", 1e308)
                               .with_detail("nan", std::numeric_limits<double>::quiet_NaN())
                               .with_detail("inf", -std::numeric_limits<double>::infinity())
                               .with_detail("null", nullptr)
                               .with_detail("raw", raw_json(R"({"a":[1,{"b":null}]})"));
    EXPECT_EQ(error.details(),
              R"({"text":"a","string":"b","bool":false,"int":-1,"least":-9223372036854775808,)"
              R"("most":18446744073709551615,"half":0.5,"big":1e+308,"nan":null,"inf":null,"null":null,)"
              R"("raw":{"a":[1,{"b":null}]}})");
    EXPECT_EQ(error.detail("text"), "a");
    EXPECT_EQ(error.detail("least"), "-9223372036854775808");
    EXPECT_EQ(error.detail("raw"), R"({"a":[1,{"b":null}]})");
    EXPECT_EQ(error.detail("a").data(), nullptr);
    EXPECT_EQ(error.detail("absent").data(), nullptr);
}

TEST(details, a_replaced_detail_keeps_its_position)
{
    ApiError error = blank().with_detail("a", 1).with_detail("b", 2).with_detail("c", 3);
    EXPECT_EQ(error.with_detail("b", "two").details(), R"({"a":1,"b":"two","c":3})");
    EXPECT_EQ(error.with_detail("a", nullptr).details(), R"({"a":null,"b":"two","c":3})");
    EXPECT_EQ(error.with_detail("c", true).details(), R"({"a":null,"b":"two","c":true})");
}

TEST(details, keys_and_texts_with_quotes_and_controls)
{
    ApiError error = blank().with_detail("a\"b", "x\ny").with_detail("a", "plain").with_detail("", "empty key");
    EXPECT_EQ(error.details(), R"({"a\"b":"x\ny","a":"plain","":"empty key"})");
    EXPECT_EQ(error.detail("a\"b"), "x\ny");
    EXPECT_EQ(error.detail(""), "empty key");
    EXPECT_EQ(error.with_detail("a\"b", "\\").detail("a\"b"), "\\");
    EXPECT_EQ(error.with_detail("a\"b", "no more").detail("a\"b"), "no more");
    EXPECT_EQ(error.details(), R"({"a\"b":"no more","a":"plain","":"empty key"})");
}

TEST(details, ill_formed_text_is_repaired_only_in_json)
{
    const ApiError error = blank().with_detail("k", "a\xFFz");
    EXPECT_EQ(error.details(), "{\"k\":\"a\xEF\xBF\xBDz\"}");
    EXPECT_EQ(error.detail("k"), "a\xFFz");
}

TEST(details, invalid_raw_json_is_kept_as_a_string)
{
    const ApiError error = blank().with_detail("k", raw_json("{]")).with_detail("l", raw_json(""));
    EXPECT_EQ(error.details(), R"({"k":"{]","l":""})");
}

TEST(details, white_space_around_raw_json_is_dropped)
{
    const ApiError error = blank().with_detail("a", raw_json(" [1, 2]\n")).with_detail("b", 2);
    EXPECT_EQ(error.details(), R"({"a":[1, 2],"b":2})");
    EXPECT_EQ(error.detail("a"), "[1, 2]");
}

TEST(details, raw_json_of_more_than_16_levels_is_kept_as_a_string)
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(blank().with_detail("k", raw_json(nested(16))).details()[5], '[');
    EXPECT_EQ(blank().with_detail("k", raw_json(nested(17))).details()[5], '"');
    EXPECT_EQ(blank().with_detail("k", raw_json(nested(100000))).details()[5], '"');
}

TEST(details, unchecked_json_is_kept_at_any_depth)
{
    const std::string deep = std::string(100, '[') + std::string(100, ']');
    const ApiError error =
        blank().with_detail("deep", amiss::DetailValue::unchecked_json(deep)).with_detail("after", 1);
    EXPECT_EQ(error.details(), "{\"deep\":" + deep + ",\"after\":1}");
    EXPECT_EQ(error.detail("deep"), deep);
    EXPECT_EQ(error.detail("after"), "1");
}

TEST(details, setters_take_texts_of_the_same_error_at_every_size)
{
    for (std::size_t size = 0; size <= 300; ++size) {
        SCOPED_TRACE(size);
        const std::string fill(size, 'f');
        const std::string text = "value\t" + std::to_string(size);
        const ApiError start = blank().with_param(text).with_detail("x", text).with_context(fill);

        ApiError error = start;
        EXPECT_EQ(error.with_message(error.detail("x")).message(), text);
        error = start;
        EXPECT_EQ(error.with_param(error.param()).param(), text);
        error = start;
        EXPECT_EQ(error.with_detail("k", error.param()).detail("k"), text);
        EXPECT_EQ(error.with_detail("x", error.detail("k")).detail("x"), text);
        error = start;
        EXPECT_EQ(error.with_detail(error.param(), error.detail("x")).detail(text), text);
        error = start;
        EXPECT_EQ(error.with_detail("x", raw_json(error.details())).detail("x"), start.details());
        error = start;
        error.with_violation(error.param(), error.detail("x")).with_violation(error.violations()[0].message, "second");
        ASSERT_EQ(error.violations().size(), 2U);
        EXPECT_EQ(error.violations()[0], (amiss::Violation{text, text}));
        EXPECT_EQ(error.violations()[1], (amiss::Violation{text, "second"}));
        error.with_violation(error.violations()[1].field, error.violations()[1].message);
        EXPECT_EQ(error.violations().size(), 2U);
        EXPECT_EQ(error.context(), fill);
        EXPECT_FALSE(error.truncated());
    }
}

TEST(details, a_detail_that_fits_stays_inside)
{
    const std::string link(150, 'l');
    EXPECT_FALSE(on_heap(blank().with_detail("connect_url", link)));
    EXPECT_FALSE(on_heap(
        ApiError(amiss::codespar::Code::needs_connection)
            .with_request_id("req_a1B2c3D4e5F6")
            .with_detail("connect_url", "https://codespar.dev/connect/org_8fa2/mercadopago?state=a1B2c3D4e5F6")));
    EXPECT_TRUE(on_heap(blank().with_detail("connect_url", link + link)));
}

} // namespace
