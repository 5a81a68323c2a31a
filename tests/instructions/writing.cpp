// SPDX-License-Identifier: BSL-1.0
// Operations that write an error as a body or as a whole response.
#include "support.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <cstddef>
#include <cstring>
#include <iterator>
#include <string_view>

namespace counted {
namespace {

using amiss::cstar::Code;

bool write(const amiss::ApiError& error, std::size_t size, long count)
{
    char buffer[1024];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Written body = amiss::write(amiss::cstar::envelope, error, request(), buffer);
        keep(body);
        right &= body.text.size() == size;
    }
    return right;
}

bool write_clean(long count)
{
    amiss::ApiError error = Code::parameter_missing;
    error.with_param("title").with_message("The 'title' field is required.");
    char buffer[1024];
    return amiss::write(amiss::cstar::envelope, error, request(), buffer).text == clean_body
        && write(error, clean_body.size(), count);
}

bool write_escaped(long count)
{
    amiss::ApiError error = Code::parameter_invalid;
    error.with_param("priority")
        .with_message("The 'priority' field must be one of: \"low\", \"normal\", \"high\", \"urgent\" \xE2\x80\x94 got "
                      "\"super-urgent\"\n");
    return write(error, 400, count);
}

bool write_violations(long count)
{
    amiss::ApiError error = amiss::onestack::Code::validation_error;
    error.with_violation("title", "Is required.").with_violation("qty", "Is odd.").with_detail("limit", 3);
    char buffer[1024];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Written body = amiss::write(amiss::onestack::envelope, error, request(), buffer);
        keep(body);
        right &= !body.text.empty();
    }
    return right;
}

bool write_fitted(long count)
{
    amiss::ApiError error = Code::parameter_missing;
    error.with_param("title");
    char buffer[250];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Written body = amiss::write_fitted(amiss::cstar::envelope, error, request(), buffer);
        keep(body);
        right &= !body.text.empty() && body.required == clean_body.size();
    }
    return right;
}

bool respond(long count)
{
    amiss::ApiError error = Code::parameter_missing;
    error.with_param("title");
    char buffer[1024];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Response response = amiss::respond(amiss::cstar::envelope, error, request(), buffer);
        keep(response);
        right &= response.status == 400 && response.body.size() == clean_body.size();
    }
    return right;
}

bool respond_limited(long count)
{
    amiss::ApiError error = Code::rate_limit_exceeded;
    error.with_retry_after(30).with_rate_limit({100, 0, 1774866630});
    char buffer[1024];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Response response = amiss::respond(amiss::cstar::envelope, error, request(), buffer);
        keep(response);
        right &= response.status == 429 && response.headers.size() >= 5;
    }
    return right;
}

[[gnu::noinline]] amiss::expected<int> handler()
{
    return amiss::fail(Code::parameter_missing).with_param(from_outside("title"));
}

template <int Depth>
[[gnu::noinline]] amiss::expected<int> frame()
{
    if constexpr (Depth == 1) {
        AMISS_ASSIGN(const int value, handler());
        return value + 1;
    } else {
        AMISS_ASSIGN(const int value, frame<Depth - 1>());
        return value + 1;
    }
}

char* put(char* at, std::string_view text) noexcept
{
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

/// From the handler to the bytes of head and body, without the status line.
bool answer(long count)
{
    char buffer[1024];
    char out[2048];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        const amiss::expected<int> result = frame<8>();
        const amiss::Response response = amiss::respond(amiss::cstar::envelope, result.error(), request(), buffer);
        char* at = out;
        for (const amiss::Header& header : response.headers) {
            at = put(at, header.name);
            at = put(at, ": ");
            at = put(at, header.value);
            at = put(at, "\r\n");
        }
        at = put(at, "\r\n");
        at = put(at, response.body);
        keep(out);
        right &= static_cast<std::size_t>(at - out) > clean_body.size();
    }
    return right;
}

constexpr Operation operations[] = {
    {"write", write_clean},
    {"write_escaped", write_escaped},
    {"write_violations", write_violations},
    {"write_fitted", write_fitted},
    {"respond", respond},
    {"respond_limited", respond_limited},
    {"request", answer},
};

} // namespace

Operations writing() { return {std::begin(operations), std::end(operations)}; }

} // namespace counted
