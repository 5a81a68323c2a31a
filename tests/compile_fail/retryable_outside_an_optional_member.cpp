// expect: amiss_field_retryable_is_outside_an_optional_member
// SPDX-License-Identifier: BSL-1.0
// A member that is always written has a field that has no value for errors of one retry class.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body =
    amiss::object(amiss::member("code", amiss::field::code), amiss::member("retryable", amiss::field::retryable));
#else
inline constexpr auto body =
    amiss::object(amiss::member("code", amiss::field::code), amiss::optional_member("again", amiss::field::retryable),
                  amiss::member("retryable", amiss::field::retryable).when(amiss::field::retryable));
#endif

static_assert(body.nodes.size() >= 3);
