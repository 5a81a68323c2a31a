// SPDX-License-Identifier: BSL-1.0
// RESTinio's header fields as views.
#pragma once

#include <amiss/header_view.hpp>

#include <restinio/all.hpp>

#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Views of all fields, in their order; they live as long as `fields`.
inline std::vector<HeaderView> restinio_fields(const restinio::http_header_fields_t& fields)
{
    std::vector<HeaderView> views;
    views.reserve(fields.fields_count());
    fields.for_each_field([&views](const auto& field) { views.push_back({field.name(), field.value()}); });
    return views;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
