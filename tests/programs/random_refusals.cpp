// SPDX-License-Identifier: BSL-1.0
// Checks errors with many details and violations when memory is refused at random: what they still have is right.
//
// Replaces the operator new of the error path by one that fails now and then.
#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/error.hpp>

#include "check.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <new>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

bool may_refuse = false;
unsigned one_in = 2;
long refused = 0;
std::mt19937 chance(1); // NOLINT(cert-msc51-cpp): the same each time

} // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    if (may_refuse && chance() % one_in == 0) {
        ++refused;
        return nullptr;
    }
    return ::operator new(size);
}

namespace {

using amiss::ApiError;
using amiss::FieldKind;

struct Refusing {
    explicit Refusing(unsigned one) { one_in = one, may_refuse = true; }
    ~Refusing() { may_refuse = false; }
};

std::string escaped(std::string_view text)
{
    std::string form(amiss::detail::escaped_size(text), ' ');
    amiss::detail::write_escaped(form.data(), text);
    return form;
}

/// What an error was given.
struct Given {
    std::map<std::string, std::set<std::string>, std::less<>> details;
    std::map<std::string, std::string, std::less<>> last_details;
    std::set<std::pair<std::string, std::string>> violations;
    std::vector<std::pair<std::string, std::string>> order;
};

void check_details(const ApiError& error, const Given& given)
{
    CHECK(error.details().empty() || amiss::detail::is_json(error.details()));
    for (const auto& [key, values] : given.details) {
        const std::string_view value = error.detail(key);
        CHECK(value.data() == nullptr ? error.truncated() : values.count(std::string(value)) == 1);
        if (!error.truncated()) CHECK(value == given.last_details.find(key)->second);
    }
    CHECK(error.detail("no such key").data() == nullptr);
}

void check_violations(const ApiError& error, const Given& given)
{
    std::map<std::string, std::vector<std::string>, std::less<>> fields, chains;
    std::size_t count = 0;
    for (const amiss::Violation& violation : error.violations()) {
        const auto first = given.violations.lower_bound({std::string(violation.field), std::string(violation.message)});
        CHECK(first != given.violations.end() && first->first == violation.field
              && first->second.compare(0, violation.message.size(), violation.message) == 0);
        fields[std::string(violation.field)].emplace_back(violation.message);
        if (!error.truncated())
            CHECK(count < given.order.size() && given.order[count].first == violation.field
                  && given.order[count].second == violation.message);
        ++count;
    }
    if (!error.truncated()) CHECK(count == given.order.size());
    const auto& records = amiss::detail::ErrorAccess::records(error);
    amiss::detail::Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);) {
        if (record.kind != FieldKind::violations || record.is_repeat) continue;
        auto& chain = chains[std::string(record.key)];
        chain.emplace_back(record.value);
        for (std::uint32_t at = offset; record.has_more;) {
            records.next_of_key(at, record);
            chain.emplace_back(record.value);
        }
    }
    CHECK(chains == fields);
}

void trial(unsigned seed, unsigned one, std::size_t keys, int steps)
{
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): the same each time
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    Given given;
    ApiError error = amiss::cstar::Code::rate_limit_exceeded;
    for (int step = 0; step < steps; ++step) {
        const std::string key = "key" + std::to_string(below(keys));
        const std::string text = std::string(below(30), below(4) == 0 ? '"' : 'x') + std::to_string(below(1000))
            + std::string(below(9), '\n');
        switch (below(8)) {
        case 0:
        case 1:
        case 2: {
            given.details[key].insert(text);
            given.details[key].insert(escaped(text)); // where there was no memory for both forms in a copy
            given.last_details[key] = text;
            const Refusing now(one);
            error.with_detail(key, text);
            break;
        }
        case 3:
        case 4:
        case 5: {
            if (given.violations.emplace(key, text).second) given.order.emplace_back(key, text);
            const Refusing now(one);
            error.with_violation(key, text);
            break;
        }
        case 6: {
            const Refusing now(one);
            error.with_message(text).with_param(key).with_retry_after(static_cast<long>(below(100)));
            CHECK(error.message() == text || error.truncated());
            break;
        }
        default: {
            const Refusing now(one);
            ApiError copy = error;
            if (!copy.truncated() || error.truncated()) error = std::move(copy);
            break;
        }
        }
        if (step % 16 == 15) {
            check_details(error, given);
            check_violations(error, given);
        }
    }
    // With memory again, all is as before.
    error.with_detail("after", "all").with_violation("after", "all");
    CHECK(error.detail("after") == "all");
    const ApiError same = error;
    CHECK(same == error);
}

} // namespace

int main()
{
    for (unsigned seed = 1; seed <= 60; ++seed) trial(seed, 1 + seed % 6, 40, 300);
    for (unsigned seed = 1; seed <= 20; ++seed) trial(seed, 2 + seed % 3, 400, 1500);
    CHECK(refused > 100);
    return check::exit_status();
}
