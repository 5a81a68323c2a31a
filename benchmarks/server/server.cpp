// SPDX-License-Identifier: BSL-1.0
// The demo's HTTP server, with three answers to one failed request: a constant, an error of amiss, an exception.
//
// usage: amiss_bench_server; prints its port and serves on 127.0.0.1 until standard input ends.
//   /constant   200 and a body of the same size as the others
//   /amiss      an expected fails two functions below the handler, which writes the response with amiss
//   /exception  the same function throws, and the handler writes the response with nlohmann/json
#include <demo/server.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/respond.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using Clock = std::chrono::system_clock;
constexpr const char* request_id = "req_a1B2c3D4e5F6";
constexpr const char* json_type = "application/json";

// --- amiss --------------------------------------------------------------------------------------------------------------

[[gnu::noinline]] amiss::expected<std::string> required(const demo::HttpRequest& request, std::string_view name)
{
    if (const auto value = request.headers.find(name)) return std::string(*value);
    return amiss::fail(amiss::cstar::Code::parameter_missing).with_param("title");
}

[[gnu::noinline]] amiss::expected<demo::HttpResponse> create(const demo::HttpRequest& request)
{
    AMISS_ASSIGN(auto title, required(request, "X-Title"));
    return demo::HttpResponse{201, {}, title};
}

demo::HttpResponse with_amiss(const demo::HttpRequest& request, Clock::time_point now)
{
    auto made = create(request);
    if (made) return *std::move(made);
    char buffer[1024];
    const amiss::Response response =
        amiss::respond(amiss::cstar::envelope, made.error(), amiss::RequestInfo{request_id, now}, buffer);
    demo::HttpResponse answer{response.status, {}, std::string(response.body)};
    for (const auto& header : response.headers) answer.headers.add(header.name, header.value);
    return answer;
}

// --- an exception, written with nlohmann/json ---------------------------------------------------------------------------

struct ParameterMissing : std::runtime_error {
    explicit ParameterMissing(const std::string& name)
        : std::runtime_error("The '" + name + "' field is required."), param(name)
    {}
    std::string param;
};

[[gnu::noinline]] std::string required_or_throw(const demo::HttpRequest& request, std::string_view name)
{
    if (const auto value = request.headers.find(name)) return std::string(*value);
    throw ParameterMissing("title");
}

[[gnu::noinline]] demo::HttpResponse create_or_throw(const demo::HttpRequest& request)
{
    return {201, {}, required_or_throw(request, "X-Title")};
}

std::string timestamp(Clock::time_point now)
{
    const std::time_t seconds = Clock::to_time_t(now);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

demo::HttpResponse with_exception(const demo::HttpRequest& request, Clock::time_point now)
{
    try {
        return create_or_throw(request);
    } catch (const ParameterMissing& error) {
        const nlohmann::ordered_json body{{"success", false},
                                          {"error",
                                           {{"type", "invalid_request_error"},
                                            {"code", "parameter_missing"},
                                            {"message", error.what()},
                                            {"param", error.param},
                                            {"doc_url", "https://cstar.help/developers/api/errors#parameter_missing"},
                                            {"request_id", request_id}}},
                                          {"meta", {{"requestId", request_id}, {"timestamp", timestamp(now)}}}};
        demo::HttpResponse answer{400, {}, body.dump()};
        answer.headers.add("Content-Type", json_type);
        return answer;
    }
}

// --- a constant ---------------------------------------------------------------------------------------------------------

demo::HttpResponse constant(const std::string& body)
{
    demo::HttpResponse answer{200, {}, body};
    answer.headers.add("Content-Type", json_type);
    return answer;
}

bool same_fields(const demo::HttpResponse& left, const demo::HttpResponse& right)
{
    return std::equal(left.headers.begin(), left.headers.end(), right.headers.begin(), right.headers.end(),
                      [](const auto& a, const auto& b) {
                          return demo::same_name(a.name, b.name) && a.value == b.value;
                      });
}

} // namespace

int main()
{
    // The server starts only if the three answers have the same size and headers, and two of them the same body.
    const demo::HttpRequest request;
    const Clock::time_point now = Clock::now();
    const demo::HttpResponse ours = with_amiss(request, now), theirs = with_exception(request, now);
    const std::string same_size = "{\"ok\":\"" + std::string(ours.body.size() - 9, 'x') + "\"}";
    if (ours.status != 400 || theirs.status != 400 || ours.body != theirs.body || same_size.size() != ours.body.size()
        || !same_fields(ours, theirs) || !same_fields(ours, constant(same_size))) {
        std::fprintf(stderr, "the answers differ:\n%s\n%s\n", ours.body.c_str(), theirs.body.c_str());
        return 1;
    }

    const demo::Server server(0, [&same_size](const demo::HttpRequest& any) -> demo::HttpResponse {
        if (any.target == "/constant") return constant(same_size);
        if (any.target == "/amiss") return with_amiss(any, Clock::now());
        if (any.target == "/exception") return with_exception(any, Clock::now());
        return {404, {}, {}};
    });
    std::printf("%d\n", static_cast<int>(server.port()));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
}
