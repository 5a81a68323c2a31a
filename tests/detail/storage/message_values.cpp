// SPDX-License-Identifier: BSL-1.0
// Tests of the setters of what a message may name: every order of them against a simple reference, and what they leave alone.
#include <amiss/detail/storage/message_values.hpp>

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace values_test {
enum class Code { plain = 1, param, first, last, twice, delay, detail, both, braces, all, text };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    const auto status = HttpStatus::conflict;
    return amiss::catalog<Code>(
        "values_test", amiss::row(Code::plain, "plain", status, "", "Nothing is named."),
        amiss::row(Code::param, "param", status, "", "The '{param}' field is required."),
        amiss::row(Code::first, "first", status, "", "{param} comes first, }} a brace last").plain("No value."),
        amiss::row(Code::last, "last", status, "", "Last comes {param}"),
        amiss::row(Code::twice, "twice", status, "", "{param}, and again {param}").plain("Not even once."),
        amiss::row(Code::delay, "delay", status, "", "Wait {retry_after} s.").plain("Wait."),
        amiss::row(Code::detail, "detail", status, "", "At most {limit}."),
        amiss::row(Code::both, "both", status, "", "{param}: at most {limit}.").plain("Too much."),
        amiss::row(Code::braces, "braces", status, "", "A {{brace}}"),
        amiss::row(Code::all, "all", status, "", "{{{param}}} {limit} {retry_after} {limit} {na\"me} }}{{")
            .plain("All."),
        amiss::row(Code::text, "text", status, "", "{param}"));
}
} // namespace values_test
AMISS_ERROR_ENUM(values_test, Code)

namespace {

using amiss::ApiError;
using values_test::Code;
namespace detail = amiss::detail;

// The reference: the values, and the message that follows from them.
struct Values {
    std::map<std::string, std::string> named;
    std::string own_message;

    void set(const std::string& key, const std::string& value)
    {
        if (value.empty())
            named.erase(key);
        else
            named[key] = value;
    }
    std::string message(const amiss::RowData& row) const
    {
        if (!own_message.empty()) return own_message;
        std::string filled;
        for (std::size_t at = 0; at < row.message.size(); ++at) {
            const char c = row.message[at];
            if ((c != '{' && c != '}') || row.message[at + 1] == c) {
                filled += c;
                at += c == '{' || c == '}' ? 1 : 0;
                continue;
            }
            const std::size_t end = row.message.find('}', at);
            const auto value = named.find(std::string(row.message.substr(at + 1, end - at - 1)));
            if (value == named.end())
                return std::string(row.plain.empty() ? amiss::reason_phrase(row.status) : row.plain);
            filled += value->second;
            at = end;
        }
        return filled;
    }
};

const std::string long_text(150, 'l');

// One call of a setter, on an error and on the reference.
template <class Error>
void call_setter(std::size_t which, Error& error, Values& values)
{
    switch (which) {
    case 0: return error.with_param("title"), values.set("param", "title");
    case 1: return error.with_param(long_text), values.set("param", long_text);
    case 2: return error.with_param(""), values.set("param", "");
    case 3: return error.with_retry_after(70), values.set("retry_after", "70");
    case 4: return error.with_detail("limit", 100), values.set("limit", "100");
    case 5:
        return error.with_detail("limit", "a \"quoted\"\n\xE2\x80\x94"),
               values.set("limit", "a \"quoted\"\n\xE2\x80\x94");
    case 6: return error.with_detail("na\"me", "x"), values.set("na\"me", "x");
    case 7: return error.with_detail("other", long_text), values.set("other", long_text);
    case 8: return static_cast<void>(error.with_request_id("req_1").with_violation("f", "m").with_context("c"));
    case 9: return error.with_detail("limit", ""), values.set("limit", "");
    default: return error.with_message("Own."), static_cast<void>(values.own_message = "Own.");
    }
}
constexpr std::size_t setters = 11;

std::string value_of(const Values& values, const std::string& key)
{
    const auto found = values.named.find(key);
    return found != values.named.end() ? found->second : std::string();
}

void expect_values(const ApiError& error, const Values& values, const amiss::RowData& row, const std::string& what)
{
    ASSERT_EQ(error.message(), values.message(row)) << row.name << what;
    ASSERT_EQ(error.param(), value_of(values, "param")) << row.name << what;
    ASSERT_EQ(error.detail("limit"), value_of(values, "limit")) << row.name << what;
    ASSERT_EQ(error.detail("other"), value_of(values, "other")) << row.name << what;
    ASSERT_EQ(error.retry_after().has_value(), values.named.count("retry_after") != 0) << row.name << what;
    ASSERT_FALSE(error.truncated());
}

TEST(message_values, every_order_of_setters_gives_the_message_of_the_values)
{
    constexpr std::size_t calls = 4;
    std::size_t orders = 1;
    for (std::size_t call = 0; call < calls; ++call) orders *= setters;
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        for (std::size_t order = 0; order < orders; ++order) {
            ApiError error(static_cast<Code>(row.value));
            Values values;
            std::string what;
            for (std::size_t call = 0, rest = order; call < calls; ++call, rest /= setters) {
                call_setter(rest % setters, error, values);
                what += ' ' + std::to_string(rest % setters);
            }
            expect_values(error, values, row, what);
            if (testing::Test::HasFatalFailure()) return;
        }
    }
}

// Where the program names the code, an optimizing compiler takes a shorter way.
template <Code Which>
void expect_named_code()
{
    for (std::size_t size = 0; size <= 240; ++size) {
        const std::string name(size, 'n');
        Values values;
        values.set("param", name);
        const amiss::RowData& row = *amiss::catalog_of<Code>().find(static_cast<int>(Which));
        const amiss::Failure failure = amiss::fail(Which).with_param(name);
        expect_values(failure.value(), values, row, "");
        ApiError error = Which;
        expect_values(error.with_param(name), values, row, "");
        EXPECT_EQ(error, failure.value());
        EXPECT_STREQ(failure.value().location().file, __FILE__);
    }
}

TEST(message_values, a_code_that_the_program_names_gives_the_same)
{
    expect_named_code<Code::plain>();
    expect_named_code<Code::param>();
    expect_named_code<Code::first>();
    expect_named_code<Code::last>();
    expect_named_code<Code::twice>();
    expect_named_code<Code::delay>();
    expect_named_code<Code::both>();
    expect_named_code<Code::braces>();
    expect_named_code<Code::text>();
}

// What the compiler does there, without the compiler.
TEST(message_values, the_first_records_are_the_same_as_those_set_one_by_one)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        for (std::size_t size = 0; size <= 240; ++size) {
            const std::string name(size, 'n');
            ApiError error(static_cast<Code>(row.value)), other(static_cast<Code>(row.value));
            detail::RecordBuffer& records = detail::ErrorAccess::records(error);
            const detail::ErrorHead made = records.head();
            const auto* const named = detail::row_that_names(records, detail::TemplateShape::param);
            const unsigned bytes = detail::put_param(records, name, named);
            if (bytes != 0) records.head().set_block(made.block_with(bytes));
            const bool is_single = (row.shape.values & detail::TemplateShape::single) != 0 && named != nullptr;
            EXPECT_EQ(bytes != 0, is_single && size != 0 && 2 * size + row.message.size() - 7 <= 224)
                << row.name << size;
            other.with_context("c").with_param(name); // not the first record
            EXPECT_EQ(error.message(), other.message()) << row.name << size;
            EXPECT_EQ(error.param(), other.param());
        }
    }
}

TEST(message_values, a_setter_of_something_else_leaves_the_message_where_it_is)
{
    ApiError error = ApiError(Code::both).with_param("p").with_detail("limit", 5);
    const char* const data = error.message().data();
    error.with_request_id("r").with_retry_after(9).with_context("c").with_violation("f", "m");
    EXPECT_EQ(error.message().data(), data);
    EXPECT_EQ(error.message(), "p: at most 5.");
    error.with_detail("other", 2); // the object of details grows, and moves what comes after it
    EXPECT_EQ(error.message(), "p: at most 5.");

    ApiError delay = ApiError(Code::delay).with_retry_after(3);
    const char* const other = delay.message().data();
    delay.with_param("p").with_detail("retry_after", 4).with_detail("param", 4);
    EXPECT_EQ(delay.message().data(), other);
    EXPECT_EQ(delay.message(), "Wait 3 s.");
}

TEST(message_values, a_value_may_be_in_the_error_itself)
{
    ApiError error = ApiError(Code::param).with_param("title");
    error.with_param(error.message());
    EXPECT_EQ(error.param(), "The 'title' field is required.");
    EXPECT_EQ(error.message(), "The 'The 'title' field is required.' field is required.");
    error.with_param(error.param().substr(4, 7));
    EXPECT_EQ(error.message(), "The ''title'' field is required.");

    ApiError limit = ApiError(Code::detail).with_detail("limit", 5);
    limit.with_detail("limit", limit.message());
    EXPECT_EQ(limit.message(), "At most At most 5..");
    limit.with_context("limit");
    limit.with_detail(limit.context(), 7); // the key
    EXPECT_EQ(limit.message(), "At most 7.");
}

TEST(message_values, a_detail_is_named_by_its_key_as_it_is_written)
{
    const amiss::RowData& row = *amiss::catalog_of<Code>().find(static_cast<int>(Code::all));
    EXPECT_TRUE(detail::names_detail(row, "limit"));
    EXPECT_TRUE(detail::names_detail(row, "na\"me"));
    for (const char* key : {"", "param", "retry_after", "limits", "lim", "na\\\"me"})
        EXPECT_FALSE(detail::names_detail(row, key)) << key;
}

} // namespace
