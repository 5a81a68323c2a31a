// Tests of an envelope's renderings: constants, with the runs that all rows share known as such.
#include <amiss/detail/rendered_envelope.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

template <class Code, class Make>
constexpr amiss::detail::Rendered<Code, Make, true> own(const amiss::Envelope<Code, Make>&)
{
    return {};
}
template <class Code, class Make>
constexpr amiss::detail::Rendered<Code, Make, false> other(const amiss::Envelope<Code, Make>&)
{
    return {};
}

using Own = decltype(own(amiss::cstar::envelope));
using Other = decltype(other(amiss::cstar::envelope));

static_assert(Own::is_there && Other::is_there);
static_assert(Own::rows == amiss::catalog_of<amiss::cstar::Code>().size() && Other::rows == 1);

TEST(RenderedEnvelope, RunsOfEachCode)
{
    std::size_t row = 0;
    for (const amiss::RowData& data : amiss::catalog_of<amiss::cstar::Code>()) {
        const std::string_view first = Own::run_of(row++, 0);
        EXPECT_EQ(first.substr(0, 33), R"({"success":false,"error":{"type":)");
        EXPECT_NE(first.find(data.name), first.npos);
        EXPECT_NE(first.find(data.type), first.npos);
    }
    EXPECT_FALSE(Own::is_common(0));
    EXPECT_TRUE(Own::is_common(1));
    EXPECT_EQ(Own::common_size(1), 1U) << "the quote behind the message";
    EXPECT_EQ(Other::run_of(0, 0), R"({"success":false,"error":{"type":")");
}

TEST(RenderedEnvelope, NoStepForARunThatIsAlwaysEmpty)
{
    for (const auto& step : Own::data.steps) {
        if (step.kind != amiss::detail::RenderStep::Kind::run) continue;
        bool used = false;
        for (std::size_t row = 0; row < Own::rows; ++row) used = used || !Own::run_of(row, step.count).empty();
        EXPECT_TRUE(used) << step.count;
    }
}

} // namespace
