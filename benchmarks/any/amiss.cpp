// SPDX-License-Identifier: BSL-1.0
// Reads with read_any, which is told no envelope; and a hostile body in a known envelope.
#include <any/question.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/read_any.hpp>

namespace {

struct Any {
    amiss::ApiError operator()(std::string_view body) const { return amiss::read_any(amiss::Received{400, body}); }
    static std::string text(const amiss::ApiError& error)
    {
        if (error.name() != "parameter_missing" || error.param() != "title") return {};
        return std::string(error.name()).append(" ").append(error.message());
    }
};

struct HostileText {
    static std::string text(const amiss::ApiError& error)
    {
        if (error.name() != "VALIDATION_ERROR" || error.details().size() < 60000) return {};
        return std::string(error.name()).append(" ").append(error.details());
    }
};
struct Hostile : HostileText {
    amiss::ApiError operator()(std::string_view body) const
    {
        return amiss::read(amiss::onestack::envelope, amiss::Received{400, body});
    }
};
struct HostileAny : HostileText {
    amiss::ApiError operator()(std::string_view body) const { return amiss::read_any(amiss::Received{400, body}); }
};

template <class Reader, std::string (*Body)()>
bool enter(const char* workload, const char* note)
{
    return bench::enter_reader<Reader, Body>(workload, "amiss", note, bench::Shows::all);
}

const bool entered = enter<Any, bench::known_body>("any_known", "read_any: which of the envelopes, and the error")
    && enter<Any, bench::grown_body>("any_one_member_more",
                                     "read_any: code, message and parameter found by their names")
    && enter<Any, bench::unknown_body>("any_unknown", "read_any: code, message and parameter found by their names")
    && enter<Hostile, bench::hostile_body>("hostile", "read: 64 arrays become details")
    && enter<HostileAny, bench::hostile_body>("any_hostile", "read_any: the same");

} // namespace
