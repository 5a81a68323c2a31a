// SPDX-License-Identifier: BSL-1.0
// The table of fields: each one is found by its number, and each text goes all the way through the library.
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/field.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/catalog/enum_names.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/json.hpp>
#include <amiss/log.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace amiss;

/// A text with a setter and a getter. The texts of a row have no setter.
struct TextField {
    FieldKind kind;
    std::string_view (ApiError::*get)() const noexcept;
    ApiError& (ErrorSetters<ApiError>::*set)(std::string_view) & noexcept;
};
constexpr TextField text_fields[] = {
    {FieldKind::message, &ApiError::message, &ErrorSetters<ApiError>::with_message},
    {FieldKind::param, &ApiError::param, &ErrorSetters<ApiError>::with_param},
    {FieldKind::doc_url, &ApiError::doc_url, &ErrorSetters<ApiError>::with_doc_url},
    {FieldKind::instance, &ApiError::instance, &ErrorSetters<ApiError>::with_instance},
    {FieldKind::trace_id, &ApiError::trace_id, &ErrorSetters<ApiError>::with_trace_id},
    {FieldKind::request_id, &ApiError::request_id, &ErrorSetters<ApiError>::with_request_id},
};

// A field of the library that is missing in text_fields stops the compiler here.
constexpr bool all_are_listed()
{
    for (const FieldRow& row : field_table) {
        if (!detail::is_text_field(row.kind) || row.kind == FieldKind::code || row.kind == FieldKind::type) continue;
        bool listed = false;
        for (const TextField& field : text_fields) listed = listed || field.kind == row.kind;
        if (!listed) return false;
    }
    return true;
}
static_assert(all_are_listed(), "a text field is missing from text_fields above: its getter and its setter");

constexpr std::size_t enumerators()
{
    std::size_t count = 0;
    for (const std::string_view name : detail::EnumBlock<FieldKind, 0>::names) count += name.empty() ? 0U : 1U;
    return count;
}
static_assert(enumerators() == field_count, "each FieldKind has a row in field_table");

static_assert(detail::form_of(FieldKind::param) == FieldForm::text
              && detail::form_of(FieldKind::doc_url) == FieldForm::link);
static_assert(field::violations.as_lists().style == FieldStyle::lists);
static_assert(field::detail("k").key == "k" && field::status.as_text().style == FieldStyle::text);

/// An error in which one field is set to "the text".
ApiError with_text(const TextField& field)
{
    ApiError error = cstar::Code::invalid_json;
    (error.*field.set)("the text");
    return error;
}

constexpr std::string_view name_of(FieldKind kind) { return field_table[static_cast<std::size_t>(kind)].name; }

TEST(field, a_text_that_is_set_is_got)
{
    for (const TextField& field : text_fields) EXPECT_EQ((with_text(field).*field.get)(), "the text");
}

TEST(field, a_text_counts_when_errors_are_compared)
{
    for (const TextField& field : text_fields)
        EXPECT_NE(with_text(field), ApiError(cstar::Code::invalid_json)) << name_of(field.kind);
}

TEST(field, a_text_is_written_and_read_in_a_layout_that_places_it)
{
    for (const TextField& field : text_fields) {
        const auto layout = object(member("code", amiss::field::code), optional_member("x", Field{field.kind}))
                                .request_ids(RequestIds::printable_ascii); // "the text" is an id then
        const std::string body = to_string(layout, with_text(field));
        EXPECT_EQ(body, R"({"code":"invalid_json","x":"the text"})") << name_of(field.kind);
        const ApiError back = read<cstar::Code>(layout, Received{400, body});
        EXPECT_EQ((back.*field.get)(), "the text") << name_of(field.kind);
        // Because of the space, this body is read by Boost.JSON.
        const ApiError spaced = read<cstar::Code>(layout, Received{400, " " + body});
        EXPECT_EQ((spaced.*field.get)(), "the text") << name_of(field.kind);
    }
}

TEST(field, a_text_is_written_by_a_compiled_layout)
{
    const auto body_of = [](auto envelope, const TextField& field) { return to_string(envelope, with_text(field)); };
    constexpr auto message = envelope(cstar::Code::internal_error, [] { return object(member("x", field::message)); });
    constexpr auto param = envelope(cstar::Code::internal_error, [] { return object(member("x", field::param)); });
    EXPECT_EQ(body_of(message, text_fields[0]), R"({"x":"the text"})");
    EXPECT_EQ(body_of(param, text_fields[1]), R"({"x":"the text"})");
}

TEST(field, a_text_goes_through_a_json_value)
{
    for (const TextField& field : text_fields) {
        const boost::json::value value = boost::json::value_from(with_text(field));
        EXPECT_EQ(value.at(std::string(name_of(field.kind))).as_string(), "the text");
        const ApiError back = boost::json::value_to<ApiError>(value);
        EXPECT_EQ((back.*field.get)(), "the text") << name_of(field.kind);
    }
}

TEST(field, a_logged_text_is_in_the_log_line_by_its_name)
{
    for (const TextField& field : text_fields) {
        if (field.kind == FieldKind::message) continue; // the line has no name for the message
        char buffer[256];
        const std::string line(log_line(with_text(field), buffer));
        const std::string entry = " " + std::string(name_of(field.kind)) + R"(="the text")";
        const bool logged = field_table[static_cast<std::size_t>(field.kind)].logged;
        EXPECT_EQ(line.find(entry) != line.npos, logged) << line;
    }
}

constexpr auto flag_layout =
    object(member("code", amiss::field::code), optional_member("retryable", amiss::field::retryable));

TEST(field, whether_to_repeat_is_read_as_the_servers_word)
{
    const auto back = [](std::string_view body, int status = 404) {
        return read<cstar::Code>(flag_layout, Received{status, body});
    };
    // As the fast reader and as Boost.JSON's parser read it.
    for (const char* const body : {R"({"code":"x","retryable":true})", R"({ "retryable":true,"code":"x"})",
                                   R"({"code":"x","retryable":"True"})"}) {
        EXPECT_EQ(back(body).retry_class(), Retry::if_idempotent) << body;
        EXPECT_EQ(back(body).retry_word(), RetryWord::server) << body;
        EXPECT_FALSE(back(body).malformed()) << body;
    }
    for (const char* const body : {R"({"code":"x","retryable":false})", R"({ "retryable":false,"code":"x"})",
                                   R"({"code":"x","retryable":"FALSE","retryable":true})"}) {
        EXPECT_EQ(back(body, 503).retry_class(), Retry::never) << body;
        EXPECT_FALSE(back(body, 503).retryable()) << body;
    }
    for (const char* const body :
         {R"({"code":"x"})", R"({"code":"x","retryable":null})", R"({"code":"x","retryable":""})"}) {
        EXPECT_EQ(back(body, 503).retry_word(), RetryWord::status) << body;
        EXPECT_FALSE(back(body, 503).malformed()) << body;
    }
    EXPECT_TRUE(back(R"({"code":"x","retryable":"perhaps"})").malformed());
    EXPECT_EQ(back(R"({"code":"x","retryable":"perhaps"})").retry_word(), RetryWord::status);
}

TEST(field, whether_to_repeat_comes_back_as_it_was_sent)
{
    for (const RowData& row : catalog_of<cstar::Code>()) {
        const ApiError sent = static_cast<cstar::Code>(row.value);
        const ApiError back =
            read<cstar::Code>(flag_layout, Received{to_int(sent.status()), to_string(flag_layout, sent)});
        EXPECT_EQ(back, sent) << row.name;
        EXPECT_EQ(back.retry_class(), sent.retry_class()) << row.name;
    }
}

TEST(field, a_json_value_has_the_servers_word_and_not_what_follows_from_the_code)
{
    for (const bool word : {false, true}) {
        ApiError error{HttpStatus::service_unavailable};
        EXPECT_EQ(boost::json::value_from(error).as_object().if_contains("retryable"), nullptr);
        detail::ErrorAccess::set_server_word(error, word);
        const boost::json::value value = boost::json::value_from(error);
        EXPECT_EQ(value.at("retryable").as_bool(), word);
        const ApiError back = boost::json::value_to<ApiError>(value);
        EXPECT_EQ(back, error);
        EXPECT_EQ(back.retry_word(), RetryWord::server);
    }
    ApiError later{HttpStatus::forbidden};
    detail::ErrorAccess::set_header_delay(later);
    EXPECT_TRUE(boost::json::value_to<ApiError>(boost::json::value_from(later)).retryable());
    const auto wrong =
        boost::json::try_value_to<ApiError>({{"code", ""}, {"message", ""}, {"status", 500}, {"retryable", "yes"}});
    EXPECT_TRUE(wrong.has_error());
}
} // namespace
