// SPDX-License-Identifier: BSL-1.0
// The projects of the CodeSpar API. No two of an organization have the same slug.
#include <demo/apis/codespar_records.hpp>

#include <string>
#include <utility>

namespace demo::codespar {
namespace {

using boost::json::object;

expected<void> must_be_free(const Request& request, std::string_view slug, std::string_view own_id = {})
{
    AMISS_ASSIGN(const auto same,
                 request.services.store.select("projects", request.key.owner, {{"slug", slug}}).map_error(store_error));
    if (!same.empty() && same.front().id != own_id) return amiss::fail(Code::slug_conflict);
    return {};
}

expected<Reply> list_projects(const Request& request)
{
    AMISS_TRY(may_read(request, "projects"));
    AMISS_ASSIGN(const auto slug, in_query(request, "slug"));
    Store& store = request.services.store;
    AMISS_ASSIGN(const auto found,
                 (slug ? store.select("projects", request.key.owner, {{"slug", *slug}})
                       : store.select("projects", request.key.owner))
                     .map_error(store_error));
    return page(request, found);
}

expected<Reply> create_project(const Request& request)
{
    AMISS_TRY(may_write(request, "projects"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string name, text(body, "name"));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    if (!is_slug(slug)) return amiss::fail(Code::slug_invalid);
    if (slug == "default") return amiss::fail(Code::slug_reserved);
    AMISS_TRY(must_be_free(request, slug));
    return insert(request, "projects", "prj_", {{"name", name}, {"slug", slug}});
}

expected<Reply> get_project(const Request& request)
{
    AMISS_TRY(may_read(request, "projects"));
    AMISS_ASSIGN(const Record project, find_project(request, request.in_path_at("id")));
    return ok(to_json(project));
}

expected<Reply> update_project(const Request& request)
{
    AMISS_TRY(may_write(request, "projects"));
    AMISS_ASSIGN(Record project, find_project(request, request.in_path_at("id")));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    if (!is_slug(slug)) return amiss::fail(Code::invalid_request).with_message("The field 'slug' is not a slug");
    AMISS_TRY(must_be_free(request, slug, project.id));
    project.fields["slug"] = slug;
    AMISS_ASSIGN(project, request.services.store.update("projects", project).map_error(store_error));
    return ok(to_json(project));
}

} // namespace

std::vector<Route> project_routes()
{
    return {
        {"GET", "/v1/projects", list_projects},
        {"POST", "/v1/projects", create_project},
        {"GET", "/v1/projects/{id}", get_project},
        {"PATCH", "/v1/projects/{id}", update_project},
    };
}

} // namespace demo::codespar
