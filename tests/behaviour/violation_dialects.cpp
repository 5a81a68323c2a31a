// SPDX-License-Identifier: BSL-1.0
// Tests of failed fields in the bodies of well-known APIs, written and read back by one description.
#include <amiss.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace violation_dialects_test {

enum class Code { invalid = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("dialects",
                                amiss::row(Code::invalid, "invalid", HttpStatus::unprocessable_content, "request",
                                           "Invalid input."),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api",
                                           "Something broke."));
}

/// What can be wrong with a field.
enum class Rule { too_short = 1, required, not_positive };
constexpr auto amiss_catalog(Rule)
{
    using amiss::HttpStatus;
    constexpr HttpStatus status = HttpStatus::unprocessable_content;
    return amiss::catalog<Rule>(
        "rules",
        amiss::row(Rule::too_short, "too_short", status, "rule", "{param} has fewer than {least} characters.")
            .plain("Too short."),
        amiss::row(Rule::required, "required", status, "rule", "{param} is required.").plain("Required."),
        amiss::row(Rule::not_positive, "not_positive", status, "rule", "Must be positive."));
}

} // namespace violation_dialects_test
AMISS_ERROR_ENUM(violation_dialects_test, Code)

namespace {

using namespace amiss;
using violation_dialects_test::Code;
using violation_dialects_test::Rule;

ApiError invalid() { return Code::invalid; }

// Writes the error, compares the body, and checks that the violations that are read back are those of `expected`.
template <class Envelope>
void both_ways(const Envelope& envelope, const ApiError& error, std::string_view body, const ApiError& expected)
{
    EXPECT_EQ(to_string(envelope, error), body);
    const ApiError back = read(envelope, Received{422, body});
    EXPECT_FALSE(back.malformed()) << back.context();
    const Violations violations = expected.violations(), read_back = back.violations();
    ASSERT_EQ(read_back.size(), violations.size());
    for (std::size_t at = 0; at < violations.size(); ++at) {
        EXPECT_EQ(read_back[at].field, violations[at].field);
        EXPECT_EQ(read_back[at].message, violations[at].message);
        EXPECT_EQ(read_back[at].code, violations[at].code);
        EXPECT_EQ(read_back[at].details(), violations[at].details());
    }
    char buffer[1024];
    for (std::size_t capacity = 0; capacity <= body.size(); ++capacity) {
        const Written fitted = write_fitted(envelope, error, {}, buffer, capacity);
        EXPECT_LE(fitted.text.size(), capacity);
    }
}
template <class Envelope>
void both_ways(const Envelope& envelope, const ApiError& error, std::string_view body)
{
    both_ways(envelope, error, body, error);
}

TEST(violation_dialects, github)
{
    constexpr auto github = amiss::envelope(Code::internal, [] {
        return object(member("message", field::message),
                      member("errors",
                             each_violation(object(optional_member("resource", field::violation_detail("resource")),
                                                   member("field", field::violation_field),
                                                   member("code", field::violation_code)))));
    });
    both_ways(github,
              invalid()
                  .with_violation(violation("title", "", "missing_field").detail("resource", "Issue"))
                  .with_violation(violation("labels", "", "invalid")),
              R"({"message":"Invalid input.","errors":[{"resource":"Issue","field":"title","code":"missing_field"},)"
              R"({"field":"labels","code":"invalid"}]})");
}

TEST(violation_dialects, microsoft)
{
    constexpr auto microsoft = amiss::envelope(Code::internal, [] {
        return object(
            member("error",
                   object(member("code", field::code), member("message", field::message),
                          optional_member("details",
                                          each_violation(object(member("code", field::violation_code),
                                                                member("target", field::violation_field),
                                                                member("message", field::violation_message)))))));
    });
    both_ways(microsoft, invalid().with_violation("PhoneNumber", "Must not be null", "NullValue"),
              R"({"error":{"code":"invalid","message":"Invalid input.","details":[)"
              R"({"code":"NullValue","target":"PhoneNumber","message":"Must not be null"}]}})");
    both_ways(microsoft, invalid(), R"({"error":{"code":"invalid","message":"Invalid input."}})");
}

TEST(violation_dialects, kubernetes)
{
    constexpr auto kubernetes = amiss::envelope(Code::internal, [] {
        return object(member("kind", "Status"), member("reason", field::code),
                      member("details",
                             object(optional_member("causes",
                                                    each_violation(object(member("reason", field::violation_code),
                                                                          member("message", field::violation_message),
                                                                          member("field", field::violation_field)))))));
    });
    both_ways(kubernetes, invalid().with_violation("spec.containers", "Required value", "FieldValueRequired"),
              R"({"kind":"Status","reason":"invalid","details":{"causes":[{"reason":"FieldValueRequired",)"
              R"("message":"Required value","field":"spec.containers"}]}})");
}

constexpr auto fastapi = amiss::envelope(Code::internal, [] {
    return object(member("detail",
                         each_violation(object(member("type", field::violation_code),
                                               member("loc", field::violation_field.as_path("body")),
                                               member("msg", field::violation_message),
                                               optional_member("input", field::violation_detail("input")),
                                               optional_member("ctx", field::violation_detail("ctx"))))));
});

TEST(violation_dialects, fastapi)
{
    both_ways(fastapi,
              invalid()
                  .with_violation(violation("item.0", "Not an integer", "int_parsing").detail("input", "x"))
                  .with_violation(violation("query.limit", "Too large", "less_than")
                                      .detail("input", 9)
                                      .detail("ctx", raw_json(R"({"lt":5})")))
                  .with_violation("", "Required", "missing"),
              R"({"detail":[{"type":"int_parsing","loc":["body","item",0],"msg":"Not an integer","input":"x"},)"
              R"({"type":"less_than","loc":["query","limit"],"msg":"Too large","input":9,"ctx":{"lt":5}},)"
              R"({"type":"missing","loc":["body"],"msg":"Required"}]})");
}

TEST(violation_dialects, a_pointer_becomes_a_path_and_comes_back_with_dots)
{
    both_ways(
        fastapi,
        invalid()
            .with_violation("/item/0/a~1b", "m", "c")
            .with_violation("/body/item/1", "n")
            .with_violation("/a.b", "o"),
        R"({"detail":[{"type":"c","loc":["body","item",0,"a/b"],"msg":"m"},)"
        R"({"type":"","loc":["body","item",1],"msg":"n"},{"type":"","loc":["body","a.b"],"msg":"o"}]})",
        invalid().with_violation("item.0.a/b", "m", "c").with_violation("item.1", "n").with_violation("/a.b", "o"));
}

TEST(violation_dialects, a_path_is_read_from_a_text_too_and_what_is_no_step_is_noted)
{
    const ApiError text = read(fastapi, Received{422, R"({"detail":[{"loc":"/a/0","msg":"m"}]})"});
    EXPECT_EQ(text.violations()[0], (Violation{"/a/0", "m"}));
    const ApiError odd = read(fastapi, Received{422, R"({"detail":[{"loc":["a",true,{"b":1},"c"],"msg":"m"}]})"});
    EXPECT_EQ(odd.violations()[0], (Violation{"a.c", "m"}));
    EXPECT_TRUE(odd.malformed());
    const std::string longest(600, 'x');
    const ApiError cut = read(fastapi, Received{422, R"({"detail":[{"loc":[")" + longest + R"("],"msg":"m"}]})"});
    EXPECT_EQ(cut.violations()[0], (Violation{"", "m"}));
    EXPECT_TRUE(cut.malformed());
}

TEST(violation_dialects, graphql_has_the_path_of_the_error)
{
    constexpr auto graphql = amiss::envelope(Code::internal, [] {
        return object(
            member("errors",
                   array(object(member("message", field::message), optional_member("path", field::param.as_path()),
                                member("extensions", object(member("code", field::code)))))));
    });
    const ApiError error = invalid().with_param("hero.heroFriends.1.name");
    const std::string body = to_string(graphql, error);
    EXPECT_EQ(body,
              R"({"errors":[{"message":"Invalid input.","path":["hero","heroFriends",1,"name"],)"
              R"("extensions":{"code":"invalid"}}]})");
    EXPECT_EQ(read(graphql, Received{422, body}).param(), "hero.heroFriends.1.name");
}

TEST(violation_dialects, json_api_has_the_error_and_then_its_violations)
{
    constexpr auto json_api = amiss::envelope(Code::internal, [] {
        return object(
            member("errors",
                   array(object(member("status", field::status.as_text()), member("code", field::code)),
                         each_violation(object(member("code", field::violation_code),
                                               member("detail", field::violation_message),
                                               member("source", object(member("pointer", field::violation_field))))))));
    });
    both_ways(json_api,
              invalid()
                  .with_violation("/data/a", "Must be short.", "long")
                  .with_violation("/data/b", "Is missing.", "missing"),
              R"({"errors":[{"status":"422","code":"invalid"},)"
              R"({"code":"long","detail":"Must be short.","source":{"pointer":"/data/a"}},)"
              R"({"code":"missing","detail":"Is missing.","source":{"pointer":"/data/b"}}]})");
    both_ways(json_api, invalid(), R"({"errors":[{"status":"422","code":"invalid"}]})");
    EXPECT_EQ(read(json_api, Received{422, to_string(json_api, invalid())}), Code::invalid);
    EXPECT_EQ(read_any(Received{422, to_string(json_api, invalid().with_violation("/data/a", "Is long.", "long"))})
                  .violations()[0],
              (Violation{"/data/a", "Is long.", "long"}));
}

TEST(violation_dialects, spring)
{
    constexpr auto spring = amiss::envelope(Code::internal, [] {
        return object(member("status", field::status),
                      optional_member("errors",
                                      each_violation(object(
                                          optional_member("codes", field::violation_detail("codes")),
                                          member("defaultMessage", field::violation_message),
                                          optional_member("objectName", field::violation_detail("objectName")),
                                          member("field", field::violation_field),
                                          optional_member("rejectedValue", field::violation_detail("rejectedValue")),
                                          member("bindingFailure", field::violation_detail("bindingFailure"))
                                              .when(field::violation_detail("bindingFailure")),
                                          member("code", field::violation_code)))));
    });
    both_ways(spring,
              invalid().with_violation(violation("quantity", "must be greater than 0", "Positive")
                                           .detail("codes", raw_json(R"(["Positive.order.quantity","Positive"])"))
                                           .detail("objectName", "order")
                                           .detail("rejectedValue", -1)
                                           .detail("bindingFailure", false)),
              R"({"status":422,"errors":[{"codes":["Positive.order.quantity","Positive"],)"
              R"("defaultMessage":"must be greater than 0","objectName":"order","field":"quantity","rejectedValue":-1,)"
              R"("bindingFailure":false,"code":"Positive"}]})");
}

TEST(violation_dialects, laravel)
{
    constexpr auto laravel = amiss::envelope(Code::internal, [] {
        return object(member("message", field::message), optional_member("errors", field::violations.as_lists()));
    });
    const ApiError error = invalid()
                               .with_violation("email", "Is taken.")
                               .with_violation("email", "Is long.")
                               .with_violation("age", "Is low.");
    both_ways(laravel, error,
              R"({"message":"Invalid input.","errors":{"email":["Is taken.","Is long."],"age":["Is low."]}})");
    const ApiError texts = read(laravel, Received{422, R"({"message":"m","errors":{"email":"Is taken."}})"});
    EXPECT_EQ(texts.violations()[0], (Violation{"email", "Is taken."}));
}

TEST(violation_dialects, rails_and_django_have_nothing_but_the_fields)
{
    constexpr auto rails = amiss::envelope(Code::internal, [] { return object(field::violations.as_lists()); });
    const ApiError error = invalid()
                               .with_violation("name", "can't be blank")
                               .with_violation("name", "is short")
                               .with_violation("base", "is odd");
    both_ways(rails, error, R"({"name":["can't be blank","is short"],"base":["is odd"]})");
    EXPECT_EQ(to_string(rails, invalid()), "{}");

    constexpr auto plain = amiss::envelope(Code::internal, [] { return object(field::violations); });
    both_ways(plain, error, R"({"name":"can't be blank","base":"is odd"})",
              invalid().with_violation("name", "can't be blank").with_violation("base", "is odd"));
}

TEST(violation_dialects, bare_violations_leave_the_object_its_own_members)
{
    constexpr auto mixed = amiss::envelope(Code::internal, [] {
        return object(member("code", field::code), field::violations.as_lists(),
                      optional_member("id", field::request_id));
    });
    const ApiError error =
        invalid().with_violation("code", "is odd").with_violation("id", "is odd").with_violation("a", "is odd");
    EXPECT_EQ(to_string(mixed, error, {"req_1"}), R"({"code":"invalid","a":["is odd"],"id":"req_1"})");
    EXPECT_EQ(to_string(mixed, invalid().with_violation("id", "is odd")), R"({"code":"invalid"})");

    const ApiError back = read(mixed,
                               Received{422,
                                        R"({"a":"x","b":["y",1,"z"],"n":3,"o":{"p":["q"]},"u":null,"t":true,)"
                                        R"("code":"invalid","a":"again","id":"req_1"})"});
    EXPECT_EQ(back, Code::invalid);
    EXPECT_EQ(back.request_id(), "req_1");
    EXPECT_FALSE(back.malformed());
    ASSERT_EQ(back.violations().size(), 3U);
    EXPECT_EQ(back.violations()[0], (Violation{"a", "x"}));
    EXPECT_EQ(back.violations()[1], (Violation{"b", "y"}));
    EXPECT_EQ(back.violations()[2], (Violation{"b", "z"}));
}

TEST(violation_dialects, codes_in_a_style_come_back_as_the_names_of_rows)
{
    constexpr auto layout =
        object(member("errors",
                      each_violation(object(optional_member("code", field::violation_code.as_upper_snake()),
                                            member("field", field::violation_field)))));
    const ApiError error = invalid()
                               .with_violation(violation("a", Rule::too_short))
                               .with_violation("b", "")
                               .with_violation("c", "", "other_code");
    const std::string body = to_string(layout, error);
    EXPECT_EQ(body, R"({"errors":[{"code":"TOO_SHORT","field":"a"},{"field":"b"},{"code":"OTHER_CODE","field":"c"}]})");
    const ApiError back = read<Rule>(layout, Received{422, body});
    EXPECT_EQ(back.violations()[0].as<Rule>(), Rule::too_short);
    EXPECT_EQ(back.violations()[1].code, "");
    EXPECT_EQ(back.violations()[2].code, "OTHER_CODE");
}

TEST(violation_dialects, the_forms_of_a_code_that_is_read)
{
    constexpr auto layout = object(member("errors",
                                          each_violation(object(member("code", field::violation_code),
                                                                optional_member("text", field::violation_message)))));
    const auto first = [&layout](std::string_view body) {
        const ApiError error = read(layout, Received{422, body});
        const Violation violation = error.violations().empty() ? Violation{} : error.violations()[0];
        return std::string(violation.code) + "|" + std::string(violation.message)
            + (error.malformed() ? "|malformed" : "");
    };
    EXPECT_EQ(first(R"({"errors":[{"code":"c","text":"t"}]})"), "c|t");
    EXPECT_EQ(first(R"({"errors":[{"code":17}]})"), "17|");
    EXPECT_EQ(first(R"({"errors":[{"code":"must not be empty"}]})"), "|must not be empty|malformed");
    EXPECT_EQ(first(R"({"errors":[{"text":"t","code":"must not be empty"}]})"), "|t|malformed");
    EXPECT_EQ(first(R"({"errors":[{"code":null,"text":"t"}]})"), "|t");
    EXPECT_EQ(first(R"({"errors":[{"code":"null","text":"t"}]})"), "|t");
    EXPECT_EQ(first(R"({"errors":[{"code":["c"],"text":"t"}]})"), "|t|malformed");
}

TEST(violation_dialects, of_a_detail_that_comes_twice_the_first_counts)
{
    constexpr auto layout = object(member("errors",
                                          each_violation(object(member("field", field::violation_field),
                                                                member("a", field::violation_detail("a"))))));
    const ApiError error = read(layout,
                                Received{422,
                                         R"({"errors":[{"field":"f","a":1,"a":"2"},{"field":"g","a":null},)"
                                         R"({"field":"h","a":""},{"field":"i","a":"x\ty"}]})"});
    ASSERT_EQ(error.violations().size(), 4U);
    EXPECT_EQ(error.violations()[0].details(), R"({"a":1})");
    EXPECT_EQ(error.violations()[1].details(), "");
    EXPECT_EQ(error.violations()[2].details(), "");
    EXPECT_EQ(error.violations()[3].detail("a"), "x\ty");
    constexpr auto optional =
        object(member("errors",
                      each_violation(object(member("field", field::violation_field),
                                            optional_member("a", field::violation_detail("a")),
                                            nullable_member("b", field::violation_detail("b"))))));
    const ApiError empty = read(optional, Received{422, R"({"errors":[{"field":"f","a":"","b":""}]})"});
    EXPECT_EQ(empty.violations()[0].details(), R"({"a":"","b":""})") << "not how a missing value is written";

    std::string many = R"({"errors":[{"field":"f")";
    for (int time = 0; time < 20; ++time) many += R"(,"a":1)";
    EXPECT_TRUE(read(layout, Received{422, many + "}]}"}).malformed());
}

TEST(violation_dialects, an_element_can_be_a_part_alone)
{
    constexpr auto paths = object(member("paths", each_violation(field::violation_field.as_path())),
                                  member("codes", each_violation(field::violation_code)),
                                  member("all", each_violation(field::violation_detail("d"))));
    const std::string body = to_string(paths, invalid().with_violation(violation("a.0", "", "c").detail("d", true)));
    EXPECT_EQ(body, R"({"paths":[["a",0]],"codes":["c"],"all":[true]})");
    const auto read_back = [&paths](std::string_view all) {
        return read(paths,
                    Received{422, R"({"paths":[["a",0],["b"]],"codes":["c"],"all":[)" + std::string(all) + "]}"});
    };
    const ApiError error = read_back("true");
    ASSERT_EQ(error.violations().size(), 4U);
    EXPECT_EQ(error.violations()[1].field, "b");
    EXPECT_EQ(error.violations()[2].code, "c");
    EXPECT_EQ(error.violations()[3].detail("d"), "true");
    EXPECT_EQ(read_back(R"({"e":1})").violations()[3].detail("d"), R"({"e":1})");
    EXPECT_EQ(read_back(R"("f")").violations()[3].detail("d"), "f");
    EXPECT_EQ(read_back("7").violations()[3].detail("d"), "7");
    EXPECT_EQ(read_back(R"(true,"f")").violations().size(), 4U) << "they differ in a detail alone";
}

} // namespace
