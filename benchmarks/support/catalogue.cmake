# SPDX-License-Identifier: BSL-1.0
# Writes a made-up API of as many codes as are asked for, in one of several forms.
#
# usage: cmake -DCODES=1000 -DFORM=catalogue|switches|names -DNAMESPACE=codes_1000 -DOUTPUT=FILE -P catalogue.cmake
#   catalogue  an enum and its amiss catalogue
#   switches   the same enum with what is written by hand instead: four switches and a std::error_category
#   names      an array of wire names and values, of nobody's types
# At most 1,000 codes. Every form has the same enumerators, wire names, statuses, types and messages.

foreach(variable IN ITEMS CODES FORM NAMESPACE OUTPUT)
    if(NOT DEFINED ${variable})
        message(FATAL_ERROR "catalogue.cmake: -D${variable}=… is missing")
    endif()
endforeach()
if(NOT CODES MATCHES "^[1-9][0-9]*$" OR CODES GREATER 1000 OR NOT FORM MATCHES "^(catalogue|switches|names)$")
    message(FATAL_ERROR "catalogue.cmake: CODES is 1 to 1000, FORM is catalogue, switches or names")
endif()

set(things account address agent article attachment card channel charge comment company contact coupon customer domain
    event export file form group import invoice item label language member message note order payment plan price product
    refund report role session team ticket user webhook)
# What is wrong, the status, its enumerator, and the type.
set(faults
    "missing 400 bad_request invalid_request_error" "not_found 404 not_found not_found_error"
    "already_exists 409 conflict invalid_request_error" "too_long 400 bad_request invalid_request_error"
    "too_short 400 bad_request invalid_request_error" "expired 403 forbidden permission_error"
    "locked 409 conflict invalid_request_error" "archived 410 gone not_found_error"
    "suspended 403 forbidden permission_error" "not_permitted 403 forbidden permission_error"
    "limit_reached 429 too_many_requests rate_limit_error" "unavailable 503 service_unavailable api_error"
    "invalid 400 bad_request invalid_request_error" "malformed 400 bad_request invalid_request_error"
    "not_verified 403 forbidden permission_error" "read_only 403 forbidden permission_error"
    "in_use 409 conflict invalid_request_error" "too_large 413 content_too_large invalid_request_error"
    "unsupported 400 bad_request invalid_request_error" "out_of_range 400 bad_request invalid_request_error"
    "disabled 403 forbidden permission_error" "duplicated 409 conflict invalid_request_error"
    "processing_failed 500 internal_server_error api_error" "timed_out 504 gateway_timeout api_error"
    "unreadable 400 bad_request invalid_request_error")
list(LENGTH things thing_count)
list(LENGTH faults fault_count)

set(enumerators "")
set(rows "")
foreach(number RANGE 1 ${CODES})
    math(EXPR at "(${number} - 1) % ${thing_count}")
    list(GET things ${at} thing)
    math(EXPR at "((${number} - 1) / ${thing_count} + ${number} + 10) % ${fault_count}") # the first code is a 503, a fallback
    list(GET faults ${at} fault)
    string(REPLACE " " ";" fault "${fault}")
    list(GET fault 0 wrong)
    list(GET fault 1 status)
    list(GET fault 2 status_name)
    list(GET fault 3 type)
    set(name "${thing}_${wrong}")
    string(REPLACE "_" " " sentence "The ${thing} is refused: ${wrong}.")
    if(number EQUAL 1)
        string(APPEND enumerators "    ${name} = 1,\n")
    else()
        string(APPEND enumerators "    ${name},\n")
        string(APPEND rows ",\n")
    endif()
    string(APPEND rows "        amiss::row(Code::${name}, \"${name}\", amiss::HttpStatus::${status_name}, \"${type}\", \"${sentence}\")")
    string(APPEND names "    {\"${name}\", ${number}},\n")
    string(APPEND name_cases "    case Code::${name}: return \"${name}\";\n")
    string(APPEND status_cases "    case Code::${name}: return ${status};\n")
    string(APPEND type_cases "    case Code::${name}: return \"${type}\";\n")
    string(APPEND message_cases "    case Code::${name}: return \"${sentence}\";\n")
endforeach()

set(enum "enum class Code {\n${enumerators}};\n")
if(FORM STREQUAL "catalogue")
    set(text "// ${CODES} made-up error codes and their amiss catalogue.
#pragma once

#include <amiss/category.hpp>

namespace ${NAMESPACE} {

${enum}
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>(\"${NAMESPACE}\",
${rows});
}

} // namespace ${NAMESPACE}

AMISS_ERROR_ENUM(${NAMESPACE}, Code)
")
elseif(FORM STREQUAL "switches")
    set(text "// ${CODES} made-up error codes with switches and a category written by hand.
#pragma once

#include <string>
#include <system_error>

namespace ${NAMESPACE} {

${enum}
inline const char* name_of(Code code) noexcept
{
    switch (code) {
${name_cases}    }
    return \"\";
}

inline int status_of(Code code) noexcept
{
    switch (code) {
${status_cases}    }
    return 500;
}

inline const char* type_of(Code code) noexcept
{
    switch (code) {
${type_cases}    }
    return \"\";
}

inline const char* message_of(Code code) noexcept
{
    switch (code) {
${message_cases}    }
    return \"\";
}

class Category final : public std::error_category {
public:
    const char* name() const noexcept override { return \"${NAMESPACE}\"; }
    std::string message(int value) const override { return message_of(static_cast<Code>(value)); }
};

inline const std::error_category& category() noexcept
{
    static const Category instance;
    return instance;
}

inline std::error_code make_error_code(Code code) noexcept { return {static_cast<int>(code), category()}; }

} // namespace ${NAMESPACE}

template <>
struct std::is_error_code_enum<${NAMESPACE}::Code> : std::true_type {};
")
else()
    set(text "// ${CODES} made-up wire names and their values.
#pragma once

#include <lookup/named.hpp>

namespace ${NAMESPACE} {

inline constexpr bench::Named names[] = {
${names}};

} // namespace ${NAMESPACE}
")
endif()
file(WRITE "${OUTPUT}" "${text}")
