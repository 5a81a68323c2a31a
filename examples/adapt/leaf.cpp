// SPDX-License-Identifier: BSL-1.0
// A program on its way from LEAF to amiss: old functions call new ones, and new ones call old ones.
#include <amiss.hpp>
#include <amiss/adapt/leaf.hpp>

#include <cerrno>
#include <string>

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
namespace leaf = boost::leaf;

// [before]
leaf::result<std::string> read_config(const std::string& path)
{
    const auto about = leaf::on_error(leaf::e_file_name{path});
    if (path == "/none") return leaf::new_error(leaf::e_api_function{"open"}, leaf::e_errno{ENOENT});
    return std::string("port=80");
}
// [/before]

// [new-calls-old]
amiss::expected<std::string> port(const std::string& path)
{
    if (path.empty()) return amiss::fail(site::Problem::no_config).with_param("path");
    AMISS_ASSIGN(const std::string text, amiss::leaf_capture([&] { return read_config(path); }));
    return text.substr(text.find('=') + 1);
}
// [/new-calls-old]

// [old-calls-new]
leaf::result<std::string> address(const std::string& path)
{
    BOOST_LEAF_AUTO(number, amiss::to_leaf(port(path))); // or AMISS_ASSIGN(auto number, port(path));
    return "localhost:" + number;
}
// [/old-calls-new]

} // namespace

int main()
{
    const amiss::ApiError lost = port("/none").error();
    if (lost.cause() != std::errc::no_such_file_or_directory || lost.context() != "open; file /none") return 1;
    const auto url = [](const std::string& path) { return amiss::leaf_capture([&] { return address(path); }); };
    return url("/a") == "localhost:80" && url("").error() == site::Problem::no_config ? 0 : 1;
}
