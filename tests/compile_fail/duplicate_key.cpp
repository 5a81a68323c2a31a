// expect: amiss_layout_has_a_duplicate_key
// SPDX-License-Identifier: BSL-1.0
// An object of a layout has two members with the same key.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body =
    amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message),
                  amiss::optional_member("code", amiss::field::status));
#else
inline constexpr auto body =
    amiss::object(amiss::member("code", amiss::field::code),
                  amiss::member("error", amiss::object(amiss::member("code", amiss::field::code))),
                  amiss::optional_member("status", amiss::field::status));
#endif

static_assert(body.nodes.size() >= 4);
