// SPDX-License-Identifier: BSL-1.0
// Reads and changes records of the cStar API in the store.
#include <demo/apis/cstar_records.hpp>

#include <demo/apis/helpdesk.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace demo::cstar {

using helpdesk::to_json;

expected<Record> find(const Request& request, const Kind& kind)
{
    const auto id = prefixed_id(kind.prefix, request.in_path_at("id"));
    if (!id) return amiss::fail(Code::invalid_id_format).with_param("id");
    AMISS_ASSIGN(auto record,
                 request.services.store.find(kind.table, *id, request.key.owner).map_error(database_error("find")));
    if (!record) return amiss::fail(Code::resource_not_found);
    return *std::move(record);
}

expected<std::vector<Record>> select(const Request& request, const Kind& kind, std::initializer_list<Store::Match> all)
{
    return request.services.store.select(kind.table, request.key.owner, all).map_error(database_error("select"));
}

expected<Reply> page(const Request& request, const std::vector<Record>& records)
{
    AMISS_ASSIGN(const std::size_t size, page_size(request));
    boost::json::array json;
    for (std::size_t at = 0; at < std::min(size, records.size()); ++at) json.push_back(to_json(records[at]));
    return ok(std::move(json));
}

expected<void> must_be_new(const Request& request, const Kind& kind, std::initializer_list<Store::Match> all,
                           amiss::ApiError conflict, std::string_view own_id)
{
    AMISS_ASSIGN(const auto same, select(request, kind, all));
    const auto is_another = [own_id](const Record& record) { return record.id != own_id; };
    if (std::any_of(same.begin(), same.end(), is_another)) return amiss::fail(std::move(conflict));
    return {};
}

expected<Reply> insert(const Request& request, const Kind& kind, boost::json::object fields)
{
    Record record{request.services.ids.next_hex(kind.prefix), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(kind.table, record).map_error(database_error("insert")));
    return created(to_json(record));
}

expected<Reply> update(const Request& request, const Kind& kind, Record record)
{
    AMISS_ASSIGN(const Record updated,
                 request.services.store.update(kind.table, std::move(record)).map_error(database_error("update")));
    return ok(to_json(updated));
}

expected<Reply> get(const Request& request, const Kind& kind)
{
    AMISS_TRY(may_read(request, kind.table));
    AMISS_ASSIGN(const Record record, find(request, kind));
    return ok(to_json(record));
}

expected<Reply> erase(const Request& request, const Kind& kind)
{
    AMISS_TRY(may_write(request, kind.table));
    AMISS_ASSIGN(const Record record, find(request, kind));
    AMISS_TRY(request.services.store.erase(kind.table, record.id).map_error(database_error("erase")));
    return ok({{"id", record.id}, {"deleted", true}});
}

} // namespace demo::cstar
