// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says of projects and their slugs.
#include <demo/scenarios/codespar_tables.hpp>

#include <string>

namespace demo::codespar_tables {

void projects(Scenarios& table)
{
    table.when("A project is created")
        .post("/v1/projects", R"({"name":"Blog","slug":"blog_2-a"})")
        .bearer(key)
        .expect(201)
        .member("/slug", "blog_2-a")
        .new_id("/id", "prj_", 16);
    table.when("A project keeps its slug").patch(shop, R"({"slug":"shop"})").bearer(key).expect(200);
    table.when("A project keeps the slug 'default'")
        .patch("/v1/projects/prj_default000000000", R"({"slug":"default"})")
        .bearer(key)
        .expect(200)
        .member("/slug", "default");
    table.when("A project is found by its slug")
        .get("/v1/projects?slug=shop&limit=100")
        .bearer(key)
        .expect(200)
        .member("/data/0/id", "prj_shop000000000000")
        .no_member("/data/1")
        .no_member("/next_cursor");
    table.when("A project's key sees only that project in the list")
        .get("/v1/projects")
        .bearer("csk_live_acmeshop")
        .expect(200)
        .member("/data/0/id", "prj_shop000000000000")
        .no_member("/data/1");
    table.when("No project has the slug").get("/v1/projects?slug=none").bearer(key).expect(200).no_member("/data/0");
    table.when("The first page of a list")
        .get("/v1/projects?limit=1")
        .bearer("csk_live_globex")
        .expect(200)
        .member("/data/0/slug", "globex")
        .member("/next_cursor", "prj_globexlabs000000");
    table.when("The next page of a list")
        .get("/v1/projects?limit=1&cursor=prj_globexlabs000000")
        .bearer("csk_live_globex")
        .expect(200)
        .member("/data/0/slug", "labs")
        .no_member("/data/1")
        .no_member("/next_cursor");

    const auto project = [&table](std::string_view what, const std::string& slug, int status, std::string_view code) {
        fails(table.when(what).post("/v1/projects", R"({"name":"New","slug":")" + slug + "\"}").bearer(key), status,
              code);
    };
    project("A slug with capitals", "Shop", 400, "slug_invalid");
    project("A slug with a blank", "my shop", 400, "slug_invalid");
    project("An empty slug", "", 400, "slug_invalid");
    project("A slug of 65 characters", std::string(65, 'a'), 400, "slug_invalid");
    table.when("A slug of 64 characters")
        .post("/v1/projects", R"({"name":"New","slug":")" + std::string(64, 'a') + "\"}")
        .bearer(key)
        .expect(201);
    project("The slug 'default'", "default", 400, "slug_reserved");
    project("A slug that is taken", "shop", 409, "slug_conflict");
    fails(table.when("A project cannot get a slug with a blank").patch(shop, R"({"slug":"my shop"})").bearer(key), 400,
          "invalid_request");
    fails(table.when("A project is renamed to a slug that is taken")
              .patch("/v1/projects/prj_default000000000", R"({"slug":"shop"})")
              .bearer(key),
          409, "slug_conflict");

    const auto unknown = [&table](std::string_view what, std::string_view target) {
        fails(table.when(what).get(target).bearer(key), 404, "not_found");
    };
    unknown("Another organization's project", "/v1/projects/prj_globex0000000000");
    unknown("An id of another form", "/v1/projects/42");
    unknown("An unknown path", "/v1/project");
}

} // namespace demo::codespar_tables
