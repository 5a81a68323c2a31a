// SPDX-License-Identifier: BSL-1.0
// Request bodies, good and bad, with what every JSON library has to make of them.
#pragma once

#include <amiss/apis/cstar.hpp>
#include <amiss/body_errors.hpp>
#include <amiss/expected.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bodies {

// Aggregates without anything of amiss, so that glaze can reflect them, too.
enum class Priority { low, normal, high };
struct Address {
    std::string city;
    std::optional<std::string> zip;
};
struct Item {
    std::string sku;
    int qty = 0;
};
struct Order {
    std::string title;
    Priority priority = Priority::normal;
    std::optional<int> pages;
    std::vector<Item> items;
    std::map<std::string, unsigned char> labels;
    std::optional<Address> address;
    std::optional<bool> urgent;
    double price = 0;
};
struct Numbers {
    std::optional<std::int8_t> i8;
    std::optional<std::uint8_t> u8;
    std::optional<std::int64_t> i64;
    std::optional<std::uint64_t> u64;
    std::optional<float> real;
};

template <class Names>
void amiss_names(Names& names, Priority)
{
    names("low", Priority::low);
    names("normal", Priority::normal);
    names("high", Priority::high);
}
template <class Fields>
void amiss_members(Fields& fields, Address& address)
{
    fields("city", address.city);
    fields("zip", address.zip);
}
template <class Fields>
void amiss_members(Fields& fields, Item& item)
{
    fields("sku", item.sku);
    fields("qty", item.qty);
}
template <class Fields>
void amiss_members(Fields& fields, Order& order)
{
    fields("title", order.title);
    fields.optional("priority", order.priority);
    fields("pages", order.pages);
    fields("items", order.items);
    fields("labels", order.labels);
    fields("address", order.address);
    fields("urgent", order.urgent);
    fields("price", order.price);
}
template <class Fields>
void amiss_members(Fields& fields, Numbers& numbers)
{
    fields("i8", numbers.i8);
    fields("u8", numbers.u8);
    fields("i64", numbers.i64);
    fields("u64", numbers.u64);
    fields("real", numbers.real);
}

inline std::string text_of(const Order& order)
{
    std::string text = order.title + '/' + std::to_string(static_cast<int>(order.priority));
    text += '/' + (order.pages ? std::to_string(*order.pages) : "-");
    for (const Item& item : order.items) text += '/' + item.sku + '*' + std::to_string(item.qty);
    for (const auto& [name, value] : order.labels) text += '/' + name + '=' + std::to_string(value);
    if (order.address) text += '/' + order.address->city + ' ' + order.address->zip.value_or("-");
    text += order.urgent ? *order.urgent ? "/yes" : "/no" : "/-";
    return text + '/' + std::to_string(order.price + 0.0); // no -0, which some libraries keep
}
inline std::string text_of(const Numbers& numbers)
{
    const auto show = [](const auto& value) { return value ? std::to_string(*value) : std::string("-"); };
    return show(numbers.i8) + ' ' + show(numbers.u8) + ' ' + show(numbers.i64) + ' ' + show(numbers.u64) + ' '
        + show(numbers.real);
}

/// All that is public in a result, in one text.
template <class Form>
std::string said(const amiss::expected<Form>& result)
{
    if (result.has_value()) return text_of(*result);
    const amiss::ApiError& error = result.error();
    std::string text = std::string(error.name()) + " <" + std::string(error.message()) + ">";
    if (!error.param().empty()) text += " param " + std::string(error.param());
    if (!error.details().empty()) text += ' ' + std::string(error.details());
    for (const amiss::Violation& failed : error.violations())
        text += "\n  " + std::string(failed.field) + ": " + std::string(failed.message) + " ["
            + std::string(failed.code) + "]";
    return text;
}

struct Case {
    std::string_view body;
    std::string_view said;
};

inline constexpr std::string_view good_order =
    R"({"title":"Help","priority":"high","pages":7,"items":[{"sku":"a","qty":2},{"sku":"b","qty":3.0}],)"
    R"("labels":{"x":1,"y":255},"address":{"city":"Oslo"},"urgent":true,"price":1.5,"more":[{"is":"ignored"}]})";

inline constexpr Case orders[] = {
    {good_order, "Help/2/7/a*2/b*3/x=1/y=255/Oslo -/yes/1.500000"},
    {"\xEF\xBB\xBF {\"title\":\"\\u00e9\\n\",\"items\":[],\"labels\":{},\"price\":2} ", "\xC3\xA9\n/1/-/-/2.000000"},
    {R"({"title":"a","title":"b","items":[],"labels":{},"price":0,"pages":null,"priority":null})", "b/1/-/-/0.000000"},
    {R"({"items":[],"labels":{},"price":0})",
     "parameter_missing <The 'title' field is required.> param title\n"
     "  title: The 'title' field is required. [missing]"},
    {R"({"title":null,"labels":[],"price":"1"})",
     "parameter_missing <The 'title' field is required.> param title\n"
     "  title: The 'title' field is required. [missing]\n"
     "  items: The 'items' field is required. [missing]\n"
     "  labels: Must be an object. [wrong_type]\n"
     "  price: Must be a number. [wrong_type]"},
    {R"({"title":1,"priority":"urgent","pages":1.5,"items":[{"sku":"a","qty":"2"},7,{"qty":3000000000}],)"
     R"("labels":{"":0.5,"a.b":-1,"x":256},"address":[],"urgent":0,"price":true})",
     "parameter_invalid <The 'title' field must be a string> param title\n"
     "  title: Must be a string. [wrong_type]\n"
     "  priority: The 'priority' field must be one of: low, normal, high [not_allowed]\n"
     "  pages: Must be an integer. [wrong_type]\n"
     "  items.0.qty: Must be an integer. [wrong_type]\n"
     "  items.1: Must be an object. [wrong_type]\n"
     "  items.2.sku: The 'items.2.sku' field is required. [missing]\n"
     "  items.2.qty: Must be an integer from -2147483648 to 2147483647. [out_of_range]\n"
     "  /labels/: Must be an integer. [wrong_type]\n"
     "  /labels/a.b: Must be an integer from 0 to 255. [out_of_range]\n"
     "  labels.x: Must be an integer from 0 to 255. [out_of_range]\n"
     "  address: Must be an object. [wrong_type]\n"
     "  urgent: Must be true or false. [wrong_type]\n"
     "  price: Must be a number. [wrong_type]"},
    {R"({"title":"a","priority":2,"items":[],"labels":{},"price":0})",
     "parameter_invalid <The 'priority' field must be one of: low, normal, high> param priority\n"
     "  priority: The 'priority' field must be one of: low, normal, high [wrong_type]"},
    {R"({"title":"a","items":[{}],"labels":{},"price":0,"address":{"zip":1}})",
     "parameter_missing <The 'items.0.sku' field is required.> param items.0.sku\n"
     "  items.0.sku: The 'items.0.sku' field is required. [missing]\n"
     "  items.0.qty: The 'items.0.qty' field is required. [missing]\n"
     "  address.city: The 'address.city' field is required. [missing]\n"
     "  address.zip: Must be a string. [wrong_type]"},
    {"[]", "parameter_invalid <The body must be an object>\n  : Must be an object. [wrong_type]"},
    {"null", "parameter_invalid <The body must be an object>\n  : Must be an object. [wrong_type]"},
    {"", "invalid_json <The body cannot be read as JSON.> {\"offset\":0}"},
    {"  ", "invalid_json <The body cannot be read as JSON.> {\"offset\":2}"},
    {"{\"title\":\"a\",}", "invalid_json <The body cannot be read as JSON.> {\"offset\":13}"},
    {"{\"title\":\"a\"", "invalid_json <The body cannot be read as JSON.> {\"offset\":12}"},
    {"{\"title\":'a'}", "invalid_json <The body cannot be read as JSON.> {\"offset\":9}"},
    {"title=Help", "invalid_json <The body cannot be read as JSON.> {\"offset\":0}"},
    {"{} {}", "invalid_json <The body cannot be read as JSON.> {\"offset\":3}"},
    {"\xEF\xBB\xBF{]", "invalid_json <The body cannot be read as JSON.> {\"offset\":4}"},
    {"{\"title\":\"\xC3(\"}", "invalid_json <The body cannot be read as JSON.> {\"offset\":10}"},
    {"{\"title\":\"\\ud800\"}", "invalid_json <The body cannot be read as JSON.> {\"offset\":16}"},
    {"{\"title\":\"a\tb\"}", "invalid_json <The body cannot be read as JSON.> {\"offset\":11}"},
    {std::string_view("{}\0", 3), "invalid_json <The body cannot be read as JSON.> {\"offset\":2}"},
};

/// What some parsers take, and ours do not.
inline constexpr Case refused[] = {
    {"\xEF\xBB\xBF\xEF\xBB\xBF{}", "invalid_json <The body cannot be read as JSON.> {\"offset\":3}"},
    {R"({"title":"\udc00"})", "invalid_json <The body cannot be read as JSON.> {\"offset\":16}"},
    {R"({"\udfff":1})", "invalid_json <The body cannot be read as JSON.> {\"offset\":8}"},
};

inline constexpr Case numbers[] = {
    {R"({"i8":-128,"u8":255,"i64":-9223372036854775808,"u64":18446744073709551615,"real":0.5})",
     "-128 255 -9223372036854775808 18446744073709551615 0.500000"},
    {R"({"i8":1e2,"u8":-0.0,"i64":9223372036854775807,"u64":1e19})",
     "100 0 9223372036854775807 10000000000000000000 -"},
    {R"({"i8":128,"u8":-1,"i64":9223372036854775808,"u64":-1,"real":1e39})",
     "parameter_invalid <The 'i8' field must be an integer from -128 to 127> param i8\n"
     "  i8: Must be an integer from -128 to 127. [out_of_range]\n"
     "  u8: Must be an integer from 0 to 255. [out_of_range]\n"
     "  i64: Must be an integer from -9223372036854775808 to 9223372036854775807. [out_of_range]\n"
     "  u64: Must be an integer from 0 to 18446744073709551615. [out_of_range]\n"
     "  real: Must be a smaller number. [out_of_range]"},
    {R"({"i8":1e300,"u8":255.5,"i64":1e19,"u64":1e20})",
     "parameter_invalid <The 'i8' field must be an integer from -128 to 127> param i8\n"
     "  i8: Must be an integer from -128 to 127. [out_of_range]\n"
     "  u8: Must be an integer. [wrong_type]\n"
     "  i64: Must be an integer from -9223372036854775808 to 9223372036854775807. [out_of_range]\n"
     "  u64: Must be an integer from 0 to 18446744073709551615. [out_of_range]"},
};

} // namespace bodies
