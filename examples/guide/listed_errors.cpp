// SPDX-License-Identifier: BSL-1.0
// The snippets about results that list their errors, in docs/returning-errors.md, as a program that checks what they say.
#include <amiss.hpp>

#include "expect.hpp"

#include <string>
#include <string_view>

namespace {

using Code = amiss::cstar::Code;

struct Ticket {
    std::string title;
};

amiss::expected<void> insert(const Ticket& ticket) // any error
{
    if (ticket.title == "twice") return amiss::fail(Code::resource_conflict);
    if (ticket.title == "secret") return amiss::fail(std::make_error_code(std::errc::io_error));
    return {};
}

// [listed]
amiss::result<Ticket, Code::parameter_missing, Code::resource_conflict, Code::database_error> create(
    std::string_view title)
{
    if (title.empty()) return amiss::fail<Code::parameter_missing>().with_param("title"); // the code is in the type
    Ticket ticket{std::string(title)};
    AMISS_TRY(amiss::narrow<Code::database_error>(insert(ticket))); // what is not listed becomes this
    return ticket;
}

using CreateErrors = amiss::raised_by<decltype(&create)>;
using ImportErrors = amiss::raises_of<CreateErrors, amiss::raises<Code::invalid_json>>; // those of create, and one more

amiss::expected<int, ImportErrors> import(std::string_view text)
{
    if (text.empty() || text.front() != '{') return amiss::fail<Code::invalid_json>();
    AMISS_ASSIGN(const Ticket ticket, create(text.substr(1))); // compiles because all errors of create are listed
    return static_cast<int>(ticket.title.size());
}
// [/listed]

} // namespace

int main()
{
    expect(import("").error() == Code::invalid_json, "no text at all");
    expect(import("[").error() == Code::invalid_json, "an error of its own");
    expect(import("{").error() == Code::parameter_missing && import("{").error().param() == "title", "one of create");
    expect(import("{twice").error() == Code::resource_conflict, "a listed one of a plain result");
    expect(import("{secret").error() == Code::database_error, "one that is not listed");
    expect(import("{Help").value() == 4, "a value");
}
