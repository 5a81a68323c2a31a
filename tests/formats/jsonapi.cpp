// SPDX-License-Identifier: BSL-1.0
// Tests of JSON:API's errors: the examples of jsonapi.org, of a profile and of its schemas, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/jsonapi.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

/// The codes of the schema tests and of the example "Error Codes".
enum class Doc { id_invalid = 1, include_invalid, too_short, lacks_punctuation, no_match, internal };
constexpr auto amiss_catalog(Doc)
{
    return catalog<Doc>(
        "doc",
        row(Doc::id_invalid, "0x002", HttpStatus::bad_request, "", "")
            .column("title", "human-readable summary of the problem"),
        row(Doc::include_invalid, "0x008", HttpStatus::bad_request, "", "")
            .column("title", "human-readable summary of the problem"),
        row(Doc::too_short, "123", HttpStatus::unprocessable_content, "", "").column("title", "Value is too short"),
        row(Doc::lacks_punctuation, "225", HttpStatus::unprocessable_content, "", "")
            .column("title", "Passwords must contain a letter, number, and punctuation character."),
        row(Doc::no_match, "226", HttpStatus::unprocessable_content, "", "")
            .column("title", "Password and password confirmation do not match."),
        row(Doc::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}

/// Errors that the examples have no codes for: they are told by their statuses and titles.
enum class Page { invalid_attribute = 1, too_large, internal };
constexpr auto amiss_catalog(Page)
{
    return catalog<Page>("page",
                         row(Page::invalid_attribute, "invalid_attribute", HttpStatus::unprocessable_content, "",
                             "It is invalid.")
                             .column("title", "Invalid Attribute"),
                         row(Page::too_large, "too_large", HttpStatus::bad_request, "", "The page is too large.")
                             .column("title", "Page size requested is too large."),
                         row(Page::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}
enum class Query { invalid_parameter = 1, internal };
constexpr auto amiss_catalog(Query)
{
    return catalog<Query>("query",
                          row(Query::invalid_parameter, "invalid_parameter", HttpStatus::bad_request, "",
                              "A parameter is invalid.")
                              .column("title", "Invalid Query Parameter"),
                          row(Query::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}
enum class Value { invalid_parameter = 1, internal };
constexpr auto amiss_catalog(Value)
{
    return catalog<Value>("value",
                          row(Value::invalid_parameter, "invalid_parameter", HttpStatus::bad_request, "",
                              "A parameter is invalid.")
                              .column("title", "Invalid Parameter."),
                          row(Value::internal, "internal", HttpStatus::internal_server_error, "", "It broke."));
}
enum class Volume { forbidden = 1, invalid, malformed, backend };
constexpr auto amiss_catalog(Volume)
{
    return catalog<Volume>("volume",
                           row(Volume::forbidden, "forbidden", HttpStatus::forbidden, "", "It is not authorized."),
                           row(Volume::invalid, "invalid", HttpStatus::unprocessable_content, "", "It is invalid."),
                           row(Volume::malformed, "malformed", HttpStatus::bad_request, "", "JSON parse error"),
                           row(Volume::backend, "backend", HttpStatus::internal_server_error, "",
                               "It does not respond.")
                               .column("title", "The backend responded with an error"));
}

constexpr auto doc = formats::jsonapi(Doc::internal);

constexpr auto source = optional_member("source",
                                        object(optional_member("pointer", field::param),
                                               optional_member("parameter", field::detail("parameter"))));
constexpr auto title = optional_member("title", field::column("title"));
/// The order of the examples: status or code, source, title, detail.
struct StatusSource {
    constexpr auto operator()() const
    {
        return object(member("errors",
                             each_error(object(member("status", field::status.as_text()), source, title,
                                               optional_member("detail", field::message)))))
            .content_type("application/vnd.api+json");
    }
};
struct SourceTitle {
    constexpr auto operator()() const
    {
        return object(member("errors", each_error(object(source, title, optional_member("detail", field::message)))))
            .content_type("application/vnd.api+json");
    }
};
constexpr auto status_source = envelope(Page::internal, StatusSource());
constexpr auto one_status = envelope(Volume::backend, StatusSource());
/// The example has a 400 for a 403, a 422 and a 500.
constexpr auto several_statuses = one_status.status(HttpStatus::bad_request);
constexpr auto source_title = envelope(Page::internal, SourceTitle());
constexpr auto query = envelope(Query::internal, SourceTitle());
constexpr auto whole_document = envelope(Page::internal, [] {
    return object(member("errors",
                         each_error(object(member("source", object(member("pointer", field::param))),
                                           member("detail", field::message)))))
        .content_type("application/vnd.api+json");
});
constexpr auto codes = envelope(Doc::internal, [] {
    return object(member("jsonapi", object(member("version", "1.1"))),
                  member("errors",
                         each_error(object(member("code", field::code), source, title,
                                           optional_member("detail", field::message)))))
        .content_type("application/vnd.api+json");
});
constexpr auto page_size = envelope(Page::internal, [] {
    return object(
               member(
                   "errors",
                   each_error(object(
                       member("status", field::status.as_text()), member("meta", field::details), title,
                       member("detail", field::message), source,
                       member(
                           "links",
                           object(member(
                               "type",
                               array(
                                   "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/max-size-exceeded"))))))))
        .content_type("application/vnd.api+json");
});
constexpr auto status_last = envelope(Value::internal, [] {
    return object(member("errors",
                         each_error(object(title, member("detail", field::message), source,
                                           member("status", field::status.as_text())))))
        .content_type("application/vnd.api+json");
});
constexpr auto with_meta = envelope(Doc::internal, [] {
    return object(member("errors", each_error(formats::JsonApiLayout::of_error())),
                  member("meta", object(member("anything", "valid"))));
});

ApiError schema_error(Doc code, std::string_view id)
{
    return ApiError(code).with_instance(id).with_doc_url("http://www.example.com/errors/" + std::string(id));
}

const Dialect dialect(
    "jsonapi", "JSON:API 1.1",
    {shipped("jsonapi", doc), described("status_source", status_source), described("one_status", one_status),
     described("several_statuses", several_statuses), described("source_title", source_title),
     described("query", query), described("whole_document", whole_document), described("codes", codes),
     described("page_size", page_size), described("status_last", status_last), described("with_meta", with_meta)},
    {
        {"a basic error object",
         [] {
             return Errors{ApiError(Page::invalid_attribute)
                               .with_param("/data/attributes/firstName")
                               .with_message("First name must contain at least two characters.")};
         },
         "status_source", "", "", "-"},
        {"three errors of different status under a 400",
         [] {
             return Errors{ApiError(Volume::forbidden)
                               .with_param("/data/attributes/secretPowers")
                               .with_message("Editing secret powers is not authorized on Sundays."),
                           ApiError(Volume::invalid)
                               .with_param("/data/attributes/volume")
                               .with_message("Volume does not, in fact, go to 11."),
                           ApiError(Volume::backend)
                               .with_param("/data/attributes/reputation")
                               .with_message("Reputation service not responding after three requests.")};
         },
         "several_statuses", "", "", "-"},
        {"two errors of the same attribute",
         [] {
             return Errors{ApiError(Page::invalid_attribute)
                               .with_param("/data/attributes/firstName")
                               .with_message("First name must contain at least two characters."),
                           ApiError(Page::invalid_attribute)
                               .with_param("/data/attributes/firstName")
                               .with_message("First name must contain an emoji.")};
         },
         "source_title", "", "", "-"},
        {"errors with codes, and the jsonapi member",
         [] {
             return Errors{ApiError(Doc::too_short)
                               .with_param("/data/attributes/firstName")
                               .with_message("First name must contain at least two characters."),
                           ApiError(Doc::lacks_punctuation)
                               .with_param("/data/attributes/password")
                               .with_message("The password provided is missing a punctuation character."),
                           ApiError(Doc::no_match).with_param("/data/attributes/password")};
         },
         "codes"},
        {"a pointer to the whole document",
         [] {
             return Errors{
                 ApiError(Page::invalid_attribute).with_message("Missing `data` Member at document's top level.")};
         },
         "whole_document", "", "", "-"},
        {"the body was no JSON: no source",
         [] {
             return Errors{
                 ApiError(Volume::malformed)
                     .with_message("JSON parse error - Expecting property name at line 1 column 2 (char 1).")};
         },
         "one_status", "", "", "-"},
        {"an invalid query parameter",
         [] {
             return Errors{ApiError(Query::invalid_parameter)
                               .with_detail("parameter", "include")
                               .with_message("The resource does not have an `author` relationship path.")};
         },
         "query", "", "", "-"},
        {"page size too large: meta, links.type as an array",
         [] {
             return Errors{ApiError(Page::too_large)
                               .with_detail("page", raw_json(R"({"maxSize":100})"))
                               .with_detail("parameter", "page[size]")
                               .with_message("You requested a size of 200, but 100 is the maximum.")};
         },
         "page_size", "", "", "-"},
        {"an invalid parameter value",
         [] {
             return Errors{ApiError(Value::invalid_parameter)
                               .with_detail("parameter", "page[size]")
                               .with_message("page[size] must be a positive integer; got 0")};
         },
         "status_last", "", "", "-"},
        {"two errors with id and links.about, and a top-level meta",
         [] {
             return Errors{schema_error(Doc::id_invalid, "1").with_param("/data/id"),
                           schema_error(Doc::include_invalid, "2").with_detail("parameter", "include")};
         },
         "with_meta"},
        {"one error with id and links.about",
         [] { return Errors{schema_error(Doc::id_invalid, "1").with_param("/data/id")}; }},
    });

TEST(format_jsonapi, examples) { dialect.check(); }

TEST(format_jsonapi, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::jsonapi(fallback); });
}

TEST(format_jsonapi, an_error_with_violations_is_an_object_for_each)
{
    const ApiError error =
        ApiError(Doc::too_short)
            .with_violation("/data/attributes/name", "Name is too short.")
            .with_violation("/data/attributes/password", Doc::no_match)
            .with_violation(amiss::violation("", "No such path.", "no_path").detail("parameter", "include"));
    const std::string body = to_string(doc, error);
    EXPECT_EQ(body,
              R"({"errors":[{"status":"422","code":"123","detail":"Name is too short.",)"
              R"("source":{"pointer":"/data/attributes/name"}},)"
              R"({"status":"422","code":"226","source":{"pointer":"/data/attributes/password"}},)"
              R"({"status":"422","code":"no_path","detail":"No such path.","source":{"parameter":"include"}}]})");
    Errors back;
    read_each(doc, Received(422, body), [&back](const ApiError& one) { back.push_back(one); });
    ASSERT_EQ(back.size(), 3U);
    EXPECT_EQ(back[0], ApiError(Doc::too_short).with_param("/data/attributes/name").with_message("Name is too short."));
    EXPECT_EQ(back[1], ApiError(Doc::no_match).with_param("/data/attributes/password"));
    EXPECT_EQ(back[2].name(), "no_path");
    EXPECT_EQ(back[2].detail("parameter"), "include");
    EXPECT_EQ(read(doc, Received(422, body)), Doc::too_short) << "the first one";
}

TEST(format_jsonapi, several_errors_have_the_status_of_the_worst_ones)
{
    const Errors errors{Doc::id_invalid, Doc::no_match};
    const WrittenResponse response = response_of(doc, errors);
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.body,
              R"({"errors":[{"status":"400","code":"0x002",)"
              R"("title":"human-readable summary of the problem"},{"status":"422","code":"226",)"
              R"("title":"Password and password confirmation do not match."}]})");
    Errors back;
    read_each(doc, response.received(), [&back](const ApiError& error) { back.push_back(error); });
    EXPECT_EQ(back, errors);
    EXPECT_EQ(read(doc, response.received()), errors[0]) << "the first one";
    EXPECT_EQ(response_of(doc, Errors{Doc::id_invalid, ApiError(HttpStatus::service_unavailable)}).status, 503);
}

TEST(format_jsonapi, headers)
{
    const WrittenResponse response =
        response_of(doc, ApiError(Doc::internal).with_request_id("req_1").with_retry_after(2).with_detail("a", 1));
    EXPECT_EQ(response.body, R"({"errors":[{"status":"500","code":"internal","detail":"It broke.","meta":{"a":1}}]})");
    EXPECT_EQ(response.header("Content-Type"), "application/vnd.api+json");
    EXPECT_EQ(response.header("Retry-After"), "2");
    EXPECT_EQ(response.header("X-Request-Id"), "req_1");
}

TEST(format_jsonapi, mistakes)
{
    const ApiError wrong =
        read(doc, Received(422, R"({"errors":[{"status":422,"code":{},"detail":7,"source":"x","meta":[]}]})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_FALSE(wrong.as<Doc>());
    EXPECT_EQ(wrong.status(), HttpStatus::unprocessable_content);
    EXPECT_EQ(to_string(doc, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(doc, Doc::internal));
}

static_assert(doc.fallback == Doc::internal && doc.options.content_type == "application/vnd.api+json");

} // namespace
