// SPDX-License-Identifier: BSL-1.0
// Reads requests and writes responses, whole or in chunks.
#include <demo/connection.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <string_view>
#include <utility>

namespace demo {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::chrono::seconds max_silence{30};
constexpr std::chrono::seconds max_linger{2};
constexpr std::size_t max_header = 16 * 1024;
constexpr std::size_t max_body = 64 * 1024;
constexpr std::size_t max_discarded = 1024 * 1024;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

/// Why the request could not be read; nothing when all is well, or when there is nobody to tell.
std::optional<amiss::HttpStatus> refusal(beast::error_code error)
{
    if (error == http::error::body_limit) return amiss::HttpStatus::content_too_large;
    if (error == http::error::header_limit) return amiss::HttpStatus::request_header_fields_too_large;
    const bool is_syntax = error.category() == http::make_error_code(http::error::bad_method).category();
    if (is_syntax && error != http::error::end_of_stream) return amiss::HttpStatus::bad_request;
    return std::nullopt;
}

HttpRequest from_beast(const http::request<http::string_body>& message)
{
    HttpRequest request;
    request.method = message.method_string();
    request.target = message.target();
    for (const auto& field : message) request.headers.add(field.name_string(), field.value());
    request.body = message.body();
    return request;
}

http::response<http::string_body> to_beast(HttpResponse& response, bool chunked, bool keep_alive)
{
    http::response<http::string_body> message;
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    for (const HeaderField& field : response.headers) message.insert(field.name, field.value);
    message.body() = std::move(response.body);
    message.keep_alive(keep_alive);
    if (chunked)
        message.chunked(true);
    else if (response.status != 204) // which has neither a body nor its length (RFC 9110 §8.6)
        message.prepare_payload();
    return message;
}

} // namespace

Connection::Connection(tcp::socket socket, const Answer& answer, std::atomic<int>& open)
    : stream_(std::move(socket)), answer_(answer), open_(open), pause_(stream_.get_executor())
{
    ++open_;
    Error ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored); // each chunk is sent at once
}

Connection::~Connection() { --open_; }

void Connection::read()
{
    parser_.emplace();
    parser_->header_limit(max_header);
    parser_->body_limit(max_body);
    stream_.expires_after(max_silence);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](Error error, std::size_t) { self->read_body(error); });
}

void Connection::read_body(Error error)
{
    if (error || parser_->is_done()) return answer(error);
    const auto rest = [self = shared_from_this()](Error failed, std::size_t) {
        if (failed) return;
        http::async_read(self->stream_, self->buffer_, *self->parser_,
                         [self](Error result, std::size_t) { self->answer(result); });
    };
    // The client waits for a word before it sends the body (RFC 9110 §10.1.1). If it did not wait, it needs none.
    const auto& message = parser_->get();
    const bool waits = message.version() == 11 && same_name(message[http::field::expect], "100-continue");
    if (!waits || buffer_.size() != 0) return rest({}, 0);
    asio::async_write(stream_, asio::buffer(go_on), rest);
}

void Connection::answer(Error error)
{
    auto why = refusal(error);
    if (error && !why) return; // closed, or silent for too long
    const auto& message = parser_->get();
    if (error == http::error::header_limit && message.target().empty()) // the request line alone is over the limit
        why = amiss::HttpStatus::uri_too_long;
    HttpRequest request;
    // To Beast the header of a body that is too large is not done, but all its fields were read.
    if (parser_->is_header_done() || error == http::error::body_limit) request = from_beast(message);
    request.refused = why;
    const bool host_wanted = !error && message.version() == 11; // exactly one (RFC 9112 §3.2)
    if (host_wanted && message.count(http::field::host) != 1) request.refused = amiss::HttpStatus::bad_request;
    // Of another coding than chunked, nobody knows where the body ends (RFC 9112 §6.3).
    const bool endless = !error && message.count(http::field::transfer_encoding) != 0 && !message.chunked();
    if (endless) request.refused = amiss::HttpStatus::bad_request;
    refused_ = request.refused.has_value();
    write(answer_(request), request.method == "HEAD", message.keep_alive() && !refused_);
}

void Connection::write(HttpResponse response, bool head_only, bool keep_alive)
{
    stream_.expires_after(max_silence);
    next_chunk_ = std::move(response.next_chunk);
    const bool chunked = next_chunk_ && parser_->get().version() == 11;
    const bool in_one = next_chunk_ && !chunked;    // HTTP/1.0 has no chunks
    if (in_one && !pull_all(response.body)) return; // this closes the connection
    response_ = to_beast(response, chunked, keep_alive);
    serializer_.emplace(response_);
    const auto next = [self = shared_from_this(), head_only](Error error, std::size_t) {
        if (error) return;
        if (head_only || !self->response_.chunked()) return self->finish();
        self->write_chunk();
    };
    if (head_only || chunked)
        http::async_write_header(stream_, *serializer_, next);
    else
        http::async_write(stream_, *serializer_, next);
}

/// Makes the next chunk, which is not empty, or nothing when that was the last. Whether it could be made.
bool Connection::pull()
{
    try {
        do {
            chunk_ = next_chunk_();
        } while (chunk_ && chunk_->empty()); // to HTTP, an empty chunk is the last one
        return true;
    } catch (...) { // whatever it is: the status has been sent, so nothing else can be said
        return false;
    }
}

/// Makes all chunks, as one body. Whether they could be made.
bool Connection::pull_all(std::string& body)
{
    while (pull()) {
        if (!chunk_) return true;
        body += *chunk_;
    }
    return false;
}

void Connection::write_chunk()
{
    if (!pull()) return; // this closes the connection
    stream_.expires_after(max_silence);
    const auto next = [self = shared_from_this()](Error error, std::size_t) {
        if (error) return;
        if (!self->chunk_) return self->finish();
        self->write_chunk();
    };
    if (chunk_)
        asio::async_write(stream_, http::make_chunk(asio::buffer(*chunk_)), next);
    else
        asio::async_write(stream_, http::make_chunk_last(), next);
}

void Connection::finish()
{
    if (response_.keep_alive()) return read();
    if (!refused_) return;
    // The client may still be sending. If the connection were closed now, it would be reset, and the response lost.
    Error ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(max_linger);
    linger();
}

void Connection::linger()
{
    stream_.async_read_some(asio::buffer(unwanted_), [self = shared_from_this()](Error error, std::size_t size) {
        self->discarded_ += size;
        if (error) return;
        if (self->discarded_ < max_discarded) return self->linger();
        // Enough: a client that sends still more has time to read the response, but nobody reads what it sends.
        self->pause_.expires_after(max_linger);
        self->pause_.async_wait([self](Error) {});
    });
}

} // namespace demo
