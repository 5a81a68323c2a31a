// SPDX-License-Identifier: BSL-1.0
// Writes an error as a server does, and reads it back typed as a client does.
#include <amiss.hpp>

#include <cstdio>
#include <string>

int main()
{
    amiss::ApiError error = amiss::codespar::Code::not_found;
    error.with_request_id("req_1");
    const std::string body = amiss::to_string(amiss::codespar::envelope, error, {});
    std::printf("%s\n", body.c_str());
    const amiss::ApiError back = amiss::read(amiss::codespar::envelope, amiss::Received{404, body});
    const bool checked = back == amiss::codespar::Code::not_found && back.request_id() == "req_1";
    return checked ? 0 : 1;
}
