// SPDX-License-Identifier: BSL-1.0
// What LEAF's handlers find of one error, as an ApiError: which counts first, the context and the location.
#include <amiss/detail/leaf/leaf_error.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

namespace leaf = amiss::detail::leaf;
using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::LeafFound;

const leaf::error_info no_info{leaf::error_id()};

ApiError error_of(const LeafFound& found, std::optional<ApiError> named = std::nullopt)
{
    return amiss::detail::leaf_error(std::move(named), found, false, no_info);
}

struct Everything {
    std::error_code code = std::make_error_code(std::errc::no_space_on_device);
    std::errc condition = std::errc::timed_out;
    leaf::e_errno number{EPERM};
    std::exception_ptr exception = std::make_exception_ptr(std::runtime_error("disk"));
    leaf::e_api_function function{"open"};
    leaf::e_file_name file{"/etc/x.json"};
    leaf::e_at_line line{12};
    leaf::e_source_location place{"main.cpp", 40, "main"};

    LeafFound found() const { return {&code, &condition, &number, &exception, &function, &file, &line, &place}; }
};

TEST(leaf_error, which_counts_first)
{
    Everything all;
    const ApiError named = error_of(all.found(), ApiError(Code::parameter_missing));
    EXPECT_EQ(named, Code::parameter_missing);
    EXPECT_EQ(error_of(all.found()).cause(), std::errc::no_space_on_device);
    all.code = leaf::new_error().to_error_code();
    EXPECT_EQ(error_of(all.found()).cause(), std::errc::timed_out) << "LEAF's own code says nothing";
    all.condition = std::errc();
    EXPECT_EQ(error_of(all.found()).cause(), std::errc::operation_not_permitted);
    all.number.value = 0;
    EXPECT_EQ(error_of(all.found()).context(), "disk; open; file /etc/x.json; line 12");
    all.exception = std::make_exception_ptr(amiss::ApiException(Code::rate_limit_exceeded));
    EXPECT_EQ(error_of(all.found()), Code::rate_limit_exceeded);
    all = Everything();
    all.exception = std::make_exception_ptr(std::bad_alloc());
    EXPECT_EQ(error_of(all.found()).cause(), std::errc::not_enough_memory) << "it says more than the code";
}

TEST(leaf_error, context_and_location)
{
    const Everything all;
    const ApiError error = error_of(all.found(), ApiError(Code::parameter_missing).with_context("own"));
    EXPECT_EQ(error.context(), "own; disk; open; file /etc/x.json; line 12");
    EXPECT_STREQ(error.location().file, "main.cpp");
    EXPECT_EQ(error.location().line, 40U);
    const ApiError located = amiss::fail(Code::parameter_missing).value();
    EXPECT_STRNE(error_of(all.found(), located).location().file, "main.cpp") << "it has a place already";
    EXPECT_EQ(error_of({}, ApiError(Code::parameter_missing).with_context("own")).context(), "own");
}

TEST(leaf_error, long_context_is_kept)
{
    const Everything all;
    const std::string text(1020, 'x');
    const std::string shorter(1014, 'x');
    EXPECT_EQ(error_of(all.found(), ApiError(Code::parameter_missing).with_context(shorter)).context(),
              shorter + "; disk")
        << "each note is whole";
    EXPECT_EQ(error_of(all.found(), ApiError(Code::parameter_missing).with_context(text)).context(), text);
    const std::string longer(2000, 'x');
    EXPECT_EQ(error_of(all.found(), ApiError(Code::parameter_missing).with_context(longer)).context(), longer);
}

TEST(leaf_error, what_nobody_knows)
{
    const leaf::error_id id = leaf::new_error();
    const ApiError error = amiss::detail::leaf_error(std::nullopt, {}, false, leaf::error_info(id));
    EXPECT_EQ(error.status(), amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(error.context(), "LEAF error " + std::to_string(id.value()));
}

} // namespace
