// SPDX-License-Identifier: BSL-1.0
// Tests of read_any against real responses of two dozen APIs: it extracts every field that a human would.
#include <amiss/read_any.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

std::string_view text_of(const boost::json::value& value)
{
    return {value.get_string().data(), value.get_string().size()};
}

bool has(const boost::json::value& list, std::string_view text)
{
    for (const boost::json::value& item : list.as_array()) {
        if (text_of(item) == text) return true;
    }
    return false;
}

TEST(read_any_vectors, finds_what_a_careful_reader_finds)
{
    std::ifstream file(AMISS_SOURCE_DIR "/tests/vectors/real_errors.jsonl");
    ASSERT_TRUE(file.is_open());
    int count = 0;
    std::map<std::string, int> right;
    for (std::string line; std::getline(file, line); ++count) {
        const boost::json::object vector = boost::json::parse(line).as_object();
        const boost::json::object& expected = vector.at("expected").as_object();
        SCOPED_TRACE(line.substr(0, 200));
        std::vector<std::pair<std::string, std::string>> headers;
        for (const auto& header : vector.at("headers").as_object())
            headers.emplace_back(std::string(header.key()), std::string(text_of(header.value())));
        const int status = vector.at("status").is_null() ? 0 : static_cast<int>(vector.at("status").as_int64());

        const amiss::ApiError error = amiss::read_any(amiss::Received{status, text_of(vector.at("body")), headers});

        EXPECT_EQ(amiss::to_int(error.status()), status);
        EXPECT_EQ(error.name().find(' '), std::string_view::npos) << error.name();
        EXPECT_FALSE(has(expected.at("not_code"), error.name())) << error.name();
        const auto score = [&](std::string_view field, std::string_view found, std::string_view nothing = {}) {
            const boost::json::value& wanted = expected.at({field.data(), field.size()});
            const bool may_lack = wanted.as_array().empty() || has(expected.at("optional"), field);
            const bool good = has(wanted, found) || (may_lack && found == nothing);
            right[std::string(field)] += good ? 1 : 0;
        };
        score("message", error.message(), amiss::reason_phrase(error.status()));
        score("code", error.name());
        score("request_id", error.request_id());
        score("param", error.param());
        score("doc_url", error.doc_url());
        const auto delay = error.retry_after();
        const boost::json::value& wanted = expected.at("retry_after");
        right["retry_after"] += wanted.is_null() ? !delay : delay && delay->count() == wanted.to_number<std::int64_t>();
    }
    ASSERT_EQ(count, 143);
    ASSERT_EQ(right.size(), 6U);
    for (const auto& [field, score] : right) EXPECT_EQ(score, count) << field;
}

} // namespace
