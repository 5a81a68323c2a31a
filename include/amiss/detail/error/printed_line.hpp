// SPDX-License-Identifier: BSL-1.0
// The log line of an error for those who have no buffer: what all printers print.
#pragma once

#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <new>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The log line of an error, with its memory. A line that is longer than the buffer on the stack takes one block of the
/// heap; it is cut where there is no memory for that, and beyond 64 KiB.
class PrintedLine {
public:
    static constexpr std::size_t longest = 65536;
    static constexpr std::size_t longest_on_stack = 1024;

    explicit PrintedLine(const ApiError& error) noexcept
        : PrintedLine(error, [&error](LogWriter& out) { put_line(out, error); })
    {}
    /// A line of its own about `printed`, by `put(LogWriter&)`. That may be called twice.
    template <class Put>
    PrintedLine(const ApiError& printed, Put put) noexcept
    {
        if (write(printed, put, buffer_, sizeof buffer_)) return;
        block_ = static_cast<char*>(::operator new(longest, std::nothrow));
        if (block_ != nullptr) write(printed, put, block_, longest);
    }
    PrintedLine(const PrintedLine&) = delete;
    PrintedLine& operator=(const PrintedLine&) = delete;
    ~PrintedLine() { ::operator delete(block_); }

    std::string_view text() const noexcept AMISS_LIFETIMEBOUND { return text_; }

private:
    /// False where the line may have been cut.
    template <class Put>
    bool write(const ApiError& error, Put& put, char* buffer, std::size_t capacity) noexcept
    {
        LogWriter out(buffer, capacity, prefixes_of(error.catalog()));
        put(out);
        text_ = out.text();
        return !out.is_full();
    }

    std::string_view text_;
    char* block_ = nullptr;
    char buffer_[longest_on_stack];
};

/// Calls `sink(line)` once with the log line of `error`, which lives as long as that call. Throws only what `sink` throws.
template <class Sink>
void with_log_line(const ApiError& error, Sink&& sink)
{
    const PrintedLine line(error);
    std::forward<Sink>(sink)(line.text());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
