// SPDX-License-Identifier: BSL-1.0
// What a service gives to a request before a handler sees it.
#pragma once

#include <amiss/detail/server/path_pattern.hpp>
#include <amiss/server/request.hpp>

#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

struct RequestAccess {
    /// Gives a request the parameters of its path, decoded; `storage` has those that were percent-encoded, and lives as long as
    /// the request. False where a "%" begins no byte.
    static bool set_path_params(Request& request, PathParams params, std::string& storage)
    {
        if (!decode_params(params, storage)) return false;
        request.params_ = params;
        return true;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
