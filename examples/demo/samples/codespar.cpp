// SPDX-License-Identifier: BSL-1.0
// How to provoke the errors of the CodeSpar API.
#include <demo/samples.hpp>

namespace demo {
namespace {

/// Sends JSON with the key of acme.
std::string acme_json(std::string_view body, std::string_view rest)
{
    return bearer("csk_live_acme", json(body, rest));
}

constexpr std::string_view projects = "{base}/v1/projects";
constexpr std::string_view shop = "{base}/v1/projects/prj_shop000000000000";

/// Opens a session of its own: others may have ended by now.
std::string open_session()
{
    return "session=$(curl -s " + acme_json(R"({"project_id":"prj_shop000000000000"})", "{base}/v1/sessions")
        + " | grep -o 'ses_[a-z0-9]*')";
}

std::string pay(std::string_view body)
{
    return show(acme_json(body, R"("{base}/v1/sessions/$session/tools/codespar_pay")"));
}

/// A payment while the fault strikes.
std::vector<std::string> pay_with(std::string_view fault)
{
    return {open_session(), order(std::string("/fault/").append(fault)), pay(R"({"server":"pix","amount":1990})")};
}

} // namespace

std::vector<Sample> codespar_samples()
{
    const std::string trigger =
        R"({"project_id":"prj_shop000000000000","url":"https://acme.example/new","event":"payment.settled"})";
    return {
        {"invalid_request", "", {open_session(), pay(R"({"server":"pix","amount":-100})")}},
        {"slug_invalid", "", {show(acme_json(R"({"name":"Shop","slug":"My Shop"})", projects))}},
        {"slug_reserved", "", {show(acme_json(R"({"name":"Shop","slug":"default"})", projects))}},
        {"unauthorized", "There is no key.", {show(projects)}},
        {"forbidden",
         "The key only reads.",
         {show("-X PATCH " + bearer("csk_live_acmereader", json(R"({"slug":"new"})", shop)))}},
        {"not_found", "", {show(bearer("csk_live_acme", "{base}/v1/projects/prj_nowhere000000000"))}},
        {"slug_conflict", "", {show(acme_json(R"({"name":"Shop","slug":"shop"})", projects))}},
        {"webhook_url_conflict",
         "",
         {send(acme_json(trigger, "{base}/v1/triggers")), show(acme_json(trigger, "{base}/v1/triggers"))}},
        {"needs_connection", "", {open_session(), pay(R"({"server":"store","amount":1990})")}},
        {"provider_unavailable", "The provider refuses for good.", pay_with("provider-refuses")},
        {"rate_limited",
         "A key has 20 requests a minute for triggers.",
         {send(bearer("csk_live_acmebusy", "'{base}/v1/triggers/trg_paid000000000000?n=[1-20]'")),
          show(bearer("csk_live_acmebusy", "{base}/v1/triggers/trg_paid000000000000"))}},
        {"internal_error", "", {order("/fault/database"), show(bearer("csk_live_acme", shop))}},
        {"provider_error", "The provider answers with a 503.", pay_with("provider-error")},
        {"provider_error", "The provider answers with a page.", pay_with("provider-unexpected")},
        {"service_unavailable", "", {order("/fault/deployment"), show(bearer("csk_live_acme", shop))}},
        {"gateway_timeout", "The provider takes 31 seconds.", pay_with("provider-late")},
        {"not_found",
         "A session ends after 30 minutes without use.",
         {open_session(), order("/clock?advance=1800"),
          show(bearer("csk_live_acme", R"("{base}/v1/sessions/$session")"))}},
    };
}

} // namespace demo
