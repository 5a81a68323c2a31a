// SPDX-License-Identifier: BSL-1.0
// What the handlers of the cStar API do with records, whatever kind they are.
#pragma once

#include <demo/apis/cstar_requests.hpp>
#include <demo/router.hpp>

#include <amiss/error.hpp>

#include <boost/json/object.hpp>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace demo::cstar {

/// A kind of record: its table, which is also the name of its scopes, and what its ids begin with.
struct Kind {
    std::string_view table;
    std::string_view prefix;
};

/// For `map_error`: the client learns that the database failed; the log says why and where.
inline auto database_error(std::string_view doing)
{
    return [doing](const std::error_code& cause) {
        return amiss::ApiError(Code::database_error).with_cause(cause).with_context(doing);
    };
}

/// The record in the path. This key cannot see records of other teams or of the other mode.
expected<Record> find(const Request& request, const Kind& kind);
/// The owner's records with all these texts.
expected<std::vector<Record>> select(const Request& request, const Kind& kind,
                                     std::initializer_list<Store::Match> all = {});
/// The first page of a list.
expected<Reply> page(const Request& request, const std::vector<Record>& records);

/// Fails with `conflict` when the owner has another record than `own_id` with these texts.
expected<void> must_be_new(const Request& request, const Kind& kind, std::initializer_list<Store::Match> all,
                           amiss::ApiError conflict, std::string_view own_id = {});

expected<Reply> insert(const Request& request, const Kind& kind, boost::json::object fields);
expected<Reply> update(const Request& request, const Kind& kind, Record record);

/// Whole handlers, of GET and DELETE for one record.
expected<Reply> get(const Request& request, const Kind& kind);
expected<Reply> erase(const Request& request, const Kind& kind);

/// The routes of each kind of record.
std::vector<Route> ticket_routes();
std::vector<Route> customer_routes();
std::vector<Route> article_routes();
std::vector<Route> webhook_routes();

} // namespace demo::cstar
