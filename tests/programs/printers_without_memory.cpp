// SPDX-License-Identifier: BSL-1.0
// Checks printers when there is no memory: a long line is cut, nothing is thrown, and a short one needs none.
//
// Replaces operator new by one that fails on demand.
#include <amiss/adapt/ostream.hpp>
#include <amiss/apis/cstar.hpp>

#include "check.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace {

bool exhausted = false;
int refused = 0;

} // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    if (!exhausted) return std::malloc(size);
    ++refused;
    return nullptr;
}
void* operator new(std::size_t size)
{
    void* const block = exhausted ? nullptr : std::malloc(size);
    if (block == nullptr) std::abort(); // a printer may use only the operator new that returns null
    return block;
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }

namespace {

/// Counts characters, and keeps none.
struct Counter : std::streambuf {
    std::size_t size = 0;
    int overflow(int c) override
    {
        ++size;
        return c == traits_type::eof() ? 0 : c;
    }
};

template <class T>
std::size_t size_of_printed(const T& value)
{
    Counter counter;
    std::ostream stream(&counter);
    stream << value;
    return counter.size;
}

} // namespace

int main()
{
    using amiss::cstar::Code;
    const amiss::ApiError short_error = Code::key_expired;
    const amiss::expected<int> long_error = amiss::fail(Code::key_expired).with_context(std::string(5000, 'c'));
    const std::size_t short_size = size_of_printed(short_error);
    CHECK(size_of_printed(long_error) > 5000);

    exhausted = true;
    CHECK(size_of_printed(short_error) == short_size);
    CHECK(size_of_printed(Code::key_expired) == std::string_view("key_expired").size());
    CHECK(size_of_printed(amiss::HttpStatus::gone) == std::string_view("410 Gone").size());
    CHECK(refused == 0);
    CHECK(size_of_printed(long_error) == amiss::detail::PrintedLine::longest_on_stack);
    CHECK(refused == 1);
    exhausted = false;
    return check::exit_status();
}
