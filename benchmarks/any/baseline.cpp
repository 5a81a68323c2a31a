// SPDX-License-Identifier: BSL-1.0
// The baseline of reading what is not known before: Boost.JSON's DOM, in memory that is kept.
#include <any/question.hpp>

#include <boost/json.hpp>

namespace {

namespace json = boost::json;

struct Dom {
    std::string memory = std::string(std::size_t{1} << 21U, '\0');

    bool operator()(std::string_view body)
    {
        json::monotonic_resource resource(reinterpret_cast<unsigned char*>(memory.data()), memory.size());
        json::error_code wrong;
        const json::value root = json::parse(json::string_view(body.data(), body.size()), wrong, &resource);
        return !wrong && root.is_object();
    }
    static std::string text(bool) { return {}; }
};

template <std::string (*Body)()>
bool enter(const char* workload)
{
    return bench::enter_reader<Dom, Body>(workload, "baseline", "Boost.JSON's DOM in kept memory: finds nothing in it",
                                          bench::Shows::nothing);
}

const bool entered = enter<bench::known_body>("any_known") && enter<bench::grown_body>("any_one_member_more")
    && enter<bench::unknown_body>("any_unknown") && enter<bench::hostile_body>("hostile")
    && enter<bench::hostile_body>("any_hostile");

} // namespace
