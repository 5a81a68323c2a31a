// SPDX-License-Identifier: BSL-1.0
// Scenarios: the requests that the demo sends to itself, and what the documents say about the responses.
#pragma once

#include <demo/api.hpp>
#include <demo/http.hpp>
#include <demo/services.hpp>

#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

/// One request and its expected response, built by member functions.
struct Scenario {
    /// The form of an id that the server makes.
    struct Id {
        std::string pointer;
        std::string prefix;
        std::size_t length;
    };

    std::string what;
    HttpRequest request;
    int before = 0;                         ///< how many times the same request is sent first
    std::function<void(Services&)> prepare; ///< called after that, while no request is being handled

    int status = 0;
    std::string code;                                                ///< empty for a success
    std::vector<std::pair<std::string, boost::json::value>> members; ///< by JSON pointer (RFC 6901)
    std::vector<Id> ids;
    std::vector<std::string> absent_members;
    std::string whole_body; ///< if it is not empty, the body is exactly this
    bool streamed = false;  ///< the body is a stream of events
    bool breaks = false;    ///< which ends in the middle
    bool in_catalog = true; ///< the code is one of the API's catalogue
    std::vector<HeaderField> headers;
    std::vector<std::string> absent_headers;
    std::vector<std::string> logged;  ///< in the log, but not in the response
    std::vector<std::string> secrets; ///< in neither of them
    std::function<bool(const Services&)> also;

    Scenario& send(std::string_view method, std::string_view target)
    {
        request.method = method;
        request.target = target;
        return *this;
    }
    Scenario& get(std::string_view target) { return send("GET", target); }
    Scenario& del(std::string_view target) { return send("DELETE", target); }
    Scenario& post(std::string_view target, std::string_view json) { return send("POST", target).json(json); }
    Scenario& patch(std::string_view target, std::string_view json) { return send("PATCH", target).json(json); }
    Scenario& json(std::string_view text) { return body("application/json", text); }
    Scenario& body(std::string_view type, std::string_view text)
    {
        if (!type.empty()) header("Content-Type", type);
        request.body = text;
        return *this;
    }
    Scenario& header(std::string_view name, std::string_view value) { return request.headers.add(name, value), *this; }
    Scenario& bearer(std::string_view key) { return header("Authorization", "Bearer " + std::string(key)); }
    Scenario& after(int times) { return before = times, *this; }
    Scenario& given(std::function<void(Services&)> set_up) { return prepare = std::move(set_up), *this; }

    Scenario& expect(int http_status, std::string_view api_code = {})
    {
        return status = http_status, code = api_code, *this;
    }
    Scenario& member(std::string_view pointer, std::string_view text)
    {
        return members.emplace_back(pointer, boost::json::string(text)), *this;
    }
    Scenario& member(std::string_view pointer, const char* text) { return member(pointer, std::string_view(text)); }
    Scenario& member(std::string_view pointer, int number) { return members.emplace_back(pointer, number), *this; }
    Scenario& member(std::string_view pointer, bool value) { return members.emplace_back(pointer, value), *this; }
    /// An id: `prefix`, and `length` lower-case letters and digits.
    Scenario& new_id(std::string_view pointer, std::string_view prefix, std::size_t length)
    {
        return ids.push_back({std::string(pointer), std::string(prefix), length}), *this;
    }
    Scenario& no_member(std::string_view pointer) { return absent_members.emplace_back(pointer), *this; }
    /// The body is `text`, byte for byte; `given` sets the clock and the request id that are in it.
    Scenario& body_is(std::string_view text) { return whole_body = text, *this; }
    /// The response is a stream of exactly these events. `breaks_after`: the connection ends after them.
    Scenario& streams(std::string_view events) { return streamed = true, body_is(events).expect(200); }
    Scenario& breaks_after(std::string_view events) { return breaks = true, streams(events); }
    Scenario& answers_header(std::string_view name, std::string_view value)
    {
        headers.push_back({std::string(name), std::string(value)});
        return *this;
    }
    Scenario& no_header(std::string_view name) { return absent_headers.emplace_back(name), *this; }
    /// The code is the general name of the status: the API has none of its own.
    Scenario& of_no_catalog() { return in_catalog = false, *this; }
    Scenario& logs(std::string_view text) { return logged.emplace_back(text), *this; }
    Scenario& hides(std::string_view text) { return secrets.emplace_back(text), *this; }
    Scenario& leaves(std::function<bool(const Services&)> condition) { return also = std::move(condition), *this; }
};

/// For `given`: the next request has this id, at this time, like those of a body that a document prints.
inline auto as_printed(std::string id, Clock::time_point time = example_time)
{
    return [id = std::move(id), time](Services& services) {
        services.ids.plan(id);
        services.clock.set(time);
    };
}

/// The rules for all responses of an API.
struct Rules {
    /// The members that an object in an error body may have, in the order of the documents.
    struct Shape {
        std::string_view pointer;
        std::vector<std::string_view> members;
    };

    std::string_view code; ///< the place of the code, as a JSON pointer
    std::vector<Shape> shapes;
    std::vector<std::string_view> always;      ///< the places of texts that each error body has
    std::string_view type;                     ///< the place of the type, if there is one
    std::vector<std::string_view> types;       ///< its values
    std::string_view link;                     ///< the place of the link that each error has
    std::vector<std::string_view> request_ids; ///< the places of the request id in an error body
    std::string_view challenge;                ///< the WWW-Authenticate of a 401
    std::vector<int> retry_after;              ///< the only statuses with Retry-After
    std::vector<std::string_view> every_time;  ///< headers of each response
    std::vector<std::string_view> on_429;
};

/// All scenarios of one API, in the order in which they are run.
struct Scenarios {
    Api api;
    Rules rules;
    std::deque<Scenario> all; // a deque: `when` hands out references

    /// Begins a scenario. No other one of this API may have the same name.
    Scenario& when(std::string_view what)
    {
        for (const Scenario& other : all) {
            if (other.what == what) throw std::logic_error("two scenarios have the name '" + other.what + "'");
        }
        Scenario& scenario = all.emplace_back();
        scenario.what = what;
        return scenario;
    }
};

Scenarios cstar_scenarios();
Scenarios cstar_v1_scenarios();
Scenarios codespar_scenarios();
Scenarios onestack_scenarios();

} // namespace demo
