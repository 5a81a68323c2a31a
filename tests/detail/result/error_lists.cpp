// SPDX-License-Identifier: BSL-1.0
// Tests of lists of errors as types.
#include <amiss/detail/result/error_lists.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace error_lists_test {

using amiss::raises;
using Code = amiss::cstar::Code;
using Other = amiss::codespar::Code;

TEST(ErrorLists, codes_are_the_same_by_type_and_value)
{
    EXPECT_TRUE((amiss::detail::is_same_code<Code::invalid_json, Code::invalid_json>()));
    EXPECT_FALSE((amiss::detail::is_same_code<Code::invalid_json, Code::key_expired>()));
    EXPECT_FALSE((amiss::detail::is_same_code<Code::invalid_api_key, Other::slug_invalid>()));
}

template <class... Lists>
using Union = typename amiss::detail::UnionOfRaises<Lists...>::Type;

TEST(ErrorLists, a_union_has_no_code_twice)
{
    using First = raises<Code::invalid_json, Code::key_expired>;
    EXPECT_TRUE((std::is_same_v<Union<First>, First>));
    EXPECT_TRUE((std::is_same_v<Union<First, First>, First>));
    EXPECT_TRUE((std::is_same_v<Union<First, raises<Other::forbidden, Code::invalid_json>>,
                                raises<Code::invalid_json, Code::key_expired, Other::forbidden>>));
}

TEST(ErrorLists, a_function_has_the_list_of_its_result)
{
    using Result = amiss::result<int, Code::invalid_json>;
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result>::Type, raises<Code::invalid_json>>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (*)(int)>::Type, raises<Code::invalid_json>>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (*)() noexcept>::Type, raises<Code::invalid_json>>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result(int)>::Type, raises<Code::invalid_json>>));
}

struct Member {};

TEST(ErrorLists, a_member_function_has_the_list_of_its_result)
{
    using Listed = raises<Code::invalid_json>;
    using Result = amiss::expected<int, Listed>;
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (Member::*)(int)>::Type, Listed>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (Member::*)(int) const>::Type, Listed>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (Member::*)() noexcept>::Type, Listed>));
    EXPECT_TRUE((std::is_same_v<amiss::detail::ErrorsOf<Result (Member::*)() const noexcept>::Type, Listed>));
}

} // namespace error_lists_test
