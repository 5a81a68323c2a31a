// SPDX-License-Identifier: BSL-1.0
// The service of the tests, with the adapter and without it.
#pragma once

#include <tickets.grpc.pb.h>

#include <memory>
#include <string>
#include <vector>

namespace tickets {

/// What the service told of the errors that it answered with: context, name and id of the request.
struct Told {
    std::vector<std::string> lines;
};

std::unique_ptr<Tickets::Service> with_adapter(Told& told);
std::unique_ptr<Tickets::Service> by_hand(Told& told);

} // namespace tickets
