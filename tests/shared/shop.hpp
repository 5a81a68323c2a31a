// SPDX-License-Identifier: BSL-1.0
// The catalogue in the program and in both shared libraries, and the functions that a library gives to the program.
#pragma once

#include <amiss/expected.hpp>

#include <system_error>

namespace shop {

enum class Code { sold_out = 1, no_such_item, till_jammed };
enum class Type { stock_error = 1, shop_error };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                                           "'{param}' is sold out.")
                                    .plain("It is sold out."),
                                amiss::row(Code::no_such_item, "no_such_item", HttpStatus::not_found, "stock_error",
                                           "There is no such item."),
                                amiss::row(Code::till_jammed, "till_jammed", HttpStatus::service_unavailable,
                                           "shop_error", "The till is jammed.")
                                    .retry(amiss::Retry::after_delay));
}

/// Functions that are compiled into a shared library, for the program to call.
struct Library {
    std::error_code (*code)(Code) = nullptr;
    amiss::ApiError (*error)(Code) = nullptr;
    amiss::ApiError (*long_error)(Code) = nullptr;
    std::error_code (*status_code)(amiss::HttpStatus) = nullptr;
    std::error_condition (*status)(amiss::HttpStatus) = nullptr;
    std::error_condition (*type)(Type) = nullptr;
    std::error_condition (*retry)(amiss::Retry) = nullptr;
    bool (*is)(const amiss::ApiError&, Code) = nullptr;
    bool (*has_status)(const std::error_code&, amiss::HttpStatus) = nullptr;
};

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
AMISS_ERROR_TYPES(shop, Type)

namespace shop {

/// The functions of the library or program that calls this.
inline Library library() noexcept
{
    Library own;
    own.code = [](Code code) { return make_error_code(code); };
    own.error = [](Code code) { return amiss::ApiError(code).with_param("tea"); };
    own.long_error = [](Code code) {
        return amiss::ApiError(code).with_message(std::string(4000, 'm')).with_context("in a library");
    };
    own.status_code = [](amiss::HttpStatus status) { return amiss::ApiError(status).code(); };
    own.status = [](amiss::HttpStatus status) { return std::error_condition(status); };
    own.type = [](Type type) { return std::error_condition(type); };
    own.retry = [](amiss::Retry retry) { return std::error_condition(retry); };
    own.is = [](const amiss::ApiError& error, Code code) { return error == code && error.as<Code>() == code; };
    own.has_status = [](const std::error_code& code, amiss::HttpStatus status) { return code == status; };
    return own;
}

} // namespace shop

#define SHOP_EXPORT extern "C" __attribute__((visibility("default")))
