// SPDX-License-Identifier: BSL-1.0
// The articles of the cStar API. No two of a team have the same slug.
#include <demo/apis/cstar_records.hpp>

#include <string>
#include <utility>

namespace demo::cstar {
namespace {

using boost::json::object;

constexpr Kind articles{"articles", "art_"};

/// The slug in the body, if no other article has it.
expected<std::string> new_slug(const Request& request, const object& body, std::string_view own_id = {})
{
    AMISS_ASSIGN(auto slug, text(body, "slug"));
    AMISS_TRY(must_be_new(request, articles, {{"slug", slug}},
                          amiss::ApiError(Code::resource_conflict).with_param("slug"), own_id));
    return slug;
}

expected<Reply> list_articles(const Request& request)
{
    AMISS_TRY(may_read(request, articles.table));
    const auto slug = request.query.find("slug");
    AMISS_ASSIGN(const auto found,
                 slug == request.query.end() ? select(request, articles)
                                             : select(request, articles, {{"slug", slug->second}}));
    return page(request, found);
}

expected<Reply> create_article(const Request& request)
{
    AMISS_TRY(may_write(request, articles.table));
    AMISS_ASSIGN(const object body, body_of(request));
    object article;
    AMISS_ASSIGN(article["title"], text(body, "title"));
    AMISS_ASSIGN(article["slug"], new_slug(request, body));
    return insert(request, articles, std::move(article));
}

expected<Reply> get_article(const Request& request) { return get(request, articles); }

expected<Reply> update_article(const Request& request)
{
    AMISS_TRY(may_write(request, articles.table));
    AMISS_ASSIGN(Record article, find(request, articles));
    AMISS_ASSIGN(const object body, body_of(request));
    if (body.contains("title")) {
        AMISS_ASSIGN(article.fields["title"], text(body, "title"));
    }
    if (body.contains("slug")) {
        AMISS_ASSIGN(article.fields["slug"], new_slug(request, body, article.id));
    }
    return update(request, articles, std::move(article));
}

expected<Reply> delete_article(const Request& request) { return erase(request, articles); }

} // namespace

std::vector<Route> article_routes()
{
    return {
        {"GET", "/api/v1/teams/{team}/articles", list_articles},
        {"POST", "/api/v1/teams/{team}/articles", create_article},
        {"GET", "/api/v1/teams/{team}/articles/{id}", get_article},
        {"PATCH", "/api/v1/teams/{team}/articles/{id}", update_article},
        {"DELETE", "/api/v1/teams/{team}/articles/{id}", delete_article},
    };
}

} // namespace demo::cstar
