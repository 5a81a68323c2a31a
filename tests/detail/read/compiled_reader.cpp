// SPDX-License-Identifier: BSL-1.0
// Tests of the reader of one envelope: it is there where the root is an object, and compares keys of every length.
#include <amiss/detail/read/compiled_reader.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/layout.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using detail::root_reader_of;

constexpr auto fallback = onestack::Code::internal_error;

// Keys of one byte to many, of which some begin or end alike.
constexpr auto keys = amiss::envelope(fallback, [] {
    return object(member("", field::param), member("c", field::code), member("cc", field::type),
                  member("ccc", field::message), member("cccc", field::request_id), member("ccccc", field::instance),
                  member("a_key_of_sixteen", field::trace_id), member("a_key_of_sixteem", field::doc_url),
                  member("a longer key, with a comma in it",
                         object(member("at", field::timestamp), member("ok", false))));
});

/// Reads with the compiled reader alone.
ApiError read_compiled(std::string_view body, bool& taken, unsigned& unknown)
{
    const detail::Plan plan = detail::plan_of(keys);
    ApiError error = detail::server_error(HttpStatus::conflict);
    detail::FieldSink sink(error, plan.catalogs());
    detail::BodyReader reader(plan.layout, sink, body);
    taken = reader.read(root_reader_of(keys));
    unknown = reader.unknown_members();
    return error;
}

TEST(compiled_reader, is_there_for_an_envelope_whose_root_is_an_object)
{
    constexpr auto array = amiss::envelope(fallback, [] { return amiss::array(object(member("code", field::code))); });
    EXPECT_NE(root_reader_of(keys), nullptr);
    EXPECT_NE(root_reader_of(onestack::envelope), nullptr);
    EXPECT_EQ(root_reader_of(array), nullptr);
    EXPECT_EQ(root_reader_of(object(member("code", field::code))), nullptr) << "a value has no type that knows it";
    EXPECT_EQ(read(array, Received{409, R"([{"code":"CONFLICT"}])"}), onestack::Code::conflict);
}

TEST(compiled_reader, keys_of_every_length_are_told_apart_in_any_order)
{
    const std::string members[] = {R"("":"p")",
                                   R"("c":"CONFLICT")",
                                   R"("cc":"t")",
                                   R"("ccc":"m")",
                                   R"("cccc":"r")",
                                   R"("ccccc":"i")",
                                   R"("a_key_of_sixteen":"t1")",
                                   R"("a_key_of_sixteem":"https://x.example")",
                                   R"("a longer key, with a comma in it":{"ok":false,"at":"2026-03-30T10:30:00Z"})"};
    for (std::size_t first = 0; first < std::size(members); ++first) {
        for (const bool backwards : {false, true}) {
            std::string body;
            for (std::size_t at = 0; at < std::size(members); ++at) {
                const std::size_t turned = backwards ? std::size(members) - 1 - at : at;
                body += (at == 0 ? "{" : ",") + members[(first + turned) % std::size(members)];
            }
            body += R"(,"cd":1,"C":2,"a_key_of_sixteel":{"c":"x"}})";
            bool taken = false;
            unsigned unknown = 0;
            const ApiError error = read_compiled(body, taken, unknown);
            EXPECT_TRUE(taken) << body;
            EXPECT_EQ(unknown, 3U) << body;
            EXPECT_EQ(error, onestack::Code::conflict) << body;
            EXPECT_EQ(error.param(), "p");
            EXPECT_EQ(error.message(), "m");
            EXPECT_EQ(error.request_id(), "r");
            EXPECT_EQ(error.instance(), "i");
            EXPECT_EQ(error.trace_id(), "t1");
            EXPECT_EQ(error.doc_url(), "https://x.example");
            EXPECT_TRUE(error.timestamp()) << body;
        }
    }
}

TEST(compiled_reader, a_body_that_ends_inside_a_key_is_left_to_the_parser)
{
    const std::string body = R"({"a longer key, with a comma in it":{"at":"2026-03-30T10:30:00Z"}})";
    for (std::size_t size = 0; size < body.size(); ++size) {
        bool taken = false;
        unsigned unknown = 0;
        read_compiled(body.substr(0, size) + "}", taken, unknown);
        EXPECT_FALSE(taken && size != body.size() - 1 && size != 1) << size;
    }
}

} // namespace
