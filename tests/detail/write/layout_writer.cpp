// SPDX-License-Identifier: BSL-1.0
// Tests of the layout writer: the measured size is the written size, whatever members are left out.
#include <amiss/detail/write/layout_writer.hpp>

#include <amiss/detail/write/resolve_fallback.hpp>

#include "support/guarded_buffer.hpp"
#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/random_error.hpp"

#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr OptionMask all = ~OptionMask{0};

std::string written(const Plan& plan, const ApiError& error, OptionMask options)
{
    FieldValues values(error, {});
    resolve_fallback(values, plan);
    const std::size_t size = measure(plan, values, options);
    GuardedBuffer buffer(size);
    const char* end = interpret(buffer.data(), buffer.data() + size, plan, values, options);
    EXPECT_EQ(end - buffer.data(), static_cast<std::ptrdiff_t>(size));
    std::string body(buffer.data(), size);
    EXPECT_TRUE(buffer.is_intact(size)) << body;
    return body;
}

TEST(layout_writer, measures_what_it_writes_for_every_choice_of_members)
{
    RandomError random(8);
    const Plan plans[] = {plan_of(onestack::envelope), plan_of(layouts::problem), plan_of(layouts::json_api),
                          plan_of(layouts::nested),    plan_of(layouts::html),    plan_of(layouts::lists)};
    for (int round = 0; round < 100; ++round) {
        ApiError error = onestack::Code::validation_error;
        random.decorate(error, Bytes::any);
        for (const Plan& plan : plans) {
            const unsigned count = optional_count(plan.layout);
            for (OptionMask options = 0; options < OptionMask{1} << count; options += 1 + random.below(4)) {
                const std::string body = written(plan, error, options);
                ASSERT_TRUE(json_check::is_json(body)) << body;
                ASSERT_FALSE(json_check::has_duplicate_key(body)) << body;
            }
        }
    }
}

TEST(layout_writer, leaves_out_the_given_members)
{
    constexpr auto layout = object(
        optional_member("a", field::param), member("b", field::code),
        optional_member("c", object(optional_member("d", field::request_id), optional_member("e", field::retry_after))),
        field::details);
    const Plan plan = plan_of(layout);
    ApiError error = onestack::Code::conflict;
    error.with_param("p").with_request_id("r").with_retry_after(1).with_detail("f", 2);
    EXPECT_EQ(written(plan, error, all), R"({"a":"p","b":"CONFLICT","c":{"d":"r","e":1},"f":2})");
    EXPECT_EQ(written(plan, error, all & ~OptionMask{1}), R"({"b":"CONFLICT","c":{"d":"r","e":1},"f":2})");
    EXPECT_EQ(written(plan, error, all & ~OptionMask{2}), R"({"a":"p","b":"CONFLICT","f":2})");
    EXPECT_EQ(written(plan, error, all & ~OptionMask{4}), R"({"a":"p","b":"CONFLICT","c":{"e":1},"f":2})");
    EXPECT_EQ(written(plan, error, all & ~OptionMask{12}), R"({"a":"p","b":"CONFLICT","f":2})");
    EXPECT_EQ(written(plan, error, all & ~OptionMask{16}), R"({"a":"p","b":"CONFLICT","c":{"d":"r","e":1}})");
    EXPECT_EQ(written(plan, error, 0), R"({"b":"CONFLICT"})");
}

TEST(layout_writer, percent_encodes_the_code_only_in_the_link)
{
    // The kinds of bytes that a name may have (RFC 9110 §5.6.2); unreserved ones are kept (RFC 3986 §2.3).
    constexpr auto layout = array(field::doc_url);
    const ApiError error = onestack::Code::conflict;
    FieldValues values(error, {});
    resolve_fallback(values, plan_of(layout));
    values.doc_base = "https://e/#a b\"";
    values.set(FieldKind::code, "a-Z_0.~!#$%&'*+^`|");
    values.set_present(FieldKind::doc_url, true);
    std::string out(measure(plan_of(layout), values, all), '\0');
    interpret(out.data(), out.data() + out.size(), plan_of(layout), values, all);
    EXPECT_EQ(out, R"(["https://e/#a b\"a-Z_0.~%21%23%24%25%26%27%2A%2B%5E%60%7C"])");
}

TEST(layout_writer, writes_numbers_of_every_size)
{
    constexpr auto layout = array(field::retry_after, field::retry_after.as_text());
    ApiError error = onestack::Code::conflict;
    store_record(ErrorAccess::records(error), amiss::FieldKind::retry_after, std::int64_t{INT64_MAX});
    EXPECT_EQ(written(plan_of(layout), error, all), R"([9223372036854775807,"9223372036854775807"])");
    EXPECT_EQ(written(plan_of(layout), error.with_retry_after(-5), all), R"([0,"0"])") << "a delay is never negative";
}

TEST(layout_writer, handles_64_optional_members)
{
    constexpr auto member_of = [](const char* key) { return optional_member(key, field::param); };
    constexpr auto eight = [member_of](auto... keys) { return object(member_of(keys)...); };
    constexpr auto inner = eight("0", "1", "2", "3", "4", "5", "6");
    constexpr auto layout =
        object(optional_member("a", inner), optional_member("b", inner), optional_member("c", inner),
               optional_member("d", inner), optional_member("e", inner), optional_member("f", inner),
               optional_member("g", inner), optional_member("h", inner));
    static_assert(optional_count({layout.nodes.data(), layout.nodes.size()}) == 64);
    ApiError error = onestack::Code::conflict;
    error.with_param("p");
    const std::string whole = written(plan_of(layout), error, all);
    const std::string last_left_out = written(plan_of(layout), error, all >> 1U);
    EXPECT_EQ(whole.size() - last_left_out.size(), std::string(R"(,"6":"p")").size());
    EXPECT_EQ(written(plan_of(layout), error, 0), "{}");
}

} // namespace
