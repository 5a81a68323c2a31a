// SPDX-License-Identifier: BSL-1.0
// Tests of results that list their errors.
#include <amiss/raises.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/respond.hpp>
#include <amiss/try.hpp>

#include <gtest/gtest.h>

#include <any>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace raises_test {

using amiss::ApiError;
using amiss::raises;
using amiss::result;
using Code = amiss::cstar::Code;
using Other = amiss::codespar::Code;

using Lookup = result<int, Code::resource_not_found, Code::database_error>;

Lookup look_up(int id)
{
    if (id == 0) return amiss::fail<Code::resource_not_found>().with_param("id");
    return id;
}

result<std::string, Code::parameter_missing, Code::database_error, Code::resource_not_found> title(int id)
{
    if (id < 0) return amiss::fail<Code::parameter_missing>().with_param("title");
    AMISS_ASSIGN(const int found, look_up(id));
    return std::string(static_cast<std::size_t>(found), 'x');
}

amiss::expected<void> store(const ApiError* error)
{
    if (error != nullptr) return amiss::fail(*error);
    return {};
}

result<int, Code::database_error, Code::resource_conflict> save(const ApiError* error)
{
    AMISS_TRY(amiss::narrow<Code::database_error>(store(error)));
    return 1;
}

TEST(Raises, the_error_arrives_whole_through_functions_with_more_errors)
{
    const auto failed = title(0);
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error(), Code::resource_not_found);
    EXPECT_EQ(failed.error().param(), "id");
    EXPECT_NE(failed.error().location().file, nullptr);
    EXPECT_EQ(title(-1).error(), Code::parameter_missing);
    EXPECT_EQ(title(3).value(), "xxx");
}

TEST(Raises, a_plain_result_takes_listed_errors)
{
    const auto plain = []() -> amiss::expected<std::string> {
        AMISS_ASSIGN(std::string text, title(0));
        return text;
    };
    EXPECT_EQ(plain().error(), Code::resource_not_found);
    EXPECT_EQ(plain().error().param(), "id");
    const auto direct = []() -> amiss::expected<int> { return amiss::fail<Code::invalid_json>(); };
    EXPECT_EQ(direct().error(), Code::invalid_json);
    const auto greedy = []() -> result<std::any, Code::invalid_json> { return amiss::fail<Code::invalid_json>(); };
    EXPECT_FALSE(greedy().has_value());
}

TEST(Raises, a_result_with_a_value_converts_to_one_with_more_errors)
{
    using Longer = result<long, Code::database_error, Code::invalid_json, Code::resource_not_found>;
    const auto longer = [](int id) -> Longer { return look_up(id); };
    EXPECT_EQ(longer(0).error().param(), "id");
    EXPECT_EQ(longer(2).value(), 2);
    const auto plain = [](int id) -> amiss::expected<int> { return look_up(id); };
    EXPECT_EQ(plain(0).error(), Code::resource_not_found);
}

TEST(Raises, a_failure_that_is_kept_is_copied)
{
    const auto failure = amiss::fail<Code::resource_not_found>().with_param("id");
    const auto twice = [&]() -> Lookup { return failure; };
    EXPECT_EQ(twice().error().param(), "id");
    EXPECT_EQ(twice().error(), Code::resource_not_found);
}

TEST(Raises, narrow_keeps_what_is_listed)
{
    const ApiError conflict = ApiError(Code::resource_conflict).with_param("email");
    EXPECT_EQ(save(&conflict).error(), Code::resource_conflict);
    EXPECT_EQ(save(&conflict).error().param(), "email");
    EXPECT_EQ(save(nullptr).value(), 1);
}

TEST(Raises, narrow_makes_the_fallback_of_anything_else_and_hides_it)
{
    const ApiError theirs = ApiError(Other::invalid_request).with_message("column tenant_42 is locked");
    const auto saved = save(&theirs);
    EXPECT_EQ(saved.error(), Code::database_error);
    EXPECT_EQ(saved.error().message(), ApiError(Code::database_error).message());
    EXPECT_NE(saved.error().context().find("tenant_42"), std::string_view::npos);
    EXPECT_EQ(saved.error().cause(), theirs.code());
    char buffer[512];
    EXPECT_EQ(amiss::respond(amiss::cstar::envelope, saved.error(), {}, buffer).body.find("tenant_42"),
              std::string_view::npos);
}

TEST(Raises, codes_of_several_catalogues_and_of_equal_values_are_told_apart)
{
    using Both = raises<Code::authentication_required, Other::slug_invalid>;
    static_assert(Both::lists<Code::authentication_required> && Both::lists<Other::slug_invalid>);
    static_assert(!Both::lists<Other::invalid_request> && !Both::lists<Code::invalid_api_key>);
    static_assert(static_cast<int>(Other::slug_invalid) == static_cast<int>(Code::invalid_api_key));
    const auto both = []() -> amiss::expected<int, Both> { return amiss::fail<Other::slug_invalid>(); };
    EXPECT_EQ(both().error(), Other::slug_invalid);
    EXPECT_NE(both().error(), Code::invalid_api_key);
}

struct Shop {
    result<int, Code::resource_conflict> sell(int amount) const;
};
result<int, Other::slug_invalid> rename(std::string_view slug) noexcept;

TEST(Raises, unions_have_each_error_once_in_order)
{
    using Errors = amiss::raises_of<raises<Code::invalid_json>, amiss::raised_by<decltype(&look_up)>,
                                    amiss::raised_by<decltype(&Shop::sell)>, amiss::raised_by<decltype(&rename)>,
                                    amiss::raised_by<Lookup>>;
    static_assert(std::is_same_v<Errors,
                                 raises<Code::invalid_json, Code::resource_not_found, Code::database_error,
                                        Code::resource_conflict, Other::slug_invalid>>);
    const auto any = []() -> amiss::expected<int, Errors> {
        AMISS_ASSIGN(const int found, look_up(0));
        return found;
    };
    EXPECT_EQ(any().error(), Code::resource_not_found);
}

TEST(Raises, is_as_large_as_an_error_and_converts_to_one)
{
    static_assert(sizeof(raises<Code::invalid_json>) == sizeof(ApiError));
    static_assert(std::is_nothrow_move_constructible_v<raises<Code::invalid_json>>);
    auto failed = look_up(0);
    const ApiError copy = failed.error();
    EXPECT_EQ(copy, failed.error());
    const auto again = failed; // a copy of the result keeps the error
    EXPECT_EQ(again.error(), copy);
}

} // namespace raises_test
