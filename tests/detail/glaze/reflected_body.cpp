// SPDX-License-Identifier: BSL-1.0
// Tests of the structs and enums that glaze knows as members and names.
#include <amiss/detail/glaze/reflected_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace glazed_names {
struct Reflected {
    int a = 0;
    std::string b{};
};
struct Named {
    int x = 0;
    int y = 0;
};
struct Wrapped {
    int x = 0;
    int twice() const { return 2 * x; }
};
enum class Size { s, m };
} // namespace glazed_names

template <>
struct glz::meta<glazed_names::Named> {
    using T = glazed_names::Named;
    static constexpr auto value = object("first", &T::x, "second", &T::y);
};
template <>
struct glz::meta<glazed_names::Wrapped> {
    using T = glazed_names::Wrapped;
    static constexpr auto value = object("twice", &T::twice);
};
template <>
struct glz::meta<glazed_names::Size> {
    static constexpr auto value = enumerate("S", glazed_names::Size::s, "M", glazed_names::Size::m);
};

namespace {

struct NamesOfGlaze {
    std::string all{};
    template <class T>
    void operator()(std::string_view name, T&&)
    {
        all += std::string(name) + ' ';
    }
};

TEST(ReflectedBody, members_and_names)
{
    NamesOfGlaze reflected, named, enumerators;
    glazed_names::Reflected one;
    amiss::detail::visit_body_members(reflected, one);
    EXPECT_EQ(reflected.all, "a b ");
    glazed_names::Named other;
    amiss::detail::visit_body_members(named, other);
    EXPECT_EQ(named.all, "first second ");
    amiss::detail::visit_body_names<glazed_names::Size>(enumerators);
    EXPECT_EQ(enumerators.all, "S M ");
    EXPECT_FALSE(amiss::detail::ReflectedBody<glazed_names::Wrapped>::is_described);
}

} // namespace
