// SPDX-License-Identifier: BSL-1.0
// The program of docs/tutorial.md: an API of its own, from the codes to a client that reads an error back.
#include <amiss.hpp>

#include "expect.hpp"

#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

// clang-format off: a table
// [catalogue]
namespace billing {

enum class Code { amount_invalid = 1, invoice_not_found, invoice_locked, internal };
enum class Type { request_error = 1, api_error };

constexpr auto amiss_catalog(Code) // amiss finds this function by its name
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::amount_invalid, "amount_invalid", HttpStatus::bad_request, "request_error",
                   "The field {param} must be from 1 to {most}.")
            .plain("An amount is out of range.")
            .cause("The amount is 0 or negative.").fix("Send the amount in cents."),
        amiss::row(Code::invoice_not_found, "invoice_not_found", HttpStatus::not_found, "request_error",
                   "There is no such invoice."),
        amiss::row(Code::invoice_locked, "invoice_locked", HttpStatus::conflict, "request_error",
                   "Somebody else is changing this invoice.")
            .retry(amiss::Retry::after_delay), // a 409 is final unless its row says this
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."))
        .doc_base("https://billing.example.com/errors#");
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)  // checks the catalogue, and makes the codes std::error_codes
AMISS_ERROR_TYPES(billing, Type) // makes the types something to compare errors with
// [/catalogue]

// [envelope]
namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("error", amiss::object(
            amiss::member("code", amiss::field::code),
            amiss::member("type", amiss::field::type),
            amiss::member("message", amiss::field::message),
            amiss::optional_member("param", amiss::field::param),
            amiss::optional_member("docs", amiss::field::doc_url),
            amiss::optional_member("details", amiss::field::details))),
        amiss::optional_member("request_id", amiss::field::request_id));
});

} // namespace billing
// [/envelope]
// clang-format on

// [service]
amiss::expected<void> lock(const std::string& invoice)
{
    if (invoice == "inv_7") return amiss::fail(billing::Code::invoice_locked).with_retry_after(2);
    if (invoice != "inv_1") return amiss::fail(billing::Code::invoice_not_found);
    return {};
}

amiss::expected<std::string> pay(const std::string& invoice, int cents)
{
    if (cents < 1) return amiss::fail(billing::Code::amount_invalid).with_param("cents").with_detail("most", 99999);
    AMISS_TRY(lock(invoice)); // returns the error of lock, if it has one
    return "rec_5";           // the receipt
}
// [/service]

// [server]
struct Reply {
    int status;
    amiss::Headers headers;
    std::string body;
};

Reply serve(const std::string& invoice, int cents)
{
    amiss::expected<std::string> receipt = pay(invoice, cents);
    if (receipt) return {200, {}, R"({"receipt":")" + *receipt + R"("})"};

    amiss::RequestInfo request{"req_42"};
    char buffer[1024];
    amiss::Response response = amiss::respond(billing::envelope, receipt.error(), request, buffer);
    return {response.status, response.headers, std::string(response.body)};
}
// [/server]

// [client]
std::string advice(const Reply& reply)
{
    amiss::expected<void> checked = amiss::check(billing::envelope, amiss::Received{reply.status, reply.body});
    if (checked) return "paid";

    const amiss::ApiError& error = checked.error();
    if (auto code = error.as<billing::Code>()) {
        switch (*code) {
        case billing::Code::amount_invalid: return "correct the field " + std::string(error.param());
        case billing::Code::invoice_not_found: return "choose another invoice";
        case billing::Code::invoice_locked: return "try again in a moment";
        case billing::Code::internal: return "call support about " + std::string(error.request_id());
        }
    }
    // A code of a later version of the API, or a body that is of no use.
    return error == billing::Type::request_error ? "correct the request" : "try again later";
}
// [/client]

// [run]
void run(std::ostream& out)
{
    for (const Reply& reply : {serve("inv_1", 0), serve("inv_7", 250), serve("inv_1", 250)}) {
        out << reply.status << "\n";
        for (const amiss::Header& header : reply.headers) out << header.name << ": " << header.value << "\n";
        out << reply.body << "\n-> " << advice(reply) << "\n\n";
    }
}
// [/run]

namespace {

std::string help(billing::Code code)
{
    const amiss::Catalog& catalog = amiss::catalog_of<billing::Code>();
    const std::size_t number = catalog.index_of(static_cast<int>(code));
    std::string text = "## " + std::string(catalog[number].name) + "\n";
    for (std::string_view cause : amiss::docs_of<billing::Code>()[number].causes()) text.append(cause).append("\n");
    for (std::string_view fix : amiss::docs_of<billing::Code>()[number].fixes()) text.append(fix).append("\n");
    return text;
}

void the_whole_output()
{
    std::ostringstream out;
    run(out);
    expect(out.str() == R"(400
Content-Type: application/json
{"error":{"code":"amount_invalid","type":"request_error","message":"The field cents must be from 1 to 99999.","param":"cents","docs":"https://billing.example.com/errors#amount_invalid","details":{"most":99999}},"request_id":"req_42"}
-> correct the field cents

409
Content-Type: application/json
Retry-After: 2
{"error":{"code":"invoice_locked","type":"request_error","message":"Somebody else is changing this invoice.","docs":"https://billing.example.com/errors#invoice_locked"},"request_id":"req_42"}
-> try again in a moment

200
{"receipt":"rec_5"}
-> paid

)",
           "the whole output");
}

void what_the_catalogue_gives()
{
    amiss::ApiError bare = billing::Code::amount_invalid;
    expect(bare.message() == "An amount is out of range.", "without its values, the plain text");
    amiss::ApiError filled = bare;
    filled.with_param("cents").with_detail("most", 5);
    expect(filled.message() == "The field cents must be from 1 to 5.", "with its values, the message");

    expect(bare == billing::Code::amount_invalid && bare == amiss::HttpStatus::bad_request, "a code and its status");
    expect(bare == billing::Type::request_error && bare != billing::Type::api_error, "a type is a condition");
    std::error_code code = billing::Code::invoice_locked;
    expect(code == billing::Type::request_error && code == amiss::Retry::after_delay, "of a std::error_code as well");
    expect(amiss::ApiError(billing::Code::invoice_locked).retryable(), "a row that may be repeated");
    expect(!amiss::ApiError(amiss::HttpStatus::conflict).retryable(), "a 409 may not");
    expect(amiss::find_code<billing::Code>("internal") == billing::Code::internal, "back from a wire name");
    expect(help(billing::Code::amount_invalid)
               == "## amount_invalid\nThe amount is 0 or negative.\nSend the amount in cents.\n",
           "a page of help");
}

void what_the_envelope_does()
{
    amiss::ApiError disk{std::make_error_code(std::errc::no_space_on_device)};
    std::string body = amiss::to_string(billing::envelope, disk);
    expect(body
               == R"({"error":{"code":"internal","type":"api_error","message":"The service failed unexpectedly.",)"
                  R"("docs":"https://billing.example.com/errors#internal"}})",
           "a foreign error is the fallback row");

    amiss::RequestInfo request{"req_42"};
    request.doc_base = "https://billing.example.com/de/errors#"; // for a customer who reads German
    std::string german = amiss::to_string(billing::envelope, billing::Code::invoice_not_found, request);
    expect(german.find(R"("docs":"https://billing.example.com/de/errors#invoice_not_found")") != german.npos,
           "the request's base");

    const std::string_view newer =
        R"({"error":{"code":"card_expired","type":"request_error","message":"The card has expired."}})";
    expect(advice({402, {}, std::string(newer)}) == "correct the request", "a code that is not known yet");
    expect(advice({502, {}, "<html>Bad gateway</html>"}) == "try again later", "a body that is of no use");
    expect(advice({404, {}, amiss::to_string(billing::envelope, billing::Code::invoice_not_found)})
               == "choose another invoice",
           "a switch");
    expect(advice({500, {}, amiss::to_string(billing::envelope, disk, {"req_9"})}) == "call support about req_9",
           "the fallback, read back");
}

} // namespace

int main()
{
    the_whole_output();
    what_the_catalogue_gives();
    what_the_envelope_does();
    run(std::cout);
}
