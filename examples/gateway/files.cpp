// SPDX-License-Identifier: BSL-1.0
// Calls the service of files.
#include <gateway/files.hpp>

#include <gateway/files_api.hpp>
#include <gateway/tables.hpp>

#include <amiss/try.hpp>

#include <boost/json/object.hpp>

namespace gateway {
namespace {

amiss::expected<File> to_file(const boost::json::value& body)
{
    File file;
    AMISS_ASSIGN(file.name, clients::text_in(body, "name"));
    const boost::json::value* size = body.get_object().if_contains("size");
    if (size == nullptr || !size->is_int64()) return clients::unreadable("size");
    file.size = size->get_int64();
    return file;
}

} // namespace

amiss::expected<File> Files::find(std::string_view name)
{
    const auto request = request_to(upstream_, "GET", "/v1/files/" + std::string(name));
    return call(upstream_, files::envelope, of_files, request, amiss::Idempotency::idempotent, to_file);
}

amiss::expected<File> Files::create(std::string_view name)
{
    const auto request = clients::with_body(request_to(upstream_, "POST", "/v1/files"), {{"name", name}});
    return call(upstream_, files::envelope, of_files, request, amiss::Idempotency::not_idempotent, to_file);
}

} // namespace gateway
