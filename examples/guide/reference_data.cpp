// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/reference-data.md, and what they do.
#include "expect.hpp"

// [include]
#include <amiss.hpp>
#include <amiss/notes.hpp> // not in amiss.hpp
// [/include]
#include <amiss/apis/cstar_notes.hpp>

#include <string>
#include <string_view>

// [row]
namespace billing {

enum class Code { card_declined = 1, too_many_charges, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
                                amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required,
                                           "card_error", "The card was declined.")
                                    .cause("The bank has refused the payment.")
                                    .fix("Try another card."),
                                amiss::row(Code::too_many_charges, "too_many_charges", HttpStatus::too_many_requests,
                                           "limit_error", "Too many charges.")
                                    .cause("More than 100 charges were made within a minute.")
                                    .fix("Wait for the seconds in `Retry-After`.")
                                    .link("Limits", "https://billing.example.com/docs/limits"),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                                           "The service failed."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
// [/row]

// [notes]
namespace billing {

constexpr amiss::ApiNotes amiss_notes(Code)
{
    return amiss::ApiNotes("Billing")
        .type("card_error", "The bank says no.")
        .type("limit_error", "There were too many requests.")
        .type("api_error", "The service is at fault.")
        .type_fix("api_error", "Repeat the request later.")
        .field("code", "The error itself.")
        .caution("message", "Do not show it to customers: it may hold what is not for them.")
        .request_header("Authorization", "`Bearer` and the API key.")
        .key("bk_live_*", "Charges cards.")
        .key("bk_test_*", "Charges nobody.")
        .id("ch_*", "A charge.")
        .limit("Each key", "100 charges a minute.")
        .header("Retry-After", "How many seconds to wait. With a 429.")
        .status(201, "The card was charged.")
        .status(402, "The card was declined.")
        .status(429, "Too many charges; wait.")
        .status(500, "The service is at fault.")
        .tip("Log the request id.")
        .support("Write to us, with the request id.", "mailto:support@billing.example.com")
        .link("Guide", "https://billing.example.com/docs");
}

} // namespace billing
// [/notes]

// [read]
std::string page()
{
    const amiss::Catalog& catalog = amiss::catalog_of<billing::Code>();
    const amiss::ApiNotes& notes = amiss::notes_of<billing::Code>();
    std::string text = "# Errors of " + std::string(notes.api()) + "\n";
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        text.append("## ").append(catalog[row].name).append("\n");
        if (const amiss::Note* type = notes.find(amiss::NoteKind::type, catalog[row].type))
            text.append(type->text).append("\n");
        const amiss::RowDocs& docs = amiss::docs_of<billing::Code>()[row];
        for (std::string_view cause : docs.causes()) text.append("- ").append(cause).append("\n");
        for (const amiss::Link& link : docs.links()) text.append(link.title).append(": ").append(link.url).append("\n");
    }
    text.append("## Statuses\n");
    for (const amiss::Note& note : notes.of(amiss::NoteKind::status))
        text.append(std::to_string(to_int(note.status))).append(" ").append(note.text).append("\n");
    return text;
}
// [/read]

// [elsewhere]
namespace warehouse {

enum class Code { shelf_empty = 1 };
template <int = 0>
amiss::NotesElsewhere amiss_notes(Code); // in warehouse_notes.hpp

} // namespace warehouse
// [/elsewhere]

namespace {

// [shipped]
constexpr const amiss::ApiNotes& cstar = amiss::notes_of<amiss::cstar::Code>(); // <amiss/apis/cstar_notes.hpp>
static_assert(cstar.find(amiss::NoteKind::key, "pk_live_*") != nullptr);
// [/shipped]

} // namespace

int main()
{
    expect(page() == R"(# Errors of Billing
## card_declined
The bank says no.
- The bank has refused the payment.
## too_many_charges
There were too many requests.
- More than 100 charges were made within a minute.
Limits: https://billing.example.com/docs/limits
## internal
The service is at fault.
## Statuses
201 The card was charged.
402 The card was declined.
429 Too many charges; wait.
500 The service is at fault.
)",
           "the page");
    expect(amiss::notes_of<billing::Code>().of(amiss::NoteKind::key).size() == 2, "two forms of keys");
    expect(cstar.of(amiss::NoteKind::type).size() == 5, "five types");
}
