// SPDX-License-Identifier: BSL-1.0
// Tests of read_any on 143 real responses of other APIs: it finds in each every field that a careful reader finds.
#include <amiss/read_any.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <optional>
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

// What a careful reader finds in one response. Some fields have several right values, and some may also be missing.
class Expected {
public:
    explicit Expected(const boost::json::object& fields) : fields_(fields) {}

    void check_text(std::string_view field, std::string_view found, std::string_view if_missing = {}) const
    {
        const boost::json::value& right = at(field);
        const bool may_be_missing = right.as_array().empty() || has(at("optional"), field);
        EXPECT_TRUE(has(right, found) || (may_be_missing && found == if_missing))
            << field << " is \"" << found << "\" and should be one of " << right;
    }

    void check_delay(std::optional<std::chrono::seconds> found) const
    {
        const boost::json::value& right = at("retry_after");
        ASSERT_EQ(found.has_value(), !right.is_null());
        if (found) {
            EXPECT_EQ(found->count(), right.to_number<std::int64_t>());
        }
    }

    void check_code(std::string_view name) const
    {
        check_text("code", name);
        EXPECT_EQ(name.find(' '), std::string_view::npos) << "a sentence is no code: " << name;
        EXPECT_FALSE(has(at("not_code"), name)) << "this text of the body is no code: " << name;
    }

private:
    const boost::json::value& at(std::string_view field) const { return fields_.at({field.data(), field.size()}); }

    const boost::json::object& fields_;
};

TEST(read_any_vectors, finds_every_field_that_a_careful_reader_finds)
{
    std::ifstream file(AMISS_SOURCE_DIR "/tests/vectors/real_errors.jsonl");
    ASSERT_TRUE(file.is_open());
    int count = 0;
    for (std::string line; std::getline(file, line); ++count) {
        const boost::json::object vector = boost::json::parse(line).as_object();
        SCOPED_TRACE(line.substr(0, 200));
        std::vector<std::pair<std::string, std::string>> headers;
        for (const auto& header : vector.at("headers").as_object())
            headers.emplace_back(std::string(header.key()), std::string(text_of(header.value())));
        const int status = vector.at("status").is_null() ? 0 : static_cast<int>(vector.at("status").as_int64());

        const amiss::ApiError error = amiss::read_any(amiss::Received{status, text_of(vector.at("body")), headers});

        EXPECT_EQ(amiss::to_int(error.status()), status);
        const Expected expected(vector.at("expected").as_object());
        expected.check_text("message", error.message(), amiss::reason_phrase(error.status()));
        expected.check_code(error.name());
        expected.check_text("request_id", error.request_id());
        expected.check_text("param", error.param());
        expected.check_text("doc_url", error.doc_url());
        expected.check_delay(error.retry_after());
    }
    EXPECT_EQ(count, 143);
}

} // namespace
