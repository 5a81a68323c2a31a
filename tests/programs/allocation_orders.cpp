// SPDX-License-Identifier: BSL-1.0
// Checks that setters allocate only where what the error has in the end does not fit inside it, at every size and in every order.
#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include "../support/count_allocations.hpp"
#include "check.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using allocations::calls;
using amiss::ApiError;
using amiss::cstar::Code;

constexpr std::size_t inline_room = 232;

/// The setters that are tried; each gets a text of some size.
enum class Setter {
    message,
    param, // also in the row's text
    request_id,
    context,
    delay,
    detail,
    other_detail,
    escaped_detail, // takes the place of `detail`
    own_detail,     // a part of the message
    own_param,      // a part of the message
    own_message,    // the detail
    violation,
    violation_with_code,
    row_violation, // its message is made of the field
    count
};
constexpr std::size_t setters = static_cast<std::size_t>(Setter::count);

std::string_view plain(std::size_t size)
{
    static const std::string text(400, 'x');
    return std::string_view(text).substr(0, size);
}
std::string_view with_quotes(std::size_t size)
{
    static const std::string text(400, '"');
    return std::string_view(text).substr(0, size);
}

void set(ApiError& error, Setter setter, std::size_t size)
{
    switch (setter) {
    case Setter::message: error.with_message(plain(size)); break;
    case Setter::param: error.with_param(plain(size)); break;
    case Setter::request_id: error.with_request_id(plain(size)); break;
    case Setter::context: error.with_context(plain(size)); break;
    case Setter::delay: error.with_retry_after(static_cast<long>(size)); break;
    case Setter::detail: error.with_detail("a", plain(size)); break;
    case Setter::other_detail: error.with_detail("b", plain(size)); break;
    case Setter::escaped_detail: error.with_detail("a", with_quotes(size)); break;
    case Setter::own_detail: error.with_detail("a", error.message().substr(0, size)); break;
    case Setter::own_param: error.with_param(error.message().substr(0, size)); break;
    case Setter::own_message: error.with_message(error.detail("a").substr(0, size)); break;
    case Setter::violation: error.with_violation(plain(size / 2), plain(size - size / 2)); break;
    case Setter::violation_with_code: error.with_violation("f", plain(size), "code"); break;
    case Setter::row_violation: error.with_violation(plain(size), Code::parameter_missing); break;
    case Setter::count: break;
    }
}

std::size_t size_of(const ApiError& error) { return amiss::detail::ErrorAccess::records(error).size(); }

/// Sets one thing more. Whether it could be done without an allocation, and had one to do it in where it could not.
bool is_right(ApiError& error, Setter setter, std::size_t size, bool& allocated)
{
    const long before = calls;
    set(error, setter, size);
    const long made = calls - before;
    allocated = made != 0;
    return made == 0 || (made == 1 && size_of(error) > inline_room);
}

long trials = 0;

void check_step(ApiError& error, Setter setter, std::size_t size, bool& allocated, const char* trail)
{
    ++trials;
    if (is_right(error, setter, size, allocated) && !error.truncated()) return;
    CHECK(!"an allocation was not needed, or there were two");
    std::fprintf(stderr, "%s, then setter %d of %zu: %zu bytes\n", trail, static_cast<int>(setter), size,
                 size_of(error));
}

// Up to two setters before, at some sizes, and then each setter at every size.
void every_size_after_every_setter(Code code)
{
    constexpr std::size_t sizes[] = {3, 37, 90};
    for (std::size_t first = 0; first < setters; ++first) {
        for (std::size_t second = 0; second <= setters; ++second) {
            for (const std::size_t first_size : sizes) {
                for (const std::size_t second_size : sizes) {
                    char trail[64];
                    std::snprintf(trail, sizeof trail, "code %d: %zu of %zu, %zu of %zu", static_cast<int>(code), first,
                                  first_size, second, second_size);
                    ApiError start(code);
                    bool allocated = false;
                    check_step(start, static_cast<Setter>(first), first_size, allocated, trail);
                    if (!allocated) check_step(start, static_cast<Setter>(second), second_size, allocated, trail);
                    for (std::size_t last = 0; last < setters && !allocated; ++last) {
                        for (std::size_t size = 0, step = 1; size < 240; size += step) {
                            ApiError error = start;
                            bool is_outside = false;
                            check_step(error, static_cast<Setter>(last), size, is_outside, trail);
                            // The sizes around that at which it is full are tried one by one.
                            step = is_outside || size_of(error) + 40 < inline_room ? 13 : 1;
                        }
                    }
                }
            }
        }
    }
}

// An error that is full takes any text again that is no longer than it was, in any order of setters.
void a_full_error_is_set_again(Code code)
{
    for (std::size_t first = 0; first < setters; ++first) {
        for (std::size_t second = 0; second < setters; ++second) {
            for (std::size_t size = 0; size < 232; ++size) {
                ApiError error(code);
                bool allocated = false;
                check_step(error, static_cast<Setter>(first), 20, allocated, "full");
                if (!allocated) check_step(error, static_cast<Setter>(second), size, allocated, "full");
                for (const std::size_t shorter : {20U, 0U, 19U, 20U}) {
                    if (!allocated) check_step(error, static_cast<Setter>(first), shorter, allocated, "full, first");
                    if (!allocated) check_step(error, static_cast<Setter>(second), size, allocated, "full, second");
                }
            }
        }
    }
}

} // namespace

int main()
{
    static_cast<void>(plain(0));
    static_cast<void>(with_quotes(0)); // these texts are made the first time
    for (const Code code : {Code::internal_error, Code::parameter_missing}) {
        every_size_after_every_setter(code);
        a_full_error_is_set_again(code);
    }
    std::printf("%ld setters tried\n", trials);
    CHECK(trials > 100'000);
    return check::exit_status();
}
