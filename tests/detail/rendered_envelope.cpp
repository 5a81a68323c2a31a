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

template <class Rendered>
std::string_view run_of(std::size_t row, std::size_t run)
{
    const amiss::detail::RenderedRuns runs = Rendered::runs_of(row);
    return {runs.text + runs.ends[run], runs.ends[run + 1] - runs.ends[run]};
}

TEST(RenderedEnvelope, RunsOfEachCode)
{
    std::size_t row = 0;
    for (const amiss::RowData& data : amiss::catalog_of<amiss::cstar::Code>()) {
        const std::string_view first = run_of<Own>(row, 0);
        EXPECT_EQ(first.substr(0, 33), R"({"success":false,"error":{"type":)");
        EXPECT_NE(first.find(data.name), first.npos);
        EXPECT_NE(first.find(data.type), first.npos);
        for (std::size_t run = 0; run < Own::runs; ++run) {
            if (!Own::is_common(run)) continue;
            EXPECT_EQ(run_of<Own>(row, run), Own::common_run(run));
        }
        ++row;
    }
    EXPECT_FALSE(Own::is_common(0));
    EXPECT_TRUE(Own::is_common(1));
    EXPECT_EQ(Own::common_run(1), "\"") << "the quote behind the message";
    EXPECT_EQ(run_of<Other>(0, 0), R"({"success":false,"error":{"type":")");
}

TEST(RenderedEnvelope, NoStepForARunThatIsAlwaysEmpty)
{
    for (const auto& step : Own::steps) {
        if (step.kind != amiss::detail::RenderStep::Kind::run) continue;
        for (std::size_t row = 0; row < Own::rows; ++row) EXPECT_FALSE(run_of<Own>(row, step.count).empty()) << step.count;
    }
}

} // namespace
