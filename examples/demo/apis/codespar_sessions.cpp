// SPDX-License-Identifier: BSL-1.0
// The sessions of the CodeSpar API: the servers of tools in them, and their streams of events.
#include <demo/apis/codespar_data.hpp>
#include <demo/apis/codespar_records.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace demo::codespar {
namespace {

using boost::json::object;

constexpr std::chrono::minutes session_life{30};
constexpr std::chrono::seconds time_to_connect{2};

expected<Reply> create_session(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string project, text(body, "project_id"));
    AMISS_TRY(find_project(request, project));
    return insert(request, "sessions", "ses_", {{"project_id", project}, {"last_used", unix_seconds(request.time)}});
}

expected<Reply> get_session(const Request& request)
{
    AMISS_TRY(may_read(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    return ok(to_json(session));
}

expected<Reply> close_session(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    AMISS_TRY(request.services.store.erase("sessions", session.id).map_error(store_error));
    return ok({{"id", session.id}, {"closed", true}});
}

// --- the servers of a session --------------------------------------------------------------------

/// The server is connected some time after it was added, without another request.
boost::json::value state_of(const Request& request, const Record& server)
{
    const auto connected = server.fields.at("added").get_int64() + time_to_connect.count();
    return {{"id", server.fields.at("server")},
            {"state", unix_seconds(request.time) < connected ? "connecting" : "connected"}};
}

std::string id_in_session(const Record& session, std::string_view server)
{
    return session.id + '/' + std::string(server);
}

expected<Reply> add_server(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const ToolServer* server, server_of(body));
    const std::string id = id_in_session(session, server->id);
    Store& store = request.services.store;
    AMISS_ASSIGN(const auto present, store.find("servers", id, request.key.owner).map_error(store_error));
    if (present) return ok(state_of(request, *present));
    const Record added{id, request.key.owner, {{"server", server->id}, {"added", unix_seconds(request.time)}}};
    AMISS_TRY(store.insert("servers", added).map_error(store_error));
    return created(state_of(request, added));
}

expected<Reply> get_server(const Request& request)
{
    AMISS_TRY(may_read(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    AMISS_ASSIGN(const Record server, find(request, "servers", id_in_session(session, request.in_path_at("server"))));
    return ok(state_of(request, server));
}

// --- streams -------------------------------------------------------------------------------------

std::string event(std::string_view name, const boost::json::value& data)
{
    return "event: " + std::string(name) + "\ndata: " + boost::json::serialize(data) + "\n\n";
}

/// The words of a message, one in each event, and an event that says that these are all.
class WordEvents {
public:
    /// If it `breaks`, it throws after the first word.
    WordEvents(std::string message, bool breaks) : message_(std::move(message)), breaks_(breaks) {}

    std::optional<std::string> operator()()
    {
        if (breaks_ && at_ > 0) throw std::runtime_error("the stream breaks, as ordered");
        const std::size_t begin = message_.find_first_not_of(' ', at_);
        if (begin == std::string::npos) return done();
        at_ = std::min(message_.find(' ', begin), message_.size());
        return event("message", {{"text", std::string_view(message_).substr(begin, at_ - begin)}});
    }

private:
    std::optional<std::string> done()
    {
        if (std::exchange(done_, true)) return std::nullopt;
        return event("done", object());
    }

    std::string message_;
    std::size_t at_ = 0;
    bool breaks_;
    bool done_ = false;
};

/// Answers a message with its words.
expected<Reply> stream(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_TRY(live_session(request));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(std::string message, text(body, "message"));
    if (message.find_first_not_of(' ') == std::string::npos)
        return amiss::fail(Code::invalid_request).with_message("The field 'message' must not be empty");
    Reply reply;
    reply.next_event = WordEvents(std::move(message), std::exchange(request.services.break_stream, false));
    return reply;
}

} // namespace

expected<Record> live_session(const Request& request)
{
    AMISS_ASSIGN(Record session, find(request, "sessions", request.in_path_at("id")));
    const std::int64_t now = unix_seconds(request.time);
    const std::int64_t idle = now - session.fields["last_used"].to_number<std::int64_t>();
    if (idle >= std::chrono::seconds(session_life).count())
        return amiss::fail(Code::not_found).with_context("expired session");
    session.fields["last_used"] = now;
    return request.services.store.update("sessions", session).map_error(store_error);
}

std::vector<Route> session_routes()
{
    return {
        {"POST", "/v1/sessions", create_session},
        {"GET", "/v1/sessions/{id}", get_session},
        {"DELETE", "/v1/sessions/{id}", close_session},
        {"POST", "/v1/sessions/{id}/servers", add_server},
        {"GET", "/v1/sessions/{id}/servers/{server}", get_server},
        {"POST", "/v1/sessions/{id}/stream", stream},
    };
}

} // namespace demo::codespar
