// SPDX-License-Identifier: BSL-1.0
// Tests of random layouts: the two writers give the same bytes, the two readers the same error, and a body fits or is cut.
#include <amiss/category.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/write/layout_compiler.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/repeated_keys.hpp>
#include <amiss/detail/write/shrink_to_fit.hpp>
#include <amiss/read.hpp>

#include "support/json_check.hpp"
#include "support/random_error.hpp"
#include "support/random_layout.hpp"
#include "support/resolved_values.hpp"
#include "support/respelled_body.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rows {

enum class Code { not_found = 1, too_many, of_words, of_number, internal_error };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
               "random_rows",
               amiss::row(Code::not_found, "not_found", HttpStatus::not_found, "request_error", "There is no {param}.")
                   .column("title", "Not \"found\"")
                   .column("rpc", -32001),
               amiss::row(Code::too_many, "TOO_MANY", HttpStatus::too_many_requests, "", "Too many.")
                   .column("rpc", -32002),
               amiss::row(Code::of_words, "Validation Failed", HttpStatus::bad_request, "request_error", "Wrong.")
                   .grpc(amiss::Grpc::out_of_range)
                   .column("title", 7),
               amiss::row(Code::of_number, "20404", HttpStatus::bad_request, "x y", "Number."),
               amiss::row(Code::internal_error, "internal-error", HttpStatus::internal_server_error, "api_error", "?"))
        .domain("rows.example.com");
}

} // namespace rows

namespace {

using namespace amiss;
using namespace amiss::detail;

std::string interpreted(const Plan& plan, const FieldValues& values)
{
    std::string body(measure(plan, values, all_options), '\0');
    EXPECT_EQ(interpret(body.data(), body.data() + body.size(), plan, values, all_options), body.data() + body.size());
    return body;
}

/// What an instruction puts: the value of the field without its quotes or braces.
std::string value_of(const Instruction& step, const Plan& plan, const FieldValues& values)
{
    Node node;
    node.kind = NodeKind::field;
    node.field = step.field;
    node.style = step.style;
    node.text = step.key;
    std::string value = interpreted({{&node, 1}, plan.options, plan.catalog, plan.fallback_value, {}}, values);
    const bool is_bare = form_of(step.field) == FieldForm::status || form_of(step.field) == FieldForm::seconds
        || (step.kind == Instruction::Kind::of_row && (!step.in_text || value[0] != '"'));
    return is_bare ? value : value.substr(1, value.size() - 2);
}

bool have_same_instructions(const InstructionSink& one, const InstructionSink& other)
{
    bool same = one.size == other.size && one.literals == other.literals;
    for (std::size_t at = 0; same && at < one.size; ++at) {
        const Instruction &left = one.instructions[at], &right = other.instructions[at];
        same = left.kind == right.kind && left.field == right.field && left.count == right.count
            && left.any == right.any && left.all == right.all && left.flag == right.flag && left.by_row == right.by_row;
    }
    return same;
}

/// The body of a compiled layout; "not compiled" where there is none.
std::string executed(const Plan& plan, const FieldValues& values, const RowData& row, bool for_row)
{
    const std::string_view base = values.catalog->doc_base(), domain = values.catalog->domain();
    const Columns columns = values.catalog->columns(values.catalog->index_of(row));
    InstructionSink all, of_first;
    if (!LayoutCompiler<InstructionSink>(plan.layout.nodes, row, for_row, base, all, columns, domain).compile()
        || all.full)
        return "not compiled";
    std::vector<char> text(1U << 16U);
    std::vector<std::uint32_t> ends(InstructionSink::capacity + 1);
    LiteralSink literals{text.data(), ends.data()};
    LayoutCompiler<LiteralSink>(plan.layout.nodes, row, for_row, base, literals, columns, domain).compile();
    EXPECT_EQ(literals.literals, all.literals);
    LayoutCompiler<InstructionSink>(plan.layout.nodes, (*values.catalog)[0], for_row, base, of_first,
                                    values.catalog->columns(0), domain)
        .compile();
    EXPECT_TRUE(have_same_instructions(all, of_first)) << "all rows have the same instructions";
    std::string body;
    for (std::size_t at = 0; at < all.size; ++at) {
        const Instruction& step = all.instructions[at];
        switch (step.kind) {
        case Instruction::Kind::literal:
            body.append(text.data() + ends[step.count], ends[step.count + 1] - ends[step.count]);
            break;
        case Instruction::Kind::field:
        case Instruction::Kind::of_row: body += value_of(step, plan, values); break;
        case Instruction::Kind::comma:
            if (body.back() != '{' && body.back() != '[') body += ',';
            break;
        case Instruction::Kind::begin: {
            const std::uint32_t there = values.present();
            const bool holds = (step.any == 0 || (there & step.any) != 0) && (there & step.all) == step.all
                && (!step.by_row || ends[step.flag] != ends[step.flag + 1]);
            if (holds == step.is_negated) at += step.count;
            break;
        }
        }
    }
    return body;
}

bool can_be_compiled(LayoutView layout, const FieldValues& values)
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node& node = layout.nodes[at];
        if (node.kind == NodeKind::each && values.has(FieldKind::violations)) return false;
        if (node.kind == NodeKind::object && !values.details().empty() && may_repeat_key(&node, values.details()))
            return false;
    }
    return values.details().empty() || !may_place_detail(layout, values.details());
}

/// Whether a choice has two objects or two arrays, of which the first is read where the second was written.
bool is_ambiguous(LayoutView layout)
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node* const choice = layout.nodes + at;
        if (choice->kind != NodeKind::choice) continue;
        for (const ValueKind kind : {ValueKind::object, ValueKind::array}) {
            int count = 0;
            find_alternative(choice,
                             [&](const Node& node) { return count += is_written_as(node, kind) ? 1 : 0, false; });
            if (count > 1) return true;
        }
    }
    return false;
}

/// A random layout, bound to the catalogue; a view of both arguments.
template <class Nodes>
Plan plan_of_nodes(const Nodes& nodes, const EnvelopeOptions& options)
{
    return {{nodes.data(), nodes.size()},
            &options,
            &catalog_of<rows::Code>(),
            static_cast<int>(rows::Code::internal_error),
            {}};
}

/// The values of an error as its body has them; views of both arguments.
struct PlacedValues : FieldValues {
    PlacedValues(const Plan& plan, const ApiError& error) : FieldValues(error, {})
    {
        place_violation(*this, plan.layout);
        resolve_fallback(*this, plan);
    }
};

ApiError random_error(RandomError& random)
{
    const Catalog& catalog = catalog_of<rows::Code>();
    ApiError error = static_cast<rows::Code>(catalog[random.below(catalog.size())].value);
    random.decorate(error, Bytes::any);
    return error;
}

void expect_equal(const ApiError& one, const ApiError& other)
{
    EXPECT_EQ(one, other);
    EXPECT_EQ(one.malformed(), other.malformed());
    EXPECT_EQ(one.timestamp(), other.timestamp());
    EXPECT_EQ(one.details(), other.details());
    EXPECT_EQ(one.context(), other.context());
}

TEST(random_layouts, both_writers_give_the_same_bytes_and_both_readers_the_same_error)
{
    RandomLayout layouts(11);
    RandomError random(12);
    int compiled = 0, refused = 0, taken = 0;
    for (int round = 0; round < 4000; ++round) {
        const auto nodes = layouts.make();
        const EnvelopeOptions options;
        const Plan plan = plan_of_nodes(nodes, options);
        for (int count = 0; count < 4; ++count) {
            const ApiError error = count == 0 ? ApiError(rows::Code::not_found) : random_error(random);
            PlacedValues values(plan, error);
            const std::string body = interpreted(plan, values);
            SCOPED_TRACE(body + " of " + RandomLayout::described(nodes));
            ASSERT_TRUE(json_check::is_json(body));
            ASSERT_FALSE(json_check::has_duplicate_key(body));
            if (can_be_compiled(plan.layout, values)) {
                const std::string for_any = executed(plan, values, *values.row, false);
                const std::string for_row =
                    values.has(FieldKind::doc_url) ? for_any : executed(plan, values, *values.row, true);
                ++(for_row == "not compiled" ? refused : compiled);
                EXPECT_TRUE(for_any == "not compiled" || for_any == body) << for_any;
                EXPECT_TRUE(for_row == "not compiled" || for_row == body) << for_row;
            }

            ApiError first = server_error(error.status()), second = first;
            {
                FieldSink sink(first, plan.catalogs());
                taken += BodyReader(plan.layout, sink, body).read() ? 1 : 0;
                first = server_error(error.status());
            }
            const BodyReport one = parse_body(plan.layout, plan.catalogs(), Received{400, body}, first);
            const BodyReport other = parse_by_events<LayoutHandler>(plan.layout, plan.catalogs(), body, second);
            expect_equal(first, second);
            EXPECT_EQ(one.matches(), other.matches());
            EXPECT_EQ(one.has_all(), other.has_all());
            EXPECT_EQ(one.has_constant(), other.has_constant());
            EXPECT_EQ(one.says_code, other.says_code);
            EXPECT_EQ(one.used, other.used);
            EXPECT_EQ(one.unknown_members, other.unknown_members);
            if (!is_ambiguous(plan.layout)) {
                EXPECT_TRUE(other.has_all()) << "what is always written is always found";
                EXPECT_EQ(other.unknown_members, 0U);
            }
            ASSERT_FALSE(HasFailure()) << "round " << round;
        }
    }
    EXPECT_GT(compiled, 6000);
    EXPECT_LT(refused, compiled / 5) << "mostly errors with a link of their own, for which columns may not be known";
    EXPECT_GT(taken, 2000);
}

TEST(random_layouts, both_readers_give_the_same_error_of_a_damaged_or_respelled_body)
{
    RandomLayout layouts(15);
    RandomError random(16);
    RespelledBody respelled(random);
    int json = 0;
    for (int round = 0; round < 8000; ++round) {
        const auto nodes = layouts.make();
        const EnvelopeOptions options;
        const Plan plan = plan_of_nodes(nodes, options);
        const ApiError error = random_error(random);
        PlacedValues values(plan, error);
        std::string body = interpreted(plan, values);
        if (round % 2 == 1) body = respelled(body);
        for (std::size_t damages = round % 2 == 1 ? 0 : 1 + random.below(2); damages > 0 && !body.empty(); --damages) {
            const std::size_t at = random.below(body.size());
            switch (random.below(4)) {
            case 0: body[at] = static_cast<char>(random.below(256)); break;
            case 1: body.insert(at, 1, "\",:{}[]0 xnt\\"[random.below(14)]); break;
            case 2: body.erase(at, 1 + random.below(4)); break;
            default: std::swap(body[at], body[random.below(body.size())]); break;
            }
        }
        SCOPED_TRACE(body + " of " + RandomLayout::described(nodes));
        ApiError first = server_error(HttpStatus::bad_request), second = first;
        const BodyReport one = parse_body(plan.layout, plan.catalogs(), Received{400, body}, first);
        const BodyReport other = parse_by_events<LayoutHandler>(plan.layout, plan.catalogs(), body, second);
        ASSERT_EQ(one.is_json, other.is_json);
        if (!one.is_json) continue;
        ++json;
        expect_equal(first, second);
        EXPECT_EQ(one.matches(), other.matches());
        EXPECT_EQ(one.has_all(), other.has_all());
        EXPECT_EQ(one.has_constant(), other.has_constant());
        EXPECT_EQ(one.unknown_members, other.unknown_members);
        EXPECT_EQ(one.says_code, other.says_code);
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_GT(json, 1000);
}

TEST(random_layouts, a_fitted_body_is_whole_at_every_capacity)
{
    RandomLayout layouts(13);
    RandomError random(14);
    for (int round = 0; round < 400; ++round) {
        const auto nodes = layouts.make();
        const EnvelopeOptions options;
        const Plan plan = plan_of_nodes(nodes, options);
        const ApiError error = random_error(random);
        PlacedValues whole(plan, error);
        const std::size_t required = measure(plan, whole, all_options);
        for (std::size_t capacity = 0; capacity < required; capacity += 1 + random.below(8)) {
            PlacedValues values(plan, error);
            std::string body(capacity, '\0');
            const std::size_t size = shrink_to_fit(plan, values, required, body.data(), capacity);
            ASSERT_LE(size, capacity);
            body.resize(size);
            ASSERT_TRUE(size == 0 || json_check::is_json(body)) << body << RandomLayout::described(nodes);
            ASSERT_FALSE(size != 0 && json_check::has_duplicate_key(body)) << body;
        }
    }
}

} // namespace
