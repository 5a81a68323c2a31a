// SPDX-License-Identifier: BSL-1.0
// A program on its way from Boost.Outcome to amiss: old functions call new ones, and new ones call old ones.
#include <amiss.hpp>
#include <amiss/adapt/outcome.hpp>

#include <string>
#include <string_view>

namespace site {
enum class Problem { no_config = 1 };
// clang-format off: a table
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("site",
        amiss::row(Problem::no_config, "no_config", HttpStatus::service_unavailable, "", "Not set up yet."));
}
// clang-format on
} // namespace site
AMISS_ERROR_ENUM(site, Problem)

namespace {
namespace outcome = BOOST_OUTCOME_V2_NAMESPACE;

// [before]
outcome::result<std::string> read_config(std::string_view path) // its error is a boost::system::error_code
{
    namespace errc = boost::system::errc;
    if (path.empty()) return errc::make_error_code(errc::no_such_file_or_directory);
    return std::string("port=80");
}
// [/before]

// [new-calls-old]
amiss::expected<std::string> port(std::string_view path)
{
    if (path == "new") return amiss::fail(site::Problem::no_config).with_detail("path", path);
    AMISS_ASSIGN(const std::string text, read_config(path)); // Boost's code becomes the cause of an ApiError
    return text.substr(text.find('=') + 1);
}
// [/new-calls-old]

// [old-calls-new]
outcome::result<std::string> address(std::string_view path)
{
    BOOST_OUTCOME_TRY(auto number, port(path)); // an ApiError becomes its code
    return "localhost:" + number;
}
// [/old-calls-new]

} // namespace

int main()
{
    const amiss::ApiError lost = port("").error();
    if (lost.cause() != std::errc::no_such_file_or_directory || address("a").value() != "localhost:80") return 1;
    if (address("").error() != boost::system::errc::no_such_file_or_directory) return 1;
    return address("new").error() == boost::system::error_code(site::Problem::no_config) ? 0 : 1;
}
