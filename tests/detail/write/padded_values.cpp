// SPDX-License-Identifier: BSL-1.0
// Tests of values that are put where there is room to spare: none takes more than was said to be its most.
#include <amiss/detail/write/padded_values.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>

#include "support/resolved_values.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace {

using namespace amiss;

ApiError with_values()
{
    return ApiError(cstar::Code::parameter_invalid)
        .with_param("title")
        .with_violation("a", "One.")
        .with_violation("b", "Two.")
        .with_violation("a", "Three.");
}

template <class Put>
std::string padded(Put put)
{
    std::string buffer(512, '#');
    std::size_t spare = 0;
    const char* const end = put(buffer.data(), spare);
    EXPECT_NE(end, nullptr);
    return buffer.substr(0, static_cast<std::size_t>(end - buffer.data()));
}

TEST(padded_values, numbers_with_and_without_quotes)
{
    EXPECT_EQ(padded([](char* at, std::size_t&) { return detail::put_number_padded(at, -7, false); }), "-7");
    EXPECT_EQ(padded([](char* at, std::size_t&) { return detail::put_number_padded(at, 404, true); }), R"("404")");
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(padded([](char* at, std::size_t&) { return detail::put_number_padded(at, least, true); }),
              R"("-9223372036854775808")");
}

TEST(padded_values, violations_as_texts_and_as_lists)
{
    const ApiError error = with_values(); // the values are views of it
    const ResolvedValues values(detail::plan_of(cstar::envelope), error);
    EXPECT_EQ(padded([&](char* at, std::size_t& spare) {
                  return detail::put_violations_padded(at, values, false, spare);
              }),
              R"("a":"One.","b":"Two.")");
    const std::string lists =
        padded([&](char* at, std::size_t& spare) { return detail::put_violations_padded(at, values, true, spare); });
    EXPECT_EQ(lists, R"("a":["One.","Three."],"b":["Two."])");
    EXPECT_LE(lists.size(), detail::padded_size<FieldKind::violations>(values));
}

TEST(padded_values, a_link_of_the_base_and_the_code)
{
    const ApiError error = with_values(); // the values are views of it
    const ResolvedValues values(detail::plan_of(cstar::envelope), error);
    const auto link_in = [&values](FieldStyle style) {
        return padded([&values, style](char* at, std::size_t& spare) {
            return detail::put_doc_url_padded(at, values, style, spare);
        });
    };
    const std::string link = link_in(FieldStyle::plain);
    EXPECT_EQ(link, "https://cstar.help/developers/api/errors#parameter_invalid");
    EXPECT_EQ(link_in(FieldStyle::kebab), "https://cstar.help/developers/api/errors#parameter-invalid");
    EXPECT_LE(link.size(), detail::padded_size<FieldKind::doc_url>(values));
}

TEST(padded_values, each_field_has_a_most)
{
    const ApiError error = with_values(); // the values are views of it
    const ResolvedValues values(detail::plan_of(cstar::envelope), error);
    EXPECT_EQ(detail::padded_size<FieldKind::param>(values), 5U);
    EXPECT_EQ(detail::padded_size<FieldKind::status>(values), 5U);
    EXPECT_EQ(detail::padded_size<FieldKind::reason>(values), std::string_view("Bad Request").size());
    EXPECT_EQ(detail::padded_size<FieldKind::details>(values), 0U);
    EXPECT_EQ(detail::padded_size<FieldKind::none>(values), 0U);
}

} // namespace
