// Tests of rendering: which steps a layout becomes, which bytes are in its runs, and what cannot be rendered.
#include <amiss/detail/rendering.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr RowData row()
{
    RowData made;
    made.name = "not found";
    made.type = "t\"";
    made.status = HttpStatus::not_found;
    return made;
}

/// The steps as a text: the runs as they are, `<7>` for a field, `[` and `]` around what may be absent, `,?` for a comma.
template <std::size_t Nodes>
std::string rendered(const Layout<Nodes>& layout, bool for_row)
{
    const RowData data = row();
    StepSink steps;
    if (!Renderer<StepSink>(layout.nodes.data(), data, for_row, "https://x/#", steps).render()) return "not rendered";
    char text[1024];
    std::uint32_t ends[StepSink::capacity] = {};
    RunSink runs;
    runs.text = text;
    runs.ends = ends;
    Renderer<RunSink>(layout.nodes.data(), data, for_row, "https://x/#", runs).render();
    EXPECT_EQ(runs.runs, steps.runs);
    std::string shown;
    std::string closes;
    std::size_t close = 0;
    for (std::size_t at = 0; at < steps.size; ++at) {
        const RenderStep& step = steps.steps[at];
        if (close != 0 && at == close) {
            shown += ']';
            close = 0;
        }
        switch (step.kind) {
        case RenderStep::Kind::run: shown.append(text + ends[step.count], ends[step.count + 1] - ends[step.count]); break;
        case RenderStep::Kind::field: shown += '<' + std::to_string(static_cast<int>(step.field)) + '>'; break;
        case RenderStep::Kind::comma: shown += ",?"; break;
        case RenderStep::Kind::begin:
            shown += '[';
            close = at + 1 + step.count;
            break;
        }
    }
    return shown;
}

TEST(Rendering, WhatACodeDeterminesIsInTheRuns)
{
    const auto layout = object(member("c", field::code), member("t", field::type), member("s", field::status),
                               member("r", field::reason), member("u", field::doc_url), member("m", field::message));
    EXPECT_EQ(rendered(layout, true),
              R"({"c":"not found","t":"t\"","s":404,"r":"Not Found","u":"https://x/#not%20found","m":"<5>"})");
    EXPECT_EQ(rendered(layout, false), R"({"c":"<1>","t":"<2>","s":<3>,"r":"<4>","u":"<7>","m":"<5>"})");
}

TEST(Rendering, OptionalMembersAndTheirCommas)
{
    EXPECT_EQ(rendered(object(member("a", 1), optional_member("p", field::param)), true), R"({"a":1[,"p":"<6>"]})");
    EXPECT_EQ(rendered(object(optional_member("p", field::param), member("a", true)), true), R"({["p":"<6>"],?"a":true})");
    EXPECT_EQ(rendered(object(optional_member("u", field::doc_url), member("a", nullptr)), true),
              R"({"u":"https://x/#not%20found","a":null})");
}

TEST(Rendering, DetailsAndViolations)
{
    EXPECT_EQ(rendered(object(member("d", field::details), member("v", field::violations), field::details,
                              optional_member("x", field::detail("x")), member("y", field::detail("y")),
                              member("e", each_violation(field::violation_field))), true),
              R"({"d":{<11>},"v":{<12>}[,<11>],"y":"","e":[]})");
}

TEST(Rendering, ConditionsInsideAChoiceAreNotRendered)
{
    EXPECT_EQ(rendered(object(optional_member("o", object(optional_member("p", field::param).when(field::message),
                                                          optional_member("q", field::request_id)))), true),
              "not rendered");
    EXPECT_NE(rendered(object(optional_member("p", field::param).when(field::message)), true), "not rendered");
}

} // namespace
