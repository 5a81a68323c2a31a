// SPDX-License-Identifier: BSL-1.0
// Tests that numbers and dates in bodies, headers and log lines do not depend on the locale or the time zone.
#include <amiss.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <locale>
#include <string>

namespace {

// Everything that amiss writes and reads with digits in it.
std::string everything()
{
    const amiss::ApiError error = amiss::ApiError(amiss::onestack::Code::rate_limit_exceeded)
                                      .with_detail("share", 1234567.5)
                                      .with_detail("limit", 1000000)
                                      .with_retry_after(12345)
                                      .with_rate_limit({1000000, 0, 1774866600});
    const amiss::RequestInfo request{"req_1", std::chrono::system_clock::time_point(std::chrono::seconds(1774866600))};
    char buffer[1024];
    const amiss::Response response = amiss::respond(amiss::onestack::envelope, error, request, buffer);
    std::string all(response.body);
    for (const amiss::Header& header : response.headers)
        all.append(header.name).append(": ").append(header.value.view()) += '\n';
    all += amiss::to_string(amiss::cstar::envelope, error, request);
    all += amiss::log_line(error, buffer);
    const amiss::ApiError back =
        amiss::read(amiss::onestack::envelope, amiss::Received{429, response.body, response.headers});
    all.append(back.detail("share")) += std::to_string(back.retry_after()->count());
    all += amiss::read(amiss::cstar::envelope, amiss::Received{400, R"({"error":{"code":"INVALID_JSON"}})"}).name();
    return all;
}

class Restored : public testing::Test {
protected:
    void TearDown() override
    {
        std::setlocale(LC_ALL, "C");
        std::locale::global(std::locale::classic());
        unsetenv("TZ");
        tzset();
    }
};
using locale = Restored;

std::string printed_half()
{
    char text[8];
    std::snprintf(text, sizeof text, "%.1f", 0.5);
    return text;
}

// CMake compiles these locales for the tests if there is localedef.
void expect_the_same_in(const char* name)
{
    const std::string expected = everything();
    EXPECT_NE(expected.find("1234567.5"), std::string::npos);
    if (std::setlocale(LC_ALL, name) == nullptr) GTEST_SKIP() << name << " is not installed";
    EXPECT_EQ(printed_half(), "0,5") << "the locale has no effect, so nothing is tested";
    EXPECT_EQ(everything(), expected);
}

TEST_F(locale, french_changes_nothing) { expect_the_same_in("fr_FR.UTF-8"); }
TEST_F(locale, turkish_changes_nothing) { expect_the_same_in("tr_TR.UTF-8"); }

struct Grouping : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

TEST_F(locale, a_global_locale_of_the_program_changes_nothing)
{
    const std::string expected = everything();
    std::locale::global(std::locale(std::locale::classic(), new Grouping));
    EXPECT_EQ(everything(), expected);
}

TEST_F(locale, the_time_zone_changes_nothing)
{
    const std::string expected = everything();
    setenv("TZ", "AMISS-05:30", 1);
    tzset();
    const std::time_t start = 0;
    EXPECT_EQ(std::localtime(&start)->tm_hour, 5) << "the time zone has no effect, so nothing is tested";
    EXPECT_EQ(everything(), expected);
}

} // namespace
