// SPDX-License-Identifier: BSL-1.0
// The checks, with Boost.JSON and without amiss, so that amiss does not judge its own output.
#include <demo/check.hpp>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace demo {
namespace {

namespace json = boost::json;

class Checker {
public:
    Checker(const Scenario& scenario, const Rules& rules, const HttpResponse& response)
        : scenario_(scenario), rules_(rules), response_(response)
    {}

    Checked run()
    {
        if (response_.status != scenario_.status) wrong("the status is " + std::to_string(response_.status));
        if (response_.broken != scenario_.breaks) wrong(response_.broken ? "it breaks off" : "it does not break off");
        if (!response_.broken) check_headers(); // of a broken one, the client hands on only the data
        if (scenario_.streamed) {
            // The exact text is all there is to check.
        } else if (response_.status == 204) {
            if (!response_.body.empty()) wrong("a 204 has a body");
        } else if (check_body()) {
            check_members();
            if (!scenario_.code.empty()) {
                check_texts();
                check_shapes();
                if (scenario_.whole_body.empty()) check_request_ids();
            }
        }
        if (!scenario_.whole_body.empty() && response_.body != scenario_.whole_body)
            wrong("the body is " + response_.body + ", not " + scenario_.whole_body);
        return std::move(checked_);
    }

private:
    void wrong(std::string problem) { checked_.problems.push_back(std::move(problem)); }

    void require(std::string_view name)
    {
        const auto value = response_.headers.find(name);
        if (!value || value->empty()) wrong("no " + std::string(name) + " header");
    }
    void require(std::string_view name, std::string_view wanted)
    {
        const auto value = response_.headers.find(name);
        if (!value)
            wrong("no " + std::string(name) + " header");
        else if (*value != wanted)
            wrong(std::string(name) + " is " + std::string(*value) + ", not " + std::string(wanted));
    }

    void check_headers()
    {
        if (response_.status != 204)
            require("Content-Type", scenario_.streamed ? "text/event-stream" : "application/json");
        if (response_.status == 401) require("WWW-Authenticate", rules_.challenge);
        for (const std::string_view name : rules_.every_time) require(name);
        if (response_.status == 429) {
            for (const std::string_view name : rules_.on_429) require(name);
        }
        const auto& delayed = rules_.retry_after;
        const bool due = std::find(delayed.begin(), delayed.end(), response_.status) != delayed.end();
        if (due) require("Retry-After");
        if (!due && response_.headers.find("Retry-After")) wrong("Retry-After with a status that does not have it");
        for (const HeaderField& header : scenario_.headers) require(header.name, header.value);
        for (const std::string& name : scenario_.absent_headers) {
            if (response_.headers.find(name)) wrong(name + " is there");
        }
    }

    bool check_body()
    {
        json::error_code error;
        body_ = json::parse(response_.body, error);
        if (error || !body_.is_object()) {
            wrong("the body is no JSON object");
            return false;
        }
        const json::value* code = scenario_.code.empty() && response_.status < 400 ? nullptr : find(rules_.code);
        if (code != nullptr && code->is_string()) checked_.code = std::string(code->get_string());
        if (checked_.code != scenario_.code) wrong("the code is '" + checked_.code + "'");
        return true;
    }

    static bool is_of(const Scenario::Id& form, std::string_view id)
    {
        const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        return id.size() == form.prefix.size() + form.length && id.substr(0, form.prefix.size()) == form.prefix
            && std::all_of(id.begin() + static_cast<std::ptrdiff_t>(form.prefix.size()), id.end(), allowed);
    }

    void check_members()
    {
        for (const Scenario::Id& form : scenario_.ids) {
            const json::value* found = find(form.pointer);
            if (found == nullptr || !found->is_string() || !is_of(form, found->get_string()))
                wrong("no id '" + form.prefix + "…' in " + form.pointer);
        }
        for (const auto& [pointer, wanted] : scenario_.members) {
            const json::value* found = find(pointer);
            if (found == nullptr)
                wrong("no " + pointer);
            else if (*found != wanted)
                wrong(pointer + " is " + json::serialize(*found) + ", not " + json::serialize(wanted));
        }
        for (const std::string& pointer : scenario_.absent_members) {
            if (find(pointer) != nullptr) wrong(pointer + " is there");
        }
    }

    void check_texts()
    {
        for (const std::string_view pointer : rules_.always) {
            if (text(pointer).empty()) wrong("no text in " + std::string(pointer));
        }
        if (!rules_.link.empty() && text(rules_.link).empty()) wrong("no link");
        const auto& types = rules_.types;
        if (!rules_.type.empty() && std::find(types.begin(), types.end(), text(rules_.type)) == types.end())
            wrong("the type is '" + std::string(text(rules_.type)) + "'");
    }

    // Each object has documented members only, in the documented order.
    void check_shapes()
    {
        for (const Rules::Shape& shape : rules_.shapes) {
            const json::value* found = find(shape.pointer);
            if (found == nullptr || !found->is_object()) continue;
            auto next = shape.members.begin();
            for (const auto& member : found->get_object()) {
                next = std::find(next, shape.members.end(), std::string_view(member.key()));
                if (next == shape.members.end())
                    return wrong("'" + std::string(member.key()) + "' is not documented, or not in this place");
                ++next;
            }
        }
    }

    void check_request_ids()
    {
        std::string_view first;
        for (const std::string_view pointer : rules_.request_ids) {
            const json::value* found = find(pointer);
            const std::string_view id =
                found != nullptr && found->is_string() ? std::string_view(found->get_string()) : "";
            if (id.size() != 16 || id.substr(0, 4) != "req_") wrong("no request id in " + std::string(pointer));
            if (!first.empty() && id != first) wrong("two different request ids");
            first = id;
        }
    }

    /// The text there, or an empty one when there is no text.
    std::string_view text(std::string_view pointer) const
    {
        const json::value* found = find(pointer);
        return found != nullptr && found->is_string() ? std::string_view(found->get_string()) : "";
    }

    const json::value* find(std::string_view pointer) const
    {
        json::error_code error;
        return body_.find_pointer(pointer, error);
    }

    const Scenario& scenario_;
    const Rules& rules_;
    const HttpResponse& response_;
    json::value body_;
    Checked checked_;
};

bool holds(const std::vector<std::string>& lines, std::string_view text)
{
    const auto has = [text](const std::string& line) { return line.find(text) != std::string::npos; };
    return std::any_of(lines.begin(), lines.end(), has);
}

bool holds(const HttpResponse& response, std::string_view text)
{
    const auto has = [text](const HeaderField& field) { return field.value.find(text) != std::string::npos; };
    return response.body.find(text) != std::string::npos
        || std::any_of(response.headers.begin(), response.headers.end(), has);
}

// The keys and tokens in a request. Neither its response nor the log may contain one.
std::vector<std::string> secrets_of(const Scenario& scenario)
{
    std::vector<std::string> secrets = scenario.secrets;
    for (const std::string_view name : {"Authorization", "X-Integration-Key", "Cookie"}) {
        const std::string value(scenario.request.headers.find(name).value_or(""));
        const std::string token = value.substr(value.find_last_of(" =") + 1);
        if (token.size() > 6) secrets.push_back(token);
    }
    return secrets;
}

} // namespace

Checked check(const Scenario& scenario, const Rules& rules, const HttpResponse& response)
{
    return Checker(scenario, rules, response).run();
}

void check_log(const Scenario& scenario, const HttpResponse& response, const std::vector<std::string>& log,
               Checked& checked)
{
    const auto wrong = [&checked](std::string problem) { checked.problems.push_back(std::move(problem)); };
    if (log.size() != (response.status < 400 ? 0U : 1U))
        wrong("the log has " + std::to_string(log.size()) + " lines of it");
    for (const std::string& text : scenario.logged) {
        if (!holds(log, text)) wrong("the log does not have '" + text + "'");
        if (holds(response, text)) wrong("'" + text + "', which is internal, is in the response");
    }
    for (const std::string& text : secrets_of(scenario)) {
        if (holds(log, text)) wrong("the log has '" + text + "'");
        if (holds(response, text)) wrong("'" + text + "' is in the response");
    }
}

} // namespace demo
