// SPDX-License-Identifier: BSL-1.0
// The errors of the control: a small API of its own.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>

namespace demo::control {

enum class Code {
    not_found = 1,
    unknown_fault,
    method_not_allowed,
    forbidden,
    parameter_missing,
    parameter_invalid,
    internal
};

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    // clang-format off: a table
    return amiss::catalog<Code>("control",
        amiss::row(Code::not_found, "not_found", HttpStatus::not_found, "",
                   "There is nothing with this path; GET / lists what there is.").general(),
        amiss::row(Code::unknown_fault, "unknown_fault", HttpStatus::not_found, "",
                   "This API has no use for a fault '{param}'.").plain("This API has no use for such a fault."),
        amiss::row(Code::method_not_allowed, "method_not_allowed", HttpStatus::method_not_allowed, "",
                   "The path is right, but not the method."),
        amiss::row(Code::forbidden, "forbidden", HttpStatus::forbidden, "",
                   "The control is for programs on this machine, not for pages in a browser."),
        amiss::row(Code::parameter_missing, "parameter_missing", HttpStatus::bad_request, "",
                   "The query needs '{param}'.").plain("A parameter is missing in the query."),
        amiss::row(Code::parameter_invalid, "parameter_invalid", HttpStatus::bad_request, "",
                   "The value of '{param}' cannot be used.").plain("The value of a parameter cannot be used."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "The control itself failed."));
    // clang-format on
}

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("error",
                      amiss::object(amiss::member("code", amiss::field::code),
                                    amiss::member("message", amiss::field::message),
                                    amiss::optional_member("param", amiss::field::param),
                                    amiss::optional_member("faults", amiss::field::detail("faults")))));
});

} // namespace demo::control
AMISS_ERROR_ENUM(demo::control, Code)
