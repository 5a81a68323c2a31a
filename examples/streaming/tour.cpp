// SPDX-License-Identifier: BSL-1.0
// Runs the stations: provokes each error, and checks what a client reads, what it was sent, and what it decides.
#include <streaming/tour.hpp>

#include <streaming/errors.hpp>
#include <streaming/receive.hpp>
#include <streaming/streaming_tour.hpp>

#include <amiss/log.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <utility>

namespace streaming {

using amiss::ApiError;
using amiss::Idempotency;
using amiss::Provenance;
using ClientCode = amiss::client::Code;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::string_view answer = "/v1/answers?prompt=pay%20the%20rent";
constexpr std::string_view table = "/v1/exports/tickets";

std::function<Parts(Parts)> fails_after(int parts, const ApiError& error)
{
    return [=](Parts all) { return failing(std::move(all), parts, error); };
}

/// Lets so many chunks through, and then `last`; after that it breaks off, or ends as if it were complete.
std::function<void(demo::HttpResponse&)> cut_after(int chunks, std::string last, bool breaks)
{
    return [=](demo::HttpResponse& response) {
        response.next_chunk = [next = std::move(response.next_chunk), last, breaks,
                               left = chunks]() mutable -> std::optional<std::string> {
            if (left-- > 0) return next();
            if (left == -1 && !last.empty()) return last;
            if (breaks) throw std::runtime_error("the process dies");
            return std::nullopt;
        };
    };
}

} // namespace

StreamingTour::StreamingTour(std::ostream& transcript)
    : Report("streams", transcript), server_([this](std::string_view line) {
          const std::lock_guard lock(mutex_);
          log_ = line;
      }),
      listening_(0, [this](const demo::HttpRequest& request) { return server_.handle(request); }),
      client_(listening_.port())
{}

clients::TourResult StreamingTour::run()
{
    whole();
    as_it_is_made();
    before_the_first_byte();
    after_the_first_byte();
    on_the_wire();
    cut();
    lines();
    cut_lines();
    once_more();
    return finish();
}

// --- steps -----------------------------------------------------------------------------------------------------------

amiss::expected<void> StreamingTour::receive_all(std::string_view target)
{
    parts_.clear();
    log_.clear();
    demo::HttpRequest request;
    request.target = target;
    say("> GET " + request.target);
    const OnPart on_part = [this](std::string_view part) {
        say("< " + std::string(part));
        parts_.emplace_back(part);
        if (on_part_) on_part_();
        return part.substr(0, 8) == R"({"rows":)"; // the last line of an export
    };
    const bool is_export = target.substr(0, 12) == "/v1/exports/";
    auto result = is_export ? receive(client_, exports, request, on_part) : receive(client_, answers, request, on_part);
    const std::lock_guard lock(mutex_);
    char line[512];
    if (!result) say("=> " + std::string(amiss::log_line(result.error(), line)));
    if (!log_.empty()) say("the server's log: " + log_);
    return result;
}

void StreamingTour::check_whole(std::string_view target, std::size_t parts)
{
    check("it is complete", receive_all(target).has_value());
    check("it has all its parts", parts_.size() == parts);
}

ApiError StreamingTour::check_error(std::string_view target, const Wanted& wanted)
{
    const amiss::expected<void> result = receive_all(target);
    check("an error is due", !result);
    if (result) return ApiError(Code::internal);
    const ApiError& error = result.error();
    check("another error: " + std::string(error.name()), error.code() == wanted.code);
    check("its parts before it: " + std::to_string(parts_.size()), parts_.size() == wanted.parts);
    const bool is_code_of_ours = error.as<Code>().has_value();
    if (is_code_of_ours) {
        check("the status is that of the code", error.status() == ApiError(wanted.code).status());
        check("it is the server's word", error.provenance() == Provenance::server);
        check("with the id that is in the server's log",
              !error.request_id().empty() && log_.find(error.request_id()) != std::string::npos);
    } else {
        check("no server has said this", error.provenance() == Provenance::transport);
    }
    const auto repeated = [&error](Idempotency idempotency) {
        return amiss::RetryPolicy().decide(error, amiss::Attempt{1, idempotency, {}, 0.5}).retry;
    };
    check("who may do it twice does", repeated(Idempotency::idempotent) == (wanted.repeat != Repeat::never));
    check("and who may not does not", repeated(Idempotency::not_idempotent) == (wanted.repeat == Repeat::always));
    say(std::string("decision: ")
        + (wanted.repeat == Repeat::never        ? "give up"
               : wanted.repeat == Repeat::always ? "once more"
                                                 : "once more, if it may be done twice"));
    return error;
}

// --- server-sent events ----------------------------------------------------------------------------------------------

void StreamingTour::whole()
{
    station("A whole answer");
    check_whole(answer, 3);
    check("its words", parts_.front() == R"({"text":"pay"})");
}

void StreamingTour::as_it_is_made()
{
    station("A part is sent before the next one is made");
    const auto first_came = std::make_shared<std::promise<void>>();
    server_.change_next([came = first_came->get_future().share()](Parts parts) -> Parts {
        return [parts = std::move(parts), came, made = 0]() mutable -> Part {
            // Nothing but the first part's arrival ends the wait.
            if (++made == 3 && came.wait_for(seconds(10)) != std::future_status::ready)
                return amiss::fail(Code::internal).with_context("the first part never came");
            return parts();
        };
    });
    on_part_ = [&] {
        if (parts_.size() == 1) first_came->set_value();
    };
    check_whole(answer, 3);
    on_part_ = nullptr;
}

void StreamingTour::before_the_first_byte()
{
    station("Before the first byte: a status, with a body like any other");
    check_error("/v1/answers?prompt=", {Code::prompt_missing, 0, Repeat::never});
    server_.change_next(fails_after(0, ApiError(Code::overloaded).with_retry_after(2)));
    const ApiError busy = check_error(answer, {Code::overloaded, 0, Repeat::always});
    check("Retry-After is a header", busy.retry_after() == seconds(2));
    server_.change_next(fails_after(0, Code::model_failed));
    check_error(answer, {Code::model_failed, 0, Repeat::if_idempotent});
    server_.change_next([](Parts parts) { return throwing(std::move(parts), 0); });
    const ApiError bug = check_error(answer, {Code::internal, 0, Repeat::if_idempotent});
    check("what was thrown is in the log only",
          log_.find("shard 7") != std::string::npos && bug.message().find("shard") == std::string_view::npos);
}

void StreamingTour::after_the_first_byte()
{
    station("After the first byte: an event, and the 200 is no success");
    server_.change_next(fails_after(2, Code::model_failed));
    check_error(answer, {Code::model_failed, 2, Repeat::if_idempotent});
    server_.change_next(fails_after(1, Code::output_refused));
    check_error(answer, {Code::output_refused, 1, Repeat::never});
    server_.change_next(fails_after(1, ApiError(Code::overloaded).with_retry_after(2)));
    const ApiError busy = check_error(answer, {Code::overloaded, 1, Repeat::always});
    check("this form has no place for the delay: the headers are gone", !busy.retry_after());
    server_.change_next([](Parts parts) { return throwing(std::move(parts), 2); });
    const ApiError bug = check_error(answer, {Code::internal, 2, Repeat::if_idempotent});
    check("what was thrown is in the log only",
          log_.find("shard 7") != std::string::npos && bug.message().find("shard") == std::string_view::npos);
}

void StreamingTour::on_the_wire()
{
    station("What is on the wire: no mark of a stream that is complete comes after an error");
    const auto body_of = [this](std::string_view target, int parts) {
        server_.change_next(fails_after(parts, ApiError(Code::overloaded).with_retry_after(2)));
        demo::HttpRequest request;
        request.target = target;
        const demo::HttpResponse response = client_.send(request);
        say("> GET " + request.target);
        say("< " + std::to_string(response.status) + ' '
            + std::string(response.headers.find("Content-Type").value_or("")));
        say("< " + response.body);
        return std::to_string(response.status) + ' ' + response.body;
    };
    const std::string overloaded = R"({"error":{"message":"There are too many requests at the moment.",)"
                                   R"("type":"server_error","param":null,"code":"overloaded"}})";
    check("a status", body_of(answer, 0) == "503 " + overloaded);
    check("an event", body_of(answer, 1) == "200 data: {\"text\":\"pay\"}\n\ndata: " + overloaded + "\n\n");
    const std::string lines = body_of(table, 1);
    check("a line",
          lines.substr(0, lines.find(",\"request_id"))
              == "200 {\"id\":1,\"title\":\"Help\"}\n"
                 R"({"error":{"code":"overloaded","message":"There are too many requests at the moment.",)"
                 R"("retry_after":2)");
    check("and no other line after it", lines.find('\n', lines.find("overloaded")) == lines.size() - 1);
}

void StreamingTour::cut()
{
    station("A stream that is cut off, in each way");
    const Wanted lost{ClientCode::stream_error, 2, Repeat::if_idempotent};
    server_.change_next_response(cut_after(2, "", true));
    check_error(answer, lost);
    server_.change_next_response(cut_after(2, "data: {\"te", true));
    check_error(answer, lost);
    server_.change_next_response(cut_after(2, "", false)); // a proxy ends the response as if it were complete
    check_error(answer, lost);
    server_.change_next_response(cut_after(2, "data: {\"te", false));
    const ApiError half = check_error(answer, lost);
    check("an event that is cut is malformed", half.malformed());
    check("its beginning is in the context", half.context().find("{\"te") != std::string_view::npos);
    check_whole(answer, 3);
}

// --- lines of JSON ---------------------------------------------------------------------------------------------------

void StreamingTour::lines()
{
    station("An export in lines of JSON, whose last line is a count or an error");
    check_whole(table, 4);
    check_error("/v1/exports/people", {Code::table_missing, 0, Repeat::never});
    server_.change_next(fails_after(2, ApiError(Code::row_unreadable).with_detail("row", 3)));
    const ApiError unreadable = check_error(table, {Code::row_unreadable, 2, Repeat::never});
    check("the message", unreadable.message() == "Row 3 cannot be read.");
    server_.change_next(fails_after(2, ApiError(Code::overloaded).with_retry_after(2)));
    const ApiError busy = check_error(table, {Code::overloaded, 2, Repeat::always});
    check("this form has the delay in its body", busy.retry_after() == seconds(2));
}

void StreamingTour::cut_lines()
{
    station("An export that is cut off");
    const Wanted lost{ClientCode::stream_error, 2, Repeat::if_idempotent};
    server_.change_next_response(cut_after(2, "", true));
    check_error(table, lost);
    server_.change_next_response(cut_after(2, "", false));
    check_error(table, lost);
    server_.change_next_response(cut_after(2, "{\"id\":3,\"ti", false));
    check("a line that is cut is malformed", check_error(table, lost).malformed());
}

// --- once more -------------------------------------------------------------------------------------------------------

void StreamingTour::once_more()
{
    station("The policy repeats a stream as it repeats anything else; what had come is thrown away");
    server_.change_next(fails_after(2, ApiError(Code::overloaded).with_retry_after(2)));
    int attempts = 0;
    const auto attempt = [&] {
        ++attempts;
        return receive_all(table); // which begins with no parts
    };
    struct Simulated : amiss::RetryEnvironment {
        milliseconds waited{};
        void sleep(milliseconds delay) { waited += delay; }
    } environment;
    check("it succeeds",
          amiss::retry(amiss::RetryPolicy(), Idempotency::not_idempotent, attempt, environment).has_value());
    check("at the second attempt", attempts == 2);
    check("after the delay that the error says", environment.waited >= seconds(2));
    check("no row is there twice", parts_.size() == 4);
}

clients::TourResult run_tour(std::ostream& transcript) { return StreamingTour(transcript).run(); }

} // namespace streaming
