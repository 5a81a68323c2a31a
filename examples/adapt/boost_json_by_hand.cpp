// SPDX-License-Identifier: BSL-1.0
// The handler of boost_json.cpp by hand, with Boost.JSON alone: what amiss::parse_body saves.
#include <amiss.hpp>

#include <boost/json.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
namespace json = boost::json;

enum class Priority { low, normal, high, urgent };
struct Item {
    std::string sku;
    int qty = 0;
};
struct NewTicket {
    std::string title;
    std::optional<Priority> priority;
    std::vector<Item> items;
};

// [by hand]
void missing(std::optional<amiss::ApiError>& error, const std::string& path)
{
    if (!error) error.emplace(cstar::Code::parameter_missing).with_param(path);
    error->with_violation(path, "The '" + path + "' field is required.");
}
void invalid(std::optional<amiss::ApiError>& error, const std::string& path, const std::string& problem)
{
    const std::string message = "The '" + path + "' field " + problem;
    if (!error) error.emplace(cstar::Code::parameter_invalid).with_param(path).with_message(message);
    error->with_violation(path, message);
}
const json::value* member(const json::object& object, std::string_view name)
{
    const json::value* const found = object.if_contains({name.data(), name.size()});
    return found == nullptr || found->is_null() ? nullptr : found;
}
void read_text(std::optional<amiss::ApiError>& error, const json::object& object, const char* name,
               const std::string& path, std::string& out)
{
    const json::value* const found = member(object, name);
    if (found == nullptr) return missing(error, path);
    if (!found->is_string()) return invalid(error, path, "must be a string");
    out.assign(found->get_string().data(), found->get_string().size());
}
void read_integer(std::optional<amiss::ApiError>& error, const json::object& object, const char* name,
                  const std::string& path, int& out)
{
    const json::value* const found = member(object, name);
    if (found == nullptr) return missing(error, path);
    if (!found->is_int64()) return invalid(error, path, "must be an integer");
    constexpr std::int64_t least = (std::numeric_limits<int>::min)(), most = (std::numeric_limits<int>::max)();
    const std::int64_t value = found->get_int64();
    if (value < least || value > most)
        return invalid(error, path, "must be an integer from " + std::to_string(least) + " to " + std::to_string(most));
    out = static_cast<int>(value);
}
void read_priority(std::optional<amiss::ApiError>& error, const json::object& object, std::optional<Priority>& out)
{
    const json::value* const found = member(object, "priority");
    if (found == nullptr) return;
    constexpr std::pair<std::string_view, Priority> names[] = {{"low", Priority::low},
                                                               {"normal", Priority::normal},
                                                               {"high", Priority::high},
                                                               {"urgent", Priority::urgent}};
    for (const auto& [name, value] : names) {
        if (found->is_string() && std::string_view(found->get_string().data(), found->get_string().size()) == name)
            out = value;
    }
    if (!out) invalid(error, "priority", "must be one of: low, normal, high, urgent");
}
void read_items(std::optional<amiss::ApiError>& error, const json::object& object, std::vector<Item>& out)
{
    const json::value* const found = member(object, "items");
    if (found == nullptr) return missing(error, "items");
    if (!found->is_array()) return invalid(error, "items", "must be an array");
    for (const json::value& element : found->get_array()) {
        const std::string path = "items." + std::to_string(out.size());
        Item& item = out.emplace_back();
        if (!element.is_object()) {
            invalid(error, path, "must be an object");
            continue;
        }
        read_text(error, element.get_object(), "sku", path + ".sku", item.sku);
        read_integer(error, element.get_object(), "qty", path + ".qty", item.qty);
    }
}
amiss::expected<NewTicket> parse_ticket(std::string_view body)
{
    json::error_code failure;
    json::stream_parser parser;
    const std::size_t used = parser.write_some(body.data(), body.size(), failure);
    if (!failure && used == body.size()) parser.finish(failure);
    if (failure || used < body.size())
        return amiss::fail(cstar::Code::invalid_json).with_detail("offset", used).with_context(failure.message());
    const json::value value = parser.release();
    if (!value.is_object())
        return amiss::fail(cstar::Code::parameter_invalid).with_message("The body must be an object");
    std::optional<amiss::ApiError> error;
    NewTicket ticket;
    read_text(error, value.get_object(), "title", "title", ticket.title);
    read_priority(error, value.get_object(), ticket.priority);
    read_items(error, value.get_object(), ticket.items);
    if (error) return amiss::fail(*error);
    return ticket;
}
// [/by hand]

} // namespace

int main()
{
    const auto good = parse_ticket(R"({"title":"Fire","priority":"high","items":[{"sku":"ink","qty":2}]})");
    const auto bad = parse_ticket(R"({"priority":"huge","items":[{"qty":"2"}]})");
    if (!good || bad) return 1;
    return bad.error().param() == "title" && bad.error().violations().size() == 4 && !parse_ticket("{") ? 0 : 1;
}
