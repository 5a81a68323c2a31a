// SPDX-License-Identifier: BSL-1.0
// Sends a body and headers over the server's limits, and a request line that is not HTTP.
#include <demo/scenarios/unreadable.hpp>

#include <string>

namespace demo {

void unreadable(Scenarios& table, const HttpRequest& good, const UnreadableNames& names)
{
    Scenario& body = table.when("A body of 70,000 bytes").expect(413, names.content_too_large).of_no_catalog();
    body.request = good;
    body.request.body.assign(70'000, ' ');
    Scenario& headers =
        table.when("Headers of 20,000 bytes").expect(431, names.header_fields_too_large).of_no_catalog();
    headers.request = good;
    headers.header("X-Padding", std::string(20'000, 'a'));
    Scenario& line = table.when("A request line that is not HTTP").expect(400, names.bad_request);
    line.request = good;
    line.request.target = "/no target";
    line.in_catalog = names.bad_request_in_catalog;
}

} // namespace demo
