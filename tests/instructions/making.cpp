// SPDX-License-Identifier: BSL-1.0
// Operations that make an error, hand it on, change it and compare it.
#include "support.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/expected.hpp>

#include <iterator>
#include <string_view>

namespace counted {
namespace {

using amiss::cstar::Code;

[[gnu::noinline]] amiss::expected<int> leaf(bool filled)
{
    if (filled) return amiss::fail(Code::parameter_missing).with_param(from_outside("title"));
    return amiss::fail(Code::parameter_missing);
}

template <int Depth>
[[gnu::noinline]] amiss::expected<int> frame(bool filled)
{
    if constexpr (Depth == 1) {
        AMISS_ASSIGN(const int value, leaf(filled));
        return value + 1;
    } else {
        AMISS_ASSIGN(const int value, frame<Depth - 1>(filled));
        return value + 1;
    }
}

template <bool Filled>
bool fail_and_return(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::expected<int> result = frame<8>(Filled);
        keep(result);
        right &= !result && result.error().status() == amiss::HttpStatus::bad_request;
    }
    return right;
}

bool set_twice(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = Code::parameter_missing;
        error.with_param(from_outside("title")).with_request_id(from_outside("req_a1B2c3D4e5F6"));
        error.with_param(from_outside("customer")).with_message(from_outside("The 'customer' field is not known."));
        error.with_message(from_outside("There is no such customer."));
        keep(error);
        right &= error.param() == "customer" && error.message().size() == 26;
    }
    return right;
}

bool add_details(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = amiss::onestack::Code::conflict;
        error.with_detail("limit", 100).with_detail("plan", from_outside("starter")).with_detail("used", 101);
        error.with_detail("limit", 250);
        keep(error);
        right &= error.details().size() == 41;
    }
    return right;
}

bool add_violations(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = amiss::onestack::Code::validation_error;
        error.with_violation(from_outside("title"), from_outside("Is required."));
        error.with_violation(from_outside("items.0.qty"), from_outside("Is too large."));
        error.with_violation(from_outside("items.0.qty"), from_outside("Is odd."));
        keep(error);
        right &= error.violations().size() == 3;
    }
    return right;
}

bool compare(long count)
{
    amiss::ApiError left = amiss::onestack::Code::validation_error;
    left.with_violation("title", "Is required.").with_violation("qty", "Is odd.").with_detail("limit", 3);
    amiss::ApiError right = left;
    bool equal = true;
    for (long i = 0; i < count; ++i) {
        keep(left);
        keep(right);
        equal &= left == right;
    }
    return equal;
}

bool look_up_name(long count)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    bool right = true;
    for (long i = 0; i < count; ++i) {
        const amiss::RowData* row = catalog.find(from_outside("resource_not_found"));
        right &= row != nullptr && row->value == static_cast<int>(Code::resource_not_found);
    }
    return right;
}

bool look_up_value(long count)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    bool right = true;
    for (long i = 0; i < count; ++i) {
        int value = static_cast<int>(Code::resource_not_found);
        keep(value);
        const amiss::RowData* row = catalog.find(value);
        right &= row != nullptr && row->value == value;
    }
    return right;
}

constexpr Operation operations[] = {
    {"return", fail_and_return<false>},
    {"return_filled", fail_and_return<true>},
    {"set_twice", set_twice},
    {"details", add_details},
    {"violations", add_violations},
    {"compare", compare},
    {"name", look_up_name},
    {"value", look_up_value},
};

} // namespace

Operations making() { return {std::begin(operations), std::end(operations)}; }

} // namespace counted
