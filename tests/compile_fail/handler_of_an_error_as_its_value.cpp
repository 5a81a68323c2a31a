// expect: amiss: an error is no value of a response
// SPDX-License-Identifier: BSL-1.0
// lines: 14
// A handler returns an error as the value of its 200, past the envelope.
#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/json.hpp>
#include <amiss/server/service.hpp>

#include <boost/json.hpp>

#include <vector>

#ifdef AMISS_MUST_NOT_COMPILE
using Value = amiss::ApiError;
#else
using Value = std::vector<amiss::ApiError>; // for a page of one's own
#endif

void add(amiss::Service<>& api)
{
    api.get("/failed", [](const amiss::Request&) -> amiss::expected<Value> {
        return amiss::fail(amiss::cstar::Code::parameter_missing);
    });
}
