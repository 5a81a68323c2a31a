// SPDX-License-Identifier: BSL-1.0
// What both services of the tests do: the one with the adapter, and the one that is written by hand.
#pragma once

#include <amiss/expected.hpp>
#include <amiss/formats/google.hpp>

#include <clients/catalogue.hpp>
#include <tickets.pb.h>

#include <memory>

namespace tickets {

/// The errors of the service, for JSON as for gRPC.
inline constexpr auto api = amiss::formats::google(judge::Code::internal);

/// The ticket; or, for an id that is the name of a code, that error; "throw" throws, "foreign" is a std::error_code, and
/// "bad_bytes" has a message that is no UTF-8.
amiss::expected<Ticket> get_ticket(const GetRequest& request);

} // namespace tickets
