// SPDX-License-Identifier: BSL-1.0
// A request body that is parsed by glaze, which finds the members itself; and a value as the body of a response.
#include <amiss.hpp>
#include <amiss/adapt/glaze.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cstar = amiss::cstar;

// [types]
enum class Priority { low, normal, high, urgent };
template <>
struct glz::meta<Priority> {
    using enum Priority;
    static constexpr auto value = enumerate(low, normal, high, urgent);
};

struct Ticket {
    std::string title;
    std::optional<Priority> priority;
    std::vector<int> watchers;
};
// [/types]

int main()
{
    constexpr std::string_view good = R"({"title":"Fire","priority":"high","watchers":[7]})";
    // [parse]
    amiss::expected<Ticket> ticket = amiss::parse_body<Ticket>(good, cstar::body_errors, amiss::with_glaze);
    // [/parse]
    if (!ticket || ticket->priority != Priority::high) return 1;
    if (amiss::BodyWriter<Ticket>::write(*ticket) != good) return 1;

    const auto bad =
        amiss::parse_body<Ticket>(R"({"title":1,"priority":"huge"})", cstar::body_errors, amiss::with_glaze);
    if (bad) return 1;
    for (const amiss::Violation& failed : bad.error().violations())
        std::printf("%s: %s\n", std::string(failed.field).c_str(), std::string(failed.message).c_str());
    return bad.error().violations().size() == 3 ? 0 : 1;
}
