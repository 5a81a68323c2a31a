// SPDX-License-Identifier: BSL-1.0
// The program of docs/request-bodies.md: request bodies as C++ values, and what a bad one becomes.
#include <amiss.hpp>
#include <amiss/adapt/boost_json.hpp>

#include "expect.hpp"

#include <boost/describe.hpp>
#include <boost/json/parse.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cstar = amiss::cstar;
namespace onestack = amiss::onestack;

// [members]
enum class Priority { low, normal, high, urgent };
struct Item {
    std::string sku;
    int qty = 0;
};
struct NewTicket {
    std::string title;
    Priority priority = Priority::normal;
    std::optional<std::string> email;
    std::vector<Item> items;
    std::map<std::string, std::string> labels;
};

template <class Names>
void amiss_names(Names& names, Priority)
{
    names("low", Priority::low), names("normal", Priority::normal);
    names("high", Priority::high), names("urgent", Priority::urgent);
}
template <class Fields>
void amiss_members(Fields& fields, Item& item)
{
    fields("sku", item.sku);
    fields("qty", item.qty).must(item.qty > 0, "be above 0");
}
template <class Fields>
void amiss_members(Fields& fields, NewTicket& ticket)
{
    fields("title", ticket.title).must(ticket.title.size() <= 80, "have at most 80 bytes");
    fields.optional("priority", ticket.priority); // without it, the ticket keeps its own
    fields("email", ticket.email);                // optional, because its type is
    fields("items", ticket.items);
    fields.optional("labels", ticket.labels);
}
// [/members]

// [described]
BOOST_DEFINE_ENUM_CLASS(Shade, light, dark)
struct Paint {
    std::string name;
    std::optional<Shade> shade;
};
BOOST_DESCRIBE_STRUCT(Paint, (), (name, shade))
// [/described]

// [handler]
amiss::expected<std::string> create_ticket(std::string_view body)
{
    AMISS_ASSIGN(NewTicket form, amiss::parse_body<NewTicket>(body, cstar::body_errors));
    return "tkt_" + form.title;
}
// [/handler]

bool is_taken(std::string_view email) { return email == "jane@example.com"; }
bool has_stock(std::string_view sku) { return sku == "ink"; }

// [own checks]
amiss::expected<NewTicket> read_ticket(std::string_view body)
{
    AMISS_ASSIGN(NewTicket form, amiss::parse_body<NewTicket>(body, cstar::body_errors));
    amiss::ApiError error = cstar::Code::parameter_invalid;
    if (form.email && is_taken(*form.email)) error.with_violation("email", "Is taken.");
    for (std::size_t at = 0; at < form.items.size(); ++at) {
        if (!has_stock(form.items[at].sku))
            error.with_violation("items." + std::to_string(at) + ".sku", "Is out of stock.");
    }
    if (!error.violations().empty()) return amiss::fail(error);
    return form;
}
// [/own checks]

// clang-format off: a table
namespace shop {
// [rows]
enum class Code { bad_json = 1, field_missing, field_wrong, field_unknown, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
        amiss::row(Code::bad_json, "bad_json", HttpStatus::bad_request, "", "This is not JSON."),
        amiss::row(Code::field_missing, "field_missing", HttpStatus::unprocessable_content, "", "We need '{param}'.")
            .plain("Something is missing."),
        amiss::row(Code::field_wrong, "field_wrong", HttpStatus::unprocessable_content, "", "'{param}' {problem}.")
            .plain("Something is wrong."),
        amiss::row(Code::field_unknown, "field_unknown", HttpStatus::unprocessable_content, "", "What is '{param}'?")
            .plain("Something is unknown."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke."));
}

inline constexpr auto body_errors =
    amiss::body_errors(Code::bad_json, Code::field_missing, Code::field_wrong).refuse_unknown(Code::field_unknown);
// [/rows]
} // namespace shop
// clang-format on

// [words]
constexpr auto spanish = cstar::body_errors.on_fault([](amiss::ApiError& error, const amiss::BodyFault& fault) {
    const bool missing = fault.kind == amiss::BodyFaultKind::missing;
    error.with_violation(fault.path, missing ? "Falta." : "No es correcto.");
});
// [/words]

void show_faults()
{
    // [several]
    auto bad =
        amiss::parse_body<NewTicket>(R"({"priority":"super-urgent","items":[{"sku":"ink","qty":2},{"qty":"3"}]})",
                                     cstar::body_errors);
    // parameter_missing, "The 'title' field is required.", with these violations:
    //   title            The 'title' field is required.
    //   priority         The 'priority' field must be one of: low, normal, high, urgent
    //   items.1.sku      The 'items.1.sku' field is required.
    //   items.1.qty      Must be an integer.
    // [/several]
    expect(!bad && bad.error() == cstar::Code::parameter_missing, "the row of the first fault");
    expect(bad.error().message() == "The 'title' field is required.", "the row's words");
    const amiss::Violations all = bad.error().violations();
    expect(all.size() == 4 && all[1].message == "The 'priority' field must be one of: low, normal, high, urgent",
           "four");
    expect(all[2].field == "items.1.sku" && all[3].message == "Must be an integer.", "paths");

    // [syntax]
    auto cut_off = amiss::parse_body<NewTicket>(R"({"title": "Fire")", cstar::body_errors);
    std::string_view offset = cut_off.error().detail("offset"); // "16"
    std::string_view said_so = cut_off.error().context();       // "incomplete JSON", for the log
    // [/syntax]
    expect(cut_off.error() == cstar::Code::invalid_json && offset == "16" && said_so == "incomplete JSON",
           "a syntax error");
}

int main()
{
    show_faults();
    expect(create_ticket(R"({"title":"a","items":[]})") == "tkt_a", "a good body");
    expect(!create_ticket(R"({"title":"a","items":[{"sku":"x","qty":0}]})"), "a check");
    expect(amiss::parse_body<Paint>(R"({"name":"x","shade":"dark"})", cstar::body_errors)->shade == Shade::dark,
           "described");

    const auto own = read_ticket(R"({"title":"a","email":"jane@example.com","items":[{"sku":"pen","qty":1}]})");
    expect(!own && own.error().violations().size() == 2 && own.error().violations()[1].field == "items.0.sku",
           "own checks");
    expect(read_ticket(R"({"title":"a","items":[{"sku":"ink","qty":1}]})").has_value(), "nothing to say");

    const auto unknown = amiss::parse_body<NewTicket>(R"({"title":"a","items":[],"tittle":"b"})", shop::body_errors);
    expect(!unknown && unknown.error().message() == "What is 'tittle'?", "an unknown member");
    const auto wrong = amiss::parse_body<NewTicket>(R"({"title":1,"items":[]})", shop::body_errors);
    expect(!wrong && wrong.error().message() == "'title' must be a string.", "the row's words");
    const auto missing = amiss::parse_body<NewTicket>(R"({"items":[]})", spanish);
    expect(!missing && missing.error().violations()[0].message == "Falta.", "words of the program");

    // [value]
    boost::json::value value = boost::json::parse(R"({"sku":"ink","qty":70000000000})");
    amiss::expected<Item> item = amiss::from_body<Item>(value, onestack::body_errors);
    // [/value]
    expect(amiss::to_string(onestack::envelope, item.error())
               == R"({"error":"Validation failed","code":"VALIDATION_ERROR","details":{"fields":)"
                  R"({"qty":"Must be an integer from -2147483648 to 2147483647"}}})",
           "One Stack's form");
}
