// SPDX-License-Identifier: BSL-1.0
// Boost.Beast without the adapter: the library's own asynchronous example, with errors that amiss::respond writes.
#include <servers/handlers.hpp>
#include <servers/server.hpp>

#include <amiss/exception.hpp>
#include <amiss/respond.hpp>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

// [glue]
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

std::string request_id(const Request& request)
{
    static std::atomic<int> count{0};
    const std::string_view sent = view(request["X-Request-Id"]);
    return sent.empty() ? "req-" + std::to_string(++count) : std::string(sent);
}

Response respond_with(const Request& request, const amiss::ApiError& error, std::string_view allow = "")
{
    char buffer[2048];
    const std::string id = request_id(request);
    amiss::RequestInfo info;
    info.id = id;
    info.time = std::chrono::system_clock::now();
    info.allow = allow;
    const amiss::Response made = amiss::respond(notes::envelope, error, info, buffer);
    Response response(static_cast<http::status>(made.status), request.version());
    for (const amiss::Header& header : made.headers)
        response.set(beast::string_view(header.name.data(), header.name.size()), std::string(header.value.view()));
    response.body() = made.body;
    return response;
}

Response respond_with(const Request& request, http::status status, std::string body)
{
    Response response(status, request.version());
    response.set(http::field::content_type, "application/json");
    response.body() = std::move(body);
    return response;
}

Response answer_note(const Request& request, std::string_view id)
{
    switch (request.method()) {
    case http::verb::get:
    case http::verb::head: {
        const auto note = notes::find_note(id);
        if (!note) return respond_with(request, note.error());
        return respond_with(request, http::status::ok, to_body(*note));
    }
    case http::verb::put: {
        const auto note = notes::replace_note(id, request.body());
        if (!note) return respond_with(request, note.error());
        return respond_with(request, http::status::ok, to_body(*note));
    }
    case http::verb::delete_: {
        const auto removed = notes::remove_note(id);
        if (!removed) return respond_with(request, removed.error());
        return Response(http::status::no_content, request.version());
    }
    default:
        return respond_with(request, amiss::ApiError(amiss::HttpStatus::method_not_allowed), "GET, HEAD, PUT, DELETE");
    }
}

Response answer_notes(const Request& request)
{
    if (request.method() != http::verb::post)
        return respond_with(request, amiss::ApiError(amiss::HttpStatus::method_not_allowed), "POST");
    const auto note = notes::create_note(request.body());
    if (!note) return respond_with(request, note.error());
    Response response = respond_with(request, http::status::created, to_body(*note));
    response.set(http::field::location, notes::location_of(*note));
    return response;
}

Response route(const Request& request)
{
    std::string_view path = view(request.target());
    std::string_view query;
    if (const auto mark = path.find('?'); mark != std::string_view::npos) {
        query = path.substr(mark + 1);
        path = path.substr(0, mark);
    }
    const auto after = [&path](std::string_view prefix) -> std::optional<std::string_view> {
        if (path.substr(0, prefix.size()) != prefix) return std::nullopt;
        return path.substr(prefix.size());
    };
    if (path == "/notes") return answer_notes(request);
    if (const auto id = after("/notes/")) return answer_note(request, *id);
    if (const auto text = after("/echo/")) {
        const std::string_view q = query.substr(0, 2) == "q=" ? query.substr(2) : "";
        const std::string seen = notes::echo({view(request.method_string()), *text, q, view(request["X-Request-Id"]),
                                              "", view(request["Idempotency-Key"]), request.body()});
        return respond_with(request, http::status::ok, seen);
    }
    if (const auto to = after("/moved/")) {
        Response response(http::status::see_other, request.version());
        response.set(http::field::location, std::string(notes::moved_to(*to)));
        return response;
    }
    if (const auto how = after("/fails/")) {
        const auto failed = notes::fail_as(*how);
        if (!failed) return respond_with(request, failed.error());
    }
    if (path == "/health") return respond_with(request, http::status::ok, std::string(notes::health()));
    return respond_with(request, notes::Code::no_such_route);
}

Response answer(const Request& request)
{
    Response response;
    try {
        response = route(request);
    } catch (const amiss::ApiException& exception) {
        response = respond_with(request, exception.error());
    } catch (...) {
        response = respond_with(request, notes::Code::internal);
    }
    response.keep_alive(request.keep_alive());
    response.prepare_payload();
    if (request.method() == http::verb::head) response.body().clear();
    return response;
}

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket&& socket, std::size_t max_body) : stream_(std::move(socket)), max_body_(max_body) {}

    void read()
    {
        parser_.emplace();
        parser_->header_limit(16384);
        parser_->body_limit(max_body_);
        stream_.expires_after(std::chrono::seconds(30));
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](beast::error_code failure, std::size_t) {
                             self->on_read(failure);
                         });
    }

private:
    void on_read(beast::error_code failure)
    {
        if (failure == http::error::end_of_stream) return close();
        if (failure) return refuse(failure);
        write(answer(parser_->get()));
    }
    void refuse(beast::error_code failure)
    {
        auto status = amiss::HttpStatus::bad_request;
        if (failure == http::error::body_limit) status = amiss::HttpStatus::content_too_large;
        if (failure == http::error::header_limit) status = amiss::HttpStatus::request_header_fields_too_large;
        if (failure.category() != make_error_code(http::error::bad_method).category()) return;
        Response response = respond_with(parser_->get(), amiss::ApiError(status));
        response.keep_alive(false);
        response.prepare_payload();
        write(std::move(response));
    }
    void write(Response&& response)
    {
        response_ = std::move(response);
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code failure, std::size_t) {
            if (failure) return;
            if (self->response_.need_eof() || !self->response_.keep_alive()) return self->close();
            self->read();
        });
    }
    void close()
    {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::size_t max_body_;
    std::optional<http::request_parser<http::string_body>> parser_;
    Response response_;
};

void accept(tcp::acceptor& acceptor, std::size_t max_body)
{
    acceptor.async_accept(asio::make_strand(acceptor.get_executor()),
                          [&acceptor, max_body](beast::error_code failure, tcp::socket socket) {
                              if (!acceptor.is_open()) return;
                              if (!failure) std::make_shared<Session>(std::move(socket), max_body)->read();
                              accept(acceptor, max_body);
                          });
}

} // namespace
// [/glue]

namespace servers {
namespace {

struct BeastServer : Running {
    explicit BeastServer(std::size_t max_body) : acceptor(context, {asio::ip::address_v4::loopback(), 0})
    {
        port = acceptor.local_endpoint().port();
        accept(acceptor, max_body);
        thread = std::thread([this] { context.run(); });
    }
    ~BeastServer() override
    {
        context.stop();
        thread.join();
    }

    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::thread thread;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service)
{
    return std::make_unique<BeastServer>(service.max_body());
}

} // namespace servers
