// SPDX-License-Identifier: BSL-1.0
// The errors that a ticket's id asks for.
#include "grpc/handlers.hpp"

#include <stdexcept>
#include <system_error>

namespace tickets {

using amiss::fail;
using judge::Code;

amiss::expected<Ticket> get_ticket(const GetRequest& request)
{
    if (request.id() == "throw") throw std::runtime_error("secret of the handler");
    if (request.id() == "foreign") return fail(std::make_error_code(std::errc::timed_out)).with_context("secret");
    if (request.id() == "bad_bytes") return fail(Code::internal).with_message("a\xFFz");
    if (request.id() == "large") {
        amiss::ApiError error(Code::parameter_invalid);
        for (int at = 0; at < 500; ++at) error.with_violation("field_" + std::to_string(at), "is not allowed");
        return fail(std::move(error));
    }
    if (const auto code = amiss::find_code<Code>(request.id())) {
        amiss::ApiError error(*code);
        error.with_param("amount").with_detail("limit", 100).with_context("secret of the log");
        if (*code == Code::parameter_invalid) error.with_violation("amount", "must be positive", "too_low");
        if (*code == Code::rate_limited || *code == Code::overloaded) error.with_retry_after(1);
        return fail(std::move(error));
    }
    Ticket ticket;
    ticket.set_id(request.id());
    ticket.set_title("A ticket");
    return ticket;
}

} // namespace tickets
