// SPDX-License-Identifier: BSL-1.0
// From tl::expected, Boost.System and absl::Status to amiss: the snippets of docs/migrating.md, and their proof.
#include <amiss.hpp>

#include "expect.hpp"

#include <boost/system/result.hpp>

#include <tl/expected.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>

// --- from an expected with an enum of your own ------------------------------------------------------------------------

// [enum-before]
namespace shelf {

enum class Problem { no_such_book = 1, lent_out };

inline tl::expected<int, Problem> copies_of(std::string_view title)
{
    if (title.empty()) return tl::make_unexpected(Problem::no_such_book);
    if (title == "Emma") return tl::make_unexpected(Problem::lent_out);
    return 2;
}

} // namespace shelf
// [/enum-before]

namespace shelf {

// clang-format off: a table
// [enum-catalogue]
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("shelf",
        amiss::row(Problem::no_such_book, "no_such_book", HttpStatus::not_found, "", "There is no such book."),
        amiss::row(Problem::lent_out, "lent_out", HttpStatus::conflict, "", "'{param}' is lent out.")
            .plain("The book is lent out."));
}
// [/enum-catalogue]
// clang-format on

} // namespace shelf
AMISS_ERROR_ENUM(shelf, Problem)

// [enum-callers]
amiss::expected<int> borrow(std::string_view title)
{
    AMISS_ASSIGN(const int copies, shelf::copies_of(title)); // a Problem becomes an ApiError by itself
    return copies - 1;
}

amiss::expected<int> borrow_with_param(std::string_view title)
{
    return shelf::copies_of(title).map_error(
        [&](shelf::Problem problem) { return amiss::ApiError(problem).with_param(title); });
}
// [/enum-callers]

// [enum-after]
amiss::expected<int> copies_of(std::string_view title)
{
    if (title.empty()) return amiss::fail(shelf::Problem::no_such_book);
    if (title == "Emma") return amiss::fail(shelf::Problem::lent_out).with_param(title);
    return 2;
}
// [/enum-after]

void enums()
{
    using shelf::Problem;
    expect(borrow("Persuasion").value() == 1, "a value passes");
    expect(borrow("").error() == Problem::no_such_book, "AMISS_ASSIGN converts a catalogued enum");
    expect(borrow("Emma").error().message() == "The book is lent out.", "without a value, the plain text");
    expect(borrow_with_param("Emma").error().message() == "'Emma' is lent out.", "with one, the template");
    expect(borrow_with_param("Persuasion").value() == 2, "map_error keeps the value");
    expect(copies_of("Emma").error() == borrow_with_param("Emma").error(), "both ways say the same");
    expect(copies_of("").error().as<Problem>() == Problem::no_such_book, "as gives the enumerator back");
    expect(copies_of("Persuasion").value() == 2, "a value");
}

// --- from boost::system::result ---------------------------------------------------------------------------------------

// [boost-before]
boost::system::result<std::string> read_config(std::string_view path)
{
    if (path.empty()) return boost::system::errc::make_error_code(boost::system::errc::no_such_file_or_directory);
    return std::string("port=80");
}

amiss::expected<std::size_t> config_size(std::string_view path)
{
    const auto text = read_config(path);
    if (!text) return amiss::fail(std::error_code(text.error())); // Boost's code converts to the standard's
    return text->size();
}
// [/boost-before]

// [boost-result]
template <class T>
using Result = boost::system::result<T, std::error_code>; // Boost's result, with codes of your catalogue

Result<int> port(bool configured)
{
    if (!configured) return std::error_code(shelf::Problem::no_such_book);
    return 80;
}

Result<std::string> address(bool configured)
{
    AMISS_ASSIGN(const int number, port(configured));
    AMISS_TRY(port(configured));
    return "localhost:" + std::to_string(number);
}

amiss::expected<std::string> url(bool configured)
{
    const Result<std::string> where = address(configured);
    if (!where) return amiss::fail(where.error()).with_context("no port");
    return "http://" + *where;
}
// [/boost-result]

void boost_results()
{
    expect(config_size("a").value() == 7, "a value of Boost's result");
    const amiss::expected<std::size_t> missing = config_size("");
    expect(missing.error() == amiss::HttpStatus::internal_server_error, "a code of Boost is foreign, and a 500");
    expect(missing.error().cause() == std::errc::no_such_file_or_directory, "and the cause");
    expect(*address(true) == "localhost:80", "AMISS_ASSIGN takes Boost's result");
    expect(address(false).error() == shelf::Problem::no_such_book, "and returns its error");
    expect(url(true).value() == "http://localhost:80", "from Boost's result to amiss::expected");
    expect(url(false).error() == shelf::Problem::no_such_book, "a catalogued code keeps its row");
    expect(url(false).error().context() == "no port", "and takes setters");
}

// --- from absl::Status ------------------------------------------------------------------------------------------------

// A stand-in with the shape and the numbers of absl::StatusCode and absl::Status.
namespace standin {

// clang-format off: a table
enum class StatusCode : int {
    kOk = 0, kCancelled = 1, kUnknown = 2, kInvalidArgument = 3, kDeadlineExceeded = 4, kNotFound = 5,
    kAlreadyExists = 6, kPermissionDenied = 7, kResourceExhausted = 8, kFailedPrecondition = 9, kAborted = 10,
    kOutOfRange = 11, kUnimplemented = 12, kInternal = 13, kUnavailable = 14, kDataLoss = 15, kUnauthenticated = 16,
};
// clang-format on

class Status {
public:
    Status() = default;
    Status(StatusCode code, std::string_view message) : code_(code), message_(message) {}
    bool ok() const { return code_ == StatusCode::kOk; }
    StatusCode code() const { return code_; }
    std::string_view message() const { return message_; }

private:
    StatusCode code_ = StatusCode::kOk;
    std::string message_;
};

} // namespace standin

using standin::Status;
using standin::StatusCode;

// The HTTP status of a code, after the comments in google/rpc/code.proto.
constexpr amiss::HttpStatus http_status(StatusCode code)
{
    using amiss::HttpStatus;
    switch (code) {
    case StatusCode::kOk: return HttpStatus::ok;
    case StatusCode::kCancelled: return static_cast<HttpStatus>(499);
    case StatusCode::kInvalidArgument:
    case StatusCode::kFailedPrecondition:
    case StatusCode::kOutOfRange: return HttpStatus::bad_request;
    case StatusCode::kDeadlineExceeded: return HttpStatus::gateway_timeout;
    case StatusCode::kNotFound: return HttpStatus::not_found;
    case StatusCode::kAlreadyExists:
    case StatusCode::kAborted: return HttpStatus::conflict;
    case StatusCode::kPermissionDenied: return HttpStatus::forbidden;
    case StatusCode::kUnauthenticated: return HttpStatus::unauthorized;
    case StatusCode::kResourceExhausted: return HttpStatus::too_many_requests;
    case StatusCode::kUnimplemented: return HttpStatus::not_implemented;
    case StatusCode::kUnavailable: return HttpStatus::service_unavailable;
    case StatusCode::kUnknown:
    case StatusCode::kInternal:
    case StatusCode::kDataLoss: break;
    }
    return HttpStatus::internal_server_error;
}

// [absl-error]
// The status alone: an envelope writes the code of that status. The message stays inside.
amiss::ApiError error_from(const Status& status)
{
    return amiss::ApiError(http_status(status.code())).with_context(status.message());
}
// [/absl-error]

constexpr amiss::Grpc grpc(StatusCode code)
{
    return static_cast<amiss::Grpc>(code); // both have the numbers of google.rpc.Code
}
static_assert(grpc(StatusCode::kOk) == amiss::Grpc::ok && grpc(StatusCode::kAborted) == amiss::Grpc::aborted);
static_assert(grpc(StatusCode::kUnauthenticated) == amiss::Grpc::unauthenticated);

// [absl-before]
Status reserve_before(std::string_view title)
{
    if (title.empty()) return {StatusCode::kNotFound, "shelf 7 has no row of that name"};
    if (title == "Emma") return {StatusCode::kFailedPrecondition, "lent out"};
    return {};
}
// [/absl-before]

// [absl-edge]
amiss::expected<void> reserve_translated(std::string_view title)
{
    const Status status = reserve_before(title);
    if (status.ok()) return {};
    if (status.code() == StatusCode::kFailedPrecondition)
        return amiss::fail(shelf::Problem::lent_out).with_param(title);
    return amiss::fail(error_from(status));
}
// [/absl-edge]

// [absl-after]
amiss::expected<void> reserve(std::string_view title)
{
    if (title.empty()) return amiss::fail(shelf::Problem::no_such_book).with_context("shelf 7");
    if (title == "Emma") return amiss::fail(shelf::Problem::lent_out).with_param(title);
    return {};
}
// [/absl-after]

void abseil()
{
    using amiss::Grpc;
    const struct {
        StatusCode code;
        int status;
        Grpc back; // the gRPC code of an error of which only the status is known
    } table[] = {
        {StatusCode::kCancelled, 499, Grpc::cancelled},
        {StatusCode::kUnknown, 500, Grpc::internal},
        {StatusCode::kInvalidArgument, 400, Grpc::invalid_argument},
        {StatusCode::kDeadlineExceeded, 504, Grpc::deadline_exceeded},
        {StatusCode::kNotFound, 404, Grpc::not_found},
        {StatusCode::kAlreadyExists, 409, Grpc::aborted},
        {StatusCode::kPermissionDenied, 403, Grpc::permission_denied},
        {StatusCode::kResourceExhausted, 429, Grpc::resource_exhausted},
        {StatusCode::kFailedPrecondition, 400, Grpc::invalid_argument},
        {StatusCode::kAborted, 409, Grpc::aborted},
        {StatusCode::kOutOfRange, 400, Grpc::invalid_argument},
        {StatusCode::kUnimplemented, 501, Grpc::unimplemented},
        {StatusCode::kInternal, 500, Grpc::internal},
        {StatusCode::kUnavailable, 503, Grpc::unavailable},
        {StatusCode::kDataLoss, 500, Grpc::internal},
        {StatusCode::kUnauthenticated, 401, Grpc::unauthenticated},
    };
    for (const auto& row : table) {
        expect(amiss::to_int(http_status(row.code)) == row.status, "the status of a code");
        expect(error_from({row.code, ""}).grpc() == row.back, "the gRPC code of the status");
    }
    expect(http_status(StatusCode::kOk) == amiss::HttpStatus::ok, "the status of kOk");

    const amiss::expected<void> missing = reserve_translated("");
    expect(missing.error() == amiss::HttpStatus::not_found, "not found");
    expect(missing.error().context() == "shelf 7 has no row of that name", "the message is internal");
    expect(missing.error().message() == "Not Found", "and not the text for people");
    expect(reserve_translated("Emma").error() == shelf::Problem::lent_out, "a code of your own");
    expect(reserve_translated("Persuasion").has_value(), "kOk is a value");
    expect(reserve("").error() == missing.error().status(), "the same status afterwards");
    expect(reserve("Emma").error() == reserve_translated("Emma").error(), "the same error afterwards");
    expect(reserve("Persuasion").has_value(), "a value afterwards");
}

int main()
{
    enums();
    boost_results();
    abseil();
    std::puts("migrating_results: as the page says");
}
