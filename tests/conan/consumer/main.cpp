// SPDX-License-Identifier: BSL-1.0
// A client and its server in one: what the handler writes, the client reads back typed.
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
