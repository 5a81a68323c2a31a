// SPDX-License-Identifier: BSL-1.0
// Reads and changes records of the CodeSpar API in the store.
#include <demo/apis/codespar_records.hpp>

#include <demo/json_body.hpp>

#include <boost/json/array.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace demo::codespar {

using amiss::ApiError;
using boost::json::object;

namespace {

/// The project that a record belongs to: that of its field, or itself.
std::string project_of(const Record& record) { return text_of(record.fields, "project_id").value_or(record.id); }

} // namespace

ApiError store_error(const std::error_code& cause)
{
    if (cause == std::errc::resource_unavailable_try_again)
        return ApiError(Code::service_unavailable).with_retry_after(deployment).with_cause(cause);
    return ApiError(Code::internal_error).with_cause(cause);
}

boost::json::value to_json(const Record& record)
{
    object json{{"id", record.id}};
    for (const auto& field : record.fields) json.insert(field);
    return json;
}

expected<Record> find(const Request& request, std::string_view table, std::string_view id)
{
    AMISS_ASSIGN(auto record, request.services.store.find(table, id, request.key.owner).map_error(store_error));
    if (!record) return amiss::fail(Code::not_found);
    if (const auto project = text_of(record->fields, "project_id")) AMISS_TRY(may_reach(request, *project));
    return *std::move(record);
}

expected<Record> find_project(const Request& request, std::string_view id)
{
    AMISS_TRY(may_reach(request, id));
    return find(request, "projects", id);
}

expected<Reply> insert(const Request& request, std::string_view table, std::string_view prefix, object fields)
{
    Record record{request.services.ids.next(prefix, 16), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(table, record).map_error(store_error));
    return created(to_json(record));
}

expected<Reply> page(const Request& request, const std::vector<Record>& records)
{
    AMISS_ASSIGN(const std::size_t limit, limit_of(request));
    AMISS_ASSIGN(const auto cursor, in_query(request, "cursor"));
    boost::json::array data;
    for (const Record& record : records) { // in the order of their ids
        if (cursor && record.id < *cursor) continue;
        if (!may_reach(request, project_of(record))) continue;
        if (data.size() == limit) return ok({{"data", std::move(data)}, {"next_cursor", record.id}});
        data.push_back(to_json(record));
    }
    return ok({{"data", std::move(data)}});
}

expected<Reply> get(const Request& request, std::string_view table)
{
    AMISS_TRY(may_read(request, table));
    AMISS_ASSIGN(const Record record, find(request, table, request.in_path_at("id")));
    return ok(to_json(record));
}

expected<Reply> erase(const Request& request, std::string_view table)
{
    AMISS_TRY(may_write(request, table));
    AMISS_ASSIGN(const Record record, find(request, table, request.in_path_at("id")));
    AMISS_TRY(request.services.store.erase(table, record.id).map_error(store_error));
    return ok({{"id", record.id}, {"deleted", true}});
}

} // namespace demo::codespar
