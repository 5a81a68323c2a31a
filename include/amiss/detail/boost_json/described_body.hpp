// SPDX-License-Identifier: BSL-1.0
// Structs and enums of Boost.Describe, as members and names of a body.
#pragma once

#include <amiss/detail/bodies/body_types.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
struct DescribedBody<T, std::enable_if_t<boost::describe::has_describe_members<T>::value && std::is_class_v<T>>> {
    static constexpr bool is_described = true;

    template <class Fields>
    static void visit(Fields& fields, T& object)
    {
        using namespace boost::describe;
        boost::mp11::mp_for_each<describe_members<T, mod_public | mod_inherited>>(
            [&](auto member) { fields(member.name, object.*member.pointer); });
    }
};

template <class T>
struct DescribedBody<T, std::enable_if_t<boost::describe::has_describe_enumerators<T>::value>> {
    static constexpr bool is_described = true;

    template <class Names>
    static void visit(Names& names)
    {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto enumerator) { names(enumerator.name, enumerator.value); });
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
