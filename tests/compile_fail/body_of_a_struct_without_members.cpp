// expect: amiss: a body has no such value: declare amiss_members for the struct, amiss_names for the enum
// SPDX-License-Identifier: BSL-1.0
// A body is to become a struct whose members nobody has named.
#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

struct Form {
    int x = 0;
};

#ifndef AMISS_MUST_NOT_COMPILE
template <class Fields>
void amiss_members(Fields& fields, Form& form)
{
    fields("x", form.x);
}
#endif

bool is_good(const char* text) { return amiss::parse_body<Form>(text, amiss::cstar::body_errors).has_value(); }
