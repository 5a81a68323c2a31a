// SPDX-License-Identifier: BSL-1.0
// What each named fault plans.
#include <demo/named_faults.hpp>

#include <system_error>

namespace demo {
namespace {

using std::chrono::seconds;

void fail_store(Services& services, std::errc code)
{
    services.store.faults.fail_next(Faults::any, std::make_error_code(code));
}

void answer(Services& services, int status, const char* body, seconds took = seconds(0))
{
    services.provider.answer_next(Provider::any, {status, body, took});
}

} // namespace

const std::vector<NamedFault>& named_faults()
{
    static const std::vector<NamedFault> all{
        {"database", "the next operation of the store fails",
         [](Services& services, seconds) { fail_store(services, std::errc::io_error); }},
        {"bug", "the next operation of the store throws an exception",
         [](Services& services, seconds) { services.store.faults.throw_next(Faults::any, "a bug, as ordered"); }},
        {"deployment", "the store says once that it is being deployed",
         [](Services& services, seconds) { fail_store(services, std::errc::resource_unavailable_try_again); }},
        {"provider-down", "no provider can be reached for ?seconds=90",
         [](Services& services, seconds time) { services.provider.take_down(Provider::any, time); }},
        {"provider-late", "the next provider takes 31 s; the clock moves in place of waiting",
         [](Services& services, seconds) { answer(services, 200, R"({"status":"settled"})", seconds(31)); }},
        {"provider-error", "the next provider answers with a 503",
         [](Services& services, seconds) { answer(services, 503, R"({"error":"maintenance"})"); }},
        {"provider-unexpected", "the next provider answers with a page in place of JSON",
         [](Services& services, seconds) { answer(services, 200, "<html>Welcome</html>"); }},
        {"provider-refuses", "the next provider refuses for good, with a 422",
         [](Services& services, seconds) { answer(services, 422, R"({"error":"account closed"})"); }},
        {"stream", "the next stream of events ends in the middle",
         [](Services& services, seconds) { services.break_stream = true; }},
    };
    return all;
}

} // namespace demo
