// SPDX-License-Identifier: BSL-1.0
// The stations of the service of files, which speaks Google's form.
#include <gateway/gateway_tour.hpp>

#include <gateway/files_api.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>

#include <thread>

namespace gateway {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using std::chrono::milliseconds;

namespace {

const Try find_plan{"GET", "/v1/files/plan"};
constexpr std::string_view plan_found = R"({"name":"plan","size":1204})";

Try create(std::string_view body, std::function<void()> before = {})
{
    return {"POST", "/v1/files", body, std::move(before)};
}
Try find(std::function<void()> before) { return {"GET", "/v1/files/plan", "", std::move(before)}; }

} // namespace

void GatewayTour::files_that_are_there()
{
    station("A file, and one that is not there: file_missing, and what the gateway may not see");
    check_success(find_plan, plan_found, 1);
    check_failure({"GET", "/v1/files/nothing"}, {cstar::Code::resource_not_found, "file_missing 404"});
    check_failure(find([this] { files_.fail_next(files::Code::access_denied); }),
                  {cstar::Code::resource_not_found, "access_denied 403"});
}

void GatewayTour::names()
{
    station("name_invalid and name_taken: the parameter is named as the client knows it");
    check_failure(create(R"({"name":"a/b"})"),
                  {ApiError(cstar::Code::parameter_invalid).with_param("name"), "name_invalid 400"});
    check_failure(create(R"({"name":"plan"})"),
                  {ApiError(cstar::Code::resource_conflict).with_param("name"), "name_taken 409"});
}

void GatewayTour::files_that_wait()
{
    const ApiError away = ApiError(files::Code::backend_unavailable).with_retry_after(1);
    const auto fail = [this](const ApiError& error, int times) {
        return [this, error, times] {
            for (int time = 0; time < times; ++time) files_.fail_next(error);
        };
    };
    station("backend_unavailable: a second is short enough for the gateway to wait, once");
    check_success(find(fail(away, 1)), plan_found, 2);
    check("it waits the second", seen_.waited >= milliseconds(1000));
    check_success(create(R"({"name":"notes"})", fail(away, 1)), R"({"name":"notes","size":0})", 2);
    check_failure(find(fail(away, 2)),
                  {ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(1), "backend_unavailable 503", 2});
    station("quota_used_up: half a minute is not");
    check_failure(find(fail(ApiError(files::Code::quota_used_up).with_retry_after(30).with_detail("metric", "reads"),
                            1)),
                  {ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(30), "quota_used_up 429"});
}

void GatewayTour::faults_of_files()
{
    const auto fail = [this](files::Code code, int times) {
        return [this, code, times] {
            for (int time = 0; time < times; ++time) files_.fail_next(code);
        };
    };
    station("deadline_exceeded and internal: to read is repeated, and to create is not");
    check_success(find(fail(files::Code::deadline_exceeded, 1)), plan_found, 2);
    check_failure(find(fail(files::Code::deadline_exceeded, 2)),
                  {cstar::Code::internal_error, "deadline_exceeded 504", 2});
    check_failure(create(R"({"name":"notes"})", fail(files::Code::internal, 1)),
                  {cstar::Code::internal_error, "internal 500"});
    station("credentials_invalid: ours, and no reason to ask the client for its own");
    check_failure(find(fail(files::Code::credentials_invalid, 1)),
                  {cstar::Code::internal_error, "credentials_invalid 401"});
}

// --- services that do not answer, and other answers ------------------------------------------------------------------

void GatewayTour::no_service()
{
    station("A service that is down");
    unsigned short port = 0;
    {
        const demo::Server gone(0, [](const demo::HttpRequest&) { return demo::HttpResponse{}; });
        port = gone.port();
    }
    files_network_ = clients::loopback(port);
    check_failure(find_plan, {cstar::Code::internal_error, "refused 0", 2});
    check_failure(create(R"({"name":"notes"})"), {cstar::Code::internal_error, "refused 0", 2});
    files_network_ = clients::loopback(files_server_.port());
    check_success(find_plan, plan_found, 1);
}

void GatewayTour::late_service()
{
    station("A service that takes too long");
    files_network_ = clients::loopback(files_server_.port(), milliseconds(50));
    const auto sleep = [this] {
        files_.answer_next([] {
            std::this_thread::sleep_for(milliseconds(150));
            return demo::HttpResponse{};
        });
    };
    check_failure(create(R"({"name":"notes"})", sleep), {cstar::Code::internal_error, "timeout 0"});
    files_network_ = clients::loopback(files_server_.port());
    check_success(find_plan, plan_found, 1);
}

void GatewayTour::nonsense()
{
    const auto answers = [this](int status, std::string body, int times) {
        return find([this, status, body, times] { files_answer(status, body, times); });
    };
    station(
        "A proxy's page in place of an answer, whatever its status: not found is what the service says, not a proxy");
    check_failure(answers(404, "<html>Acme Proxy</html>", 1), {cstar::Code::internal_error, "404"});
    check_failure(answers(502, "<html>Acme Proxy</html>", 2), {cstar::Code::internal_error, "502", 2});
    check_failure(answers(200, "<html>Welcome</html>", 2), {cstar::Code::internal_error, "<html>Welcome", 2});
    station("JSON of which the gateway understands nothing");
    check_failure(answers(200, R"({"file":"plan"})", 2), {cstar::Code::internal_error, "name", 2});
    check_failure(answers(400, R"({"error":"slug_invalid","message":"No such slug","status":400})", 1),
                  {cstar::Code::internal_error, "slug_invalid"});
    station("A code that is newer than the gateway");
    check_failure(answers(403,
                          R"({"error":{"code":403,"message":"Tenant 42 is frozen.","status":"PERMISSION_DENIED",)"
                          R"("details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",)"
                          R"("reason":"TENANT_FROZEN","domain":"files.example.com"}]}})",
                          1),
                  {cstar::Code::internal_error, "TENANT_FROZEN"});
}

} // namespace gateway
