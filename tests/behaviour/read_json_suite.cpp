// SPDX-License-Identifier: BSL-1.0
// Tests of read with JSONTestSuite (Nicolas Seriot, MIT licence): JSON is accepted, and what is not quite JSON is mended and
// flagged; all other text is refused.
#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::Provenance;
using amiss::Received;

// Accepted, of the texts that a parser may accept or refuse (test_parsing/i_*) and of those in test_transform.
constexpr std::string_view known_accepted[] = {
    "i_number_double_huge_neg_exp",
    "i_number_neg_int_huge_exp",
    "i_number_pos_double_huge_exp",
    "i_number_real_neg_overflow",
    "i_number_real_pos_overflow",
    "i_number_real_underflow",
    "i_number_too_big_neg_int",
    "i_number_too_big_pos_int",
    "i_number_very_big_negative_int",
    "number_-9223372036854775808",
    "number_-9223372036854775809",
    "number_1.0",
    "number_1.000000000000000005",
    "number_1000000000000000",
    "number_10000000000000000999",
    "number_1e-999",
    "number_1e6",
    "number_9223372036854775807",
    "number_9223372036854775808",
    "object_key_nfc_nfd",
    "object_key_nfd_nfc",
    "object_same_key_different_values",
    "object_same_key_same_value",
    "object_same_key_unclear_values",
    "string_with_escaped_NULL",
};

// Refused, of the same: UTF-16, a byte order mark that is not in front of the body, 500 levels of nesting, and an exponent
// that is too long for Boost.JSON.
constexpr std::string_view known_refused[] = {
    "i_number_huge_exp",       "i_string_UTF-16LE_with_BOM",    "i_string_utf16BE_no_BOM",
    "i_string_utf16LE_no_BOM", "i_structure_500_nested_arrays", "i_structure_UTF-8_BOM_empty_object",
};

// Of the same: ill-formed UTF-8 and lone surrogates become U+FFFD.
constexpr std::string_view known_mended[] = {
    "i_object_key_lone_2nd_surrogate",
    "i_string_1st_surrogate_but_2nd_missing",
    "i_string_1st_valid_surrogate_2nd_invalid",
    "i_string_UTF-8_invalid_sequence",
    "i_string_UTF8_surrogate_U+D800",
    "i_string_incomplete_surrogate_and_escape_valid",
    "i_string_incomplete_surrogate_pair",
    "i_string_incomplete_surrogates_escape_valid",
    "i_string_invalid_lonely_surrogate",
    "i_string_invalid_surrogate",
    "i_string_invalid_utf-8",
    "i_string_inverted_surrogates_U+1D11E",
    "i_string_iso_latin_1",
    "i_string_lone_second_surrogate",
    "i_string_lone_utf8_continuation_byte",
    "i_string_not_in_unicode_range",
    "i_string_overlong_sequence_2_bytes",
    "i_string_overlong_sequence_6_bytes",
    "i_string_overlong_sequence_6_bytes_null",
    "i_string_truncated-utf-8",
    "string_1_escaped_invalid_codepoint",
    "string_1_invalid_codepoint",
    "string_2_escaped_invalid_codepoints",
    "string_2_invalid_codepoints",
    "string_3_escaped_invalid_codepoints",
    "string_3_invalid_codepoints",
};

// Of the texts that are not JSON (test_parsing/n_*): numbers that are none become null, controls in texts become escapes.
constexpr std::string_view known_mended_invalid[] = {
    "n_number_+Inf",
    "n_number_-NaN",
    "n_number_Inf",
    "n_number_NaN",
    "n_number_infinity",
    "n_number_minus_infinity",
    "n_string_unescaped_ctrl_char",
    "n_string_unescaped_newline",
    "n_string_unescaped_tab",
};

// Of the same, texts that begin with a whole object that has a member. As a body, that counts, and the rest is ignored.
constexpr std::string_view known_cut[] = {
    "n_object_trailing_comment",
    "n_object_trailing_comment_open",
    "n_object_trailing_comment_slash_open",
    "n_object_trailing_comment_slash_open_incomplete",
    "n_object_with_trailing_garbage",
    "n_structure_object_with_trailing_garbage",
    "n_structure_trailing_#",
};

// Inside the object of a body, this text closes that object: the rest is ignored.
constexpr std::string_view closes_the_body = "n_structure_object_followed_by_closing_object";

struct Vector {
    std::string name;
    std::string text;
};

void add_files(std::vector<Vector>& vectors, const char* folder)
{
    const auto path = std::filesystem::path(AMISS_SOURCE_DIR) / "tests/vectors/JSONTestSuite" / folder;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        std::ifstream file(entry.path(), std::ios::binary);
        EXPECT_TRUE(file) << entry.path();
        vectors.push_back({entry.path().stem().string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
}

std::string repeated(std::string_view part, std::size_t count)
{
    std::string text;
    for (; count > 0; --count) text += part;
    return text;
}

const std::vector<Vector>& all_vectors()
{
    static const std::vector<Vector> vectors = [] {
        std::vector<Vector> made;
        add_files(made, "test_parsing");
        add_files(made, "test_transform");
        // The two largest files of the suite are generated here instead.
        made.push_back({"n_structure_100000_opening_arrays", repeated("[", 100000)});
        made.push_back({"n_structure_open_array_object", repeated("[{\"\":", 50000) + "\n"});
        std::sort(made.begin(), made.end(), [](const Vector& a, const Vector& b) { return a.name < b.name; });
        return made;
    }();
    return vectors;
}

enum class Expected { accepted, mended, refused, unknown };

template <std::size_t Size>
bool is_among(std::string_view name, const std::string_view (&names)[Size])
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

Expected expected_of(std::string_view name)
{
    if (name.substr(0, 2) == "y_") return Expected::accepted;
    if (is_among(name, known_mended) || is_among(name, known_mended_invalid)) return Expected::mended;
    if (name.substr(0, 2) == "n_") return Expected::refused;
    if (is_among(name, known_accepted)) return Expected::accepted;
    return is_among(name, known_refused) ? Expected::refused : Expected::unknown;
}

ApiError read_embedded(std::string_view text)
{
    const std::string body = std::string(R"({"success":false,"error":{"type":"invalid_request_error",)"
                                         R"("code":"parameter_missing","message":"m"},"x":)")
                                 .append(text)
                                 .append("}");
    return amiss::read(cstar::envelope, Received{400, body});
}

bool is_synthesized(const ApiError& error, bool malformed = true)
{
    return error.provenance() == Provenance::synthesized && error.malformed() == malformed && error.name().empty()
        && error.status() == amiss::HttpStatus::bad_request && error.message() == "Bad Request";
}

TEST(read_json_suite, every_file_is_there_and_has_an_expected_outcome)
{
    const auto count = [](std::string_view prefix) {
        const auto begins = [prefix](const Vector& vector) {
            return vector.name.compare(0, prefix.size(), prefix) == 0;
        };
        return std::count_if(all_vectors().begin(), all_vectors().end(), begins);
    };
    EXPECT_EQ(count("y_"), 95);
    EXPECT_EQ(count("n_"), 188);
    EXPECT_EQ(count("i_"), 35);
    EXPECT_EQ(all_vectors().size(),
              95U + 188U + std::size(known_accepted) + std::size(known_refused) + std::size(known_mended));
    for (const Vector& vector : all_vectors()) EXPECT_NE(expected_of(vector.name), Expected::unknown) << vector.name;
}

// None of the texts has the members of the envelope, so the error comes from the status alone.
TEST(read_json_suite, as_the_whole_body_none_is_taken_for_an_error)
{
    for (const Vector& vector : all_vectors()) {
        const bool blank = vector.name == "n_single_space" || vector.name == "n_structure_no_data";
        EXPECT_TRUE(is_synthesized(amiss::read(cstar::envelope, Received{400, vector.text}), !blank)) << vector.name;
    }
}

// But for one, none of the invalid texts becomes valid through the text around it.
TEST(read_json_suite, as_an_unknown_member_the_text_decides_whether_the_body_is_json)
{
    for (const Vector& vector : all_vectors()) {
        SCOPED_TRACE(vector.name);
        const ApiError error = read_embedded(vector.text);
        const Expected expected = vector.name == closes_the_body ? Expected::mended : expected_of(vector.name);
        if (expected == Expected::refused) {
            EXPECT_TRUE(is_synthesized(error));
        } else {
            EXPECT_EQ(error, cstar::Code::parameter_missing);
            EXPECT_EQ(error.provenance(), Provenance::server);
            EXPECT_EQ(error.message(), "m");
            EXPECT_EQ(error.malformed(), expected == Expected::mended);
        }
    }
}

// A layout that consists of details accepts every object that has a member.
TEST(read_json_suite, as_details_a_text_is_accepted_if_boost_json_accepts_it_or_it_can_be_mended)
{
    constexpr auto details = amiss::object(amiss::field::details);
    boost::json::parse_options options;
    options.max_depth = 32;
    int taken = 0;
    for (const Vector& vector : all_vectors()) {
        SCOPED_TRACE(vector.name);
        boost::json::error_code ec;
        const boost::json::value value = boost::json::parse(vector.text, ec, {}, options);
        EXPECT_EQ(!ec, expected_of(vector.name) == Expected::accepted);
        const boost::json::object* object = ec ? nullptr : value.if_object();
        const ApiError error = amiss::read(details, Received{400, vector.text});
        if (is_among(vector.name, known_cut) || vector.name == "i_object_key_lone_2nd_surrogate") {
            EXPECT_EQ(error.provenance(), Provenance::server);
            EXPECT_TRUE(error.malformed());
            EXPECT_NE(error.details(), "");
            continue;
        }
        if (object == nullptr || object->empty()) {
            EXPECT_TRUE(is_synthesized(error, vector.name != "n_single_space" && vector.name != "n_structure_no_data"));
            continue;
        }
        ++taken;
        EXPECT_EQ(error.provenance(), Provenance::server);
        EXPECT_FALSE(error.malformed());
        for (const auto& member : *object)
            EXPECT_NE(error.detail({member.key().data(), member.key().size()}).data(), nullptr) << member.key();
    }
    EXPECT_GE(taken, 15);
}

// The deepest body that is accepted, and one level more.
TEST(read_json_suite, nesting_counts_from_the_root_of_the_body)
{
    const auto arrays = [](std::size_t depth) { return repeated("[", depth) + repeated("]", depth); };
    EXPECT_EQ(read_embedded(arrays(31)), cstar::Code::parameter_missing);
    EXPECT_TRUE(is_synthesized(read_embedded(arrays(32))));
    EXPECT_TRUE(is_synthesized(read_embedded(arrays(500))));
}

} // namespace
