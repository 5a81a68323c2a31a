// SPDX-License-Identifier: BSL-1.0
// Operations that read a response whose envelope has to be found out.
#include "support.hpp"

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>
#include <amiss/read_any.hpp>

#include <iterator>
#include <string_view>

namespace counted {
namespace {

constexpr std::string_view flat_body =
    R"({"error":"connection_required","message":"Connect the account first.","status":403,)"
    R"("request_id":"req_a1B2c3D4e5F6"})";

constexpr std::string_view unknown_body =
    R"({"ok":false,"problem":{"code":"quota_used_up","text":"Your quota is used up.","retry":false},"trace":"7f3a"})";

constexpr std::string_view extended_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6","log_url":"https://cstar.help/logs/1"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

template <const std::string_view& Body>
bool read_any(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = amiss::read_any(amiss::Received{403, from_outside(Body)});
        keep(error);
        right &= !error.name().empty() && error.provenance() == amiss::Provenance::server;
    }
    return right;
}

constexpr Operation operations[] = {
    {"read_any", read_any<clean_body>},
    {"read_any_flat", read_any<flat_body>},
    {"read_any_longer", read_any<extended_body>},
    {"read_any_unknown", read_any<unknown_body>},
};

} // namespace

Operations guessing() { return {std::begin(operations), std::end(operations)}; }

} // namespace counted
