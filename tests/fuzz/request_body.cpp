// SPDX-License-Identifier: BSL-1.0
// Fuzzes parse_body with Boost.JSON: any bytes, into structs, lists, maps, enums and numbers.
//
// It requires that a body that Boost.JSON does not accept is a syntax error with an offset inside the body, that any other
// gives a value or at most 32 violations in UTF-8, the first of which is the parameter, and that doing it twice, or from the
// parsed value, gives the same.
#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include "../support/bodies.hpp"
#include "bodies.hpp"
#include "require.hpp"

#include <boost/json/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

namespace cstar = amiss::cstar;

template <class Form, class Errors>
void check_body(std::string_view text, const Errors& errors)
{
    const amiss::expected<Form> parsed = amiss::parse_body<Form>(text, errors);
    require(bodies::said(parsed) == bodies::said(amiss::parse_body<Form>(text, errors)), "twice is the same");
    const bool has_mark = text.substr(0, 3) == "\xEF\xBB\xBF";
    const std::string_view json = has_mark ? text.substr(3) : text;
    if (!is_accepted(json, 32)) {
        require(!parsed && parsed.error() == cstar::Code::invalid_json, "what is not JSON is a syntax error");
        require(parsed.error().violations().empty() && !parsed.error().context().empty(), "it has the parser's words");
        const std::string offset(parsed.error().detail("offset"));
        require(!offset.empty() && std::stoul(offset) <= text.size(), "the offset is in the body");
        return;
    }
    const boost::json::value value = boost::json::parse({json.data(), json.size()});
    require(bodies::said(parsed) == bodies::said(amiss::from_body<Form>(value, errors)), "parsed before is the same");
    if (parsed) return;
    const amiss::ApiError& error = parsed.error();
    const std::size_t count = error.violations().size();
    require(count > 0 && count <= 32 && !error.truncated(), "there are faults, and not too many");
    require(error.param() == error.violations()[0].field, "the first is the parameter");
    for (const amiss::Violation& failed : error.violations())
        require(is_utf8(failed.field) && is_utf8(failed.message) && failed.field.size() <= 256, "violations are UTF-8");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_body<bodies::Order>(text, cstar::body_errors.refuse_unknown());
    check_body<bodies::Numbers>(text, cstar::body_errors);
    return 0;
}
