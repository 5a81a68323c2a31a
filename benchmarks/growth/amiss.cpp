// SPDX-License-Identifier: BSL-1.0
// Adds details and violations to an error of amiss, and compares such errors.
#include <growth/question.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/error.hpp>

namespace {

struct Amiss {
    static amiss::ApiError details(const std::vector<std::string>& keys)
    {
        amiss::ApiError error = amiss::onestack::Code::validation_error;
        for (const std::string& key : keys) error.with_detail(key, 7);
        return error;
    }
    static std::string text_of_details(const amiss::ApiError& error) { return std::string(error.details()); }

    static amiss::ApiError violations(const std::vector<std::string>& fields)
    {
        amiss::ApiError error = amiss::onestack::Code::validation_error;
        for (const std::string& field : fields) error.with_violation(field, bench::complaint);
        return error;
    }
    static std::string text_of_violations(const amiss::ApiError& error)
    {
        std::string text;
        for (const amiss::Violation& violation : error.violations())
            text.append(violation.field).append(": ").append(violation.message).append("\n");
        return text;
    }
    static bool equal(const amiss::ApiError& left, const amiss::ApiError& right) { return left == right; }
};

const bool entered =
    bench::enter_way<Amiss>("amiss", "equal keys and violations are found; all in one piece of memory");

} // namespace
