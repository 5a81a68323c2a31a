// SPDX-License-Identifier: BSL-1.0
// Tests of the fast readers in every envelope: of any spelling of a body they say in all things what the parser says.
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/compiled_reader.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/write.hpp>

#include "support/every_envelope.hpp"
#include "support/random_error.hpp"
#include "support/respelled_body.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <memory>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

/// All that a reading gives, in one text.
std::string described(const BodyReport& report, const ApiError& error)
{
    const ErrorHead& head = ErrorAccess::head(error);
    std::string text = std::to_string(report.is_json) + std::to_string(report.used) + std::to_string(report.has_all())
        + std::to_string(report.has_constant()) + std::to_string(report.says_code) + ' '
        + std::to_string(report.matches()) + ' ' + std::to_string(report.unknown_members) + ' '
        + std::to_string(report.status) + ' ' + std::to_string(report.grpc) + ' ' + std::to_string(report.code_status);
    if (!report.is_json) return text; // the error is made anew then
    text += '\n' + std::string(head.catalog != nullptr ? head.catalog->name() : "") + ' '
        + std::to_string(head.row_number) + ' ' + std::to_string(head.status) + ' ' + std::to_string(head.flags) + ' '
        + std::to_string(static_cast<int>(head.provenance));
    Record record;
    for (std::uint32_t offset = 0; ErrorAccess::records(error).next(offset, record);) {
        text += '\n' + std::to_string(record.kind.number) + ' ' + std::to_string(record.is_repeat)
            + std::to_string(record.has_more) + ' ';
        for (const std::string_view part : {record.key, record.value, record.code, record.details})
            text += std::to_string(part.size()) + ':' + std::string(part);
    }
    return text;
}

/// How many bodies were read, and how many of them fast.
struct Tally {
    int bodies = 0, json = 0, fast = 0;
};

/// Reads a body in each way.
template <class Envelope>
void expect_same(const Envelope& envelope, const std::string& body, Tally& tally)
{
    const Plan plan = plan_of(envelope);
    const ApiError empty = server_error(HttpStatus::conflict);
    ApiError slow = empty;
    const BodyReport expected = parse_by_events<LayoutHandler>(plan.layout, plan.catalogs(), body, slow);
    const std::string said = described(expected, slow);
    ++tally.bodies;
    tally.json += expected.is_json ? 1 : 0;
    for (const BodyReader::RootReader read_root : {BodyReader::RootReader(), root_reader_of(envelope)}) {
        // On the heap, in exactly as many bytes: a sanitizer sees a look past the end.
        const std::unique_ptr<char[]> exact(new char[body.size()]);
        body.copy(exact.get(), body.size());
        const std::string_view text(exact.get(), body.size());
        ApiError taken = empty;
        FieldSink sink(taken, plan.catalogs());
        BodyReader reader(plan.layout, sink, text);
        if (reader.read(read_root)) {
            ++tally.fast;
            ASSERT_TRUE(expected.is_json) << body;
            ASSERT_EQ(described(report_of(sink, reader), taken), said) << body;
        }
        ApiError error = empty;
        const BodyReport report = parse_body(plan.layout, plan.catalogs(), Received{409, text}, error, read_root);
        ASSERT_EQ(described(report, error), said) << body;
    }
}

template <class Envelope, class Code>
void respell(const Envelope& envelope, Code, int rounds, unsigned seed, Tally& tally)
{
    RandomError random(seed);
    RespelledBody respelled(random);
    const Catalog& catalog = catalog_of<Code>();
    for (int round = 0; round < rounds && !testing::Test::HasFatalFailure(); ++round) {
        ApiError error = static_cast<Code>(catalog[random.below(catalog.size())].value);
        if (!random.one_in(4)) random.decorate(error, random.one_in(2) ? Bytes::any : Bytes::well_formed);
        const std::string body =
            to_string(envelope, error, {"req_1", std::chrono::system_clock::from_time_t(1774866600)});
        expect_same(envelope, body, tally);
        for (int spelling = 0; spelling < 4; ++spelling) expect_same(envelope, respelled(body), tally);
    }
}

/// Of each envelope; each body is read in five spellings.
#if !defined(AMISS_TEST_ROUNDS)
#define AMISS_TEST_ROUNDS 120
#endif

TEST(body_spellings, the_fast_readers_agree_with_the_parser_in_every_envelope)
{
    unsigned seed = 0;
    for_every_envelope([&seed](const char* name, const auto& envelope, auto code) {
        SCOPED_TRACE(name);
        Tally tally;
        respell(envelope, code, AMISS_TEST_ROUNDS, ++seed, tally);
        EXPECT_GT(tally.json, tally.bodies / 3);
        RecordProperty(name, std::to_string(tally.json) + " JSON, " + std::to_string(tally.fast / 2) + " fast");
    });
}

} // namespace
