// SPDX-License-Identifier: BSL-1.0
// The commands of the control.
#include <demo/control.hpp>

#include <demo/control_errors.hpp>
#include <demo/named_faults.hpp>
#include <demo/router.hpp>

#include <amiss/exception.hpp>
#include <amiss/respond.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace demo {
namespace {

using amiss::expected;
using boost::json::object;
using control::Code;
using std::chrono::seconds;

constexpr std::uint64_t max_seconds = 1'000'000'000;
constexpr Clock::time_point last_time{seconds(7'000'000'000)}; // in 2191; the clock's own end is in 2262
constexpr std::size_t max_url = 200;

// --- parameters ----------------------------------------------------------------------------------

expected<std::string> parameter(const Request& request, const char* name)
{
    const auto found = request.query.find(name);
    if (found == request.query.end()) return amiss::fail(Code::parameter_missing).with_param(name);
    return found->second;
}

expected<seconds> time_parameter(const Request& request, const char* name)
{
    AMISS_ASSIGN(const std::string text, parameter(request, name));
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number <= max_seconds) return seconds(number);
    return amiss::fail(Code::parameter_invalid)
        .with_param(name)
        .with_message("'" + std::string(name) + "' is a number of seconds from 0 to 1000000000, in digits.");
}

// --- who may ask ---------------------------------------------------------------------------------

/// Whether the request can be from a page in a browser: a page of another site may send any POST without a body, but not
/// without an Origin header. To have the answers too, it needs a name of its own for this address (DNS rebinding).
bool is_from_a_page(const HeaderFields& headers)
{
    if (headers.find("Origin")) return true;
    if (headers.find("Sec-Fetch-Site").value_or("none") != "none") return true;
    const std::string_view host = headers.find("Host").value_or("127.0.0.1");
    const std::string_view name = host.substr(0, host.find(':'));
    return name != "127.0.0.1" && !same_name(name, "localhost");
}

// --- commands ------------------------------------------------------------------------------------

expected<object> advance_clock(const Api& /*api*/, const Request& request)
{
    AMISS_ASSIGN(const seconds by, time_parameter(request, "advance"));
    Clock& clock = request.services.clock;
    if (by > last_time - clock.now())
        return amiss::fail(Code::parameter_invalid).with_param("advance").with_message("The clock ends in 2191.");
    clock.advance(by);
    return object{{"time", utc_text(clock.now())}};
}

expected<object> plan_fault(const Api& api, const Request& request)
{
    const std::string& name = request.in_path_at("name");
    if (std::find(api.faults.begin(), api.faults.end(), name) == api.faults.end()) {
        const std::string known = boost::json::serialize(boost::json::array(api.faults.begin(), api.faults.end()));
        return amiss::fail(Code::unknown_fault).with_param(name).with_detail("faults", amiss::raw_json(known));
    }
    seconds time(90);
    if (request.query.count("seconds") != 0) {
        AMISS_ASSIGN(time, time_parameter(request, "seconds"));
    }
    const auto& all = named_faults();
    const auto fault =
        std::find_if(all.begin(), all.end(), [&name](const NamedFault& each) { return each.name == name; });
    fault->plan(request.services, time);
    return object{{"fault", fault->name}, {"what", fault->what}};
}

expected<object> set_doc_base(const Api& /*api*/, const Request& request)
{
    AMISS_ASSIGN(const std::string url, parameter(request, "url"));
    const bool is_http = url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0;
    const bool clean = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (!url.empty() && !(is_http && clean && url.size() <= max_url))
        return amiss::fail(Code::parameter_invalid)
            .with_param("url")
            .with_message("'url' begins with http:// or https:// and has at most 200 visible ASCII characters.");
    request.services.doc_base = url;
    return object{{"doc_base", url}};
}

expected<object> send_meta(const Api& /*api*/, const Request& request)
{
    AMISS_ASSIGN(const std::string sent, parameter(request, "sent"));
    if (sent != "yes" && sent != "no")
        return amiss::fail(Code::parameter_invalid).with_param("sent").with_message("'sent' is yes or no.");
    request.services.tells_time = sent == "yes";
    return object{{"meta", sent}};
}

expected<object> list(const Api& api, const Request& request);

struct Command {
    std::string_view method;
    std::string_view path;
    std::string_view what;
    expected<object> (*run)(const Api&, const Request&);
};

constexpr std::array<Command, 5> commands{{
    {"GET", "/", "lists the commands and the faults", list},
    {"POST", "/clock", "?advance=1800 moves the clock by 1800 seconds", advance_clock},
    {"POST", "/doc-base", "?url=https://docs.example/%23 changes the doc_url of errors; an empty one resets it",
     set_doc_base},
    {"POST", "/meta", "?sent=no leaves the time out of errors, and with it cStar's meta; ?sent=yes sends it again",
     send_meta},
    {"POST", "/fault/{name}", "orders a fault", plan_fault},
}};

expected<object> list(const Api& api, const Request& request)
{
    object can;
    for (const Command& command : commands)
        can[std::string(command.method).append(" ").append(command.path)] = command.what;
    object faults;
    for (const NamedFault& fault : named_faults()) {
        if (std::find(api.faults.begin(), api.faults.end(), fault.name) != api.faults.end())
            faults[fault.name] = fault.what;
    }
    return object{{"api", api.name},
                  {"time", utc_text(request.time)},
                  {"doc_base", request.services.doc_base},
                  {"commands", std::move(can)},
                  {"faults", std::move(faults)}};
}

/// Runs the command of the request. `allow` gets the method of the path, for a 405.
expected<object> run(const Api& api, Request& request, std::string_view& allow)
{
    for (const Command& command : commands) {
        if (!matches(command.path, request.encoded_path, request.in_path)) continue;
        if (answers(command.method, request.method)) return command.run(api, request);
        allow = command.method;
        return amiss::fail(Code::method_not_allowed);
    }
    return amiss::fail(Code::not_found);
}

} // namespace

HttpResponse handle_control(Service& service, const HttpRequest& http)
{
    expected<object> done;
    std::string_view allow;
    service.with([&](Services& services) {
        Request request{{}, services.clock.now(), http.method, {}, {}, http.headers, http.body, services};
        set_target(request, http.target);
        done = amiss::capture([&]() -> expected<object> {
            if (http.refused) return amiss::fail(amiss::ApiError(*http.refused));
            if (is_from_a_page(http.headers)) return amiss::fail(Code::forbidden);
            return run(service.api(), request, allow);
        });
    });

    HttpResponse response;
    if (done) {
        response.headers.add("Content-Type", "application/json");
        response.body = boost::json::serialize(*done) + "\n";
        return response;
    }
    amiss::RequestInfo info;
    info.allow = allow;
    char buffer[1024];
    const amiss::Response made = amiss::respond(control::envelope, done.error(), info, buffer);
    response.status = made.status;
    response.body = std::string(made.body) + "\n";
    for (const amiss::Header& header : made.headers) response.headers.add(header.name, header.value);
    return response;
}

} // namespace demo
