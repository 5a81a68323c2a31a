// SPDX-License-Identifier: BSL-1.0
// The stations of CodeSpar, whose errors are those of its own demo server.
#include <gateway/gateway_tour.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <system_error>

namespace gateway {

namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;
using amiss::ApiError;
using std::chrono::seconds;

namespace {

constexpr std::string_view by_pix = R"({"cents":1990,"method":"pix"})";

Try pay(std::string_view body, std::function<void()> before = {})
{
    return {"POST", "/v1/payments", body, std::move(before)};
}
Try open_shop(std::string_view body, std::function<void()> before = {})
{
    return {"POST", "/v1/shops", body, std::move(before)};
}

} // namespace

void GatewayTour::payments()
{
    station("A payment: CodeSpar pays, and the gateway says so in its own words");
    check_success(pay(by_pix), R"({"cents":1990,"status":"settled"})", 2);

    station("needs_connection: which service has to be connected, and how, is no business of the client");
    check_failure(pay(R"({"cents":1990,"method":"store"})"),
                  {cstar::Code::insufficient_permissions, "needs_connection 422", 2});
}

void GatewayTour::shops()
{
    station(
        "slug_invalid, slug_reserved and slug_conflict: the client can mend them, and is told which parameter it is");
    const auto about_the_slug = [](cstar::Code code) { return ApiError(code).with_param("slug"); };
    check_failure(open_shop(R"({"name":"Acme","slug":"No Slug"})"),
                  {about_the_slug(cstar::Code::parameter_invalid), "slug_invalid 400"});
    check_failure(open_shop(R"({"name":"Acme","slug":"default"})"),
                  {about_the_slug(cstar::Code::resource_conflict), "slug_reserved 400"});
    check_failure(open_shop(R"({"name":"Acme","slug":"shop"})"),
                  {about_the_slug(cstar::Code::resource_conflict), "slug_conflict 409"});
}

void GatewayTour::providers()
{
    const auto answers = [this](int status, const char* body, seconds took = seconds(0)) {
        return [this, status, body, took] {
            plan([status, body, took](demo::Services& services) {
                services.provider.answer_next("asaas", {status, body, took});
            });
        };
    };
    station("provider_unavailable: final, so the client has to change something");
    check_failure(pay(by_pix, answers(422, R"({"error":"account 4711 closed"})")),
                  {cstar::Code::parameter_invalid, "provider_unavailable 422", 2});
    station("provider_error and gateway_timeout: it may have been paid, so the gateway does not pay again");
    check_failure(pay(by_pix, answers(503, R"({"error":"maintenance"})")),
                  {cstar::Code::internal_error, "provider_error 502", 2});
    check_failure(pay(by_pix, answers(200, R"({"status":"settled"})", seconds(31))),
                  {cstar::Code::internal_error, "gateway_timeout 504", 2});
}

void GatewayTour::payments_that_wait()
{
    station("service_unavailable: 90 s are for the client to wait, and it is told so");
    const auto take_down = [this] {
        plan([](demo::Services& services) { services.provider.take_down("asaas", seconds(90)); });
    };
    check_failure(pay(by_pix, take_down),
                  {ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(90), "service_unavailable 503", 2});
    plan([](demo::Services& services) { services.clock.advance(seconds(90)); });

    station("rate_limited: the limit is the gateway's own, but the delay is for everybody");
    demo::HttpRequest request;
    request.target = "/v1/projects";
    request.headers.add("Authorization", "Bearer csk_live_acme");
    demo::HttpResponse last;
    for (int time = 0; time <= 100; ++time) last = codespar_.handle(request);
    const ApiError limited = amiss::read(codespar::envelope, amiss::Received(last.status, last.body, last.headers));
    check("CodeSpar refuses the 101st request in a minute", limited == codespar::Code::rate_limited);
    check("and says for how long", limited.retry_after().value_or(seconds(0)) > seconds(2));
    check_failure(
        pay(by_pix),
        {ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(limited.retry_after().value_or(seconds(0))),
         "rate_limited 429"});
}

void GatewayTour::the_gateways_key()
{
    const auto in_test = [this](bool test) {
        plan([test](demo::Services& services) { services.test_environment = test; });
    };
    station("unauthorized: the key is the gateway's, so the client is not asked for another one");
    in_test(true);
    check_failure(pay(by_pix), {cstar::Code::internal_error, "unauthorized 401"});
    in_test(false);
}

void GatewayTour::faults_of_codespar()
{
    const auto fail = [this](int times) {
        plan([times](demo::Services& services) {
            services.store.faults.fail_next("projects", std::make_error_code(std::errc::io_error), times);
        });
    };
    station("internal_error: what may be repeated is repeated once");
    check_success(pay(by_pix, [&] { fail(1); }), R"({"cents":1990,"status":"settled"})", 3);
    check("after a delay", seen_.waited > seen_.waited.zero());
    check_failure(pay(by_pix, [&] { fail(2); }), {cstar::Code::internal_error, "internal_error 500", 2});
    check_failure(open_shop(R"({"name":"Acme","slug":"acme"})", [&] { fail(1); }),
                  {cstar::Code::internal_error, "internal_error 500"});
}

} // namespace gateway
