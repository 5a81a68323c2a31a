// SPDX-License-Identifier: BSL-1.0
// The categories of CURLcode and CURLMcode, with libcurl's own words.
#pragma once

#include <curl/curl.h>

#include <string>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

class CurlCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "curl"; }
    std::string message(int value) const override { return curl_easy_strerror(static_cast<CURLcode>(value)); }
};

class CurlMultiCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "curl.multi"; }
    std::string message(int value) const override { return curl_multi_strerror(static_cast<CURLMcode>(value)); }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
