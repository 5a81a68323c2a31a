// SPDX-License-Identifier: BSL-1.0
// One translation unit, compiled once for each set of switches. ODR_UNIT is the name of the function that describes it.
#include "parts.hpp"

#include <cstdint>
#include <type_traits>

#define ODR_TEXT_OF(X) #X
#define ODR_TEXT(X) ODR_TEXT_OF(X)

namespace odr {
namespace { // in each unit: if these were shared, the linker would keep one copy and hide the differences

template <class... Types>
void add_sizes(std::vector<std::size_t>& layout)
{
    (layout.insert(layout.end(), {sizeof(Types), alignof(Types)}), ...);
}

/// Adds the offsets of members within a default-constructed object.
template <class Object, class... Members>
void add_offsets(std::vector<std::size_t>& layout, Members Object::*... members)
{
    const Object object{};
    const auto start = reinterpret_cast<std::uintptr_t>(&object);
    (layout.push_back(reinterpret_cast<std::uintptr_t>(&(object.*members)) - start), ...);
}

std::vector<std::size_t> layout()
{
    using namespace amiss;
    std::vector<std::size_t> all;
    add_sizes<ApiError, ApiException, expected<int>, expected<void>, expected<std::string>,
              std::decay_t<decltype(amiss::fail(Code::lost))>, Catalog, DetailValue, Grpc, Header, Headers, HttpStatus,
              Provenance, RateLimit, RawJson, RequestInfo, Response, Retry, SourceLocation, Violation, Violations,
              Written, std::decay_t<decltype(cstar::envelope)>>(all);
    add_offsets(all, &RateLimit::limit, &RateLimit::remaining, &RateLimit::reset);
    add_offsets(all, &RequestInfo::id, &RequestInfo::time, &RequestInfo::doc_base, &RequestInfo::rate_limit);
    add_offsets(all, &Response::status, &Response::body, &Response::headers);
    add_offsets(all, &SourceLocation::file, &SourceLocation::line);
    add_offsets(all, &Written::text, &Written::required);
    return all;
}

amiss::expected<int> fail(std::string_view param)
{
    return amiss::fail(Code::refused).with_param(param).with_detail("limit", 3).with_context("a unit");
}

bool is_refused(const amiss::expected<int>& result) { return !result && result.error() == Code::refused; }

std::string log(const amiss::ApiError& error)
{
    char line[512];
    return std::string(amiss::log_line(error, line));
}

std::string body(const amiss::ApiError& error)
{
    return amiss::to_string(layout_of_bodies, error, amiss::RequestInfo{"req_1"});
}

#if AMISS_CFG_READ
bool reads_back(std::string_view body)
{
    return amiss::read<Code>(layout_of_bodies, amiss::Received{403, body}) == Code::refused;
}
constexpr auto reader = &reads_back;
#else
constexpr std::nullptr_t reader = nullptr;
#endif

} // namespace

Unit ODR_UNIT();
Unit ODR_UNIT()
{
    return {ODR_TEXT(ODR_UNIT),
            AMISS_CFG_READ != 0,
            AMISS_CFG_LOCATION != 0,
            layout(),
            &fail,
            &is_refused,
            &log,
            &body,
            reader};
}

} // namespace odr
