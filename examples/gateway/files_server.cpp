// SPDX-License-Identifier: BSL-1.0
// The service of files: writes its errors in Google's form.
#include <gateway/files_server.hpp>

#include <gateway/files_api.hpp>

#include <amiss/expected.hpp>
#include <amiss/respond.hpp>

#include <optional>
#include <string>
#include <utility>

namespace files {
namespace {

amiss::expected<std::string> run(const demo::HttpRequest& request)
{
    if (request.headers.find("Authorization") != "Bearer files_key")
        return amiss::fail(Code::credentials_invalid).with_detail("service", "files.example.com");
    if (request.method == "GET" && request.target == "/v1/files/plan") return R"({"name":"plan","size":1204})";
    if (request.method == "GET") return amiss::fail(Code::file_missing).with_param(request.target.substr(10));
    if (request.body == R"({"name":"plan"})") return amiss::fail(Code::name_taken).with_param("plan");
    if (request.body == R"({"name":"a/b"})")
        return amiss::fail(Code::name_invalid).with_param("file.name").with_violation("file.name", "must not have '/'");
    return R"({"name":"notes","size":0})";
}

demo::HttpResponse failure(const amiss::ApiError& error)
{
    char buffer[2048];
    const amiss::Response made = amiss::respond(envelope, error, {"theirs-7f3a"}, buffer);
    demo::HttpResponse response;
    response.status = made.status;
    response.body = made.body;
    for (const amiss::Header& header : made.headers) response.headers.add(header.name, header.value);
    return response;
}

} // namespace

demo::HttpResponse FilesServer::handle(const demo::HttpRequest& request)
{
    std::optional<Answer> planned;
    {
        const std::lock_guard lock(mutex_);
        if (!planned_.empty()) {
            planned = std::move(planned_.front());
            planned_.pop();
        }
    }
    if (planned) return (*planned)();
    const amiss::expected<std::string> made = run(request);
    if (!made) return failure(made.error());
    demo::HttpResponse response;
    response.headers.add("Content-Type", "application/json");
    response.body = *made;
    return response;
}

void FilesServer::answer_next(Answer answer)
{
    const std::lock_guard lock(mutex_);
    planned_.push(std::move(answer));
}

void FilesServer::fail_next(const amiss::ApiError& error)
{
    answer_next([error] { return failure(error); });
}

} // namespace files
