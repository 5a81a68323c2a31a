// expect: error:
// SPDX-License-Identifier: BSL-1.0
// A failure goes into a std::expected whose value takes anything: as its value, it would be a success.
#include <amiss.hpp>

#include <any>

#if defined(__cpp_lib_expected)
inline std::expected<std::any, amiss::ApiError> parse()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::fail(amiss::cstar::Code::parameter_missing);
#else
    return std::unexpected(amiss::ApiError(amiss::cstar::Code::parameter_missing));
#endif
}
#elif defined(AMISS_MUST_NOT_COMPILE)
#error "there is no std::expected before C++23"
#endif
