// SPDX-License-Identifier: BSL-1.0
// Tests of lists of random errors: each is written and read as it would be alone, whatever the others are.
#include <amiss/read.hpp>
#include <amiss/read_each.hpp>
#include <amiss/write_each.hpp>

#include <amiss/apis/onestack.hpp>

#include "support/guarded_buffer.hpp"
#include "support/json_check.hpp"
#include "support/random_error.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;

constexpr auto element =
    object(member("code", field::code), member("type", field::type), member("message", field::message),
           optional_member("param", field::param), optional_member("wait", field::retry_after),
           optional_member("fields",
                           each_violation(object(optional_member("name", field::violation_field),
                                                 optional_member("text", field::violation_message)))),
           optional_member("more", field::details));
constexpr auto in_list = object(member("errors", each_error(element)));

ApiError random_error(RandomError& random)
{
    const Catalog& catalog = catalog_of<onestack::Code>();
    ApiError error = static_cast<onestack::Code>(catalog[random.below(catalog.size())].value);
    if (random.one_in(6)) error = ApiError(static_cast<HttpStatus>(400 + random.below(200)));
    random.decorate(error, Bytes::any);
    return error;
}

/// What single bodies give, put together.
template <class Envelope>
std::string joined(const Envelope& envelope, const std::vector<ApiError>& errors)
{
    std::string text;
    for (const ApiError& error : errors) text += (text.empty() ? "" : ",") + to_string(envelope, error);
    return "[" + text + "]";
}

/// Each error of the body must be what `read` gives of its own body.
template <class Alone, class Envelope>
void expect_each_as_alone(const Alone& alone, const Envelope& envelope, const std::vector<ApiError>& errors)
{
    const std::string body = to_string(envelope, errors);
    std::size_t at = 0;
    const std::size_t count = read_each<onestack::Code>(envelope, {409, body}, [&](const ApiError& error) {
        ASSERT_LT(at, errors.size());
        const std::string own = to_string(alone, errors[at++]);
        const ApiError same = read<onestack::Code>(alone, {409, own});
        EXPECT_EQ(error, same) << body;
        EXPECT_EQ(error.malformed(), same.malformed()) << body;
        EXPECT_EQ(error.context(), same.context()) << body;
    });
    EXPECT_EQ(count, errors.size()) << body;
}

TEST(several_errors_random, each_is_written_and_read_as_it_would_be_alone)
{
    RandomError random(15);
    for (int round = 0; round < 1500; ++round) {
        std::vector<ApiError> errors;
        for (std::size_t count = 1 + random.below(8); count > 0; --count) errors.push_back(random_error(random));
        ASSERT_EQ(to_string(in_list, errors), R"({"errors":)" + joined(element, errors) + "}");
        ASSERT_EQ(to_string(element, errors), joined(element, errors));
        expect_each_as_alone(element, in_list, errors);
        expect_each_as_alone(element, element, errors);
        ASSERT_EQ(to_string(onestack::envelope, errors), joined(onestack::envelope, errors));
        expect_each_as_alone(onestack::envelope, onestack::envelope, errors);
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
}

TEST(several_errors_random, what_fits_is_valid_at_every_capacity)
{
    RandomError random(16);
    for (int round = 0; round < 8; ++round) {
        std::vector<ApiError> errors;
        for (std::size_t count = 1 + random.below(4); count > 0; --count) errors.push_back(random_error(random));
        const std::size_t required = to_string(in_list, errors).size();
        GuardedBuffer buffer(required);
        for (std::size_t capacity = 0; capacity <= required; ++capacity) {
            const std::string text(write_fitted(in_list, errors, {}, buffer.data(), capacity).text);
            ASSERT_TRUE(buffer.is_intact(capacity)) << capacity;
            ASSERT_TRUE(text.empty() || json_check::is_json(text)) << text;
            ASSERT_LE(text.size(), capacity);
        }
    }
}

/// Bodies that are changed at random are read without harm, and never as more errors than they can have.
TEST(several_errors_random, damaged_bodies_are_read)
{
    RandomError random(17);
    std::size_t read_errors = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string body = random.one_in(2)
            ? to_string(in_list, std::vector{random_error(random), random_error(random)})
            : to_string(element, std::vector{random_error(random), random_error(random)});
        for (std::size_t change = random.below(4); change > 0 && !body.empty(); --change)
            body[random.below(body.size())] = "{}[]\",:\\ x0"[random.below(11)];
        std::size_t count = read_each(in_list, {400, body}, [](const ApiError&) {});
        EXPECT_GE(count, 1U);
        EXPECT_LE(count, 64U);
        read_errors += count;
        count = read_each(element, {400, body}, [](const ApiError&) {});
        EXPECT_GE(count, 1U);
        read_errors += count;
    }
    EXPECT_GT(read_errors, 9000U);
}

} // namespace
