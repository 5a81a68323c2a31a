// SPDX-License-Identifier: BSL-1.0
// Tests of the error that the faults of a body become.
#include <amiss/detail/bodies/fault_report.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::BodyFaultKind;
using amiss::BodyType;
using amiss::detail::BodyPath;
using amiss::detail::FaultReportOf;

template <class Errors>
amiss::ApiError one_fault(const Errors& errors, BodyFaultKind kind, std::string_view problem,
                          std::string_view allowed = {})
{
    FaultReportOf report(errors);
    const BodyPath root, item = root.member("item"), title = item.member("title");
    report.add(title, kind, BodyType::string, problem, allowed);
    EXPECT_TRUE(report.has_faults());
    return report.error();
}

TEST(FaultReport, the_words_of_the_shipped_apis)
{
    constexpr auto missing = BodyFaultKind::missing, wrong = BodyFaultKind::wrong_type;
    namespace cstar = amiss::cstar;
    EXPECT_EQ(one_fault(cstar::body_errors, missing, "is required").message(), "The 'item.title' field is required.");
    EXPECT_EQ(one_fault(cstar::body_errors, wrong, "must be a string").message(),
              "The 'item.title' field must be a string");
    EXPECT_EQ(one_fault(cstar::body_errors, BodyFaultKind::not_allowed, "must be one of: a, b", "a, b").message(),
              "The 'item.title' field must be one of: a, b");
    namespace v1 = amiss::cstar_v1;
    EXPECT_EQ(one_fault(v1::body_errors, missing, "is required").message(), "item.title is required");
    EXPECT_EQ(one_fault(v1::body_errors, missing, "is required"), v1::Code::validation_error);
    namespace codespar = amiss::codespar;
    EXPECT_EQ(one_fault(codespar::body_errors, missing, "is required").message(), "Missing required field: item.title");
    EXPECT_EQ(one_fault(codespar::body_errors, wrong, "must be a string").message(),
              "The field 'item.title' must be a string");
    namespace onestack = amiss::onestack;
    const amiss::ApiError error = one_fault(onestack::body_errors, missing, "is required");
    EXPECT_EQ(error.message(), "Validation failed");
    EXPECT_EQ(error.violations()[0].message, "Title is required");
    EXPECT_EQ(one_fault(onestack::body_errors, wrong, "must be a string").violations()[0].message, "Must be a string");
}

TEST(FaultReport, the_row_is_that_of_the_first_fault)
{
    FaultReportOf report(amiss::cstar::body_errors);
    EXPECT_FALSE(report.has_faults());
    const BodyPath root, b = root.member("b"), a = root.member("a");
    report.add(b, BodyFaultKind::wrong_type, BodyType::string, "must be a string");
    report.add(a, BodyFaultKind::missing, BodyType::string, "is required");
    const amiss::ApiError error = report.error();
    EXPECT_EQ(error, amiss::cstar::Code::parameter_invalid);
    EXPECT_EQ(error.param(), "b");
    ASSERT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(error.violations()[0].code, "wrong_type");
    EXPECT_EQ(error.violations()[1].field, "a");
    EXPECT_EQ(error.violations()[1].message, "The 'a' field is required."); // the row of a missing member
    EXPECT_EQ(error.violations()[1].code, "missing");
}

TEST(FaultReport, the_body_as_a_whole)
{
    using Code = amiss::onestack::Code;
    const auto errors = amiss::body_errors(Code::invalid_json, Code::validation_error, Code::validation_error);
    FaultReportOf report(errors); // a view of them
    report.add({}, BodyFaultKind::wrong_type, BodyType::object, "must be an object");
    EXPECT_EQ(report.error().message(), "The body must be an object.");
    EXPECT_EQ(report.error().param(), "");
}

TEST(FaultReport, at_most_32_faults)
{
    FaultReportOf report(amiss::cstar::body_errors);
    const BodyPath root;
    for (std::size_t at = 0; at < 40; ++at)
        report.add(root.element(at), BodyFaultKind::wrong_type, BodyType::string, "must be a string");
    EXPECT_TRUE(report.is_full());
    EXPECT_EQ(report.count(), 32U);
    EXPECT_EQ(report.error().violations().size(), 32U);
    EXPECT_NE(report.error().context(), "");
    EXPECT_FALSE(report.error().truncated());
}

} // namespace
