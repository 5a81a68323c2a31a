// SPDX-License-Identifier: BSL-1.0
// Tests of writing a whole body: the compiled layout and the layout itself give the same bytes at every capacity.
#include <amiss/detail/write/write_body.hpp>

#include "support/guarded_buffer.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace amiss::detail;

/// Compares the body that `plan` writes with the body that the layout alone writes.
template <class PlanOf>
void expect_same_body(const PlanOf& plan, const ApiError& error)
{
    FieldValues walked(error, {});
    resolve_fallback(walked, plan);
    std::string body(measure(plan, walked, all_options), '\0');
    interpret(body.data(), body.data() + body.size(), plan, walked, all_options);
    for (const std::size_t room : {std::size_t{0}, body.size() - 1, body.size(), body.size() + 1, body.size() + 200}) {
        FieldValues values;
        GuardedBuffer buffer(room);
        const char* const end = plan.write_own(values, error, {}, buffer.data(), room);
        const std::size_t size = end != nullptr ? static_cast<std::size_t>(end - buffer.data())
                                                : write_slow(plan, values, error, {}, buffer.data(), room);
        ASSERT_EQ(size, body.size()) << room;
        if (room < body.size()) {
            EXPECT_EQ(measure(plan, values, all_options), body.size()) << "the values are resolved";
        }
        const std::string written(buffer.data(), room < body.size() ? 0 : body.size());
        EXPECT_EQ(written, room < body.size() ? std::string() : body) << room;
        EXPECT_TRUE(buffer.is_intact(room)) << room;
    }
}

TEST(write_body, a_compiled_layout_writes_the_same_bytes)
{
    const ApiError errors[] = {
        cstar::Code::invalid_json,                                                // its own compiled layout
        ApiError(cstar::Code::parameter_missing).with_param("tit\"le"),           // with a value that needs escapes
        onestack::Code::conflict,                                                 // the compiled layout for other codes
        ApiError(std::make_error_code(std::errc::io_error)),                      // the fallback row
        ApiError(cstar::Code::invalid_json).with_message(std::string(2000, 'm')), // larger than the scratch space
    };
    for (const ApiError& error : errors) {
        expect_same_body(source_of(cstar::envelope), error);
        expect_same_body(source_of(onestack::envelope), error);
        expect_same_body(source_of(decltype(cstar::envelope)::layout), error);
    }
}

TEST(write_body, a_body_that_just_fits_goes_by_way_of_the_scratch_space)
{
    const auto ten = [](char* to, std::size_t room) { return room < 100 ? nullptr : to + 10; };
    char buffer[512] = {};
    EXPECT_EQ(write_by_scratch(ten, buffer, 20), 10U);
    EXPECT_EQ(write_by_scratch(ten, buffer, 5), 10U) << "the size that it needs";
    EXPECT_EQ(write_by_scratch(ten, buffer, 1024), 0U) << "a larger buffer than the scratch space";
    const auto never = [](char*, std::size_t) -> char* { return nullptr; };
    EXPECT_EQ(write_by_scratch(never, buffer, 20), 0U);
}

TEST(write_body, an_envelope_of_a_forgotten_type_uses_the_same_compiled_layouts)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing).with_param("tit\"le");
    expect_same_body(WritePlan(source_of(cstar::envelope)), error);
    expect_same_body(WritePlan(source_of(cstar::envelope)), onestack::Code::conflict);
}

} // namespace
