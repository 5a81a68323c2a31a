// SPDX-License-Identifier: BSL-1.0
// Checks that the copies of one catalogue in a program and in two shared libraries count as one catalogue.
//
// The second library may have a standard library of its own, with a std::generic_category of its own.
//
// usage: shared <path of the second library>
#include "shop.hpp"

#include <cstdio>
#include <dlfcn.h>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

SHOP_EXPORT void shop_first(shop::Library& library);

namespace {

int failures = 0;

void check(bool condition, const char* what, int line)
{
    if (condition) return;
    std::printf("main.cpp:%d: %s\n", line, what);
    ++failures;
}
#define CHECK(...) check((__VA_ARGS__), #__VA_ARGS__, __LINE__)

using shop::Code;

/// Checks what must be true between any two of the copies.
void agree(const shop::Library& one, const shop::Library& other)
{
    // Without two category objects, the test would prove nothing.
    CHECK(&one.code(Code::sold_out).category() != &other.code(Code::sold_out).category());

    CHECK(amiss::same_code(one.code(Code::sold_out), other.code(Code::sold_out)));
    CHECK(!amiss::same_code(one.code(Code::sold_out), other.code(Code::no_such_item)));

    CHECK(one.error(Code::sold_out) == other.error(Code::sold_out).code());
    CHECK(one.is(other.error(Code::sold_out), Code::sold_out));
    CHECK(!one.is(other.error(Code::sold_out), Code::till_jammed));
    CHECK(one.error(Code::sold_out).message() == "'tea' is sold out.");
    CHECK(other.has_status(one.code(Code::sold_out), amiss::HttpStatus::conflict));

    const std::error_code jammed = one.code(Code::till_jammed);
    CHECK(jammed == other.status(amiss::HttpStatus::service_unavailable));
    CHECK(jammed != other.status(amiss::HttpStatus::not_found));
    CHECK(jammed == other.type(shop::Type::shop_error));
    CHECK(jammed != other.type(shop::Type::stock_error));
    CHECK(jammed == other.retry(amiss::Retry::after_delay));
    CHECK(jammed != other.retry(amiss::Retry::never));
    CHECK(jammed == std::errc::resource_unavailable_try_again);
    CHECK(jammed != std::errc::timed_out);
    const std::error_code late = one.status_code(amiss::HttpStatus::gateway_timeout);
    CHECK(late == other.status(amiss::HttpStatus::gateway_timeout));
    CHECK(late == std::errc::timed_out);
    CHECK(late != std::errc::resource_unavailable_try_again);
    CHECK(one.code(Code::no_such_item) == other.code(Code::no_such_item).default_error_condition());
    CHECK(one.code(Code::no_such_item) != other.code(Code::sold_out).default_error_condition());

    const amiss::ApiError from_code{one.code(Code::sold_out)};
    CHECK(from_code.name() == "sold_out");
    CHECK(other.is(from_code, Code::sold_out));
}

bool is_loaded(const char* path)
{
    void* handle = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
    if (handle != nullptr) dlclose(handle);
    return handle != nullptr;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) return 2;
    const char* const path = arguments[1];
    const shop::Library own = shop::library();
    shop::Library first;
    shop_first(first);

    void* handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        std::printf("%s\n", dlerror());
        return 1;
    }
    const auto shop_second = reinterpret_cast<void (*)(shop::Library&)>(dlsym(handle, "shop_second"));
    CHECK(shop_second != nullptr);
    if (shop_second == nullptr) return 1;
    shop::Library second;
    shop_second(second);

    agree(own, first);
    agree(first, own);
    agree(first, second);
    agree(second, first);
    agree(second, own);

    // After the library has been closed, its errors can still be moved, assigned to and destroyed. That the library can
    // be unloaded shows that it registered nothing to run at exit.
    std::optional<amiss::ApiError> small = second.error(Code::sold_out);
    std::optional<amiss::ApiError> large = second.long_error(Code::sold_out);
    amiss::ApiError assigned = second.long_error(Code::till_jammed);
    dlclose(handle);
    CHECK(!is_loaded(path));
    amiss::ApiError moved = std::move(*large);
    small.reset();
    large.reset();
    assigned = first.error(Code::sold_out);
    CHECK(first.is(assigned, Code::sold_out));

    // After it has been opened again, the copies still agree.
    handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    CHECK(handle != nullptr);
    if (handle == nullptr) return 1;
    const auto again = reinterpret_cast<void (*)(shop::Library&)>(dlsym(handle, "shop_second"));
    again(second);
    agree(first, second);

    std::printf("%d failures\n", failures);
    return failures == 0 ? 0 : 1;
}
