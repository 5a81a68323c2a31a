// SPDX-License-Identifier: BSL-1.0
// Tests of the Status object of Kubernetes: the examples of its conventions and of client-go, and all catalogues.
#include "formats/dialect.hpp"

#include <amiss/formats/kubernetes.hpp>

#include <string>
#include <system_error>

namespace {

using namespace amiss;
using namespace formats_test;

enum class Reason { not_found = 1, forbidden, bad_request, invalid, internal };
constexpr auto amiss_catalog(Reason)
{
    return catalog<Reason>("kubernetes",
                           row(Reason::not_found, "NotFound", HttpStatus::not_found, "", "It was not found."),
                           row(Reason::forbidden, "Forbidden", HttpStatus::forbidden, "", "It is forbidden."),
                           row(Reason::bad_request, "BadRequest", HttpStatus::bad_request, "",
                               "The request is not understood."),
                           row(Reason::invalid, "Invalid", HttpStatus::unprocessable_content, "", "It is invalid."),
                           row(Reason::internal, "InternalError", HttpStatus::internal_server_error, "", "It broke."));
}

/// The types of causes.
enum class Cause { required = 1, not_supported };
constexpr auto amiss_catalog(Cause)
{
    return catalog<Cause>("cause",
                          row(Cause::required, "FieldValueRequired", HttpStatus::unprocessable_content, "",
                              "Required value"),
                          row(Cause::not_supported, "FieldValueNotSupported", HttpStatus::unprocessable_content, "",
                              "Unsupported value"));
}

constexpr auto kube = formats::kubernetes(Reason::internal);

/// The API server's answer to a forbidden path: details are always there.
constexpr auto empty_details = envelope(Reason::internal, [] {
    return object(member("kind", "Status"), member("apiVersion", "v1"), member("metadata", object()),
                  member("status", "Failure"), member("message", field::message), member("reason", field::code),
                  member("details", formats::KubernetesLayout::details()), member("code", field::status));
});
constexpr auto minimal =
    object(member("kind", "Status"), member("apiVersion", "v1"), member("status", "Failure"), member("code", 404));
constexpr auto without_version = object(member("kind", "Status"), member("status", "Failure"), member("code", 404));

const Dialect dialect(
    "kubernetes", "API conventions (2026-08)",
    {shipped("kubernetes", kube), described("empty_details", empty_details), described("minimal", minimal),
     described("without_version", without_version)},
    {
        {"a pod that does not exist",
         [] {
             return Errors{ApiError(Reason::not_found)
                               .with_message(R"(pods "grafana" not found)")
                               .with_detail("name", "grafana")
                               .with_detail("kind", "pods")};
         }},
        {"a forbidden path: empty metadata and details",
         [] {
             return Errors{
                 ApiError(Reason::forbidden).with_message(R"(forbidden: User "system:anonymous" cannot get path "/")")};
         },
         "empty_details"},
        {"no details",
         [] {
             return Errors{ApiError(Reason::bad_request)
                               .with_message("a container name must be specified for pod kube-dns-v20-mz5cv, choose "
                                             "one of: [kubedns dnsmasq healthz]")};
         }},
        {"no message and no reason, and another code than the status",
         [] { return Errors{ApiError(HttpStatus::bad_request)}; }, "minimal", "", "", "404"},
        {"without apiVersion", [] { return Errors{ApiError(HttpStatus::bad_request)}; }, "without_version", "", "",
         "404"},
    });

TEST(format_kubernetes, examples) { dialect.check(); }

TEST(format_kubernetes, all_catalogues)
{
    check_catalogues([](auto fallback) { return formats::kubernetes(fallback); });
}

TEST(format_kubernetes, causes_are_violations_with_codes)
{
    const ApiError error = ApiError(Reason::invalid)
                               .with_message(R"(Pod "web" is invalid)")
                               .with_detail("name", "web")
                               .with_detail("kind", "Pod")
                               .with_violation("spec.containers", Cause::required)
                               .with_violation("spec.restartPolicy", R"(Unsupported value: "x")", Cause::not_supported)
                               .with_retry_after(2);
    const std::string body = to_string(kube, error);
    EXPECT_EQ(body,
              R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",)"
              R"("message":"Pod \"web\" is invalid","reason":"Invalid","details":{"name":"web","kind":"Pod",)"
              R"("causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.containers"},)"
              R"({"reason":"FieldValueNotSupported","message":"Unsupported value: \"x\"",)"
              R"("field":"spec.restartPolicy"}],"retryAfterSeconds":2},"code":422})");
    const ApiError back = read(kube, Received(422, body));
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.violations()[0].as<Cause>(), Cause::required);
    EXPECT_EQ(back.violations()[1].as<Cause>(), Cause::not_supported);
}

TEST(format_kubernetes, headers)
{
    const WrittenResponse response = response_of(kube, ApiError(HttpStatus::too_many_requests).with_retry_after(1));
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    EXPECT_EQ(response.header("Retry-After"), "1");
}

TEST(format_kubernetes, mistakes)
{
    const ApiError wrong =
        read(kube, Received(422, R"({"kind":"Status","status":"Failure","message":7,"reason":{},"details":[]})"));
    EXPECT_TRUE(wrong.malformed());
    EXPECT_EQ(wrong.status(), HttpStatus::unprocessable_content);
    // An answer to a DELETE.
    EXPECT_TRUE(check(kube, Received(200, R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success"})")));
    EXPECT_EQ(to_string(kube, ApiError(std::make_error_code(std::errc::io_error)).with_context("secret")),
              to_string(kube, Reason::internal));
}

static_assert(kube.fallback == Reason::internal && kube.options.content_type == "application/json");

} // namespace
