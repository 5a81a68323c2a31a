// SPDX-License-Identifier: BSL-1.0
// Tests of compiled layouts: their literals for each code, and the literals that all rows share.
#include <amiss/detail/write/compiled_layout.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

template <class Code, class Make>
constexpr amiss::detail::CompiledLayout<Code, Make, true> own(const amiss::Envelope<Code, Make>&)
{
    return {};
}
template <class Code, class Make>
constexpr amiss::detail::CompiledLayout<Code, Make, false> other(const amiss::Envelope<Code, Make>&)
{
    return {};
}

using Own = decltype(own(amiss::cstar::envelope));
using Other = decltype(other(amiss::cstar::envelope));

static_assert(Own::is_there && Other::is_there);
static_assert(Own::rows == amiss::catalog_of<amiss::cstar::Code>().size() && Other::rows == 1);

template <class Compiled>
std::string_view literal_of(std::size_t row, std::size_t number)
{
    const amiss::detail::Literals literals = Compiled::literals_of(row);
    return {literals.text + literals.ends[number], literals.ends[number + 1] - literals.ends[number]};
}

TEST(compiled_layout, each_code_has_only_the_literals_that_differ)
{
    ASSERT_EQ(Own::literals, 2U) << "what is around the code, and the link";
    std::size_t row = 0;
    for (const amiss::RowData& data : amiss::catalog_of<amiss::cstar::Code>()) {
        const std::string_view first = literal_of<Own>(row++, 0);
        EXPECT_EQ(first.substr(0, 33), R"({"success":false,"error":{"type":)");
        EXPECT_NE(first.find(data.name), first.npos);
        EXPECT_NE(first.find(data.type), first.npos);
    }
}

TEST(compiled_layout, the_others_are_stored_once)
{
    EXPECT_EQ(Own::common_literal(0), "\"") << "the quote after the message";
    EXPECT_EQ(Other::literals, 0U);
    EXPECT_EQ(Other::common_literal(0), R"({"success":false,"error":{"type":")");
    std::size_t bytes = 0;
    for (const auto& step : Other::instructions) {
        if (step.kind == amiss::detail::Instruction::Kind::literal) bytes += Other::common_literal(step.count).size();
    }
    EXPECT_EQ(bytes, Other::common_bytes);
}

TEST(compiled_layout, there_is_no_instruction_for_an_empty_literal)
{
    for (const auto& step : Own::instructions) {
        if (step.kind != amiss::detail::Instruction::Kind::literal) continue;
        for (std::size_t row = 0; row < Own::rows; ++row)
            EXPECT_FALSE(step.is_own ? literal_of<Own>(row, step.count).empty()
                                     : Own::common_literal(step.count).empty());
    }
}

} // namespace
