// SPDX-License-Identifier: BSL-1.0
// The routes of the test servers. Their handlers are written once, for every framework.
#include <servers/api.hpp>
#include <servers/handlers.hpp>

#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

namespace servers {
namespace {

// [glue]
amiss::expected<notes::Note> get_note(const amiss::Request& request)
{
    return notes::find_note(request.path_param("id"));
}

amiss::expected<amiss::Reply> post_note(const amiss::Request& request)
{
    AMISS_ASSIGN(const notes::Note note, notes::create_note(request.body()));
    return amiss::Reply(amiss::HttpStatus::created, note).header("Location", notes::location_of(note));
}

amiss::expected<notes::Note> put_note(const amiss::Request& request)
{
    return notes::replace_note(request.path_param("id"), request.body());
}

amiss::expected<void> delete_note(const amiss::Request& request)
{
    return notes::remove_note(request.path_param("id"));
}

amiss::expected<std::string> echo(const amiss::Request& request)
{
    const std::string query = request.query_param("q").value_or("");
    return notes::echo({request.method(), request.path_param("text"), query, request.id(), request.trace().trace_id,
                        request.idempotency_key(), request.body()});
}

amiss::expected<amiss::Reply> moved(const amiss::Request& request)
{
    return amiss::Reply(amiss::HttpStatus::see_other).header("Location", notes::moved_to(request.path_param("to")));
}

void add_routes(amiss::Service<>& api)
{
    api.get("/notes/{id}", get_note);
    api.put("/notes/{id}", put_note);
    api.del("/notes/{id}", delete_note);
    api.post("/notes", post_note);
    api.get("/echo/{text}", echo);
    api.post("/echo/{text}", echo);
    api.get("/moved/{to}", moved);
    api.get("/fails/{how}", [](const amiss::Request& request) { return notes::fail_as(request.path_param("how")); });
    api.get("/health", []() -> amiss::expected<std::string_view> { return notes::health(); });
    api.max_body(max_body);
}
// [/glue]

/// The last part of the path of a file.
std::string_view file_name(const char* path)
{
    const std::string_view file = path != nullptr ? path : "";
    return file.substr(file.rfind('/') + 1); // npos + 1 is 0
}

} // namespace

void Noted::add(const amiss::ApiError& error, const amiss::Request& request)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(15));
    std::string line(error.name());
    line += (line.empty() ? "" : " ") + std::to_string(to_int(error.status()));
    line.append(" id=").append(request.id());
    if (!error.trace_id().empty()) line.append(" trace=").append(error.trace_id());
    if (const std::error_code cause = error.cause())
        line.append(" cause=").append(cause.category().name()).append(":") += std::to_string(cause.value());
    line.append(" at=").append(file_name(error.location().file));
    line.append(" context=").append(error.context());
    const std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
}

std::vector<std::string> Noted::take()
{
    const std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(lines_, {});
}

void set_up(amiss::Service<>& api, Noted& noted)
{
    add_routes(api);
    api.on_error([&noted](const amiss::ApiError& error, const amiss::Request& request) { noted.add(error, request); });
}

} // namespace servers
