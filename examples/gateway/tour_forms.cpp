// SPDX-License-Identifier: BSL-1.0
// The stations of the three forms: which of them a client gets, and that none has anything of a service's in it.
#include <gateway/gateway_tour.hpp>

#include <gateway/files_api.hpp>
#include <gateway/tables.hpp>

#include <amiss/http_status.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <utility>

namespace gateway {

using amiss::ApiError;
using amiss::HttpStatus;

void GatewayTour::accepts()
{
    constexpr std::string_view json = "application/json";
    constexpr std::string_view problem = "application/problem+json";
    constexpr std::string_view markdown = "text/markdown; charset=utf-8";
    constexpr std::pair<std::string_view, std::string_view> wanted[] = {
        {"", json},
        {"*/*", json},
        {"application/json", json},
        {"application/problem+json, application/json;q=0.9", problem},
        {"application/problem+json;q=0.5, application/json", json},
        {"text/markdown, */*;q=0.1", markdown},
        {"text/*", markdown},
        {"application/json;q=0.1\ntext/markdown", markdown},
        {"TEXT/MARKDOWN;charset=utf-8", markdown},
        {"application/json;q=0, application/problem+json", problem},
        {"text/html, image/png", json},
        {";;;=,,", json},
    };
    station("Accept: the form that the client prefers, and cStar's own where it prefers none");
    for (const auto& [accept, type] : wanted) {
        const demo::HttpResponse answer = send({"GET", "/v1/files/nothing"}, accept);
        ids_.next("req_", 12);
        check("the form for '" + std::string(accept) + "'", answer.headers.find("Content-Type") == type);
        check("the same status in each", answer.status == 404);
    }
}

void GatewayTour::own_errors()
{
    const auto of = [](cstar::Code code, std::string_view param, std::string_view allowed = {}) {
        ApiError error(code);
        if (!param.empty()) error.with_param(param);
        if (!allowed.empty()) error.with_detail("allowed", allowed);
        return error;
    };
    const auto pay = [](std::string_view body) { return Try{"POST", "/v1/payments", body}; };
    station("The gateway's own errors, before it calls anybody");
    check_failure(pay("{"), {cstar::Code::invalid_json, "invalid_json 400", 0});
    check_failure(pay(R"({"method":"pix"})"), {of(cstar::Code::parameter_missing, "cents"), "cents", 0});
    check_failure(pay(R"({"method":"pix","cents":-1})"),
                  {of(cstar::Code::parameter_invalid, "cents", "a whole number above 0"), "cents", 0});
    check_failure(pay(R"({"method":"cash","cents":1})"),
                  {of(cstar::Code::parameter_invalid, "method", "pix, nfe, store"), "method", 0});
    check_failure({"GET", "/v1/files/%2e%2e"}, {cstar::Code::invalid_id_format, "invalid_id_format 400", 0});
    station("Statuses that no code is for");
    check_failure({"GET", "/v1/nothing"}, {ApiError(HttpStatus::not_found), "404", 0});
    check_failure({"DELETE", "/v1/payments"}, {ApiError(HttpStatus::method_not_allowed), "405", 0, "POST"});
    const std::string large(70'000, 'x');
    check_failure(pay(large), {ApiError(HttpStatus::content_too_large), "413", 0});
}

/// Whatever the service writes: its error is read, translated and written in each form, and compared with what the
/// gateway would write without it.
template <class Code, class Envelope, class Table>
void GatewayTour::each_row_of(const Envelope& envelope, const Table& table)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        ApiError theirs(static_cast<Code>(row.value));
        theirs.with_message("Tenant 42 at db7.internal has no luck.")
            .with_param("tenant_42")
            .with_detail("connect_url", "https://internal.example/42")
            .with_request_id("req_theirs")
            .with_retry_after(7);
        char body[2048];
        const amiss::Response sent = amiss::respond(envelope, theirs, {}, body);
        const ApiError read = amiss::read(envelope, amiss::Received(sent.status, sent.body, sent.headers));
        const std::string name(row.name);
        check(name + " is read as itself", read == static_cast<Code>(row.value));

        const ApiError ours = amiss::translate(read, table);
        const auto code = ours.as<cstar::Code>();
        check(name + " becomes a code of cStar's", code.has_value());
        const bool waits = ours.retry_class() == amiss::Retry::after_delay;
        check(name + " may not be repeated by all when it may have taken effect",
              !waits || row.retry == amiss::Retry::after_delay);
        check(name + " has its delay, or none", ours.retry_after().has_value() == waits);
        check(name + " is in the log, with its message and id",
              ours.context().find(name) != std::string_view::npos
                  && ours.context().find("Tenant 42") != std::string_view::npos
                  && ours.context().find("req_theirs") != std::string_view::npos);

        ApiError alone(code.value_or(cstar::Code::internal_error));
        if (waits) alone.with_retry_after(7);
        say(name + " -> " + std::string(ours.name()) + (waits ? ", with the delay" : ""));
        for (const Form& form : forms())
            check(name + " leaves nothing in " + std::string(form.accept),
                  amiss::to_string(form.envelope, ours, {"req_1"})
                      == amiss::to_string(form.envelope, alone, {"req_1"}));
    }
}

void GatewayTour::each_row()
{
    station("Each code of CodeSpar's, with texts that must not go out");
    each_row_of<codespar::Code>(codespar::envelope, of_codespar);
    station("Each code of the service of files, with the same");
    each_row_of<files::Code>(files::envelope, of_files);
}

} // namespace gateway
