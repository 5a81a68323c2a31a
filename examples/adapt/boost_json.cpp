// SPDX-License-Identifier: BSL-1.0
// A handler whose body is parsed by Boost.JSON: the request as a struct, everything that is wrong with it as one error.
#include <amiss.hpp>
#include <amiss/adapt/boost_json.hpp>
#include <amiss/server/service.hpp>

#include <boost/describe.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cstar = amiss::cstar;

// [types]
BOOST_DEFINE_ENUM_CLASS(Priority, low, normal, high, urgent)
struct Item {
    std::string sku;
    int qty = 0;
};
BOOST_DESCRIBE_STRUCT(Item, (), (sku, qty))
struct NewTicket {
    std::string title;
    std::optional<Priority> priority;
    std::vector<Item> items;
};
BOOST_DESCRIBE_STRUCT(NewTicket, (), (title, priority, items))
// [/types]
struct Ticket {
    std::string id, title;
    std::size_t items = 0;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (id, title, items))

// [handler]
amiss::expected<Ticket> create_ticket(const amiss::Request& request)
{
    AMISS_ASSIGN(NewTicket form, amiss::parse_body<NewTicket>(request.body(), cstar::body_errors));
    return Ticket{"tkt_7", std::move(form.title), form.items.size()};
}
// [/handler]

int main()
{
    amiss::Service<> api(cstar::envelope);
    api.post("/tickets", create_ticket);
    std::string answers;
    for (const std::string_view body :
         {R"({"title":"Fire","items":[{"sku":"ink","qty":2}]})", R"({"items":[{"qty":"2"}]})", "{"}) {
        const std::pair<std::string_view, std::string_view> headers[] = {{"Content-Type", "application/json"}};
        amiss::Request request("POST", "/tickets", body, headers);
        api.answer(request, [&](const amiss::Answer& answer) { answers.append(answer.body).append("\n"); });
    }
    std::fputs(answers.c_str(), stdout);
    const bool good = answers.find(R"({"id":"tkt_7","title":"Fire","items":1})") == 0;
    return good && answers.find(R"("param":"title")") != answers.npos ? 0 : 1;
}
