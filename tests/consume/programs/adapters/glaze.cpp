// SPDX-License-Identifier: BSL-1.0
// A handler that reads a body with glaze.
#include <amiss/adapt/glaze.hpp>

#include <amiss/apis/cstar.hpp>

#include <string>

struct Form {
    std::string title;
};
template <class Fields>
void amiss_members(Fields& fields, Form& form)
{
    fields("title", form.title);
}

int main()
{
    const amiss::expected<Form> good =
        amiss::parse_body<Form>(R"({"title":"x"})", amiss::cstar::body_errors, amiss::with_glaze);
    const amiss::expected<Form> bad = amiss::parse_body<Form>("{}", amiss::cstar::body_errors, amiss::with_glaze);
    const bool checked = good && good->title == "x" && !bad && bad.error().param() == "title";
    return checked ? 0 : 1;
}
