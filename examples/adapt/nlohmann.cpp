// SPDX-License-Identifier: BSL-1.0
// A request body that is parsed by nlohmann's library, and a bad one as an error in One Stack's form.
#include <amiss.hpp>
#include <amiss/adapt/nlohmann.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace onestack = amiss::onestack;

// [types]
enum class Priority { low, medium, high, critical };
struct Ticket {
    std::string title;
    Priority priority = Priority::medium;
    std::vector<std::string> tags;
    nlohmann::json custom; // whatever the client likes
};

template <class Names>
void amiss_names(Names& names, Priority)
{
    names("low", Priority::low), names("medium", Priority::medium);
    names("high", Priority::high), names("critical", Priority::critical);
}
template <class Fields>
void amiss_members(Fields& fields, Ticket& ticket)
{
    fields("title", ticket.title);
    fields.optional("priority", ticket.priority);
    fields("tags", ticket.tags);
    fields.optional("custom", ticket.custom);
}
// [/types]

} // namespace

int main()
{
    constexpr std::string_view good = R"({"title":"Fire","tags":["a"],"custom":{"floor":3}})";
    // [parse]
    amiss::expected<Ticket> ticket = amiss::parse_body<Ticket>(good, onestack::body_errors, amiss::with_nlohmann);
    // [/parse]
    if (!ticket || ticket->custom["floor"] != 3) return 1;

    const auto bad =
        amiss::parse_body<Ticket>(R"({"priority":"urgent","tags":[1]})", onestack::body_errors, amiss::with_nlohmann);
    if (bad) return 1;
    const std::string body = amiss::to_string(onestack::envelope, bad.error());
    std::printf("%s\n", body.c_str());
    return body.find(R"("fields":{"title":"Title is required")") != body.npos ? 0 : 1;
}
