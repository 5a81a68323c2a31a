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
std::string_view literal_of(std::size_t row, std::size_t run)
{
    const amiss::detail::Literals literals = Compiled::literals_of(row);
    return {literals.text + literals.ends[run], literals.ends[run + 1] - literals.ends[run]};
}

TEST(compiled_layout, each_code_has_its_literals)
{
    std::size_t row = 0;
    for (const amiss::RowData& data : amiss::catalog_of<amiss::cstar::Code>()) {
        const std::string_view first = literal_of<Own>(row, 0);
        EXPECT_EQ(first.substr(0, 33), R"({"success":false,"error":{"type":)");
        EXPECT_NE(first.find(data.name), first.npos);
        EXPECT_NE(first.find(data.type), first.npos);
        for (std::size_t run = 0; run < Own::literals; ++run) {
            if (!Own::is_common(run)) continue;
            EXPECT_EQ(literal_of<Own>(row, run), Own::common_literal(run));
        }
        ++row;
    }
    EXPECT_FALSE(Own::is_common(0));
    EXPECT_TRUE(Own::is_common(1));
    EXPECT_EQ(Own::common_literal(1), "\"") << "the quote after the message";
    EXPECT_EQ(literal_of<Other>(0, 0), R"({"success":false,"error":{"type":")");
}

TEST(compiled_layout, there_is_no_instruction_for_an_empty_literal)
{
    for (const auto& step : Own::instructions) {
        if (step.kind != amiss::detail::Instruction::Kind::literal) continue;
        for (std::size_t row = 0; row < Own::rows; ++row)
            EXPECT_FALSE(literal_of<Own>(row, step.count).empty()) << step.count;
    }
}

} // namespace
