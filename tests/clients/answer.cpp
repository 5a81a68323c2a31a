// SPDX-License-Identifier: BSL-1.0
// Finds the dialect and the error, answers, and keeps the log.
#include <clients/answer.hpp>

#include <clients/scenario.hpp>

#include <chrono>
#include <utility>

namespace judge {
namespace {

std::int64_t now_in_ms()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

demo::HttpResponse plain(int status, std::string_view type, std::string body)
{
    demo::HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", type);
    response.body = std::move(body);
    return response;
}

} // namespace

const Dialect* find_dialect(std::string_view name)
{
    for (const Dialect& dialect : dialects())
        if (dialect.name == name) return &dialect;
    return nullptr;
}

demo::HttpResponse Answer::about_log(const demo::HttpRequest& request)
{
    if (request.method == "DELETE") log_.clear();
    return plain(200, "application/json", log_.to_json());
}

demo::HttpResponse Answer::operator()(const demo::HttpRequest& request)
{
    const std::int64_t at = now_in_ms();
    if (request.target == "/log") return about_log(request);
    const std::string_view target = request.target;
    const std::size_t end = target.size() < 2 ? target.size() : target.find_first_of("/?", 1);
    const Dialect* dialect = target.empty() ? nullptr : find_dialect(target.substr(1, end - 1));
    const std::string_view path = dialect && end < target.size() ? target.substr(end) : dialect ? "/" : target;
    if (!dialect) dialect = otherwise_;
    if (!dialect) return plain(404, "text/plain", "no dialect of this server: " + request.target + "\n");

    const Exchange exchange{request, path, "req_judge_" + std::to_string(++count_)};
    std::optional<amiss::ApiError> error = wanted_error(request);
    if (request.refused) error = amiss::ApiError(*request.refused);
    const std::string code(error ? error->name() : "");
    demo::HttpResponse response = error ? dialect->fail(std::move(*error), exchange) : dialect->succeed(exchange);
    log_.add({request.method, request.target, code, response.status, exchange.id, at});
    return response;
}

} // namespace judge
