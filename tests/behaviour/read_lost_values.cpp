// SPDX-License-Identifier: BSL-1.0
// Tests of read with values in the wrong form: they are flagged, and what they were stays in the context.
#include <amiss/read.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read_any.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::Provenance;
using amiss::Received;
namespace cstar = amiss::cstar;
namespace onestack = amiss::onestack;

TEST(read_lost_values, a_value_of_the_wrong_kind_is_flagged_and_kept_as_context)
{
    const std::string start = R"({"error":{"code":"invalid_json","message":"m","param":)";
    const auto with = [&start](std::string_view value) {
        return amiss::read(cstar::envelope, Received{400, start + std::string(value) + "}}"});
    };
    for (const char* value : {"true", "[1]", "{\"a\":1}", "[{\"message\":\"x\"}]"}) {
        const ApiError error = with(value);
        EXPECT_EQ(error, cstar::Code::invalid_json) << value;
        EXPECT_EQ(error.message(), "m") << value;
        EXPECT_EQ(error.param(), "") << value;
        EXPECT_TRUE(error.malformed()) << value;
        EXPECT_EQ(error.context(), "\"param\":" + std::string(value));
    }
    EXPECT_EQ(with("7").param(), "7") << "a number says as much as its text";
    EXPECT_TRUE(with("7").malformed());
    EXPECT_EQ(with("7").context(), "");
    for (const char* nothing :
         {"null", "\"\"", "[]", "{}", "\"None\"", "\"N/A\"", "\"undefined\"", "\"nil\"", "\"null\""}) {
        const ApiError error = with(nothing);
        EXPECT_EQ(error.param(), "") << nothing;
        EXPECT_EQ(error.context(), "") << nothing;
        EXPECT_FALSE(error.malformed()) << nothing;
    }
}

TEST(read_lost_values, a_value_in_the_place_of_an_object_is_kept_as_context)
{
    for (const char* value : {"true", "7", "[1]", "\"soon\""}) {
        const std::string body = R"({"error":{"code":"invalid_json","message":"m"},"meta":)" + std::string(value) + "}";
        const ApiError error = amiss::read(cstar::envelope, Received{400, body});
        EXPECT_EQ(error, cstar::Code::invalid_json);
        EXPECT_TRUE(error.malformed()) << body;
        EXPECT_EQ(error.context(), "\"meta\":" + std::string(value));
    }
}

TEST(read_lost_values, words_for_no_value_are_absent_in_every_field)
{
    const ApiError error = amiss::read(cstar::envelope, Received{500, R"({"success":false,"error":{"type":"None",
        "code":"null","message":"undefined","param":"None","doc_url":"N/A","request_id":"nil"},
        "meta":{"timestamp":"None"}})"});
    EXPECT_EQ(error.provenance(), Provenance::synthesized) << "nothing is in it";
    const ApiError named = amiss::read(cstar::envelope, Received{500, R"({"success":false,"error":{"type":"None",
        "code":"new","message":"undefined","param":"None","doc_url":"N/A","request_id":"nil"},
        "meta":{"timestamp":"None"}})"});
    EXPECT_EQ(named.type(), "");
    EXPECT_EQ(named.message(), "Internal Server Error");
    EXPECT_EQ(named.param(), "");
    EXPECT_EQ(named.doc_url(), "");
    EXPECT_EQ(named.request_id(), "");
    EXPECT_FALSE(named.timestamp());
    EXPECT_FALSE(named.malformed());
    const ApiError kept =
        amiss::read(onestack::envelope,
                    Received{400, R"({"error":"m","code":"CONFLICT","details":{"k":"None","fields":{"f":"null"}}})"});
    EXPECT_EQ(kept.detail("k"), "None");
    EXPECT_EQ(kept.violations()[0].message, "null");
}

TEST(read_lost_values, a_code_that_is_none_is_kept_as_context)
{
    const auto read_code = [](std::string_view code) {
        return amiss::read(onestack::envelope, Received{400, R"({"error":"m","code":")" + std::string(code) + "\"}"});
    };
    for (const std::string& code : {std::string("two words"), std::string(129, 'c')}) {
        const ApiError error = read_code(code);
        EXPECT_EQ(error.name(), "");
        EXPECT_EQ(error.message(), "m");
        EXPECT_TRUE(error.malformed());
        EXPECT_EQ(error.context().substr(0, 40), ("\"code\":\"" + code + "\"").substr(0, 40));
    }
    EXPECT_FALSE(read_code(std::string(128, 'c')).malformed());
    for (const std::string_view status : {"400", "400.0", "4e2"}) {
        EXPECT_EQ(read_code(status).name(), "") << "a status is no code";
        EXPECT_FALSE(read_code(status).malformed()) << "and says nothing new";
        const std::string body = R"({"error":"m","code":)" + std::string(status) + "}";
        EXPECT_EQ(amiss::read(onestack::envelope, Received{400, body}).name(), "") << body;
        EXPECT_EQ(amiss::read(onestack::envelope, Received{404, body}).name(), status);
    }
}

TEST(read_lost_values, each_field_of_a_map_keeps_all_its_messages)
{
    const ApiError error =
        amiss::read(onestack::envelope,
                    Received{400,
                             R"({"error":"m","code":"VALIDATION_ERROR","details":{"fields":{)"
                             R"("a":["is short","has a \"quote\"","is short"],"b":"is missing",)"
                             R"("c":{"code":"x","message":"is \u00e9"},"d":[{"message":"in a list"}],"a":"again"}}})"});
    std::string all;
    for (const amiss::Violation& violation : error.violations())
        all += std::string(violation.field) + "=" + std::string(violation.message) + ";";
    EXPECT_EQ(all, "a=is short;a=has a \"quote\";b=is missing;c=is \xC3\xA9;d=in a list;");
    EXPECT_FALSE(error.malformed());
    EXPECT_EQ(error.context(), "");
}

TEST(read_lost_values, a_field_with_anything_else_than_messages_is_kept_as_context)
{
    for (const char* value : {"7", "true", "[7]", "{\"code\":\"x\"}", "[[\"x\"]]", "{\"message\":7}"}) {
        const std::string body =
            R"({"error":"m","code":"VALIDATION_ERROR","details":{"fields":{"f":)" + std::string(value) + "}}}";
        const ApiError error = amiss::read(onestack::envelope, Received{400, body});
        EXPECT_EQ(error, onestack::Code::validation_error);
        EXPECT_TRUE(error.violations().empty()) << value;
        EXPECT_TRUE(error.malformed()) << value;
        EXPECT_EQ(error.context().substr(0, 4), "\"f\":") << value;
    }
    for (const char* nothing : {"null", "[]", "[null]"}) {
        const std::string body =
            R"({"error":"m","code":"VALIDATION_ERROR","details":{"fields":{"f":)" + std::string(nothing) + "}}}";
        const ApiError error = amiss::read(onestack::envelope, Received{400, body});
        EXPECT_FALSE(error.malformed()) << nothing;
        EXPECT_EQ(error.context(), std::string_view(nothing) == "[]" ? "" : "\"f\":null") << "the field that failed";
    }
}

TEST(read_lost_values, nothing_of_the_fields_of_onestack_is_lost)
{
    const auto of = [](std::string_view value) {
        return R"({"error":"Validation failed","code":"VALIDATION_ERROR","details":{"fields":{"title":)"
            + std::string(value) + R"(,"email":"Email is invalid"}}})";
    };
    struct Case {
        std::string_view value, messages, context;
    };
    const Case cases[] = {
        {R"("Title is required")", "Title is required;", ""},
        {R"(["Title is required","Title is too short"])", "Title is required;Title is too short;", ""},
        {R"({"message":"Title is required"})", "Title is required;", ""},
        {R"([{"message":"Title is required"},"Title is too short"])", "Title is required;Title is too short;", ""},
        {"7", "", R"("title":7)"},
        {"7.5e3", "", R"("title":7.5e3)"},
        {"true", "", R"("title":true)"},
        {"null", "", R"("title":null)"},
        {R"({"code":"too_short"})", "", R"("title":{"code":"too_short"})"},
        {R"(["Title is required",7,null,false,["x"]])", "Title is required;",
         R"("title":7,"title":null,"title":false,"title":["x"])"},
    };
    for (const auto& [value, messages, context] : cases) {
        const std::string body = of(value);
        for (const ApiError& error :
             {amiss::read(onestack::envelope, Received{400, body}), amiss::read_any(Received{400, body})}) {
            std::string found;
            for (const amiss::Violation& violation : error.violations()) {
                if (violation.field == "title") found += std::string(violation.message) + ";";
            }
            EXPECT_EQ(error, onestack::Code::validation_error) << body;
            EXPECT_EQ(found, messages) << body;
            EXPECT_EQ(error.violations()[error.violations().size() - 1].message, "Email is invalid") << body;
            EXPECT_EQ(error.context(), context) << body;
            EXPECT_EQ(error.malformed(), !context.empty() && value != "null") << body;
        }
    }
}

TEST(read_lost_values, what_is_kept_of_lost_values_is_bounded)
{
    std::string body = R"({"error":"m","code":"CONFLICT","details":{"fields":{)";
    for (int field = 0; field < 500; ++field)
        body += (field == 0 ? "\"" : ",\"") + std::to_string(field) + R"(":["\u00e9 is fine",{"a":")"
            + std::string(90, 'x') + "\"}]";
    const ApiError error = amiss::read(onestack::envelope, Received{400, body + "}}}"});
    EXPECT_TRUE(error.malformed());
    EXPECT_LE(error.context().size(), 256U);
    EXPECT_GE(error.context().size(), 200U);
    EXPECT_EQ(error.violations().size(), 64U);
}

} // namespace
