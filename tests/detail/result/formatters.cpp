// SPDX-License-Identifier: BSL-1.0
// Tests of what all formatters have in common, with formatters that only remember what they are given.
#include <amiss/detail/result/formatters.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using amiss::cstar::Code;

/// A specification, from its beginning to the end of the format string.
struct ParsedText {
    explicit ParsedText(std::string_view spec) : text(spec) {}
    const char* begin() const noexcept { return text.data(); }
    std::string_view text;
};
struct Output {
    std::string text{};
    std::string* out() noexcept { return &text; }
};

/// "spec:text", for strings.
struct RecordedStrings {
    std::string spec = "-";
    const char* parse(ParsedText& context)
    {
        const auto size = context.text.substr(0, context.text.find('}')).size();
        spec = std::string(context.text.substr(0, size));
        return context.begin() + size;
    }
    std::string* format(std::string_view text, Output& output) const
    {
        output.text += spec + ":" + std::string(text);
        return output.out();
    }
};

template <class T>
struct Recorded {
    Recorded() = delete;
};
template <>
struct Recorded<int> : RecordedStrings {
    std::string* format(int value, Output& output) const
    {
        return RecordedStrings::format("int " + std::to_string(value), output);
    }
};

template <class T>
using Results = amiss::detail::ResultFormatter<amiss::expected<T>, Recorded, RecordedStrings, ParsedText>;

template <class Formatter, class T>
std::string formatted(const T& value, std::string_view spec)
{
    Formatter formatter;
    ParsedText context(spec);
    EXPECT_EQ(*formatter.parse(context), '}');
    Output output;
    EXPECT_EQ(formatter.format(value, output), &output.text);
    return output.text;
}

constexpr const char* expired = R"(key_expired 401 "The API key is past its expiration date.")";

TEST(formatters, a_text_takes_the_specification_of_strings)
{
    using Text = amiss::detail::TextFormatter<Code, RecordedStrings>;
    EXPECT_EQ(formatted<Text>(Code::key_expired, "*>20}"), "*>20:key_expired");
    EXPECT_FALSE((std::is_convertible_v<Text*, RecordedStrings*>));
}

TEST(formatters, a_value_takes_its_specification_and_an_error_what_is_padding)
{
    const amiss::expected<int> failed = amiss::unexpected<>(Code::key_expired);
    EXPECT_EQ(formatted<Results<int>>(amiss::expected<int>(7), "08x} tail"), "08x:int 7");
    EXPECT_EQ(formatted<Results<int>>(failed, "08x} tail"), "-:" + std::string(expired));
    EXPECT_EQ(formatted<Results<int>>(failed, "*>70} tail"), "*>70:" + std::string(expired));
    EXPECT_EQ(formatted<Results<int>>(failed, "} tail"), "-:" + std::string(expired));
}

TEST(formatters, a_result_without_a_value_takes_the_specification_of_strings)
{
    EXPECT_EQ(formatted<Results<void>>(amiss::expected<void>(), ".1}"), ".1:ok");
    EXPECT_EQ(formatted<Results<void>>(amiss::expected<void>(amiss::unexpected<>(Code::key_expired)), ".1}"),
              ".1:" + std::string(expired));
}

TEST(formatters, a_result_has_one_where_its_value_has)
{
    using amiss::detail::IsFormattedResult;
    EXPECT_TRUE((IsFormattedResult<amiss::expected<int>, Recorded>::value));
    EXPECT_TRUE((IsFormattedResult<amiss::expected<void>, Recorded>::value));
    EXPECT_FALSE((IsFormattedResult<amiss::expected<long>, Recorded>::value));
    EXPECT_FALSE((IsFormattedResult<amiss::expected<int, int>, Recorded>::value));
    EXPECT_FALSE((IsFormattedResult<int, Recorded>::value));
}

} // namespace
