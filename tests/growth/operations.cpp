// SPDX-License-Identifier: BSL-1.0
// Does what takes time in proportion to a size, at four sizes, so that run.sh can count its instructions.
//
// usage: operations; prints a line for each call of `amiss_growth_measured`: the name, the size, and the most instructions that
// each element may take. The exit status is 1 if a result was wrong.
#include "growth.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/hash.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What run.sh looks for: only what this calls is counted.
extern "C" [[gnu::noinline]] void amiss_growth_measured(const std::function<bool()>* operation, bool* right)
{
    *right = (*operation)();
    asm volatile("" : : : "memory");
}

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using growth::measure;

constexpr auto envelope = amiss::envelope(Code::internal_error, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("error", amiss::field::message),
                         amiss::optional_member("details", amiss::field::details),
                         amiss::optional_member("errors", amiss::field::violations.as_lists()));
});

bool all_right = true;

/// Texts of a size, each another one.
struct Texts {
    std::vector<std::string> keys, values, quoted;

    explicit Texts(std::size_t count)
    {
        for (std::size_t at = 0; at < count; ++at) {
            keys.push_back("key" + std::to_string(10'000 + at));
            values.push_back("value number " + std::to_string(10'000 + at));
            quoted.push_back("\"" + values.back() + "\"");
        }
    }
    std::size_t size() const { return keys.size(); }
};

ApiError made() { return {Code::rate_limit_exceeded}; }

ApiError with_details(const Texts& texts, const std::vector<std::string>& values)
{
    ApiError error = made();
    for (std::size_t at = 0; at < texts.size(); ++at) error.with_detail(texts.keys[at], values[at]);
    return error;
}

void details(const Texts& texts)
{
    const std::size_t size = texts.size();
    ApiError plain = made(), escaped = made();
    measure("details", size, 4000, [&] {
        for (std::size_t at = 0; at < size; ++at) plain.with_detail(texts.keys[at], texts.values[at]);
        return !plain.truncated();
    });
    measure("details_with_escapes", size, 7500, [&] {
        for (std::size_t at = 0; at < size; ++at) escaped.with_detail(texts.keys[at], texts.quoted[at]);
        return !escaped.truncated();
    });
    measure("details_again", size, 6500, [&] {
        for (std::size_t at = 0; at < size; ++at) escaped.with_detail(texts.keys[at], texts.quoted[at]);
        return escaped.detail(texts.keys[0]) == texts.quoted[0];
    });
    measure("one_detail_again", size, 2600, [&] {
        ApiError error = made();
        for (std::size_t at = 0; at < size; ++at) error.with_detail("key", texts.values[at].substr(at % 7));
        return !error.detail("key").empty();
    });
    const ApiError copy = escaped;
    measure("detail", size, 550, [&] {
        bool right = true;
        for (std::size_t at = 0; at < size; ++at) right &= copy.detail(texts.keys[at]) == texts.quoted[at];
        return right;
    });
}

void violations(const Texts& texts)
{
    const std::size_t size = texts.size();
    ApiError error = made(), one_field = made(), coded = made();
    measure("violations", size, 1700, [&] {
        for (std::size_t at = 0; at < size; ++at) error.with_violation(texts.keys[at], texts.values[at]);
        return !error.truncated();
    });
    measure("violations_of_one_field", size, 2500, [&] {
        for (std::size_t at = 0; at < size; ++at) one_field.with_violation("field", texts.values[at]);
        return !one_field.truncated();
    });
    measure("violations_of_a_row", size, 3800, [&] {
        for (std::size_t at = 0; at < size; ++at)
            coded.with_violation(amiss::violation(texts.keys[at], Code::parameter_missing).detail("most", 9));
        return !coded.truncated();
    });
    measure("violations_again", size, 1700, [&] {
        const ApiError before = error;
        for (std::size_t at = 0; at < size; ++at) error.with_violation(texts.keys[at], texts.values[at]);
        return error == before;
    });
    measure("violations_counted", size, 90, [&] { return error.violations().size() == size; });
    ApiError mixed = made();
    measure("setters_in_turn", size, 10500, [&] {
        for (std::size_t at = 0; at < size; ++at)
            mixed.with_violation(texts.keys[at], texts.values[at])
                .with_detail(texts.keys[at], texts.quoted[at])
                .with_message(texts.values[at])
                .with_retry_after(static_cast<long>(at))
                .with_param(texts.keys[at]);
        return !mixed.truncated() && mixed.param() == texts.keys[size - 1];
    });
    measure("copy", size, 2000, [&] { return ApiError(mixed) == mixed; });
}

void comparisons(const Texts& texts)
{
    const std::size_t size = texts.size();
    ApiError first = made(), same = made(), reversed = made(), other = made();
    for (std::size_t at = 0; at < size; ++at) {
        first.with_violation(texts.keys[at], texts.values[at]);
        same.with_violation(texts.keys[at], texts.values[at]);
        const std::size_t back = size - 1 - at;
        reversed.with_violation(texts.keys[back], texts.values[back]);
        other.with_violation(texts.keys[back], back == 0 ? "another text" : texts.values[back]);
    }
    measure("equal", size, 900, [&] { return first == same; });
    measure("equal_in_another_order", size, 1900, [&] { return first == reversed; });
    measure("different", size, 950, [&] { return first != other && other != first; });
    measure("hash", size, 560, [&] { return std::hash<ApiError>()(first) == std::hash<ApiError>()(reversed); });
}

void bodies(const Texts& texts)
{
    const std::size_t size = texts.size();
    std::string buffer(1000 + 200 * size, ' ');
    const auto write = [&](const char* name, std::size_t most, const ApiError& error) {
        buffer.assign(1000 + 200 * size, ' ');
        measure(name, size, most, [&] {
            const amiss::Written body = amiss::write(envelope, error, {}, buffer.data(), buffer.size());
            return body.text.size() > 10 * size;
        });
        buffer.resize(amiss::write(envelope, error, {}, buffer.data(), buffer.size()).text.size());
    };
    const auto read = [&](const char* name, std::size_t most) {
        measure(name, size, most, [&] {
            amiss::Received received(429, buffer);
            received.max_body(buffer.size());
            return amiss::read(envelope, received) == Code::rate_limit_exceeded;
        });
    };
    write("write_details", 60, with_details(texts, texts.quoted));
    read("read_details", 7500);
    ApiError scattered = made(), one_field = made();
    for (int round = 0; round < 2; ++round) {
        for (std::size_t at = 0; at < size; ++at)
            scattered.with_violation(texts.keys[at], round == 0 ? texts.values[at] : texts.quoted[at]);
    }
    for (std::size_t at = 0; at < size; ++at) one_field.with_violation("field", texts.values[at]);
    write("write_lists", 1000, scattered);
    read("read_lists", 9500);
    write("write_one_list", 400, one_field);
    read("read_one_list", 2400);

    // As many details as are read, each of them a list that must be written again.
    buffer = R"({"code":"rate_limit_exceeded","details":{)";
    for (std::size_t at = 0; at < 64; ++at) {
        buffer += (at == 0 ? "\"k" : ",\"k") + std::to_string(at) + "\":[";
        for (std::size_t element = 0; element < size / 5; ++element) buffer += "1 , ";
        buffer += "1]";
    }
    buffer += "}}";
    read("read_lists_of_details", 15000);
}

} // namespace

void growth::measure(const char* name, std::size_t size, std::size_t most, const std::function<bool()>& operation)
{
    bool right = false;
    std::printf("%s %zu %zu\n", name, size, most);
    amiss_growth_measured(&operation, &right);
    if (right) return;
    std::fprintf(stderr, "%s of %zu: wrong result\n", name, size);
    all_right = false;
}

int main()
{
    for (const std::size_t size : {10U, 100U, 1000U, 10'000U}) {
        const Texts texts(size);
        details(texts);
        violations(texts);
        comparisons(texts);
        bodies(texts);
        growth::hostile_bodies(size);
    }
    return all_right ? 0 : 1;
}
