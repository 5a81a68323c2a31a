// SPDX-License-Identifier: BSL-1.0
// The test server on Pistache as its tutorial writes it, with amiss::respond where something fails.
#include <servers/handlers.hpp>
#include <servers/server.hpp>

#include <amiss/exception.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/respond.hpp>

#include <pistache/endpoint.h>
#include <pistache/router.h>

namespace {

namespace Http = Pistache::Http;
namespace Rest = Pistache::Rest;

// [glue]
/// Pistache sends only headers that have a class.
class TextHeader : public Http::Header::Header {
public:
    TextHeader(std::string name, std::string value) : name_(std::move(name)), value_(std::move(value)) {}
    const char* name() const override { return name_.c_str(); }
    void parse(const std::string& text) override { value_ = text; }
    void write(std::ostream& out) const override { out << value_; }
    uint64_t hash() const override { return std::hash<std::string>()(name_); }

private:
    std::string name_;
    std::string value_;
};

std::string header_of(const Rest::Request& request, const std::string& name)
{
    const auto raw = request.headers().tryGetRaw(name);
    return raw ? raw->value() : "";
}

void send_error(const amiss::ApiError& error, const Rest::Request& request, Http::ResponseWriter& writer)
{
    const std::string accept = header_of(request, "Accept");
    const std::string id = header_of(request, "X-Request-Id");
    amiss::RequestInfo info;
    info.id = id;
    info.time = std::chrono::system_clock::now();
    char buffer[4096];
    const amiss::Response response =
        amiss::respond(amiss::negotiate(accept, notes::envelope, notes::problem), error, info, buffer);
    for (const amiss::Header& header : response.headers)
        writer.headers().add(std::make_shared<TextHeader>(std::string(header.name), std::string(header.value)));
    writer.send(static_cast<Http::Code>(response.status), std::string(response.body));
}

void send_json(const std::string& body, Http::ResponseWriter& writer, Http::Code code = Http::Code::Ok)
{
    writer.send(code, body, MIME(Application, Json));
}

void send(const amiss::expected<notes::Note>& note, const Rest::Request& request, Http::ResponseWriter& writer)
{
    if (!note) return send_error(note.error(), request, writer);
    send_json(notes::to_body(*note), writer);
}

void echo(const Rest::Request& request, Http::ResponseWriter& writer)
{
    const std::string method = Http::methodString(request.method());
    const std::string text = request.param(":text").as<std::string>();
    const std::string query = request.query().get("q").value_or("");
    const std::string id = header_of(request, "X-Request-Id");
    const std::string key = header_of(request, "Idempotency-Key");
    send_json(notes::echo({method, text, query, id, "", key, request.body()}), writer);
}

void create(const Rest::Request& request, Http::ResponseWriter& writer)
{
    const amiss::expected<notes::Note> note = notes::create_note(request.body());
    if (!note) return send_error(note.error(), request, writer);
    writer.headers().add<Http::Header::Location>(notes::location_of(*note));
    send_json(notes::to_body(*note), writer, Http::Code::Created);
}

/// A handler that may throw.
template <class F>
Rest::Route::Handler guarded(F handler)
{
    return [handler](const Rest::Request& request, Http::ResponseWriter writer) {
        const amiss::expected<void> done = amiss::capture([&] { handler(request, writer); });
        if (!done) send_error(done.error(), request, writer);
        return Rest::Route::Result::Ok;
    };
}

Rest::Router make_router()
{
    Rest::Router router;
    const auto id_of = [](const Rest::Request& request) { return request.param(":id").as<std::string>(); };
    const auto find = guarded([id_of](const Rest::Request& request, Http::ResponseWriter& writer) {
        send(notes::find_note(id_of(request)), request, writer);
    });
    router.get("/notes/:id", find);
    router.head("/notes/:id", find);
    router.post("/notes", guarded(create));
    router.put("/notes/:id", guarded([id_of](const Rest::Request& request, Http::ResponseWriter& writer) {
                   send(notes::replace_note(id_of(request), request.body()), request, writer);
               }));
    router.del("/notes/:id", guarded([id_of](const Rest::Request& request, Http::ResponseWriter& writer) {
                   const amiss::expected<void> removed = notes::remove_note(id_of(request));
                   if (!removed) return send_error(removed.error(), request, writer);
                   writer.send(Http::Code::No_Content);
               }));
    router.get("/echo/:text", guarded(echo));
    router.post("/echo/:text", guarded(echo));
    router.get("/moved/:to", guarded([](const Rest::Request& request, Http::ResponseWriter& writer) {
                   const std::string to(notes::moved_to(request.param(":to").as<std::string>()));
                   writer.headers().add<Http::Header::Location>(to);
                   writer.send(Http::Code::See_Other);
               }));
    router.get("/fails/:how", guarded([](const Rest::Request& request, Http::ResponseWriter& writer) {
                   const amiss::expected<std::string> body = notes::fail_as(request.param(":how").as<std::string>());
                   body ? send_json(*body, writer) : send_error(body.error(), request, writer);
               }));
    router.get("/health", guarded([](const Rest::Request&, Http::ResponseWriter& writer) {
                   send_json(std::string(notes::health()), writer);
               }));
    router.addNotFoundHandler(guarded([](const Rest::Request& request, Http::ResponseWriter& writer) {
        send_error(amiss::ApiError(notes::Code::no_such_route), request, writer);
    }));
    return router;
}
// [/glue]

struct PistacheByHand final : servers::Running {
    PistacheByHand() : endpoint({Pistache::Ipv4::loopback(), Pistache::Port(0)})
    {
        endpoint.init(Http::Endpoint::options().threads(2).maxRequestSize(65536));
        endpoint.setHandler(make_router().handler());
        endpoint.serveThreaded();
        port = endpoint.getPort();
    }
    ~PistacheByHand() override { endpoint.shutdown(); }

    Http::Endpoint endpoint;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>&) { return std::make_unique<PistacheByHand>(); }
