// SPDX-License-Identifier: BSL-1.0
// A program that prints an error with {fmt}.
#include <amiss/adapt/fmt.hpp>

#include <amiss/apis/cstar.hpp>

#include <fmt/format.h>

#include <string>

int main()
{
    const amiss::ApiError error = amiss::cstar::Code::key_expired;
    const bool checked = fmt::format("{}", error).find("key_expired") != std::string::npos;
    return checked ? 0 : 1;
}
